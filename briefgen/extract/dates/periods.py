"""Weeks, months and years told from the day of the article, and deadlines."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from briefgen.annotate import Annotated
from briefgen.extract.dates.calendar import whole_month
from briefgen.extract.dates.expression import DateExpression, expression
from briefgen.languages import Match


def relative_periods(ann: Annotated) -> list[DateExpression]:
    """„миналата седмица“, „следващия месец“, „тази година“, „догодина“, „т.г.“."""
    found = []
    for name, hit in ann.found_kind("periods"):
        unit, _, offset = name.partition(":")
        # Nobody says on which day something was said; in the year they seldom err.
        if unit == "year" or not ann.is_quoted(hit.first):
            start, end = _period(ann.article.date, unit, int(offset))
            first = hit.first
            for half, words in (("first", "first_half"), ("second", "second_half")):
                lead = next((h for h in ann.found(words) if h.last == hit.first - 1), None)
                if lead and unit == "year":
                    middle = dt.date(start.year, 6, 30)
                    first = lead.first
                    start, end = (start, middle) if half == "first" else (
                        middle + dt.timedelta(days=1), end)  # fmt: skip
            found.append(expression(ann, first, hit.last, start, end))
    return found


def _period(today: dt.date, unit: str, offset: int) -> tuple[dt.date, dt.date]:
    if unit == "week":
        monday = today - dt.timedelta(days=today.weekday()) + dt.timedelta(weeks=offset)
        return monday, monday + dt.timedelta(days=6)
    if unit == "month":
        months = today.year * 12 + today.month - 1 + offset
        return whole_month(months // 12, months % 12 + 1)
    return dt.date(today.year + offset, 1, 1), dt.date(today.year + offset, 12, 31)


def with_deadlines(ann: Annotated, known: Sequence[DateExpression]) -> list[DateExpression]:
    """``known``, where a date behind „до“, „не по-късно от“ is the days up to it."""
    leads: dict[int, Match] = {}
    for hit in ann.found("until", "until_end_of"):
        if hit.last + 1 not in leads or hit.first < leads[hit.last + 1].first:
            leads[hit.last + 1] = hit
    found = []
    for date in known:
        lead = leads.get(date.first)
        if lead is None:
            found.append(date)
        elif date.end >= ann.article.date:
            start = ann.article.date
            found.append(expression(ann, lead.first, date.last, start, date.end, deadline=True))
    return found
