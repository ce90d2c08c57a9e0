"""What a date expression is, and on which side of the article's day its clause lies."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Literal

from briefgen.annotate import Annotated
from briefgen.extract.context import in_clause
from briefgen.languages import Match
from briefgen.model import Span

Tense = Literal["past", "future"]
_FUTURE = frozenset({"future_verb", "will"})
# „открита в понеделник“
_PARTICIPLE = re.compile(r"[а-я]{3,}(?:ан|ян|ен|ят|ет|ит|ут)[аои]?")
# Words that may stand between „до края на“ and the month.
_LEAD = 3


@dataclass(frozen=True, slots=True)
class DateExpression:
    """Tokens ``first`` to ``last`` name the days ``start`` to ``end``, both included.

    ``deadline``: something may happen up to the last day, not throughout.
    """

    first: int
    last: int
    start: dt.date
    end: dt.date
    span: Span
    deadline: bool = False


def expression(
    ann: Annotated, first: int, last: int, start: dt.date, end: dt.date, *, deadline: bool = False
) -> DateExpression:
    return DateExpression(first, last, start, end, ann.span(first, last), deadline)


def tense(ann: Annotated, i: int) -> Tense | None:
    """Whether the clause around token ``i`` tells the past or the future; None where
    neither its verbs nor, failing these, those of its sentence say so, or where they differ."""
    if any(hit.last - hit.first > 0 and 0 <= i - hit.last <= _LEAD for hit in _deadlines(ann, i)):
        return "future"
    unit = ann.unit_of(i)
    clause = in_clause(ann, i)
    told = {_side(ann, i, j) for j in range(clause[0], i)}
    participle = "preposition" in ann.classes(i - 1) and _PARTICIPLE.fullmatch(ann.lower(i - 2))
    if participle and "future" not in told:
        return "past"
    for first, last in (clause, (unit.start, unit.stop - 1)):
        told = {side for j in range(first, last + 1) if (side := _side(ann, i, j))}
        if told:
            return told.pop() if len(told) == 1 else None
    return None


def _deadlines(ann: Annotated, i: int) -> tuple[Match, ...]:
    unit = ann.unit_of(i)
    return ann.found_in(range(unit.start, i), "until", "until_end_of")


def _side(ann: Annotated, i: int, j: int) -> Tense | None:
    """What the verb at ``j`` says; a quotation speaks for itself alone."""
    if ann.is_quoted(j) and not ann.is_quoted(i):
        return None
    if not ann.classes(j).isdisjoint(_FUTURE):
        return "future"
    # „да гласува“ looks like „гласува“ and tells no past.
    if "past_verb" in ann.classes(j) and ann.lower(j - 1) not in {"да", "ще"}:
        return "past"
    return None
