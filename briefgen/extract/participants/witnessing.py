"""Who looked on while others signed."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.arguments import agent, behind, clause_of, nominals_of, run_of
from briefgen.extract.participants.attending import is_of_signing, listed
from briefgen.extract.participants.claims import Claim
from briefgen.extract.participants.scene import Scene
from briefgen.extract.participants.who import people
from briefgen.model import Span

_SEALS = frozenset({"sign", "initial", "exchange", "lay_down", "ratify"})
_REACH = 4
_COPULAS = frozenset({"be", "other"})


def witnessing(scene: Scene) -> Iterator[Claim]:
    """By verb, by „свидетел“, and by „в присъствието на“ at a signing."""
    by_noun = bool(scene.ann.having("eye_witness"))
    for group in scene.ann.verbs:
        told = "witness" in group.senses or (by_noun and not _COPULAS.isdisjoint(group.senses))
        if group.kind != "finite" or not told:
            continue
        if not scene.happens(group):
            continue
        if "witness" in group.senses:
            yield from _watches(scene, group)
        else:
            yield from _is_witness(scene, group)
    yield from _before_their_eyes(scene)


def _watches(scene: Scene, group: VerbGroup) -> Iterator[Claim]:
    """„церемонията наблюдаваха А и Б“, „бе наблюдавана от А и Б“."""
    ann = scene.ann
    clause = clause_of(ann, group)
    seen = any("occasion" in ann.classes(i) for i in clause.tokens) or any(
        n.kind in ("event", "document") for n in nominals_of(ann, clause)
    )
    if seen and group.passive:
        for one in people(scene.named(agent(ann, group))):
            yield Claim(one.entity, "witnessed", (one.span, scene.words(group)))
    elif seen:
        yield from _witnessed(scene, scene.words(group), group)


def _witnessed(scene: Scene, words: Span, group: VerbGroup) -> Iterator[Claim]:
    for one in people(scene.named(scene.subjects(group))):
        yield Claim(one.entity, "witnessed", (one.span, words))


def _is_witness(scene: Scene, group: VerbGroup) -> Iterator[Claim]:
    """„свидетел беше А“, „А и Б станаха свидетели на подписването“."""
    ann = scene.ann
    clause = clause_of(ann, group)
    near = [i for i in clause.tokens if abs(i - group.head) <= _REACH]
    if any("eye_witness" in ann.classes(i) for i in near) and _is_signing(scene, group):
        others = [n for n in behind(ann, group) if not n.prep and n.kind == "person"]
        if others:
            at = behind(ann, group).index(others[0])
            for one in people(scene.named(run_of(behind(ann, group), at))):
                yield Claim(one.entity, "witnessed", (one.span, scene.words(group)))
        else:
            yield from _witnessed(scene, scene.words(group), group)


def _is_signing(scene: Scene, group: VerbGroup) -> bool:
    """Whether this sentence or the one before tells of a signing."""
    ann = scene.ann
    unit = ann.unit_at[group.head]
    nearby = range(ann.units[max(0, unit - 1)].start, ann.units[unit].stop)
    return any(i in ann.verb_at and ann.verb_at[i].senses & _SEALS for i in nearby)


def _before_their_eyes(scene: Scene) -> Iterator[Claim]:
    """„в присъствието на А“: witnessed a signing, attended anything else."""
    ann = scene.ann
    for hit in ann.found("witnessed_by", "in_presence_of"):
        clause = ann.clause_at.get(hit.first)
        if clause is None or not scene.is_told(clause) or any(g.negated for g in clause.verbs):
            continue
        sealed = any(g.senses & _SEALS for g in clause.verbs) or is_of_signing(scene, clause)
        if hit.name == "witnessed_by" and not sealed:
            continue
        words = ann.span(hit.first, hit.last)
        # „в присъствието на двамата“, „на двете министърки“
        meant = next((n for n in ann.nominals[clause.number] if n.first == hit.last + 1), None)
        known = meant if meant and meant.kind in ("pronoun", "group") else None
        named = people(scene.named([known])) if known and not known.entities else []
        if named or (known and known.kind == "pronoun"):
            claims = [Claim(one.entity, "attended", (one.span, words)) for one in named]
        else:
            claims = list(listed(scene, hit.last + 1, words))
        for claim in claims:
            if claim.part == "attended":
                part = "witnessed" if sealed else "attended"
                yield Claim(claim.entity, part, claim.evidence)  # type: ignore[arg-type]
            elif not sealed:
                yield claim
