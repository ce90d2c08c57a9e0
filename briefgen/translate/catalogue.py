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

ENGINE = re.compile(r"engine:\s*(\S.*)", re.IGNORECASE)
# As long as a name with its version; what is longer is a remark.
_NAME = re.compile(r"(?=.{2,40}$)[^\s:]+(?: [^\s:]+){0,3}(?<![.!?])")
_STRING = r'"(?:[^"\\]|\\.)*"'
# The words that an obsolete entry had before: of no use, and Babel cannot read them.
_OBSOLETE_PREVIOUS = re.compile(r"^[ \t]*#~[ \t]*\|.*$", re.MULTILINE)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_LINE = re.compile(rf"#.*|(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)\s+)?{_STRING}|")
_SYNTAX = 'write each line as msgctxt "…", msgid "…", msgstr "…" or a quoted continuation'
_HEADER = 'write a header as Poedit does, with "Content-Type: text/plain; charset=UTF-8\\n"'

# The context and the normalised words of an entry: what tells it apart.
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Translation:
    """Words in the other language; ``engine`` drafted them if nobody reviewed them."""

    text: str
    engine: str | None = None


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Translations by context and normalised words; ``lines`` says where each stands."""

    path: str = ""
    entries: Mapping[Key, Translation] = field(default_factory=dict)
    lines: Mapping[Key, int] = field(default_factory=dict)

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
                "copy the words exactly from the article, or let `briefgen translate` set it aside",
                kind="catalogue",
                severity="advice",
            )
            for key, line in self.lines.items()
            if key not in known
        )


def normalised(words: str) -> str:
    """The form in which words are compared and written.

    NFC, every run of white space one space, no control characters.
    """
    return _CONTROL.sub("", " ".join(unicodedata.normalize("NFC", words).split()))


def read_catalogue(path: Path) -> Catalogue:
    """The catalogue in the file; raises ``InputError`` naming every broken line."""
    return parse_catalogue(path.read_bytes(), str(path))


def parse_catalogue(data: bytes, path: str) -> Catalogue:
    """The catalogue in ``data``; raises ``InputError`` naming every broken line of ``path``."""
    text = po_text(data, path)
    # Babel drops the first and last character of an unquoted string without a word.
    odd = [n for n, line in enumerate(text.split("\n"), 1) if not _is_line(line.strip())]
    if odd:
        raise InputError(*(_problem(path, n, "not a line of a PO file", _SYNTAX) for n in odd))
    collected = Collector()
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
    problems = [
        *_misfits(messages, path),
        *_duplicates(messages, path),
        *_wordless(collected.seen, path),
    ]
    if problems:
        raise InputError(*sorted(problems, key=lambda problem: problem.line))
    filled = [message for message in messages if message.string]
    return Catalogue(
        path,
        MappingProxyType({key_of(message): translation_of(message) for message in filled}),
        MappingProxyType({key_of(message): message.lineno or 1 for message in filled}),
    )


class Collector(Catalog):
    """Keeps every entry as written: a plain catalogue merges two equal ones silently."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[Message] = []

    def __setitem__(self, key: Any, message: Message) -> None:
        self.seen.append(message)
        super().__setitem__(key, message)


def _is_line(line: str) -> bool:
    return bool(_LINE.fullmatch(line.removeprefix("#~").strip() if line[:2] == "#~" else line))


def po_text(data: bytes, path: str) -> str:
    """The lines of a PO file as Babel can read them, each where it was.

    Raises ``InputError`` where they are not UTF-8.
    """
    try:
        return _OBSOLETE_PREVIOUS.sub("", data.decode("utf-8-sig"))
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


def _wordless(messages: Iterable[Message], path: str) -> Iterator[Problem]:
    """An empty msgid is the header's, and there is one header."""
    empty = [message for message in messages if not message.id]
    for n, message in enumerate(empty):
        if n > 0 or message.context:
            yield _problem(path, message.lineno or 1, "no words in msgid", "remove the entry")


def _duplicates(messages: Iterable[Message], path: str) -> Iterator[Problem]:
    first: dict[Key, int] = {}
    for message in messages:
        key, line = key_of(message), message.lineno or 1
        if key in first:
            what = f'"{_short(key[1])}" has a second translation as {key[0]}'
            yield _problem(path, line, what, f"keep one; the first is on line {first[key]}")
        first.setdefault(key, line)


def key_of(message: Message) -> Key:
    return (message.context or "", normalised(str(message.id)))


def translation_of(message: Message) -> Translation:
    """The translation in an entry, with its engine where it is ``fuzzy``."""
    text = normalised(str(message.string))
    if not message.fuzzy:
        return Translation(text)
    comments = [c.strip() for c in (*message.user_comments, *message.auto_comments)]
    named = [found[1].strip() for c in comments if (found := ENGINE.match(c))]
    # Babel takes the words that an entry had before (`#| msgid`) for a comment.
    bare = [c for c in comments if _NAME.fullmatch(c) and c[0] != "|"]
    return Translation(text, [*named, *bare, UNNAMED_ENGINE][0])


def _problem(path: str, line: int, what: str, remedy: str) -> Problem:
    return Problem(path, line, what, remedy, kind="catalogue")


def _short(words: str) -> str:
    return words if len(words) <= 60 else words[:59] + "…"
