"""Documents, what was done with them, and whose they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from briefgen.annotate import Annotated
from briefgen.extract.context import Context
from briefgen.extract.dates import DateExpression
from briefgen.extract.documents.acts import Deed, find_deeds
from briefgen.extract.documents.apart import subjects_apart
from briefgen.extract.documents.dating import made_on
from briefgen.extract.documents.doers import are_apart, without_refusers
from briefgen.extract.documents.heads import Head, find_heads
from briefgen.extract.documents.hearsay import is_hearsay
from briefgen.extract.documents.identity import Record, find_record, is_headline, meant, of_headline
from briefgen.extract.documents.makers import of_sentence_before
from briefgen.extract.documents.marks import find_marks
from briefgen.extract.documents.municipalities import as_municipalities
from briefgen.extract.documents.numbered import sign_by_number
from briefgen.extract.documents.other import fits, is_private
from briefgen.extract.documents.owners import give_owners
from briefgen.extract.documents.parties import named_parties
from briefgen.extract.documents.status import NEWS, date_of, dated, final_status
from briefgen.extract.documents.wording import evidence_of, name_of, type_of, words_of
from briefgen.extract.doubts import HEARSAY
from briefgen.model import Document

__all__ = ["extract_documents"]

# More documents in one sentence are no report but noise.
_MOST = 20
_FRESH = frozenset({"signed", "initialled", "agreed", "announced"})
_DEEDS_WITH_DAYS = frozenset({"sign", "initial", "conclude", "adopt", "ratify"})
_DONE = frozenset({"signed", "initialled", "adopted", "ratified"})
_DATED = frozenset({"signed", "initialled", "adopted", "ratified", "existing"})


def extract_documents(context: Context, dates: Sequence[DateExpression]) -> tuple[Document, ...]:
    """The documents with which the text says that something was done."""
    ann = context.ann
    heads = _without_noise(ann, find_heads(ann, tuple(dates)))
    if not heads:
        return ()
    deeds = [*find_deeds(ann, heads), *find_marks(ann, heads, dates, NEWS)]
    deeds = [dated(ann, deed, dates) for deed in deeds if fits(ann, deed)]
    records = _records(context, heads, deeds)
    return tuple(d for record in records for d in _documents(context, record, dates, records))


def _without_noise(ann: Annotated, heads: Sequence[Head]) -> list[Head]:
    counts: dict[int, int] = {}
    for head in heads:
        unit = ann.unit_at[head.noun]
        counts[unit] = counts.get(unit, 0) + 1
    return [head for head in heads if counts[ann.unit_at[head.noun]] <= _MOST]


def _records(context: Context, heads: Sequence[Head], deeds: Iterable[Deed]) -> list[Record]:
    """The documents, each with all its mentions and deeds."""
    by_head: dict[Head, list[Deed]] = {head: [] for head in heads}
    for deed in deeds:
        by_head.setdefault(deed.head, []).append(deed)
    records: list[Record] = []
    for head in sorted(by_head, key=lambda head: head.noun):
        own = sorted(by_head[head], key=lambda deed: deed.first)
        if not head.type:
            for record in meant(context.ann, head, records):
                _told(context, record, head, own, records)
            continue
        head = _typed(context.ann, head, records)
        named, complete = named_parties(context, head)
        apart = partial(are_apart, context, head=head, parties=named, deeds=own)
        known = find_record(context.ann, head, named, own, records, apart)
        known = known or of_headline(context.ann, head, named, own, records, by_head)
        record = known or Record([])
        if known is None:
            records.append(record)
        record.named = record.named or bool(named)
        fuller = own and bool(head.about or not head.definite)
        if known is not None and fuller and is_headline(context.ann, known):
            record.heads.insert(0, head)  # the text says it better
        else:
            record.heads.append(head)
        if complete and not record.complete:
            record.parties = list(dict.fromkeys(named))
            record.complete = True
        elif not record.complete:
            record.parties = list(dict.fromkeys([*record.parties, *named]))
        _told(context, record, head, own, records)
    sign_by_number(context, records)
    _inherit(context.ann, records)
    for record in records:
        record.parties = without_refusers(record)
        fresh = any(d.status in _FRESH for d in record.deeds)
        if fresh and len(record.parties) < 2 and not any(d.old for d in record.deeds):
            found = of_sentence_before(context, record.head, record.parties)
            record.parties = found or record.parties
    return records


def _inherit(ann: Annotated, records: Sequence[Record]) -> None:
    """„плана за изпълнение на споразумението“, „протокол към договора“: whose the one is, the
    other is."""
    for record in records:
        if record.parties:
            continue
        for other in records:
            if other.parties and other is not record and _hangs_on(ann, record.head, other.heads):
                record.parties = list(other.parties)
                break


def _hangs_on(ann: Annotated, head: Head, others: Sequence[Head]) -> bool:
    return head.prep in {"на", "към"} and any(
        0 < head.first - other.end <= 2 and other.clause == head.clause for other in others
    )


def _typed(ann: Annotated, head: Head, records: Sequence[Record]) -> Head:
    """„предишният договор“ is a contract where the one told before is."""
    if not (head.other and head.definite):
        return head
    noun = ann.lexicon.stem(ann.lower(head.noun))
    same = [r for r in records if ann.lexicon.stem(ann.lower(r.head.noun)) == noun]
    return replace(head, type=same[-1].type) if same else head


def _told(
    context: Context, record: Record, head: Head, deeds: Sequence[Deed], records: Sequence[Record]
) -> None:
    for deed in deeds:
        record.deeds.append(replace(deed, head=record.head) if not head.type else deed)
        give_owners(context, record, deed, records)
    if head.type:
        give_owners(context, record, None, records, head)


def _documents(
    context: Context, record: Record, dates: Sequence[DateExpression], records: Sequence[Record]
) -> Iterator[Document]:
    """The document of the record, or each of those that its plural names apart."""
    document = _document(context, record, dates, records)
    if document is None:
        return
    told = ((h, subjects_apart(context.ann, h)) for h in record.heads)
    head, subjects = next((pair for pair in told if pair[1]), (None, ()))
    if head is None or document.title:
        yield document
        return
    ann = context.ann
    noun = ann.span(head.first, head.last)
    for subject in subjects:
        act = tuple(span for span in document.evidence[1:] if span != subject)
        yield replace(document, about=ann.text_of(subject), evidence=(noun, subject, *act))


def _with_day(ann: Annotated, document: Document, made: DateExpression) -> Document:
    """The document with its own date, whose words are evidence, too."""
    if made.start == made.end:
        document = replace(document, date=made.start, dated=None)
    held = any(s.start <= made.span.start and made.span.end <= s.end for s in document.evidence)
    led = "preposition" in ann.classes(made.first - 1)
    words = ann.span(made.first - led, made.last)
    return document if held else replace(document, evidence=(*document.evidence, words))


def _document(
    context: Context, record: Record, dates: Sequence[DateExpression], records: Sequence[Record]
) -> Document | None:
    ann = context.ann
    deed = final_status(record.deeds)
    if deed is None or is_private(ann, record.head):
        return None
    head = words_of(ann, record, deed)
    alike = [d for d in record.deeds if (d.status, d.sense) == (deed.status, deed.sense)]
    told = (date_of(ann, d, dates) for d in (deed, *alike))
    date = next(filter(None, told), None)
    done = deed.sense in _DEEDS_WITH_DAYS
    day = date.start if done and date is not None and date.start == date.end else None
    made = made_on(ann, record, dates) if deed.status == "existing" and not day else None
    title = next((h.title for h in record.heads if h.title), None)
    subjects = [h.about for h in record.heads if h.about and h.type == head.type]
    about = max(subjects, key=lambda span: span.end - span.start, default=None)
    evidence, about = evidence_of(ann, record, head, deed, title, about)
    document = Document(
        type=type_of(context, record, records),
        name=name_of(ann, head),
        title=ann.text_of(title).strip() if title else None,
        parties=tuple(dict.fromkeys(as_municipalities(context, record.parties))),
        signatories=tuple(dict.fromkeys(m.entity for m in record.people)),
        status=deed.status,
        date=day if deed.status in _DATED else None,
        dated=(made.start, made.end) if made else None,
        about=ann.text_of(about) if about else None,
        evidence=evidence,
    )
    if made is not None:
        document = _with_day(ann, document, made)
    if deed.heard:
        document = replace(document, certainty="low", reason=HEARSAY)
    done = deed.status in _DONE and any(_is_reporters(context, d.first) for d in (deed, *alike))
    if not done:
        document = context.attribute(document)
    own_word = bool(document.attributed_to) or deed.status == "existing"
    if not own_word and all(is_hearsay(ann, d.first) for d in (deed, *alike)):
        return replace(document, certainty="low", reason=HEARSAY)
    return document


def _is_reporters(context: Context, deed: int) -> bool:
    """Whether the deed is told by nobody but the reporter, whoever spoke of the document."""
    return not context.frames_around(context.ann.tokens[deed].start)
