"""Who was there, by verbs of meeting, coming, holding and attending, and by lists."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.extract.participants import attending, holding, meetings, presence
from briefgen.extract.participants.claims import Claim
from briefgen.extract.participants.scene import Scene

RULES = {**meetings.RULES, **presence.RULES, **holding.RULES, **attending.RULES}


def attendance(scene: Scene) -> Iterator[Claim]:
    """Claims of having been there (people) or of taking part (bodies), and by lists."""
    for group in scene.ann.verbs:
        if group.kind == "noun":
            continue
        rules = [RULES[sense] for sense in sorted(group.senses & RULES.keys())]
        if rules and scene.happens(group):
            for rule in rules:
                yield from rule(scene, group)
    yield from attending.with_participation(scene)
