"""Times that the text names, as intervals of days: never a guess."""

from __future__ import annotations

from briefgen.annotate import Annotated
from briefgen.extract.dates.calendar import explicit_days, months, numeric_days, years
from briefgen.extract.dates.days import offsets, relative_days, weekdays
from briefgen.extract.dates.expression import DateExpression
from briefgen.extract.dates.periods import relative_periods, with_deadlines

__all__ = ["DateExpression", "find_dates"]


def find_dates(ann: Annotated) -> tuple[DateExpression, ...]:
    """The times named in the text, in its order; what is not sure is left out."""
    found: list[DateExpression] = []
    taken: set[int] = set()
    # What stands first says more: „6 януари 2026 г.“ is no mere „януари 2026 г.“.
    for find in (
        numeric_days, explicit_days, months, relative_periods, years, relative_days, weekdays,
    ):  # fmt: skip
        for date in find(ann):
            if taken.isdisjoint(range(date.first, date.last + 1)):
                found.append(date)
                taken.update(range(date.first, date.last + 1))
    found.sort(key=lambda date: date.first)
    later = [d for d in offsets(ann, found) if taken.isdisjoint(range(d.first, d.last + 1))]
    found = with_deadlines(ann, sorted((*found, *later), key=lambda date: date.first))
    return tuple(sorted(found, key=lambda date: date.first))
