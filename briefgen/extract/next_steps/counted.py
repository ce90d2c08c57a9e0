"""Whom a number means: „двамата премиери“, „трите страни“, „двете общини“."""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.annotate import Annotated, Nominal
from briefgen.extract.documents.parties import add_country
from briefgen.extract.next_steps.known import Known

NUMBERS = {
    "двамата": 2, "двете": 2, "двата": 2, "тримата": 3, "трите": 3, "четиримата": 4,
    "четирите": 4,
}  # fmt: skip
SIDES = frozenset({"страни", "страните", "държави", "държавите"})
_STATES = SIDES | {
    "делегации", "делегациите", "правителства", "правителствата", "столици", "столиците"
}  # fmt: skip
_TOWNS = frozenset({"общини", "общините", "града", "градове", "градовете", "столици", "столиците"})
_PEOPLE = frozenset({"двамата", "тримата", "четиримата"})
# Who may be meant by „държавни глави“ and by „лидери“.
_HEADS = frozenset({"president", "king", "queen", "emir", "sultan", "emperor", "tsar"})
_LEADERS = _HEADS | {"prime-minister", "chancellor", "leader", "supreme-leader", "taoiseach"}
_LEADERS_WORDS = frozenset({"лидери", "лидерите", "ръководители", "ръководителите"})
# In how many sentences „двамата“ may have been named.
_NEAR = 4


def counted(known: Known, nominal: Nominal, words: set[str]) -> tuple[str, ...]:
    """The entities that „двамата“, „трите страни“ mean; none where the text leaves a doubt."""
    ann = known.context.ann
    number = next((NUMBERS[word] for word in words if word in NUMBERS), 2)
    after = ann.lower(nominal.last + 1)
    if words & _PEOPLE:
        kinds = _office_kinds(ann, nominal, words | {after})
        return _people(ann, nominal, number, kinds)
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


def _office_kinds(ann: Annotated, nominal: Nominal, words: set[str]) -> frozenset[str]:
    """The offices that „двамата премиери“, „двамата лидери“ name; empty for „двамата“."""
    if words & _LEADERS_WORDS:
        return _LEADERS
    stop = nominal.last + 1
    for code, hit in ann.found_kind("offices"):
        if nominal.first < hit.first <= stop:
            entry = ann.lexicon.entry("offices", code)
            kind = entry.get("office", code)
            return _HEADS if kind == "head-of-state" else frozenset({kind})
    return frozenset()


def _people(
    ann: Annotated, nominal: Nominal, number: int, kinds: frozenset[str]
) -> tuple[str, ...]:
    """The last so many persons named together, of such an office where one is told."""
    own = ann.unit_at[nominal.first]
    reach = 0 if kinds else max(0, own - _NEAR + 1)
    for unit in range(own, reach - 1, -1):
        stop = min(nominal.first, ann.units[unit].stop) - 1
        mentions = ann.mentions_in(ann.units[unit].start, stop)
        people = list(dict.fromkeys(m.entity for m in mentions if m.kind == "person"))
        if kinds:
            people = [p for p in people if _holds(ann, p, kinds)]
        if len(people) == number:
            return tuple(people)
        if people and not kinds:
            return ()
    if not kinds:
        return ()
    named = dict.fromkeys(m.entity for m in ann.mentions_in(0, nominal.first - 1))
    holders = [e for e in named if _holds(ann, e, kinds)]
    return tuple(holders) if len(holders) == number else ()


def _holds(ann: Annotated, entity: str, kinds: frozenset[str]) -> bool:
    role = ann.role_of(entity)
    return role is not None and role.held is not None and role.held.kind in kinds


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
