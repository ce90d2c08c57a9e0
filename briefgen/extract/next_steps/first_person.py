"""What officials promise for themselves in direct speech: „До май ще назначим 120 монтьори“."""

from __future__ import annotations

import re

from briefgen.annotate import Annotated
from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.next_steps.told import Told, is_timed

_WE = re.compile(r"[а-я]{2,}(?:[еи]м|[ая]ме?)")
_COUNTS = frozenset({"number_word"})
_PERSONS = re.compile(r"двама|трима|четирима|петима|шестима|стотици|десетки|хиляди")
_CLITIC_OBJECTS = frozenset({"го", "я", "ги"})
# What tells how things will turn out, and no deed of the speaker.
_VAGUE = frozenset({"state", "outcome", "befalls", "opines", "states_that"})
_SENSES = frozenset({"be", "have", "can", "want", "must", "say", "believe", "see"})
_GOES_ON = frozenset({"продължи", "започне", "завърши", "приключи"})
# „после ще говорим“, „иначе ще вадим“: not for sure, not yet.
_UNSURE = frozenset({"иначе", "дано", "някога", "все", "заедно", "винаги", "никога"})
_ANYTHING = frozenset(
    {"всичко", "всяка", "всеки", "всяко", "всички", "нещо", "максимум", "максимално"}
)
# How many words may stand between the verb and its object: „ще внесем скоро …“.
_NEAR = 3


def speaks_for_us(ann: Annotated, told: Told) -> bool:
    """Whether the speaker of a quotation says, as „we“, what he and his own will do."""
    deed = told.deed
    clause = ann.clause_at[deed.head]
    if not clause.quoted or clause.kind not in ("main", "that"):
        return False
    if told.opener is not deed or deed.tense != "future" or deed.negated or deed.passive:
        return False
    if not _WE.fullmatch(ann.lower(deed.head)) or deed.senses & _SENSES:
        return False
    if deed.lemma in _GOES_ON or _VAGUE & ann.lexicon.classes(deed.lemma):
        return False
    words = {ann.lower(i) for i in clause.tokens}
    return not words & (_UNSURE | _ANYTHING)


def is_concrete(ann: Annotated, deed: VerbGroup) -> bool:
    """„ще го прочетем“, „ще назначим 120 монтьори“; not „ще влезем и в Шенген“."""
    if any(ann.lower(i) in _CLITIC_OBJECTS for i in range(deed.first, deed.last + 2)):
        return True
    if is_timed(ann, deed):
        return True
    for i in range(deed.last + 1, deed.last + 1 + _NEAR):
        token = ann.tokens[i] if i < len(ann.tokens) else None
        if token is None or token.shape == "mark" or "preposition" in ann.classes(i):
            return False
        if token.shape == "number" or ann.classes(i) & _COUNTS or _PERSONS.fullmatch(token.lower):
            return True
    return False
