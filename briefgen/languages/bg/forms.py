"""Dictionary forms of Bulgarian words that stand in the definite form."""

from __future__ import annotations

import re

_VOWELS = tuple("аеиоуъюя")
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
    if bare.endswith("йн"):  # енергийният → енергиен
        return bare[:-2] + "ен"
    if _CONSONANT_N.search(bare):
        return bare[:-1] + "ен"
    return bare


def agreeing(adjective: str, noun: str) -> str:
    """The indefinite form of ``adjective`` that agrees with ``noun`` in its dictionary form."""
    # „смесената комисия“ has its own vowels before the article.
    for article, endings in (("та", ("а", "я")), ("то", ("о", "е"))):
        if adjective.endswith(endings[0] + article) and noun.endswith(endings):
            return adjective.removesuffix(article)
    bare = indefinite_adjective(adjective)
    stem = _ADJECTIVE_ENDING.sub("", bare)
    if stem.endswith("ен") and bare == stem:
        stem = stem[:-2] + ("йн" if stem[-3:-2] in _VOWELS else "н")
    if noun.endswith(("а", "я")):
        return stem + "а"
    if noun.endswith(("о", "е", "ю")):
        return stem + "о"
    return indefinite_adjective(stem + "ия")


_ADJECTIVE_ENDING = re.compile(r"(?<=[бвгджзклмнпрстфхцчшщ])[аои]$")


def definite(word: str, adjective: bool = False) -> str:
    """``word`` with the article, as it stands behind a preposition: ``правителството``."""
    if word.endswith(("о", "е")):
        return word + "то"
    if word.endswith("и") and not (adjective and word.endswith(("ски", "чки"))):
        return word + "те"
    if word.endswith(("а", "я", "ст", "щ")) and not (adjective and word.endswith("щ")):
        return word + "та"
    if not adjective:
        return (
            word[:-1] + "я" if word.endswith("й") else word + ("я" if word.endswith("тел") else "а")
        )
    if word.endswith("и"):
        return word + "я"
    return word[:-2] + "ния" if word.endswith("ен") else word + "ия"


def behind_preposition(words: str) -> str:
    """A definite name as it stands behind a preposition: ``Европейският съюз`` →
    ``Европейския съюз``."""
    first, _, rest = words.partition(" ")
    for full, short in (("ият", "ия"), ("ът", "а"), ("ят", "я")):
        if first.endswith(full) and len(first) > len(full) + 2:
            first = first.removesuffix(full) + short
            break
    return f"{first} {rest}".strip()
