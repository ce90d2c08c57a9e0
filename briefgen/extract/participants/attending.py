"""Who took part: „А участва в срещата“, „с участието на А и Б“, „А и Б се събраха“."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.annotate import Nominal
from briefgen.annotate.clauses import Clause
from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.arguments import before, behind, clause_of, run_of, subject_is_linked
from briefgen.extract.lists import read_list
from briefgen.extract.participants.claims import Claim
from briefgen.extract.participants.scene import Scene
from briefgen.extract.participants.who import people, took_part
from briefgen.model import Span

_IT = frozenset({"него", "нея", "тях"})
_LEAD = 4


def with_participation(scene: Scene) -> Iterator[Claim]:
    """„с участието на А, Б и В“, „сред участниците бяха А и Б“."""
    ann = scene.ann
    for hit in ann.found("attended_by"):
        clause = ann.clause_at.get(hit.first)
        if clause is None or not scene.is_told(clause) or any(g.negated for g in clause.verbs):
            continue
        yield from listed(scene, hit.last + 1, ann.span(hit.first, hit.last))


def _attend(scene: Scene, group: VerbGroup) -> Iterator[Claim]:
    """„А участва в срещата“, „в срещата участваха А, министри от Б и В“."""
    ann = scene.ann
    if group.passive or not _takes_part(scene, group):
        return
    words = scene.words(group)
    if _is_ceremony(scene, group):
        doers = scene.named(scene.subjects(group))
        yield from (Claim(p.entity, "witnessed", (p.span, words)) for p in people(doers))
        return
    early = _before_alone(scene, group)
    if early:
        present = scene.named(early)
        # „страните, в които фирмата присъства“: a body is present at an occasion alone.
        yield from took_part(present if _has_occasion(scene, group) else people(present), words)
        return
    named = subject_is_linked(ann, group)
    late = [] if named else [n for n in behind(ann, group) if not n.prep]
    if late and "relative" not in ann.classes(late[0].first):
        yield from listed(scene, late[0].first, words)
    else:
        yield from took_part(scene.named(scene.subjects(group)), words)


def _is_ceremony(scene: Scene, group: VerbGroup) -> bool:
    """„на церемонията присъства А“ behind a sentence that tells of a signing: A looked on."""
    clause = clause_of(scene.ann, group)
    return group.lemma.startswith("присъства") and is_of_signing(scene, clause)


def is_of_signing(scene: Scene, clause: Clause) -> bool:
    """„церемонията“, „подписването“ behind a sentence that tells of a signing."""
    ann = scene.ann
    if not any("signing_ceremony" in ann.classes(i) for i in clause.tokens):
        return False
    unit = ann.unit_at[clause.tokens[0]]
    nearby = range(ann.units[max(0, unit - 2)].start, ann.units[unit].stop)
    sealed = [ann.verb_at[i] for i in nearby if i in ann.verb_at
              and ann.verb_at[i].senses & {"sign", "lay_down"}]  # fmt: skip
    return bool(sealed) and not any(g.negated for g in sealed)


def _before_alone(scene: Scene, group: VerbGroup) -> list[Nominal]:
    earlier = before(scene.ann, group)
    at = next((n for n, one in enumerate(earlier) if not one.prep and not one.joined
               and one.kind in ("person", "body", "group", "pronoun", "other")), None)  # fmt: skip
    return run_of(earlier, at) if at is not None else []


def _takes_part(scene: Scene, group: VerbGroup) -> bool:
    """Whether it is an occasion that they take part in, and no war, film or crime."""
    ann = scene.ann
    clause = clause_of(ann, group)
    words = {ann.lower(i) for i in clause.tokens}
    lemma = group.lemma
    if lemma in ("вземе", "взима", "взема") and "участие" not in words:
        return False
    if lemma.startswith(("включ", "присъедин")) and not group.reflexive:
        return False
    return lemma.startswith("присъства") or _has_occasion(scene, group)


def _has_occasion(scene: Scene, group: VerbGroup) -> bool:
    """An event or ceremony in the clause, or right before a relative one."""
    ann = scene.ann
    clause = clause_of(ann, group)
    if any("occasion" in ann.classes(i) for i in clause.tokens) or any(
        n.kind == "event" for n in ann.nominals[clause.number]
    ):
        return True
    if _in_it(scene, group):
        return True
    if clause.kind == "relative" and clause.parent is not None:
        parent = ann.clauses[clause.parent]
        earlier = [i for i in parent.tokens if i < clause.tokens[0]][-8:]
        events = [n for n in ann.nominals[parent.number] if n.kind == "event"]
        return any("occasion" in ann.classes(i) for i in earlier) or any(
            earlier and earlier[0] <= n.last <= earlier[-1] for n in events
        )
    return False


def _in_it(scene: Scene, group: VerbGroup) -> bool:
    """„В него участваха А и Б“ behind a sentence that tells of an occasion."""
    ann = scene.ann
    clause = clause_of(ann, group)
    pronoun = next((i for i in clause.tokens[:_LEAD] if ann.lower(i) in _IT), None)
    unit = ann.unit_at[group.head]
    # „Участва и А“ opens its sentence.
    opens = group.first == clause.tokens[0] and group.first == ann.units[unit].start
    said = pronoun is not None and ann.lower(pronoun - 1) in ("в", "във", "на", "при")
    if unit == 0 or not (said or opens):
        return False
    before = ann.units[unit - 1]
    if any(g.senses & {"gather", "meet", "hold_talks"} for g in ann.verbs_in(before)):
        return True
    return any("occasion" in ann.classes(i) for i in before) or any(
        n.kind == "event"
        for number in {ann.clause_at[i].number for i in before if i in ann.clause_at}
        for n in ann.nominals[number]
    )


def _gather(scene: Scene, group: VerbGroup) -> Iterator[Claim]:
    """„А, Б и В се събраха“; a body that sits is involved."""
    named = scene.named(scene.subjects(group))
    if group.passive or (not group.reflexive and not group.lemma.startswith("заседава")):
        return
    yield from took_part(named, scene.words(group))


def _mediate(scene: Scene, group: VerbGroup) -> Iterator[Claim]:
    """„А посредничи“."""
    yield from took_part(scene.named(scene.subjects(group)), scene.words(group))


def listed(scene: Scene, first: int, words: Span) -> Iterator[Claim]:
    """The list that begins at token ``first``, its groups too."""
    ann = scene.ann
    # „посланиците на А и Б В и Г“ names two people.
    whole = [n for n in scene.run_at(first) if n.plural and n.entities]
    for one in scene.named(whole):
        yield Claim(one.entity, "attended", (one.span, words))
    members = [
        m
        for m in read_list(scene.context, first)
        if not any(n.first <= m.first <= n.last for n in whole)
    ]
    of_group = bool(members) and members[0].entity.startswith("local:") and not members[0].mention
    for member in members:
        if member.entity in ann.media:
            continue
        known = ann.entities.get(member.entity) or scene.context.local.get(member.entity)
        kind = known.kind if known else "person"
        body = kind in ("organisation", "country")
        if body and of_group:
            continue  # „шефовете на А, Б и В“
        if member.mention is None and _is_counted(scene, member.first):
            continue  # „над сто експерти от А и Б“
        span = member.span(ann)
        yield Claim(member.entity, "involved" if body else "attended", (span, words))


def _is_counted(scene: Scene, first: int) -> bool:
    """Whether a group is only a number of people."""
    ann = scene.ann
    before = range(max(0, first - 2), first + 2)
    return any(
        ann.lower(i) in ("над", "около", "повече", "близо") or ann.tokens[i].shape == "number"
        or "number_word" in ann.classes(i)
        for i in before if i < len(ann.tokens)
    )  # fmt: skip


RULES = {
    "attend": _attend,
    "gather": _gather,
    "mediate": _mediate,
}
