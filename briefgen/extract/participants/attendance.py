"""Who was there, by verbs of meeting, coming, holding and attending, and by lists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator

from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.arguments import clause_of
from briefgen.extract.participants import (
    addresses,
    attending,
    holding,
    hospitality,
    meetings,
    presence,
)
from briefgen.extract.participants.claims import Claim
from briefgen.extract.participants.scene import Scene

Rule = Callable[[Scene, VerbGroup], Iterator[Claim]]

_BECAUSE = frozenset({"защото", "понеже", "тъй", "като", "че"})
_COMES = frozenset({"attend", "arrive", "visit", "gather", "meet", "travel", "be"})
_MISSES = frozenset({"отсъства", "липсва", "пропусне", "пропуска"})

RULES: dict[str, list[Rule]] = defaultdict(list)
for _module in (meetings, presence, holding, attending, addresses, hospitality):
    for _sense, _rule in _module.RULES.items():
        RULES[_sense].append(_rule)


def attendance(scene: Scene) -> Iterator[Claim]:
    """Claims of having been there (people) or of taking part (bodies), and by lists."""
    for group in scene.ann.verbs:
        if group.kind == "noun":
            continue
        rules = [rule for sense in sorted(group.senses & RULES.keys()) for rule in RULES[sense]]
        if rules and scene.happens(group) and not _is_reason_of_absence(scene, group):
            for rule in rules:
                yield from rule(scene, group)
    yield from attending.with_participation(scene)


def _is_reason_of_absence(scene: Scene, group: VerbGroup) -> bool:
    """„А няма да участва, защото е на посещение в Б“: where somebody was instead."""
    ann = scene.ann
    clause = clause_of(ann, group)
    if clause.kind == "main" or clause.parent is None or clause.link is None:
        return False
    words = {ann.lower(clause.link), ann.lower(clause.link - 1)}
    parent = ann.clauses[clause.parent]
    return bool(words & _BECAUSE) and any(
        (g.negated and g.senses & _COMES) or g.lemma in _MISSES
        for g in parent.verbs
        if g.kind == "finite"
    )
