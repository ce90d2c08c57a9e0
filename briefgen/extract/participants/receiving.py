"""Who received whom: „А прие Б“, „Б бе приет от А“, „А го посрещна“."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.annotate import Annotated, Nominal
from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.arguments import (
    THERE,
    agent,
    antecedent,
    before,
    behind,
    clause_of,
    run_of,
    subjects,
)
from briefgen.extract.participants.claims import Claim
from briefgen.extract.participants.involvement import bodies_of_group
from briefgen.extract.participants.scene import Scene
from briefgen.extract.participants.who import Named, people
from briefgen.model import Span

_HANDS = 6
_HIM = frozenset({"го", "я", "ги"})


def hosted(named: Sequence[Named], words: Span) -> Iterator[Claim]:
    """A host who is a person was there; a place is none."""
    for one in named:
        if one.kind in ("person", "country", "organisation"):
            yield Claim(one.entity, "hosted", (one.span, words))
        if one.kind == "person":
            yield Claim(one.entity, "attended", (one.span, words))


def receives(scene: Scene, group: VerbGroup) -> Iterator[Claim]:
    """„А прие Б“: A hosted and both were there; not „А прие закона“."""
    ann = scene.ann
    words = scene.words(group)
    if group.passive:
        guests = scene.named(subjects(ann, group, reverse=False))
        hosts = scene.named(agent(ann, group))
        came = people(guests) or (people(hosts) and _somebody_came(scene, group))
        if came and hosts and group.kind == "finite":
            yield from hosted(hosts, words)
            yield from _came(people(guests), words)
        return
    if group.kind != "finite":
        return
    doers, objects = _who_whom(ann, group)
    guests, hosts = scene.named(objects), scene.named(doers)
    groups = [n for n in objects if n.kind == "group"]
    whom = _told_before(scene, group)
    event = _event_object(ann, group)
    whom += _giver(scene, group)
    if not people(hosts) and not any(
        one.entity not in scene.private for one in scene.officials(objects)
    ):
        guests = []  # „Канада прие бежанката А“
    welcomed = people(hosts) and _are_guests(scene, range(group.last + 1, group.last + _HANDS))
    if people(guests) or groups or whom or welcomed:
        yield from hosted(hosts, words)
        yield from _came(people([*guests, *whom]), words)
        for nominal in groups:
            yield from bodies_of_group(scene, nominal, words)
    elif event and not people(hosts):
        yield from hosted(hosts, words)


def _somebody_came(scene: Scene, group: VerbGroup) -> bool:
    """„гостът“, „делегацията“, „тя“ before „бе приета“: whom the text does not name there."""
    ann = scene.ann
    early = [n for n in before(ann, group) if not n.prep]
    lead = range(clause_of(ann, group).tokens[0], group.first)
    # „пристигна в Б, където бе посрещнат от А“: people are met.
    link = clause_of(ann, group).link
    there = link is not None and ann.lower(link) in THERE
    if not early and (there or group.lemma.startswith("посрещ")):
        return True
    return any(n.kind == "pronoun" or (n.plural and n.kind == "group") for n in early) or (
        _are_guests(scene, lead)
    )


def _are_guests(scene: Scene, tokens: range) -> bool:
    """„гостите“, „датската делегация“ without a preposition."""
    ann = scene.ann
    for i in tokens:
        if ann.tokens[i].shape == "mark" or "preposition" in ann.classes(i):
            return False
        if ann.classes(i) & {"guests", "delegation"}:
            return True
    return False


def _giver(scene: Scene, group: VerbGroup) -> list[Named]:
    """„прие акредитивните писма на посланика А“: from A's hand."""
    ann = scene.ann
    near = behind(ann, group)
    for at, nominal in enumerate(near):
        between = range(group.last + 1, nominal.first)
        if nominal.kind == "person" and nominal.prep == "на" and len(between) <= _HANDS and any(
            "credentials" in ann.classes(i) for i in between
        ):  # fmt: skip
            return people(scene.named(run_of(near, at)))
    return []


def _told_before(scene: Scene, group: VerbGroup) -> list[Named]:
    """Whom „го“ means: the person who is the subject of the clause before."""
    ann = scene.ann
    if not {ann.lower(i) for i in range(group.first, group.last + 1)} & _HIM:
        return []
    number = clause_of(ann, group).number
    for clause in reversed(ann.clauses[max(0, number - 2) : number]):
        finite = [g for g in clause.verbs if g.kind == "finite" and g.mood != "da"]
        if finite:
            found = people(scene.named(subjects(ann, finite[0])))
            return found if len(found) == 1 else []
    return []


def _came(guests: Sequence[Named], words: Span) -> Iterator[Claim]:
    for one in guests:
        yield Claim(one.entity, "attended", (one.span, words))


def _who_whom(ann: Annotated, group: VerbGroup) -> tuple[list[Nominal], list[Nominal]]:
    """Subject and object: by their place, else by the full article of the subject."""
    runs = _bare_runs(behind(ann, group))
    early = _bare_runs(before(ann, group))
    if early:
        return early[-1], runs[0] if runs else []
    if len(runs) > 1:
        second = _is_full(ann, runs[1][0]) and not _is_full(ann, runs[0][0])
        return (runs[1], runs[0]) if second else (runs[0], runs[1])
    if runs and _is_full(ann, runs[0][0]):
        clause = clause_of(ann, group)
        return runs[0], antecedent(ann, clause) if clause.kind == "relative" else []
    return subjects(ann, group, reverse=False), runs[0] if runs else []


def _bare_runs(nominals: Sequence[Nominal]) -> list[list[Nominal]]:
    return [
        run_of(nominals, at)
        for at, n in enumerate(nominals)
        if not n.prep and not n.joined and n.kind in ("person", "body", "group", "pronoun")
    ]


def _is_full(ann: Annotated, nominal: Nominal) -> bool:
    """„министърът“, „българският министър“: the full article marks the subject."""
    words = [ann.lower(i) for i in range(nominal.first, min(nominal.first + 3, nominal.last + 1))]
    return any(word.endswith(("ът", "ят")) for word in words)


def _event_object(ann: Annotated, group: VerbGroup) -> bool:
    """„прие форума“, „ще приеме следващото издание на форума“, not „прие плана след преговори“."""
    for nominal in behind(ann, group)[:3]:
        if nominal.kind == "document":
            return False
        if nominal.kind == "event" and nominal.prep in ("", "на"):
            return True
    return False
