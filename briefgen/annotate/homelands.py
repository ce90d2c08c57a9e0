"""Which state each of several people holds office in: „двата премиера“ are of the two
states that the text has named together, in their order or as their known offices say."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property

from briefgen.annotate.model import Held, Role, TokenMention
from briefgen.annotate.words import Words

# Whose an office is that names no state: a Bulgarian report's „министърът“.
HOME = {"bg": "country-bg"}
_OF_STATE = frozenset(
    {"president", "vice-president", "prime-minister", "deputy-prime-minister", "minister",
     "deputy-minister", "head-of-state"}
)  # fmt: skip
_Run = tuple[int, tuple[str, ...]]
_JOINTS = frozenset({"и", ","})
_SIDES = frozenset({"страна", "делегация", "делегацията", "екип", "екипът"})
_BACK = 2  # sentences in which „от … страна“ may stand
# How often a text names the states that it is about, and those that it names in passing.
_OFTEN, _PASSING = 3, 2


def is_of_state(held: Held) -> bool:
    """Whether the office is that of a state, and the text does not say of which."""
    return held.kind in _OF_STATE and held.body is None and held.country is None


class Homelands:
    """The states that a text names together, and the states of its people."""

    def __init__(self, words: Words, roles: Mapping[int, Role]) -> None:
        self._words = words
        self._roles = roles

    def of(self, people: Sequence[TokenMention], before: int) -> Sequence[str]:
        """The state of each of ``people``; empty where the text leaves it open."""
        states = self._states(len(people), before)
        if len(people) < 2 or not states:
            return ()
        known = [self._known(person) & set(states) for person in people]
        sure = [next(iter(own)) if len(own) == 1 else None for own in known]
        left = [state for state in states if state not in sure]
        if len({s for s in sure if s}) != len([s for s in sure if s]):
            return ()
        # The order is theirs unless one is known to stand elsewhere; then two may be told apart.
        if all(s is None or s == states[at] for at, s in enumerate(sure)):
            ordered = self._is_only_order(states, before) or any(sure)
            return states if ordered else ()
        if len(left) > 1:
            return ()
        return tuple(s or left[0] for s in sure)

    def _states(self, number: int, before: int) -> tuple[str, ...]:
        """The states of the last list of ``number`` states before the token, unless it names
        in passing others than those whom the text is about."""
        runs, firsts, changes = self._of_size.get(number, ((), (), ()))
        last = bisect_left(firsts, before) - 1
        if last < 0:
            return self._sides(number, before)
        at, states = runs[last]
        others = changes[last] > 0
        if others:
            topic = next((own for _, own in runs if self._is_topic(own)), states)
            if set(topic) != set(states) and any(self._named[s] < _PASSING for s in states):
                return topic
        near = self._words.unit_at[before] - self._words.unit_at[at] <= 1
        return states if near or not others else ()

    def _sides(self, number: int, before: int) -> tuple[str, ...]:
        """„от българска страна …, а от турска …“: the states that the sentences right before
        name by adjectives, where there are just so many."""
        words = self._words
        unit = words.unit_at[before]
        for near in range(unit - 1, max(unit - 1 - _BACK, -1), -1):
            found = dict.fromkeys(
                country
                for i in words.units[near]
                if words.lower(i - 1) in ("от", "а", "и") or words.lower(i + 1) in _SIDES
                if (country := words.country(i))
            )
            if len(found) == number:
                return tuple(found)
            if len(found) > number:
                break
        return ()

    def _is_topic(self, states: tuple[str, ...]) -> bool:
        return all(self._named[state] >= _OFTEN for state in states)

    @cached_property
    def _named(self) -> Counter[str]:
        """How often the text names each state, by its noun or its adjective."""
        words = self._words
        counts = Counter(m.entity for m in words.mentions if m.kind == "country")
        counts.update(c for i in range(len(words.tokens)) if (c := words.country(i)))
        return counts

    def _is_only_order(self, states: tuple[str, ...], before: int) -> bool:
        """Whether no list before the token has the same states in another order."""
        orders = self._orders.get(frozenset(states), {})
        return all(own == states or at >= before for own, at in orders.items())

    @cached_property
    def _orders(self) -> Mapping[frozenset[str], Mapping[tuple[str, ...], int]]:
        """By set of states: each order of them, with the first token that has it."""
        found: defaultdict[frozenset[str], dict[tuple[str, ...], int]] = defaultdict(dict)
        for at, own in self._runs:
            found[frozenset(own)].setdefault(own, at)
        return found

    @cached_property
    def _of_size(self) -> Mapping[int, tuple[list[_Run], list[int], list[int]]]:
        """By number of states: the lists, their first tokens, and how often the states
        had changed up to each."""
        found: dict[int, tuple[list[_Run], list[int], list[int]]] = {}
        for at, own in self._runs:
            runs, firsts, changes = found.setdefault(len(own), ([], [], []))
            changed = bool(runs) and set(runs[-1][1]) != set(own)
            changes.append((changes[-1] if changes else 0) + changed)
            runs.append((at, own))
            firsts.append(at)
        return found

    def _known(self, person: TokenMention) -> set[str]:
        own = set(self._told.get(person.entity, ()))
        entity = self._words.gazetteer.entities.get(person.entity)
        for office in entity.roles if entity else ():
            country = self._words.gazetteer.match(office.bg.rpartition(" на ")[2])
            if country and country.kind == "country":
                own.add(country.id)
        return own

    @cached_property
    def _told(self) -> Mapping[str, set[str]]:
        """The countries of the offices that the text gives each person."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for first, role in self._roles.items():
            if role.country:
                found[self._words.mention_at[first].entity].add(role.country)
        return found

    @cached_property
    def _runs(self) -> Sequence[tuple[int, tuple[str, ...]]]:
        """Each „А, Б и В“ of states, with its first token."""
        found: list[tuple[int, tuple[str, ...]]] = []
        run: list[TokenMention] = []
        for mention in self._words.mentions:
            if mention.kind != "country":
                continue
            joint = mention.first - 1
            if self._words.lower(joint) == "на":
                joint -= 1  # „премиерите на А и на Б“
            joined = bool(run) and run[-1].last == joint - 1 and (
                self._words.lower(joint) in _JOINTS
            )  # fmt: skip
            if run and not joined:
                found.append((run[0].first, tuple(m.entity for m in run)))
                run = []
            run.append(mention)
        if run:
            found.append((run[0].first, tuple(m.entity for m in run)))
        return [(at, own) for at, own in found if 1 < len(set(own)) == len(own)]
