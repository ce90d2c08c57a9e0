"""The days named before a month: „6“, „3-ти“, „първи“, „от 5 до 7“, „5, 6 и 7“."""

from __future__ import annotations

import re

from briefgen.annotate import Annotated

_BARE = re.compile(r"(\d{1,2})(?:-?[а-я]{1,3})?")
_LAST = 31


def days_before(ann: Annotated, month: int) -> tuple[tuple[int, int] | None, int]:
    """The first and last day named before the month at token ``month``, and the first token."""
    found = day_at(ann, month - 1)
    if found is None:
        return None, month
    day, first = found
    earlier = day_at(ann, first - 2)
    if earlier is None or earlier[0] >= day:
        return (day, day), first
    start, at = earlier
    lead, joiner = ann.lower(at - 1), ann.lower(first - 1)
    if joiner in {"-", "–"} or (joiner, lead) in {("до", "от"), ("и", "между")}:
        return (start, day), at
    if joiner in {"и", "срещу"} and start + 1 == day:
        before = day_at(ann, at - 2) if lead == "," else None
        if before is not None and before[0] + 1 == start:
            return (before[0], day), before[1]
        return (start, day), at
    return (day, day), first


def day_at(ann: Annotated, i: int) -> tuple[int, int] | None:
    """The day of a month that ends at token ``i``, and its first token."""
    bare = _BARE.fullmatch(ann.lower(i))
    if bare and 1 <= int(bare[1]) <= _LAST:
        return int(bare[1]), i
    for number, hit in ann.found_kind("ordinals"):
        if hit.last == i:
            return int(number), hit.first
    return None
