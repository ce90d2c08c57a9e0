"""Dates, lists and names inside a sentence, by CLDR and by each language's grammar."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any

import yaml
from babel.dates import format_date, format_skeleton
from babel.lists import format_list

from briefgen.model import Lang

_LOCALE: dict[Lang, str] = {"bg": "bg", "en": "en_GB"}


def date_words(day: dt.date, lang: Lang) -> str:
    return format_date(day, "long", locale=_LOCALE[lang])


def period_words(start: dt.date, end: dt.date, lang: Lang) -> str:
    """A day or a range; CLDR's own ranges abbreviate the month in English."""
    last = date_words(end, lang)
    if start == end:
        return last
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{last}"
    if start.year == end.year:
        first: str = format_skeleton("MMMMd", start, locale=_LOCALE[lang])
        return f"{first} – {last}"
    return f"{date_words(start, lang)} – {last}"


def dated_words(start: dt.date, end: dt.date, lang: Lang) -> str:
    """A whole year or month by its name, any other period by its days."""
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31) and start.year == end.year:
        year: str = format_skeleton("y", start, locale=_LOCALE[lang])
        return year
    whole = start.day == 1 and (end + dt.timedelta(days=1)).day == 1
    if whole and (start.year, start.month) == (end.year, end.month):
        month: str = format_skeleton("yMMMM", start, locale=_LOCALE[lang])
        return month
    return period_words(start, end, lang)


def list_words(items: Sequence[str], lang: Lang) -> str:
    return format_list(list(items), locale=_LOCALE[lang])


def capitalised(words: str) -> str:
    """The first letter large, the rest untouched: ``str.capitalize`` would shrink names."""
    return words[:1].upper() + words[1:]


def with_the(name: str) -> str:
    """An English name as it stands inside a sentence: *the* European Union, but NATO."""
    rules = grammar()["en"]
    if name.split(" ")[0].lower() in ("the", "a", "an") or name in rules["no_article"]:
        return name
    words = re.findall(r"[\w-]+", name.split(" of ")[0])
    takes_it = name in rules["article"] or _article_nouns().intersection(words)
    return f"the {name}" if takes_it else name


def with_a(noun: str) -> str:
    rules = grammar()["en"]
    vowel = noun[:1].lower() in "aeio" and not noun.startswith(tuple(rules["a"]))
    return f"an {noun}" if vowel or noun.lower().startswith(tuple(rules["an"])) else f"a {noun}"


def definite(name: str) -> str:
    """A Bulgarian body's name as it stands after a preposition: на Коалицията на желаещите."""
    rules = grammar()["bg"]
    head, space, rest = name.partition(" ")
    noun: str | None = rules["nouns"].get(head.lower())
    if noun:
        return (capitalised(noun) if head[0].isupper() else noun) + space + rest
    for ending, article in rules["adjectives"] if rest else ():
        if head.lower().endswith(ending):
            longer = head[: len(head) - len(ending)] + article
            return (capitalised(longer) if head[0].isupper() else longer) + space + rest
    return name


def in_place(place: str) -> str:
    """``в Париж``, ``във Варшава``."""
    return f"във {place}" if place[:1].lower() in ("в", "ф") else f"в {place}"


@cache
def _article_nouns() -> frozenset[str]:
    return frozenset(grammar()["en"]["article_nouns"].split())


@cache
def grammar() -> dict[str, Any]:
    source = resources.files("briefgen.translate") / "phrasing.yml"
    loaded: dict[str, Any] = yaml.safe_load(source.read_text(encoding="utf-8"))
    return loaded
