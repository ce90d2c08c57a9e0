"""Reported speech: „Х каза, че …“, „…, съобщи Х“, „според Х“, „Х обеща да …“."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.annotate import Annotated
from briefgen.annotate.clauses import Clause
from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.quotes.according import find_in_words_of
from briefgen.extract.quotes.extents import (
    spans_of,
    that_group,
    up_to_semicolon,
    with_dependents,
)
from briefgen.extract.quotes.report import Report, may_tell, report, tells
from briefgen.extract.quotes.reporting import (
    find_amidst,
    find_as_said,
    find_behind_colon,
    find_reporting,
)
from briefgen.extract.quotes.speakers import Speaker, of_paper, speaker_behind, speaker_of
from briefgen.extract.quotes.talk import Talk

_PHRASES = ("in_his_words", "in_words_of", "unconfirmed", "on_opinion", "gave_to_understand")


def spoken_units(ann: Annotated) -> frozenset[int]:
    """The units in which a verb, a phrase or a colon may tell whose word something is: the
    others need no look."""
    places = [g.head for g in ann.verbs if may_tell(g)]
    places += [hit.first for hit in ann.found(*_PHRASES)]
    places += [*ann.having("convinced"), *ann.table.marked(":")]
    return frozenset([ann.unit_at[i] for i in places])


def find_reports(talk: Talk, number: int) -> Iterator[Report]:
    """The reported speech of one unit, in the order of the text."""
    ann = talk.ann
    unit = ann.units[number]
    clauses = talk.clauses.get(number, [])
    found = [
        *find_in_words_of(talk, unit, clauses),
        *_that(talk, unit, clauses),
        *find_reporting(talk, unit, clauses),
        *find_amidst(talk, unit, clauses),
        *find_as_said(talk, clauses),
        *find_behind_colon(talk, unit, clauses),
        *_to_do(talk, unit, clauses),
    ]
    yield from sorted(found, key=lambda report: report.at)


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
        # „заяви, цитиран от Х, че …“
        told = [g for g in told if g.kind == "finite" or ("say" in g.senses and not g.passive)]
        group = told[-1] if told else None
        understood = any(
            parent.tokens and h.first in parent.tokens
            for h in ann.found_in(unit, "gave_to_understand")
        )
        if group is None:
            continue
        sure = "be" in group.senses or "convinced" in ann.classes(group.head)
        opinion = sure and not group.negated and _convinced(ann, parent, clause.link)
        if group.mood == "da" and understood and len(told) > 1:
            group = told[-2]
        elif not opinion and not tells(ann, group):
            continue
        spans = spans_of(ann, clauses, that_group(clauses, clause), unit)
        spans = up_to_semicolon(ann, spans)
        # „надява се“ is somebody's, „предполага се“ nobody's.
        rumoured = "rumoured" in ann.classes(group.head)
        impersonal = group.reflexive and ("believe" not in group.senses or rumoured)
        if impersonal and not _subject_named(talk, group):
            body = of_paper(ann, parent)
            if body is not None and "say" in group.senses:
                yield from report(ann, body, (group.first, group.last), spans, group.head)
                continue
            # „твърди се, че“: nobody's word in particular; „съобщава се“ is the report itself.
            if rumoured:
                yield from report(ann, None, (group.first, group.last), spans, group.head)
            continue
        if group.passive and not opinion:
            continue
        speaker = speaker_of(talk, group) or _late(talk, group, clause)
        nobody = speaker is None and parent.kind == "relative"  # „експертизата, която …“
        if nobody or (opinion and (speaker is None or speaker.entity is None)):
            continue  # „двамата бяха единодушни, че“
        yield from report(ann, speaker, (group.first, group.last), spans, group.head)


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


def _to_do(talk: Talk, unit: range, clauses: list[Clause]) -> Iterator[Report]:
    """„Х обеща да …“, „Х призова У да …“: the promise or demand of one person."""
    ann = talk.ann
    for clause in clauses:
        if clause.quoted:
            continue
        for group in clause.verbs:
            asks = bool(group.senses & {"promise", "demand", "say"}) or group.negated
            wants = asks and group.kind == "finite"
            binds = group.lemma in ("задължи", "задължава") and not group.reflexive
            if not wants or not tells(ann, group) or group.passive or binds:
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
            yield from report(ann, speaker, (group.first, group.last), [span], group.head)


def _several(ann: Annotated, speaker: Speaker) -> bool:
    """„А и Б обещаха“: the word of both is nobody's own."""
    clause = ann.clause_at.get(speaker.first)
    nominals = ann.nominals[clause.number] if clause else ()
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
