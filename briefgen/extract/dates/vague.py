"""Times that the text itself leaves open: „около 10 юни“, „на 14 или 15 юни“."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.annotate import Annotated
from briefgen.extract.alternatives import is_one_of_two
from briefgen.extract.dates.expression import DateExpression

_TIMES = frozenset({"month", "weekday"})


def without_vague(ann: Annotated, known: Sequence[DateExpression]) -> list[DateExpression]:
    """``known`` without what is only about that time, or one of two times."""
    rough = {hit.last + 1 for hit in ann.found("about_when")}
    begins = {date.first for date in known}

    def is_time(i: int) -> bool:
        number = ann.tokens[i].shape == "number"
        # „14 март“, and „14 или 15 март“
        month = any("month" in ann.classes(i + step) for step in (1, 2, 3))
        return i in begins or bool(ann.classes(i) & _TIMES) or (number and month)

    return [
        date
        for date in known
        if date.first not in rough and not is_one_of_two(ann, date.first, date.last, is_time)
    ]
