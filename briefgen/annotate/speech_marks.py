"""Stretches between quotation marks, in every style that Bulgarian media use."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefgen.model import Span

# What may close what; Bulgarian text mixes the styles freely. Commas and apostrophes
# stand in pairs for marks that a keyboard has not: ,,…‘‘ and ''…''.
_CLOSERS: dict[str, tuple[str, ...]] = {
    "„": ("“", "”", '"', "‟", "‘‘", "’’"),
    "“": ("”", '"', "“"),
    "«": ("»",),
    '"': ('"', "”", "“"),
    "”": ("”", '"'),
    ",,": ("‘‘", "’’", "''", "“", "”", '"', ",,"),
    "''": ("''",),
    "‘‘": ("’’", "‘‘"),
    "``": ("''", "``"),
    "‚": ("‘", "’"),
}
_OPENERS = re.compile(r",,(?=\w)|''(?=\w)|‘‘(?=\w)|``(?=\w)|‚(?=\w)|[„“«\"”]")
# What matters behind an opening mark: its closers, and „ that opens another stretch.
_WITHIN = {
    opener: re.compile("|".join(map(re.escape, closers)) + ("" if opener == '"' else "|„"))
    for opener, closers in _CLOSERS.items()
}
_PARAGRAPH = re.compile(r"[^\n]+")
_LONGEST = 3000
_DEEPEST = 4
# No speech runs over more paragraphs than these without a mark.
_PARAGRAPHS = 4


@dataclass(frozen=True, slots=True)
class Quoted:
    """``outer`` includes the marks, ``inner`` does not."""

    outer: Span
    inner: Span


def quoted_spans(text: str) -> tuple[Quoted, ...]:
    """The outermost quoted stretches of ``text``; unbalanced marks give none.

    A speech of several paragraphs whose last one alone is closed gives one stretch for
    each of them.
    """
    found: list[Quoted] = []
    open_speech: list[Quoted] = []
    for paragraph in _PARAGRAPH.finditer(text):
        own, unclosed = _in_paragraph(text, paragraph.start(), paragraph.end())
        starts = bool(own) and not text[paragraph.start() : own[0].outer.start].strip()
        found += own
        if unclosed:
            open_speech.append(unclosed)
            continue
        if starts and len(open_speech) < _PARAGRAPHS:
            found += open_speech
        open_speech = []
    return tuple(sorted(found, key=lambda quoted: quoted.outer))


def _in_paragraph(text: str, start: int, end: int) -> tuple[list[Quoted], Quoted | None]:
    """The closed stretches, and the whole paragraph where its first mark never closes."""
    found: list[Quoted] = []
    unclosed = None
    at = start
    while (opening := _OPENERS.search(text, at, end)) is not None:
        place = opening.start()
        inner = opening.end()
        closed = _closing(text, opening[0], place, inner, end)
        if closed is None:
            if not text[start:place].strip() and text[inner:end].strip():
                unclosed = Quoted(Span(place, end), Span(inner, end))
            at = inner
            continue
        found.append(Quoted(Span(place, closed.end), Span(inner, closed.start)))
        at = closed.end
    return found, unclosed if not found else None


def _closing(text: str, opener: str, place: int, inner: int, end: int) -> Span | None:
    """The place of the mark that closes ``opener``."""
    before = text[place - 1] if place else " "
    if before.isalnum() or inner >= end or text[inner].isspace():
        return None
    depth = 0
    for mark in _WITHIN[opener].finditer(text, inner, min(end, inner + _LONGEST)):
        if mark[0] == "„" or _opens(text, mark.start(), mark.end(), end):
            depth += 1
        elif depth:
            depth -= 1
        else:
            return Span(mark.start(), mark.end())
        if depth > _DEEPEST:
            break  # marks that nobody ever closes
    return None


def _opens(text: str, at: int, after: int, end: int) -> bool:
    """A mark after a space and before a letter opens, whatever its shape."""
    return text[at - 1] in " (" and after < end and text[after].isalnum()
