"""A record's words on a page in one language, escaped."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from markupsafe import Markup

from briefgen.model import EntityKind, Lang, MentionKind
from briefgen.pages.escape import inert, safe_url
from briefgen.record import BriefingRecord, Named, Text
from briefgen.translate.interface import interface
from briefgen.translate.phrasing import (
    capitalised,
    date_words,
    dated_words,
    definite,
    list_words,
    period_words,
    with_the,
)

# 27-те: a line must not break after the hyphen.
_JOINED = re.compile(r"(?<![\w&#-])\d+-[а-я]{1,3}\b")
_BODIES = ("organisation", "group")


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
        # Of mentions, too: not all that have a name took part.
        self.kinds: dict[str, EntityKind | MentionKind] = {
            **{one.entity: one.kind for one in record.mentions if one.entity},
            **{one.entity: one.kind for one in record.participants},
        }

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
            return self.plain(words)
        return Markup('<span lang="%s">%s</span>') % (self.other, self.plain(words))

    def plain(self, words: str) -> Markup:
        """``words`` inert, numerals with an ending kept on one line."""
        return Markup(_JOINED.sub(r'<span class="bg-joined">\g<0></span>', str(inert(words))))  # noqa: S704

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
        """As it stands in an English sentence: the European Union, but partners from Asia."""
        name = named.name
        if self.lang == "en" and name.en and self._proper(named):
            name = name.model_copy(update={"en": with_the(name.en)})
        return self.text(name)

    def name_after(self, named: Named) -> Markup:
        """After a preposition, where Bulgarian bodies take the article: на Европейския съюз."""
        name = named.name
        if self.lang == "bg" and name.bg and self.kinds.get(named.entity) in _BODIES:
            return self.text(name.model_copy(update={"bg": definite(name.bg)}))
        return self.name(named)

    def _proper(self, named: Named) -> bool:
        """A body's or a country's own name. Mr Bank is not the Bank; a phrase has its article."""
        if self.kinds.get(named.entity) == "person" or named.name.via == "romanised":
            return False
        return named.name.via == "gazetteer" or (named.name.en or "")[:1].isupper()

    def date(self, day: dt.date) -> str:
        return date_words(day, self.lang)

    def period(self, start: dt.date, end: dt.date) -> str:
        return period_words(start, end, self.lang)

    def dated(self, start: dt.date, end: dt.date) -> str:
        return dated_words(start, end, self.lang)

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
