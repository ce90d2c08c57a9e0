"""Who spoke, where the text tells what was said by a noun: „А благодари за подкрепата“,
„А осъди нападението“, „А подчерта значението на …“."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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


def speaking(scene: Scene) -> Iterator[Claim]:
    """People who are the subjects of such verbs, told as done."""
    for group in scene.ann.verbs:
        spoken = "voice" in group.senses or _judges(scene, group)
        if spoken and group.kind == "finite" and _is_said(scene, group):
            doers = [n for n in _doers(scene, group) if n.kind != "pronoun"]
            ones = people(scene.named(doers))
            # „заговорниците обвиняват А“: one does nothing in the plural.
            for one in ones if (len(ones) > 1) == group.plural else ():
                yield Claim(one.entity, "spoke", (one.span, scene.words(group)))


def _doers(scene: Scene, group: VerbGroup) -> Sequence[Nominal]:
    """The subjects; „А прочете писмо, в което нарече …“ has the one around it."""
    ann, clause = scene.ann, clause_of(scene.ann, group)
    own = scene.subjects(group)
    if own or clause.kind != "relative" or clause.parent is None or not clause.tokens:
        return own
    parent = ann.clauses[clause.parent]
    said = any("utterance" in ann.classes(i) for i in parent.tokens if i < clause.tokens[0])
    verbs = [g for g in parent.verbs if g.kind == "finite" and g.head < clause.tokens[0]]
    inside = clause.link is not None and ann.lower(clause.link - 1) in _INSIDE
    return scene.subjects(verbs[-1]) if said and inside and verbs else own


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
