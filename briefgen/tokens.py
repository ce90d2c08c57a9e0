"""Words, numbers and marks of a text with their places."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

Shape = Literal["lower", "title", "upper", "number", "mark"]

_TOKEN = re.compile(
    r"[^\W\d_][^\W_]*(?:[-'’][^\W_]+)*"  # a word, also with hyphens: Г-7, Гринфийлд-Томас
    r"|\d+(?:[.,]\d+)*(?:-[^\W\d_]+)?"  # a number, also 3,5 and 27-те
    r"|\S"
)
# Letters of the two scripts that nobody can tell apart on paper.
_LATIN = "ABCEHKMOPTXYacekopxy"
_CYRILLIC = "АВСЕНКМОРТХУасекорху"
_TO_CYRILLIC = str.maketrans(_LATIN, _CYRILLIC)
_TO_LATIN = str.maketrans(_CYRILLIC, _LATIN)
_IS_LATIN = re.compile(r"[A-Za-z]")
_IS_CYRILLIC = re.compile(r"[Ѐ-ӿ]")
_PART = re.compile(r"[^\W\d_]+")
# A Latin letter beside a Cyrillic one. It begins with the rare kind: most texts have none.
_MIXED = re.compile(r"[A-Za-z](?:(?=[Ѐ-ӿ])|(?<=[Ѐ-ӿ].))")


class Token(NamedTuple):
    """A word, number or mark; ``start`` and ``end`` are places in the text.

    ``text`` is the word in one script, so that the lexicon knows a ``ЕС`` whose
    one letter is Latin. What the source has stands at its place in the text.
    """

    start: int
    end: int
    text: str
    lower: str
    shape: Shape


def tokenise(text: str) -> tuple[Token, ...]:
    """All tokens of ``text``, in order; white space is in none."""
    legible = _one_script(text) if _MIXED.search(text) else text
    # The class's own constructor would cost as much again as all the rest.
    new, written = tuple.__new__, _written
    return tuple([new(Token, m.span() + written(m[0])) for m in _TOKEN.finditer(legible)])


@lru_cache(maxsize=100_000)
def _written(word: str) -> tuple[str, str, Shape]:
    return word, word.lower(), _shape(word)


def _one_script(text: str) -> str:
    """``text`` with every word in one script; no letter moves."""
    bulgarian = len(_IS_CYRILLIC.findall(text)) >= len(_IS_LATIN.findall(text))
    return _PART.sub(lambda word: _repaired(word[0], bulgarian), text)


def _repaired(word: str, bulgarian: bool) -> str:
    """``word`` in the script of the letters that only one script has, else of most letters."""
    latin, cyrillic = _IS_LATIN.findall(word), _IS_CYRILLIC.findall(word)
    if not latin or not cyrillic:
        return word
    surely_latin = any(c not in _LATIN for c in latin)
    surely_cyrillic = any(c not in _CYRILLIC for c in cyrillic)
    if surely_latin and surely_cyrillic:
        return word  # a foreign word with a Bulgarian ending: Twitterът
    if not surely_latin and not surely_cyrillic and len(latin) != len(cyrillic):
        bulgarian = len(cyrillic) > len(latin)
    to_cyrillic = surely_cyrillic or (bulgarian and not surely_latin)
    return word.translate(_TO_CYRILLIC if to_cyrillic else _TO_LATIN)


def _shape(word: str) -> Shape:
    first = word[0]
    if first.isdigit():
        return "number"
    if not first.isalpha():
        return "mark"
    if not first.isupper():
        return "lower"
    letters = [c for c in word if c.isalpha()]
    several = len(letters) > 1 or any(c.isdigit() for c in word)
    return "upper" if several and all(c.isupper() for c in letters) else "title"
