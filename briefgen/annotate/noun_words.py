"""The words around a noun that lead to it: adjectives, numbers, measures, small words."""

from __future__ import annotations

import re
from functools import lru_cache

from briefgen.languages import Lexicon
from briefgen.tokens import Token

_ADJECTIVE = re.compile(
    r"[а-я-]{2,}(?:ски|ския|ският|ската|ското|ските|ска|ско|цк(?:ия|ият|ата|ото|ите|и|а|о)|шки|шките|шка|шко|ния|ният|ната|ното|ните|ен|на|но|ни|"
    r"вия|вият|вата|вите|ви|ия|ият|ите|ата|ото)"
)
_ARTICLE = re.compile(r"[а-я]{2,}(?:ът|ят|та|то|те|ия|ния)")
_NUMBER = re.compile(r"\d+(?:-?[а-я]{1,3})?")
_SMALL = frozenset({"conjunction", "preposition", "relative", "be", "time_word"})
_NUMERALS = frozenset(
    "два две три четири пет шест седем осем девет десет единайсет единадесет дванайсет дванадесет "
    "няколко петнайсет двайсет".split()
)
# What may stand between a preposition and its noun to say how long or how much it is.
MEASURES = _NUMERALS | frozenset(
    "близо почти едва цели цял цяла повече по-малко часа часове часови минути дни дена нощи "
    "седмици денонощия "
    "месеца години".split()
)
STARTS = frozenset("двете двамата двата трите тримата четирите четиримата петте шестте".split())
_DETERMINERS = frozenset(
    "дълги тежки кратки остри нови преки непреки "
    "този тази това тези един една едно двата двете двама двамата трима тримата трите четирите "
    "всички всеки всяка други другите другия другата самия своя своята своите си му ѝ й им "
    "две два три четири пет шест седем осем девет десет петте шестте седемте осемте близо "
    "почти".split()
)


@lru_cache(maxsize=50_000)
def is_article(word: str) -> bool:
    return _ARTICLE.fullmatch(word) is not None


@lru_cache(maxsize=50_000)
def is_adjective(word: str) -> bool:
    return _ADJECTIVE.fullmatch(word) is not None


def is_number(token: Token) -> bool:
    return bool(_NUMBER.fullmatch(token.lower)) or token.lower in _NUMERALS


def leads(lexicon: Lexicon, token: Token) -> bool:
    """Whether a preposition's noun may still follow this word."""
    if token.shape == "number" or token.lower in MEASURES:
        return True
    if token.shape == "mark":
        return token.text in '„“"«»'
    if token.lower in _DETERMINERS:
        return True
    return is_adjective(token.lower) and _SMALL.isdisjoint(lexicon.classes(token.lower))
