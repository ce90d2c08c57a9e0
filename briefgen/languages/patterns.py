"""The words that a simple pattern of a lexicon stands for.

Most classes list words with their endings (``домакин(?:ът|я)?``): a finite set, which
a dictionary answers far sooner than a regular expression.
"""

from __future__ import annotations

import re
from functools import cache

_PLAIN = re.compile(r"[\w-]+")
_MOST = 400


@cache
def expanded(pattern: str) -> frozenset[str] | None:
    """All words that ``pattern`` matches; None where it says more than letters,
    groups ``(?:…|…)`` and ``?``, or stands for very many."""
    read = _alternatives(pattern, 0)
    if read is None or read[1] != len(pattern):
        return None
    return frozenset(read[0])


def _alternatives(text: str, at: int) -> tuple[set[str], int] | None:
    """The words of ``a|b|c`` from ``at`` up to its end or a closing bracket."""
    words: set[str] = set()
    while True:
        read = _row(text, at)
        if read is None:
            return None
        words |= read[0]
        at = read[1]
        if at == len(text) or text[at] == ")":
            return words, at
        at += 1


def _row(text: str, at: int) -> tuple[set[str], int] | None:
    """The words of one alternative: pieces one behind the other."""
    words = {""}
    while at < len(text) and text[at] not in "|)":
        if text.startswith("(?:", at):
            read = _alternatives(text, at + 3)
            if read is None or read[1] == len(text):
                return None
            piece, at = read[0], read[1] + 1
        elif _PLAIN.fullmatch(text[at]):
            piece, at = {text[at]}, at + 1
        elif text[at] == "\\" and text[at + 1 : at + 2] == ".":
            piece, at = {"."}, at + 2
        else:
            return None
        if at < len(text) and text[at] in "+*{":
            return None
        if at < len(text) and text[at] == "?":
            piece, at = piece | {""}, at + 1
        words = {one + other for one in words for other in piece}
        if len(words) > _MOST:
            return None
    return words, at
