"""What a contrast denies: „не от А, а от Б“, „Б, а не А“, „не е подписан от А, а от Б“.

In the last the verb's „не“ denies no deed, only who or what it was: the deed is told of
what stands behind „а“.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.annotate.verbs import VerbGroup
from briefgen.languages import Lexicon
from briefgen.tokens import Token

# „не по-късно от 5 май“, „не повече от три дни“: a bound, which denies nothing.
_BOUND = ("по-", "повече", "преди", "след")
# „не само договор, а и протокол“: both are meant.
_BOTH = frozenset({"само", "единствено", "просто", "толкова"})
# „да не иска …“: the „не“ of a verb that no list knows.
_PARTICLES = frozenset({"да", "ще"})
_MARKS = frozenset(",;:–—!?()")
# What ends the words behind „, а“.
_ENDS = frozenset(",;:–—-.!?()…")
_DASHES = frozenset("–—-")
_CLOSE = frozenset(".!?…;")
# „с“ and „със“ are one preposition.
_SAME = {"със": "с", "във": "в"}
# „не подписа заради А, а заради Б“: whether it was done, only the reader knows.
_OF_REASON = frozenset({"заради", "поради"})
_LONGEST = 25


def read_contrasts(
    tokens: Sequence[Token], unit: range, verbs: list[VerbGroup], lexicon: Lexicon
) -> tuple[list[VerbGroup], set[int]]:
    """The unit's verbs, those whose „не“ belongs to a contrast without it, and the denied
    tokens."""
    words = [tokens[i].lower for i in unit]
    if "а" not in words or not ("не" in words or any(g.negated for g in verbs)):
        return verbs, set()
    denied: set[int] = set()
    read: list[VerbGroup] = []
    for group in verbs:
        negated = group.negated and group.mood != "da"
        span = _denied_by_verb(tokens, unit, group, verbs, lexicon) if negated else None
        if span is not None:
            denied.update(span)
            group = group._replace(negated=False)
        read.append(group)
    finite = [g for g in read if g.kind == "finite"]
    for at in unit:
        if tokens[at].lower == "не":
            denied.update(_denied_by_word(tokens, unit, at, finite))
    return read, denied


def _denied_by_word(
    tokens: Sequence[Token], unit: range, at: int, verbs: Sequence[VerbGroup]
) -> Iterator[int]:
    """The denied words behind „не“ at ``at``, where it belongs to no verb."""
    if at + 1 >= unit.stop or tokens[at + 1].lower in _BOTH:
        return
    if tokens[at + 1].lower.startswith(_BOUND) or (
        at - 1 in unit and tokens[at - 1].lower in _PARTICLES
    ):
        return
    if any(g.first <= at <= g.last for g in verbs):
        return
    heads = {g.head for g in verbs}
    behind = at - 1 in unit and tokens[at - 1].lower == "а"
    for i in range(at + 1, unit.stop):
        if i in heads:
            return
        if tokens[i].lower == "а" or (behind and tokens[i].text in _MARKS):
            yield from range(at, i)
            return
    if behind:
        yield from range(at, unit.stop)


def _denied_by_verb(
    tokens: Sequence[Token],
    unit: range,
    group: VerbGroup,
    verbs: Sequence[VerbGroup],
    lexicon: Lexicon,
) -> range | None:
    """The words that „не …, а …“ around the verb denies; None where it denies the verb."""
    start = group.last + 1
    for other in verbs:
        if other.mood == "da" and other.governor == group.head and other.first >= start:
            start = other.last + 1  # „не иска да подпише договор, а меморандум“
    heads = {g.head: g for g in verbs}
    comma = _comma(tokens, range(start, min(unit.stop, start + _LONGEST)), heads)
    if comma is None or comma == start:
        return None
    rest = _behind(tokens, range(comma + 2, unit.stop), heads, lexicon)
    if rest is None:
        return None
    first = tokens[rest.start].lower
    both = first == "и" or tokens[start].lower in _BOTH
    if both:
        return range(0)  # „не беше подписан само от А, а и от Б“
    return _counterpart(tokens, range(start, comma), rest, lexicon)


def _comma(tokens: Sequence[Token], behind: range, heads: dict[int, VerbGroup]) -> int | None:
    """The comma before the „а“ of the verb's own clause."""
    for i in behind:
        if i in heads and heads[i].kind != "noun":
            return None
        if tokens[i].text in _ENDS and tokens[i].text != ",":
            return None
        if tokens[i].text == "," and i + 2 < len(tokens) and tokens[i + 1].lower == "а":
            return i
    return None


def _behind(
    tokens: Sequence[Token], behind: range, heads: dict[int, VerbGroup], lexicon: Lexicon
) -> range | None:
    """The words behind „, а“ up to the end of the clause; None where they have a verb of their
    own, or may have one behind a mark („а министрите, които …, искат“)."""
    stop = next((i for i in behind if tokens[i].text in _ENDS), behind.stop)
    rest = range(behind.start, stop)
    start = next((i for i in rest if tokens[i].lower not in _BOTH), None)
    if start is None or tokens[start].lower in {"не", "пък"}:
        return None
    if tokens[start].lower in lexicon.verbs.forms or any(
        i in heads and heads[i].kind != "noun" for i in rest
    ):
        return None
    if stop < behind.stop and tokens[stop].text in _DASHES:
        return None  # „Първия не подписа А, а втория – Б“: the dash stands for a verb
    if stop < behind.stop and tokens[stop].text not in _CLOSE:
        reports = stop + 1 in behind and "say" in lexicon.classes(tokens[stop + 1].lower)
        later = any(i in heads and heads[i].kind == "finite" for i in range(stop, behind.stop))
        if later and not reports:
            return None
    return range(start, stop)


def _counterpart(
    tokens: Sequence[Token], before: range, rest: range, lexicon: Lexicon
) -> range | None:
    """Of the words ``before``, those to which the words ``rest`` are opposed: both stand
    behind one preposition, or neither has any."""

    def preposition(i: int) -> str:
        word = tokens[i].lower
        return _SAME.get(word, word) if "preposition" in lexicon.classes(word) else ""

    led = preposition(rest.start)
    if led in _OF_REASON:
        return None
    if led:
        at = next((i for i in before if preposition(i) == led), None)
        return range(at, before.stop) if at is not None else None
    return None if preposition(before.start) else before
