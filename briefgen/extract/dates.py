"""Days that the text names, as intervals: never a guess."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

from briefgen.annotate import Annotated
from briefgen.model import Span

_NUMERIC = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")


@dataclass(frozen=True, slots=True)
class DateExpression:
    """Tokens ``first`` to ``last`` name the days ``start`` to ``end``, both included."""

    first: int
    last: int
    start: dt.date
    end: dt.date
    span: Span


def find_dates(ann: Annotated) -> tuple[DateExpression, ...]:
    """The days named in the text, in its order; what is not sure is left out."""
    found = [*_relative(ann), *_explicit(ann), *_numeric(ann)]
    return tuple(sorted(found, key=lambda date: date.first))


def _relative(ann: Annotated) -> list[DateExpression]:
    found = []
    for offset, hit in ann.found_kind("days"):
        # In direct speech „вчера“ is the speaker's, whose day nobody gave.
        if ann.is_quoted(hit.first):
            continue
        day = ann.article.date + dt.timedelta(days=int(offset))
        found.append(DateExpression(hit.first, hit.last, day, day, ann.span(hit.first, hit.last)))
    return found


def _explicit(ann: Annotated) -> list[DateExpression]:
    """„6 януари 2026 г.“, „от 5 до 7 март“, „6 и 7 януари“."""
    found = []
    for number, hit in ann.found_kind("months"):
        days, first = _days_before(ann, hit.first)
        if not days:
            continue
        year, last = _year_after(ann, hit.last)
        month = int(number)
        try:
            start, end = (dt.date(year or _nearest_year(ann, month, d), month, d) for d in days)
        except ValueError:
            continue
        if start <= end:
            found.append(DateExpression(first, last, start, end, ann.span(first, last)))
    return found


def _days_before(ann: Annotated, month: int) -> tuple[tuple[int, int] | None, int]:
    """The first and last day named before the month, and the first token."""
    day = _day(ann, month - 1)
    if day is None:
        return None, month
    joined = ann.lower(month - 2)
    earlier = _day(ann, month - 3)
    if earlier is not None and joined in {"и", "до", "-", "–"} and earlier < day:
        consecutive = joined != "и" or earlier + 1 == day
        ranged = joined != "до" or ann.lower(month - 4) == "от"
        if consecutive and ranged:
            return (earlier, day), month - 3
    return (day, day), month - 1


def _day(ann: Annotated, i: int) -> int | None:
    text = ann.lower(i)
    bare = re.fullmatch(r"(\d{1,2})(?:-?[а-я]{1,3})?", text)
    return int(bare[1]) if bare and 1 <= int(bare[1]) <= 31 else None


def _year_after(ann: Annotated, month: int) -> tuple[int | None, int]:
    text = ann.lower(month + 1)
    if not re.fullmatch(r"(?:19|20)\d\d", text):
        return None, month
    last = month + 1
    if "year_word" in ann.classes(last + 1):
        last += 1
        if ann.lower(last) == "г" and ann.lower(last + 1) == ".":
            last += 1
    return int(text), last


def _nearest_year(ann: Annotated, month: int, day: int) -> int:
    """A report that leaves the year out means the nearest such day."""
    today = ann.article.date

    def distance(year: int) -> int:
        latest = calendar.monthrange(year, month)[1]
        return abs((dt.date(year, month, min(day, latest)) - today).days)

    return min((today.year - 1, today.year, today.year + 1), key=distance)


def _numeric(ann: Annotated) -> list[DateExpression]:
    found = []
    for match in _NUMERIC.finditer(ann.article.text):
        try:
            day = dt.date(int(match[3]), int(match[2]), int(match[1]))
        except ValueError:
            continue
        first, last = ann.token_at(match.start()), ann.token_at(match.end() - 1)
        found.append(DateExpression(first, last, day, day, Span(*match.span())))
    return found
