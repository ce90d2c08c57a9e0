"""Peoples and the members of parties, who are named by a word in the plural."""

from __future__ import annotations

from briefgen.annotate.model import TokenMention
from briefgen.annotate.names.reading import Reading
from briefgen.gazetteer.local import local_id

_ENDINGS = ("и", "те", "ец", "еца", "ецът", "ин", "ина", "инът", "ка", "ката")

_BASES = {"чаните": "чани", "чани": "чани", "чанин": "чанин"}


def peoples(text: Reading, taken: set[int]) -> list[TokenMention]:
    """„британците“, „консерваторите“, „пловдивчани“."""
    found = []
    known = text.gazetteer.demonyms.keys() & {token.lower for token in text.tokens}
    places = {i for name in ("people", "people_prefix", "townsmen") for i in text.having(name)}
    if known:
        places.update(i for i, token in enumerate(text.tokens) if token.lower in known)
    for i in sorted(places):
        token = text.tokens[i]
        if not token.lower.endswith(_ENDINGS) or i in taken:
            continue
        if token.shape == "title" and text.shape(i + 1) == "title":
            continue  # Йорданка Петрова
        base = text.gazetteer.demonyms.get(token.lower)
        if base is None and "people_prefix" in text.classes(i):
            base = _prefixed(text, token.lower)
        if base is None and "people" in text.classes(i):
            base = token.lower.removesuffix("те")
        base = base or _townsmen(text, token.lower)
        if base:
            found.append(TokenMention(i, i, "group", base, local_id(base)))
    return found


def _prefixed(text: Reading, word: str) -> str | None:
    """„северноирландците“, „източноевропейци“."""
    for cut in range(5, min(len(word) - 4, 11)):
        rest = word[cut:]
        base = text.gazetteer.demonyms.get(rest)
        if base is None and "people" in text.lexicon.classes(rest):
            base = rest.removesuffix("те")
        if base:
            return word[:cut] + base
    return None


def _townsmen(text: Reading, word: str) -> str | None:
    """„пловдивчани“ are the people of a place that is known."""
    for ending, base in _BASES.items():
        if word.endswith(ending):
            place = text.gazetteer.match(word.removesuffix(ending).capitalize())
            if place and place.kind == "place":
                return word.removesuffix(ending) + base
    return None
