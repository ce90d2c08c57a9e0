"""What is printed of a document: its name, its subject, the words that carry it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefgen.annotate import Annotated
from briefgen.extract.context import Context
from briefgen.extract.documents.acts import Deed
from briefgen.extract.documents.heads import Head
from briefgen.extract.documents.identity import Record
from briefgen.languages.bg.forms import agreeing
from briefgen.model import Entity, Span

_APART = 400
_BESIDE = 20
# Words in the names of bodies that make treaties.
_BETWEEN_STATES = re.compile(
    r"съюз|организаци|общност|съвет|лига|комисия|правителств|министерств|парламент|движени|фронт|"
    r"парти|асамблея|агенция|пакт|НАТО|ООН|ОПЕК|АСЕАН|Меркосур|ОССЕ|банка|фонд|Хамас|Хизбула",
    re.IGNORECASE,
)


def words_of(ann: Annotated, record: Record, deed: Deed) -> Head:
    """The mention that says most, of those in the first's manner; what a document is called
    by its name is told where ``deed`` is."""
    first = record.heads[0]
    told = {d.head for d in record.deeds}
    by_name = all(d.sense == "name" for d in record.deeds if d.head == first)
    if first in told and by_name and deed.sense != "name" and deed.head in record.heads:
        return deed.head
    if first not in told and not (first.definite and first.about):
        first = next((h for h in record.heads if h in told), first)
    opening = record.heads[0]
    if first.definite and first.first == first.end and opening.first < opening.noun:
        return opening  # „съвместно изявление …  Изявлението бе подписано“
    fuller = [h for h in record.heads if h.about and h.type == first.type and h in told]
    # A headline shortens what the text then tells in full.
    if not fuller or (first.about and ann.unit_at[first.noun] > 0):
        return first
    fullest = max(fuller, key=_length_of_subject)
    return fullest if _length_of_subject(fullest) > _length_of_subject(first) else first


def _length_of_subject(head: Head) -> int:
    return head.about.end - head.about.start if head.about else 0


def type_of(context: Context, record: Record, records: Sequence[Record] = ()) -> str:
    """A договор between companies, or with one, is a contract; so is one whose parties are
    not named behind a document of such."""
    ann = context.ann
    type_ = record.type
    if type_ != "treaty" or record.head.proper:
        return type_
    if not record.parties and _told_after_bodies(context, record, records):
        return "contract"
    clause = ann.clauses[record.head.clause]
    beside = [i for i in clause.tokens if 0 < i - record.head.noun <= _BESIDE]
    if any("company" in ann.classes(i) for i in beside):
        return "contract"
    return "contract" if _firms(context, record) else type_


def _firms(context: Context, record: Record) -> list[Entity]:
    known = context.ann.entities | context.local
    names = [known[party] for party in record.parties if party in known]
    return [e for e in names if e.kind == "organisation" and not _BETWEEN_STATES.search(e.bg or "")]


def _told_after_bodies(context: Context, record: Record, records: Sequence[Record]) -> bool:
    """Whether the document told before it is one between bodies, and not of states."""
    named = [r for r in records if r.parties and r.head.noun < record.head.noun]
    return bool(named) and len(_firms(context, named[-1])) == len(named[-1].parties)


def name_of(ann: Annotated, head: Head) -> str:
    """The document's kind in its dictionary form, with the adjectives before it."""
    entry = ann.lexicon.entry("documents", head.type if head.type != "contract" else "treaty")
    stem = ann.lexicon.stem(ann.lower(head.noun))
    bases = [str(entry["base"]), *str(entry.get("also", "")).split("; ")]
    if head.type == "contract" and stem == ann.lexicon.stem("контракт"):
        bases = ["контракт"]
    base = next((b for b in bases if b and ann.lexicon.stem(b.split()[0]) == stem), bases[0])
    known = [
        ann.lower(i) for i in range(head.first, head.noun)
        if "document_adjective" in ann.classes(i)
    ]  # fmt: skip
    return " ".join([*(_agreeing(word, base.split()[0]) for word in known), base])


def _agreeing(word: str, noun: str) -> str:
    """„таен меморандум“ agrees already."""
    masculine = not noun.endswith(("а", "я", "о", "е", "ю"))
    return word if masculine and word.endswith("ен") else agreeing(word, noun)


def evidence_of(
    ann: Annotated, record: Record, head: Head, deed: Deed, title: Span | None, about: Span | None
) -> tuple[tuple[Span, ...], Span | None]:
    """The document's words first, the act's last; and what it is about."""
    told = _sets_out(ann, head, ann.unit_of(head.noun).stop - 1)
    about = about or (told[0] if told else None)
    end = head.end
    if told:
        end = max(end, told[1])
    words = ann.span(head.first, end)
    spans = [words]
    if title is not None and not (words.start <= title.start and title.end <= words.end):
        spans.append(title)
    if about is not None and not any(s.start <= about.start and about.end <= s.end for s in spans):
        spans.append(about)
    done = deed.mode == "real" and deed.group is not None and deed.first <= deed.group.head
    act = ann.span(deed.group.head if deed.group and done else deed.first, deed.last)
    signed = [s for s in record.signed_at if s.end - s.start <= _APART]
    last = next((s for s in signed if s.start <= act.start and act.end <= s.end), act)
    further = [s for s in signed if s != last]
    return tuple(dict.fromkeys([*spans, *further, last])), about


def _sets_out(ann: Annotated, head: Head, limit: int) -> tuple[Span, int] | None:
    """„която излага …“ right behind the document: what it says, and its last token."""
    hits = ann.found_in(range(head.end + 1, min(head.end + 4, limit)), "sets_out")
    for hit in hits:
        end = hit.last
        clause = ann.clause_at.get(hit.first)
        while end < limit and ann.clause_at.get(end + 1) is clause and not _ends(ann, end + 1):
            end += 1
        while end > hit.last and ann.tokens[end].text in ".,;":
            end -= 1
        if end > hit.last:
            return ann.span(hit.last + 1, end), end
    return None


def _ends(ann: Annotated, i: int) -> bool:
    if ann.tokens[i].text in ";":
        return True
    return ann.tokens[i].text == "," and bool(ann.classes(i + 1) & {"say", "relay"})
