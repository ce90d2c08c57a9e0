"""Records become an index for each language."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from briefgen.search import index
from briefgen.search.records import SearchRecord

RECORDS = [
    SearchRecord(
        url="en/a/",
        lang="en",
        title="Summit: Paris, „a“",
        content="Peace & <b>bold</b>",
        meta={"kind": "x, y: z"},
        filters={},
    ),
    SearchRecord(
        url="bg/a/",
        lang="bg",
        title="Среща",
        content="Срещата в Париж",
        meta={},
        filters={"year": ["2025", "2026"]},
    ),
]


def _fragments(site: Path, lang: str) -> list[dict[str, object]]:
    files = sorted((site / "pagefind" / "fragment").glob(f"{lang}_*"))
    texts = [
        gzip.decompress(file.read_bytes()).decode().removeprefix("pagefind_dcd") for file in files
    ]
    return [json.loads(text) for text in texts]


def test_writes_an_index_for_each_language(tmp_path: Path) -> None:
    index.write_index(RECORDS, tmp_path)
    languages = json.loads((tmp_path / "pagefind/pagefind-entry.json").read_bytes())["languages"]
    assert {lang: entry["page_count"] for lang, entry in languages.items()} == {"bg": 1, "en": 1}
    (english,) = _fragments(tmp_path, "en")
    assert english["meta"] == {"title": "Summit: Paris, „a“", "kind": "x, y: z", "url": "en/a/"}
    assert str(english["content"]).startswith("Peace & <b>bold</b>")
    (bulgarian,) = _fragments(tmp_path, "bg")
    assert bulgarian["filters"] == {"year": ["2025", "2026"]}


def test_leaves_no_ready_made_interface(tmp_path: Path) -> None:
    index.write_index(RECORDS, tmp_path)
    assert not list((tmp_path / "pagefind").glob("*-ui.*"))
    assert (tmp_path / "pagefind/pagefind.js").is_file()


def test_a_second_build_leaves_nothing_of_the_first(tmp_path: Path) -> None:
    index.write_index(RECORDS, tmp_path)
    index.write_index(RECORDS[:1], tmp_path)
    assert not _fragments(tmp_path, "bg")


def test_records_are_written_in_one_order() -> None:
    assert index.as_json(RECORDS) == index.as_json(reversed(RECORDS))
    assert [row["lang"] for row in json.loads(index.as_json(RECORDS))] == ["bg", "en"]


def test_without_records_there_is_no_index(tmp_path: Path) -> None:
    index.write_index([], tmp_path)
    assert json.loads((tmp_path / "search-records.json").read_bytes()) == []
    assert not (tmp_path / "pagefind").exists()


def test_a_missing_program_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "get_executable", lambda: None)
    with pytest.raises(index.SearchIndexError, match=r"pagefind\[bin\]"):
        index.write_index(RECORDS, tmp_path)


def test_a_failing_program_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "broken"
    program.write_text("#!/bin/sh\necho no memory >&2\nexit 3\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(index, "get_executable", lambda: program)
    with pytest.raises(index.SearchIndexError, match="no memory"):
        index.write_index(RECORDS, tmp_path)
