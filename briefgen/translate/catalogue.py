"""The catalogue of one article: its words in the other language, from gettext PO.

Every entry says in ``msgctxt`` what its words are, because the same words may
need another translation as a title than in a sentence. A ``fuzzy`` entry is a
machine's draft that nobody has reviewed; its translator comment names the
engine (``engine: NAME``, or the short ``NAME`` alone).
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, get_args

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, PoFileParser

from briefgen.errors import InputError, Problem

Context = Literal["title", "sentence", "step", "document", "about", "outcome", "quote", "after"]
CONTEXTS: tuple[Context, ...] = get_args(Context)
UNNAMED_ENGINE = "an unnamed engine"

_ENGINE = re.compile(r"engine:\s*(\S.*)", re.IGNORECASE)
# As long as a name with its version; what is longer is a remark.
_NAME = re.compile(r"(?=.{2,40}$)[^\s:]+(?: [^\s:]+){0,3}(?<![.!?])")
_STRING = r'"(?:[^"\\]|\\.)*"'
_LINE = re.compile(rf"#.*|(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)\s+)?{_STRING}|")
_SYNTAX = 'write each line as msgctxt "…", msgid "…", msgstr "…" or a quoted continuation'
_HEADER = 'write a header as Poedit does, with "Content-Type: text/plain; charset=UTF-8\\n"'


@dataclass(frozen=True, slots=True)
class Translation:
    """Words in the other language; ``engine`` drafted them if nobody reviewed them."""

    text: str
    engine: str | None = None


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Translations by context and normalised words; ``lines`` says where each stands."""

    path: str = ""
    entries: Mapping[tuple[str, str], Translation] = field(default_factory=dict)
    lines: Mapping[tuple[str, str], int] = field(default_factory=dict)

    def lookup(self, context: Context, words: str) -> Translation | None:
        return self.entries.get((context, normalised(words)))

    def unused(self, wanted: Iterable[tuple[Context, str]]) -> tuple[Problem, ...]:
        """Advice on entries whose words the briefing does not ask for (any more)."""
        known = {(context, normalised(words)) for context, words in wanted}
        return tuple(
            Problem(
                self.path,
                line,
                f'no {key[0]} of the article has the words "{_short(key[1])}"',
                "copy the words exactly from the article, or remove the entry",
                kind="catalogue",
                severity="advice",
            )
            for key, line in self.lines.items()
            if key not in known
        )


def normalised(words: str) -> str:
    """The form in which words are compared: NFC, every run of white space one space."""
    return " ".join(unicodedata.normalize("NFC", words).split())


def read_catalogue(path: Path) -> Catalogue:
    """The catalogue in the file; raises ``InputError`` naming every broken line."""
    return parse_catalogue(path.read_bytes(), str(path))


def parse_catalogue(data: bytes, path: str) -> Catalogue:
    text = _decoded(data, path)
    # Babel drops the first and last character of an unquoted string without a word.
    odd = [n for n, line in enumerate(text.split("\n"), 1) if not _LINE.fullmatch(line.strip())]
    if odd:
        raise InputError(*(_problem(path, n, "not a line of a PO file", _SYNTAX) for n in odd))
    collected = _Collector()
    try:
        PoFileParser(collected, abort_invalid=True).parse(StringIO(text))
    except PoFileError as error:
        what = str(error).removesuffix(f" on {error.lineno}")
        raise InputError(_problem(path, error.lineno + 1, what, _SYNTAX)) from error
    except (ValueError, AssertionError, IndexError, LookupError, TypeError) as error:
        # A header that names an impossible charset or plural form.
        what = f"a header that cannot be read ({error})"
        raise InputError(_problem(path, 1, what, _HEADER)) from error
    messages = [message for message in collected.seen if message.id]
    problems = [*_misfits(messages, path), *_duplicates(messages, path)]
    if problems:
        raise InputError(*sorted(problems, key=lambda problem: problem.line))
    filled = [message for message in messages if message.string]
    return Catalogue(
        path,
        MappingProxyType({_key(message): _translation(message) for message in filled}),
        MappingProxyType({_key(message): message.lineno or 1 for message in filled}),
    )


class _Collector(Catalog):
    """Keeps every entry as written: a plain catalogue merges two equal ones silently."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[Message] = []

    def __setitem__(self, key: Any, message: Message) -> None:
        self.seen.append(message)
        super().__setitem__(key, message)


def _decoded(data: bytes, path: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        remedy = "save the file as UTF-8"
        raise InputError(_problem(path, line, "not UTF-8", remedy)) from error


def _misfits(messages: Iterable[Message], path: str) -> Iterator[Problem]:
    for message in messages:
        if not message.id:
            continue
        line = message.lineno or 1
        if message.pluralizable:
            yield _problem(path, line, "msgid_plural", "an article's words have one form")
        elif message.context not in CONTEXTS:
            near = difflib.get_close_matches(message.context or "", CONTEXTS, 1, 0.5)
            what = f'msgctxt "{message.context}"' if message.context else "no msgctxt"
            remedy = f'write "{near[0]}"' if near else f"write one of {', '.join(CONTEXTS)}"
            yield _problem(path, line, what, remedy)


def _duplicates(messages: Iterable[Message], path: str) -> Iterator[Problem]:
    first: dict[tuple[str, str], int] = {}
    for message in messages:
        key, line = _key(message), message.lineno or 1
        if key in first:
            what = f'"{_short(key[1])}" has a second translation as {key[0]}'
            yield _problem(path, line, what, f"keep one; the first is on line {first[key]}")
        first.setdefault(key, line)


def _key(message: Message) -> tuple[str, str]:
    return (message.context or "", normalised(str(message.id)))


def _translation(message: Message) -> Translation:
    text = normalised(str(message.string))
    if not message.fuzzy:
        return Translation(text)
    comments = [c.strip() for c in (*message.user_comments, *message.auto_comments)]
    named = [found[1].strip() for c in comments if (found := _ENGINE.search(c))]
    bare = [c for c in comments if _NAME.fullmatch(c)]
    return Translation(text, [*named, *bare, UNNAMED_ENGINE][0])


def _problem(path: str, line: int, what: str, remedy: str) -> Problem:
    return Problem(path, line, what, remedy, kind="catalogue")


def _short(words: str) -> str:
    return words if len(words) <= 60 else words[:59] + "…"
