"""Paragraphs and sentences, with the abbreviations of Bulgarian respected."""

from __future__ import annotations

import re
from collections.abc import Iterator

import sentencex  # type: ignore[import-untyped]  # it ships no types

from briefgen.languages import Lexicon
from briefgen.model import Sentence, Span

_PARAGRAPH = re.compile(r"[^\n]+")
# „… през 2025 г. Според …“; before a name the sentence may go on.
_AFTER_YEAR = re.compile(r"(?<=\d г\. )([„“\"«]?[А-Я][а-я]+)")
_YEAR_END = re.compile(r"\d г\.\s*$")
_OPENING = frozenset({"function", "opening_adjective"})
_QUOTES = frozenset("„“\"«")
_TAIL = 60
_LAST_WORD = re.compile(r"(\S+)$")


def split_sentences(text: str, lexicon: Lexicon) -> tuple[Sentence, ...]:
    """The sentences of ``text``; each span is stripped of white space."""
    sentences = []
    number = 0
    for match in _PARAGRAPH.finditer(text):
        if not match.group().strip():
            continue
        for start, end in _in_paragraph(match.group(), lexicon):
            span = _strip(text, match.start() + start, match.start() + end)
            if span.start < span.end:
                sentences.append(Sentence(span, number))
        number += 1
    return tuple(sentences)


def _in_paragraph(text: str, lexicon: Lexicon) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    at = 0
    for piece in _pieces(text, lexicon):
        # The pieces are found again in order: offsets must be code points.
        start = text.index(piece, at)
        at = start + len(piece)
        # The last words tell; looking at all of them would take the square of the time.
        before = text[max(merged[-1][0], merged[-1][1] - _TAIL) : merged[-1][1]] if merged else ""
        if merged and _goes_on(before, piece, lexicon):
            merged[-1] = (merged[-1][0], at)
        else:
            merged.append((start, at))
    return merged


def _pieces(text: str, lexicon: Lexicon) -> Iterator[str]:
    """The splitter's pieces, cut again behind „2025 г.“ where a sentence begins."""
    for piece in sentencex.segment(lexicon.lang, text):
        start = 0
        for match in _AFTER_YEAR.finditer(piece):
            if _begins_anew(match[1], lexicon):
                yield piece[start : match.start(1)]
                start = match.start(1)
        yield piece[start:]


def _begins_anew(text: str, lexicon: Lexicon) -> bool:
    if text[:1] in _QUOTES:
        return True
    word = re.match(r"[А-Я][а-я]*", text)
    return word is not None and not lexicon.classes(word[0].lower()).isdisjoint(_OPENING)


def _goes_on(before: str, after: str, lexicon: Lexicon) -> bool:
    """Whether a split between the two was a mistake."""
    if _YEAR_END.search(before) and _begins_anew(after, lexicon):
        return False
    last = _LAST_WORD.search(before.rstrip())
    first = after.lstrip()[:1]
    if last is None or not first:
        return True
    classes = lexicon.classes(last[1].strip('(„"“').lower())
    if "abbreviation" in classes:
        return True
    return first.islower() or ("abbreviation_before_lower" in classes and not first.isupper())


def _strip(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
