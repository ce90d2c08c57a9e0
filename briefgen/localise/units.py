"""The words of a briefing that a catalogue is asked for, each with its context."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.model import Briefing
from briefgen.record import BriefingRecord, Text
from briefgen.translate.catalogue import Context


def wanted(briefing: Briefing, title: str | None = None) -> Iterator[tuple[Context, str]]:
    """``title`` is the sidecar's, where it has one."""
    headline = title or briefing.article.title
    if headline:
        yield "title", headline
    for sentence in briefing.sentences:
        yield "sentence", briefing.article.text[slice(*sentence.span)]
    for document in briefing.documents:
        if document.title:
            yield "document", document.title
        if document.about:
            yield "about", document.about
    for outcome in briefing.outcomes:
        yield "outcome", outcome.what
    for step in briefing.next_steps:
        yield "step", step.action
        if step.due and step.due.after:
            yield "after", step.due.after
    for quote in briefing.quotes:
        yield "quote", quote.text


def composed(record: BriefingRecord) -> set[tuple[Context, str]]:
    """Those that the grammar writes in the other language, in a ``record`` made without catalogue.

    Nobody is asked to translate them; who does so all the same is believed.
    """
    return {
        (context, words)
        for context, text in _phrases(record)
        if text.via == "composed" and (words := text.bg if record.lang == "bg" else text.en)
    }


def _phrases(record: BriefingRecord) -> Iterator[tuple[Context, Text]]:
    for document in record.documents:
        if document.about:
            yield "about", document.about
    for outcome in record.outcomes:
        yield "outcome", outcome.what
    for step in record.next_steps:
        yield "step", step.action
        if step.due and step.due.after:
            yield "after", step.due.after
