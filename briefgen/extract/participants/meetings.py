"""Who met, talked or agreed with whom."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.annotate import Nominal
from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.arguments import before, clause_of, partners, run_of
from briefgen.extract.participants.claims import Claim
from briefgen.extract.participants.scene import Scene
from briefgen.extract.participants.who import bodies, people, took_part

_WITH = frozenset({"с", "със"})
_PEOPLE = frozenset({"group", "person", "pronoun"})
_PAIR = 2
_NEAR = 6


def _meet(scene: Scene, group: VerbGroup) -> Iterator[Claim]:
    """„А се срещна с Б“, „А и Б се срещнаха“."""
    if group.reflexive and not group.passive:
        yield from _together(scene, group)


def _talk(scene: Scene, group: VerbGroup) -> Iterator[Claim]:
    """„А разговаря с Б“, „А и Б преговарят“."""
    yield from _together(scene, group)


def _together(scene: Scene, group: VerbGroup) -> Iterator[Claim]:
    ones = scene.named(scene.subjects(group))
    others = scene.named(partners_of(scene, group))
    met = others or len(ones) >= _PAIR or _has_partner(scene, group)
    if not met or not (people(ones) or people(others) or "hold_talks" in group.senses):
        return
    yield from took_part([*ones, *others], scene.words(group))


def partners_of(scene: Scene, group: VerbGroup) -> list[Nominal]:
    """„с Б“ behind the verb or before it, or „с когото“."""
    found = partners(scene.ann, group)
    if found:
        return found
    earlier = before(scene.ann, group)
    for at, nominal in enumerate(earlier):
        if nominal.prep in _WITH and nominal.kind in ("person", "body") and not nominal.joined:
            return run_of(earlier, at)
    return scene.linked(clause_of(scene.ann, group), _WITH)


def _has_partner(scene: Scene, group: VerbGroup) -> bool:
    """„разговаря с местни рибари“: with somebody whom no name tells."""
    tokens = clause_of(scene.ann, group).tokens
    ann = scene.ann
    early = {n.first for n in before(ann, group) if n.prep in _WITH and n.kind in _PEOPLE}
    return bool(early) or any(
        ann.lower(i) in _WITH and (i >= group.first or i + 1 in ann.references) for i in tokens
    )


def _discuss(scene: Scene, group: VerbGroup) -> Iterator[Claim]:
    """„А и Б обсъдиха“, „А обсъди с Б“: both were there; „А обсъди“ alone says less."""
    if group.passive:
        return
    ones = scene.named(scene.subjects(group))
    others = scene.named(partners_of(scene, group))
    if "say" in group.senses and not people(others):
        return
    if people(others) or len(people(ones)) >= _PAIR:
        yield from took_part(people([*ones, *others]), scene.words(group))
    elif len(bodies(ones)) >= _PAIR and group.mood != "da":
        yield from took_part(bodies(ones), scene.words(group))


def _agree(scene: Scene, group: VerbGroup) -> Iterator[Claim]:
    """„А и Б се споразумяха“, „А се договори с Б“."""
    if group.passive or not group.reflexive:
        return
    ones = scene.named(scene.subjects(group))
    others = scene.named(partners_of(scene, group))
    if others or len(ones) >= _PAIR or any(n.kind == "organisation" for n in ones):
        yield from took_part([*ones, *others], scene.words(group))


def _reach(scene: Scene, group: VerbGroup) -> Iterator[Claim]:
    """„А и Б постигнаха съгласие“, „А постигна споразумение с Б“."""
    clause = clause_of(scene.ann, group)
    near = [i for i in clause.tokens if abs(i - group.head) <= _NEAR]
    if group.passive or not any("accord" in scene.ann.classes(i) for i in near):
        return
    ones = scene.named(scene.subjects(group))
    others = scene.named(partners_of(scene, group))
    if others or len(ones) >= _PAIR or any(n.kind in ("organisation", "group") for n in ones):
        yield from took_part([*ones, *others], scene.words(group))


def _exchange(scene: Scene, group: VerbGroup) -> Iterator[Claim]:
    """„А и Б си размениха грамотите“: hand to hand, and no sharp words."""
    clause = clause_of(scene.ann, group)
    handed = any("handed_over" in scene.ann.classes(i) for i in clause.tokens)
    if not handed and not any(n.kind == "document" for n in scene.ann.nominals[clause.number]):
        return
    ones = people(scene.named(scene.subjects(group)))
    if not group.passive and len(ones) >= _PAIR:
        yield from took_part(ones, scene.words(group))


RULES = {
    "meet": _meet,
    "hold_talks": _talk,
    "discuss": _discuss,
    "agree": _agree,
    "reach": _reach,
    "exchange": _exchange,
}
