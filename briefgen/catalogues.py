"""The flow from an article to its catalogue: what ``briefgen translate`` does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from briefgen import pipeline
from briefgen.errors import OutputError, Problem
from briefgen.files import write_if_changed
from briefgen.localise import composed, wanted
from briefgen.seeds import MAX_BYTES_BESIDE, OTHER_LANG, Seed, catalogue_of, read_seed
from briefgen.translate.catalogue import Key, normalised
from briefgen.translate.drafts import drafts
from briefgen.translate.engines import Engine, EngineError
from briefgen.translate.po_file import PoFile, read_po, render_po, with_header
from briefgen.translate.update import Change, update

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the catalogue at ``path``; ``failure`` is why an engine gave up."""

    path: Path
    change: Change
    drafted: int = 0
    failure: EngineError | None = None

    @property
    def untranslated(self) -> int:
        return sum(not entry.text and not entry.obsolete for entry in self.change.entries)

    @property
    def unreviewed(self) -> int:
        return sum(bool(e.engine and e.text) and not e.obsolete for e in self.change.entries)


def catalogue_keys(seed: Seed) -> tuple[list[Key], set[Key]]:
    """What the catalogue of ``seed`` may translate, in page order, and what it has to. Pure.

    Raises InputError where a correction of the sidecar does not apply.
    """
    units: list[Key] = [
        (c, normalised(words)) for c, words in wanted(pipeline.facts(seed), seed.article.title)
    ]
    record = pipeline.brief(replace(seed, catalogue=None)).record
    by_grammar = {(context, normalised(words)) for context, words in composed(record)}
    keys = [key for key in units if key[1]]
    return keys, {key for key in keys if key not in by_grammar}


def translate(
    article: Path, engine: Engine | None = None, progress: Progress | None = None
) -> tuple[Outcome | None, tuple[Problem, ...]]:
    """Write or update the catalogue of the article at ``article``; ``engine`` drafts the rest.

    None and the problems where the article, its sidecar or the catalogue has a
    mistake: nothing is written then. Raises OutputError where the catalogue
    cannot be written. What an engine drafted is written batch by batch.
    """
    found, problems = pipeline.attempt(article, lambda: _updated(article))
    if found is None:
        return None, problems
    seed, file, change = found
    path = catalogue_of(article, seed.article.lang)
    _write(path, replace(file, entries=change.entries))
    outcome = Outcome(path, change)
    if engine is None:
        return outcome, ()
    empty = outcome.untranslated
    target = OTHER_LANG[seed.article.lang]
    try:
        for entries in drafts(change.entries, engine, seed.article.lang, target):
            _write(path, replace(file, entries=entries))
            outcome = replace(outcome, change=replace(change, entries=entries))
            if progress:
                progress(empty - outcome.untranslated, empty)
    except EngineError as err:
        outcome = replace(outcome, failure=err)
    return replace(outcome, drafted=empty - outcome.untranslated), ()


def _updated(article: Path) -> tuple[Seed, PoFile, Change]:
    seed = read_seed(article)
    path = catalogue_of(article, seed.article.lang)
    file = read_po(path.read_bytes(), path.as_posix()) if seed.catalogue else PoFile()
    wanted_keys, needed = catalogue_keys(seed)
    change = update(file.entries, wanted_keys, needed)
    return seed, with_header(file, OTHER_LANG[seed.article.lang], article.name), change


def _write(path: Path, file: PoFile) -> None:
    text = render_po(file)
    size = len(text.encode("utf-8"))
    if size > MAX_BYTES_BESIDE:
        what = f"{path} would have {size / 1e6:.1f} MB; the limit is {MAX_BYTES_BESIDE / 1e6:g} MB"
        raise OutputError(f"{what}: remove obsolete entries (`#~`) that nobody needs")
    write_if_changed(path, text)
