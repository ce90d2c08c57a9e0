"""Who met, talked or agreed with whom."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.annotate import Nominal
from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.arguments import before, clause_of, partners, run_of, subjects
from briefgen.extract.participants.claims import Claim
from briefgen.extract.participants.scene import Scene, bodies, people, took_part

_WITH = frozenset({"с", "със"})
_PAIR = 2


def _meet(scene: Scene, group: VerbGroup) -> Iterator[Claim]:
    """„А се срещна с Б“, „А и Б се срещнаха“."""
    if group.reflexive and not group.passive:
        yield from _together(scene, group)


def _talk(scene: Scene, group: VerbGroup) -> Iterator[Claim]:
    """„А разговаря с Б“, „А и Б преговарят“."""
    yield from _together(scene, group)


def _together(scene: Scene, group: VerbGroup) -> Iterator[Claim]:
    ones = scene.named(subjects(scene.ann, group))
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
    """„разговаря с бесарабски студенти“: with somebody whom no name tells."""
    tokens = clause_of(scene.ann, group).tokens
    return any(scene.ann.lower(i) in _WITH and i >= group.first for i in tokens)


def _discuss(scene: Scene, group: VerbGroup) -> Iterator[Claim]:
    """„А и Б обсъдиха“, „А обсъди с Б“: both were there; „А обсъди“ alone says less."""
    if group.passive:
        return
    ones = scene.named(subjects(scene.ann, group))
    others = scene.named(partners_of(scene, group))
    if people(ones) and (people(others) or len(people(ones)) >= _PAIR):
        yield from took_part(people([*ones, *others]), scene.words(group))
    elif len(bodies(ones)) >= _PAIR and group.mood != "da":
        yield from took_part(bodies(ones), scene.words(group))


def _agree(scene: Scene, group: VerbGroup) -> Iterator[Claim]:
    """„А и Б се споразумяха“, „А се договори с Б“."""
    if group.passive or not group.reflexive:
        return
    ones = scene.named(subjects(scene.ann, group))
    others = scene.named(partners_of(scene, group))
    if others or len(ones) >= _PAIR or any(n.kind == "organisation" for n in ones):
        yield from took_part([*ones, *others], scene.words(group))


def _exchange(scene: Scene, group: VerbGroup) -> Iterator[Claim]:
    """„А и Б си размениха …“: hand to hand."""
    ones = people(scene.named(subjects(scene.ann, group)))
    if not group.passive and len(ones) >= _PAIR:
        yield from took_part(ones, scene.words(group))


RULES = {
    "meet": _meet,
    "hold_talks": _talk,
    "discuss": _discuss,
    "agree": _agree,
    "exchange": _exchange,
}
