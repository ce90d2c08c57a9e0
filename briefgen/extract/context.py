"""What the extractors share: what a candidate fact is, and how one is made."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TypeVar

from briefgen.annotate import Annotated
from briefgen.extract.doubts import SOMEBODYS_WORD
from briefgen.model import Entity, Fact, Span

F = TypeVar("F", bound=Fact)


@dataclass(frozen=True, slots=True)
class Frame:
    """A stretch of text that is somebody's word and not the reporter's.

    ``speaker`` is None where the words say so, but not whose they are.
    """

    span: Span
    speaker: str | None
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
        """``fact`` with the speaker of the frame in which most of its first evidence stands."""
        if fact.attributed_to or not fact.evidence:
            return fact
        span = fact.evidence[0]
        inner = [f for f in self.frames if _covers(f.span, span)]
        if not inner:
            return fact
        frame = min(inner, key=lambda f: f.span.end - f.span.start)
        if frame.speaker is None:
            return replace(fact, certainty="low", reason=SOMEBODYS_WORD)
        return replace(fact, attributed_to=frame.speaker, carrier=frame.carrier)


def _covers(frame: Span, span: Span) -> bool:
    """Whether ``frame`` holds more than half of ``span``, or its end with a third of it.

    „При срещата с Х той поиска …“: a fact may begin with what is the reporter's own.
    """
    common = min(frame.end, span.end) - max(frame.start, span.start)
    length = span.end - span.start
    return 2 * common > length or (frame.end >= span.end and 3 * common > length)


# Longer stretches are no phrase but a run of clauses without a full stop.
LONGEST = 120


def ends_sentence(ann: Annotated, i: int) -> bool:
    """Whether token ``i`` ends the sentence: a full stop inside it belongs to „млрд.“."""
    text = ann.tokens[i].text
    if text == ".":
        return i >= ann.unit_of(i).stop - 2
    return text in "!?"
