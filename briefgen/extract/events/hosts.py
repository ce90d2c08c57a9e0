"""Who received an event: „домакин беше Рига“, „домакинът Х“, „по покана на Х“."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.annotate import Annotated, Nominal
from briefgen.annotate.clauses import Clause
from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.arguments import antecedent, nominals_of
from briefgen.extract.events.time import time_of
from briefgen.model import Span

_HOSTS = frozenset({"person", "body", "place"})
_NEAR = 7
_FAR = 16


@dataclass(frozen=True, slots=True)
class Host:
    """``entity`` received the event told by ``noun``, or by the clause alone; ``is_next``
    says that it is the one after the report's."""

    entity: str
    spans: tuple[Span, ...]
    clause: Clause
    noun: Nominal | None = None
    is_place: bool = False
    is_next: bool = False


def is_following(ann: Annotated, event: Nominal) -> bool:
    """„следващата среща“, „новия кръг“; „предстоящата“ may be the one of the report."""
    return any(
        "event_next" in ann.classes(i) and not ann.lower(i).startswith("предстоящ")
        for i in range(event.first, event.head)
    )


def hosts(ann: Annotated, clause: Clause) -> Iterator[Host]:
    """What a clause says of hosts."""
    if not clause.tokens:
        return
    yield from _invited(ann, clause)
    for i in clause.tokens:
        if "host" not in ann.classes(i):
            continue
        country = _own_country(ann, clause, i)
        if country:
            yield country
            continue
        nominal = _apposed(ann, clause, i) or _predicate(ann, clause, i)
        if nominal:
            yield _host(ann, clause, nominal, i)


def _own_country(ann: Annotated, clause: Clause, word: int) -> Host | None:
    """„министърът на Малта Х, чиято страна е домакин“: the country of the office."""
    if clause.link is None or ann.lower(clause.link) not in {"чиято", "чийто"}:
        return None
    if not any(time_of(ann, g) for g in clause.verbs if "be" in g.senses):
        return None
    for nominal in antecedent(ann, clause):
        mention = ann.mention_at.get(nominal.head)
        role = ann.roles.get(mention.first) if mention else None
        if role and role.country in ann.entities:
            spans = (ann.span(nominal.first, nominal.last), ann.span(word, word))
            return Host(role.country or "", spans, clause)
    return None


def _host(ann: Annotated, clause: Clause, nominal: Nominal, word: int) -> Host:
    mention = ann.mention_at.get(nominal.head)
    event = next((n for n in nominals_of(ann, clause) if n.kind == "event"), None)
    return Host(
        nominal.entities[0],
        tuple(sorted({ann.span(nominal.first, nominal.last), ann.span(word, word)})),
        clause,
        event,
        is_place=mention is not None and mention.kind == "place",
        is_next=event is not None and is_following(ann, event),
    )


def _named(ann: Annotated, clause: Clause) -> list[Nominal]:
    return [n for n in nominals_of(ann, clause) if n.kind in _HOSTS and n.entities]


def _apposed(ann: Annotated, clause: Clause, i: int) -> Nominal | None:
    """„домакинът Х“, „домакинът, външният министър Х“, „Х, домакин на срещата,“."""
    named = _named(ann, clause)
    behind = next((n for n in named if n.first > i and not _other_prep(n)), None)
    own = next((n for n in named if n.first <= i < n.last), None)
    if own:
        return own  # „домакинът Х“ in one phrase
    if behind and behind.first == i + 1:
        return behind
    definite = ann.lower(i).endswith(("ът", "ят", "та"))
    if behind and definite and ann.tokens[i + 1].text == "," and behind.first - i <= _NEAR:
        between = range(i + 2, behind.first)
        if not any(j in ann.verb_at for j in between):
            return behind
    before = next((n for n in reversed(named) if n.last < i), None)
    if before and ann.tokens[i - 1].text == "," and i - before.last == 2:
        return before if not before.prep else None
    return None


def _other_prep(nominal: Nominal) -> bool:
    return bool(nominal.prep) and nominal.prep != "на"


def _predicate(ann: Annotated, clause: Clause, i: int) -> Nominal | None:
    """„Х беше домакин“, „домакин е Х“, „който беше домакин“."""
    verbs = [g for g in clause.verbs if "be" in g.senses or g.lemma in {"стане", "става"}]
    near = [g for g in verbs if abs(g.head - i) <= _NEAR or _runs_up_to(ann, i, g)]
    if not near or time_of(ann, near[0]) is None:
        return None
    verb = near[0]
    bare = [n for n in _named(ann, clause) if not n.prep]
    if i < verb.first:
        return next((n for n in bare if n.first > verb.last), None)
    subject = next((n for n in reversed(bare) if n.last < verb.first), None)
    if subject:
        return subject
    if (
        clause.kind == "relative"
        and clause.link is not None
        and (
            ann.lower(clause.link) in {"който", "която", "което"}
            and "preposition" not in ann.classes(clause.link - 1)
        )
    ):
        who = [n for n in antecedent(ann, clause) if n.kind in _HOSTS and n.entities]
        return who[-1] if who else None
    return next((n for n in bare if n.first > verb.last and n.first != i), None)


def _runs_up_to(ann: Annotated, i: int, verb: VerbGroup) -> bool:
    """„Домакин на двудневния форум (8-9 юли) е Х“: what it hosts stands between."""
    return (
        0 < verb.first - i <= _FAR
        and ann.lower(i + 1) == "на"
        and not any(j in ann.verb_at for j in range(i, verb.first))
    )


def _invited(ann: Annotated, clause: Clause) -> Iterator[Host]:
    """„по покана на Х“, „поканен от Х“."""
    inside = range(clause.tokens[0], clause.tokens[-1] + 1)
    for hit in ann.found_in(inside, "invited_by"):
        for nominal in nominals_of(ann, clause):
            between = range(hit.last + 1, nominal.first)
            near = (
                nominal.first > hit.last
                and len(between) < _NEAR
                and not any(ann.lower(i).endswith(("та", "ът", "ят", "то")) for i in between)
            )
            if near and nominal.kind in _HOSTS and nominal.entities:
                span = ann.span(hit.first, hit.last)
                named = ann.span(nominal.first, nominal.last)
                yield Host(nominal.entities[0], (span, named), clause)
                break
