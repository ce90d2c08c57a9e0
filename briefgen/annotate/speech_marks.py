"""Stretches between quotation marks, in every style that Bulgarian media use."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from briefgen.model import Span

# What may close what; Bulgarian text mixes the styles freely.
_CLOSERS = {
    "„": frozenset(("“", "”", '"', "‟", "″")),
    "“": frozenset(("”", '"', "“")),
    "”": frozenset(("”",)),
    "‟": frozenset(("”", '"')),
    "«": frozenset(("»", "“", "”", '"')),
    "»": frozenset(("«",)),
    '"': frozenset(('"', "”", "“", "″")),
    "″": frozenset(("″", '"', "”", "“")),
    ",,": frozenset(("‘‘", "''", "’’", '"', "“", "”")),
    "''": frozenset(("''",)),
    "‘‘": frozenset(("’’", "‘‘")),
    "‚": frozenset(("‘", "’", "'")),
    "‘": frozenset(("’",)),
    "'": frozenset(("'",)),
}
# These are apostrophes, too, and need more proof.
_SINGLE = frozenset("‚‘'")
_MARK = re.compile(r",,(?=[^\s,])|''|‘‘|’’|[„“”‟\"″«»‚‘’']")
_PARAGRAPH = re.compile(r"[^\n]+")
_LONGEST = 3000
_LONGEST_SINGLE = 200
_LONGEST_NAME = 60
_DEEPEST = 4
_NEW_SENTENCE = re.compile(r"[.!?…]\s+\S")
_REPORTER = re.compile(r"[,–—-]\s+[а-я]+ (?:той|тя|те|още)\b")
_SPEECH_END = re.compile(r"\s*(?:[,–—-]|[.!?…]*$)")


@dataclass(frozen=True, slots=True)
class Quoted:
    """``outer`` includes the marks, ``inner`` does not."""

    outer: Span
    inner: Span


class _Mark(NamedTuple):
    start: int
    end: int
    shape: str


def quoted_spans(text: str) -> tuple[Quoted, ...]:
    """The outermost quoted stretches of ``text``.

    A mark that nobody closes gives a stretch up to the end of its paragraph only
    where the speech goes on in the next one, which opens with a mark again, or
    where it is one sentence behind a colon.
    """
    found: list[Quoted] = []
    speech: list[Quoted] = []  # the paragraphs of a speech that is not over yet
    for start, end, marks in _paragraphs(text):
        closed = list(_closed(text, start, end, marks))
        opens = bool(marks) and marks[0].start == start
        whole = bool(closed) and closed[0].outer.start == start
        if speech and opens and whole and _ends_speech(text, end, closed[0]):
            found += speech
        found += closed
        if whole or not opens:
            speech = []
        left = None if whole else _left_open(text, marks, closed, opens=opens)
        if left is None:
            continue
        stretch = Quoted(Span(left.start, end), Span(left.end, end))
        if _is_one_sentence(text, stretch) and _is_behind_colon(text, left.start):
            found.append(stretch)
        speech.append(stretch)
    return _outermost(found)


def _paragraphs(text: str) -> Iterator[tuple[int, int, list[_Mark]]]:
    """Start, end and marks of each paragraph."""
    marks = [_Mark(m.start(), m.end(), m[0]) for m in _MARK.finditer(text)]
    at = 0
    for paragraph in _PARAGRAPH.finditer(text) if marks else ():
        start, end = _stripped(text, *paragraph.span())
        first = at
        while at < len(marks) and marks[at].start < end:
            at += 1
        if start < end:
            yield start, end, marks[first:at]


def _outermost(found: list[Quoted]) -> tuple[Quoted, ...]:
    found.sort(key=lambda q: (q.outer.start, -q.outer.end))
    kept: list[Quoted] = []
    for quoted in found:
        if not kept or quoted.outer.start >= kept[-1].outer.end:
            kept.append(quoted)
    return tuple(kept)


def _closed(text: str, start: int, end: int, marks: Sequence[_Mark]) -> Iterator[Quoted]:
    """The stretches of a paragraph that are closed in it."""
    i = 0
    while i < len(marks):
        close = _closing(text, start, end, marks, i)
        if close < 0:
            i += 1
            continue
        inner = _stripped(text, marks[i].end, marks[close].start)
        if inner[0] < inner[1]:
            yield Quoted(Span(marks[i].start, marks[close].end), Span(*inner))
        i = close + 1


def _closing(text: str, start: int, end: int, marks: Sequence[_Mark], i: int) -> int:
    """The number of the mark that closes number ``i``, or -1."""
    mark = marks[i]
    limit = _reach(text, start, end, mark)
    depth = 0
    for j in range(i + 1, len(marks) if limit else 0):
        at, _, shape = marks[j]
        if depth > _DEEPEST or at - mark.end > limit:
            return -1  # marks that nobody ever closes
        closes = shape in _CLOSERS[mark.shape] or (shape == "„" and _only_closes(text, at, end))
        if not closes:
            depth += shape == "„" or shape == mark.shape
        elif mark.shape in _SINGLE:
            if not text[at - 1].isspace() and not text[at + 1 : at + 2].isalnum():
                return j if at - mark.end > 1 else -1
        elif _opens(text, at, end):
            depth += 1
        elif depth:
            depth -= 1
        else:
            short = limit == _LONGEST_NAME
            return -1 if short and _NEW_SENTENCE.search(text, mark.end, at) else j
    return -1


def _reach(text: str, start: int, end: int, mark: _Mark) -> int:
    """How far behind ``mark`` its closing mark may stand; 0 where it opens nothing."""
    before = text[mark.start - 1] if mark.start > start else " "
    after = text[mark.end] if mark.end < end else "\n"
    if mark.shape not in _CLOSERS or after == "\n":
        return 0
    if mark.shape in _SINGLE:
        return _LONGEST_SINGLE if not before.isalnum() and after.isalpha() else 0
    if after.isspace():  # „ " Име " “: only a name is so sure
        return _LONGEST_NAME if before.isspace() else 0
    if before.isalnum():  # газопровода“Име“: the space is missing
        glued = before.isalpha() and after.isupper() and before.islower()
        return _LONGEST_NAME if glued or mark.shape == "„" else 0
    ends = after in ",.;:!?)" and not text.startswith("..", mark.end)
    return 0 if ends else _LONGEST


def _opens(text: str, at: int, end: int) -> bool:
    """A mark after a space and before a letter opens, whatever its shape."""
    after = text[at + 1] if at + 1 < end else " "
    return text[at - 1] in " (" and after.isalnum()


def _only_closes(text: str, at: int, end: int) -> bool:
    """Whether the low mark at ``at`` stands where only a closing one can."""
    after = text[at + 1] if at + 1 < end else " "
    return after in ",.;:!?)" or (after.isspace() and not text[at - 1].isspace())


def _left_open(
    text: str, marks: Sequence[_Mark], closed: Sequence[Quoted], *, opens: bool
) -> _Mark | None:
    """The mark that opens the paragraph or stands behind a colon and is not closed."""
    for mark in marks if not opens else marks[:1]:
        if mark.shape in _SINGLE or mark.shape not in _CLOSERS:
            continue
        inside = any(q.outer.start <= mark.start < q.outer.end for q in closed)
        if not inside and (opens or _is_behind_colon(text, mark.start)):
            return mark
    return None


def _is_behind_colon(text: str, at: int) -> bool:
    while at and text[at - 1] == " ":
        at -= 1
    return at > 0 and text[at - 1] == ":"


def _is_one_sentence(text: str, stretch: Quoted) -> bool:
    """Whether nothing of the reporter's own can follow within ``stretch``."""
    words = text[slice(*stretch.inner)]
    clean = not any(m[0] in _CLOSERS and m[0] not in _SINGLE for m in _MARK.finditer(words))
    return clean and bool(words) and not (_NEW_SENTENCE.search(words) or _REPORTER.search(words))


def _ends_speech(text: str, end: int, last: Quoted) -> bool:
    """Whether ``last`` is a speech's end, not a name that opens a paragraph: „Име“ е …"""
    said = text[last.inner.end - 1] in ".!?…"
    return said or _SPEECH_END.match(text[last.outer.end : end]) is not None


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
