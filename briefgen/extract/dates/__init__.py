"""Times that the text names, as intervals of days: never a guess."""

from __future__ import annotations

from briefgen.annotate import Annotated
from briefgen.extract.dates.calendar import explicit_days, months, numeric_days, spanned, years
from briefgen.extract.dates.days import relative_days, weekdays
from briefgen.extract.dates.expression import DateExpression, dates_before, dates_in
from briefgen.extract.dates.offsets import event_offsets, offsets
from briefgen.extract.dates.open import settled
from briefgen.extract.dates.periods import (
    current_periods,
    days_ago,
    days_ahead,
    relative_periods,
    with_deadlines,
    within,
)

__all__ = ["DateExpression", "dates_before", "dates_in", "find_dates"]


def find_dates(ann: Annotated) -> tuple[DateExpression, ...]:
    """The times named in the text, in its order; what is not sure is left out."""
    found: list[DateExpression] = []
    taken: set[int] = set()
    # What stands first says more: „6 януари 2026 г.“ is no mere „януари 2026 г.“. Offsets
    # come last, for they lean on the others.
    for find in (
        numeric_days, explicit_days, within, months, relative_periods, current_periods, years,
        relative_days, weekdays, days_ago, days_ahead,
    ):  # fmt: skip
        _add(find(ann), found, taken)
    found.sort(key=lambda date: date.first)
    for tell in (event_offsets, offsets):
        _add(tell(ann, found), found, taken)
        found.sort(key=lambda date: date.first)
    found = with_deadlines(ann, settled(ann, spanned(ann, found)))
    return tuple(sorted(found, key=lambda date: date.first))


def _add(dates: list[DateExpression], found: list[DateExpression], taken: set[int]) -> None:
    for date in dates:
        if taken.isdisjoint(range(date.first, date.last + 1)):
            found.append(date)
            taken.update(range(date.first, date.last + 1))
