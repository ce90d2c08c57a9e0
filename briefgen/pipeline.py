"""The flow from seeds to pages; the only module that knows all the steps.

One article never needs another: ``brief`` works out one, ``build`` all that
changed, and writes pages, collections and nothing else.
"""

from __future__ import annotations

import datetime as dt
import gc
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TypeVar

from briefgen import cache as record_cache
from briefgen.annotate import annotate
from briefgen.cache import Briefed
from briefgen.corrections import correct
from briefgen.errors import InputError, Problem
from briefgen.extract import extract
from briefgen.files import write_if_changed
from briefgen.gazetteer import Gazetteer, gazetteer
from briefgen.ground import facts_of, ground
from briefgen.languages import Lexicon, lexicon
from briefgen.localise import localise, missing, wanted
from briefgen.model import LANGS, Briefing, Lang
from briefgen.pages import briefing_page, home_page, index_page, validate_front_matter
from briefgen.pages.front_matter import MARKER
from briefgen.record import BriefingRecord
from briefgen.search.records import SearchRecord, search_records
from briefgen.seeds import Seed, orphans, problems_of_folder, read_seed, seed_paths

COLLECTION = "briefings"
# What a note may be about besides a fact.
NOTE_SUBJECTS = frozenset({"date", "event", "place", "participants", "documents", "outcomes",
                           "next_steps", "quotes", "source"})  # fmt: skip

_Found = TypeVar("_Found")
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did. ``worked_out`` are the ids that no cache knew."""

    briefed: tuple[Briefed, ...]
    problems: tuple[Problem, ...]
    worked_out: tuple[str, ...] = ()
    written: int = 0
    removed: int = 0

    @property
    def records(self) -> tuple[BriefingRecord, ...]:
        return tuple(one.record for one in self.briefed)

    @property
    def search(self) -> tuple[SearchRecord, ...]:
        return tuple(found for one in self.briefed for found in one.search)

    @property
    def failed(self) -> bool:
        return any(problem.severity == "error" for problem in self.problems)


@cache
def tables(lang: Lang) -> tuple[Lexicon, Gazetteer]:
    """The lexicon of ``lang`` and the gazetteer, out of the garbage collector's sight.

    They live as long as the process; without this it would walk their objects, some two
    hundred thousand, again and again.
    """
    found = lexicon(lang), gazetteer()
    gc.freeze()
    return found


def facts(seed: Seed) -> Briefing:
    """The grounded facts of ``seed``, corrected by its editor. Pure.

    Raises InputError where a correction does not apply.
    """
    words, names = tables(seed.article.lang)
    proposed = extract(annotate(seed.article, words, names))
    return correct(ground(proposed), seed, names)


def brief(seed: Seed) -> Briefed:
    """The record of ``seed`` and its pages, with advice on its files. Pure."""
    names = gazetteer()
    briefing = facts(seed)
    _check_references(seed, briefing)

    def english(words: str) -> str | None:
        entity = names.match(words)
        return entity.en if entity else None

    record = localise(briefing, seed.sidecar, seed.catalogue, english)
    advice = [replace(problem, severity="advice") for problem in missing(record, seed.article.path)]
    if seed.catalogue:
        advice.extend(seed.catalogue.unused(wanted(briefing, seed.article.title)))
    pages = {lang: briefing_page(record, lang) for lang in LANGS}
    for page in pages.values():
        validate_front_matter(page)
    return Briefed(record, pages, search_records(record), tuple(advice))


def _check_references(seed: Seed, briefing: Briefing) -> None:
    """Follow-ups and notes must speak of something that is there."""
    ids = {fact.id for fact in facts_of(briefing)}
    followed = {fact.id for fact in (*briefing.documents, *briefing.next_steps)}
    problems = []

    def problem(key: str, i: int, what: str, remedy: str) -> None:
        line = seed.lines.get((key, i), 1)
        problems.append(Problem(seed.sidecar_path, line, what, remedy, kind="sidecar"))

    for i, follow_up in enumerate(seed.sidecar.follow_ups):
        if follow_up.date < seed.article.date:
            problem("follow_ups", i, f"{follow_up.date} is before the article's own date",
                    "give the day on which it came to pass")  # fmt: skip
        if follow_up.fact not in followed:
            problem("follow_ups", i, f"there is no document or next step `{follow_up.fact}`",
                    f"`briefgen show {seed.article.id}` lists the ids")  # fmt: skip
    for i, note in enumerate(seed.sidecar.notes):
        if note.about and note.about not in ids | NOTE_SUBJECTS:
            problem("notes", i, f"a note cannot be about `{note.about}`",
                    f"give a fact's id or one of: {', '.join(sorted(NOTE_SUBJECTS))}")  # fmt: skip
    if problems:
        raise InputError(*problems)


def read_all(seeds: Path, cache: Path | None = None, progress: Progress | None = None) -> Report:
    """Read and work out every seed, writing nothing but the cache."""
    folder = _relative(seeds)
    paths = seed_paths(folder)
    bad_names = problems_of_folder(paths)
    problems = [*bad_names.values(), *orphans(folder, paths)]
    briefed, worked_out = [], []
    for number, path in enumerate(paths):
        if progress:
            progress(number, len(paths))
        if path in bad_names:
            continue
        digest = record_cache.digest_of(path)
        one = record_cache.load(cache, path.stem, digest)
        if one is None:
            one, faults = brief_file(path)
            problems.extend(faults)
            if one is not None:
                worked_out.append(path.stem)
                record_cache.store(cache, path.stem, digest, one)
                problems.extend(one.problems)
            else:
                # What was published stays, with its place in the collections.
                one = record_cache.load(cache, path.stem, None)
        else:
            problems.extend(one.problems)
        if one is not None:
            briefed.append(one)
    if progress:
        progress(len(paths), len(paths))
    record_cache.forget_others(cache, {path.stem for path in paths})
    problems.sort(key=lambda problem: (problem.path, problem.line))
    return Report(tuple(briefed), tuple(problems), tuple(worked_out))


def brief_file(
    path: Path, date: dt.date | None = None
) -> tuple[Briefed | None, tuple[Problem, ...]]:
    """The article at ``path`` worked out, or None and why not."""
    return attempt(path, lambda: brief(read_seed(path, date=date)))


def attempt(path: Path, work: Callable[[], _Found]) -> tuple[_Found | None, tuple[Problem, ...]]:
    """What ``work`` finds in the article at ``path``, or None and why nothing."""
    try:
        return work(), ()
    except InputError as err:
        return None, err.problems
    except Exception as err:  # one article must never keep the others from coming out
        what = f"this article could not be worked out ({type(err).__name__}: {err})"
        remedy = "this is a mistake of briefgen; please report it with the article"
        return None, (Problem(path.as_posix(), 1, what, remedy, kind="internal"),)


def build(
    seeds: Path,
    docs: Path,
    cache: Path | None = None,
    *,
    strict: bool = False,
    progress: Progress | None = None,
) -> Report:
    """Write the pages of all seeds below ``docs``; a bad seed keeps its old pages.

    With ``strict`` a name or role that a language lacks is an error. Raises
    OutputError where a page cannot be written.
    """
    report = read_all(seeds, cache, progress)
    problems = strictly(report.problems) if strict else report.problems
    pages: dict[Path, str] = {}
    for lang in LANGS:
        for one in report.briefed:
            pages[docs / lang / COLLECTION / f"{one.record.id}.md"] = one.pages[lang]
        pages[docs / lang / COLLECTION / "index.md"] = index_page(report.records, lang)
        pages[docs / lang / "index.md"] = home_page(report.records, lang)
    written = sum(write_if_changed(path, page) for path, page in pages.items())
    failed = {path.stem for path in seed_paths(seeds)} - {one.record.id for one in report.briefed}
    removed = _remove_stale(docs, pages, failed)
    return replace(report, problems=tuple(problems), written=written, removed=removed)


def strictly(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """``problems`` as a strict build sees them: what a language lacks is an error."""
    return tuple(
        replace(problem, severity="error") if problem.kind == "translation" else problem
        for problem in problems
    )


def _remove_stale(docs: Path, pages: Iterable[Path], keep: set[str]) -> int:
    """Remove generated pages whose seed is gone; others' files are never touched."""
    expected = set(pages)
    removed = 0
    for lang in LANGS:
        for path in sorted((docs / lang / COLLECTION).glob("*.md")):
            if path in expected or path.stem in keep:
                continue
            with path.open(encoding="utf-8", errors="replace") as file:
                generated = MARKER in file.read(200)
            if generated:
                path.unlink()
                removed += 1
    return removed


def _relative(path: Path) -> Path:
    """``path`` as a person would write it, for problems and messages."""
    relative = os.path.relpath(path)
    return path if relative.startswith("..") else Path(relative)
