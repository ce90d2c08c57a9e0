"""The record of a briefing: every fact once, its words in both languages."""

from __future__ import annotations

from briefgen.localise import facts
from briefgen.localise.headline import Happening, both, dated_by_source, event_name, lead, title
from briefgen.localise.words import Words
from briefgen.model import Briefing, Event, FurtherEvent
from briefgen.record import (
    BriefingRecord,
    DateFact,
    EventRecord,
    FurtherEventRecord,
    MentionRecord,
    Period,
    PlaceFact,
    RefusalRecord,
    ReviewRecord,
    Text,
)
from briefgen.sidecar import Sidecar
from briefgen.translate.catalogue import Catalogue
from briefgen.translate.chunks import Names


def localise(
    briefing: Briefing, sidecar: Sidecar, catalogue: Catalogue | None, names: Names
) -> BriefingRecord:
    """Pure: the same facts, catalogue and gazetteer always give the same record.

    ``names`` gives the English name that Bulgarian words stand for in any
    form, or None; the gazetteer answers it.
    """
    article = briefing.article
    entities = {entity.id: entity for entity in briefing.entities}
    words = Words(article.lang, entities, catalogue or Catalogue(), names)
    notes = [facts.note(note) for note in sidecar.notes]
    participants = facts.participants(briefing, words)
    dates = [DateFact(**facts.common(d, words), start=d.start, end=d.end) for d in briefing.dates]
    places = [
        PlaceFact(**facts.common(p, words), **dict(words.named(p.entity))) for p in briefing.places
    ]
    event = Happening(
        article_date=article.date,
        kind=briefing.event.kind if briefing.event else None,
        of=words.named_or_none(briefing.event.of if briefing.event else None),
        of_words=_words_for_body(briefing, briefing.event),
        dates=dates,
        places=places,
        people=[p for p in participants if p.parts != ["mentioned"]],
        by_source=dated_by_source(dates, notes),
        coming=briefing.event is not None and briefing.event.coming,
    )
    return BriefingRecord(
        id=article.id,
        lang=article.lang,
        date=article.date,
        title=_title(sidecar.title or article.title, event, words),
        lead=both(lambda lang: lead(event, lang)),
        text=article.text,
        sentences=facts.sentences(briefing, words),
        source=[facts.source(one, words) for one in sidecar.source],
        rights=sidecar.rights,
        event=_event(briefing.event, event, words),
        further_events=[_further_event(briefing, one, words) for one in briefing.further_events],
        participants=participants,
        documents=facts.documents(briefing, sidecar, words),
        outcomes=facts.outcomes(briefing, words),
        next_steps=facts.next_steps(briefing, sidecar, words),
        quotes=facts.quotes(briefing, words),
        mentions=[
            MentionRecord(
                start=m.span.start, end=m.span.end, kind=m.kind, base=m.base, entity=m.entity
            )
            for m in briefing.mentions
        ],
        notes=notes,
        review=ReviewRecord(**sidecar.review.model_dump()) if sidecar.review else None,
        refused=[RefusalRecord(fact=r.fact, reason=r.reason) for r in briefing.refused],
    )


def _title(own: str | None, event: Happening, words: Words) -> Text:
    """The editor's or the article's title; a language without one gets the composed title."""
    composed = both(lambda lang: title(event, lang))
    if own is None:
        return composed
    text = words.translated("title", own)
    if text.via != "source":
        return text
    other = composed.en if words.lang == "bg" else composed.bg
    return words.pair(own, other, "composed")


def _event(fact: Event | None, event: Happening, words: Words) -> EventRecord | None:
    """Dates and places have a home even where the text names no kind of event."""
    if fact is None:
        if not (event.dates or event.places):
            return None
        fact = Event(id="event", kind="event")
        event = Happening(article_date=event.article_date, kind="event")
    return EventRecord(
        **facts.common(fact, words),
        kind=fact.kind,
        name=both(lambda lang: event_name(event, lang)),
        of=words.named_or_none(fact.of),
        host=words.named_or_none(fact.host),
        coming=fact.coming,
        dates=list(event.dates),
        places=[place for place in event.places if isinstance(place, PlaceFact)],
    )


def _further_event(briefing: Briefing, fact: FurtherEvent, words: Words) -> FurtherEventRecord:
    of = words.named_or_none(fact.of)
    happening = Happening(
        article_date=briefing.article.date,
        kind=fact.kind,
        of=of,
        of_words=_words_for_body(briefing, fact),
    )
    days = [Period(start=fact.start, end=fact.end)] if fact.start and fact.end else []
    return FurtherEventRecord(
        **facts.common(fact, words),
        kind=fact.kind,
        name=both(lambda lang: event_name(happening, lang)),
        of=of,
        host=words.named_or_none(fact.host),
        coming=fact.coming,
        dates=days,
        places=words.named_all(fact.places),
    )


def _words_for_body(briefing: Briefing, event: Event | None) -> str | None:
    """The body as the article words it inside the event's evidence."""
    if event is None or event.of is None or briefing.article.lang != "bg":
        return None
    for mention in briefing.mentions:
        inside = any(
            span.start < mention.span.start and mention.span.end <= span.end
            for span in event.evidence
        )
        if mention.entity == event.of and inside:
            return briefing.article.text[slice(*mention.span)]
    return None
