"""Which mentions mean one document."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from briefgen.annotate import Annotated, TokenMention
from briefgen.extract.documents.acts import Deed
from briefgen.extract.documents.heads import Head
from briefgen.model import Span

# What a later mention may be called: „споразумението“ of a treaty, „договорът“ of an agreement.
_GENERAL = frozenset({"agreement", "treaty"})
_SPECIFIC = frozenset(
    [
        "agreement",
        "treaty",
        "contract",
        "protocol",
        "memorandum",
        "memorandum-of-understanding",
        "pact",
        "letter-of-intent",
        "convention",
        "charter",
        "roadmap",
    ]
)
_FAMILY = {
    "memorandum-of-understanding": "memorandum", "contract": "treaty", "statement": "declaration",
}  # fmt: skip
_SHORT = 3
# How many sentences of the text the lead has.
_LEAD = 3
# A noun that means a text added to another, and never that other.
_ADDED = "анекс"
_WORD = re.compile(r"\w+")
_OLD = frozenset({"date"})
_NEW = frozenset({"signed", "initialled", "adopted", "agreed", "proposed", "announced"})


@dataclass(slots=True)
class Record:
    """One document: its mentions, the deeds told of it, whose it is.

    ``named``: its own words name a party („договор с А“); ``refused`` and ``did`` are who
    would not sign or ratify (True) it and who did.
    """

    heads: list[Head]
    deeds: list[Deed] = field(default_factory=list)
    parties: list[str] = field(default_factory=list)
    complete: bool = False
    people: list[TokenMention] = field(default_factory=list)
    signed_at: list[Span] = field(default_factory=list)
    named: bool = False
    refused: list[tuple[bool, str]] = field(default_factory=list)
    did: list[tuple[bool, str]] = field(default_factory=list)

    @property
    def head(self) -> Head:
        return self.heads[0]

    @property
    def type(self) -> str:
        return self.heads[0].type


def find_record(
    ann: Annotated,
    head: Head,
    parties: Sequence[str],
    deeds: Sequence[Deed],
    records: Sequence[Record],
    apart: Callable[[Record], bool],
) -> Record | None:
    """The document that ``head`` names again; None where it names a new one.

    ``apart`` tells of a record whether it is another in spite of its words.
    """
    if head.other:
        return None
    fitting = [
        record for record in reversed(records)
        if _is_same(ann, record, head, parties) and not _differ(record, deeds)
    ]  # fmt: skip
    named = [record for record in fitting if _noun(ann, record.head) == _noun(ann, head)]
    same = [record for record in fitting if _kind(record.head) == _kind(head)]
    return next((r for r in [*named, *same, *fitting] if not apart(r)), None)


def is_headline(ann: Annotated, record: Record) -> bool:
    """Whether only the headline has named the document: a first paragraph of one sentence."""
    if len(ann.units) < 2 or any(ann.unit_at[head.noun] != 0 for head in record.heads):
        return False
    one, other = ann.tokens[ann.units[0].stop - 1], ann.tokens[ann.units[1].start]
    return "\n" in ann.article.text[one.end : other.start]


def of_headline(
    ann: Annotated, head: Head, parties: Sequence[str], deeds: Sequence[Deed],
    records: Sequence[Record], heads: Iterable[Head],
) -> Record | None:  # fmt: skip
    """The headline's „споразумение“ that the lead calls „меморандум за …“."""
    if head.other or head.definite or len(records) != 1 or not is_headline(ann, records[0]):
        return None
    record = records[0]
    first = record.head
    alike = first.type in _GENERAL and head.type in _SPECIFIC and first.plural == head.plural
    told = {d.sense for d in deeds if d.mode == "real"} & {
        d.sense for d in record.deeds if d.mode != "failed"
    }
    apart = parties and record.parties and not set(parties) & set(record.parties)
    if not alike or not told or apart or ann.unit_at[head.noun] > _LEAD:
        return None
    again = any(
        h.type == first.type and not h.definite and ann.unit_at[h.noun] > 0 and h != head
        for h in heads
    )
    return None if again else record


def _differ(record: Record, deeds: Sequence[Deed]) -> bool:
    """What was signed long ago is not what is signed, drafted or refused now."""

    def is_old(told: Sequence[Deed]) -> bool:
        return any(d.old or (d.status == "existing" and d.sense in _OLD) for d in told)

    def is_new(told: Sequence[Deed]) -> bool:
        return any(d.status in _NEW for d in told)

    # A document told a thousand times is mostly new at its first deed: ask that first.
    if is_new(deeds):
        return not is_new(record.deeds) and is_old(record.deeds)
    return is_old(deeds) and is_new(record.deeds)


def _noun(ann: Annotated, head: Head) -> str:
    return ann.lexicon.stem(ann.lower(head.noun))


def _is_same(ann: Annotated, record: Record, head: Head, parties: Sequence[str]) -> bool:
    first = record.head
    titles = {ann.text_of(h.title) for h in record.heads if h.title} if head.title else set()
    if head.title and titles:
        return ann.text_of(head.title) in titles
    bare = head.definite and not head.about and not parties
    again = bare and first.proper and _kind(first) == _kind(head)
    if first.proper != head.proper and not again:
        return False
    if first.plural != head.plural or (
        head.kind and not any(head.kind == h.kind for h in record.heads)
    ):
        return False
    if (
        parties
        and record.parties
        and not set(parties) <= set(record.parties)
        and not (set(record.parties) <= set(parties))
    ):
        return False
    same_kind = _kind(first) == _kind(head)
    if _noun(ann, first).startswith(_ADDED) != _noun(ann, head).startswith(_ADDED):
        return False
    if not same_kind and not record.deeds:
        return False  # „договор“ is no other word for an agreement that is a mere idea
    if not same_kind and not (head.type in _GENERAL and first.type in _SPECIFIC and _is_bare(head)):
        return False
    about = any(h.about for h in record.heads)
    if first.kind and head.about and not head.kind:
        return False
    if head.about and _noun(ann, first) != _noun(ann, head):
        return False
    if head.about and about:
        own = ann.text_of(head.about)
        return any(_overlap(ann, own, ann.text_of(h.about)) for h in record.heads if h.about)
    if head.definite:
        if not same_kind and head.about:
            return False
        return bool(not head.about or ann.unit_at[first.noun] != ann.unit_at[head.noun])
    # An indefinite one is named anew, unless it says again what the headline said.
    apart = ann.unit_at[first.noun] != ann.unit_at[head.noun]
    return (
        apart
        and same_kind
        and not first.definite
        and bool(record.deeds)
        and (not head.about or not about)
        and head.draft is None
    )


def _kind(head: Head) -> str:
    return _FAMILY.get(head.type, head.type)


def _is_bare(head: Head) -> bool:
    return head.definite and not head.about and not head.title


def _overlap(ann: Annotated, one: str, other: str) -> bool:
    """Whether two subjects are one: either holds the other, or they share most words."""
    stems, others = _stems(ann, one), _stems(ann, other)
    if stems <= others or others <= stems:
        return True
    return len(stems & others) * 2 > min(len(stems), len(others))


def _stems(ann: Annotated, text: str) -> frozenset[str]:
    return frozenset(
        ann.lexicon.stem(word) for word in _WORD.findall(text.lower()) if len(word) > _SHORT
    )


def meant(ann: Annotated, head: Head, records: Sequence[Record]) -> list[Record]:
    """The documents that „документът“, „го“, „двата текста“ stand for."""
    if head.subject and not head.plural:
        return _nearest(ann, head, records)
    if head.plural:
        earlier = [r for r in records if r.head.noun < head.noun]
        if not earlier:
            return []
        unit = ann.unit_at[earlier[-1].head.noun]
        if head.subject and ann.unit_at[head.noun] - unit > 1:
            return []
        together = [r for r in earlier if ann.unit_at[r.head.noun] == unit]
        plural = [earlier[-1]] if earlier[-1].head.plural else []
        return together if len(together) > 1 else plural
    single = [r for r in records if r.head.noun < head.noun and not r.head.plural]
    if head.gender == "f":
        single = [r for r in single if any(h.gender == "f" for h in r.heads)]
    alive = [r for r in single if r.deeds and any(d.status != "existing" for d in r.deeds)]
    chosen = alive or [r for r in single if r.deeds]
    if not chosen and head.definite:
        unit = ann.unit_at[head.noun]
        chosen = [r for r in single if unit - ann.unit_at[r.heads[-1].noun] <= 1]
    return chosen[-1:]


def _nearest(ann: Annotated, head: Head, records: Sequence[Record]) -> list[Record]:
    """The document of the subject's gender that the sentence itself or the one before it
    named last."""
    unit = ann.unit_at[head.noun]
    named = [
        (h.noun, record)
        for record in records
        for h in record.heads
        if h.noun < head.noun and h.gender == head.gender and not h.plural
        and unit - ann.unit_at[h.noun] <= 1
    ]  # fmt: skip
    return [max(named, key=lambda pair: pair[0])[1]] if named else []
