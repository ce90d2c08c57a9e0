"""What took place or is to come, where and when, and who received it.

Verbs and nouns that tell of events are candidates; those that tell of one event again are
joined; what is no news is left out. The main event comes first, further ones stand apart.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefgen.annotate import Annotated, Nominal
from briefgen.extract.context import Context
from briefgen.extract.dates import DateExpression
from briefgen.extract.doubts import PLACE_OF_DATELINE
from briefgen.extract.events.candidate import Candidate
from briefgen.extract.events.cluster import Cluster, Told, add, fits
from briefgen.extract.events.days import days_of
from briefgen.extract.events.deeds import deeds
from briefgen.extract.events.hosts import Host, hosts
from briefgen.extract.events.news import can_stand_alone, is_background
from briefgen.extract.events.nouns import continued, nouns
from briefgen.extract.events.places import dateline, places_of
from briefgen.model import Event, EventDate, EventPlace, FurtherEvent, Span

_Dates = dict[int, list[DateExpression]]


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
    by_clause: _Dates = defaultdict(list)
    for date in dates:
        if date.first in ann.clause_at:
            by_clause[ann.clause_at[date.first].number].append(date)
    clusters = _clusters(context, by_clause)
    if not clusters:
        return Events()
    _add_hosts(ann, clusters)
    main = max(clusters, key=lambda c: (_weight(ann, c), -c.first.candidate.first))
    further = tuple(_further(context, one) for one in clusters if one is not main)
    return _main(context, main, further)


def _clusters(context: Context, dates: _Dates) -> list[Cluster]:
    ann = context.ann
    ranks = {
        kind: int(entry["rank"]) for kind, entry in ann.lexicon.entries.get("events", {}).items()
    }
    clusters: list[Cluster] = []
    for candidate in _candidates(ann):
        told = Told(
            candidate, days_of(ann, candidate, dates), places_of(context, candidate),
            _sentence(ann, candidate),
        )  # fmt: skip
        if is_background(ann, candidate, told, dates):
            continue
        same = [c for c in reversed(clusters) if fits(ann, c, told, ranks)]
        if same:
            add(same[0], told, ranks)
        elif can_stand_alone(ann, told):
            new = Cluster(candidate.kind, [])
            new.kind = candidate.kind
            add(new, told, ranks)
            clusters.append(new)
    return clusters


def _candidates(ann: Annotated) -> Iterator[Candidate]:
    subject: Nominal | None = None
    unit = -1
    for clause in ann.clauses:
        if clause.quoted or not clause.tokens or clause.kind in ("condition", "purpose"):
            continue
        if ann.unit_at[clause.tokens[0]] > unit + 1:
            subject = None
        found = [
            *nouns(ann, clause), *deeds(ann, clause), *continued(ann, clause, subject)
        ]  # fmt: skip
        yield from sorted(found, key=lambda c: (c.source == "named", c.first))
        new = next((n for n in ann.nominals[clause.number] if not n.prep), None)
        if new and new.kind == "event":
            subject, unit = new, ann.unit_at[clause.tokens[0]]


def _sentence(ann: Annotated, candidate: Candidate) -> int:
    start = ann.tokens[candidate.first].start
    return bisect_right(ann.sentences, start, key=lambda s: s.span.start) - 1


def _weight(ann: Annotated, cluster: Cluster) -> int:
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
    for cluster in clusters:
        for told in cluster.told:
            for nominal in told.candidate.host:
                if cluster.host is None and nominal.entities:
                    cluster.host = nominal.entities[0]
                    cluster.host_spans = (ann.span(nominal.first, nominal.last),)
    for clause in ann.clauses:
        for host in hosts(ann, clause) if not clause.quoted else ():
            cluster = _hosted(clusters, host)
            if cluster and cluster.host is None:
                cluster.host, cluster.host_spans = host.entity, host.spans
                if host.is_place and not cluster.places:
                    cluster.places = [(host.entity, host.spans[0])]


def _hosted(clusters: list[Cluster], host: Host) -> Cluster | None:
    """The event of the host's own clause, else the last one told before."""
    numbers = {host.clause.number, host.clause.parent}
    own = [c for c in clusters if any(t.candidate.clause.number in numbers for t in c.told)]
    if own:
        return own[0]
    at = host.clause.tokens[0]
    before = [c for c in clusters if c.first.candidate.first < at and c.kind not in ("call", "vote")]
    return before[0] if before else None


def _evidence(context: Context, cluster: Cluster) -> tuple[tuple[Span, ...], str | None]:
    """The words that tell of the event, and the body whose it is."""
    ann = context.ann
    best = next((t for t in cluster.told if t.candidate.kind == cluster.kind), cluster.first)
    spans, of = [], None
    for told in (cluster.first, best):
        words = ann.span(told.candidate.first, told.candidate.last)
        noun = told.candidate.noun
        if noun and ann.lower(noun.last + 1) == "на":
            mention = ann.mention_at.get(noun.last + 2)
            if mention and mention.kind in {"organisation", "group"}:
                words = Span(words.start, ann.tokens[mention.last].end)
                of = of or mention.entity
        spans.append(words)
    return tuple(dict.fromkeys((*spans, *cluster.host_spans))), of


def _main(context: Context, cluster: Cluster, further: tuple[FurtherEvent, ...]) -> Events:
    evidence, of = _evidence(context, cluster)
    event = Event(kind=cluster.kind, of=of, host=cluster.host, evidence=evidence)
    days = cluster.days
    dates = (
        (EventDate(start=days.start, end=days.end, evidence=days.spans),) if days else ()
    )  # fmt: skip
    places = [EventPlace(entity=entity, evidence=(span,)) for entity, span in cluster.places]
    sent = dateline(context.ann) if not places and cluster.kind != "call" else None
    if sent:
        places.append(
            EventPlace(
                entity=sent[0], evidence=(sent[1],), certainty="low", reason=PLACE_OF_DATELINE
            )
        )
    return Events(
        context.attribute(event),
        tuple(map(context.attribute, dates)),
        tuple(map(context.attribute, places)),
        further,
    )


def _further(context: Context, cluster: Cluster) -> FurtherEvent:
    evidence, of = _evidence(context, cluster)
    days = cluster.days
    spans = [*evidence, *(days.spans if days else ()), *(span for _, span in cluster.places)]
    event = FurtherEvent(
        kind=cluster.kind,
        of=of,
        host=cluster.host,
        start=days.start if days else None,
        end=days.end if days else None,
        places=tuple(entity for entity, _ in cluster.places),
        evidence=tuple(dict.fromkeys(spans)),
    )
    return context.attribute(event)
