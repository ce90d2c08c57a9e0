"""Day and place of the sentence before, where the main event's own words give none.

„Вчера в Берген мина без спорове. На еднодневна среща там министрите се договориха …“
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from briefgen.annotate import Annotated
from briefgen.extract.context import Context
from briefgen.extract.dates import DateExpression
from briefgen.extract.events.candidate import Candidate
from briefgen.extract.events.cluster import Cluster
from briefgen.extract.events.days import Days, days_of
from briefgen.extract.events.news import LEAD
from briefgen.extract.events.places import Place, places_of
from briefgen.extract.events.time import time_of

_FRESH = dt.timedelta(days=7)


def scene(
    context: Context, cluster: Cluster, dates: Mapping[int, Sequence[DateExpression]]
) -> tuple[Days | None, tuple[Place, ...]]:
    """The day and the places of what the sentence before tells as done."""
    ann = context.ann
    told = cluster.first
    unit = ann.unit_at[told.candidate.first]
    if not 0 < told.sentence < LEAD or cluster.time == "coming" or unit == 0:
        return None, ()
    days: Days | None = None
    places: list[Place] = []
    for candidate in _done(ann, unit - 1, cluster):
        found = days_of(ann, candidate, dates)
        if found and found.start == found.end and _is_fresh(ann, found):
            days = days or found
        places += places_of(context, candidate)
    return days, tuple(places)


def _is_fresh(ann: Annotated, days: Days) -> bool:
    return ann.article.date - _FRESH <= days.start <= ann.article.date


def _done(ann: Annotated, unit: int, cluster: Cluster) -> list[Candidate]:
    """The deed that the main clause of a sentence tells, as if it were the event."""
    inside = ann.units[unit]
    clauses = {ann.clause_at[i].number: ann.clause_at[i] for i in inside if i in ann.clause_at}
    found = []
    for clause in clauses.values():
        if clause.kind != "main" or clause.quoted:
            continue
        finite = [g for g in clause.verbs if g.kind == "finite"]
        for group in finite:
            if time_of(ann, group) in ("past", "present") and "say" not in group.senses:
                found.append(
                    Candidate(
                        kind=cluster.kind,
                        first=group.first,
                        last=group.last,
                        clause=clause,
                        verb=group,
                        time="past",
                        source="deed",
                        scope=(clause,),
                    )
                )
                break
        if not finite and clause.tokens:
            found.append(
                Candidate(
                    kind=cluster.kind,
                    first=clause.tokens[0],
                    last=clause.tokens[-1],
                    clause=clause,
                    verb=None,
                    time="past",
                    source="deed",
                    scope=(clause,),
                )
            )
    return found[:1]
