"""Bulgarian in Latin letters, by the transliteration law of 2009.

The law's table, its two exceptions (a final ``-ия`` is ``-ia``, the country is
``Bulgaria``), and addresses made of the result.
"""

from __future__ import annotations

import re
import unicodedata

_TABLE = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "zh", "з": "z",
    "и": "i", "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p",
    "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "h", "ц": "ts", "ч": "ch",
    "ш": "sh", "щ": "sht", "ъ": "a", "ь": "y", "ю": "yu", "я": "ya",
    # Not in the Bulgarian alphabet, but in names that Bulgarian texts quote.
    "ы": "y", "э": "e", "ё": "yo", "є": "ie", "і": "i", "ї": "i", "ґ": "g",
    "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c", "ђ": "dj", "џ": "dzh", "ѝ": "i", "ѓ": "gj", "ќ": "kj",
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")
# A table for whole texts in lower case, and the two exceptions.
_LETTERS = str.maketrans(_TABLE)
_ENDING = re.compile(r"(?:(?<![^\W\d_])(българ))?ия(?![^\W\d_])")
_OUTSIDE_SLUG = re.compile(r"[^a-z0-9]+")
# Composed before the table is asked: only the stress marks that editors put
# over vowels are dropped, й stays a letter of its own.
_STRESS = str.maketrans("", "", "\u0300\u0301")


def romanise(text: str) -> str:
    """``text`` with every Cyrillic word in Latin letters; the rest as it stands."""
    plain = unicodedata.normalize("NFC", text.translate(_STRESS))
    return _WORD.sub(lambda match: _word(match.group()), plain)


def slug(text: str) -> str:
    """A piece of an address: ASCII, lower case, words joined by ``-``."""
    plain = unicodedata.normalize("NFC", text.translate(_STRESS)).lower()
    latin = _ENDING.sub(_ended, plain).translate(_LETTERS)
    if not latin.isascii():
        latin = unicodedata.normalize("NFKD", latin)
        latin = "".join(char for char in latin if not unicodedata.combining(char))
    return _OUTSIDE_SLUG.sub("-", latin).strip("-")


def _ended(match: re.Match[str]) -> str:
    return "bulgaria" if match[1] else "ia"


def _word(word: str) -> str:
    shouted = len(word) > 1 and word.isupper()
    lower = word.lower()
    if lower == "българия":
        latin = _like(word, "bulgaria")
    else:
        stem, ending = (word[:-2], "ia") if lower.endswith("ия") else (word, "")
        latin = "".join(_letter(char, shouted) for char in stem) + ending
    return latin.upper() if shouted else latin


def _letter(char: str, shouted: bool) -> str:
    latin = _TABLE.get(char.lower())
    if latin is None:
        return char
    if not char.isupper():
        return latin
    return latin.upper() if shouted else latin.capitalize()


def _like(word: str, latin: str) -> str:
    return latin.capitalize() if word[0].isupper() else latin
