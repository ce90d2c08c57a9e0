"""A record's words on a page in one language, escaped."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from urllib.parse import urlsplit

from markupsafe import Markup

from briefgen.model import Lang
from briefgen.pages.escape import inert, safe_url
from briefgen.record import BriefingRecord, Named, Text
from briefgen.translate.interface import interface
from briefgen.translate.phrasing import capitalised, date_words, list_words, period_words, with_the


class Wording:
    """How texts, names, dates and links stand on the page; what returns Markup is escaped."""

    def __init__(self, record: BriefingRecord, lang: Lang) -> None:
        self.record = record
        self.lang = lang
        self.other: Lang = "en" if lang == "bg" else "bg"
        self.foreign = record.lang != lang
        self.gettext = interface(lang).gettext
        self.ngettext = interface(lang).ngettext
        self.pgettext = interface(lang).pgettext
        # Mr Bank is not the Bank.
        self.people = {p.entity for p in record.participants if p.kind == "person"}

    @property
    def href(self) -> Markup:
        """The id as it stands in a link: letters, digits, - and _ alone, checked when read."""
        return Markup(self.record.id)  # noqa: S704

    # Words

    def words(self, text: Text) -> str:
        """In the page's language, else in the other one."""
        return (self.own(text) or getattr(text, self.other)) or ""

    def text(self, text: Text, *, capital: bool = False) -> Markup:
        """With its language where that is not the page's."""
        words = capitalised(self.words(text)) if capital else self.words(text)
        if self.own(text):
            return inert(words)
        return Markup('<span lang="%s">%s</span>') % (self.other, inert(words))

    def say(self, message: str, **values: Markup | str | int) -> Markup:
        """An interface sentence with names in it."""
        safe = {
            key: value if isinstance(value, Markup) else inert(str(value))
            for key, value in values.items()
        }
        return Markup(self.gettext(message)) % safe  # noqa: S704 - our own catalogue

    def names(self, named: Sequence[Named]) -> Markup:
        """As a list in a sentence: Ukraine, France and the United Kingdom."""
        return Markup(list_words([str(self.name(one)) for one in named], self.lang))  # noqa: S704

    def name(self, named: Named) -> Markup:
        name = named.name
        if self.lang == "en" and name.en and named.entity not in self.people:
            name = name.model_copy(update={"en": with_the(name.en)})
        return self.text(name)

    def date(self, day: dt.date) -> str:
        return date_words(day, self.lang)

    def period(self, start: dt.date, end: dt.date) -> str:
        return period_words(start, end, self.lang)

    def link(self, url: str | None, label: str | None = None) -> Markup | None:
        address = safe_url(url)
        if address is None:
            return None
        words = label or urlsplit(address).hostname or address
        return Markup('<a href="%s" rel="noopener">%s</a>') % (inert(address), inert(words))

    def links(self, urls: Sequence[str]) -> list[Markup]:
        return [link for url in urls if (link := self.link(url))]

    def own(self, text: Text) -> str | None:
        words: str | None = getattr(text, self.lang)
        return words
