"""The lexicon of composed phrases: every form of every word that `terms.yml` lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from itertools import product
from typing import Any

import yaml

from briefgen.errors import LexiconError


@dataclass(frozen=True, slots=True)
class Term:
    """A noun with its English; what the section of the lexicon says holds for it.

    ``office`` is written large beside a name, ``mass`` never takes an article,
    ``body`` can own (the pact's forces), ``object`` governs the next noun
    without a preposition, ``prepositions`` replace the usual English ones.
    """

    english: str
    plural: str
    office: bool = False
    mass: bool = False
    portfolio: bool = False
    body: bool = False
    object: bool = False
    prepositions: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Form:
    """One way in which a term stands in a text."""

    term: Term
    plural: bool
    definite: bool


@dataclass(frozen=True, slots=True)
class Adjective:
    english: str
    definite: bool
    low: bool


@dataclass(frozen=True, slots=True)
class Numeral:
    english: str
    definite: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Keys are lower-case words joined by one space."""

    nouns: Mapping[str, Form]
    adjectives: Mapping[str, Adjective]
    numerals: Mapping[str, Numeral]
    prepositions: Mapping[str, str]
    conjunctions: Mapping[str, str]
    names: Mapping[str, str]
    longest: int


@cache
def bulgarian() -> Lexicon:
    source = resources.files("briefgen.languages.bg") / "terms.yml"
    return _lexicon(yaml.safe_load(source.read_text(encoding="utf-8")))


def _lexicon(data: Mapping[str, Any]) -> Lexicon:
    paradigms = data["paradigms"]
    nouns: dict[str, Form] = {}
    for section in data["sections"]:
        flags = section.get("flags", {})
        for paradigm, words in section["words"].items():
            if paradigm not in paradigms:
                raise LexiconError(f'terms.yml: no paradigm "{paradigm}"')
            for bulgarian_words, english in words.items():
                term = _term(english, flags, countable="sg" in paradigms[paradigm])
                for form, plural, definite in _forms(bulgarian_words, paradigm, data):
                    nouns.setdefault(form.lower(), Form(term, plural, definite))
    adjectives = {
        form: Adjective(english, definite, word in data["low_adjectives"])
        for word, english in data["adjectives"].items()
        for form, _plural, definite in _adjective_forms(word, data)
    }
    numerals = {
        form: Numeral(str(english), definite)
        for english, (plain, with_article) in data["numerals"].items()
        for forms, definite in ((plain, False), (with_article, True))
        for form in forms
    }
    return Lexicon(
        nouns,
        adjectives,
        numerals,
        data["prepositions"],
        data["conjunctions"],
        data["names"],
        max(form.count(" ") + 1 for form in nouns),
    )


def _term(english: Any, flags: Mapping[str, Any], *, countable: bool) -> Term:
    fields = {"en": english} if isinstance(english, str) else dict(english)
    singular = fields.pop("en")
    one_form = flags.get("mass") or not countable
    plural = fields.pop("pl", None) or (singular if one_form else pluralised(singular))
    return Term(singular, plural, **{**flags, **fields})


def _forms(words: str, paradigm: str, data: Mapping[str, Any]) -> Iterator[tuple[str, bool, bool]]:
    """``генерален *секретар``: adjectives agree, the star marks the head, the rest stands."""
    parts = words.split(" ")
    starred = [index for index, part in enumerate(parts) if part.startswith("*")]
    fixed = data["paradigms"][paradigm].get("fixed", False)
    head = starred[0] if starred else 0 if fixed else len(parts) - 1
    noun = parts[head].removeprefix("*")
    for form, plural, definite in _inflected(noun, data["paradigms"][paradigm]):
        before = [
            [(part, False)]
            if part in data["conjunctions"]
            else [(f, d) for f, p, d in _adjective_forms(part, data) if p is None or p == plural]
            for part in parts[:head]
        ]
        after = [
            [_agreeing(part[1:], plural, data)] if part.startswith("~") else [part]
            for part in parts[head + 1 :]
        ]
        for chosen in product(*before):
            # The article stands on the first word that can carry it, and only there.
            if head and definite:
                continue
            whole = any(has_article for _, has_article in chosen) or definite
            for rest in product(*after):
                yield " ".join([*(f for f, _ in chosen), form, *rest]), plural, whole


def _agreeing(noun: str, plural: bool, data: Mapping[str, Any]) -> str:
    wanted = data["paradigms"]["членка"]
    forms = [f for f, p, d in _inflected(noun, wanted) if p == plural and not d]
    return forms[0]


def _inflected(noun: str, paradigm: Mapping[str, Any]) -> Iterator[tuple[str, bool, bool]]:
    cut = paradigm.get("cut", "")
    if not noun.endswith(cut):
        raise LexiconError(f'terms.yml: "{noun}" does not end in "{cut}"')
    stem = noun[: len(noun) - len(cut)]
    for number, plural in (("sg", False), ("pl", True)):
        for key, definite in ((number, False), (f"{number}_def", True)):
            for ending in paradigm.get(key, ()):
                yield stem + ending, plural, definite


def _adjective_forms(word: str, data: Mapping[str, Any]) -> Iterator[tuple[str, bool | None, bool]]:
    """``plural`` is None for a form of either number (европейски)."""
    hard = word in data["keeps_e"]
    paradigm = next(
        one
        for one in data["adjective_paradigms"]
        if word.endswith(one["cut"]) and not (hard and one["cut"])
    )
    stem = word[: len(word) - len(paradigm["cut"])]
    for ending, plural, definite in paradigm["forms"]:
        yield stem + ending, plural, definite


def pluralised(noun: str) -> str:
    """The regular plural of the head: heads of state, memoranda are listed by hand."""
    head, of, rest = noun.partition(" to " if " to " in noun else " of ")
    if head.endswith("y") and head[-2:-1] not in "aeiou":
        head = head[:-1] + "ies"
    elif head.endswith(("s", "sh", "ch", "x", "z")):
        head += "es"
    else:
        head += "s"
    return head + of + rest
