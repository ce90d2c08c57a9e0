"""Single days told from the day of the article: yesterday, on Friday, a day later."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from briefgen.annotate import Annotated
from briefgen.extract.dates.expression import DateExpression, expression, tense

_DAY = dt.timedelta(days=1)
_WEEK = 7


def relative_days(ann: Annotated) -> list[DateExpression]:
    """„вчера“, „тази вечер“."""
    found = []
    for offset, hit in ann.found_kind("days"):
        # In direct speech „вчера“ is the speaker's, whose day nobody gave.
        if ann.is_quoted(hit.first):
            continue
        day = ann.article.date + dt.timedelta(days=int(offset))
        found.append(expression(ann, hit.first, hit.last, day, day))
    return found


def weekdays(ann: Annotated) -> list[DateExpression]:
    """„в петък“ by the tense of its verb; „миналия вторник“, „идната сряда“."""
    found: list[DateExpression] = []
    for number, hit in ann.found_kind("weekdays"):
        if ann.is_quoted(hit.first) or any(d.first <= hit.first <= d.last for d in found):
            continue
        before = ann.classes(hit.first - 1)
        first = hit.first - 1 if before & {"last", "next"} else hit.first
        if first == hit.first and not _is_named(ann, first, found):
            continue
        side = "past" if "last" in before else "future" if "next" in before else None
        side = side or tense(ann, hit.first)
        day = _weekday(ann.article.date, int(number), side, named=first < hit.first)
        if day is None:
            continue
        ranged = _range_end(ann, hit.last, day) if ann.lower(first - 1) == "от" else None
        if ranged:
            last, end = ranged
            found.append(expression(ann, first - 1, last, day, end))
        else:
            found.append(expression(ann, first, hit.last, day, day))
    return found


def _is_named(ann: Annotated, i: int, found: Sequence[DateExpression]) -> bool:
    """„в петък“, „и петък“ behind another; not „всеки петък“, „до петък“ of no future."""
    before = ann.lower(i - 1)
    if before == "до":
        return tense(ann, i) == "future"
    if before == "и":
        return bool(found) and found[-1].last == i - 2
    return before in {"в", "във", "от", "за"} or i == ann.unit_of(i).start


def _weekday(today: dt.date, number: int, side: str | None, *, named: bool) -> dt.date | None:
    """The nearest such day on that side. Told of the past or the future without „last“
    or „next“, today's own name means today."""
    if side is None:
        return None
    back = (today.isoweekday() - number) % _WEEK
    ahead = (number - today.isoweekday()) % _WEEK
    if named:
        back, ahead = back or _WEEK, ahead or _WEEK
    return today - back * _DAY if side == "past" else today + ahead * _DAY


def _range_end(ann: Annotated, i: int, start: dt.date) -> tuple[int, dt.date] | None:
    """„от събота до понеделник“: the days up to the next such day."""
    if ann.lower(i + 1) != "до":
        return None
    for number, hit in ann.found_kind("weekdays"):
        if hit.first == i + 2:
            days = (int(number) - start.isoweekday()) % _WEEK
            return hit.last, start + days * _DAY
    return None


def offsets(ann: Annotated, known: Sequence[DateExpression]) -> list[DateExpression]:
    """„ден по-късно“, „три дни по-рано“: from the last single day told before it."""
    found: list[DateExpression] = []
    for name, sign in (("days_later", 1), ("days_earlier", -1)):
        for hit in ann.found(name):
            anchor = [d for d in (*known, *found) if d.last < hit.first and d.start == d.end]
            near = [d for d in anchor if ann.unit_at[hit.first] - ann.unit_at[d.first] <= _NEAR]
            if not near or ann.is_quoted(hit.first):
                continue
            days = sign * _number(ann, hit.first)
            day = max(near, key=lambda d: d.first).start + days * _DAY
            found.append(expression(ann, hit.first, hit.last, day, day))
    return found


# An anchor that stands more sentences away may belong to another story.
_NEAR = 2


def _number(ann: Annotated, i: int) -> int:
    for number, hit in ann.found_kind("small_numbers"):
        if hit.first == i:
            return int(number)
    text = ann.lower(i)
    return int(text) if text.isdigit() else 1
