"""What the text leaves open: „в четвъртък или петък“, „около 10 юни“, „в Рим или Милано“."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.annotate import Annotated
from briefgen.extract.dates.expression import DateExpression

_OR = frozenset({"или", "било"})
_ABOUT = frozenset({"около", "приблизително", "горе-долу"})
_PARTS = frozenset({"началото", "средата", "края"})
_TIMES = frozenset({"weekday", "month", "time_word", "next", "last"})


def settled(ann: Annotated, dates: Sequence[DateExpression]) -> list[DateExpression]:
    """``dates`` without those beside which the text names another, or that it only nears."""
    return [date for date in dates if not _is_open(ann, date)]


def _is_open(ann: Annotated, date: DateExpression) -> bool:
    if ann.lower(date.first - 1) in _ABOUT or ann.lower(_before(ann, date.first)) in _OR:
        return True
    other = _following(ann, date.last)
    return other is not None and (
        ann.tokens[other].shape == "number"
        or ann.lower(other) in _PARTS
        or not ann.classes(other).isdisjoint(_TIMES)
    )


def is_one_of_two(ann: Annotated, first: int, last: int) -> bool:
    """„в Рим или Милано“, „или в Рим, или в Милано“: the name at ``first`` to ``last`` is
    one of those that the text does not choose between."""
    if ann.lower(_before(ann, first)) in _OR:
        return True
    other = _following(ann, last)
    while other is None:  # „в Рим, Милано или Торино“
        listed = ann.mention_at.get(last + 2) if ann.lower(last + 1) == "," else None
        if listed is None:
            return False
        last = listed.last
        other = _following(ann, last)
    return other in ann.mention_at


def _before(ann: Annotated, i: int) -> int:
    """The token before ``i`` and its preposition, „началото на“ as well."""
    i -= 1
    if ann.lower(i - 1) in _PARTS:
        i -= 2
    return i - 1 if "preposition" in ann.classes(i) else i


def _following(ann: Annotated, i: int) -> int | None:
    """What stands behind „или“ right after token ``i``, without its preposition."""
    i += 1
    if ann.lower(i) == ",":
        i += 1
    if ann.lower(i) != "или" or i + 2 >= len(ann.tokens):
        return None
    return i + 2 if "preposition" in ann.classes(i + 1) else i + 1
