"""Offices that several people hold: „президентите на Румъния и Полша Име и Име“."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefgen.annotate.complements import ends
from briefgen.annotate.homelands import Homelands
from briefgen.annotate.model import Role, TokenMention
from briefgen.annotate.office_role import role_of
from briefgen.annotate.offices import Office
from briefgen.annotate.words import Words

_OWNERS = frozenset({"country", "organisation"})
# One man holds it in a state: two foreign ministers are of two states.
_ONE_A_STATE = frozenset({"president", "prime-minister", "chancellor", "king", "queen", "minister",
                          "head-of-state"})  # fmt: skip
_OF_TOWNS = frozenset({"mayor", "deputy-mayor", "governor", "central-governor", "vice-governor",
                       "prefect"})  # fmt: skip
_DASHES = frozenset({"–", "—", "-", ":"})
_ALL = frozenset({"двете", "трите", "четирите", "петте", "шестте"})


def shared_roles(words: Words, office: Office, homelands: Homelands) -> Iterator[tuple[int, Role]]:
    """„президентите на Румъния и Полша Име и Име“: each his own."""
    unit = words.unit(office.last)
    reached = ends(words, office, unit.stop)
    end = min((e for e in reached if _person_at(words, _behind_dash(words, e))), default=None)
    if end is not None and not _person_at(words, end):
        apart = _apart(words, office, end)
        yield from apart or _of_all(words, office, reached, homelands)
        return
    if end is None:
        yield from _of_all(words, office, reached, homelands)
        return
    apart = _apart(words, office, end)
    if apart:
        yield from apart
        return
    people = _people(words, end)
    owners = [
        m
        for i in range(office.last + 2, end)
        if (m := words.mention_at.get(i)) and m.first == i and _may_own(words, office, m)
    ]
    if len(people) < 2:
        return
    # „министрите на отбраната и финансите Име и Име“: nobody knows whose is which.
    joined = any(words.lower(i) == "и" for i in range(office.last + 1, end))
    if office.plural and joined and len(owners) != len(people):
        return
    states: Sequence[str] = ()
    if office.plural and not owners and not office.countries and _is_of_a_state(words, office, end):
        states = homelands.of(people, office.first)
    for number, person in enumerate(people):
        own = None
        if len(owners) == len(people):
            own = _own_role(words, office, owners[0].first - 1, owners[number])
        elif len(office.countries) == len(people):
            own = role_of(words, office, end, end - 1, None, office.countries[number])
        elif len(owners) < 2 and len(office.countries) < 2:
            own = role_of(words, office, end, end - 1, None)
            own = _of_state(words, own, states[number]) if states else own
        if own:
            yield person.first, own


def _may_own(words: Words, office: Office, mention: TokenMention) -> bool:
    town = mention.kind == "place" and office.kind in _OF_TOWNS
    return mention.kind in _OWNERS or (town and words.lower(mention.first - 1) in ("на", "и", ","))


def _person_at(words: Words, i: int) -> bool:
    mention = words.mention_at.get(i)
    return mention is not None and mention.kind == "person" and mention.first == i


def _people(words: Words, first: int) -> list[TokenMention]:
    people = [words.mention_at[first]]
    while words.lower(people[-1].last + 1) in ("и", ",") and _person_at(words, people[-1].last + 2):
        people.append(words.mention_at[people[-1].last + 2])
    return people


def _of_all(
    words: Words, office: Office, reached: set[int], homelands: Homelands
) -> Iterator[tuple[int, Role]]:
    """„министрите на отбраната на двете страни Име и Име“: the states named before."""
    end = next((e for e in sorted(reached) if words.lower(e) == "на"
                and words.lower(e + 1) in _ALL and "states" in words.classes(e + 2)
                and _person_at(words, _behind_dash(words, e + 3))), None)  # fmt: skip
    if end is None or not office.plural:
        return
    people = _people(words, _behind_dash(words, end + 3))
    role = replace(role_of(words, office, end, end - 1, None), last=end + 2)
    states = homelands.of(people, office.first)
    for number, person in enumerate(people):
        yield person.first, _of_state(words, role, states[number]) if states else role


def _is_of_a_state(words: Words, office: Office, end: int) -> bool:
    """Whether two who hold it are of two states: „премиерите“, „енергийните министри“."""
    field = office.portfolio or end > office.last + 1
    return office.kind in _ONE_A_STATE and (office.kind != "minister" or bool(field))


def _of_state(words: Words, role: Role, state: str) -> Role:
    base = f"{role.base} на {words.country_name(state)}"
    held = role.held and replace(role.held, country=state)
    return replace(role, base=base, country=state, held=held)


def _behind_dash(words: Words, i: int) -> int:
    return i + 1 if words.lower(i) in _DASHES else i


def _apart(words: Words, office: Office, end: int) -> list[tuple[int, Role]]:
    """„министрите на Германия Име и на Франция Име“, „на Германия – Име, и на Франция – Име“."""
    owner = words.mention_at.get(end - 1)
    found: list[tuple[int, Role]] = []
    first = _behind_dash(words, end)
    while owner and _may_own(words, office, owner) and words.lower(owner.first - 1) == "на":
        role = _own_role(words, office, words.mention_at[end - 1].first - 1, owner)
        person = words.mention_at[first]
        found.append((first, replace(role, first=owner.first - 1) if found else role))
        joint = person.last + 1
        if words.lower(joint) == "," and words.lower(joint + 1) == "и":
            joint += 1
        owner = words.mention_at.get(joint + 2)
        if words.lower(joint) not in ("и", ",") or words.lower(joint + 1) != "на" or not owner:
            break
        first = _behind_dash(words, owner.last + 1)
        if not _person_at(words, first):
            break
    return found if office.plural and len(found) > 1 else []


def _own_role(words: Words, office: Office, end: int, owner: TokenMention) -> Role:
    role = role_of(words, office, end, owner.last, None)
    country = owner.entity if owner.kind == "country" else role.country
    base = f"{role.base} на {words.text(owner.first, owner.last)}"
    body = owner.entity if owner.kind == "organisation" else None
    held = role.held and replace(role.held, country=country, body=body)
    return Role(role.first, role.last, base, None, country, held)
