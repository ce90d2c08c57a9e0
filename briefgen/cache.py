"""Records that were worked out before, by the bytes that they depend on.

A cache is never needed: a file that is missing, torn or of another version is
worked out again.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from functools import lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from briefgen.errors import OutputError, Problem
from briefgen.files import write_if_changed
from briefgen.model import LANGS, Lang
from briefgen.record import BriefingRecord
from briefgen.search.records import SearchRecord
from briefgen.seeds import files_of


@dataclass(frozen=True, slots=True)
class Briefed:
    """One article worked out: its record, its page in each language, what the search
    finds of it, and what there is to say about its files."""

    record: BriefingRecord
    pages: dict[Lang, str]
    search: tuple[SearchRecord, ...]
    problems: tuple[Problem, ...] = ()


def digest_of(path: Path) -> str:
    """A hash of the article's files and of everything that this package knows."""
    digest = hashlib.sha256(_package_digest())
    for file in files_of(path):
        try:
            data = file.read_bytes() if file.is_file() else b""
        except OSError:  # reading it as a seed will say what is wrong
            data = b""
        digest.update(f"{file.as_posix()} {len(data)} ".encode())
        digest.update(data)
    return digest.hexdigest()


@lru_cache(maxsize=1)
def _package_digest() -> bytes:
    """Over the code, the lexicons, the gazetteer and the templates: all that pages are made of."""
    digest = hashlib.sha256()

    def add(folder: Traversable, name: str) -> None:
        for item in sorted(folder.iterdir(), key=lambda entry: entry.name):
            if item.is_dir() and item.name not in {"__pycache__", "site"}:
                add(item, f"{name}/{item.name}")
            elif item.name.endswith((".py", ".yml", ".po", ".j2")):
                digest.update(f"{name}/{item.name} ".encode())
                digest.update(item.read_bytes())

    add(resources.files("briefgen"), "briefgen")
    return digest.digest()


def load(cache: Path | None, article_id: str, digest: str | None) -> Briefed | None:
    """What was stored for these very bytes, or None; with no digest, whatever was stored last."""
    if cache is None:
        return None
    try:
        stored = json.loads((cache / f"{article_id}.json").read_text("utf-8"))
        if digest is not None and stored["digest"] != digest:
            return None
        return Briefed(
            record=BriefingRecord.model_validate(stored["record"]),
            pages={lang: str(stored["pages"][lang]) for lang in LANGS},
            search=tuple(SearchRecord(**found) for found in stored["search"]),
            problems=tuple(Problem(**problem) for problem in stored["problems"]),
        )
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def store(cache: Path | None, article_id: str, digest: str, briefed: Briefed) -> None:
    """Keep ``briefed``; a cache that cannot be written is no reason to fail."""
    if cache is None:
        return
    stored = {
        "digest": digest,
        "record": briefed.record.model_dump(mode="json"),
        "pages": briefed.pages,
        "search": [asdict(found) for found in briefed.search],
        "problems": [asdict(problem) for problem in briefed.problems],
    }
    text = json.dumps(stored, ensure_ascii=False)
    try:
        write_if_changed(cache / f"{article_id}.json", text)
    except OutputError:
        return


def forget_others(cache: Path | None, ids: set[str]) -> None:
    """Drop what is kept of articles that are gone."""
    if cache is None or not cache.is_dir():
        return
    for file in cache.glob("*.json"):
        if file.stem not in ids:
            file.unlink(missing_ok=True)
