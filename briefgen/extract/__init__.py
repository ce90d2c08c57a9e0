"""From an annotated article to candidate facts: one kind of fact a module."""

from __future__ import annotations

from briefgen.annotate import Annotated
from briefgen.extract.context import Context
from briefgen.extract.dates import find_dates
from briefgen.extract.documents import extract_documents
from briefgen.extract.events import extract_events
from briefgen.extract.next_steps import extract_next_steps
from briefgen.extract.outcomes import extract_outcomes
from briefgen.extract.participants import extract_participants
from briefgen.extract.quotes import extract_quotes
from briefgen.model import Briefing, Mention

__all__ = ["extract"]


def extract(ann: Annotated) -> Briefing:
    """The facts that the rules propose; ``ground`` decides which of them stand.

    Quotes come first, because what stands in somebody's words is attributed;
    documents come before participants and steps, which name their parties.
    """
    context = Context(ann)
    quotes, frames = extract_quotes(context)
    context = Context(ann, frames, context.local)
    dates = tuple(date for date in find_dates(ann) if date.first not in ann.denied)
    events = extract_events(context, dates)
    documents = extract_documents(context, dates)
    return Briefing(
        article=ann.article,
        sentences=ann.sentences,
        event=events.main,
        dates=events.dates,
        places=events.places,
        further_events=events.further,
        documents=documents,
        quotes=quotes,
        participants=extract_participants(context, events.main, documents, quotes, dates),
        outcomes=extract_outcomes(context, dates),
        next_steps=extract_next_steps(context, documents, dates),
        mentions=_mentions(ann),
        entities=tuple((ann.entities | context.local).values()),
    )


def _mentions(ann: Annotated) -> tuple[Mention, ...]:
    """The names in the text's order, and the sets of states that a number names: these lie
    over other names and are no entity."""
    names = [Mention(ann.span(m.first, m.last), m.kind, m.base, m.entity) for m in ann.mentions]
    groups = [Mention(ann.span(g.first, g.last), g.kind, g.base) for g in ann.groups]
    return tuple(sorted([*names, *groups], key=lambda m: (m.span.start, -m.span.end)))
