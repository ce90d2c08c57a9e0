"""A PO file, entry by entry, with its lines as they were written.

Babel reads and escapes the strings. It does not write the file: it would wrap
translators' comments anew, lose a header's unknown fields, the flags of an
obsolete entry and the words that an entry had before (``#|``), and put its own
name and the time into the header. So an entry that nobody changed keeps its
bytes, and a change in a catalogue is a small one to review.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from io import StringIO

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileParser, normalize

from briefgen.model import Lang
from briefgen.translate.catalogue import (
    Collector,
    Key,
    key_of,
    normalised,
    parse_catalogue,
    po_text,
    translation_of,
)

HEADER: Key = ("", "")
_LANGUAGE: dict[Lang, str] = {"bg": "Bulgarian", "en": "English"}
_WIDTH = 76
_Block = tuple[tuple[str, ...], tuple[str, ...], bool]


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: the lines of its comments, and its own lines without any ``#~``.

    ``text`` is its translation, normalised, or empty; ``engine`` who drafted it.
    """

    key: Key
    text: str
    comments: tuple[str, ...]
    lines: tuple[str, ...]
    engine: str | None = None
    obsolete: bool = False


@dataclass(frozen=True, slots=True)
class PoFile:
    """``header`` and ``entries`` in the file's order; ``rest`` are comments at its end."""

    header: Entry | None = None
    entries: tuple[Entry, ...] = ()
    rest: tuple[str, ...] = ()


def read_po(data: bytes, path: str) -> PoFile:
    """The entries in ``data``; raises ``InputError`` naming every broken line of ``path``."""
    parse_catalogue(data, path)
    *blocks, rest = _blocks(po_text(data, path).split("\n"))
    entries = [_entry(*block) for block in blocks]
    header = next((entry for entry in entries if entry.key == HEADER), None)
    return PoFile(header, tuple(entry for entry in entries if entry is not header), rest[0])


def render_po(file: PoFile) -> str:
    """The bytes-to-be of ``file``: the same for the same entries, with LF and without BOM."""
    blocks = [] if file.header is None else [file.header]
    texts = ["\n".join(_lines(entry)) for entry in (*blocks, *file.entries)]
    return "\n\n".join([*texts, *(["\n".join(file.rest)] if file.rest else [])]) + "\n"


def _lines(entry: Entry) -> Iterator[str]:
    yield from entry.comments
    yield from (f"#~ {line}" if entry.obsolete else line for line in entry.lines)


def with_header(file: PoFile, lang: Lang, article: str) -> PoFile:
    """``file`` with all that Poedit wants to know; the fields that are there stay as they are.

    No field holds a time, so that the same work gives the same bytes.
    """
    wanted = {
        "Project-Id-Version": "briefgen",
        "Language": lang,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": Catalog(locale=lang).plural_forms,
    }
    header, rest = file.header, file.rest
    if header is None:
        comments: tuple[str, ...] = (f"# {_LANGUAGE[lang]} words of {article}.",)
        if not file.entries:  # comments alone: what they say is said of the whole
            comments, rest = rest or comments, ()
        header = Entry(HEADER, "", comments, (*string_lines("msgid", ""), 'msgstr ""'))
    said = str(_message(header.comments, header.lines).string)
    named = {line.partition(":")[0].strip().lower() for line in said.splitlines()}
    missing = [f"{name}: {value}\n" for name, value in wanted.items() if name.lower() not in named]
    if missing:
        said += "" if said.endswith("\n") or not said else "\n"
        header = with_translation(header, said + "".join(missing))
    return replace(file, header=header, rest=rest)


def _blocks(lines: Iterable[str]) -> Iterator[_Block]:
    """Comments, own lines and whether obsolete, of each entry; the last block has only comments."""
    comments: list[str] = []
    own: list[str] = []
    complete = obsolete = False
    for line in (line.strip() for line in lines):
        old = line.startswith("#~")
        line = line[2:].strip() if old else line
        if not line:
            continue
        if complete and line.startswith(("#", "msgctxt", "msgid")):
            yield tuple(comments), tuple(own), obsolete
            comments, own, complete = [], [], False
        if line.startswith("#"):
            comments.append(line)
        else:
            own.append(line)
            obsolete = old
            complete = complete or line.startswith("msgstr")
    if complete:
        yield tuple(comments), tuple(own), obsolete
        comments = []
    yield tuple(comments), (), False


def _entry(comments: tuple[str, ...], lines: tuple[str, ...], obsolete: bool) -> Entry:
    message = _message(comments, lines)
    translation = translation_of(message)
    return Entry(key_of(message), translation.text, comments, lines, translation.engine, obsolete)


def _message(comments: tuple[str, ...], lines: tuple[str, ...]) -> Message:
    collected = Collector()
    PoFileParser(collected, abort_invalid=True).parse(StringIO("\n".join((*comments, *lines))))
    return collected.seen[0]


def new_entry(key: Key, comments: tuple[str, ...] = ()) -> Entry:
    """An entry that waits for its translation."""
    context, words = key
    lines = (*string_lines("msgctxt", context), *string_lines("msgid", words), 'msgstr ""')
    return Entry(key, "", comments, lines)


def with_translation(entry: Entry, text: str) -> Entry:
    """``entry`` with the translation ``text``; its other lines stay as they are."""
    msgstr = next(n for n, line in enumerate(entry.lines) if line.startswith("msgstr"))
    lines = (*entry.lines[:msgstr], *string_lines("msgstr", text))
    return replace(entry, lines=lines, text=normalised(text))


def string_lines(keyword: str, words: str, prefix: str = "") -> tuple[str, ...]:
    """``keyword "words"`` over as many lines as it takes, each after ``prefix``."""
    lines = f"{keyword} {normalize(words, width=_WIDTH)}".split("\n")
    return tuple(prefix + line for line in lines)
