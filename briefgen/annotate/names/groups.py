"""Sets of states that a number names: „27-те държави членки на Европейския съюз“."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.annotate.model import TokenMention
from briefgen.annotate.names.reading import Reading
from briefgen.gazetteer.local import local_id

_ADJECTIVES = 2


def numbered_groups(text: Reading, mentions: Sequence[TokenMention]) -> list[TokenMention]:
    """These lie over the names in them, and are no mentions of the finders' kind."""
    named = {m.first: m for m in mentions}
    found = []
    for i in text.having("definite_numeral"):
        noun = i + 1
        while noun <= i + _ADJECTIVES and text.is_adjective(noun) and (
            "states" not in text.classes(noun)
        ):  # fmt: skip
            noun += 1
        if "states" not in text.classes(noun):
            continue
        last = noun + 1 if text.lower(noun + 1) in ("членки", "членове", "участнички") else noun
        owner = named.get(last + 2)
        if text.lower(last + 1) in ("на", "от", "в") and owner and owner.kind != "person":
            last = owner.last
        number = text.text(i).removesuffix("-те").removesuffix("те")
        base = f"{number} {text.words(i + 1, last)}"
        found.append(TokenMention(i, last, "group", base, local_id(base)))
    return found
