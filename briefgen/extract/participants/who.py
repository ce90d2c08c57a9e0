"""Whom a phrase names, and what follows from their kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from briefgen.annotate import Annotated, Nominal
from briefgen.extract.context import Context
from briefgen.extract.counted_people import (
    NUMBERS,
    PEOPLE,
    WOMEN,
    both_holders,
    office_kinds,
    people_counted,
)
from briefgen.extract.participants.claims import Claim
from briefgen.extract.participants.described import described_body
from briefgen.model import Part, Span

_BODIES = frozenset({"organisation", "country", "group"})
_BOTH = frozenset({"двамата", "двете", "двата"})
# How many words back „двамата“ and „той“ may mean somebody.
_FURTHEST = 150


@dataclass(frozen=True, slots=True)
class Named:
    """Whom a phrase names: the entity, its kind, and the words that name it."""

    entity: str
    kind: str
    span: Span
    first: int


def named_by(context: Context, nominals: Iterable[Nominal]) -> list[Named]:
    """The people and bodies that the phrases name; „двамата“ and „той“ where sure."""
    return [one for nominal in nominals for one in _of(context, nominal)]


def _of(context: Context, nominal: Nominal) -> Iterator[Named]:
    ann = context.ann
    span = ann.span(nominal.first, nominal.last)
    for entity in nominal.entities:
        known = ann.entities.get(entity) or context.local.get(entity)
        kind = known.kind if known else nominal.kind
        if nominal.kind == "person" and _is_title(ann, nominal):
            continue
        if kind == "group" and entity.startswith("local:"):
            continue  # a people: „британците“
        if nominal.kind in ("person", "body") and entity not in ann.media:
            yield Named(entity, kind, span, nominal.first)
    if nominal.kind == "body" and not nominal.entities:
        described = described_body(context, nominal)
        if described is not None:
            whole = ann.span(nominal.first, described[1])
            yield Named(described[0], "organisation", whole, nominal.first)
    if nominal.kind == "group" and "governments" in ann.classes(nominal.head):
        # „правителствата на А и Б“ act for their states.
        for mention in ann.mentions_in(nominal.first, nominal.last):
            if mention.kind == "country":
                yield Named(mention.entity, "country", span, nominal.first)
    word = ann.lower(nominal.first)
    if not nominal.entities and word in PEOPLE and nominal.kind in ("group", "pronoun"):
        found = [*_counted(ann, nominal)]
        if found or nominal.kind == "group":
            yield from found
            return
    if nominal.kind == "group" and not nominal.entities:
        if word in WOMEN:
            yield from _counted(ann, nominal)
        else:
            for entity in both_holders(ann, nominal):
                yield Named(entity, "person", span, nominal.first)
    if nominal.entities or nominal.kind != "pronoun":
        return
    if word in _BOTH and (word == "двамата" or _stands_alone(ann, nominal.last)):
        yield from _people_before(ann, nominal.first, 2)
    elif "pronoun_he" in ann.classes(nominal.first):
        yield from _people_before(ann, nominal.first, 1)


def _counted(ann: Annotated, nominal: Nominal) -> Iterator[Named]:
    """„тримата“, „двамата премиери“: the words that count them stand for each."""
    words = {ann.lower(i) for i in range(nominal.first, nominal.last + 2) if i in ann.clause_at}
    kinds = office_kinds(ann, nominal, words)
    if nominal.kind == "pronoun" or kinds:
        number = NUMBERS[ann.lower(nominal.first)]
        span = ann.span(nominal.first, nominal.last)
        for entity in people_counted(ann, nominal, number, kinds):
            yield Named(entity, "person", span, nominal.first)


def _is_title(ann: Annotated, nominal: Nominal) -> bool:
    """„Пушкаш Арена“: what stands alone in quotation marks is no person."""
    around = ann.quoted_around(nominal.head)
    span = ann.span(nominal.first, nominal.last)
    return around is not None and span.end - span.start >= around.inner.end - around.inner.start


def _stands_alone(ann: Annotated, i: int) -> bool:
    """„двете“ before a verb or a mark, and not „двете държави“."""
    return ann.tokens[i + 1].shape == "mark" or any(
        g.first == i + 1 for g in ann.clause_at[i].verbs
    )


def _people_before(ann: Annotated, i: int, number: int) -> list[Named]:
    """The people of the sentence before token ``i``, where there are just ``number``."""
    unit = ann.unit_at[i]
    start = ann.units[max(0, unit - 1)].start
    for first in (start, ann.units[max(0, unit - 2)].start):
        first = max(first, i - _FURTHEST)
        people = {
            m.entity: Named(m.entity, "person", ann.span(m.first, m.last), m.first)
            for m in ann.mentions_in(first, i - 1)
            if m.kind == "person"
        }
        for at in range(first, i):
            reference = ann.references.get(at)
            if reference is not None and reference.entity and reference.last < i:
                span = ann.span(reference.first, reference.last)
                people.setdefault(reference.entity, Named(reference.entity, "person", span, at))
        if len(people) == number:
            return list(people.values())
        if len(people) > number:
            break
    return []


def people(named: Sequence[Named]) -> list[Named]:
    return [n for n in named if n.kind == "person"]


def bodies(named: Sequence[Named]) -> list[Named]:
    return [n for n in named if n.kind in _BODIES]


def took_part(named: Sequence[Named], words: Span, *, doubt: str | None = None) -> Iterator[Claim]:
    """People attended what bodies are involved in."""
    for one in named:
        part: Part = "attended" if one.kind == "person" else "involved"
        if one.kind == "person" or one.kind in _BODIES:
            yield Claim(one.entity, part, (one.span, words), doubt=doubt)
