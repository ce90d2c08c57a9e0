"""Whom a number means: „двамата премиери“, „трите страни“, „двете общини“."""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.annotate import Annotated, Nominal
from briefgen.extract.arguments import run_of
from briefgen.extract.counted_people import NUMBERS, PEOPLE, office_kinds, people_counted
from briefgen.extract.documents.parties import add_country
from briefgen.extract.next_steps.known import Known
from briefgen.extract.next_steps.speakers import state_of
from briefgen.extract.quotes.talk import of_state

SIDES = frozenset({"страни", "страните", "държави", "държавите"})
_STATES = SIDES | {
    "делегации", "делегациите", "правителства", "правителствата", "столици", "столиците"
}  # fmt: skip
_TOWNS = frozenset({"общини", "общините", "града", "градове", "градовете", "столици", "столиците"})
_COMPANIES = frozenset(
    {"компании", "компаниите", "дружества", "дружествата", "фирми", "фирмите"}
    | {"оператори", "операторите", "организации", "организациите"}
)
# What is a side beside states: it negotiates for its members.
_UNION = "european-union"
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
    if after == "от" or (after == "на" and (words | {after}) & _STATES):
        return ()  # „страните от групата“: some of a whole
    if words == {"страните"} and (parties := _all_parties(known)):
        return parties
    if (words | {after}) & _STATES:
        return _sides(known, nominal, number)
    parties = _parties(known, number, ("organisation", "place", "group"))
    if parties or not (words | {after}) & (_TOWNS | _COMPANIES):
        return parties
    towns = bool((words | {after}) & _TOWNS)
    return _towns(ann, number) if towns else _last_row(ann, nominal.first, number, state=False)


def _towns(ann: Annotated, number: int) -> tuple[str, ...]:
    """„двете общини“: the towns of the mayors whom the text names."""
    found: dict[str, None] = {}
    places = {m.base.lower(): m.entity for m in ann.mentions if m.kind == "place"}
    for role in ann.roles.values():
        if role.held is not None and role.held.kind == "mayor":
            within = ann.mentions_in(role.first, role.last)
            named = [m.entity for m in within if m.kind == "place"]
            # „видинският му колега“: the town is named elsewhere.
            own = places.get(role.held.subject.removeprefix("на "))
            found.update(dict.fromkeys(named or ([own] if own else [])))
    return tuple(found) if len(found) == number else ()


def _sides(known: Known, nominal: Nominal, number: int) -> tuple[str, ...]:
    """„двете страни“: the parties of the documents where these are two, else the only two
    states that the text has before, by name or by the offices of people; else those that it
    last names in one row."""
    ann = known.context.ann
    parties = _parties(known, number, ("country", "group", "organisation"))
    if parties:
        return parties
    states = any(ann.lower(i) in SIDES for i in range(nominal.first, nominal.last + 2))
    named = _states_before(ann, nominal.first, ("country", "group") if states else ("country",))
    if len(named) < number and _UNION in ann.entities:
        union = any(m.entity == _UNION for m in ann.mentions_in(0, nominal.first - 1))
        named.update(dict.fromkeys([_UNION] if union else []))
    if len(named) != number:
        named = dict.fromkeys(_last_row(ann, nominal.first, number, state=True))
    return _with_countries(known, named)


def _states_before(ann: Annotated, at: int, kinds: tuple[str, ...]) -> dict[str, None]:
    """The states before token ``at``: by name, and by the offices that the text or the
    gazetteer gives people."""
    mentions = ann.mentions_in(0, at - 1)
    named = {m.entity: None for m in mentions if m.kind in kinds}
    for mention in mentions:
        role = ann.roles.get(mention.first) if mention.kind == "person" else None
        if role and role.country:
            named[role.country] = None
        elif role and of_state(role):
            named.update(dict.fromkeys(sorted(state_of(ann, mention.entity))))
    return named


def _with_countries(known: Known, named: Iterable[str]) -> tuple[str, ...]:
    context = known.context
    return tuple(add_country(context, e) if e.startswith("country-") else e for e in named)


def _all_parties(known: Known) -> tuple[str, ...]:
    """„страните“, however many: the parties of the documents, where all have the same."""
    sets = {frozenset(d.parties): d.parties for d in known.documents if len(d.parties) > 1}
    return next(iter(sets.values())) if len(sets) == 1 else ()


def _parties(known: Known, number: int, kinds: tuple[str, ...]) -> tuple[str, ...]:
    """The parties of the documents, where all that have so many have the same."""
    entities = known.context.ann.entities | known.context.local
    sets = {frozenset(d.parties): d.parties for d in known.documents if len(d.parties) == number}
    if len(sets) != 1:
        return ()
    (parties,) = sets.values()
    known_kinds = [entities[p].kind if p in entities else "country" for p in parties]
    return parties if all(kind in kinds for kind in known_kinds) else ()


def _last_row(ann: Annotated, before: int, number: int, *, state: bool) -> tuple[str, ...]:
    """„… между А, Б и В“: the bodies last named in one row, if they are so many; ``state``:
    one of them at least is a state, else none is."""
    own = ann.unit_at[before]
    far: dict[frozenset[str], tuple[str, ...]] = {}
    for unit in range(own, -1, -1):
        rows = _rows(ann, unit, before)
        if rows and own - unit < _NEAR:
            return _fitting(rows[0], number, state=state) if len(rows) == 1 else ()
        far.update((frozenset(row), row) for row in rows)
    # Farther back it must be the only row of the text.
    (only,) = far.values() if len(far) == 1 else ((),)
    return _fitting(only, number, state=state)


def _fitting(row: tuple[str, ...], number: int, *, state: bool) -> tuple[str, ...]:
    states = any(e.startswith("country-") for e in row)
    return row if len(row) == number and states == state else ()


def _rows(ann: Annotated, unit: int, before: int) -> list[tuple[str, ...]]:
    """The rows „А, Б и В“ of named bodies in ``unit``."""
    rows: dict[tuple[str, ...], None] = {}
    for clause in ann.clauses_of(unit):
        nominals = [n for n in ann.nominals[clause.number] if n.last < before]
        for at, nominal in enumerate(nominals):
            row = run_of(nominals, at) if nominal.kind == "body" and not nominal.joined else []
            if len(row) > 1 and all(n.kind == "body" and n.entities for n in row):
                rows[tuple(e for n in row for e in n.entities)] = None
    return list(rows)
