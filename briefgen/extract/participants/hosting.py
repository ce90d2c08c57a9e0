"""Who received the others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.annotate import Annotated, Nominal
from briefgen.annotate.clauses import Clause
from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.arguments import (
    agent,
    antecedent,
    before,
    behind,
    clause_of,
    run_of,
    subjects,
)
from briefgen.extract.lists import read_list
from briefgen.extract.participants.claims import Claim
from briefgen.extract.participants.involvement import bodies_of_group
from briefgen.extract.participants.scene import Named, Scene, people
from briefgen.model import Span

_OPENS = 3


def hosting(scene: Scene) -> Iterator[Claim]:
    """Hosts by verb, by „домакин“, and by whose invitation it was."""
    for group in scene.ann.verbs:
        if group.kind == "noun" or not group.senses & {"receive", "host", "be", "invite"}:
            continue
        if group.kind == "finite" and not scene.happens(group):
            continue
        if "receive" in group.senses:
            yield from _receives(scene, group)
        elif "host" in group.senses:
            yield from hosted(scene.named(subjects(scene.ann, group)), scene.words(group))
        elif "invite" in group.senses and group.passive:
            yield from hosted(scene.named(agent(scene.ann, group)), scene.words(group))
        elif "be" in group.senses:
            yield from _is_host(scene, group)
    yield from _called_host(scene)
    yield from _invited(scene)


def hosted(named: Sequence[Named], words: Span) -> Iterator[Claim]:
    """A host who is a person was there; a place is none."""
    for one in named:
        if one.kind in ("person", "country", "organisation"):
            yield Claim(one.entity, "hosted", (one.span, words))
        if one.kind == "person":
            yield Claim(one.entity, "attended", (one.span, words))


def _receives(scene: Scene, group: VerbGroup) -> Iterator[Claim]:
    """„А прие Б“: A hosted and both were there; not „А прие закона“."""
    ann = scene.ann
    words = scene.words(group)
    if group.passive:
        guests = scene.named(subjects(ann, group, reverse=False))
        hosts = scene.named(agent(ann, group))
        if people(guests) and hosts and group.kind == "finite":
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
    if people(guests) or groups or whom:
        yield from hosted(hosts, words)
        yield from _came(people([*guests, *whom]), words)
        for nominal in groups:
            yield from bodies_of_group(scene, nominal, words)
    elif event and not people(hosts):
        yield from hosted(hosts, words)


_HIM = frozenset({"го", "я", "ги"})


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


def _is_host(scene: Scene, group: VerbGroup) -> Iterator[Claim]:
    """„домакин беше А“, „А ще бъде домакин на форума“, „на която А беше домакин“."""
    ann = scene.ann
    clause = clause_of(ann, group)
    near = [*before(ann, group), *behind(ann, group)]
    noun = next((n for n in near if "host" in ann.classes(n.head) and not n.entities), None)
    if noun is None or noun.prep:
        return
    words = ann.span(min(group.first, noun.first), max(group.last, noun.last))
    others = [n for n in near if n.entities and not n.prep and n.kind in ("person", "body")]
    if others:
        near_run = run_of(near, near.index(others[0]))
        yield from hosted(scene.named(n for n in near_run if n is not noun), words)
    elif clause.kind == "relative" and clause.link is not None:
        if ann.lower(clause.link).startswith("чи"):
            yield from _country_of(scene, clause, words)
        elif "preposition" not in ann.classes(clause.link - 1):
            yield from hosted(scene.named(antecedent(ann, clause)), words)
    elif noun.first > group.last:
        yield from hosted(scene.named(subjects(ann, group, reverse=False)), words)


def _country_of(scene: Scene, clause: Clause, words: Span) -> Iterator[Claim]:
    """„министърът на А, чиято страна е домакин“: A hosts."""
    ann = scene.ann
    for nominal in antecedent(ann, clause):
        role = ann.roles.get(nominal.head) or ann.roles.get(nominal.first)
        named = [m for m in ann.mentions_in(nominal.first, nominal.last) if m.kind == "country"]
        if role and role.country:
            yield Claim(role.country, "hosted", (ann.span(role.first, role.last), words))
        elif named:
            yield Claim(named[0].entity, "hosted", (ann.span(named[0].first, named[0].last), words))


def _called_host(scene: Scene) -> Iterator[Claim]:
    """„домакинът А“, „домакинът, министърът А,“, „А, домакин на разговорите,“."""
    ann = scene.ann
    for clause in ann.clauses:
        if not scene.is_told(clause):
            continue
        nominals = ann.nominals[clause.number]
        for at, nominal in enumerate(nominals):
            if "host" not in ann.classes(nominal.head) or _is_predicate(ann, clause, nominal):
                continue
            words = ann.span(nominal.head, nominal.head)
            if nominal.entities:
                yield from hosted(scene.named([nominal]), words)
                continue
            comma_behind = ann.lower(nominal.last + 1) == ","
            follows = at + 1 < len(nominals) and nominals[at + 1].first - nominal.last <= _OPENS
            if comma_behind and follows and not nominals[at + 1].prep:
                yield from hosted(people(scene.named([nominals[at + 1]])), words)
            elif at and ann.lower(nominal.first - 1) == ",":
                earlier = nominals[at - 1]
                if earlier.last == nominal.first - 2 and not earlier.prep:
                    yield from hosted(scene.named([earlier]), words)


def _is_predicate(ann: Annotated, clause: Clause, nominal: Nominal) -> bool:
    """„беше домакин“ is read with its verb."""
    return not nominal.entities and any(
        "be" in g.senses and abs(g.head - nominal.head) <= _OPENS for g in clause.verbs
    )


def _invited(scene: Scene) -> Iterator[Claim]:
    """„по покана на А“, „под домакинството на А“."""
    ann = scene.ann
    for hit in ann.found("hosted_by"):
        clause = ann.clause_at.get(hit.first)
        if clause is None or not scene.is_told(clause):
            continue
        words = ann.span(hit.first, hit.last)
        for member in read_list(scene.context, hit.last + 1, nested=True)[:1]:
            yield Claim(member.entity, "hosted", (member.span(ann), words))


def _event_object(ann: Annotated, group: VerbGroup) -> bool:
    """„прие форума“, „ще приеме следващото издание на форума“, not „прие плана след преговори“."""
    for nominal in behind(ann, group)[:3]:
        if nominal.kind == "document":
            return False
        if nominal.kind == "event" and nominal.prep in ("", "на"):
            return True
    return False
