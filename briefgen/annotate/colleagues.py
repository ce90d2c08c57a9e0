"""„британският му колега“: who holds the same office elsewhere."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from briefgen.annotate.complements import ends
from briefgen.annotate.model import Held, Role, TokenMention
from briefgen.annotate.office_role import role_of
from briefgen.annotate.offices import Office
from briefgen.annotate.words import Words

# What a title means in one state it does not mean in the next.
_OF_ONE_STATE = frozenset({"state-secretary"})
_OF_TOWNS = frozenset({"mayor", "deputy-mayor", "governor", "central-governor"})
_OF_STATES = frozenset({"president", "prime-minister", "chancellor", "minister", "speaker",
                        "deputy-prime-minister", "king", "head-of-state"})  # fmt: skip
# Offices that say little without their field.
_OF_A_FIELD = frozenset({"minister", "deputy-minister"})
_NEAR = 12  # names
_BACK = 2  # sentences in which the other holder of the office is looked for


@dataclass(frozen=True, slots=True)
class Colleague:
    """The phrase from token ``first`` to ``last`` and the country that it names; a mayor's
    colleague is of a ``town``."""

    first: int
    last: int
    country: str
    town: str = ""


def find_colleagues(words: Words) -> list[Colleague]:
    """„турския си колега“, „колежката му от Финландия“."""
    return [
        found
        for i in words.having("colleague")
        if words.lower(i).startswith(("колег", "колеж", "хомол"))
        and (found := _colleague(words, i))
    ]


def _colleague(words: Words, head: int) -> Colleague | None:
    first = head
    own = "own" in words.classes(head - 1)
    if own:
        first -= 1
    country = words.country(first - 1)
    if country:
        first -= 1
        # „неговия турски колега“
        if words.lower(first - 1).startswith(("негов", "нейн", "техн", "наш", "сво")):
            return Colleague(first - 1, head, country)
        definite = words.lower(first).endswith(("ият", "ия", "ата"))
        return Colleague(first, head, country) if own or definite else None
    town = _town(words, first - 1) if own else None
    if town:
        return Colleague(first - 1, head, town.entity, town.base)
    last = head + 1 if "own" in words.classes(head + 1) else head
    named = words.mention_at.get(last + 2)
    if words.lower(last + 1) in ("от", "на") and named and named.kind == "place":
        return Colleague(head, named.last, named.entity, named.base)
    if words.lower(last + 1) in ("от", "на") and named and named.kind == "country":
        return Colleague(head, named.last, named.entity)
    return None


def _town(words: Words, i: int) -> TokenMention | None:
    """„видинския си колега“: the place of the text whose adjective it is."""
    word = words.lower(i)
    for ending in ("ския", "ският", "ската"):
        if word.endswith(ending):
            bare = word.removesuffix(ending)
            return next((words.towns[town] for town in (bare, f"{bare}а", f"{bare}о")
                         if town in words.towns), None)  # fmt: skip
    return None


def colleague_roles(
    words: Words,
    colleagues: Sequence[Colleague],
    offices: Sequence[Office],
    roles: Mapping[int, Role],
) -> tuple[dict[int, Role], dict[int, Held]]:
    """The roles of the colleagues who are named, and the offices of all of them."""
    given = _Given(words, roles)
    shared = shared_offices(words, offices) if colleagues else {}
    described = _described(words, offices, roles) if colleagues else {}
    own: dict[int, Role] = {}
    held: dict[int, Held] = {}
    for one in colleagues:
        if one.town:
            _add_mayor(words, one, given, own)
            continue
        role = _same_office(words, one, shared, given, described)
        if role is None or role.base is None or role.held is None:
            continue
        held[one.first] = replace(role.held, country=one.country, body=None)
        person = words.mention_at.get(one.last + 1)
        if person and person.kind == "person" and person.first not in roles:
            base = f"{role.base} на {words.country_name(one.country)}"
            own[person.first] = Role(one.first, one.last, base, None, one.country, held[one.first])
            given.add(person, own[person.first])
    return own, held


def _add_mayor(words: Words, one: Colleague, given: _Given, own: dict[int, Role]) -> None:
    """„кметът на София … и колегата му от Истанбул Име“: of the same sentence."""
    person = words.mention_at.get(one.last + 1)
    if person is None or person.kind != "person" or person.first in own:
        return
    start = words.unit(one.first).start
    last = bisect_left(words.mentions, one.first, key=lambda m: m.first)
    start = min(start, words.units[max(0, words.unit_at[start] - 1)].start)
    found = {
        role.held.kind: role
        for m in words.mentions[max(last - _NEAR, 0) : last]
        if m.kind == "person" and m.first >= start
        and (role := given.before(m.entity, one.first)) and role.held and role.base
    }  # fmt: skip
    if len(found) == 1 and next(iter(found)) in _OF_TOWNS:
        ((kind, role),) = found.items()
        noun = (role.base or "").split(" на ")[0]
        own[person.first] = Role(one.first, one.last, f"{noun} на {one.town}", None, None,
                                 Held(kind, one.town.lower()))  # fmt: skip


class _Given:
    """The offices that the text has given each person, in its order."""

    def __init__(self, words: Words, roles: Mapping[int, Role]) -> None:
        self._roles: defaultdict[str, list[tuple[int, Role]]] = defaultdict(list)
        for first, role in sorted(roles.items()):
            self.add(words.mention_at[first], role)

    def add(self, person: TokenMention, role: Role) -> None:
        if role.base:
            insort(self._roles[person.entity], (person.first, role), key=lambda pair: pair[0])

    def before(self, entity: str, end: int) -> Role | None:
        """The last office of ``entity`` that is given before the token ``end``."""
        own = self._roles.get(entity, [])
        at = bisect_left(own, end, key=lambda pair: pair[0])
        return own[at - 1][1] if at else None


def _same_office(
    words: Words,
    colleague: Colleague,
    shared: Mapping[str, Sequence[tuple[int, Role]]],
    given: _Given,
    described: Mapping[int, Sequence[Role]],
) -> Role | None:
    """The office that the sentence, or one shortly before it, leaves no doubt about.

    Its ``base`` is without the country.
    """
    at = words.unit_at[colleague.first]
    end = colleague.first
    for number in range(at, max(at - 1 - _BACK, -1), -1):
        unit = words.units[number]
        last = bisect_left(words.mentions, end, key=lambda m: m.first)
        found: dict[Held, Role | None] = {}
        for person in reversed(words.mentions[max(last - _NEAR, 0) : last]):
            if person.first < unit.start:
                break
            role = given.before(person.entity, end) if person.kind == "person" else None
            if role and role.held and role.held.country != colleague.country:
                found[replace(role.held, country=None, body=None)] = _bare(words, role)
        for role in described.get(number, ()) if not found else ():
            if role.held and role.last < end and role.country != colleague.country:
                found[replace(role.held, country=None, body=None)] = _bare(words, role)
        if found:
            return next(iter(found.values())) if len(found) == 1 else None
        end = unit.start
    said = {
        role.held: role
        for last, role in shared.get(colleague.country, ())
        if last < colleague.first
    }
    return next(iter(said.values())) if len(said) == 1 else None


def _described(
    words: Words, offices: Sequence[Office], roles: Mapping[int, Role]
) -> Mapping[int, Sequence[Role]]:
    """By sentence: whom it describes by an office and a country alone, „чешкият премиер“."""
    named = {role.first for role in roles.values()}
    found: defaultdict[int, list[Role]] = defaultdict(list)
    for office in offices:
        if office.country and office.definite and not office.plural and office.first not in named:
            vague = office.kind in _OF_A_FIELD and not office.portfolio
            if office.kind in _OF_STATES and not vague:
                role = role_of(words, office, office.last + 1, office.last, None)
                found[words.unit_at[office.first]].append(role)
    return found


def _bare(words: Words, role: Role) -> Role | None:
    """``role`` without its country and without what is over; None where it has a body."""
    held, base = role.held, role.base or ""
    if held is None or held.former or held.body or held.kind in _OF_ONE_STATE:
        return None
    if role.country:
        first, _, rest = base.partition(" ")
        adjective = words.gazetteer.country_of_adjective(first)
        if adjective and adjective.id == role.country:
            base = rest
        else:
            head, of, owner = base.rpartition(" на ")
            named = words.gazetteer.match(owner)
            if not of or named is None or named.id != role.country:
                return None
            base = head
    return Role(role.first, role.last, base, None, None, held)


def shared_offices(
    words: Words, offices: Sequence[Office]
) -> Mapping[str, Sequence[tuple[int, Role]]]:
    """By country: „енергийните министри на Грузия и Румъния“, „министрите на отбраната на
    Грузия и Румъния“, with their last token. The roles are without the country."""
    found: defaultdict[str, list[tuple[int, Role]]] = defaultdict(list)
    for office in offices:
        if office.plural:
            end, owners = _owners(words, office)
            role = role_of(words, office, end, end - 1, None) if owners else None
            if role is None or role.held is None or role.country or not role.base:
                continue
            for country in owners:
                found[country].append((office.last, role))
    return found


def _owners(words: Words, office: Office) -> tuple[int, set[str]]:
    """The countries in „на Грузия, Румъния и Унгария“ behind ``office`` and its field, and
    the token at which they begin."""
    end = office.last + 1
    if not _begin(words, end) and office.kind in _OF_A_FIELD:
        reached = ends(words, office, words.unit(office.last).stop)
        end = min((e for e in reached if e > end and _begin(words, e)), default=end)
    owners = set()
    i, stop = end, words.unit(office.last).stop
    while i < stop:
        mention = words.mention_at.get(i)
        if mention and mention.kind == "country":
            owners.add(mention.entity)
            i = mention.last + 1
        elif words.lower(i) in ("на", ",", "и"):
            i += 1
        else:
            break
    return end, owners


def _begin(words: Words, i: int) -> bool:
    """Whether „на“ and a country stand at ``i``."""
    mention = words.mention_at.get(i + 1)
    return words.lower(i) == "на" and mention is not None and mention.kind == "country"
