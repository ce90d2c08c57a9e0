"""The article's text in flat pieces, so that overlapping evidence can be marked."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefgen.model import Lang, Span
from briefgen.record import BriefingRecord, SentenceRecord


@dataclass(frozen=True, slots=True)
class Marked:
    """A fact with its number on the page and the spans that carry it."""

    number: int
    id: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that carry the same facts all along.

    ``starts`` are the facts whose first evidence begins with this piece,
    ``ends`` those of which a span ends with it; ``gap`` says that words before
    it are left out.
    """

    words: str
    facts: tuple[Marked, ...] = ()
    starts: tuple[Marked, ...] = ()
    ends: tuple[Marked, ...] = ()
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    span: Span
    pieces: tuple[Piece, ...]
    gap_after: bool = False


def paragraphs(
    record: BriefingRecord, facts: Sequence[Marked], spans: Sequence[Span] | None = None
) -> list[Paragraph]:
    """What the source's rights let the page show: its paragraphs, or the given parts of them."""
    result = []
    by_start = sorted(((one, fact) for fact in facts for one in fact.spans), key=lambda p: p[0])
    longest = max((one.end - one.start for one, _ in by_start), default=0)
    for span in lines(record.text) if spans is None else spans:
        first = bisect_left(by_start, span.start - longest, key=lambda p: p[0].start)
        last = bisect_left(by_start, span.end, key=lambda p: p[0].start)
        near = {f.number: f for one, f in by_start[first:last] if _overlap(span, one)}
        here = [near[number] for number in sorted(near)]
        shown = list(_shown(record, span, here))
        pieces = tuple(_pieces(record.text, span, shown, here))
        gap_after = bool(shown) and bool(record.text[shown[-1].end : span.end].strip())
        result.append(Paragraph(span, pieces, gap_after))
    return result


def lines(text: str) -> list[Span]:
    """The paragraphs of a text."""
    return [Span(*found.span()) for found in re.finditer(r"[^\n]*\S[^\n]*", text)]


def runs(record: BriefingRecord, lang: Lang, facts: Sequence[Marked]) -> list[Span]:
    """The paragraphs, parted where translated sentences meet untranslated ones.

    So an untranslated sentence stands on the page once, with its evidence, and
    not a second time inside the translation. What is not shown parts nothing.
    """
    found: list[Span] = []
    evidence = cover(facts)
    for line in lines(record.text):
        start, before = line.start, None
        for sentence in sentences_in(record, line):
            span = Span(sentence.start, sentence.end)
            if not shows(record, span, evidence):
                continue
            translated = bool(getattr(sentence.text, lang))
            if before is not None and translated != before:
                found.append(Span(start, span.start))
                start = span.start
            before = translated
        found.append(Span(start, line.end))
    return found


def sentences_in(record: BriefingRecord, part: Span) -> list[SentenceRecord]:
    """The sentences that begin in ``part``."""
    first = bisect_left(record.sentences, part.start, key=lambda one: one.start)
    last = bisect_left(record.sentences, part.end, key=lambda one: one.start)
    return record.sentences[first:last]


def cover(facts: Sequence[Marked]) -> tuple[Span, ...]:
    """The stretches with evidence, sorted and apart: made once, asked for every sentence."""
    merged: list[Span] = []
    for span in sorted(span for fact in facts for span in fact.spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def shows(record: BriefingRecord, span: Span, evidence: Sequence[Span]) -> bool:
    """Whether a sentence may stand on the page as a whole; ``evidence`` is a cover."""
    if record.rights != "excerpt":
        return record.rights == "full"
    at = bisect_left(evidence, span.start, key=lambda one: one.end)
    while at < len(evidence) and evidence[at].start < span.end:
        if _overlap(span, evidence[at]):
            return True
        at += 1
    return False


def _shown(record: BriefingRecord, within: Span, facts: Sequence[Marked]) -> Iterator[Span]:
    if record.rights == "full":
        yield within
        return
    wanted = [_cut(span, within) for fact in facts for span in fact.spans if _overlap(span, within)]
    if record.rights == "excerpt":
        evidence = cover(facts)
        first = bisect_left(record.sentences, within.start, key=lambda one: one.end)
        for sentence in record.sentences[first:]:
            if sentence.start >= within.end:
                break
            span = Span(sentence.start, sentence.end)
            if shows(record, span, evidence):
                wanted.append(_cut(span, within))
    merged: list[Span] = []
    for span in sorted(span for span in wanted if span.start < span.end):
        joins = merged and not record.text[merged[-1].end : span.start].strip()
        if merged and (joins or span.start <= merged[-1].end):
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    yield from merged


def _pieces(
    text: str, within: Span, shown: Sequence[Span], facts: Sequence[Marked]
) -> Iterator[Piece]:
    before = within.start
    for part in shown:
        gap = bool(text[before : part.start].strip())
        before = part.end
        yield from _cut_at_edges(text, part, facts, gap=gap)


def _cut_at_edges(text: str, part: Span, facts: Sequence[Marked], *, gap: bool) -> Iterator[Piece]:
    """One pass over the edges: looking at every fact for every piece takes the square."""
    begins: dict[int, list[Marked]] = {}
    ends: dict[int, list[Marked]] = {}
    for fact in facts:
        for span in fact.spans:
            if _overlap(part, span):
                begins.setdefault(max(span.start, part.start), []).append(fact)
                ends.setdefault(min(span.end, part.end), []).append(fact)
    open_spans: dict[int, int] = {}
    by_number = {fact.number: fact for fact in facts}
    edges = sorted({part.start, part.end, *begins, *ends})
    for start, end in pairwise(edges):
        for fact in ends.get(start, ()):
            open_spans[fact.number] -= 1
        for fact in begins.get(start, ()):
            open_spans[fact.number] = open_spans.get(fact.number, 0) + 1
        open_spans = {number: count for number, count in open_spans.items() if count}
        here = tuple(by_number[number] for number in sorted(open_spans))
        closing = {fact.number for fact in ends.get(end, ())}
        yield Piece(
            words=text[start:end],
            facts=here,
            starts=tuple(f for f in here if f.spans[0].start == start),
            ends=tuple(
                f for f in here if f.number in closing and any(s.end == end for s in f.spans)
            ),
            gap=gap and start == part.start,
        )


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _cut(span: Span, within: Span) -> Span:
    return Span(max(span.start, within.start), min(span.end, within.end))
