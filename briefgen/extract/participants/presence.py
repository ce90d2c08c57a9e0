"""Who came, was there, opened or led it, by the verb."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.annotate import Nominal
from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.arguments import (
    agent,
    before,
    behind,
    clause_of,
    run_of,
    subject_is_linked,
    subjects,
)
from briefgen.extract.lists import read_list
from briefgen.extract.participants.claims import Claim
from briefgen.extract.participants import meetings
from briefgen.extract.participants.meetings import partners_of
from briefgen.extract.participants.scene import Scene, people, took_part
from briefgen.model import Span

_TO = frozenset({"в", "във", "на", "до", "за", "край", "при"})
# „Х пристигна“ says it alone; „отиде“ needs a place or an occasion.
_ARRIVES = frozenset({"пристигне", "пристига", "гостува", "кацне", "каца"})
_LONGEST_EVIDENCE = 120
_NEAR = 9


def attendance(scene: Scene) -> Iterator[Claim]:
    """Claims of having been there (people) or of taking part (bodies), and by lists."""
    for group in scene.ann.verbs:
        if group.kind == "noun":
            continue
        rules = [RULES[sense] for sense in sorted(group.senses & RULES.keys())]
        if rules and scene.happens(group):
            for rule in rules:
                yield from rule(scene, group)
    yield from _with_participation(scene)


def _with_participation(scene: Scene) -> Iterator[Claim]:
    """„с участието на А, Б и В“, „сред участниците бяха А и Б“."""
    ann = scene.ann
    for hit in ann.found("attended_by"):
        clause = ann.clause_at.get(hit.first)
        if clause is not None and scene.is_told(clause):
            if not any(g.negated for g in clause.verbs):
                yield from listed(scene, hit.last + 1, ann.span(hit.first, hit.last))


def _visit(scene: Scene, group: VerbGroup) -> Iterator[Claim]:
    """„А посети Б“."""
    if group.passive:
        return
    for one in scene.officials(subjects(scene.ann, group)):
        yield Claim(one.entity, "attended", (one.span, scene.words(group)))


def _arrive(scene: Scene, group: VerbGroup) -> Iterator[Claim]:
    """„А пристигна“, „А замина за Б“, „А дойде лично“."""
    where = [*before(scene.ann, group), *behind(scene.ann, group)]
    tokens = clause_of(scene.ann, group).tokens
    there = (
        group.lemma in _ARRIVES
        or any(n.prep in _TO and n.kind in ("place", "body", "event") for n in where)
        or any("in_person" in scene.ann.classes(i) for i in tokens)
    )
    for one in scene.officials(subjects(scene.ann, group)) if there else ():
        yield Claim(one.entity, "attended", (one.span, scene.words(group)))


def _be(scene: Scene, group: VerbGroup) -> Iterator[Claim]:
    """„А е на посещение в Б“, „А беше на среща с Б“."""
    stay = next((n for n in behind(scene.ann, group) if n.kind == "event"), None)
    if stay is None or stay.prep != "на":
        return
    words = scene.ann.span(group.first, stay.last)
    for one in people(scene.named(subjects(scene.ann, group))):
        yield Claim(one.entity, "attended", (one.span, words))


def _hold(scene: Scene, group: VerbGroup) -> Iterator[Claim]:
    """„А започна посещение“, „А проведе среща с Б“, „А откри форума“, „бе закрит от А“."""
    event = _occasion(scene, group)
    if event is None:
        return
    doers = agent(scene.ann, group) if group.passive else subjects(scene.ann, group)
    if group.plural and not group.passive and len(doers) == 1 and not doers[0].plural:
        return  # „преди да започнат преговорите, А …“: the event itself is the subject
    words = scene.ann.span(min(group.first, event[0]), max(group.last, event[1]))
    if words.end - words.start > _LONGEST_EVIDENCE:
        words = scene.words(group)
    ones = scene.named(doers)
    others = scene.named(partners_of(scene, group)) if people(ones) else []
    if "chair" in group.senses or others:
        yield from took_part([*ones, *others], words)
    else:
        yield from took_part(people(ones), words)


def _perform(scene: Scene, group: VerbGroup) -> Iterator[Claim]:
    """„посещението, което А направи“, „А проведе среща с Б“."""
    yield from _hold(scene, group)


def _sit_down(scene: Scene, group: VerbGroup) -> Iterator[Claim]:
    """„А и Б седнаха на масата за преговори“."""
    tokens = clause_of(scene.ann, group).tokens
    if any("table" in scene.ann.classes(i) for i in tokens):
        yield from took_part(scene.named(subjects(scene.ann, group)), scene.words(group))


def _occasion(scene: Scene, group: VerbGroup) -> tuple[int, int] | None:
    """The bare event that the verb is about: before it, behind it, or before „който“."""
    ann = scene.ann
    near = [*behind(ann, group)[:3], *reversed(before(ann, group))]
    for nominal in near:
        if nominal.kind == "event" and not nominal.prep:
            return nominal.first, nominal.last
    governed = False
    for i in range(group.last + 1, min(group.last + _NEAR, ann.unit_of(group.head).stop)):
        if ann.tokens[i].text in ",;:":
            break
        if "preposition" in ann.classes(i):
            governed = True
        elif "occasion" in ann.classes(i) and not governed:
            return i, i
        elif i in ann.mention_at or ann.classes(i) & {"weekday", "month"}:
            governed = False
    clause = clause_of(ann, group)
    if clause.kind == "relative" and clause.link is not None:
        if "preposition" not in ann.classes(clause.link - 1):
            for nominal in antecedent_events(scene, clause.number):
                return nominal.first, nominal.last
    return None


def antecedent_events(scene: Scene, clause: int) -> list[Nominal]:
    """The last event before a relative clause: „срещата, която …“, „срещата с А, която“."""
    ann = scene.ann
    own = ann.clauses[clause]
    if own.parent is None or not own.tokens:
        return []
    parent = ann.clauses[own.parent]
    earlier = [n for n in ann.nominals[parent.number] if n.last < own.tokens[0]]
    found = [n for n in earlier if n.kind == "event"]
    people_between = [n for n in earlier if found and n.first > found[-1].last and not n.prep]
    return found[-1:] if not people_between else []


def _attend(scene: Scene, group: VerbGroup) -> Iterator[Claim]:
    """„А участва в срещата“, „в срещата участваха А, министри от Б и В“."""
    ann = scene.ann
    if group.passive or not _takes_part(scene, group):
        return
    words = scene.words(group)
    early = _before_alone(scene, group)
    if early:
        yield from took_part(scene.named(early), words)
        return
    named = subject_is_linked(ann, group)
    late = [] if named else [n for n in behind(ann, group) if not n.prep]
    if late and "relative" not in ann.classes(late[0].first):
        yield from listed(scene, late[0].first, words)
    else:
        yield from took_part(scene.named(subjects(ann, group)), words)


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
    if lemma.startswith("присъства"):
        return True
    if any("occasion" in ann.classes(i) for i in clause.tokens) or any(
        n.kind == "event" for n in ann.nominals[clause.number]
    ):
        return True
    if clause.kind == "relative" and clause.parent is not None:
        parent = ann.clauses[clause.parent]
        earlier = [i for i in parent.tokens if i < clause.tokens[0]][-8:]
        return any("occasion" in ann.classes(i) for i in earlier)
    return False


def _gather(scene: Scene, group: VerbGroup) -> Iterator[Claim]:
    """„А, Б и В се събраха“; a body that sits is involved."""
    named = scene.named(subjects(scene.ann, group))
    if group.passive or (not group.reflexive and not group.lemma.startswith("заседава")):
        return
    yield from took_part(named, scene.words(group))


def _greet(scene: Scene, group: VerbGroup) -> Iterator[Claim]:
    """„гостите ще бъдат приветствани от А“."""
    if group.passive:
        yield from took_part(people(scene.named(agent(scene.ann, group))), scene.words(group))


def _mediate(scene: Scene, group: VerbGroup) -> Iterator[Claim]:
    """„А посредничи“."""
    yield from took_part(scene.named(subjects(scene.ann, group)), scene.words(group))


def listed(scene: Scene, first: int, words: Span) -> Iterator[Claim]:
    """The list that begins at token ``first``, its groups too."""
    ann = scene.ann
    members = read_list(scene.context, first)
    of_group = bool(members) and members[0].entity.startswith("local:") and not members[0].mention
    for member in members:
        if member.entity in ann.media:
            continue
        known = ann.entities.get(member.entity) or scene.context.local.get(member.entity)
        kind = known.kind if known else "person"
        body = kind in ("organisation", "country")
        if body and of_group:
            continue  # „шефовете на А, Б и В“
        span = member.span(ann)
        yield Claim(member.entity, "involved" if body else "attended", (span, words))


RULES = {
    **meetings.RULES,
    "visit": _visit,
    "arrive": _arrive,
    "be": _be,
    "open_close": _hold,
    "take_place": _hold,
    "chair": _hold,
    "have": _hold,
    "perform": _perform,
    "sit_down": _sit_down,
    "attend": _attend,
    "gather": _gather,
    "greet": _greet,
    "mediate": _mediate,
}
