"""Who led a delegation or its talks, and who spoke in the hall: they were there."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.annotate import Annotated, Nominal
from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.arguments import (
    agent,
    behind,
    clause_of,
    nominals_of,
    run_of,
)
from briefgen.extract.participants.claims import Claim
from briefgen.extract.participants.scene import Scene, is_genitive
from briefgen.extract.participants.who import people
from briefgen.gazetteer import gazetteer
from briefgen.model import Span

_THEM = frozenset({"ги", "я", "го"})
_IN_IT = frozenset({"състава", "нея"})
_INCLUDES = frozenset({"включи", "включва"})
_BELONGS = frozenset({"влезе", "влиза", "участва"}) | _INCLUDES
_HALL_WITHIN = 6


def delegations(scene: Scene) -> Iterator[Claim]:
    """Heads of delegations by verb, by „начело с“ and by their office."""
    for group in scene.ann.verbs:
        if group.kind == "noun":
            continue
        if "lead" in group.senses:
            yield from _leads(scene, group)
        elif group.lemma in _BELONGS and group.kind == "finite" and scene.happens(group):
            yield from _belongs(scene, group)
        elif "say" in group.senses and group.kind == "finite" and scene.happens(group):
            yield from _speaks_there(scene, group)
    yield from _headed_by(scene)
    yield from _by_office(scene)


def _leads(scene: Scene, group: VerbGroup) -> Iterator[Claim]:
    """„делегацията, водена от А“, „делегацията бе водена от А, а гостите – от Б“."""
    ann = scene.ann
    clause = clause_of(ann, group)
    if (group.kind == "finite" and not scene.happens(group)) or not scene.is_told(clause):
        return
    words = scene.words(group)
    if not _of_delegation(ann, group):
        return
    if group.passive or (group.reflexive and agent(ann, group)):
        nominals = [n for n in nominals_of(ann, clause) if n.first > group.last]
        doers = agent(ann, group)
        for at, nominal in enumerate(nominals):
            if nominal.prep == "от" and nominal.kind == "person" and group.kind == "finite":
                doers = [*doers, *run_of(nominals, at)]
    else:
        doers = scene.subjects(group)
    for one in people(scene.named(doers)):
        yield Claim(one.entity, "attended", (one.span, words))


def _belongs(scene: Scene, group: VerbGroup) -> Iterator[Claim]:
    """„в делегацията влизат А и Б“, „делегацията включва А“."""
    ann = scene.ann
    lead = [i for i in clause_of(ann, group).tokens if i < group.first]
    if group.lemma in _INCLUDES and (group.reflexive or group.passive):
        return
    unit = ann.unit_at[group.head]
    # „В състава ѝ влизат …“ behind a sentence that names the delegation
    before = ann.units[unit - 1] if unit and any(ann.lower(i) in _IN_IT for i in lead) else ()
    if any("delegation" in ann.classes(i) for i in (*lead, *before)):
        near = behind(ann, group)
        at = next((n for n, one in enumerate(near) if one.kind == "person" and not one.prep), None)
        for one in people(scene.named(run_of(near, at))) if at is not None else ():
            yield Claim(one.entity, "attended", (one.span, scene.words(group)))


def _of_delegation(ann: Annotated, group: VerbGroup) -> bool:
    """Whether it is a delegation that is led: near the verb, or „ги“ in the sentence behind one."""
    clause = clause_of(ann, group)
    if any("delegation" in ann.classes(i) for i in clause.tokens):
        return True
    # „румънската група бе водена от А“: of a state, and no group of whatever people.
    if any("panel" in ann.classes(i) and gazetteer().country_of_adjective(ann.lower(i - 1))
           for i in clause.tokens):  # fmt: skip
        return True
    parent = ann.clauses[clause.parent] if clause.parent is not None else None
    if clause.kind == "relative" and parent is not None:
        earlier = [i for i in parent.tokens if i < clause.tokens[0]][-6:]
        return any("delegation" in ann.classes(i) for i in earlier)
    words = {ann.lower(i) for i in range(group.first, group.last + 1)}
    unit = ann.unit_at[group.head]
    return bool(words & _THEM) and unit > 0 and any(
        "delegation" in ann.classes(i) for i in ann.units[unit - 1]
    )  # fmt: skip


def _headed_by(scene: Scene) -> Iterator[Claim]:
    """„делегация начело с А“, „под ръководството на А“."""
    ann = scene.ann
    for hit in ann.found("headed_by"):
        clause = ann.clause_at.get(hit.first)
        if clause is None or not _is_going(scene, clause.number):
            continue
        window = range(max(clause.tokens[0], hit.first - 8), hit.first)
        if not any("delegation" in ann.classes(i) for i in window):
            continue
        nominals = ann.nominals[clause.number]
        at = next((n for n, one in enumerate(nominals) if one.first > hit.last - 1), None)
        if at is not None:
            for one in people(scene.named(run_of(nominals, at))):
                yield Claim(one.entity, "attended", (one.span, ann.span(hit.first, hit.last)))


def _is_going(scene: Scene, clause: int) -> bool:
    own = scene.ann.clauses[clause]
    return scene.is_told(own) and not any(
        g.negated or g.senses & {"postpone", "fail", "refuse"} for g in own.verbs
    )


def _by_office(scene: Scene) -> Iterator[Claim]:
    """„ръководителят на делегацията А“, „главният преговарящ на Б А“."""
    ann = scene.ann
    for hit in ann.found("heads_delegation"):
        clause = ann.clause_at.get(hit.first)
        if clause is None or clause.number in scene.old or clause.quoted:
            continue
        nominals = ann.nominals[clause.number]
        for at, nominal in enumerate(nominals):
            if nominal.first <= hit.first <= nominal.last or (
                at and nominal.first > hit.last and nominal.first - hit.last <= _HALL_WITHIN
                and nominal.kind == "person" and not nominal.prep
            ):  # fmt: skip
                for one in people(scene.named([nominal])):
                    yield Claim(one.entity, "attended", (one.span, ann.span(hit.first, hit.last)))
                break


def _speaks_there(scene: Scene, group: VerbGroup) -> Iterator[Claim]:
    """„каза А на форума“, „заяви в залата А“: not „на пресконференция“."""
    ann = scene.ann
    clause = clause_of(ann, group)
    where = _hall(scene, group) or _event_place(ann, group) or _opening_event(ann, group)
    if where is None or clause.quoted:
        return
    for one in people(scene.named(scene.subjects(group))):
        yield Claim(one.entity, "attended", (one.span, where))


def _hall(scene: Scene, group: VerbGroup) -> Span | None:
    ann = scene.ann
    tokens = clause_of(ann, group).tokens
    for hit in ann.found_in(range(tokens[0], tokens[-1] + 1), "in_the_hall"):
        if ann.clause_at.get(hit.first) is clause_of(ann, group):
            return ann.span(min(hit.first, group.first), max(hit.last, group.last))
    return None


def _event_place(ann: Annotated, group: VerbGroup) -> Span | None:
    """„на срещата“: a definite event, right by the verb of saying or behind its subject."""
    near: list[Nominal] = [n for n in behind(ann, group)[:3] if n.kind == "event"]
    for nominal in near:
        definite = ann.lower(nominal.head).endswith(("та", "то", "те", "ят", "ът", "а"))
        spoken = nominal.prep == "на" and definite and nominal.code in _SPOKEN_AT
        spoken = spoken and not is_genitive(ann, nominal)
        if spoken and nominal.first - group.last <= _REACH:
            return ann.span(nominal.first, nominal.last)
    return None


def _opening_event(ann: Annotated, group: VerbGroup) -> Span | None:
    """„На форума А заяви“: the clause begins with the event."""
    clause = clause_of(ann, group)
    words = [i for i in clause.tokens if ann.tokens[i].shape != "mark"]
    nominals = nominals_of(ann, clause)
    if not words or not nominals or ann.lower(words[0]) not in ("на", "при"):
        return None
    event = nominals[0]
    opens = event.kind == "event" and event.code in _SPOKEN_AT and event.last < group.first
    return ann.span(event.first, event.last) if opens and event.head <= words[0] + 3 else None


_SPOKEN_AT = frozenset({"summit", "meeting", "conference", "session"})
_REACH = 16
