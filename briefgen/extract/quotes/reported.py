"""Reported speech: „Х каза, че …“, „…, съобщи Х“, „според Х“, „Х обеща да …“."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.annotate import Annotated
from briefgen.annotate.clauses import Clause
from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.arguments import antecedent
from briefgen.extract.quotes.extents import spans_of, that_group, with_dependents
from briefgen.extract.quotes.speakers import ADVERBS, Speaker, speaker_behind, speaker_of
from briefgen.extract.quotes.talk import Talk
from briefgen.languages import Match
from briefgen.model import Span

_TELLS = frozenset({"say", "relay", "believe", "promise", "demand", "expect"})
# The speaker stands at the head of the sentence: what follows is his to its end.
_HEAD = 3
_FAR = 14


@dataclass(frozen=True, slots=True)
class Report:
    """Stretches that are ``speaker``'s word; ``at`` is the token that says so.

    ``words`` are the tokens of „Х каза“, ``speaker`` None where it is somebody's.
    """

    spans: tuple[Span, ...]
    speaker: str | None
    at: int
    words: tuple[int, int]
    clause: int


def find_reports(talk: Talk, number: int) -> Iterator[Report]:
    """The reported speech of one unit, in the order of the text."""
    ann = talk.ann
    unit = ann.units[number]
    clauses = talk.clauses.get(number, [])
    found = [
        *_in_words_of(talk, unit, clauses),
        *_that(talk, unit, clauses),
        *_reporting(talk, unit, clauses),
        *_amidst(talk, unit, clauses),
        *_as_said(talk, clauses),
        *_behind_colon(talk, unit, clauses),
        *_to_do(talk, unit, clauses),
    ]
    yield from sorted(found, key=lambda report: report.at)


def _report(
    ann: Annotated, speaker: Speaker | None, group_words: tuple[int, int], spans: list[Span], at: int
) -> Iterator[Report]:
    if not spans:
        return
    first, last = group_words
    if speaker is not None:
        first, last = min(first, speaker.first), max(last, speaker.last)
        if _by_medium(ann, speaker):
            return  # a medium passes on what others said: that is the report itself
    yield Report(
        tuple(spans), speaker.entity if speaker else None, at, (first, last),
        ann.clause_at[at].number,
    )  # fmt: skip


def _by_medium(ann: Annotated, speaker: Speaker) -> bool:
    known = ann.entities.get(speaker.entity or "")
    if known is not None and known.kind == "person":
        return False
    return speaker.entity in ann.media or any(
        ("medium_head" in ann.classes(i) and len(ann.lower(i)) > 2)
        or ((m := ann.mention_at.get(i)) is not None and m.entity in ann.media)
        for i in range(speaker.first - 2, speaker.last + 3)
    )


def _tells(ann: Annotated, group: VerbGroup) -> bool:
    """Whether the verb gives somebody's word: told as done, not denied, not denying."""
    lemma_denies = "deny" in ann.classes(group.head)
    real = group.mood in ("told", "heard") and group.tense in ("past", "present")
    return real and not group.negated and not lemma_denies and bool(group.senses & _TELLS)


def _that(talk: Talk, unit: range, clauses: list[Clause]) -> Iterator[Report]:
    """„Х каза, че …“, „Х е убеден, че …“."""
    ann = talk.ann
    for clause in clauses:
        if clause.kind != "that" or clause.quoted or clause.link is None or clause.parent is None:
            continue
        if ann.lower(clause.link) != "че":
            continue
        if clause.joined is not None and ann.clauses[clause.joined].kind == "that":
            continue
        parent = ann.clauses[clause.parent]
        told = [g for g in parent.verbs if g.head < clause.link and g.kind != "noun"]
        told = [g for g in told if g.kind == "finite" or "say" in g.senses]
        group = told[-1] if told else None
        understood = any(
            parent.tokens and h.first in parent.tokens for h in ann.found_in(unit, "gave_to_understand")
        )
        if group is None:
            continue
        opinion = "be" in group.senses and _convinced(ann, parent, clause.link)
        if group.mood == "da" and understood and len(told) > 1:
            group = told[-2]
        elif not opinion and not _tells(ann, group):
            continue
        spans = spans_of(ann, clauses, that_group(clauses, clause), unit)
        if group.reflexive and "believe" not in group.senses and not _subject_named(talk, group):
            # „твърди се, че“: nobody's word in particular; „съобщава се“ is the report itself.
            if "rumoured" in ann.classes(group.head):
                yield from _report(ann, None, (group.first, group.last), spans, group.head)
            continue
        if group.passive:
            continue
        speaker = speaker_of(talk, group) or _late(talk, group, clause)
        if opinion and (speaker is None or speaker.entity is None):
            continue  # „двамата бяха единодушни, че“
        yield from _report(ann, speaker, (group.first, group.last), spans, group.head)


def _late(talk: Talk, group: VerbGroup, clause: Clause) -> Speaker | None:
    return speaker_behind(talk, group.head, (clause.link or group.head) - 1)


def _subject_named(talk: Talk, group: VerbGroup) -> bool:
    speaker = speaker_of(talk, group)
    return speaker is not None and speaker.entity is not None and speaker.first != group.first


def _convinced(ann: Annotated, clause: Clause, before: int) -> bool:
    tokens = [i for i in clause.tokens if i < before]
    if any("convinced" in ann.classes(i) for i in tokens):
        return True
    return bool(tokens) and any(
        h.first in tokens for h in ann.found_in(range(tokens[0], before), "on_opinion")
    )


def _reporting(talk: Talk, unit: range, clauses: list[Clause]) -> Iterator[Report]:
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
                continue  # „казва се в декларацията“
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
        yield from _report(ann, speaker, (at, at), spans, at)


def _as_said(talk: Talk, clauses: list[Clause]) -> Iterator[Report]:
    """„Както заяви Х, мостът ще …“: the rest of the sentence is his."""
    ann = talk.ann
    for clause in clauses:
        words = [i for i in clause.tokens if ann.tokens[i].shape != "mark"]
        group = next((g for g in clause.verbs if g.kind == "finite"), None)
        if clause.quoted or group is None or not words or ann.lower(words[0]) != "както":
            continue
        if not _tells(ann, group) or "say" not in group.senses or group.first - words[0] > 3:
            continue
        speaker = speaker_behind(talk, group.head, clause.tokens[-1]) or speaker_of(talk, group)
        if speaker is None or speaker.entity is None:
            continue
        rest = [c for c in clauses if c.number > clause.number and not c.quoted and c.tokens]
        if rest and rest[0].tokens[0] > words[-1]:
            last = max(i for c in rest for i in c.tokens if ann.tokens[i].shape != "mark")
            first = next(i for i in rest[0].tokens if ann.tokens[i].shape != "mark")
            yield from _report(ann, speaker, (group.head, group.head), [ann.span(first, last)], group.head)


def _amidst(talk: Talk, unit: range, clauses: list[Clause]) -> Iterator[Report]:
    """„Преговорите, каза Х, ще продължат“: the saying parts a subject from its verb."""
    ann = talk.ann
    for clause in clauses:
        group = next((g for g in clause.verbs if g.kind == "finite"), None)
        if clause.kind != "main" or clause.quoted or group is None or not _tells(ann, group):
            continue
        if "say" not in group.senses or ann.tokens[group.first - 1].text not in {",", "–", "—"}:
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
        yield from _report(ann, speaker, (group.head, group.head), spans, group.head)


def _resumed(ann: Annotated, clauses: list[Clause], reporting: Clause) -> set[int]:
    """„Целите, каза Х, са ясни“: what goes on behind the reporting clause, with no „и“ or „но“."""
    found: set[int] = set()
    for clause in clauses:
        if clause.joined == reporting.number and clause.tokens and not clause.quoted:
            first = next((i for i in clause.tokens if ann.tokens[i].shape != "mark"), None)
            mark = ann.tokens[clause.tokens[0]].text
            if first is not None and mark == "," and "conjunction" not in ann.classes(first):
                found |= with_dependents(clauses, {clause.number})
    return found


def _has_person(ann: Annotated, clause: Clause) -> bool:
    return any(n.kind in ("person", "pronoun") and not n.prep for n in ann.nominals[clause.number])


def _reporting_verb(ann: Annotated, clause: Clause) -> VerbGroup | int | None:
    """The verb that opens a clause of kind `reporting`, or „категоричен е“."""
    if clause.kind == "reporting":
        group = next((g for g in clause.verbs if g.kind == "finite"), None)
        tells = group is not None and group.senses & {"say", "relay", "believe"}
        return group if group and tells and not group.negated and group.tense != "future" else None
    words = [i for i in clause.tokens if ann.tokens[i].shape != "mark"][:2]
    if len(words) == 2 and clause.kind == "main" and clause.joined is not None:
        one, two = (ann.classes(i) for i in words)
        if "convinced" in one and "be" in two:
            return words[1]
    return None


def _in_words_of(talk: Talk, unit: range, clauses: list[Clause]) -> Iterator[Report]:
    """„По думите на Х …“, „според него …“, „според когото …“."""
    ann = talk.ann
    taken = -1
    for hit in ann.found_in(unit, "in_his_words", "in_words_of"):
        if ann.is_quoted(hit.first) or hit.first <= taken:
            continue
        clause = ann.clause_at[hit.first]
        speaker = _whose(talk, hit, clause)
        if speaker is None:
            continue
        taken = speaker.last
        numbers = _reach(ann, clauses, clause, hit, speaker.last, unit)
        spans = spans_of(ann, clauses, numbers, unit)
        yield from _report(ann, speaker, (hit.first, hit.last), spans, hit.first)
    for clause in clauses:
        # „анализатор от Х, според когото …“
        link = clause.link
        if clause.kind != "relative" or link is None or ann.lower(link - 1) != "според":
            continue
        who = antecedent(ann, clause)
        person = next((n for n in reversed(who) if n.kind == "person" and n.entities), None)
        if person is not None and ann.lower(link) in {"когото", "която", "който", "които"}:
            spans = spans_of(ann, clauses, with_dependents(clauses, {clause.number}), unit)
            speaker = Speaker(person.entities[0], person.first, person.last)
            yield from _report(ann, speaker, (link - 1, link), spans, link)


def _whose(talk: Talk, hit: Match, clause: Clause) -> Speaker | None:
    ann = talk.ann
    own = ann.words(hit.first, hit.last).lower().split()
    if hit.name == "in_his_words":
        if {"техните", "тях", "им", "тяхно", "тяхна"} & set(own):
            return None
        she = bool({"ѝ", "й", "нея", "нейните", "нейно", "нейна"} & set(own))
        return Speaker(talk.pronoun(hit.first, "тя" if she else "той"), hit.first, hit.last)
    for nominal in ann.nominals[clause.number]:
        if nominal.first <= hit.last or nominal.first - hit.last > _FAR:
            continue
        near = nominal.first - hit.last <= 3
        if nominal.kind == "person" and nominal.entities:
            between = range(hit.last + 1, nominal.first)
            small = all(ann.tokens[i].shape != "mark" and i not in ann.verb_at for i in between)
            return Speaker(nominal.entities[0], hit.first, nominal.last) if small else None
        if nominal.kind == "body" and nominal.entities and near:
            known = ann.entities.get(nominal.entities[0])
            later = [n for n in ann.nominals[clause.number]
                     if n.first == nominal.last + 1 and n.kind == "person" and n.entities]  # fmt: skip
            if later:
                return Speaker(later[0].entities[0], hit.first, later[0].last)
            body = known is not None and known.kind in ("organisation", "country", "group")
            return Speaker(nominal.entities[0], hit.first, nominal.last) if body else None
        if nominal.kind in ("other", "person") and nominal.first == hit.last + 1:
            entity = None if nominal.kind == "person" else talk.described(nominal.head)
            return Speaker(entity, hit.first, nominal.last)
        if near and nominal.kind == "group":
            return Speaker(None, hit.first, nominal.last)
    return None


def _reach(
    ann: Annotated, clauses: list[Clause], clause: Clause, hit: Match, last: int, unit: range
) -> set[int]:
    """Its own clause and what hangs on it; at the head of a sentence those joined to it, too."""
    numbers = with_dependents(clauses, {clause.number})
    if hit.first - unit.start >= _HEAD:
        told = [g.head for g in clause.verbs if g.kind == "finite"]
        if any(head > hit.first for head in told) or not told and clause.parent is not None:
            return numbers
        after = next((i for i in range(last + 1, unit.stop)), unit.stop)
        if ann.lower(after) == "," and after + 2 < unit.stop:
            # „а там, по сметките на Х, няма да …“ leads into the next clause
            return with_dependents(clauses, {ann.clause_at[after + 1].number})
        return numbers | {c.number for c in clauses if c.number < clause.number and not c.quoted}
    for other in clauses:
        if other.joined in numbers and other.number not in numbers and other.tokens:
            words = [ann.lower(i) for i in other.tokens if ann.tokens[i].shape != "mark"]
            contrast = ann.tokens[other.tokens[0]].text == ";" or words[:1] in (["но"], ["обаче"])
            if not contrast:
                numbers |= with_dependents(clauses, {other.number})
    return numbers


def _behind_colon(talk: Talk, unit: range, clauses: list[Clause]) -> Iterator[Report]:
    """„Х я поправи: подпис няма“, „Х: Няма да …“ without marks of quotation."""
    ann = talk.ann
    colon = next((i for i in unit if ann.tokens[i].text == ":" and not ann.is_quoted(i)), None)
    if colon is None or colon + 1 >= unit.stop or ann.is_quoted(colon + 2 if colon + 2 < unit.stop else colon):
        return
    before = ann.clause_at[colon - 1] if colon - 1 in ann.clause_at else None
    if before is None or before.quoted or before.tokens[0] < unit.start:
        return
    groups = [g for g in before.verbs if g.head < colon and g.kind == "finite" and g.mood != "da"]
    rest = ann.span(colon + 1, unit.stop - 1)
    if groups:
        group = groups[-1]
        if not _tells(ann, group) or "say" not in group.senses:
            return
        speaker = speaker_of(talk, group)
        if speaker is None or speaker.entity is None:
            return
        yield from _report(ann, speaker, (group.first, group.last), [rest], group.head)
        return
    person = ann.mention_at.get(colon - 1)
    nominals = ann.nominals[before.number]
    named = next((n for n in nominals if n.last == colon - 1 and n.kind == "person" and n.entities), None)
    if person is not None and named is not None and named.first - unit.start <= 1:
        speaker = Speaker(named.entities[0], named.first, named.last)
        yield from _report(ann, speaker, (named.first, named.last), [rest], named.first)


def _to_do(talk: Talk, unit: range, clauses: list[Clause]) -> Iterator[Report]:
    """„Х обеща да …“, „Х призова У да …“: the promise or demand of one person."""
    ann = talk.ann
    for clause in clauses:
        if clause.quoted:
            continue
        for group in clause.verbs:
            wants = group.senses & {"promise", "demand", "say"} and group.kind == "finite"
            binds = group.lemma in ("задължи", "задължава") and not group.reflexive
            if not wants or not _tells(ann, group) or group.passive or binds:
                continue
            governed = [
                g for c in clauses if not c.quoted for g in c.verbs if g.governor == group.head
            ]
            if not governed:
                continue
            speaker = speaker_of(talk, group)
            known = ann.entities.get(speaker.entity or "") if speaker else None
            if speaker is None or known is None or known.kind != "person" or _several(ann, speaker):
                continue
            last = max(_last_of(ann, clauses, g, unit) for g in governed)
            span = ann.span(min(group.first, last), last)
            yield from _report(ann, speaker, (group.first, group.last), [span], group.head)


def _several(ann: Annotated, speaker: Speaker) -> bool:
    """„А и Б обещаха“: the word of both is nobody's own."""
    clause = ann.clause_at[speaker.first]
    nominals = ann.nominals[clause.number]
    at = next((n for n, one in enumerate(nominals) if one.first == speaker.first), None)
    if at is None:
        return False
    return len(nominals[at].entities) > 1 or (at + 1 < len(nominals) and nominals[at + 1].joined)


def _last_of(ann: Annotated, clauses: list[Clause], group: VerbGroup, unit: range) -> int:
    """The last word of the clause around ``group``, with what hangs on it behind it."""
    clause = ann.clause_at[group.head]
    numbers = with_dependents(clauses, {clause.number})
    words = [i for c in clauses if c.number in numbers for i in c.tokens
             if i >= group.head and ann.tokens[i].shape != "mark"]  # fmt: skip
    return max(words, default=group.last)
