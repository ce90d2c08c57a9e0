"""What the extractors share: what a candidate fact is, and how one is made."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TypeVar

from briefgen.annotate import Annotated
from briefgen.model import Entity, Fact, Span

F = TypeVar("F", bound=Fact)


@dataclass(frozen=True, slots=True)
class Frame:
    """A stretch of text that is somebody's word and not the reporter's."""

    span: Span
    speaker: str
    carrier: str | None
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Context:
    """The annotated article and what earlier extractors found in it.

    ``local`` collects entities that the text names by a phrase alone.
    """

    ann: Annotated
    frames: tuple[Frame, ...] = ()
    local: dict[str, Entity] = field(default_factory=dict)

    def attribute(self, fact: F) -> F:
        """``fact`` with the speaker of the frame in which its first evidence stands."""
        if fact.attributed_to or not fact.evidence:
            return fact
        place = fact.evidence[0].start
        inner = [f for f in self.frames if f.span.start <= place < f.span.end]
        if not inner:
            return fact
        frame = min(inner, key=lambda f: f.span.end - f.span.start)
        return replace(fact, attributed_to=frame.speaker, carrier=frame.carrier)


def in_clause(ann: Annotated, i: int) -> tuple[int, int]:
    """The first and last token of the clause around token ``i``.

    A clause ends at a semicolon, a colon, or a comma before a relative or a
    conjunction that begins another clause; quotation marks do not end it.
    """
    unit = ann.unit_of(i)
    first = i
    while first > unit.start and not _cuts(ann, first - 1):
        first -= 1
    last = i
    while last + 1 < unit.stop and not _cuts(ann, last + 1):
        last += 1
    return first, last


def _cuts(ann: Annotated, i: int) -> bool:
    text = ann.tokens[i].text
    if text in ";:":
        return True
    if text != ",":
        return False
    following = ann.classes(i + 1) | ann.classes(
        i + 2 if "preposition" in ann.classes(i + 1) else i + 1
    )
    return bool(following & {"relative", "conjunction_stop", "say"})
