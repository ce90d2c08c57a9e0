"""Whom a number means: „двамата премиери“, „трите страни“, „двете общини“."""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.annotate import Annotated, Nominal
from briefgen.extract.counted_people import NUMBERS, PEOPLE, office_kinds, people_counted
from briefgen.extract.documents.parties import add_country
from briefgen.extract.next_steps.known import Known

SIDES = frozenset({"страни", "страните", "държави", "държавите"})
_STATES = SIDES | {
    "делегации", "делегациите", "правителства", "правителствата", "столици", "столиците"
}  # fmt: skip
_TOWNS = frozenset({"общини", "общините", "града", "градове", "градовете", "столици", "столиците"})
# In how many sentences „двамата“ may have been named.
_NEAR = 4


def counted(known: Known, nominal: Nominal, words: set[str]) -> tuple[str, ...]:
    """The entities that „двамата“, „трите страни“ mean; none where the text leaves a doubt."""
    ann = known.context.ann
    number = next((NUMBERS[word] for word in words if word in NUMBERS), 2)
    after = ann.lower(nominal.last + 1)
    if words & PEOPLE:
        kinds = office_kinds(ann, nominal, words | {after})
        return people_counted(ann, nominal, number, kinds)
    if (words | {after}) & _STATES:
        return _sides(known, nominal, number)
    parties = _parties(known, number, ("organisation", "place", "group"))
    return parties or (_towns(ann, number) if (words | {after}) & _TOWNS else ())


def _towns(ann: Annotated, number: int) -> tuple[str, ...]:
    """„двете общини“: the towns of the mayors whom the text names."""
    found: dict[str, None] = {}
    for role in ann.roles.values():
        if role.held is not None and role.held.kind == "mayor":
            within = ann.mentions_in(role.first, role.last)
            found.update((m.entity, None) for m in within if m.kind == "place")
    return tuple(found) if len(found) == number else ()


def _sides(known: Known, nominal: Nominal, number: int) -> tuple[str, ...]:
    """„двете страни“: the parties of the documents where these are two, else the only two
    states that the text has before, by name or by the offices of people; else those that it
    last names in one row."""
    ann = known.context.ann
    parties = _parties(known, number, ("country", "group", "organisation"))
    if parties:
        return parties
    mentions = ann.mentions_in(0, nominal.first - 1)
    states = any(ann.lower(i) in SIDES for i in range(nominal.first, nominal.last + 2))
    kinds = ("country", "group") if states else ("country",)
    named = {m.entity: None for m in mentions if m.kind in kinds}
    for mention in mentions:
        role = ann.roles.get(mention.first) if mention.kind == "person" else None
        if role and role.country:
            named[role.country] = None
    if len(named) != number:
        named = dict.fromkeys(_last_row(ann, nominal.first, number))
    return _with_countries(known, named)


def _with_countries(known: Known, named: Iterable[str]) -> tuple[str, ...]:
    context = known.context
    return tuple(add_country(context, e) if e.startswith("country-") else e for e in named)


def _parties(known: Known, number: int, kinds: tuple[str, ...]) -> tuple[str, ...]:
    """The parties of the documents, where all that have so many have the same."""
    entities = known.context.ann.entities
    sets = {d.parties for d in known.documents if len(d.parties) == number}
    if len(sets) != 1:
        return ()
    parties = sets.pop()
    known_kinds = [entities[p].kind if p in entities else "country" for p in parties]
    return parties if all(kind in kinds for kind in known_kinds) else ()


def _last_row(ann: Annotated, before: int, number: int) -> tuple[str, ...]:
    """„… между А, Б и В“: the states last named in one row, if they are so many."""
    own = ann.unit_at[before]
    for unit in range(own, max(-1, own - _NEAR), -1):
        stop = min(before, ann.units[unit].stop) - 1
        rows: list[list[str]] = []
        last = -2
        for mention in ann.mentions_in(ann.units[unit].start, stop):
            if mention.kind not in ("country", "organisation"):
                continue
            joined = mention.first == last + 2 and ann.lower(last + 1) in {"и", ","}
            if joined and rows:
                rows[-1].append(mention.entity)
            else:
                rows.append([mention.entity])
            last = mention.last
        found = [row for row in rows if len(row) > 1]
        if found:
            state = any(e.startswith("country-") for e in found[-1])
            single = len(found) == 1 and len(found[0]) == number
            return tuple(found[-1]) if single and state else ()
    return ()
