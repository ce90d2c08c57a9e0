"""The search index: records in, Pagefind's files out.

Pagefind reads a folder of small HTML files, one a record, and makes an index
for each language it finds there. Its Python service would take the records
directly, but answers ten of them a second; the folder of two thousand takes
less than one.
"""

from __future__ import annotations

import dataclasses
import json
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from pathlib import Path

from pagefind.service import get_executable

from briefgen.errors import BriefgenError
from briefgen.search.records import SearchRecord

# Ready-made interfaces that Pagefind always writes; ours needs none of them.
_UNUSED = ("pagefind-ui.*", "pagefind-modular-ui.*", "pagefind-component-ui.*", "*-highlight.js")


class SearchIndexError(BriefgenError):
    """The index could not be made."""


def in_order(records: Iterable[SearchRecord]) -> list[SearchRecord]:
    return sorted(records, key=lambda record: (record.lang, record.url, record.title))


def as_json(records: Iterable[SearchRecord]) -> str:
    """One record a line, so that two builds can be compared with any tool."""
    lines = (
        json.dumps(dataclasses.asdict(record), ensure_ascii=False, sort_keys=True)
        for record in in_order(records)
    )
    return "[\n" + ",\n".join(lines) + "\n]\n"


def as_html(record: SearchRecord) -> str:
    """A record as the HTML that Pagefind reads.

    Addresses, titles and filters are attributes of their own, because
    Pagefind's short form would split them at colons and commas.
    """
    meta = {"title": record.title, **record.meta, "url": record.url}
    marks = [_mark("meta", key, value) for key, value in sorted(meta.items())]
    marks += [
        _mark("filter", key, value)
        for key, values in sorted(record.filters.items())
        for value in values
    ]
    return (
        f'<!doctype html><html lang="{escape(record.lang)}"><meta charset="utf-8">'
        f"<body data-pagefind-body>{''.join(marks)}"
        f"<p>{escape(record.content)}</p></body></html>"
    )


def _mark(kind: str, key: str, value: str) -> str:
    return f'<i data-pagefind-{kind}="{escape(key)}[data-v]" data-v="{escape(value)}"></i>'


def write_index(records: Iterable[SearchRecord], site: Path) -> None:
    """Writes ``pagefind/`` and, last, ``search-records.json`` into the built site."""
    ordered = in_order(records)
    _write_pagefind(ordered, site)
    (site / "search-records.json").write_text(as_json(ordered), encoding="utf-8", newline="\n")


def _write_pagefind(ordered: Sequence[SearchRecord], site: Path) -> None:
    # Names of its files are hashes: what an earlier build wrote would stay beside them.
    shutil.rmtree(site / "pagefind", ignore_errors=True)
    if not ordered:
        return
    with tempfile.TemporaryDirectory(prefix="briefgen-search-") as folder:
        for number, record in enumerate(ordered):
            Path(folder, f"{number}.html").write_text(as_html(record), encoding="utf-8")
        _run_pagefind(Path(folder), site / "pagefind")
    for unused in _unused(site / "pagefind"):
        unused.unlink()


def _unused(folder: Path) -> Iterator[Path]:
    for pattern in _UNUSED:
        yield from folder.glob(pattern)


def _run_pagefind(source: Path, output: Path) -> None:
    binary = get_executable()
    if binary is None or not binary.is_file():
        raise SearchIndexError(
            "the search needs the program pagefind; install the Python package pagefind[bin]"
        )
    done = subprocess.run(  # noqa: S603 - a fixed program over files that we have just written
        [binary, "--site", source, "--output-path", output, "--silent"],
        capture_output=True,
        text=True,
        check=False,
        cwd=source,
    )
    if done.returncode or not (output / "pagefind.js").is_file():
        raise SearchIndexError(
            f"pagefind could not make the index: {(done.stderr or done.stdout).strip()}"
        )
