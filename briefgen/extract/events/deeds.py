"""Events told by a verb: „се срещнаха“, „посети“, „подписаха“, „гласуваха“."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from briefgen.annotate import Annotated, Nominal
from briefgen.annotate.clauses import Clause
from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.arguments import subjects
from briefgen.extract.events.candidate import Candidate, people_in
from briefgen.extract.events.deed import Deed
from briefgen.extract.events.meetings import (
    called,
    discussed,
    gathered,
    met,
    received,
    settled,
    spoke,
    talked,
)
from briefgen.extract.events.papers import laid, signed, voted
from briefgen.extract.events.time import time_of
from briefgen.extract.events.visits import is_there, toured, visited, went

_NAMED = frozenset({"person", "group", "body", "place"})
_LONGEST = 9


def deeds(ann: Annotated, clause: Clause) -> Iterator[Candidate]:
    """The events that the verbs of a clause tell."""
    for group in clause.verbs:
        if _TOLD.isdisjoint(group.senses):
            continue
        rules = [rule for sense, rule in _RULES if sense in group.senses]
        time = time_of(ann, group) if rules else None
        if time is None:
            continue
        deed = next((d for rule in rules if (d := rule(ann, clause, group))), None)
        if deed is None:
            continue
        if deed.kind == "call" and time == "present":
            time = "past"  # „говори по телефона с“: the aorist looks like the present
        who = subjects(ann, group)
        last = max([group.last, *(n.last for n in deed.words)])
        if last - group.last > _LONGEST:
            last = group.last
        yield Candidate(
            kind=deed.kind, first=group.first, last=last, clause=clause, verb=group, time=time,
            source="deed", weak=deed.weak, again=deed.again, scope=(clause,), host=deed.host,
            people=people_in(ann, (clause,)) | _entities(who) if deed.people is None
            else deed.people,
            anaphoric=not any(_is_named(n) for n in who),
        )  # fmt: skip


def _is_named(nominal: Nominal) -> bool:
    """„Х“, „делегацията“; „гостът“ and „българският министър“ need one named before."""
    return nominal.kind in _NAMED and (nominal.kind != "person" or bool(nominal.entities))


def _entities(people: Sequence[Nominal]) -> frozenset[str]:
    return frozenset(e for n in people if n.kind == "person" for e in n.entities)


_Rule = Callable[[Annotated, Clause, VerbGroup], Deed | None]
_RULES: tuple[tuple[str, _Rule], ...] = (
    ("meet", met),
    ("see", met),
    ("hold_talks", talked),
    ("discuss", toured),
    ("discuss", discussed),
    ("speak", spoke),
    ("agree", spoke),
    ("call", called),
    ("visit", visited),
    ("arrive", went),
    ("be", is_there),
    ("receive", received),
    ("gather", gathered),
    ("sign", signed),
    ("lay_down", laid),
    ("stand", laid),
    ("ratify", voted),
    ("vote", voted),
    ("adopt", voted),
    ("elect", voted),
    ("back", voted),
    ("agree", settled),
    ("decide", settled),
    ("reach", settled),
)
_TOLD = frozenset(sense for sense, _ in _RULES)
