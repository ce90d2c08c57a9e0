"""Who received the others."""

from __future__ import annotations

from collections.abc import Iterator

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
from briefgen.extract.events.hosts import is_following
from briefgen.extract.participants.claims import Claim
from briefgen.extract.participants.receiving import hosted, receives
from briefgen.extract.participants.scene import Scene
from briefgen.extract.participants.who import bodies, people
from briefgen.model import Span

_OPENS = 3
_HELPS = frozenset({"help", "provide"})


def hosting(scene: Scene) -> Iterator[Claim]:
    """Hosts by verb, by „домакин“, and by whose invitation it was."""
    for group in scene.ann.verbs:
        if group.kind == "noun" or not group.senses & {"receive", "host", "be", "invite"}:
            continue
        if group.kind == "finite" and not scene.happens(group):
            continue
        if "receive" not in group.senses and _is_of_next(scene, group):
            continue
        if "receive" in group.senses:
            yield from receives(scene, group)
        elif "host" in group.senses and not group.passive:
            yield from hosted(scene.named(scene.subjects(group)), scene.words(group))
        elif "invite" in group.senses and group.passive:
            yield from hosted(scene.named(agent(scene.ann, group)), scene.words(group))
        elif "be" in group.senses:
            yield from _is_host(scene, group)
    yield from _called_host(scene)
    yield from _invited(scene)
    yield from _helps(scene)


def _is_of_next(scene: Scene, group: VerbGroup) -> bool:
    """„А ще бъде домакин на следващата среща“ says nothing of this one."""
    nominals = scene.ann.nominals[clause_of(scene.ann, group).number]
    return any(n.kind == "event" and is_following(scene.ann, n) for n in nominals)


def _helps(scene: Scene) -> Iterator[Claim]:
    """„А помогна с организацията“, „организатор на форума е А“: bodies that had it held."""
    ann = scene.ann
    for i in ann.having("organising"):
        clause = ann.clause_at.get(i)
        if clause is None or not scene.is_told(clause):
            continue
        group = next((g for g in clause.verbs if g.kind == "finite" and g.senses & _HELPS), None)
        if group is None or group.mood == "da" or not scene.happens(group):
            continue
        named = bodies(scene.named(subjects(ann, group)))
        for one in named:
            yield Claim(one.entity, "involved", (one.span, ann.span(i, i)))


def _is_host(scene: Scene, group: VerbGroup) -> Iterator[Claim]:
    """„домакин беше А“, „А ще бъде домакин на форума“, „на която А беше домакин“."""
    ann = scene.ann
    clause = clause_of(ann, group)
    near = [*before(ann, group), *behind(ann, group)]
    noun = next((n for n in near if "host" in ann.classes(n.head) and not n.entities), None)
    if noun is None:
        yield from _are_hosts(scene, group)
        return
    if noun.prep:
        return
    words = ann.span(min(group.first, noun.first), max(group.last, noun.last))
    at = near.index(noun)
    if at + 1 < len(near) and near[at + 1].prep == "на" and near[at + 1].kind == "person":
        for one in people(scene.named(run_of(near, at + 1))):
            yield Claim(one.entity, "attended", (one.span, words))
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


def _are_hosts(scene: Scene, group: VerbGroup) -> Iterator[Claim]:
    """„домакини на форума са А и Б“: a plural opens no phrase of its own."""
    ann = scene.ann
    word = next((i for i in clause_of(ann, group).tokens if "host" in ann.classes(i)), None)
    if word is None or word > group.first or not group.plural:
        return
    late = [n for n in behind(ann, group) if not n.prep and n.kind in ("person", "body")]
    if late and ann.lower(word).startswith("домакини"):
        near = behind(ann, group)
        named = scene.named(run_of(near, near.index(late[0])))
        yield from hosted(named, ann.span(word, group.last))


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
    homes = {clause.number for i in ann.having("host") if (clause := ann.clause_at.get(i))}
    for clause in [ann.clauses[number] for number in sorted(homes)]:
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
        for one in scene.named(scene.run_at(hit.last + 1)):
            yield Claim(one.entity, "hosted", (one.span, words))
