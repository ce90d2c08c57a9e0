"""What a strict check refuses: a name or role that one of the languages lacks."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.errors import Problem
from briefgen.model import LANGS
from briefgen.record import BriefingRecord, Named, Text

_GAZETTEER = "add the name to the gazetteer"
_TERMS = "add its words to briefgen/languages/bg/terms.yml"
_EVENTS = 'add it with msgctxt "event" to briefgen/translate/interface/bg.po'


def missing(record: BriefingRecord, path: str) -> list[Problem]:
    """Advice on each missing name, role, document kind or event word, once, in page order.

    ``path`` is the article's file. Only advice: the page shows the original, marked.
    """
    found = {
        (what, next(lang for lang in LANGS if getattr(text, lang) is None)): remedy
        for what, text, remedy in _texts(record)
        if text.bg is None or text.en is None
    }
    return [
        Problem(
            path,
            1,
            f"{what} has no {_LANGUAGE[lang]}",
            remedy,
            kind="translation",
            severity="advice",
        )
        for (what, lang), remedy in found.items()
    ]


_LANGUAGE = {"bg": "Bulgarian", "en": "English"}


def _texts(record: BriefingRecord) -> Iterator[tuple[str, Text, str]]:
    if record.event:
        yield f'event kind "{record.event.kind}"', record.event.name, _EVENTS
    for further in record.further_events:
        yield f'event kind "{further.kind}"', further.name, _EVENTS
    for participant in record.participants:
        if participant.parts == ["mentioned"]:
            continue
        for role in (participant.role, participant.rank):
            if role:
                yield f'role "{role.bg or role.en}"', role, _TERMS
    for document in record.documents:
        yield f'document kind "{document.name.bg or document.name.en}"', document.name, _TERMS
    for named in _named(record):
        yield f'name "{named.name.bg or named.name.en}"', named.name, _GAZETTEER


def _named(record: BriefingRecord) -> Iterator[Named]:
    shown = [p for p in record.participants if p.parts != ["mentioned"]]
    if record.event:
        yield from record.event.places
    for further in record.further_events:
        yield from further.places
    for event in (record.event, *record.further_events):
        yield from (one for one in (event.of, event.host) if one) if event else ()
    yield from shown
    yield from (p.represents for p in shown if p.represents)
    for document in record.documents:
        yield from [*document.parties, *document.signatories]
        if document.place:
            yield document.place
    for step in record.next_steps:
        yield from step.actors
    for quote in record.quotes:
        yield from (one for one in (quote.speaker, quote.carrier) if one)
