"""Nouns of the doer that no list of offices has: „изкуствоведката“, „хидроинженера“. Right
before a person's name such a noun says what the person does."""

from __future__ import annotations

from collections.abc import Set
from typing import Any

from briefgen.annotate.table import Table
from briefgen.gazetteer import Gazetteer
from briefgen.languages import Lexicon, Match

# What a noun that no list has is called among the offices.
UNLISTED = ""
_FEMININE = ("ката", "джията")
_MASCULINE = ("ът", "ят", "а", "я")


def find_agent_nouns(
    table: Table,
    starts: frozenset[int],
    taken: Set[int],
    lexicon: Lexicon,
    gazetteer: Gazetteer,
) -> list[Match]:
    """Such nouns right before what looks like a full name or is a known first name."""
    found = []
    for i in table.having("agent_noun"):
        small = table.shape(i) == "lower" or (i in starts and table.shape(i) == "title")
        # „отговаря Ян Новак“: a verb may end like the noun.
        verb = table.lower(i) in lexicon.verbs.forms
        if i in taken or not small or verb or "no_agent" in table.classes(i):
            continue
        name = i + 1
        if table.shape(name) != "title" or name in starts:
            continue
        full = table.shape(name + 1) == "title" and name + 1 not in starts
        if full or table.text(name) in gazetteer.surnames:
            found.append(Match(UNLISTED, i, i))
    return found


def entry_of(word: str) -> dict[str, Any]:
    """The entry that the list of offices would have for ``word``."""
    base = word
    if word.endswith(_FEMININE):
        base = word.removesuffix("та")
    elif not word.endswith(("ка", "джия")):
        ending = next((e for e in _MASCULINE if word.endswith(e)), "")
        base = word.removesuffix(ending)
    return {"id": base, "base": base, "profession": True}
