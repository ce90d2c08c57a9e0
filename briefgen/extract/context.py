"""What the extractors share: what a candidate fact is, and how one is made."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from briefgen.annotate import Annotated
from briefgen.extract.doubts import HEARSAY, SOMEBODYS_WORD
from briefgen.model import Entity, Fact, Span

F = TypeVar("F", bound=Fact)


@dataclass(frozen=True, slots=True)
class Frame:
    """A stretch of text that is somebody's word and not the reporter's.

    ``speaker`` is None where the words say so, but not whose they are. ``taken_over``
    are the kinds of facts in it that are the reporter's own all the same: he tells them as
    the news, and only then whence he has them („Това съобщи Х“). ``hearsay``: nobody but
    a medium stands for it.
    """

    span: Span
    speaker: str | None
    carrier: str | None
    evidence: tuple[Span, ...]
    taken_over: tuple[type[Fact], ...] = ()
    hearsay: bool = False


class _Frames:
    """Frames by their place: those around one are found without a look at the others."""

    def __init__(self, frames: Sequence[Frame]) -> None:
        self._frames = sorted(frames, key=lambda f: (f.span.start, -f.span.end))
        self._starts = [f.span.start for f in self._frames]
        # For each frame the nearest one before it that ends later: what stands between
        # the two cannot reach where the first does not.
        self._longer: list[int] = []
        for at, frame in enumerate(self._frames):
            before = at - 1
            while before >= 0 and self._frames[before].span.end <= frame.span.end:
                before = self._longer[before]
            self._longer.append(before)

    def around(self, place: int) -> Iterator[Frame]:
        """The frames that hold the character ``place``, the last to open first."""
        at = bisect_right(self._starts, place) - 1
        while at >= 0:
            if self._frames[at].span.end > place:
                yield self._frames[at]
                at -= 1
            else:
                at = self._longer[at]


@dataclass(frozen=True, slots=True)
class Context:
    """The annotated article and what earlier extractors found in it.

    ``local`` collects entities that the text names by a phrase alone.
    """

    ann: Annotated
    frames: tuple[Frame, ...] = ()
    local: dict[str, Entity] = field(default_factory=dict)
    _by_place: _Frames = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_place", _Frames(self.frames))

    def frames_around(self, place: int) -> tuple[Frame, ...]:
        """The frames that hold the character ``place``, the shortest first."""
        return tuple(sorted(self._by_place.around(place), key=_length))

    def attribute(self, fact: F) -> F:
        """``fact`` with the speaker of the frame in which most of its first evidence stands."""
        if fact.attributed_to or not fact.evidence:
            return fact
        span = fact.evidence[0]
        # Who holds more than half of it, or its end, holds one of these two places.
        near = {*self._by_place.around((span.start + span.end) // 2)}
        near |= {*self._by_place.around(span.end - 1)}
        inner = [f for f in near if _covers(f.span, span) and not isinstance(fact, f.taken_over)]
        if not inner:
            return fact
        # „Х каза, че експерти смятат, че …“ is still his word.
        frame = min(inner, key=lambda f: (f.speaker is None, _length(f), f.span.start))
        if frame.speaker is None:
            reason = HEARSAY if frame.hearsay else SOMEBODYS_WORD
            return replace(fact, certainty="low", reason=reason)
        return replace(fact, attributed_to=frame.speaker, carrier=frame.carrier)


def _length(frame: Frame) -> int:
    return frame.span.end - frame.span.start


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
