"""Who says what: direct speech, and the stretches that are somebody's word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from briefgen.annotate import Annotated
from briefgen.annotate.speech_marks import Quoted
from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.context import Context, Frame
from briefgen.extract.doubts import HEARSAY, SPEAKER_BEFORE
from briefgen.extract.quotes.carriers import find_carrier
from briefgen.extract.quotes.direct import Speech, find_part, find_speech
from briefgen.extract.quotes.report import Report
from briefgen.extract.quotes.reported import find_reports, spoken_units
from briefgen.extract.quotes.run_on import runs_on
from briefgen.extract.quotes.saying import this_speaker
from briefgen.extract.quotes.stretches import (
    SHORTEST,
    SHORTEST_PART,
    is_name,
    marks_of,
    stands_alone,
    word_count,
)
from briefgen.extract.quotes.talk import Talk
from briefgen.model import Document, Event, Fact, NextStep, Quote, Span

__all__ = ["extract_quotes"]

T = TypeVar("T", Quote, Frame)

_SAID_TO_HAVE = frozenset({"бил", "била", "били"})


@dataclass(slots=True)
class _Said:
    """What was found so far, in the order of the text."""

    quotes: list[Quote]
    frames: list[Frame]
    carriers: dict[str, list[tuple[int, str]]]
    # Paragraphs of a speech that only a later one closes.
    unclosed: list[Quoted]

    def carrier(self, speaker: str | None, place: Span) -> str | None:
        """The medium last named for ``speaker`` up to the sentence of ``place``, else the
        first one: whom a medium is once said to quote, it quotes throughout."""
        named = self.carriers.get(speaker or "", [])
        before = [medium for at, medium in named if at <= place.end]
        return before[-1] if before else named[0][1] if named else None


def extract_quotes(context: Context) -> tuple[tuple[Quote, ...], tuple[Frame, ...]]:
    """Direct quotations and the frames of all speech, direct and reported."""
    ann = context.ann
    talk = Talk(ann, context.local)
    said = _Said([], [], {}, [])
    by_unit: dict[int, list[Quoted]] = {}
    for quoted in ann.quoted:
        by_unit.setdefault(ann.unit_at[ann.token_at(quoted.outer.end - 1)], []).append(quoted)
    spoken = spoken_units(ann)
    last: Report | None = None
    for number in range(len(ann.units)):
        speeches = [(quoted, find_speech(talk, quoted)) for quoted in by_unit.get(number, ())]
        direct = {
            speech.verb
            for quoted, found in speeches
            for speech in found
            if stands_alone(ann, marks_of(ann, quoted)[0])
        }
        told = find_reports(talk, number) if number in spoken else ()
        reports = [r for r in told if r.at not in direct]
        if last is not None and last.speaker and not reports and not speeches:
            going_on = runs_on(ann, number, ann.clauses_of(number), last)
            reports += [going_on] if going_on else []
        last = reports[-1] if reports and not direct else None
        for report in reports:
            _add_report(context, talk, said, report, number)
        for quoted, found in speeches:
            _add_quoted(context, talk, said, quoted, found, number, reports)
        _this_said(context, talk, said, number)
        talk.read(number)
    quotes = sorted(said.quotes, key=lambda quote: quote.evidence[0])
    return (
        tuple([_carried(q, said.carrier(q.speaker, q.evidence[-1])) for q in quotes]),
        tuple([_carried(f, said.carrier(f.speaker, f.span)) for f in said.frames]),
    )


def _carried(said: T, carrier: str | None) -> T:
    return said if said.carrier == carrier else replace(said, carrier=carrier)


def _add_report(context: Context, talk: Talk, said: _Said, report: Report, number: int) -> None:
    ann = context.ann
    evidence = (ann.span(*report.words),)
    said.frames += [
        Frame(span, report.speaker, None, evidence, report.taken_over, report.hearsay)
        for span in report.spans
    ]
    if report.speaker:
        talk.told(number, report.speaker)
        _carry(context, said, report.speaker, report.at)


def _carry(context: Context, said: _Said, speaker: str, verb: int) -> None:
    ann = context.ann
    clause = ann.clause_at.get(verb)
    if clause is None:
        return
    carrier = find_carrier(context, ann.unit_of(verb), clause.tokens)
    if carrier and carrier != speaker:
        said.carriers.setdefault(speaker, []).append((ann.tokens[verb].start, carrier))


def _add_quoted(
    context: Context,
    talk: Talk,
    said: _Said,
    quoted: Quoted,
    found: Sequence[Speech],
    number: int,
    reports: Sequence[Report],
) -> None:
    ann = context.ann
    if quoted.outer.end == quoted.inner.end:
        said.unclosed.append(quoted)
        return
    for speech in found:
        _add_speech(context, talk, said, speech, number)
    for earlier in said.unclosed:
        if found and found[0].speaker.entity:
            _add_piece(ann, said, earlier.inner, *_last_said(said))
        else:
            said.frames.append(Frame(earlier.inner, None, None, ()))
    said.unclosed.clear()
    if found or word_count(ann.text_of(quoted.inner)) < SHORTEST:
        return
    opening, _ = marks_of(ann, quoted)
    if ann.text_of(quoted.inner)[:1].isupper() and _names(ann, quoted, opening):
        return
    words = ann.text_of(quoted.inner)
    part = not words[:1].isupper() or _has_verb(ann, quoted)
    if word_count(words) >= SHORTEST_PART and part:
        report = next((r for r in reports if any(_inside(quoted.inner, s) for s in r.spans)), None)
        own = None if words[:1].isupper() else find_part(talk, quoted)
        if own is not None:
            _add_speech(context, talk, said, own, number)
            return
        if report and report.speaker:
            words_of = (ann.span(*report.words),)
            doubt = _doubt_of(ann, report.at)
            _add_piece(ann, said, quoted.inner, report.speaker, words_of, doubt)
            return
    if not stands_alone(ann, opening):
        return
    before = said.quotes[-1] if said.quotes else None
    speaker = talk.spoke.get(_unit_before(ann, opening))
    same = speaker and ann.sentences[_unit_before(ann, opening)].paragraph == (
        ann.sentences[number].paragraph
    )
    if same and speaker and _is_whole(ann, quoted):
        evidence = (
            before.evidence[1:]
            if before and before.speaker == speaker
            else _last_words(said, speaker)
        )
        _add_piece(ann, said, quoted.inner, speaker, evidence, SPEAKER_BEFORE)
        talk.told(number, speaker)
        return
    said.frames.append(Frame(quoted.inner, None, None, ()))


def _last_said(said: _Said) -> tuple[str | None, tuple[Span, ...]]:
    return said.quotes[-1].speaker, said.quotes[-1].evidence[1:]


def _last_words(said: _Said, speaker: str) -> tuple[Span, ...]:
    return next((f.evidence for f in reversed(said.frames) if f.speaker == speaker), ())


def _unit_before(ann: Annotated, opening: int) -> int:
    return ann.unit_at.get(opening - 1, -1)


def _is_whole(ann: Annotated, quoted: Quoted) -> bool:
    """Whether the stretch is a sentence: closed by a full stop or the paragraph's end."""
    text = ann.article.text
    rest = text[quoted.outer.end : quoted.outer.end + 2]
    ends = any(text[end - 1] in ".!?…" for end in (quoted.inner.end, quoted.outer.end))
    return (
        (ends and (not rest.strip() or rest[:1] in "\n"))
        or rest[:1] in ".!?…"
        or (ends and rest[:1] == " ")
    )


def _add_speech(context: Context, talk: Talk, said: _Said, speech: Speech, number: int) -> None:
    ann = context.ann
    speaker = speech.speaker
    if speaker.entity is None or speaker.entity in ann.media:
        said.frames.append(Frame(speech.span, None, None, ()))
        return
    words = ann.span(min(speech.verb, speaker.first), max(speech.verb, speaker.last))
    doubt = _doubt_of(ann, speech.verb)
    _add_piece(ann, said, speech.span, speaker.entity, (words,), doubt)
    talk.told(number, speaker.entity)
    talk.told(ann.unit_at[speech.verb], speaker.entity)
    _carry(context, said, speaker.entity, speech.verb)


def _doubt_of(ann: Annotated, verb: int) -> str | None:
    """„Х бил казал“: the report has it from others, and does not say from whom."""
    group = ann.verb_at.get(verb)
    if group is None or group.mood != "heard":
        return None
    words = {ann.lower(i) for i in range(group.first, group.last + 2)}
    return None if words.isdisjoint(_SAID_TO_HAVE) else HEARSAY


def _add_piece(
    ann: Annotated,
    said: _Said,
    inner: Span,
    speaker: str | None,
    evidence: tuple[Span, ...],
    doubt: str | None = None,
) -> None:
    text = ann.text_of(inner)
    words = text.strip().rstrip(",–—- ")
    start = inner.start + text.index(words)
    span = Span(start, start + len(words))
    said.quotes.append(
        Quote(
            speaker=speaker,
            text=words,
            evidence=(span, *evidence),
            certainty="low" if doubt else "high",
            reason=doubt,
        )
    )
    said.frames.append(Frame(inner, speaker, None, evidence))


def _names(ann: Annotated, quoted: Quoted, opening: int) -> bool:
    """Whether the stretch is a title: behind a noun that names, or itself a name."""
    titled = {hit.last for hit in ann.found("titled")}
    titled |= {hit.last for _, hit in ann.found_kind("documents")}
    behind = range(ann.token_at(quoted.outer.end), ann.token_at(quoted.outer.end) + 5)
    saw = ann.found_in(behind, "proverb")
    return (
        bool(saw)
        or is_name(ann, quoted)
        or opening - 1 in titled
        or "naming" in ann.classes(opening - 1)
    )


def _has_verb(ann: Annotated, quoted: Quoted) -> bool:
    first, last = ann.token_at(quoted.inner.start), ann.token_at(quoted.inner.end - 1)
    return any(i in ann.verb_at and ann.verb_at[i].kind == "finite" for i in range(first, last + 1))


def _inside(inner: Span, outer: Span) -> bool:
    """Whether ``outer`` holds ``inner`` but for a full stop at its end."""
    return outer.start <= inner.start and inner.end <= outer.end + 1


def _this_said(context: Context, talk: Talk, said: _Said, number: int) -> None:
    """„Това съобщи Х“: the sentence before it is his word."""
    ann = context.ann
    unit = ann.units[number]
    hits = ann.found_in(range(unit.start, unit.start + 2), "this_said") if number else ()
    speech = this_speaker(talk, hits[0].last + 1) if hits else None
    if speech is None or speech[0].entity is None or speech[0].entity in ann.media:
        return
    speaker, verb = speech
    before = ann.sentences[number - 1].span
    if any(f.span == before or _inside(f.span, before) for f in said.frames if f.speaker):
        return
    words = ann.span(min(verb, speaker.first), max(verb, speaker.last))
    own = _own_of_reporter(ann.verb_at.get(verb))
    said.frames.append(Frame(before, speaker.entity, None, (words,), taken_over=own))
    talk.told(number, speaker.entity or "")


def _own_of_reporter(group: VerbGroup | None) -> tuple[type[Fact], ...]:
    """What the reporter tells as his own in the sentence before „Това съобщи Х“.

    „Това обеща Х“, „това смята Х“ leave the matter with him; „това съобщи Х“ and „това обявиха
    Х и У“ pass on news; what „това подчерта Х“ says of plans stays his."""
    if group is None or group.senses & {"promise", "believe", "demand"}:
        return ()
    news = "relay" in group.senses or group.plural
    return (Event, Document, NextStep) if news else (Event, Document)
