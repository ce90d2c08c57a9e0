"""How many days an event takes: „двудневна среща“, „форумът продължи три дни“."""

from __future__ import annotations

from typing import Literal

from briefgen.annotate import Annotated
from briefgen.extract.dates.offsets import number_at
from briefgen.extract.events.candidate import Candidate, preposition_of
from briefgen.model import Span

_GOES_ON = frozenset({"продължи", "продължава", "трае"})
_DAYS = frozenset({"дни", "дена"})
_FIRST = frozenset({"първия", "първият"})
_LAST = frozenset({"последния", "последният"})
_REACH = 5


def lasts(ann: Annotated, candidate: Candidate) -> tuple[int, Span] | None:
    """The number of days that the candidate's own words give, and these words."""
    words = candidate.noun or candidate
    for i in range(max(0, words.first - 2), words.last + 1):
        for name in ann.classes(i):
            if name.startswith("lasts_"):
                return int(name.removeprefix("lasts_")), ann.span(i, i)
    verb = candidate.verb
    if verb is None or verb.lemma not in _GOES_ON:
        return None
    stop = ann.unit_of(verb.last).stop
    for i in range(verb.last + 1, min(verb.last + _REACH, stop - 1)):
        if ann.lower(i) == "още":
            return None  # „ще продължи още два дни“: what is left of it
        number = number_at(ann, i) if ann.lower(i + 1) in _DAYS else 0
        if number:
            return number, ann.span(i, i + 1)
    return None


def day_of_it(ann: Annotated, candidate: Candidate) -> Literal["", "start", "end"]:
    """„в първия ден от посещението“, „в последния ден на форума“."""
    noun = candidate.noun
    if noun is None or noun.prep not in {"на", "от"}:
        return ""
    at = preposition_of(ann, noun) - 1
    if ann.lower(at) != "ден":
        return ""
    which = ann.lower(at - 1)
    return "start" if which in _FIRST else "end" if which in _LAST else ""
