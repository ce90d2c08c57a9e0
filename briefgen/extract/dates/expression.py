"""What a date expression is."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from briefgen.annotate import Annotated
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
