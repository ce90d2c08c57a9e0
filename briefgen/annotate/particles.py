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
NOT = frozenset({"не", "нито"})
PARTICLES = CLITICS | WOULD | WILL_PAST | WILL_HEARD | NOT | {"ще", "да"}
# „за да“, „без да“: what stands before „да“ and governs it instead of a verb.
_BEFORE_DA = frozenset("за без вместо преди освен дали както".split())


def particles_before(tokens: Sequence[Token], unit: range, i: int) -> tuple[int, list[str]]:
    """The first token of the particles before ``i``, and these, left to right."""
    first = i
    while first > unit.start:
        word = tokens[first - 1].lower
        known = word in PARTICLES or word in WILL_NOT | WILL_NOT_PAST or word in BE
        if not known:
            break
        if word in WILL_NOT | WILL_NOT_PAST and tokens[first].lower != "да":
            break
        if tokens[first].lower == "да" and word in BE | CLITICS:
            break  # „договорено бе да …“
        first -= 1
        if word in {"ще"} and first > unit.start and tokens[first - 1].lower not in {"не", "да"}:
            break
    return first, [tokens[j].lower for j in range(first, i)]


def particles_behind(tokens: Sequence[Token], unit: range, i: int) -> tuple[int, list[str]]:
    """Clitics and forms of to be right behind a verb that opens its clause: „подписан бе“."""
    last, seen = i, []
    while last + 1 < unit.stop and tokens[last + 1].lower in CLITICS | BE and last - i < 2:
        last += 1
        seen.append(tokens[last].lower)
    return last, seen


def has_be(seen: Sequence[str]) -> bool:
    return any(word in BE for word in seen)


def time_of(seen: Sequence[str], plain: Tense) -> tuple[Tense, Mood]:
    """Tense and mood by the particles; ``plain`` is what the bare form says."""
    if any(w in WOULD for w in seen):
        return "open", "would"
    if any(w in WILL_PAST | WILL_NOT_PAST for w in seen):
        return "past_future", "told"
    if any(w in WILL_HEARD for w in seen):
        return "future", "heard"
    if "ще" in seen or any(w in WILL_NOT for w in seen):
        return "future", "told"
    if "да" in seen:
        return "open", "da"
    return plain, "told"


def is_negated(seen: Sequence[str]) -> bool:
    return any(w in NOT | WILL_NOT | WILL_NOT_PAST for w in seen)


def word_before_da(tokens: Sequence[Token], unit: range, first: int, seen: Sequence[str]) -> str:
    if "да" not in seen or first == unit.start:
        return ""
    word = tokens[first - 1].lower
    return word if word in _BEFORE_DA else ""
