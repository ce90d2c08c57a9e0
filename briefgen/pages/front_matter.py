"""The front-matter of a briefing page: the same keys in both languages, values localised."""

from __future__ import annotations

import datetime as dt
from typing import Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field

from briefgen import fast_yaml
from briefgen.errors import BriefgenError
from briefgen.model import EntityKind, Force, Lang, Part, Status
from briefgen.pages.escape import for_front_matter
from briefgen.pages.view import View
from briefgen.record import (
    DocumentRecord,
    EventRecord,
    FurtherEventRecord,
    Named,
    NextStepRecord,
    SourceRecord,
)


class _Block(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Period(_Block):
    start: dt.date
    end: dt.date = Field(description="Last day, included.")


class EventBlock(_Block):
    kind: str
    dates: list[Period]
    places: list[str]
    host: str | None


class ParticipantBlock(_Block):
    name: str
    kind: EntityKind
    role: str | None
    parts: list[Part]


class DocumentBlock(_Block):
    type: str
    title: str | None
    parties: list[str]
    signatories: list[str]
    status: Status
    about: str | None


class OutcomeBlock(_Block):
    kind: Literal["discussed", "agreed"]
    what: str


class DueBlock(_Block):
    start: dt.date | None
    end: dt.date | None
    after: str | None
    begins: bool


class NextStepBlock(_Block):
    actors: list[str]
    action: str
    due: DueBlock | None
    force: Force


class QuoteBlock(_Block):
    speaker: str | None
    text: str


class SourceBlock(_Block):
    url: str | None
    publisher: str | None
    retrieved: dt.date | None
    cites: list[str]


class TranslationBlock(_Block):
    original: Lang = Field(description="The language of the article.")
    engines: list[str] = Field(description="Engines whose unreviewed drafts the page shows.")


class ReviewBlock(_Block):
    by: str
    on: dt.date


class FrontMatter(_Block):
    """What a briefing page says about itself, for themes and other programs."""

    title: str
    description: str = Field(description="The lead: what, where and when in one sentence.")
    lang: Lang
    date: dt.date
    event: EventBlock | None
    further_events: list[EventBlock]
    participants: list[ParticipantBlock]
    documents_signed: list[DocumentBlock]
    documents_mentioned: list[DocumentBlock]
    outcomes: list[OutcomeBlock]
    next_steps: list[NextStepBlock]
    quotes: list[QuoteBlock]
    source: list[SourceBlock]
    translation: TranslationBlock | None = Field(
        description="Null on the page in the article's own language."
    )
    review: ReviewBlock | None


# By this comment a page is known as written by us.
MARKER = "# Written by briefgen from seeds/"


class FrontMatterError(BriefgenError):
    """A page's front-matter is missing or breaks the schema."""


def front_matter(view: View) -> str:
    """Between its two lines of hyphens."""
    data = _escaped(_model(view).model_dump(mode="json"))
    comment = f"{MARKER}{view.record.id}; edit the seed, not this page."
    return f"---\n{comment}\n{fast_yaml.dump(data)}---\n"


def validate_front_matter(page: str) -> FrontMatter:
    """Read a page's front-matter back; raises ``FrontMatterError``."""
    start, _, rest = page.partition("---\n")
    block, end, _ = rest.partition("\n---\n")
    if start or not end:
        raise FrontMatterError("the page does not begin with front-matter")
    try:
        return FrontMatter.model_validate(fast_yaml.load(block))
    except (ValueError, yaml.YAMLError) as error:
        raise FrontMatterError(str(error)) from error


def _model(view: View) -> FrontMatter:
    record, event = view.record, view.record.event
    return FrontMatter(
        title=view.words(record.title),
        description=view.words(record.lead),
        lang=view.lang,
        date=record.date,
        event=_event(view, event) if event else None,
        further_events=[_event(view, one) for one in record.further_events],
        participants=[
            ParticipantBlock(
                name=view.with_rank(p),
                kind=p.kind,
                role=view.words(p.role) if p.role else None,
                parts=[part for part in p.parts if part != "mentioned"],
            )
            for p in view.participants
        ],
        documents_signed=[_document(view, document) for document in view.signed],
        documents_mentioned=[_document(view, document) for document in view.mentioned_documents],
        outcomes=[OutcomeBlock(kind=o.kind, what=view.words(o.what)) for o in record.outcomes],
        next_steps=[_next_step(view, step) for step in record.next_steps],
        quotes=[
            QuoteBlock(
                speaker=view.words(quote.speaker.name) if quote.speaker else None,
                text=view.words(quote.text),
            )
            for quote in record.quotes
        ],
        source=[_source(view, source) for source in record.source],
        translation=TranslationBlock(original=record.lang, engines=view.engines)
        if view.foreign
        else None,
        review=ReviewBlock(**record.review.model_dump()) if record.review else None,
    )


def _event(view: View, event: EventRecord | FurtherEventRecord) -> EventBlock:
    return EventBlock(
        kind=view.words(event.name),
        dates=[Period(start=date.start, end=date.end) for date in event.dates],
        places=_names(view, event.places),
        host=view.words(event.host.name) if event.host else None,
    )


def _document(view: View, document: DocumentRecord) -> DocumentBlock:
    return DocumentBlock(
        type=view.words(document.name),
        title=view.words(document.title) if document.title else None,
        parties=_names(view, document.parties),
        signatories=_names(view, document.signatories),
        status=document.status,
        about=view.words(document.about) if document.about else None,
    )


def _next_step(view: View, step: NextStepRecord) -> NextStepBlock:
    due = step.due
    return NextStepBlock(
        actors=_names(view, step.actors),
        action=view.words(step.action),
        due=DueBlock(
            start=due.start,
            end=due.end,
            after=view.words(due.after) if due.after else None,
            begins=due.begins,
        )
        if due
        else None,
        force=step.force,
    )


def _source(view: View, source: SourceRecord) -> SourceBlock:
    cites = [view.words(medium) for medium in source.cites]
    return SourceBlock(
        url=source.url, publisher=source.publisher, retrieved=source.retrieved, cites=cites
    )


def _names(view: View, named: list[Any] | list[Named]) -> list[str]:
    return [view.words(one.name) for one in named]


def _escaped(value: Any) -> Any:
    if isinstance(value, str):
        return for_front_matter(value)
    if isinstance(value, list):
        return [_escaped(item) for item in value]
    if isinstance(value, dict):
        return {key: _escaped(item) for key, item in value.items()}
    return value
