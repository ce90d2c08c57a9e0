"""Weeks, months and years told from the day of the article, and deadlines."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from briefgen.annotate import Annotated
from briefgen.extract.dates.calendar import whole_month, with_half
from briefgen.extract.dates.expression import DateExpression, expression
from briefgen.extract.dates.offsets import number_at
from briefgen.extract.dates.side import is_unclear, tense
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
            if unit == "year":
                first, (start, end) = with_half(ann, first, (start, end))
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


def current_periods(ann: Annotated) -> list[DateExpression]:
    """„до края на месеца“, „до края на годината“ of what is still to come."""
    found = []
    for unit in ("year", "month", "week"):
        for hit in ann.found(f"this_{unit}"):
            lead = any(end.last == hit.first - 1 for end in ann.found("until_end_of"))
            if lead and not is_unclear(ann, hit.first) and _is_ahead(ann, hit.first):
                period = _period(ann.article.date, unit, 0)
                found.append(expression(ann, hit.first, hit.last, *period))
    return found


def days_ago(ann: Annotated) -> list[DateExpression]:
    """„преди два дни“ of what is past."""
    found = []
    for hit in ann.found("days_ago"):
        if not ann.is_quoted(hit.first) and tense(ann, hit.first) == "past":
            day = ann.article.date - dt.timedelta(days=number_at(ann, hit.first + 1))
            found.append(expression(ann, hit.first, hit.last, day, day))
    return found


def days_ahead(ann: Annotated) -> list[DateExpression]:
    """„след два дни“ of what is to come; not „след два дни преговори“."""
    found = []
    for hit in ann.found("days_ahead"):
        noun = ann.tokens[hit.last + 1 : hit.last + 2]
        goes_on = (
            bool(noun)
            and noun[0].shape == "lower"
            and hit.last + 1 not in ann.verb_at
            and not ann.classes(hit.last + 1) & {"preposition", "will", "be", "reflexive"}
        )
        if not goes_on and not ann.is_quoted(hit.first) and tense(ann, hit.first) == "future":
            day = ann.article.date + dt.timedelta(days=number_at(ann, hit.first + 1))
            found.append(expression(ann, hit.first, hit.last, day, day))
    return found


def within(ann: Annotated) -> list[DateExpression]:
    """„в срок до два месеца“, „до 10 дни“ of what is to come: the days up to it."""
    found = []
    today = ann.article.date
    for hit in ann.found("within"):
        if ann.is_quoted(hit.first) or tense(ann, hit.first) not in ("future", "present"):
            continue
        words = [ann.lower(i) for i in range(hit.first, hit.last + 1)]
        count = max(number_at(ann, i) for i in range(hit.first, hit.last + 1))
        # „до 10 дни престой“ tells how long, „до месец май“ which.
        if _is_measured(ann, hit.last):
            continue
        if words[-1].startswith("месец"):
            end = _months_on(today, count)
        elif words[-1].startswith("годин"):
            end = _months_on(today, 12 * count)
        else:
            end = today + dt.timedelta(days=count * (7 if words[-1].startswith("седмиц") else 1))
        found.append(expression(ann, hit.first, hit.last, today, end, deadline=True))
    return found


def _is_measured(ann: Annotated, last: int) -> bool:
    following = ann.tokens[last + 1 : last + 2]
    if not following or following[0].shape == "mark":
        return False
    small = ann.classes(last + 1) & {"preposition", "conjunction", "will", "be", "reflexive", "da"}
    return not small and last + 1 not in ann.verb_at and ann.lower(last + 1) not in {"да", "ще"}


def _months_on(day: dt.date, months: int) -> dt.date:
    number = day.year * 12 + day.month - 1 + months
    latest = whole_month(number // 12, number % 12 + 1)[1]
    return latest.replace(day=min(day.day, latest.day))


def _is_ahead(ann: Annotated, i: int) -> bool:
    return tense(ann, _before_lead(ann, i)) in ("future", "present")


def _before_lead(ann: Annotated, i: int) -> int:
    """The first token of „до края на“ before ``i``: what is before it governs the time."""
    lead = next((hit.first for hit in ann.found("until_end_of") if hit.last == i - 1), i)
    return lead + 1


def _middle(date: DateExpression) -> dt.date:
    """The last day of the first half of a month or year."""
    month = date.start.month == date.end.month
    return date.start.replace(day=15) if month else date.start.replace(month=6, day=30)


def with_deadlines(ann: Annotated, known: Sequence[DateExpression]) -> list[DateExpression]:
    """``known``, where a date behind „до“, „не по-късно от“ is the days up to it."""
    leads: dict[int, Match] = {}
    for hit in ann.found("until", "until_end_of"):
        if hit.last + 1 not in leads or hit.first < leads[hit.last + 1].first:
            leads[hit.last + 1] = hit
    found = []
    middles = {hit.last + 1: hit for hit in ann.found("until_middle_of")}
    for date in known:
        middle = middles.get(date.first)
        if middle is not None and date.end > ann.article.date and date.start.day == 1:
            start, half = ann.article.date, _middle(date)
            if half >= start:
                found.append(expression(ann, middle.first, date.last, start, half, deadline=True))
                continue
        lead = leads.get(date.first)
        if lead is None or date.end < ann.article.date:
            found.append(date)
        else:
            start = ann.article.date
            found.append(expression(ann, lead.first, date.last, start, date.end, deadline=True))
    return found
