"""The town of a visit that is told by its country alone: where papers were signed there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from briefgen.annotate import Annotated
from briefgen.annotate.clauses import Clause
from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.context import Context
from briefgen.extract.dates import DateExpression
from briefgen.extract.events.candidate import Candidate
from briefgen.extract.events.cluster import Cluster
from briefgen.extract.events.owner import belongs
from briefgen.extract.events.places import Place, places_of
from briefgen.extract.events.time import time_of
from briefgen.gazetteer import gazetteer

# What hosts and guests do on a visit.
_DONE = frozenset({"sign", "lay_down", "meet", "hold_talks", "initial"})
_FRESH = dt.timedelta(days=14)


def narrow(
    context: Context, clusters: Sequence[Cluster], dates: Mapping[int, Sequence[DateExpression]]
) -> None:
    """„Протоколът, подписан в Ташкент … Министърът е на посещение в Узбекистан“."""
    broad = [c for c in clusters if c.kind == "visit" and _only_country(c) and c.time == "past"]
    if not broad:
        return
    taken = {place for c in clusters if c not in broad for place, _ in c.places}
    for place in _towns(context, dates):
        if place[0] in taken:
            continue  # where another event took place
        state = gazetteer().states.get(place[0])
        for cluster in broad:
            if state is not None and state == cluster.places[0][0]:
                cluster.places = [place]
                return


def _only_country(cluster: Cluster) -> bool:
    return len(cluster.places) == 1 and cluster.places[0][0].startswith("country-")


def _towns(context: Context, dates: Mapping[int, Sequence[DateExpression]]) -> list[Place]:
    """Where the article tells that something was signed or that people met."""
    ann = context.ann
    found: list[Place] = []
    for clause in ann.clauses:
        if clause.quoted:
            continue
        for group in clause.verbs:
            if group.senses & _DONE and _is_done(ann, group):
                deed = Candidate(
                    kind="signing", first=group.first, last=group.last, clause=clause,
                    verb=group, time="past", source="deed", scope=(clause,),
                )  # fmt: skip
                if not _is_old(ann, clause, deed, dates):
                    found += places_of(context, deed)
    return found


def _is_done(ann: Annotated, group: VerbGroup) -> bool:
    if group.kind == "participle":
        return group.passive and not group.negated
    return time_of(ann, group) == "past"


def _is_old(
    ann: Annotated, clause: Clause, deed: Candidate, dates: Mapping[int, Sequence[DateExpression]]
) -> bool:
    return any(
        date.end < ann.article.date - _FRESH and belongs(ann, clause, date.first, deed)
        for date in dates.get(clause.number, ())
    )
