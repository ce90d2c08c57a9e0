"""Clauses of saying that stand beside what is said: „…, каза Х“, „както заяви Х, …“, „Х: …“."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefgen.annotate import Annotated
from briefgen.annotate.clauses import Clause
from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.quotes.extents import spans_of, with_dependents
from briefgen.extract.quotes.report import Report, report, tells
from briefgen.extract.quotes.speakers import ADVERBS, Speaker, of_paper, speaker_behind, speaker_of
from briefgen.extract.quotes.talk import Talk
from briefgen.model import Document, Event, Fact

_IS = frozenset({"е", "са"})
# Marks and all that stand before the first word of a clause.
_OPENING = 4


def find_reporting(talk: Talk, unit: range, clauses: Sequence[Clause]) -> Iterator[Report]:
    """„…, съобщи Х“: what stands before it, and the clauses that go on behind it."""
    ann = talk.ann
    start = clauses[0].number if clauses else 0
    for clause in clauses:
        group = _reporting_verb(ann, clause)
        if group is None or clause.quoted or not clause.tokens:
            continue
        before = [c for c in clauses if start <= c.number < clause.number and not c.quoted]
        as_said = ann.lower(clause.link) if clause.link is not None else ""
        if not any(c.verbs for c in before) or as_said:
            continue
        numbers = {c.number for c in before} | _resumed(ann, clauses, clause)
        spans = spans_of(ann, clauses, numbers, unit)
        start = clause.number + 1
        if isinstance(group, VerbGroup):
            at = group.head
            if group.reflexive and "say" in group.senses and not _has_person(ann, clause):
                body = of_paper(ann, clause)  # not „казва се в декларацията“
                if body is not None:
                    yield from report(ann, body, (at, at), spans, at)
                continue
        else:
            at = group
        speaker = speaker_behind(talk, at, clause.tokens[-1])
        pronoun = next((i for i in clause.tokens if i < at and ann.lower(i) in {"той", "тя"}), None)
        if speaker is None and pronoun is not None:
            speaker = Speaker(talk.pronoun(pronoun, ann.lower(pronoun)), pronoun, pronoun)
        if speaker is None and isinstance(group, VerbGroup) and group.plural:
            continue
        if speaker is None:
            bare = [i for i in clause.tokens if i > at and ann.tokens[i].shape != "mark"]
            if any(ann.lower(i) not in ADVERBS for i in bare):
                continue
            speaker = Speaker(talk.elided(at), at, at)
        own = _passed_on(talk, group, speaker, before)
        for told in report(ann, speaker, (at, at), spans, at):
            yield replace(told, taken_over=own)


def _passed_on(
    talk: Talk, group: VerbGroup | int, speaker: Speaker, before: list[Clause]
) -> tuple[type[Fact], ...]:
    """„Договорът бе подписан, съобщиха от министерството“: the reporter tells as his own what
    a press office gave out, and the event of which a person did; „са подписали“ he would
    leave with them."""
    ann = talk.ann
    known = (ann.entities | talk.local).get(speaker.entity or "")
    if isinstance(group, int) or "relay" not in group.senses or known is None:
        return ()
    if any(_by_hearsay(ann, g) for c in before for g in c.verbs if g.kind == "finite"):
        return ()
    return {"organisation": (Event, Document), "person": (Event,)}.get(known.kind, ())


def _by_hearsay(ann: Annotated, group: VerbGroup) -> bool:
    """„са подписали“, „бил подписан“; not „е подписан“."""
    words = [ann.lower(i) for i in range(group.first, group.last + 1)]
    perfect = group.tense == "past" and not _IS.isdisjoint(words)
    passive = group.passive and not any(word.startswith("бил") for word in words)
    return group.mood == "heard" or (perfect and not passive)


def _reporting_verb(ann: Annotated, clause: Clause) -> VerbGroup | int | None:
    """The verb that opens a clause of kind `reporting`, or „категоричен е“."""
    if clause.kind == "reporting":
        group = next((g for g in clause.verbs if g.kind == "finite"), None)
        tells = group is not None and group.senses & {"say", "relay", "believe", "promise"}
        return group if group and tells and not group.negated and group.tense != "future" else None
    words = [i for i in clause.tokens if ann.tokens[i].shape != "mark"][:2]
    if len(words) == 2 and clause.kind == "main" and clause.joined is not None:
        one, two = (ann.classes(i) for i in words)
        if "convinced" in one and "be" in two:
            return words[1]
    return None


def _has_person(ann: Annotated, clause: Clause) -> bool:
    return any(n.kind in ("person", "pronoun") and not n.prep for n in ann.nominals[clause.number])


def _resumed(ann: Annotated, clauses: Sequence[Clause], reporting: Clause) -> set[int]:
    """„Целите, каза Х, са ясни“: what goes on behind the reporting clause, with no „и“ or „но“."""
    found: set[int] = set()
    for clause in clauses:
        if clause.joined == reporting.number and clause.tokens and not clause.quoted:
            first = next((i for i in clause.tokens if ann.tokens[i].shape != "mark"), None)
            mark = ann.tokens[clause.tokens[0]].text
            if first is not None and mark == "," and "conjunction" not in ann.classes(first):
                found |= with_dependents(clauses, {clause.number})
    return found


def find_amidst(talk: Talk, unit: range, clauses: Sequence[Clause]) -> Iterator[Report]:
    """„Преговорите, каза Х, ще продължат“: the saying parts a subject from its verb."""
    ann = talk.ann
    for clause in clauses:
        if clause.kind != "main" or clause.quoted or not clause.verbs:
            continue
        group = next((g for g in clause.verbs if g.kind == "finite"), None)
        if group is None or "say" not in group.senses or not tells(ann, group):
            continue
        if ann.tokens[group.first - 1].text not in {",", "–", "—"}:
            continue
        first = clause.tokens[0]
        if any(i in ann.verb_at for i in range(first, group.first)) or group.first - 1 <= first:
            continue
        following = next((c for c in clauses if c.joined == clause.number and c.verbs), None)
        if following is None or ann.tokens[following.tokens[0]].text not in {",", "–", "—"}:
            continue
        speaker = speaker_behind(talk, group.head, clause.tokens[-1])
        if speaker is None or speaker.entity is None:
            continue
        numbers = with_dependents(clauses, {following.number})
        spans = [ann.span(first, group.first - 2), *spans_of(ann, clauses, numbers, unit)]
        yield from report(ann, speaker, (group.head, group.head), spans, group.head)


def find_as_said(talk: Talk, clauses: Sequence[Clause]) -> Iterator[Report]:
    """„Както заяви Х, мостът ще …“: the rest of the sentence is his."""
    ann = talk.ann
    for clause in clauses:
        if clause.quoted or "както" not in [ann.lower(i) for i in clause.tokens[:_OPENING]]:
            continue
        words = [i for i in clause.tokens if ann.tokens[i].shape != "mark"]
        group = next((g for g in clause.verbs if g.kind == "finite"), None)
        if group is None or not words or ann.lower(words[0]) != "както":
            continue
        if not tells(ann, group) or "say" not in group.senses or group.first - words[0] > 3:
            continue
        speaker = speaker_behind(talk, group.head, clause.tokens[-1]) or speaker_of(talk, group)
        if speaker is None or speaker.entity is None:
            continue
        rest = [c for c in clauses if c.number > clause.number and not c.quoted and c.tokens]
        if rest and rest[0].tokens[0] > words[-1]:
            last = max(i for c in rest for i in c.tokens if ann.tokens[i].shape != "mark")
            first = next(i for i in rest[0].tokens if ann.tokens[i].shape != "mark")
            yield from report(
                ann, speaker, (group.head, group.head), [ann.span(first, last)], group.head
            )


def find_behind_colon(talk: Talk, unit: range, clauses: Sequence[Clause]) -> Iterator[Report]:
    """„Х я поправи: подпис няма“, „Х: Няма да …“ without marks of quotation."""
    ann = talk.ann
    colon = next((i for i in ann.marks_in(unit, ":") if not ann.is_quoted(i)), None)
    if (
        colon is None
        or colon + 1 >= unit.stop
        or ann.is_quoted(colon + 2 if colon + 2 < unit.stop else colon)
    ):
        return
    before = ann.clause_at.get(colon - 1, None)
    if before is None or before.quoted or before.tokens[0] < unit.start:
        return
    groups = [g for g in before.verbs if g.head < colon and g.kind == "finite"]
    while groups and groups[-1].mood == "da" and not tells(ann, groups[-1]):
        groups.pop()
    rest = ann.span(colon + 1, unit.stop - 1)
    if groups:
        group = groups[-1]
        if not tells(ann, group) or "say" not in group.senses:
            return
        speaker = speaker_of(talk, group)
        if speaker is None or speaker.entity is None:
            return
        for told in report(ann, speaker, (group.first, group.last), [rest], group.head):
            yield replace(told, opened=True)
        return
    person = ann.mention_at.get(colon - 1)
    nominals = ann.nominals[before.number]
    named = next(
        (n for n in nominals if n.last == colon - 1 and n.kind == "person" and n.entities), None
    )
    if person is not None and named is not None and named.first - unit.start <= 1:
        speaker = Speaker(named.entities[0], named.first, named.last)
        yield from report(ann, speaker, (named.first, named.last), [rest], named.first)
