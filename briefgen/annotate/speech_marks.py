"""Stretches between quotation marks, in every style that Bulgarian media use."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefgen.model import Span

# What may close what; Bulgarian text mixes the styles freely.
_CLOSERS = {"„": '“”"‟', "“": '”"', "«": "»", '"': '"”“', "”": "”"}
_LONGEST = 3000
_DEEPEST = 4


@dataclass(frozen=True, slots=True)
class Quoted:
    """``outer`` includes the marks, ``inner`` does not."""

    outer: Span
    inner: Span


def quoted_spans(text: str) -> tuple[Quoted, ...]:
    """The outermost quoted stretches of ``text``; unbalanced marks give none."""
    found = []
    for paragraph in re.finditer(r"[^\n]+", text):
        at, end = paragraph.start(), paragraph.end()
        while at < end:
            close = _closing(text, at, end) if text[at] in _CLOSERS else -1
            if close < 0:
                at += 1
                continue
            found.append(Quoted(Span(at, close + 1), Span(at + 1, close)))
            at = close + 1
    return tuple(found)


def _closing(text: str, opening: int, end: int) -> int:
    """The place of the mark that closes the one at ``opening``, or -1."""
    before = text[opening - 1] if opening else " "
    if before.isalnum() or opening + 1 >= end or text[opening + 1].isspace():
        return -1
    closers = _CLOSERS[text[opening]]
    depth = 0
    for at in range(opening + 1, min(end, opening + _LONGEST)):
        char = text[at]
        if depth > _DEEPEST:
            return -1  # marks that nobody ever closes
        if char == "„" and text[opening] != '"':
            depth += 1
        elif char in closers:
            if _opens(text, at, end):
                depth += 1
            elif depth:
                depth -= 1
            else:
                return at
    return -1


def _opens(text: str, at: int, end: int) -> bool:
    """A mark after a space and before a letter opens, whatever its shape."""
    after = text[at + 1] if at + 1 < end else " "
    return text[at - 1] in " (" and (after.isalnum())
