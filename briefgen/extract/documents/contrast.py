"""What a contrast rules out: „не договор, а протокол“, „протокол, а не договор“."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefgen.annotate import Annotated

# „не само договор, а и протокол“: both are meant.
_BOTH = frozenset({"само", "единствено", "просто", "толкова"})
_MARKS = frozenset(",;:–—!?()")


def without_ruled_out(ann: Annotated, tokens: Iterable[int]) -> list[int]:
    """Those of ``tokens``, all of one unit, that no contrast denies."""
    kept = list(tokens)
    ruled = ruled_out(ann, kept[0]) if kept else frozenset()
    return [i for i in kept if i not in ruled] if ruled else kept


def ruled_out(ann: Annotated, place: int) -> frozenset[int]:
    """The tokens of the unit at ``place`` that „не X, а Y“ or „Y, а не X“ denies."""
    unit = ann.unit_of(place)
    return frozenset(
        i
        for at in ann.having_in(unit, "negation")
        if ann.lower(at) == "не"
        for i in _denied(ann, at, unit)
    )


def _denied(ann: Annotated, at: int, unit: range) -> Iterator[int]:
    """The denied words behind „не“ at ``at``, where it belongs to no verb."""
    if ann.lower(at + 1) in _BOTH or at + 1 >= unit.stop:
        return
    verbs = [g for g in ann.verbs_in(unit) if g.kind == "finite"]
    if any(g.first <= at <= g.last for g in verbs):
        return
    heads = {g.head for g in verbs}
    behind = ann.lower(at - 1) == "а" and at - 1 in unit
    for i in range(at + 1, unit.stop):
        if i in heads:
            return
        if ann.lower(i) == "а" or (behind and ann.tokens[i].text in _MARKS):
            yield from range(at, i)
            return
    if behind:
        yield from range(at, unit.stop)
