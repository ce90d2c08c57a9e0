"""The facts of a briefing, one kind after the other, with their words in both languages."""

from __future__ import annotations

from typing import Any, cast

from briefgen import model
from briefgen.localise.words import Words
from briefgen.model import Briefing, EntityKind
from briefgen.record import (
    Attribution,
    DocumentRecord,
    DueRecord,
    FollowUp,
    NextStepRecord,
    NoteRecord,
    OutcomeRecord,
    ParticipantRecord,
    Period,
    QuoteRecord,
    SentenceRecord,
    SourceRecord,
    Text,
)
from briefgen.sidecar import Note, Sidecar, Source


def common(fact: model.Fact, words: Words) -> dict[str, Any]:
    """What every fact has."""
    return {
        "id": fact.id,
        "evidence": [tuple(span) for span in fact.evidence],
        "certainty": fact.certainty,
        "reason": fact.reason,
        "attributed_to": _attribution(fact, words),
        "origin": fact.origin,
    }


def _attribution(fact: model.Fact, words: Words) -> Attribution | None:
    if fact.attributed_to is None:
        return None
    speaker = words.named(fact.attributed_to)
    carrier = words.named_or_none(fact.carrier)
    return Attribution(entity=speaker.entity, name=speaker.name, carrier=carrier)


def participants(briefing: Briefing, words: Words) -> list[ParticipantRecord]:
    return [
        ParticipantRecord(
            **common(p, words),
            **dict(words.named(p.entity)),
            # Events and products take part in nothing.
            kind=cast("EntityKind", words.entities[p.entity].kind),
            role=words.office(p.role),
            rank=words.office(p.rank),
            represents=words.named_or_none(p.represents),
            parts=list(p.parts),
        )
        for p in briefing.participants
    ]


def documents(briefing: Briefing, sidecar: Sidecar, words: Words) -> list[DocumentRecord]:
    return [
        DocumentRecord(
            **common(d, words),
            type=d.type,
            name=words.composed(d.name),
            title=words.translated("document", d.title) if d.title else None,
            parties=words.named_all(d.parties),
            signatories=words.named_all(d.signatories),
            status=d.status,
            date=d.date,
            dated=Period(start=d.dated[0], end=d.dated[1]) if d.dated else None,
            place=words.named_or_none(d.place),
            about=words.phrase("about", d.about) if d.about else None,
            follow_ups=_follow_ups(d.id, sidecar),
        )
        for d in briefing.documents
    ]


def outcomes(briefing: Briefing, words: Words) -> list[OutcomeRecord]:
    return [
        OutcomeRecord(**common(o, words), kind=o.kind, what=words.phrase("outcome", o.what))
        for o in briefing.outcomes
    ]


def next_steps(briefing: Briefing, sidecar: Sidecar, words: Words) -> list[NextStepRecord]:
    return [
        NextStepRecord(
            **common(step, words),
            actors=words.named_all(step.actors),
            action=words.phrase("step", step.action),
            due=DueRecord(
                start=step.due.start,
                end=step.due.end,
                after=words.phrase("after", step.due.after) if step.due.after else None,
                begins=step.due.begins,
            )
            if step.due
            else None,
            force=step.force,
            follow_ups=_follow_ups(step.id, sidecar),
        )
        for step in briefing.next_steps
    ]


def quotes(briefing: Briefing, words: Words) -> list[QuoteRecord]:
    return [
        QuoteRecord(
            **common(quote, words),
            speaker=words.named_or_none(quote.speaker),
            carrier=words.named_or_none(quote.carrier),
            text=words.translated("quote", quote.text),
        )
        for quote in briefing.quotes
    ]


def sentences(briefing: Briefing, words: Words) -> list[SentenceRecord]:
    return [
        SentenceRecord(
            start=s.span.start,
            end=s.span.end,
            paragraph=s.paragraph,
            text=words.translated("sentence", briefing.article.text[slice(*s.span)]),
        )
        for s in briefing.sentences
    ]


def source(source: Source, words: Words) -> SourceRecord:
    cites = [words.medium(name) for name in source.cites]
    return SourceRecord(
        url=source.url, publisher=source.publisher, retrieved=source.retrieved, cites=cites
    )


def _follow_ups(fact: str, sidecar: Sidecar) -> list[FollowUp]:
    return [
        FollowUp(date=one.date, what=Text(bg=one.what.bg, en=one.what.en), source=one.source)
        for one in sidecar.follow_ups
        if one.fact == fact
    ]


def note(note: Note) -> NoteRecord:
    text = Text(bg=note.text.bg, en=note.text.en)
    return NoteRecord(text=text, about=note.about, sources=list(note.sources))
