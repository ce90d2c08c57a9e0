"""What took place or is to come, where and when, and who received it.

Verbs and nouns that tell of events are candidates; those that tell of one event again are
joined; what is no news is left out. The main event comes first, further ones stand apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.annotate import Annotated
from briefgen.extract.context import Context
from briefgen.extract.dates import DateExpression
from briefgen.extract.events.beside import with_days
from briefgen.extract.events.cluster import Cluster
from briefgen.extract.events.counterparts import add_counterparts
from briefgen.extract.events.facts import further_event, main_event
from briefgen.extract.events.gathering import gather
from briefgen.extract.events.hosts import Host, hosts
from briefgen.extract.events.narrower import narrow
from briefgen.extract.events.scene import scene
from briefgen.model import Event, EventDate, EventPlace, FurtherEvent

__all__ = ["Events", "extract_events"]


@dataclass(frozen=True, slots=True)
class Events:
    """The main event with its days and places, and the further ones."""

    main: Event | None = None
    dates: tuple[EventDate, ...] = ()
    places: tuple[EventPlace, ...] = ()
    further: tuple[FurtherEvent, ...] = ()


def extract_events(context: Context, dates: Sequence[DateExpression]) -> Events:
    """The events that the article reports as news."""
    ann = context.ann
    by_clause: defaultdict[int, list[DateExpression]] = defaultdict(list)
    for date in dates:
        if date.first in ann.clause_at:
            by_clause[ann.clause_at[date.first].number].append(date)
    clusters, around = gather(context, by_clause)
    if not clusters:
        return Events()
    narrow(context, clusters, by_clause)
    _add_hosts(ann, clusters)
    main = max(clusters, key=lambda c: (_weight(c), -c.first.candidate.first))
    before = scene(context, main, by_clause)
    for cluster, beside in around:
        days_of_it = beside.other.days or (before[0] if beside.other is main else None)
        with_days(cluster, beside, days_of_it, ann.article.date)
    event, days, places = main_event(context, main, before)
    further = tuple(further_event(context, one) for one in clusters if one is not main)
    return Events(event, days, places, further)


def _weight(cluster: Cluster) -> int:
    """The main event stands first, has happened, and is told with its day and place."""
    told = cluster.first
    return (
        12
        - 3 * min(told.sentence, 4)
        + (2 if cluster.time != "coming" else 0)
        + (1 if cluster.days else 0)
        + (1 if cluster.places else 0)
        - (2 if told.candidate.source == "named" else 0)
    )


def _add_hosts(ann: Annotated, clusters: list[Cluster]) -> None:
    """The subject of „прие“, and what the text says of hosts elsewhere."""
    _by_deed(ann, clusters, again=False)
    for clause in ann.clauses:
        for host in hosts(ann, clause) if not clause.quoted else ():
            hosted = _hosted(clusters, host)
            if hosted and hosted.host is None:
                hosted.host, hosted.host_spans = host.entity, host.spans
                if host.is_place and not hosted.places:
                    hosted.places = [(host.entity, host.spans[0])]
    _by_deed(ann, clusters, again=True)  # whoever met the guest at a school comes last
    add_counterparts(ann, clusters)


def _by_deed(ann: Annotated, clusters: list[Cluster], *, again: bool) -> None:
    for cluster in clusters:
        for told in cluster.told:
            for nominal in told.candidate.host if told.candidate.again is again else ():
                if cluster.host is None and nominal.entities:
                    cluster.host = nominal.entities[0]
                    cluster.host_spans = (ann.span(nominal.first, nominal.last),)


def _hosted(clusters: list[Cluster], host: Host) -> Cluster | None:
    """The event of the host's own clause, else the last one told before."""
    numbers = {host.clause.number, host.clause.parent}
    if host.is_next:
        # „Домакин на следващата среща ще бъде Малта“ says nothing of this one.
        clusters = [c for c in clusters if any(t.candidate.order == "next" for t in c.told)]
    own = [c for c in clusters if any(t.candidate.clause.number in numbers for t in c.told)]
    if own:
        return own[0]
    at = host.clause.tokens[0]
    before = [
        c for c in clusters if c.first.candidate.first < at and c.kind not in ("call", "vote")
    ]
    return before[0] if before else None
