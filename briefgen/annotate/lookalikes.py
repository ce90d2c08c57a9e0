"""Words that look like verbs and may be nouns: „работи“, „мина“, „подкрепи“."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefgen.languages import Lexicon
from briefgen.tokens import Token

_DEFINITE_ADJECTIVE = re.compile(
    r"[а-я]+(?:ск(?:ите|ата|ото|ия|ият)|[бвгджзклмнпрстфхцчшщ]н(?:ият|ите|ата|ото))"
)
_VERB_ONLY = ("ха", "хме", "ше")
_NOUN_HEADS = frozenset({"group_head", "body_head", "common_person"})
_NO_SUBJECT = frozenset({"preposition", "conjunction", "relative", "function"})
# Words that may be the subject of a verb, but no adjective of the noun that looks like it.
_SINGULAR = re.compile(r"[а-я]{3,}(?:ът|ят|та|то)")
_NOT_FEMININE = re.compile(r"[а-я]{3,}(?:ът|ят|то)")


def follows_adjective(tokens: Sequence[Token], unit: range, i: int, before: frozenset[str]) -> bool:
    """„двустранните договори“: a definite adjective stands before nouns alone; „страните
    договориха“ has neither. ``before`` are the classes of the word before token ``i``."""
    if i == unit.start or before & _NOUN_HEADS or tokens[i].lower.endswith(_VERB_ONLY):
        return False
    if tokens[i].lower.endswith(("ат", "ят")):
        return False  # „учените потвърдят“: no noun ends so
    return bool(_DEFINITE_ADJECTIVE.fullmatch(tokens[i - 1].lower))


def is_its_subject(tokens: Sequence[Token], i: int, before: frozenset[str]) -> bool:
    """„Парламентът подкрепи“, „посещението мина“: a definite word that does not agree with
    the noun that the verb looks like."""
    if before & _NO_SUBJECT:
        return False
    agrees = _SINGULAR if tokens[i].lower.endswith("и") else _NOT_FEMININE
    return bool(agrees.fullmatch(tokens[i - 1].lower))


def takes_particle(tokens: Sequence[Token], unit: range, i: int, lexicon: Lexicon) -> bool:
    """Whether token ``i`` is a verb, and „се“ before it is its own."""
    readings = lexicon.verbs.forms.get(tokens[i].lower, ()) if i < unit.stop else ()
    return any(reading.form in ("present", "aorist") for reading in readings)
