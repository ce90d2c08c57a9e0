"""The bilingual form of a briefing: the public JSON interface.

``localise`` makes a record from a briefing's facts; pages, search records and
the JSON of ``briefgen show --json`` are views of this one value, so the two
languages cannot disagree. Optional keys that do not apply are null or empty,
never left out.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from briefgen.model import (
    Certainty,
    EntityKind,
    Force,
    Lang,
    MentionKind,
    Origin,
    Part,
    Status,
)

Via = Literal["source", "gazetteer", "composed", "catalogue", "romanised", "draft"]


class Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Text(Model):
    """The same words in both languages.

    A language is null where nobody has translated the words: a page then
    shows the other language, marked. ``via`` says how the language that is
    not the article's came about; ``engine`` names the drafting engine of
    a translation that nobody has reviewed (``via`` is then ``draft``).
    """

    bg: str | None
    en: str | None
    via: Via = "source"
    engine: str | None = None


class Named(Model):
    """A reference to an entity. An id beginning with ``local:`` holds inside this briefing only."""

    entity: str
    name: Text


class Attribution(Named):
    """Whose word a fact is, and the medium that passed it on."""

    carrier: Named | None = None


class Fact(Model):
    id: str
    evidence: list[tuple[int, int]] = Field(
        description="Half-open spans over `text`, in Unicode code points."
    )
    certainty: Certainty
    reason: str | None = Field(description="Why certainty is low.")
    attributed_to: Attribution | None = Field(
        description="Whose word it is, if not the reporter's."
    )
    origin: Origin


class Period(Model):
    start: dt.date
    end: dt.date = Field(description="Last day, included.")


class DateFact(Fact, Period):
    pass


class PlaceFact(Fact, Named):
    pass


class _Event(Fact):
    kind: str
    name: Text = Field(description="The event as a phrase: summit of the Coalition …")
    of: Named | None
    host: Named | None = Field(description="Who received it.")
    coming: bool = Field(description="The article tells it as still to come.")


class EventRecord(_Event):
    dates: list[DateFact]
    places: list[PlaceFact]


class FurtherEventRecord(_Event):
    """Another event that the article reports as news."""

    dates: list[Period]
    places: list[Named]


class ParticipantRecord(Fact, Named):
    kind: EntityKind
    role: Text | None
    rank: Text | None
    represents: Named | None
    parts: list[Part]


class FollowUp(Model):
    """What became of a document or step later, from the editor's sidecar."""

    date: dt.date
    what: Text
    source: str


class DocumentRecord(Fact):
    type: str
    name: Text = Field(description="What it is called where it has no title.")
    title: Text | None
    parties: list[Named]
    signatories: list[Named]
    status: Status
    date: dt.date | None
    dated: Period | None = Field(
        description="The time in which it was made, where the text gives no single day."
    )
    place: Named | None
    about: Text | None
    follow_ups: list[FollowUp]


class OutcomeRecord(Fact):
    kind: Literal["discussed", "agreed"]
    what: Text


class DueRecord(Model):
    start: dt.date | None
    end: dt.date | None
    after: Text | None
    begins: bool = Field(description="It starts on these days and goes on.")


class NextStepRecord(Fact):
    actors: list[Named]
    action: Text
    due: DueRecord | None
    force: Force
    follow_ups: list[FollowUp]


class QuoteRecord(Fact):
    speaker: Named | None
    carrier: Named | None
    text: Text


class MentionRecord(Model):
    start: int
    end: int
    kind: MentionKind
    base: str
    entity: str | None


class RefusalRecord(Model):
    fact: str
    reason: str


class SourceRecord(Model):
    url: str | None
    publisher: str | None
    retrieved: dt.date | None
    cites: list[Text] = Field(description="Media that the publisher cites.")


class NoteRecord(Model):
    """An editor's remark, with sources of its own."""

    text: Text
    about: str | None = Field(description="A fact's id, or `date`, `event`, `documents` …")
    sources: list[str]


class ReviewRecord(Model):
    by: str
    on: dt.date


class SentenceRecord(Model):
    """A sentence of the text and its translation; ``paragraph`` counts from 0."""

    start: int
    end: int
    paragraph: int
    text: Text


class BriefingRecord(Model):
    """Everything known about one article, in both languages."""

    id: str
    lang: Lang
    date: dt.date
    title: Text
    lead: Text = Field(description="One sentence from the facts: what, where, when.")
    text: str
    sentences: list[SentenceRecord]
    source: list[SourceRecord]
    rights: Literal["full", "excerpt", "none"]
    event: EventRecord | None
    further_events: list[FurtherEventRecord]
    participants: list[ParticipantRecord]
    documents: list[DocumentRecord]
    outcomes: list[OutcomeRecord]
    next_steps: list[NextStepRecord]
    quotes: list[QuoteRecord]
    mentions: list[MentionRecord]
    notes: list[NoteRecord]
    review: ReviewRecord | None
    refused: list[RefusalRecord]
