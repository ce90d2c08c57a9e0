"""Who spoke, where the text tells what was said by a noun: „А благодари за подкрепата“,
„А осъди нападението“, „А подчерта значението на …“."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.annotate import Nominal
from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.arguments import clause_of
from briefgen.extract.participants.claims import Claim
from briefgen.extract.participants.scene import Scene
from briefgen.extract.participants.who import people

_CALLS = frozenset({"нарече", "нарича", "сравни", "сравнява", "окачестви", "окачествява"})
# „смята за“, „счита за“: an opinion that somebody gave.
_HOLDS = frozenset({"смята", "счита"})
_INSIDE = frozenset({"в", "във", "със", "с"})
_MESSAGES = frozenset({"address", "video_message", "message", "utterance"})


def speaking(scene: Scene) -> Iterator[Claim]:
    """People who are the subjects of such verbs, told as done."""
    yield from _by_video(scene)
    for group in scene.ann.verbs:
        spoken = "voice" in group.senses or _judges(scene, group)
        if spoken and group.kind == "finite" and _is_said(scene, group):
            own = _of_message(scene, group) or scene.subjects(group)
            doers = [n for n in own if n.kind != "pronoun"]
            ones = people(scene.named(doers))
            # „заговорниците обвиняват А“: one does nothing in the plural.
            for one in ones if (len(ones) > 1) == group.plural else ():
                yield Claim(one.entity, "spoke", (one.span, scene.words(group)))


def _by_video(scene: Scene) -> Iterator[Claim]:
    """„А се обърна към участниците с видеопослание“, „А отправи видеообръщение“."""
    ann = scene.ann
    for i in ann.having("video_message"):
        clause = ann.clause_at.get(i)
        verbs = clause.verbs if clause is not None else ()
        group = next((g for g in verbs if g.kind == "finite" and g.mood == "told"), None)
        if group is None or group.tense != "past" or not scene.happens(group):
            continue
        for one in people(scene.named(scene.subjects(group))) if not group.passive else ():
            yield Claim(one.entity, "spoke", (one.span, ann.span(i, i)))


def _of_message(scene: Scene, group: VerbGroup) -> list[Nominal]:
    """„А произнесе реч, в която нарече …“: whoever gave the speech said what is in it."""
    ann = scene.ann
    clause = clause_of(ann, group)
    if clause.kind != "relative" or clause.link is None or clause.parent is None:
        return []
    if ann.lower(clause.link - 1) not in _INSIDE or group.plural:
        return []
    parent = ann.clauses[clause.parent]
    before = [i for i in parent.tokens if i < clause.tokens[0]]
    if not any(ann.classes(i) & _MESSAGES for i in before):
        return []
    outer = [g for g in parent.verbs if g.kind == "finite" and g.head < clause.tokens[0]]
    return scene.subjects(outer[-1]) if outer and not outer[-1].passive else []


def _judges(scene: Scene, group: VerbGroup) -> bool:
    """„А нарече решението грешка“, „А определи стъпката като погрешна“, „А смята сделката за
    добра“; not „определи датата“."""
    tokens = clause_of(scene.ann, group).tokens
    if group.lemma in _HOLDS:
        return any(scene.ann.lower(i) == "за" for i in tokens if i > group.last + 1)
    if "name" not in group.senses:
        return False
    like = any(scene.ann.lower(i) == "като" for i in tokens if i > group.last)
    return group.lemma in _CALLS or like


def _is_said(scene: Scene, group: VerbGroup) -> bool:
    """„ще благодари“ is still to be said, and „нека благодари“ may never be."""
    said = not (group.negated or group.passive or group.reflexive) and (
        group.mood not in ("da", "would")
    )
    told = scene.is_told(clause_of(scene.ann, group))
    return said and told and group.tense not in ("future", "open", "past_future")
