"""Paragraphs in capitals, read as if they were written with the usual case.

„РУМЕН РАДЕВ ЗАМИНА ЗА РИМ“ is read as „Румен Радев замина за Рим“. No letter moves, so every
place in the text stays what it is; the words that a page shows are the source's own. A word
that nothing shows to be a name is read small: a name may be missed so, but none is made up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefgen.gazetteer import Gazetteer
from briefgen.gazetteer import Name as KnownName
from briefgen.languages import Lexicon

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_ENDS = frozenset(".!?…")
_QUOTES = frozenset('„“«"')
# Behind these a capital says nothing of a name.
_OPENS = frozenset('.!?…:„“”"«–—-(')
# Fewer words are a tag or the name of a medium.
_FEWEST = 4
_GIVEN = frozenset({"man_name", "woman_name"})
_OF_NAMES = _GIVEN | {"surname"}
# An office or a form of address, behind which a name may stand.
_LEADS = frozenset({"name_follows", "honorific"})
_FUNCTION = frozenset({"preposition", "conjunction", "relative", "negation", "pronoun", "function"})
_SMALL = frozenset(
    "се си те тя то той ми ти ли да ще не ни ви ги го му им ѝ й я са е бе би аз ме ние вие".split()
)


@dataclass(frozen=True, slots=True)
class _Seen:
    """How the other paragraphs write a word: small, with a capital, in capitals."""

    small: frozenset[str]
    title: frozenset[str]
    upper: frozenset[str]


def truecased(text: str, lexicon: Lexicon, names: Gazetteer) -> str:
    """``text`` with its paragraphs in capitals in the usual case, each letter in its place."""
    lines = text.split("\n")
    shouted = {i for i, line in enumerate(lines) if line.isupper() and _is_told(line, lexicon)}
    if not shouted:
        return text
    seen = _seen(line for i, line in enumerate(lines) if i not in shouted)
    return "\n".join(
        _line(line, seen, lexicon, names) if i in shouted else line for i, line in enumerate(lines)
    )


def _is_told(line: str, lexicon: Lexicon) -> bool:
    """Whether the line tells something: it has words enough, and a verb."""
    words = _WORD.findall(line)
    forms = lexicon.verbs.forms
    return len(words) >= _FEWEST and any(word.lower() in forms for word in words)


def _seen(lines: Iterator[str]) -> _Seen:
    small: set[str] = set()
    title: set[str] = set()
    upper: set[str] = set()
    for line in lines:
        for match in _WORD.finditer(line):
            word = match.group()
            before = line[: match.start()].rstrip()[-1:]
            if word.islower():
                small.add(word)
            elif word.isupper() and len(word) > 1:
                upper.add(word.lower())
            elif before and before not in _OPENS:
                title.add(word.lower())
    return _Seen(frozenset(small), frozenset(title - small), frozenset(upper - small))


def _line(line: str, seen: _Seen, lexicon: Lexicon, names: Gazetteer) -> str:
    matches = list(_WORD.finditer(line))
    words = [_lowered(match.group()) for match in matches]
    cased = _cased(words, seen, lexicon, names)
    read: list[str] = []
    end = 0
    for match, word in zip(matches, cased, strict=True):
        gap = line[end : match.start()]
        first = not end or gap.rstrip()[-1:] in _ENDS or gap[-1:] in _QUOTES
        read += [gap, word[:1].upper() + word[1:] if first else word]
        end = match.end()
    return "".join([*read, line[end:]])


def _lowered(word: str) -> str:
    """``word`` small, with as many letters."""
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in word)


def _cased(words: Sequence[str], seen: _Seen, lexicon: Lexicon, names: Gazetteer) -> Iterator[str]:
    stems = [lexicon.stem(word) for word in words]
    at = 0
    after_name = after_unknown = False
    while at < len(words):
        word = words[at]
        common = _is_common(word, lexicon)
        known = _name_at(words, stems, at, names)
        if known is not None and (len(known.words) > 1 or _is_no_word(word, seen, lexicon)):
            yield from (
                _like(one, model) for one, model in zip(words[at:], known.words, strict=False)
            )
            at += len(known.words)
            after_name = after_unknown = False
            continue
        capital = word[:1].upper() + word[1:]
        given = capital in names.by_first_name or not _GIVEN.isdisjoint(lexicon.classes(word))
        first_name = given and not common
        # „министър Петров“, „Петър Петров“
        led = after_name or (at > 0 and not _LEADS.isdisjoint(lexicon.classes(words[at - 1])))
        # A last name behind a word that nobody knows is half of a name.
        alone = capital in names.surnames and not after_unknown
        surname = not common and (
            after_name or alone or (led and "surname" in lexicon.classes(word))
        )
        if word in seen.upper and not common:
            yield word.upper()
        elif word in seen.title or first_name or surname:
            yield "-".join(part[:1].upper() + part[1:] for part in word.split("-"))
        else:
            yield word
        after_unknown = not common and not (first_name or surname)
        after_name = first_name
        at += 1


def _is_no_word(word: str, seen: _Seen, lexicon: Lexicon) -> bool:
    """Whether a name of one word is no other word of the language: „Киев“, not „Се“."""
    if word in _SMALL or word in seen.small or word in lexicon.verbs.forms:
        return False
    return lexicon.classes(word).isdisjoint(_FUNCTION)


def _is_common(word: str, lexicon: Lexicon) -> bool:
    """A word of the language that the lists know, or a small one."""
    return word in _SMALL or word in lexicon.verbs.forms or not lexicon.classes(word) <= _OF_NAMES


def _name_at(
    words: Sequence[str], stems: Sequence[str], at: int, names: Gazetteer
) -> KnownName | None:
    """The longest name of the gazetteer that begins at ``at``, whatever its case."""
    for key in (tuple(stems[at : at + 2]), (stems[at],)):
        for name in names.names.get(key, ()):
            end = at + len(name.key)
            if name.exact:
                if list(words[at:end]) == [own.lower() for own in name.words]:
                    return name
            elif tuple(stems[at:end]) == name.key:
                return name
    return None


def _like(word: str, model: str) -> str:
    """``word`` in the case of ``model``."""
    if len(model) > 1 and model.isupper():
        return word.upper()
    if len(word) == len(model):
        return "".join(c.upper() if m.isupper() else c for c, m in zip(word, model, strict=True))
    return word[:1].upper() + word[1:] if model[:1].isupper() else word
