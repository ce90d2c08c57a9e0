"""What the search finds: one record for each language of a briefing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.model import LANGS
from briefgen.pages.escape import clean
from briefgen.pages.view import View
from briefgen.record import BriefingRecord, EventRecord, FurtherEventRecord, Named
from briefgen.translate.phrasing import date_words


@dataclass(frozen=True, slots=True)
class SearchRecord:
    """``url`` is relative to the site's root; ``content`` is what a query is compared with."""

    url: str
    lang: str
    title: str
    content: str
    meta: dict[str, str]
    filters: dict[str, list[str]]


def search_records(record: BriefingRecord) -> tuple[SearchRecord, ...]:
    return tuple(_record(View(record, lang)) for lang in LANGS)


def _record(view: View) -> SearchRecord:
    record = view.record
    kind = view.words(record.event.name) if record.event else ""
    filters = {
        "year": [str(record.date.year)],
        "kind": list(dict.fromkeys(event.kind for event in _events(record))),
        "country": sorted({view.words(p.name) for p in view.participants if p.kind == "country"}),
    }
    return SearchRecord(
        url=f"{view.lang}/briefings/{record.id}/",
        lang=view.lang,
        title=clean(view.words(record.title)),
        content=" · ".join(dict.fromkeys(clean(words) for words in _content(view) if words)),
        meta={"date": date_words(record.date, view.lang)} | ({"kind": kind} if kind else {}),
        filters={name: values for name, values in filters.items() if values},
    )


def _content(view: View) -> Iterator[str]:
    """Sentences first, so that excerpts are sentences; then lists, and the names in the
    other language last. Equal words stand once."""
    record = view.record
    yield from map(view.words, (record.title, record.lead))
    yield from _text(view)
    yield from (view.words(quote.text) for quote in record.quotes)
    for participant in view.participants:
        yield view.words(participant.name)
        yield from (view.words(text) for text in (participant.role, participant.rank) if text)
    for event in _events(record):
        yield view.words(event.name)
        yield from (view.words(place.name) for place in event.places)
    for document in record.documents:
        shown = (document.name, document.title, document.about)
        yield from (view.words(text) for text in shown if text)
    yield from (view.words(outcome.what) for outcome in record.outcomes)
    yield from (view.words(step.action) for step in record.next_steps)
    yield from _in_the_other_language(view)


def _events(record: BriefingRecord) -> list[EventRecord | FurtherEventRecord]:
    """The main event first."""
    return [*([record.event] if record.event else []), *record.further_events]


def _text(view: View) -> Iterator[str]:
    """What the page shows of it: the source's rights hold for the search too."""
    for paragraph in view.paragraphs:
        translation = view.translated(paragraph) if view.foreign else ""
        yield translation or "".join(piece.words for piece in paragraph.pieces)


def _in_the_other_language(view: View) -> Iterator[str]:
    """A reader of one language may know the names in the other."""
    named: list[Named] = [*view.participants]
    for event in _events(view.record):
        named += event.places
    for one in named:
        yield getattr(one.name, view.other) or ""
