"""Words, numbers and marks of a text with their places."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Shape = Literal["lower", "title", "upper", "number", "mark"]

_TOKEN = re.compile(
    r"[^\W\d_][^\W_]*(?:[-'’][^\W_]+)*"  # a word, also with hyphens: Г-7, Гринфийлд-Томас
    r"|\d+(?:[.,]\d+)*(?:-[^\W\d_]+)?"  # a number, also 3,5 and 27-те
    r"|\S"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark; ``start`` and ``end`` are places in the text."""

    start: int
    end: int
    text: str
    lower: str
    shape: Shape


def tokenise(text: str) -> tuple[Token, ...]:
    """All tokens of ``text``, in order; white space is in none."""
    return tuple(
        Token(m.start(), m.end(), word, word.lower(), _shape(word))
        for m in _TOKEN.finditer(text)
        for word in (m.group(),)
    )


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
