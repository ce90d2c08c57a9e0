"""What is news and what is background: by its day, its sentence and its clause."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from briefgen.annotate import Annotated
from briefgen.extract.dates import DateExpression
from briefgen.extract.events.candidate import Candidate
from briefgen.extract.events.cluster import Told
from briefgen.extract.events.owner import belongs

# The event of a report stands in its first sentences; elsewhere it needs a day of its own.
LEAD = 3
# News is no older than this; what is older is background.
_FRESH = dt.timedelta(days=14)
_FAR = dt.timedelta(days=400)
_DAY = dt.timedelta(days=1)
_LONG = dt.timedelta(days=10)


def is_background(
    ann: Annotated, candidate: Candidate, told: Told, dates: Mapping[int, Sequence[DateExpression]]
) -> bool:
    """Whether it happened long ago, or is told of another time than the report's."""
    day = ann.article.date
    if candidate.order == "previous":
        return True
    for clause in candidate.scope:
        for date in dates.get(clause.number, ()):
            if date.deadline or not belongs(ann, clause, date.first, candidate):
                continue
            long = date.end - date.start > _LONG
            if date.end < day - (_DAY if long else _FRESH):
                return True
            if candidate.time == "coming" and date.end < day:
                return True
    if told.days and told.days.start > day + _FAR:
        return True
    unit = ann.unit_of(candidate.first)
    clause = candidate.clause
    hits = ann.found_in(range(clause.tokens[0], clause.tokens[-1] + 1), "background")
    return any(unit.start <= hit.first < unit.stop for hit in hits) and told.days is None


def can_stand_alone(ann: Annotated, told: Told) -> bool:
    """Whether the candidate is told as news by itself, and not only again."""
    candidate = told.candidate
    if candidate.again:
        return False
    lead = told.sentence < LEAD
    kind = candidate.clause.kind
    if candidate.source == "named":
        placed = told.days is not None or bool(told.places)
        return lead and placed and candidate.order == "" and kind in ("main", "that")
    if candidate.noun is not None and candidate.order == "next" and told.days is None:
        return False
    if kind in ("relative", "other") and told.days is None:
        return candidate.source == "told" and lead
    if candidate.time == "coming":
        return told.days is not None or (lead and bool(told.places))
    if candidate.time == "present":
        return told.days is not None or (told.sentence < LEAD - 1 and bool(told.places))
    return lead or told.days is not None
