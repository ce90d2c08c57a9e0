"""The values that flow through the pipeline: immutable, documented, without I/O.

A span counts Unicode code points of ``Article.text``, half-open. Texts in a
fact are the source's own words (language ``Article.lang``); names are ids into
``Briefing.entities``. Nothing here is bilingual yet: see ``record.py``.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal, NamedTuple

Lang = Literal["bg", "en"]
LANGS: tuple[Lang, ...] = ("bg", "en")

# What can take part; every one of them can be named, too.
EntityKind = Literal["person", "organisation", "country", "place", "group"]
MentionKind = Literal["person", "organisation", "country", "place", "group", "event", "product"]
Part = Literal[
    "signed",
    "attended",
    "hosted",
    "witnessed",
    "represented",
    "representing",
    "involved",
    "party",
    "spoke",
    "mentioned",
]
PARTS: tuple[Part, ...] = Part.__args__  # type: ignore[attr-defined]
Status = Literal[
    "signed",
    "initialled",
    "adopted",
    "ratified",
    "agreed",
    "announced",
    "proposed",
    "existing",
]
Force = Literal["committed", "planned", "expected", "demanded", "conditional"]
Certainty = Literal["high", "low"]
Origin = Literal["rules", "engine", "editor"]


class Span(NamedTuple):
    """Code points ``start`` to ``end`` (half-open) of the article's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Article:
    """A source text as read from its seed.

    ``text`` is the normalised body (NFC, LF, plain spaces); every span counts
    its code points. ``body_line`` is the line of the file, from 1, on which
    the body begins, so that problems can name a line of the file.
    """

    id: str
    lang: Lang
    date: dt.date
    text: str
    title: str | None = None
    path: str = ""
    body_line: int = 1


@dataclass(frozen=True, slots=True)
class Office:
    """An office that a person holds or held.

    ``bg`` is its dictionary form with the state or body (президент на Франция);
    English is composed of it. ``from_year`` and ``to_year`` are the years of taking
    and leaving it: no ``from_year`` where it is not known, no ``to_year`` also
    where the office is still held as far as we know.
    """

    bg: str
    from_year: int | None = None
    to_year: int | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """What a mention names.

    ``id`` is the gazetteer's; an id that begins with ``local:`` is known to
    this article alone, and then only the name in the article's language is set.
    ``roles`` are a person's offices in the order of taking them.
    """

    id: str
    kind: MentionKind
    bg: str | None = None
    en: str | None = None
    aliases: tuple[str, ...] = ()
    iso: str | None = None
    wikidata: str | None = None
    roles: tuple[Office, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text; ``base`` is the form that an index would print."""

    span: Span
    kind: MentionKind
    base: str
    entity: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What every fact has.

    ``id`` is made of the kind, the words of the evidence, and a number where
    they repeat: no offsets, so it survives changes elsewhere in the text.
    ``attributed_to`` is the entity whose word the fact is, else None, and
    ``carrier`` the medium that is said to have passed that word on.
    ``reason`` says why certainty is low.
    """

    id: str = ""
    evidence: tuple[Span, ...] = ()
    certainty: Certainty = "high"
    reason: str | None = None
    attributed_to: str | None = None
    carrier: str | None = None
    origin: Origin = "rules"


@dataclass(frozen=True, slots=True, kw_only=True)
class EventDate(Fact):
    """Days of the event, both included; equal for a single day."""

    start: dt.date
    end: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPlace(Fact):
    entity: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Fact):
    """What took place. ``kind`` is a code of the lexicon, ``of`` the body that met,
    ``host`` who received it; ``coming`` says that the article tells it as still to come."""

    kind: str
    of: str | None = None
    host: str | None = None
    coming: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FurtherEvent(Event):
    """Another event that the article reports as news, with days and places of its own.

    ``start`` and ``end`` are its days, both included, or both None; ``places`` are entities.
    """

    start: dt.date | None = None
    end: dt.date | None = None
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant(Fact):
    """Who took part and how.

    ``role`` is the office in its base form; ``rank`` a title printed before
    the name (генерал); ``represents`` the entity that this one stands for.
    """

    entity: str
    role: str | None = None
    rank: str | None = None
    represents: str | None = None
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Fact):
    """A document. ``name`` is its kind as the text words it (тристранна декларация).

    ``dated`` are the first and last day of the time in which it was made, where the text
    gives no single ``date`` („договорът от 2017 г.“).
    """

    type: str
    name: str
    title: str | None = None
    parties: tuple[str, ...] = ()
    signatories: tuple[str, ...] = ()
    status: Status
    date: dt.date | None = None
    dated: tuple[dt.date, dt.date] | None = None
    place: str | None = None
    about: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome(Fact):
    kind: Literal["discussed", "agreed"]
    what: str


@dataclass(frozen=True, slots=True)
class Due:
    """When a step falls due: days (both included), or ``after`` something, or both.

    ``begins``: it starts on these days and goes on („от 20 март мостът ще …“).
    """

    start: dt.date | None = None
    end: dt.date | None = None
    after: str | None = None
    begins: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep(Fact):
    actors: tuple[str, ...] = ()
    action: str
    due: Due | None = None
    force: Force


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote(Fact):
    """Direct speech, without its quotation marks."""

    speaker: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """A proposed fact that the gate did not let in."""

    fact: str
    reason: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and the number of its paragraph, from 0."""

    span: Span
    paragraph: int


@dataclass(frozen=True, slots=True)
class Briefing:
    """All grounded facts about one article.

    ``dates`` and ``places`` are those of the main event alone.
    """

    article: Article
    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    entities: tuple[Entity, ...] = ()
    event: Event | None = None
    dates: tuple[EventDate, ...] = ()
    places: tuple[EventPlace, ...] = ()
    further_events: tuple[FurtherEvent, ...] = ()
    participants: tuple[Participant, ...] = ()
    documents: tuple[Document, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    next_steps: tuple[NextStep, ...] = ()
    quotes: tuple[Quote, ...] = ()
    refused: tuple[Refusal, ...] = ()
