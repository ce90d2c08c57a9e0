"""What a date expression is."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.annotate import Annotated
from briefgen.annotate.clauses import Clause
from briefgen.model import Span


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


def dates_in(
    ann: Annotated, clause: Clause, dates: Sequence[DateExpression]
) -> list[DateExpression]:
    """Those of ``dates``, in the text's order, that begin in the clause."""
    if not clause.tokens:
        return []
    first = bisect_left(dates, clause.tokens[0], key=_first)
    last = bisect_right(dates, clause.tokens[-1], key=_first)
    return [date for date in dates[first:last] if ann.clause_at.get(date.first) is clause]


def dates_before(clause: Clause, dates: Sequence[DateExpression]) -> Sequence[DateExpression]:
    """The last of ``dates`` that begins before the clause."""
    last = bisect_left(dates, clause.tokens[0], key=_first) if clause.tokens else 0
    return dates[max(0, last - 1) : last]


def _first(date: DateExpression) -> int:
    return date.first
