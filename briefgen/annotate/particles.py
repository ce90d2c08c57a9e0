"""The small words around a Bulgarian verb, and what they say of its time and mood."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from briefgen.tokens import Token

# `open`: the group has no time of its own („да подпише“, „ако подпише“).
Tense = Literal["past", "present", "future", "past_future", "open"]
# `heard`: told by hearsay („подписал“); `would`: „би подписал“; `da`: „да подпише“.
Mood = Literal["told", "heard", "would", "da"]

BE = frozenset("е са съм сме сте бе беше бяха бях бяхме бил била било били бъде бъдат".split())
# „те“ is „they“ in nearly every report.
CLITICS = frozenset("се си го я ги му ѝ й им ме ни ви ти ми".split())
WOULD = frozenset("би биха бих бихме".split())
WILL_PAST = frozenset("щеше щяха щях щяхме".split())
WILL_HEARD = frozenset("щял щяла щяло щели".split())
WILL_NOT = frozenset({"няма"})
WILL_NOT_PAST = frozenset({"нямаше", "нямало"})
_HEARD = frozenset("бил била било били".split())
NOT = frozenset({"не", "нито"})
PARTICLES = CLITICS | WOULD | WILL_PAST | WILL_HEARD | NOT | {"ще", "да"}
_NONE_OF = WILL_NOT | WILL_NOT_PAST
_BEFORE_VERB = PARTICLES | _NONE_OF | BE
_NOT_BEFORE_DA = BE | CLITICS
_NEGATIONS = NOT | _NONE_OF
_PAST_FUTURE = WILL_PAST | WILL_NOT_PAST
# What makes „бил“ a part of another form.
_BEFORE_HEARD = BE | WOULD | CLITICS | WILL_PAST | WILL_HEARD | {"да", "не", "ще"}
# „за да“, „без да“: what stands before „да“ and governs it instead of a verb.
_BEFORE_DA = frozenset("за без вместо преди освен дали както".split())


def particles_before(tokens: Sequence[Token], unit: range, i: int) -> tuple[int, list[str]]:
    """The first token of the particles before ``i``, and these, left to right."""
    first = i
    while first > unit.start:
        word = tokens[first - 1].lower
        if word not in _BEFORE_VERB:
            break
        if word in _NONE_OF and tokens[first].lower != "да":
            break
        if tokens[first].lower == "да" and word in _NOT_BEFORE_DA:
            break  # „договорено бе да …“
        first -= 1
        if word == "ще" and first > unit.start and tokens[first - 1].lower not in {"не", "да"}:
            break
    return first, [tokens[j].lower for j in range(first, i)]


def particles_behind(tokens: Sequence[Token], unit: range, i: int) -> tuple[int, list[str]]:
    """Clitics and forms of to be right behind a verb that opens its clause: „подписан бе“."""
    last, seen = i, []
    while last + 1 < unit.stop and tokens[last + 1].lower in _NOT_BEFORE_DA and last - i < 2:
        last += 1
        seen.append(tokens[last].lower)
    return last, seen


def has_be(seen: Sequence[str]) -> bool:
    return not BE.isdisjoint(seen)


def time_of(seen: Sequence[str], plain: Tense) -> tuple[Tense, Mood]:
    """Tense and mood by the particles; ``plain`` is what the bare form says."""
    if not seen:
        return plain, "told"
    if not WOULD.isdisjoint(seen):
        return "open", "would"
    if not _PAST_FUTURE.isdisjoint(seen):
        return "past_future", "told"
    if not WILL_HEARD.isdisjoint(seen):
        return "future", "heard"
    if "ще" in seen or not WILL_NOT.isdisjoint(seen):
        return "future", "told"
    if "да" in seen:
        return "open", "da"
    return plain, "told"


def is_negated(seen: Sequence[str]) -> bool:
    return not _NEGATIONS.isdisjoint(seen)


def word_before_da(tokens: Sequence[Token], unit: range, first: int, seen: Sequence[str]) -> str:
    if "да" not in seen or first == unit.start:
        return ""
    word = tokens[first - 1].lower
    return word if word in _BEFORE_DA else ""


def is_heard_copula(tokens: Sequence[Token], unit: range, i: int) -> bool:
    """„темата била мостът“, by hearsay; not „е бил“ nor „бил подписан“."""
    if tokens[i].lower not in _HEARD:
        return False
    before = tokens[i - 1].lower if i > unit.start else ""
    return before not in _BEFORE_HEARD
