"""A light stemmer for Bulgarian, after the rules that Lucene's BulgarianStemmer
publishes (Savoy, Searching Strategies for the Bulgarian Language, 2007), but
for the article ``-та``, which those rules also cut off masculine words, for
nouns in ``-ние``, whose plural they tear off, and for ``е`` that becomes ``я``
(``съвети`` is no form of ``свят``).

Used to compare words, never to print them.
"""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The stem of ``word`` in lower case; words under four letters stay whole."""
    word = word.lower()
    if len(word) < 4:
        return word
    if len(word) > 5 and word.endswith("ища"):
        return word[:-3]
    for ending in ("нията", "нието", "ния", "ние"):
        if len(word) > 6 and word.endswith(ending):
            return word[: -len(ending)] + "н"
    word = _without_plural(_without_article(word))
    if len(word) > 3:
        word = word.removesuffix("я")
        if word[-1] in "аое":
            word = word[:-1]
    if len(word) > 4 and word.endswith("ен"):
        word = word[:-2] + "н"
    if len(word) > 5 and word[-2] == "ъ":
        word = word[:-2] + word[-1]
    return word


def _without_article(word: str) -> str:
    if len(word) > 6 and word.endswith("ият"):
        return word[:-3]
    if len(word) > 5 and word.endswith("та"):
        return _without_ta(word)
    if len(word) > 5 and word.endswith(("то", "те", "ия")):
        return word[:-2]
    if len(word) > 4 and word.endswith(("ът", "ят")):
        return word[:-2]
    return word


def _without_ta(word: str) -> str:
    """``коалицията`` → коалиц, ``сигурността`` → сигурност, but ``съвета`` → съвет."""
    if word.endswith("ията"):
        return word[:-4]
    article = word[-3] in "аяо" or word.endswith(("стта", "щта", "рта", "лта", "жта"))
    return word[:-2] if article else word[:-1]


def _without_plural(word: str) -> str:
    size = len(word)
    if size > 6:
        if word.endswith("овци"):
            return word[:-3]
        if word.endswith("ове"):
            return word[:-3]
        if word.endswith("еве"):
            return word[:-3] + "й"
    if size > 5:
        if word.endswith("ища"):
            return word[:-3]
        if word.endswith("та"):
            return word[:-2]
        if word.endswith("ци"):
            return word[:-2] + "к"
        if word.endswith("зи"):
            return word[:-2] + "г"
    if size > 4:
        if word.endswith("си"):
            return word[:-2] + "х"
        if word.endswith("и"):
            return word[:-1]
    return word
