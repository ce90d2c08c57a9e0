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
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any, NamedTuple

from briefgen import fast_yaml
from briefgen.errors import LexiconError
from briefgen.languages.bg.stem import stem as stem_bg
from briefgen.languages.patterns import expanded
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

    def matches(self, word: Word) -> bool:
        return (
            word.text in self.words
            or word.stem in self.stems
            or not self.classes.isdisjoint(word.classes)
        )


Phrase = tuple[str, tuple[_Item, ...]]


class _Opened:
    """The phrases that a word can open, by what must follow it.

    ``alone`` are the names of those of one word, ``anyhow`` the phrases whose second item
    may be missing.
    """

    __slots__ = ("alone", "anyhow", "by_class", "by_stem", "by_text")

    def __init__(self, phrases: Sequence[Phrase]) -> None:
        self.alone = dict.fromkeys(name for name, items in phrases if len(items) == 1)
        longer = [phrase for phrase in phrases if len(phrase[1]) > 1]
        self.anyhow = [phrase for phrase in longer if phrase[1][1].optional]
        self.by_text: dict[str, list[Phrase]] = {}
        self.by_stem: dict[str, list[Phrase]] = {}
        self.by_class: dict[str, list[Phrase]] = {}
        for phrase in longer:
            second = phrase[1][1]
            if not second.optional:
                for index, keys in (
                    (self.by_text, second.words),
                    (self.by_stem, second.stems),
                    (self.by_class, second.classes),
                ):
                    for key in keys:
                        index.setdefault(key, []).append(phrase)

    def before(self, word: Word) -> list[Phrase]:
        """Those of more than one word that ``word`` may go on."""
        found = [
            *self.anyhow,
            *self.by_text.get(word.text, ()),
            *self.by_stem.get(word.stem, ()),
        ]
        if self.by_class:
            for name in word.classes:
                found += self.by_class.get(name, ())
        return found


class Word(NamedTuple):
    """What is known of a word in lower case; ``opened`` are the phrases it can open,
    ``verbal`` tells whether it may be a form of a verb."""

    text: str
    stem: str
    classes: frozenset[str]
    opened: _Opened | None
    verbal: bool


class _Words(dict[str, Word]):
    """Words by their text, each worked out when it is first asked for."""

    def __init__(
        self,
        stem: Callable[[str], str],
        classes: dict[str, list[str]],
        phrases: Sequence[Phrase],
        verbs: Verbs,
    ) -> None:
        self._stem = stem
        self._verbs = verbs
        self._listed: defaultdict[str, set[str]] = defaultdict(set)
        self._tests: list[tuple[str, Callable[[str], object]]] = []
        patterns: list[str] = []
        for name, items in classes.items():
            for text in {text for item in items for text in expanded(item) or ()}:
                self._listed[text].add(name)
            open_ended = [item for item in items if expanded(item) is None]
            if open_ended:
                pattern = "|".join(f"(?:{item})" for item in open_ended)
                self._tests.append((name, re.compile(pattern).fullmatch))
                patterns.append(f"(?:{pattern})")
        # Most words pass none of the tests, which one look at them all shows.
        self._passes_any = re.compile("|".join(patterns) or "(?!)").fullmatch
        self._by_word: defaultdict[str, list[Phrase]] = defaultdict(list)
        self._by_stem: defaultdict[str, list[Phrase]] = defaultdict(list)
        self._by_class: defaultdict[str, list[Phrase]] = defaultdict(list)
        for phrase in phrases:
            head = phrase[1][0]
            for index, keys in (
                (self._by_word, head.words),
                (self._by_stem, head.stems),
                (self._by_class, head.classes),
            ):
                for key in keys:
                    index[key].append(phrase)

    def __missing__(self, text: str) -> Word:
        stem = self._stem(text)
        some = self._passes_any(text) is not None
        found = {name for name, test in self._tests if test(text)} if some else set()
        classes = frozenset(found | self._listed.get(text, set()))
        phrases = [*self._by_word.get(text, ()), *self._by_stem.get(stem, ())]
        for name in sorted(classes):
            phrases += self._by_class.get(name, ())
        opened = _Opened(phrases) if phrases else None
        word = self[text] = Word(text, stem, classes, opened, self._verbs.may_have(text))
        return word


class _Classes(dict[str, frozenset[str]]):
    """The classes of words by their text: a dictionary, for nothing is asked as often."""

    def __init__(self, words: _Words) -> None:
        self._words = words

    def __missing__(self, text: str) -> frozenset[str]:
        classes = self[text] = self._words[text].classes
        return classes


class Match(NamedTuple):
    """Tokens ``first`` to ``last`` (included) say the phrase ``name``."""

    name: str
    first: int
    last: int


@dataclass(frozen=True, eq=False)
class Lexicon:
    """What the rules know of a language. Immutable after loading.

    ``word`` tells what is known of a word in lower case, ``classes`` its classes alone.
    """

    lang: Lang
    stem: Callable[[str], str]
    entries: dict[str, dict[str, dict[str, Any]]]
    verbs: Verbs
    word: Callable[[str], Word]
    classes: Callable[[str], frozenset[str]]

    def entry(self, kind: str, entry_id: str) -> dict[str, Any]:
        """The mapping ``entry_id`` of the list ``kind``."""
        return self.entries[kind][entry_id]

    def find(self, words: Sequence[Word], offset: int = 0) -> Iterator[Match]:
        """All phrases in ``words``, the longest of each name at each place.

        ``offset`` is the number of the first of them in the whole text.
        """
        for i, word in enumerate(words):
            opened = word.opened
            if opened is None:
                continue
            best = dict.fromkeys(opened.alone, i + 1)
            longer = opened.before(words[i + 1]) if i + 1 < len(words) else opened.anyhow
            for name, items in longer:
                end = _match(items, words, i + 1, 1)
                if end > best.get(name, i):
                    best[name] = end
            for name, end in best.items():
                yield Match(name, i + offset, end - 1 + offset)


def _match(items: Sequence[_Item], words: Sequence[Word], at: int, number: int = 0) -> int:
    """The end (excluded) of ``items`` from ``number`` on at ``at``, or -1."""
    if number == len(items):
        return at
    item = items[number]
    end = -1
    if at < len(words) and item.matches(words[at]):
        end = _match(items, words, at + 1, number + 1)
    if end < 0 and item.optional:
        end = _match(items, words, at, number + 1)
    return end


@lru_cache(maxsize=4)
def lexicon(lang: Lang) -> Lexicon:
    """The lexicon of ``lang``; raises LexiconError where its files contradict themselves."""
    folder = resources.files("briefgen.languages") / lang
    classes: dict[str, list[str]] = {}
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
                classes[key] = _split(value)

    stem = stem_bg if lang == "bg" else str.lower
    made: list[Phrase] = []
    for name, forms in phrases.items():
        for form in forms:
            items = tuple(_item(part, stem, classes, f"{lang}: {name}") for part in form.split())
            if items[0].optional:
                raise LexiconError(f"{lang}: {name}: `{form}` begins with an optional word")
            made.append((name, items))
    verbs = read_verbs(folder / "verbs.yml")
    words = _Words(stem, classes, made, verbs)
    return Lexicon(lang, stem, entries, verbs, words.__getitem__, _Classes(words).__getitem__)


def _split(text: str) -> list[str]:
    return [part.strip() for part in text.split(";") if part.strip()]


def _item(
    part: str, stem: Callable[[str], str], classes: dict[str, list[str]], where: str
) -> _Item:
    optional = part.endswith("?")
    words, stems, names = set(), set(), set()
    for choice in part.removesuffix("?").split("|"):
        if choice.startswith("~"):
            stems.add(stem(choice[1:]))
            # „депутата“ has the article -а, where the stem sees -та.
            if choice.endswith("т"):
                words.add(choice[1:] + "а")
        elif not choice.startswith("@"):
            words.add(choice)
        elif choice[1:] in classes:
            names.add(choice[1:])
        else:
            raise LexiconError(f"{where}: there is no class `{choice[1:]}`")
    return _Item(frozenset(words), frozenset(stems), frozenset(names), optional)
