"""One folder a language: its lexicon (YAML) and its few rules.

A lexicon file maps names to words with ``;`` between them (a class: each word a
regular expression that must match a whole token in lower case) or, under
``phrases``, to phrases with ``;`` between them. A phrase is a row of items: a
word or several joined by ``|``, ``~word`` for any form of a word (by its stem),
``@class`` for a class, with ``?`` behind it where the item may be missing. Lists
of mappings (offices, document types, kinds of event) hold an ``id`` and
``forms``, which are phrases too.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from typing import Any, NamedTuple

from briefgen import fast_yaml
from briefgen.errors import LexiconError
from briefgen.languages.bg.stem import stem as stem_bg
from briefgen.languages.verbs import Verbs, read_verbs
from briefgen.model import Lang

FILES = (
    "words",
    "speech",
    "dates",
    "events",
    "participation",
    "documents",
    "steps",
    "outcomes",
    "offices",
    "names",
    "noise",
)


@dataclass(frozen=True, slots=True)
class _Item:
    words: frozenset[str]
    stems: frozenset[str]
    classes: frozenset[str]
    optional: bool

    def matches(self, word: _Word) -> bool:
        return (
            word.text in self.words
            or word.stem in self.stems
            or not self.classes.isdisjoint(word.classes)
        )


class _Word(NamedTuple):
    text: str
    stem: str
    classes: frozenset[str]


_Phrases = dict[str, list[tuple[str, tuple[_Item, ...]]]]


@dataclass(frozen=True, slots=True)
class Match:
    """Tokens ``first`` to ``last`` (included) say the phrase ``name``."""

    name: str
    first: int
    last: int


@dataclass(frozen=True, eq=False)
class Lexicon:
    """What the rules know of a language. Immutable after loading."""

    lang: Lang
    stem: Callable[[str], str]
    entries: dict[str, dict[str, dict[str, Any]]]
    verbs: Verbs
    _classes: dict[str, re.Pattern[str]]
    _by_word: _Phrases
    _by_stem: _Phrases
    _by_class: _Phrases
    _known: dict[str, _Word] = field(default_factory=dict)

    def word(self, text: str) -> _Word:
        """What is known of a word in lower case; worked out once a word."""
        known = self._known.get(text)
        if known is None:
            classes = frozenset(n for n, p in self._classes.items() if p.fullmatch(text))
            known = self._known[text] = _Word(text, self.stem(text), classes)
        return known

    def classes(self, text: str) -> frozenset[str]:
        """The classes of a word in lower case."""
        return self.word(text).classes

    def entry(self, kind: str, entry_id: str) -> dict[str, Any]:
        """The mapping ``entry_id`` of the list ``kind``."""
        return self.entries[kind][entry_id]

    def find(self, texts: Sequence[str]) -> Iterator[Match]:
        """All phrases in ``texts`` (in lower case), the longest of each name at each place."""
        words = [self.word(text) for text in texts]
        for i, word in enumerate(words):
            candidates = [*self._by_word.get(word.text, ()), *self._by_stem.get(word.stem, ())]
            for name in word.classes:
                candidates.extend(self._by_class.get(name, ()))
            best: dict[str, int] = {}
            for name, items in candidates:
                end = _match(items, words, i)
                if end > i:
                    best[name] = max(best.get(name, 0), end)
            for name, end in best.items():
                yield Match(name, i, end - 1)


def _match(items: Sequence[_Item], words: Sequence[_Word], at: int) -> int:
    """The end (excluded) of ``items`` at ``at``, or -1."""
    if not items:
        return at
    head, rest = items[0], items[1:]
    end = -1
    if at < len(words) and head.matches(words[at]):
        end = _match(rest, words, at + 1)
    if end < 0 and head.optional:
        end = _match(rest, words, at)
    return end


@lru_cache(maxsize=4)
def lexicon(lang: Lang) -> Lexicon:
    """The lexicon of ``lang``; raises LexiconError where its files contradict themselves."""
    folder = resources.files("briefgen.languages") / lang
    classes: dict[str, re.Pattern[str]] = {}
    phrases: dict[str, list[str]] = defaultdict(list)
    entries: dict[str, dict[str, dict[str, Any]]] = {}
    for name in FILES:
        file = folder / f"{name}.yml"
        if not file.is_file():
            continue
        for key, value in (fast_yaml.load(file.read_text("utf-8")) or {}).items():
            if key == "phrases":
                for phrase_name, forms in value.items():
                    phrases[phrase_name].extend(_split(forms))
            elif isinstance(value, list):
                entries[key] = {entry["id"]: entry for entry in value}
                for entry in value:
                    phrases[f"{key}:{entry['id']}"].extend(_split(entry["forms"]))
            elif key in classes:
                raise LexiconError(f"{lang}/{name}.yml: the class `{key}` stands twice")
            else:
                classes[key] = re.compile("|".join(f"(?:{word})" for word in _split(value)))

    by_word: _Phrases = defaultdict(list)
    by_stem: _Phrases = defaultdict(list)
    by_class: _Phrases = defaultdict(list)
    stem = stem_bg if lang == "bg" else str.lower
    for name, forms in phrases.items():
        for form in forms:
            items = tuple(_item(part, stem, classes, f"{lang}: {name}") for part in form.split())
            head = items[0]
            if head.optional:
                raise LexiconError(f"{lang}: {name}: `{form}` begins with an optional word")
            for index, keys in (
                (by_word, head.words),
                (by_stem, head.stems),
                (by_class, head.classes),
            ):
                for key in keys:
                    index[key].append((name, items))
    verbs = read_verbs(folder / "verbs.yml")
    return Lexicon(lang, stem, entries, verbs, classes, by_word, by_stem, by_class)


def _split(text: str) -> list[str]:
    return [part.strip() for part in text.split(";") if part.strip()]


def _item(
    part: str, stem: Callable[[str], str], classes: dict[str, re.Pattern[str]], where: str
) -> _Item:
    optional = part.endswith("?")
    words, stems, names = set(), set(), set()
    for choice in part.removesuffix("?").split("|"):
        if choice.startswith("~"):
            stems.add(stem(choice[1:]))
        elif not choice.startswith("@"):
            words.add(choice)
        elif choice[1:] in classes:
            names.add(choice[1:])
        else:
            raise LexiconError(f"{where}: there is no class `{choice[1:]}`")
    return _Item(frozenset(words), frozenset(stems), frozenset(names), optional)
