"""Dictionary forms of Bulgarian words that stand in the definite form."""

from __future__ import annotations

import re

_CONSONANT_N = re.compile(r"[бвгджзклмнпрстфхцчшщ]н$")


def indefinite_adjective(word: str) -> str:
    """The masculine indefinite form: ``генералния`` → ``генерален``, ``бившият`` → ``бивш``."""
    for ending in ("ият", "ия", "ата", "ото", "ите"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            bare = word.removesuffix(ending)
            break
    else:
        return word
    if bare.endswith(("ск", "шк", "цк", "чк", "жк", "зк")):
        return bare + "и"
    if _CONSONANT_N.search(bare):
        return bare[:-1] + "ен"
    return bare


def agreeing(adjective: str, noun: str) -> str:
    """The indefinite form of ``adjective`` that agrees with ``noun`` in its dictionary form."""
    bare = indefinite_adjective(adjective)
    stem = _ADJECTIVE_ENDING.sub("", bare)
    if stem.endswith("ен") and bare == stem:
        stem = stem[:-2] + "н"
    if noun.endswith(("а", "я")):
        return stem + "а"
    if noun.endswith(("о", "е", "ю")):
        return stem + "о"
    return indefinite_adjective(stem + "ия")


_ADJECTIVE_ENDING = re.compile(r"(?<=[бвгджзклмнпрстфхцчшщ])[аои]$")
