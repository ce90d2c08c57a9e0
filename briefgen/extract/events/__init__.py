"""What took place or is to come, where and when, and who received it.

Verbs and nouns that tell of events are candidates; those that tell of one event again are
joined; what is no news is left out. The main event comes first, further ones stand apart.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from briefgen.annotate import Annotated, Nominal
from briefgen.extract.context import Context
from briefgen.extract.dates import DateExpression
from briefgen.extract.doubts import OF_SENTENCE_BEFORE, PLACE_OF_DATELINE
from briefgen.extract.events.candidate import Candidate, is_definite
from briefgen.extract.events.cluster import Cluster, Told, add, fits
from briefgen.extract.events.days import Days, days_of
from briefgen.extract.events.deeds import deeds
from briefgen.extract.events.hosts import Host, hosts
from briefgen.extract.events.news import can_stand_alone, is_background
from briefgen.extract.events.nouns import continued, nouns
from briefgen.extract.events.places import Place, dateline, places_of
from briefgen.extract.events.rows import Row, in_row, row_of
from briefgen.extract.events.scene import scene
from briefgen.model import Event, EventDate, EventPlace, FurtherEvent, Span

# Who sits where the report was sent from.
_SITTING = frozenset({"vote", "session", "summit", "conference"})
_FEW = 4
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
    return _main(context, main, further, scene(context, main, by_clause))


def _clusters(context: Context, dates: _Dates) -> list[Cluster]:
    ann = context.ann
    ranks = {
        kind: int(entry["rank"]) for kind, entry in ann.lexicon.entries.get("events", {}).items()
    }
    clusters: list[Cluster] = []
    waiting: list[Told] = []
    rows = _rows(ann)
    for candidate in _candidates(ann):
        told = Told(
            candidate, days_of(ann, candidate, dates), places_of(context, candidate),
            _sentence(ann, candidate),
        )  # fmt: skip
        told = in_row(told, _row(ann, rows, told))
        candidate = told.candidate
        if is_background(ann, candidate, told, dates):
            continue
        same = [c for c in reversed(clusters) if fits(ann, c, told, ranks)]
        same.sort(key=lambda c: c.kind != candidate.kind)
        if same:
            add(same[0], told, ranks)
        elif can_stand_alone(ann, told):
            new = Cluster(candidate.kind, [])
            add(new, told, ranks)
            _named_before(ann, new, waiting, ranks)
            clusters.append(new)
        else:
            waiting.append(told)
    return clusters


def _rows(ann: Annotated) -> list[Row]:
    found = [
        row_of(ann, clause, _sentence_at(ann, clause.tokens[0]))
        for clause in ann.clauses
        if clause.tokens and not clause.quoted
    ]
    return [row for row in found if row]


def _row(ann: Annotated, rows: Sequence[Row], told: Told) -> Row | None:
    return next((row for row in reversed(rows) if row.sentence <= told.sentence), None)


def _named_before(
    ann: Annotated, cluster: Cluster, waiting: Sequence[Told], ranks: Mapping[str, int]
) -> None:
    """„при посещението на министъра, който обиколи …“: the noun that came right before."""
    own = cluster.first
    for told in waiting[-_FEW:]:
        near = 0 <= own.sentence - told.sentence <= 1
        noun = told.candidate.noun
        if near and told.candidate.kind != cluster.kind:
            continue
        if near and noun and is_definite(ann, noun) and fits(ann, cluster, told, ranks):
            add(cluster, told, ranks)
            cluster.told.insert(0, cluster.told.pop())
            return


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
    return _sentence_at(ann, candidate.first)


def _sentence_at(ann: Annotated, token: int) -> int:
    start = ann.tokens[token].start
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
    before = [
        c for c in clusters if c.first.candidate.first < at and c.kind not in ("call", "vote")
    ]
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


def _main(
    context: Context,
    cluster: Cluster,
    further: tuple[FurtherEvent, ...],
    before: tuple[Days | None, tuple[Place, ...]],
) -> Events:
    evidence, of = _evidence(context, cluster)
    event = Event(kind=cluster.kind, of=of, host=cluster.host, evidence=evidence)
    days = cluster.days
    dates = [EventDate(start=days.start, end=days.end, evidence=days.spans)] if days else []
    places = [EventPlace(entity=entity, evidence=(span,)) for entity, span in cluster.places]
    if not days and before[0]:
        date = EventDate(start=before[0].start, end=before[0].end, evidence=before[0].spans)
        dates = [replace(date, certainty="low", reason=OF_SENTENCE_BEFORE)]
    if not places and not cluster.days:
        places = [
            EventPlace(entity=entity, evidence=(span,), certainty="low", reason=OF_SENTENCE_BEFORE)
            for entity, span in before[1][:1]
        ]
    sent = dateline(context.ann) if not places and cluster.kind in _SITTING else None
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
