"""Events as facts, with their words as evidence."""

from __future__ import annotations

from dataclasses import replace

from briefgen.extract.context import Context
from briefgen.extract.doubts import OF_SENTENCE_BEFORE, PLACE_OF_DATELINE
from briefgen.extract.events.cluster import Cluster
from briefgen.extract.events.days import Days
from briefgen.extract.events.news import LEAD
from briefgen.extract.events.places import Place, dateline
from briefgen.model import Event, EventDate, EventPlace, FurtherEvent, Span

# Who sits where the report was sent from.
_SITTING = frozenset({"vote", "session", "summit", "conference"})


def _evidence(context: Context, cluster: Cluster) -> tuple[tuple[Span, ...], str | None]:
    """The words that tell of the event, and the body whose it is."""
    ann = context.ann
    # A headline tells it first, the report in full.
    own = [t for t in cluster.told if t.candidate.kind == cluster.kind] or [cluster.first]
    best = max(own, key=lambda t: bool(t.days) + bool(t.places) if t.sentence <= LEAD else 0)
    # A verb alone („посрещна“) tells less than what names the event.
    sure = next((t for t in own if not t.candidate.weak), own[0])
    noun_of = next((t for t in own if t.candidate.source == "told"), sure)
    spans, of = [], None
    for told in (cluster.first, noun_of if own[0].candidate.weak else own[0], best):
        words = ann.span(told.candidate.first, told.candidate.last)
        noun = told.candidate.noun
        if noun and ann.lower(noun.last + 1) == "на":
            mention = ann.mention_at.get(noun.last + 2)
            if mention and mention.kind in {"organisation", "group"}:
                words = Span(words.start, ann.tokens[mention.last].end)
                of = of or mention.entity
        spans.append(words)
    return tuple(dict.fromkeys((*spans, *cluster.host_spans))), of


def main_event(
    context: Context, cluster: Cluster, before: tuple[Days | None, tuple[Place, ...]]
) -> tuple[Event, tuple[EventDate, ...], tuple[EventPlace, ...]]:
    """The main event; ``before`` are day and places of the sentence before it."""
    evidence, of = _evidence(context, cluster)
    event = Event(kind=cluster.kind, of=of, host=cluster.host, evidence=evidence,
                  coming=cluster.time == "coming")  # fmt: skip
    return (
        context.attribute(event),
        tuple(map(context.attribute, _dates(cluster, before[0]))),
        tuple(map(context.attribute, _places(context, cluster, before[1]))),
    )


def _dates(cluster: Cluster, before: Days | None) -> list[EventDate]:
    days = cluster.days or before
    if days is None:
        return []
    date = EventDate(start=days.start, end=days.end, evidence=days.spans)
    return [date if cluster.days else replace(date, certainty="low", reason=OF_SENTENCE_BEFORE)]


def _places(context: Context, cluster: Cluster, before: tuple[Place, ...]) -> list[EventPlace]:
    places = [EventPlace(entity=entity, evidence=(span,)) for entity, span in cluster.places]
    doubtful: Place | None = None
    reason = OF_SENTENCE_BEFORE
    if not places and before and not cluster.days:
        doubtful = before[0]
    elif not places and cluster.kind in _SITTING:
        doubtful, reason = dateline(context.ann), PLACE_OF_DATELINE
    if doubtful:
        entity, span = doubtful
        places.append(EventPlace(entity=entity, evidence=(span,), certainty="low", reason=reason))
    return places


def further_event(context: Context, cluster: Cluster) -> FurtherEvent:
    evidence, of = _evidence(context, cluster)
    days = cluster.days
    spans = [*evidence, *(days.spans if days else ()), *(span for _, span in cluster.places)]
    event = FurtherEvent(
        kind=cluster.kind,
        of=of,
        host=cluster.host,
        coming=cluster.time == "coming",
        start=days.start if days else None,
        end=days.end if days else None,
        places=tuple(entity for entity, _ in cluster.places),
        evidence=tuple(dict.fromkeys(spans)),
    )
    return context.attribute(event)
