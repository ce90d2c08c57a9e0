"""Who was there, by verbs of meeting, coming, holding and attending, and by lists."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator

from briefgen.annotate.verbs import VerbGroup
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
        if rules and scene.happens(group):
            for rule in rules:
                yield from rule(scene, group)
    yield from attending.with_participation(scene)
