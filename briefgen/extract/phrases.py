"""Cutting a row of coordinated phrases into its items."""

from __future__ import annotations

import re
from collections.abc import Callable

from briefgen.annotate import Annotated

_DEFINITE = re.compile(r".{2,}(?:ът|ят|та|то|те)$")
_SHORT_DEFINITE = re.compile(r".{3,}[аяе]$")
_VERBAL_NOUN = re.compile(r".{3,}(?:не|нето)$")

Begins = Callable[[Annotated, int], bool]


def definite_noun(ann: Annotated, i: int) -> bool:
    """Whether token ``i`` looks like a noun with the article: параметрите, приноса."""
    token = ann.tokens[i]
    long = bool(_DEFINITE.match(token.lower)) or bool(_SHORT_DEFINITE.match(token.lower))
    small = ann.classes(i) & {"preposition", "conjunction", "relative"}
    return token.shape == "lower" and long and not small


def verbal_noun(ann: Annotated, i: int) -> bool:
    """Whether token ``i`` is a noun made of a verb: разполагане, създаването."""
    token = ann.tokens[i]
    return token.shape == "lower" and bool(_VERBAL_NOUN.match(token.lower))


def split_items(ann: Annotated, first: int, last: int, begins: Begins) -> list[tuple[int, int]]:
    """The items of the row ``first`` to ``last`` (both included).

    A comma parts items where the word behind it can begin one, and so does the
    last „и“ of a row that has commas; without a comma the row stays whole, for
    „и“ then mostly joins two words of one item.
    """
    cuts = [
        i
        for i in range(first + 1, last)
        if ann.tokens[i].text == "," and ann.mention_at.get(i) is None and begins(ann, i + 1)
    ]
    tail = cuts[-1] if cuts else first
    if cuts or begins is verbal_noun:
        joins = [i for i in range(tail + 1, last) if ann.lower(i) == "и" and begins(ann, i + 1)]
        cuts += joins[:1] if cuts else joins
    items, start = [], first
    for cut in [*sorted(set(cuts)), last + 1]:
        if cut > start:
            items.append((start, cut - 1))
        start = cut + 1
    return items
