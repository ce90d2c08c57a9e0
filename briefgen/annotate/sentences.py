"""Paragraphs and sentences, with the abbreviations of Bulgarian respected."""

from __future__ import annotations

import re

import sentencex  # type: ignore[import-untyped]  # it ships no types

from briefgen.languages import Lexicon
from briefgen.model import Sentence, Span

_PARAGRAPH = re.compile(r"[^\n]+")
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
    for piece in sentencex.segment(lexicon.lang, text):
        # The pieces are found again in order: offsets must be code points.
        start = text.index(piece, at)
        at = start + len(piece)
        if merged and _goes_on(text[merged[-1][0] : merged[-1][1]], piece, lexicon):
            merged[-1] = (merged[-1][0], at)
        else:
            merged.append((start, at))
    return merged


def _goes_on(before: str, after: str, lexicon: Lexicon) -> bool:
    """Whether a split between the two was a mistake."""
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
