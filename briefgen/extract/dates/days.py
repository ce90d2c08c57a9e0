"""Single days told from the day of the article: yesterday, on Friday."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from briefgen.annotate import Annotated
from briefgen.extract.dates.expression import DateExpression, expression
from briefgen.extract.dates.side import Side, tense

_DAY = dt.timedelta(days=1)
_WEEK = 7
# „до днес“, „и днес“: since then, not on this day.
_STILL = frozenset({"до", "и", "от"})


def relative_days(ann: Annotated) -> list[DateExpression]:
    """„вчера“, „тази вечер“."""
    found = []
    for offset, hit in ann.found_kind("days"):
        # In direct speech „вчера“ is the speaker's, whose day nobody gave.
        if ann.is_quoted(hit.first):
            continue
        still = ann.lower(hit.first - 1) in _STILL and int(offset) == 0
        if still and tense(ann, hit.first) != "future" and not _begins(ann, hit.first):
            continue
        day = ann.article.date + dt.timedelta(days=int(offset))
        found.append(expression(ann, hit.first, hit.last, day, day))
    return found


def _begins(ann: Annotated, i: int) -> bool:
    """„е от днес на посещение“, „от днес е в отпуск“; not „по-високи са от днес“."""
    if ann.lower(i - 1) != "от" or ann.lower(i - 2).startswith("по-"):
        return False
    return tense(ann, i) == "present" and ann.lower(i + 1) in {"е", "са", "на", "в", "във"}


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
        named: Side | None = "past" if "last" in before else "future" if "next" in before else None
        side = named or _told(ann, hit.first)
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


def _told(ann: Annotated, i: int) -> Side | None:
    """The side of the day at ``i``; what goes on „от сряда“ began in the past, and „до
    събота“ needs a verb that says which."""
    side = tense(ann, i)
    if side == "present":
        before = ann.lower(i - 1)
        return "past" if before == "от" else None if before == "до" else side
    return side


def _is_named(ann: Annotated, i: int, found: Sequence[DateExpression]) -> bool:
    """„в петък“, „и петък“ behind another; not „всеки петък“."""
    before = ann.lower(i - 1)
    if before == "и":
        return bool(found) and found[-1].last == i - 2
    return before in {"в", "във", "от", "за", "до"} or i == ann.unit_of(i).start


def _weekday(today: dt.date, number: int, side: Side | None, *, named: bool) -> dt.date | None:
    """The nearest such day on that side; a present tense tells of one to come. Told
    without „last“ or „next“, today's own name means today."""
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
