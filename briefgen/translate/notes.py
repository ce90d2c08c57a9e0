"""The comments of a catalogue's entry: flags, engines, and what the command itself notes.

Translators' comments (``# …``) are people's and stay. ``#. previously: …`` with
``#| msgid`` is the command's note on an edited sentence: what stood there
before, and how it was translated.
"""

from __future__ import annotations

import re
from dataclasses import replace

from briefgen.translate.catalogue import ENGINE
from briefgen.translate.po_file import Entry, string_lines

_REVIEWED = "# draft reviewed"
_PREVIOUSLY = "#. previously:"
# The order of comments in a PO file, by their second character.
_ORDER = ".:,|"
# `15 % от` looks like a format of Python to some programs, and msgfmt would then check it.
_FORMAT = re.compile(r"(?!no-)[a-z-]+-format")


def remarks(entry: Entry) -> tuple[str, ...]:
    """The comments that people left on it."""
    return tuple(
        line for line in entry.comments if _said(line) and line != _REVIEWED and not _engine(line)
    )


def drafted_by(entry: Entry) -> str | None:
    """The engine whose words nobody has reviewed, also where an obsolete entry lost its flag."""
    if entry.engine or not entry.obsolete or _REVIEWED in entry.comments:
        return entry.engine
    return next(filter(None, map(_engine, entry.comments)), None)


def set_aside(entry: Entry) -> Entry:
    """``entry`` as an obsolete one.

    Some programs drop the flags of an obsolete entry, so the comments say
    whether its words are a draft: they are where an engine is named and
    no ``draft reviewed`` stands beside it.
    """
    if entry.obsolete:
        return entry
    comments = tuple(c for c in _without_previous(entry.comments) if c != _REVIEWED)
    named = any(map(_engine, comments))
    if entry.engine and not named:
        comments = _with(comments, f"# engine: {entry.engine}")
    if named and not entry.engine:
        comments = _with(comments, _REVIEWED)
    return replace(entry, comments=comments, obsolete=True)


def brought_back(entry: Entry) -> Entry:
    """An obsolete ``entry`` whose words are in the article again."""
    if not entry.obsolete:
        return entry
    engine = drafted_by(entry)
    comments = tuple(line for line in entry.comments if line != _REVIEWED)
    entry = replace(entry, comments=comments, obsolete=False)
    return as_draft(entry, engine) if engine else entry


def as_draft(entry: Entry, engine: str) -> Entry:
    """``entry`` with the mark that ``engine`` wrote its words, in place of any other."""
    comments = entry.comments
    if engine not in map(_engine, comments):
        others = tuple(line for line in comments if not _engine(line))
        comments = _with(others, f"# engine: {engine}")
    flags = _flags(comments)
    if "fuzzy" not in flags:
        comments = _with_flags(comments, ["fuzzy", *flags])
    return replace(entry, comments=comments, engine=engine)


def tidied(entry: Entry) -> Entry:
    """``entry`` without flags that other programs guessed, and without a note that has served."""
    flags = _flags(entry.comments)
    real = [flag for flag in flags if not _FORMAT.fullmatch(flag)]
    comments = entry.comments if real == flags else _with_flags(entry.comments, real)
    if entry.text and not entry.engine and any(map(_is_note, comments)):
        comments = _without_previous(comments)
    return replace(entry, comments=comments)


def with_remarks(entry: Entry, other: Entry) -> Entry:
    """``entry`` with the remarks on a second one for the same words, and its translation as one."""
    comments = entry.comments
    also = [f"# also: {other.text}"] if other.text not in ("", entry.text) else []
    for line in (*remarks(other), *also):
        comments = comments if line in comments else _with(comments, line)
    return replace(entry, comments=comments)


def previously(old: Entry) -> tuple[str, ...]:
    """The note on an edited sentence: its ``old`` words, and their translation."""
    return (f"{_PREVIOUSLY} {old.text}", *string_lines("msgid", old.key[1], "#| "))


def _said(line: str) -> str:
    """What a translator's comment says; empty for other comments."""
    return "" if line[1:2] in _ORDER else line[1:].strip()


def _engine(line: str) -> str | None:
    found = ENGINE.match(_said(line))
    return found[1].strip() if found else None


def _is_note(line: str) -> bool:
    return line.startswith(_PREVIOUSLY)


def _without_previous(comments: tuple[str, ...]) -> tuple[str, ...]:
    """Without the note; it is the last of ``#.``, and other programs break it into lines."""
    note = next((n for n, line in enumerate(comments) if _is_note(line)), len(comments))
    return tuple(
        line
        for n, line in enumerate(comments)
        if not line.startswith("#|") and not (n >= note and line.startswith("#."))
    )


def _flags(comments: tuple[str, ...]) -> list[str]:
    lines = [line[2:] for line in comments if line.startswith("#,")]
    return [flag.strip() for line in lines for flag in line.split(",") if flag.strip()]


def _with_flags(comments: tuple[str, ...], flags: list[str]) -> tuple[str, ...]:
    others = tuple(line for line in comments if not line.startswith("#,"))
    return _with(others, "#, " + ", ".join(flags)) if flags else others


def _with(comments: tuple[str, ...], line: str) -> tuple[str, ...]:
    """``line`` behind the comments of its kind and of the kinds that come before it."""
    at = next((n for n, other in enumerate(comments) if _rank(other) > _rank(line)), len(comments))
    return (*comments[:at], line, *comments[at:])


def _rank(line: str) -> int:
    return _ORDER.find(line[1:2] or " ")
