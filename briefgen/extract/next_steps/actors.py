"""Who is to do it: only where the text leaves no doubt whom it means."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.annotate import Annotated, Nominal
from briefgen.annotate.clauses import Clause
from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.arguments import agent, antecedent, subjects
from briefgen.extract.next_steps.told import Told
from briefgen.extract.next_steps.voice import Voice
from briefgen.model import Document

_ACTS = frozenset({"person", "organisation", "country", "group"})
# Verbs that may stand before their subject without an object between them.
_MOVES = frozenset({"meet", "gather", "arrive", "take_place", "lie_ahead", "hold_talks"})
_TWO = frozenset({"двамата", "двете", "двата"})
_SIDES = frozenset({"страни", "страните", "държави", "държавите", "общини", "общините"})
_BODY_STEM = 5


def subject_of(ann: Annotated, told: Told) -> list[Nominal]:
    """The phrases that tell who does it; for a passive, who does it to the subject."""
    if told.begins is not None:
        return _of_noun(ann, told.begins, told.deed)
    if told.deed.passive:
        return agent(ann, told.deed)
    clause = ann.clause_at[told.opener.head]
    if clause.kind == "relative" and clause.link is not None and ann.lower(clause.link - 1) == "от":
        return antecedent(ann, clause)  # „от който се очаква да …“
    return subjects(ann, told.deed, reverse=_may_follow(ann, told, clause))


def _may_follow(ann: Annotated, told: Told, clause: Clause) -> bool:
    """„ще се съберат и министрите“: no other noun can be the subject before the verb."""
    deed = told.deed
    return bool(deed.senses & _MOVES) or deed.reflexive


def _of_noun(ann: Annotated, noun: int, deed: VerbGroup) -> list[Nominal]:
    """„решението на съвета да …“."""
    nominals = ann.nominals[ann.clause_at[deed.head].number]
    return [n for n in nominals if noun < n.first < deed.first and n.prep == "на"][:1]


def actors_of(
    ann: Annotated, told: Told, voice: Voice, documents: Sequence[Document]
) -> tuple[str, ...]:
    """The entities that ``subject_of`` means; none where one of them stays unknown."""
    found: list[str] = []
    run = subject_of(ann, told)
    for nominal in run:
        named = _resolved(ann, nominal, voice)
        if not named:
            return ()
        found += named
    if run:
        return tuple(dict.fromkeys(found))
    return _parties(ann, told, documents)


def _resolved(ann: Annotated, nominal: Nominal, voice: Voice) -> tuple[str, ...]:
    entities = tuple(e for e in nominal.entities if _kind(ann, e) in _ACTS)
    if nominal.entities:
        return entities if len(entities) == len(nominal.entities) else ()
    words = {ann.lower(i) for i in range(nominal.first, nominal.last + 1)}
    if words & {"страната", "държавата"} and ann.lower(nominal.last + 1) in {"му", "ѝ", "й"}:
        return tuple(e for e in sorted(voice.own) if _kind(ann, e) == "country")[:1]
    if words & {"той", "тя"}:
        return _one_person(ann, nominal, voice)
    if words & _TWO or words & _SIDES:
        after = ann.lower(nominal.last + 1)
        return _two(ann, nominal, sides=bool((words | {after}) & _SIDES))
    if nominal.kind == "body" and nominal.first == nominal.last:
        return _same_body(ann, nominal)
    return ()


def _kind(ann: Annotated, entity: str) -> str:
    known = ann.entities.get(entity)
    return known.kind if known else ""


def _one_person(ann: Annotated, nominal: Nominal, voice: Voice) -> tuple[str, ...]:
    """„той“: the speaker of the sentence, else the only person of this one and the last."""
    if voice.manner != "reporter":
        return (voice.speaker,) if voice.speaker and _kind(ann, voice.speaker) == "person" else ()
    number = ann.unit_at[nominal.first]
    start = ann.units[max(0, number - 1)].start
    woman = ann.lower(nominal.first) == "тя"
    people = {
        m.entity
        for m in ann.mentions_in(start, nominal.first - 1)
        if m.kind == "person" and _is_woman(m.base) == woman
    }
    return (people.pop(),) if len(people) == 1 else ()


def _is_woman(name: str) -> bool:
    """By the first name's ending: good enough to tell two persons apart."""
    first = name.split()[0].lower()
    return first.endswith(("а", "я")) and first not in _MEN


# First names of men that end like those of women.
_MEN = frozenset("никола илия лука тома коста мика саша кузма фома сава фирса джошуа алия".split())


def _two(ann: Annotated, nominal: Nominal, *, sides: bool) -> tuple[str, ...]:
    """„двамата“: the last two persons named together; „двете страни“: the only two states
    or bodies whose people or names the text has before."""
    kinds = {"country", "group"} if sides else {"person"}
    number = ann.unit_at[nominal.first]
    if not sides:
        for unit in range(number, max(-1, number - 4), -1):
            stop = min(nominal.first, ann.units[unit].stop) - 1
            people = {m.entity: None for m in ann.mentions_in(ann.units[unit].start, stop)
                      if m.kind in kinds}  # fmt: skip
            if len(people) == 2:
                return tuple(people)
            if people:
                return ()
        return ()
    named = {m.entity: None for m in ann.mentions_in(0, nominal.first - 1) if m.kind in kinds}
    for mention in ann.mentions_in(0, nominal.first - 1):
        role = ann.roles.get(mention.first) if mention.kind == "person" else None
        if role and role.country:
            named[role.country] = None
    return tuple(named) if len(named) == 2 else ()


def _same_body(ann: Annotated, nominal: Nominal) -> tuple[str, ...]:
    """„комисията“ where the text names one commission only."""
    stem = ann.lower(nominal.head)[:_BODY_STEM]
    definite = ann.lower(nominal.head).endswith(("та", "ът", "ят", "то", "а"))
    bodies = {
        m.entity
        for m in ann.mentions_in(0, nominal.first - 1)
        if m.kind in ("organisation", "group") and _has_word(m.base, stem)
    }
    return (bodies.pop(),) if definite and len(bodies) == 1 else ()


def _has_word(name: str, stem: str) -> bool:
    return any(word.lower().startswith(stem) for word in name.split())


def _parties(
    ann: Annotated, told: Told, documents: Sequence[Document]
) -> tuple[str, ...]:
    """„Споразумението между А и Б ще бъде подписано“: the parties of the document."""
    if not (told.deed.passive and "sign" in told.deed.senses):
        return ()
    clause = ann.clause_at[told.deed.head]
    first = ann.tokens[clause.tokens[0]].start
    last = ann.tokens[told.deed.first].start
    near = [d for d in documents if any(first <= s.start < last for s in d.evidence[:1])]
    return near[-1].parties if len(near) == 1 else ()
