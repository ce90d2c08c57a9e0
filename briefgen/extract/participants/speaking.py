"""Who spoke, where the text tells what was said by a noun: „А благодари за подкрепата“,
„А осъди нападението“, „А подчерта значението на …“."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.arguments import clause_of
from briefgen.extract.participants.claims import Claim
from briefgen.extract.participants.scene import Scene
from briefgen.extract.participants.who import people

_CALLS = frozenset({"нарече", "нарича", "сравни", "сравнява", "окачестви", "окачествява"})


def speaking(scene: Scene) -> Iterator[Claim]:
    """People who are the subjects of such verbs, told as done."""
    for group in scene.ann.verbs:
        spoken = "voice" in group.senses or _judges(scene, group)
        if spoken and group.kind == "finite" and _is_said(scene, group):
            doers = [n for n in scene.subjects(group) if n.kind != "pronoun"]
            ones = people(scene.named(doers))
            # „заговорниците обвиняват А“: one does nothing in the plural.
            for one in ones if (len(ones) > 1) == group.plural else ():
                yield Claim(one.entity, "spoke", (one.span, scene.words(group)))


def _judges(scene: Scene, group: VerbGroup) -> bool:
    """„А нарече решението грешка“, „А определи стъпката като погрешна“; not „определи датата“."""
    if "name" not in group.senses:
        return False
    tokens = clause_of(scene.ann, group).tokens
    like = any(scene.ann.lower(i) == "като" for i in tokens if i > group.last)
    return group.lemma in _CALLS or like


def _is_said(scene: Scene, group: VerbGroup) -> bool:
    """„ще благодари“ is still to be said, and „нека благодари“ may never be."""
    said = not (group.negated or group.passive or group.reflexive) and (
        group.mood not in ("da", "would")
    )
    told = scene.is_told(clause_of(scene.ann, group))
    return said and told and group.tense not in ("future", "open", "past_future")
