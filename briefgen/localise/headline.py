"""What took place, where and when: the composed title, lead and event name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from briefgen.model import LANGS, Lang
from briefgen.record import DateFact, Named, NoteRecord, ParticipantRecord, Text
from briefgen.translate.interface import interface
from briefgen.translate.phrasing import (
    capitalised,
    date_words,
    definite,
    grammar,
    in_place,
    list_words,
    period_words,
    with_a,
    with_the,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """What the headline needs to know.

    ``of_words`` is the body as the article's own sentence has it after the
    event's noun (на Коалицията на желаещите), which no rule inflects better.
    """

    article_date: dt.date
    kind: str | None = None
    of: Named | None = None
    of_words: str | None = None
    dates: Sequence[DateFact] = ()
    places: Sequence[Named] = ()
    people: Sequence[ParticipantRecord] = ()
    by_source: bool = False
    coming: bool = False


def both(write: Callable[[Lang], str | None]) -> Text:
    return Text(**{lang: write(lang) for lang in LANGS}, via="composed")


def dated_by_source(dates: Sequence[DateFact], notes: Sequence[NoteRecord]) -> bool:
    """Whether the reader must know that the date is the source's own word.

    So where somebody else is named as its origin, or an editor doubts it.
    """
    about = {"date", *(date.id for date in dates)}
    return any(date.attributed_to for date in dates) or any(note.about in about for note in notes)


def event_name(event: Happening, lang: Lang) -> str | None:
    if event.kind is None:
        return None
    noun: str | None = grammar()["events"].get(event.kind, {}).get(lang)
    body: str | None = getattr(event.of.name, lang) if event.of else None
    if noun is None or body is None:
        return noun
    if lang == "en":
        return f"{body} {noun}" if body.isupper() else f"{noun} of {with_the(body)}"
    return f"{noun} на {event.of_words or definite(body)}"


def title(event: Happening, lang: Lang) -> str:
    name = event_name(event, lang)
    if name is not None:
        return capitalised(name + _where(event, lang))
    _ = interface(lang).gettext
    date = date_words(event.article_date, lang)
    people = _names(event.people[:2], lang)
    if people:
        # No "and": two names joined would say that they met.
        return _("Report of %(date)s: %(names)s") % {"date": date, "names": ", ".join(people)}
    return _("Report of %(date)s") % {"date": date}


def lead(event: Happening, lang: Lang) -> str:
    name = event_name(event, lang)
    if name is None:
        return _about_people(event, lang)
    plural = grammar()["events"][event.kind].get("plural", False)
    subject = with_a(name) if lang == "en" and not plural else name
    if not event.dates:
        said = {"date": date_words(event.article_date, lang), "what": subject}
        said["what"] += _where(event, lang)
        reported = interface(lang).gettext("Reported on %(date)s: %(what)s.") % said
        return reported.removesuffix(".") if reported.endswith("..") else reported  # “D.C.”
    verb, where = _verb(event, lang, plural), _where(event, lang)
    # “A visit to Sofia took place”, but “A meeting took place in Sofia”.
    sentence = capitalised(subject) + (where + verb if _goes(event, lang) else verb + where)
    days = [period_words(date.start, date.end, lang) for date in event.dates]
    sentence += (" on " if lang == "en" else " на ") + list_words(days, lang)
    if event.by_source:
        sentence += ", " + interface(lang).gettext("according to the source")
    return sentence if sentence.endswith(".") else sentence + "."


def _where(event: Happening, lang: Lang) -> str:
    places = _known(event.places, lang)
    if not places:
        return ""
    if lang == "en":
        where = list_words([with_the(place) for place in places], lang)
        return f" {'to' if _goes(event, lang) else 'in'} {where}"
    return " " + in_place(list_words(places, lang))


def _goes(event: Happening, lang: Lang) -> bool:
    """Whether English says “to” of the event's place: a visit *to* Sofia."""
    return lang == "en" and bool(grammar()["events"].get(event.kind, {}).get("to", False))


def _verb(event: Happening, lang: Lang, plural: bool) -> str:
    """Past, present or future by the article's own day; what is still to come in a month
    that has begun is no past."""
    start = min(date.start for date in event.dates)
    ahead = event.coming and max(date.end for date in event.dates) > event.article_date
    if start < event.article_date and not ahead:
        return " took place" if lang == "en" else (" се състояха" if plural else " се състоя")
    if start > event.article_date or ahead:
        if lang == "bg":
            return " ще се състоят" if plural else " ще се състои"
        return " are due to take place" if plural else " is due to take place"
    if lang == "bg":
        return " се провеждат" if plural else " се провежда"
    return " take place" if plural else " takes place"


def _about_people(event: Happening, lang: Lang) -> str:
    date = date_words(event.article_date, lang)
    people = _names(event.people[:3], lang)
    _ = interface(lang).gettext
    if not people:
        return _("What a report of %(date)s says.") % {"date": date}
    words = {"date": date, "names": list_words(people, lang)}
    return _("What a report of %(date)s says about %(names)s.") % words


def _names(people: Sequence[ParticipantRecord], lang: Lang) -> list[str]:
    """As they stand in a sentence; people and mere phrases never take an article."""
    return [
        with_the(name) if lang == "en" and person.kind != "person" and name[0].isupper() else name
        for person in people
        for name in _known([person], lang)
    ]


def _known(named: Sequence[Named], lang: Lang) -> list[str]:
    names = [getattr(one.name, lang) for one in named]
    return [name for name in names if name]
