"""Bodies and states whose matter it is, or who take part in it."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.annotate import Nominal
from briefgen.annotate.clauses import Clause
from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.arguments import antecedent, before, clause_of
from briefgen.extract.doubts import PAYS_FOR_IT
from briefgen.extract.lists import read_list
from briefgen.extract.participants.claims import Claim
from briefgen.extract.participants.scene import Scene
from briefgen.extract.participants.who import bodies
from briefgen.model import Span

_DECIDES = frozenset({"adopt", "ratify", "vote"})
_DUE = frozenset({"must", "expect", "lie_ahead", "plan", "decide", "promise", "be", "start"})
_SITS = frozenset({"gather", "meet", "adopt", "agree", "discuss", "hold_talks"})


def involvement(scene: Scene, *, there_is_an_event: bool) -> Iterator[Claim]:
    """Bodies that vote, sit, oversee or (where there is an event) pay for it, and those
    that lists say are involved."""
    for group in scene.ann.verbs:
        if group.kind != "finite":
            continue
        if group.senses & _DECIDES and _is_open(scene, group):
            yield from _decides(scene, group)
        if group.senses & _SITS and scene.happens(group):
            yield from _leaders(scene, group)
        if (
            there_is_an_event
            and "provide" in group.senses
            and scene.is_told(clause_of(scene.ann, group))
        ):
            yield from _provides(scene, group)
    yield from _under(scene)
    yield from _included(scene)


def _is_open(scene: Scene, group: VerbGroup) -> bool:
    """Done, planned or demanded: a vote that is due is the voter's matter, too."""
    if scene.happens(group):
        return True
    if group.mood != "da" or group.governor is None or group.negated:
        return False
    governor = scene.ann.verb_at[group.governor]
    due = bool(governor.senses & _DUE) and not governor.negated
    return due and scene.is_told(clause_of(scene.ann, group))


def _decides(scene: Scene, group: VerbGroup) -> Iterator[Claim]:
    """„парламентът ратифицира“, „съветът прие резолюция“, „ред е на сената да гласува“."""
    ann = scene.ann
    if group.passive:
        return
    doers = scene.subjects(group)
    if group.mood == "da":
        near = [
            n
            for n in before(ann, group)
            if n.last == group.first - 1 and n.prep in ("", "на") and not group.plural
        ]
        clause = clause_of(ann, group)
        doers = near or (antecedent(ann, clause) if clause.kind == "relative" else doers)
    for one in bodies(scene.named(doers)):
        sits = any("assembly" in ann.classes(i) for i in _words(scene, one.span))
        if sits or _is_assembly(scene, one.entity):
            yield Claim(one.entity, "involved", (one.span, scene.words(group)))


def _words(scene: Scene, span: Span) -> range:
    first = scene.ann.token_at(span.start)
    return range(first, scene.ann.token_at(span.end - 1) + 1)


def _is_assembly(scene: Scene, entity: str) -> bool:
    known = scene.ann.entities.get(entity)
    words = (known.bg or "").lower().split() if known else []
    return any("assembly" in scene.ann.lexicon.classes(word) for word in words)


def _leaders(scene: Scene, group: VerbGroup) -> Iterator[Claim]:
    """„лидерите на НАТО се събират“."""
    for nominal in scene.subjects(group):
        if nominal.kind == "group":
            yield from bodies_of_group(scene, nominal, scene.words(group))


def bodies_of_group(scene: Scene, nominal: Nominal, words: Span) -> Iterator[Claim]:
    """„лидерите на 29-те държави от НАТО“: the organisation whose people they are."""
    ann = scene.ann
    i = nominal.head + 1
    unit = ann.unit_of(nominal.head)
    while i < unit.stop:
        mention = ann.mention_at.get(i)
        if mention is not None:
            if mention.kind == "organisation" or (
                mention.kind == "group" and not mention.entity.startswith("local:")
            ):
                span = ann.span(nominal.first, mention.last)
                yield Claim(mention.entity, "involved", (span, words))
            i = mention.last + 1
            continue
        word = ann.lower(i)
        # „министрите на енергетиката от А“: what they are ministers of.
        if (
            ann.lower(i - 1) == "на"
            and ann.tokens[i].shape == "lower"
            and "ministers" in (ann.classes(nominal.head))
        ):
            i += 1
            continue
        links = word in _LINKS or "group_head" in ann.classes(i) or word.endswith(_ADJECTIVAL)
        if not links and ann.tokens[i].shape != "number" and "number_word" not in ann.classes(i):
            return
        i += 1


_LINKS = frozenset({"на", "от", "и", "членки", "членките"})
_ADJECTIVAL = ("ските", "ските", "ните", "ски", "те-те", "ите", "те")


def _provides(scene: Scene, group: VerbGroup) -> Iterator[Claim]:
    """„А ще плати за …“, „А, която отпуска парите“, „А трябва да осигури …“."""
    if group.negated or group.passive or group.mood == "would" or group.tense == "past":
        return
    if group.reflexive or {"си"} & {scene.ann.lower(i) for i in range(group.first, group.last + 1)}:
        return
    if group.mood == "da":
        governor = scene.ann.verb_at.get(group.governor if group.governor is not None else -1)
        if governor is None or not governor.senses & {"must", "plan", "promise", "decide"}:
            return
    for one in scene.named(scene.subjects(group)):
        if one.kind == "organisation":
            words = scene.words(group)
            yield Claim(one.entity, "involved", (one.span, words), doubt=PAYS_FOR_IT)


def _under(scene: Scene) -> Iterator[Claim]:
    """„под егидата на А“, „с посредничеството на А“."""
    ann = scene.ann
    for hit in ann.found("under_auspices_of"):
        clause = ann.clause_at.get(hit.first)
        if clause is None or not scene.is_told(clause) or not _of_event(scene, clause):
            continue
        words = ann.span(hit.first, hit.last)
        for one in bodies(scene.named(scene.run_at(hit.last + 1))):
            yield Claim(one.entity, "involved", (one.span, words))


def _of_event(scene: Scene, clause: Clause) -> bool:
    """„преговорите, започнали под егидата на А“: in the clause or the one it hangs on."""
    numbers = [clause.number, *([clause.parent] if clause.parent is not None else [])]
    return any(n.kind == "event" for number in numbers for n in scene.ann.nominals[number])


def _included(scene: Scene) -> Iterator[Claim]:
    """„включени са А и Б“."""
    ann = scene.ann
    for hit in ann.found("involved"):
        clause = ann.clause_at.get(hit.first)
        if clause is None or any(g.negated for g in clause.verbs):
            continue
        if not any("matter" in ann.classes(i) for i in clause.tokens):
            continue
        words = ann.span(hit.first, hit.last)
        for member in read_list(scene.context, hit.last + 1):
            yield Claim(member.entity, "involved", (member.span(ann), words))
