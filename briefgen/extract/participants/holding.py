"""Who held, opened, led or made an event: „А откри форума“, „посещението, което А направи“."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.annotate import Nominal
from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.arguments import agent, before, behind, clause_of
from briefgen.extract.participants.claims import Claim
from briefgen.extract.participants.meetings import partners_of
from briefgen.extract.participants.scene import Scene
from briefgen.extract.participants.who import bodies, people, took_part

_LONGEST_EVIDENCE = 120
_NEAR = 9
_FAR = 16
_OPENING = 3


def _hold(scene: Scene, group: VerbGroup) -> Iterator[Claim]:
    """„А започна посещение“, „А проведе среща с Б“, „А откри форума“, „бе закрит от А“."""
    event = _occasion(scene, group)
    if event is None:
        return
    # „форумът се открива от А“
    late = agent(scene.ann, group) if group.passive or group.reflexive else []
    doers = late if group.passive or late else scene.subjects(group)
    linked = clause_of(scene.ann, group).kind == "relative"
    lone = len(doers) == 1 and not doers[0].plural and not linked
    if group.plural and not group.passive and lone:
        return  # „преди да започнат преговорите, А …“: the event itself is the subject
    words = scene.ann.span(min(group.first, event[0]), max(group.last, event[1]))
    if words.end - words.start > _LONGEST_EVIDENCE:
        words = scene.words(group)
    ones = scene.named(doers)
    others = scene.named(partners_of(scene, group)) if people(ones) else []
    several = len(bodies(ones)) > 1
    # „Съветът проведе заседание“: whose own session it is.
    sits = [n for n in bodies(ones) if n.kind == "organisation" and _is_own(scene, event)]
    yield from took_part(sits, words)
    if "chair" in group.senses or others or several:
        yield from took_part([*ones, *others], words)
    else:
        yield from took_part(people(ones), words)


def _occasion(scene: Scene, group: VerbGroup) -> tuple[int, int] | None:
    """The bare event that the verb is about: before it, behind it, or before „който“."""
    ann = scene.ann
    near = [*behind(ann, group)[:3], *reversed(before(ann, group))]
    if group.kind == "participle" and ann.lower(group.first - 1) == ",":
        # „на заседанието, ръководено от А“: whatever governs the event.
        led = next((n for n in reversed(before(ann, group)) if n.kind == "event"), None)
        if led is not None and group.first - led.last < _FAR:
            return led.first, led.last
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
    # „дискусията модерира А“
    opening = [i for i in clause.tokens[:_OPENING] if i < group.first]
    bare = opening and not any("preposition" in ann.classes(i) for i in opening)
    if bare and "chair" in group.senses and "occasion" in ann.classes(opening[-1]):
        return opening[-1], opening[-1]
    if clause.kind != "relative" or clause.link is None:
        return None
    governed = "preposition" in ann.classes(clause.link - 1)
    events = [] if governed else antecedent_events(scene, clause.number)
    return (events[0].first, events[0].last) if events else None


def _is_own(scene: Scene, event: tuple[int, int]) -> bool:
    clause = scene.ann.clause_at[event[0]]
    codes = {n.code for n in scene.ann.nominals[clause.number] if n.last == event[1]}
    return bool(codes & {"session", "summit", "vote"})


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


RULES = {
    "open_close": _hold,
    "take_place": _hold,
    "chair": _hold,
    "have": _hold,
    "perform": _hold,
}
