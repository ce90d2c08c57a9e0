"""Who spoke at an occasion: „слово произнесе А“, „приветствие поднесе А“, „А изнесе доклад“."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.arguments import behind, clause_of, run_of
from briefgen.extract.participants.claims import Claim
from briefgen.extract.participants.scene import Scene
from briefgen.extract.participants.who import people


def _address(scene: Scene, group: VerbGroup) -> Iterator[Claim]:
    """People who gave an address at an occasion of this sentence or the one before."""
    ann = scene.ann
    clause = clause_of(ann, group)
    spoken = next((i for i in clause.tokens if "address" in ann.classes(i)), None)
    if any("video_message" in ann.classes(i) for i in clause.tokens):
        return
    if spoken is None or group.passive or not _is_at_occasion(scene, group, spoken):
        return
    late = [at for at, n in enumerate(behind(ann, group)) if n.kind == "person" and not n.prep]
    doers = run_of(behind(ann, group), late[0]) if late else scene.subjects(group)
    for one in people(scene.named(doers)):
        yield Claim(one.entity, "attended", (one.span, scene.words(group)))


def _is_at_occasion(scene: Scene, group: VerbGroup, spoken: int) -> bool:
    ann = scene.ann
    unit = ann.unit_at[group.head]
    tokens = range(ann.units[max(0, unit - 1)].start, ann.units[unit].stop)
    if any("guests" in ann.classes(i) for i in tokens if i != spoken):
        return True
    numbers = {ann.clause_at[i].number for i in tokens if i in ann.clause_at}
    return any("occasion" in ann.classes(i) for i in tokens) or any(
        n.kind == "event" for number in numbers for n in ann.nominals[number]
    )


RULES = {"address": _address}
