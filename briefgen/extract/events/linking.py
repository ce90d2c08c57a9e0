"""What hangs on a noun or goes on with a clause."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.annotate import Annotated, Nominal
from briefgen.annotate.clauses import Clause
from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.arguments import nominals_of

_NEAR = 5
_HELD = frozenset({"open_close", "take_place"})


def relatives(ann: Annotated, clause: Clause, noun: Nominal) -> Iterator[Clause]:
    """The relative clauses that tell more of the noun: „срещата, която …“."""
    # The name of a forum is an event, too.
    events = [n for n in nominals_of(ann, clause) if n.kind == "event" or n.head == noun.head]
    for other in ann.clauses[clause.number + 1 : clause.number + 1 + _NEAR]:
        if other.parent != clause.number or other.kind != "relative" or not other.tokens:
            continue
        before = [n for n in events if n.last < other.tokens[0]]
        if before and before[-1].head == noun.head and _agrees(ann, other, noun):
            yield other


def _agrees(ann: Annotated, relative: Clause, noun: Nominal) -> bool:
    link = ann.lower(relative.link or 0)
    word = ann.lower(noun.head)
    if word.endswith(("ите", "и")):
        return link in {"които", "чиито"}
    if word.endswith(("о", "е", "то")):
        return link in {"което", "чието"}
    if word.endswith(("та", "я")):
        return link in {"която", "чиято"}
    return link in {"който", "която", "когото", "чийто"}


def participle_of(ann: Annotated, clause: Clause, noun: Nominal) -> VerbGroup | None:
    """„преговорите, открити на 13 април“."""
    events = [n for n in nominals_of(ann, clause) if n.kind == "event"]
    for group in clause.verbs:
        if group.kind != "participle" or group.first < noun.last:
            continue
        right_behind = group.first - noun.last <= 2
        apart = ann.tokens[group.first - 1].text == "," and bool(group.senses & _HELD)
        last = [n for n in events if n.last < group.first]
        if right_behind or (apart and last and last[-1].head == noun.head):
            return group
    return None


def chain(ann: Annotated, clause: Clause) -> list[int]:
    """The numbers of the clause and of those that it is joined to, back to the first."""
    numbers = [clause.number]
    while clause.joined is not None:
        clause = ann.clauses[clause.joined]
        numbers.append(clause.number)
    return numbers
