"""The command line: the only module that prints or exits."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click
from rich.console import Console
from rich.progress import Progress

from briefgen import __version__, catalogues, pipeline
from briefgen.catalogues import Outcome
from briefgen.errors import BriefgenError, OutputError, Problem, printable
from briefgen.exports.json import SCHEMA_NAMES, schema_text, to_json_line
from briefgen.exports.terminal import summary
from briefgen.seeds import SUFFIXES, problems_of_folder, seed_paths
from briefgen.translate.engines import EngineError, engine

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
_seeds = click.option(
    "--seeds", type=_FOLDER, default="seeds", show_default=True, help="Folder of the articles."
)
_strict = click.option(
    "--strict", is_flag=True, help="Fail where a name or a role is missing in a language."
)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="briefgen")
def main() -> None:
    """Turn news articles into annotated briefings in Bulgarian and English.

    An article is a file in seeds/: a .txt that begins with a line like
    ` date 2026-01-31 `, or a .md with `date:` in its front-matter. Beside it
    may stand <id>.yml (source, rights, corrections, notes) and <id>.en.po
    (its translation).

    \b
    briefgen check                     is every file in order? (writes nothing)
    briefgen show ID                   which facts were found, with their words
    briefgen build                     write the pages into docs/
    briefgen translate ID              write or update its catalogue
    mkdocs serve                       the whole site, built anew on every change
    """


@main.command()
@_seeds
@click.option(
    "--docs",
    type=click.Path(file_okay=False, path_type=Path),
    default="docs",
    show_default=True,
    help="Folder of the pages; made where it is missing.",
)
@click.option(
    "--cache",
    type=click.Path(file_okay=False, path_type=Path),
    default=".cache/briefgen",
    show_default=True,
    help="Folder for articles worked out before; safe to delete at any time.",
)
@_strict
def build(seeds: Path, docs: Path, cache: Path, strict: bool) -> None:
    """Write the Markdown pages of all articles into docs/.

    Only files whose content changed are written. An article with a mistake is
    reported and keeps its old pages; all others come out. Exit code 1 if there
    was a mistake.
    """
    with _progress("Reading articles") as progress:
        try:
            report = pipeline.build(seeds, docs, cache, strict=strict, progress=progress)
        except BriefgenError as err:
            raise click.ClickException(printable(str(err))) from err
    _print_problems(report.problems)
    click.echo(
        f"{_count(len(report.records), 'briefing')}, {len(report.worked_out)} worked out anew; "
        f"{_count(report.written, 'file')} written, {report.removed} removed"
    )
    sys.exit(report.failed)


@main.command()
@_seeds
@_strict
def check(seeds: Path, strict: bool) -> None:
    """Validate every article, sidecar and catalogue; write nothing.

    Prints a line for each problem: file, line, what is wrong, what to write
    instead. Exit code 1 if there is an error; advice alone is no error.
    """
    with _progress("Checking articles") as progress:
        report = pipeline.read_all(seeds, progress=progress)
    problems = pipeline.strictly(report.problems) if strict else report.problems
    _print_problems(problems)
    errors = sum(problem.severity == "error" for problem in problems)
    click.echo(f"{_count(len(report.records), 'article')} in order, {_count(errors, 'error')}")
    sys.exit(errors > 0)


@main.command()
@click.argument("articles", nargs=-1, required=True, metavar="(ID|PATH)…")
@click.option(
    "--seeds",
    type=click.Path(file_okay=False, path_type=Path),
    default="seeds",
    show_default=True,
    help="Folder of the articles.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line and article.")
@click.option(
    "--date",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The article's date, for a file that has none.",
)
def show(articles: Sequence[str], seeds: Path, as_json: bool, date: dt.datetime | None) -> None:
    """Show the facts of articles, each with the words that carry it.

    An article is given by its id, or as the path of any file, also outside
    seeds/ (Markdown where it ends in .md, else plain text). The JSON is
    a public interface: `briefgen schema` describes it.
    """
    failed = False
    for name in articles:
        path = _find(name, seeds)
        problem = _refused(path, seeds) if path else _not_found(name, seeds)
        briefed, problems = (
            pipeline.brief_file(path, date.date() if date else None)
            if path and problem is None
            else (None, (problem,) if problem else ())
        )
        _print_problems(problems)
        if briefed is None:
            failed = True
        elif as_json:
            click.echo(to_json_line(briefed.record))
        else:
            Console(highlight=False, soft_wrap=True).print(summary(briefed.record))
    sys.exit(failed)


@main.command()
@click.argument("articles", nargs=-1, required=True, metavar="ID…")
@_seeds
@click.option("--engine", "name", metavar="NAME", help="Let this engine draft what is missing.")
def translate(articles: Sequence[str], seeds: Path, name: str | None) -> None:
    """Write or update the catalogues of articles: ID.en.po, or ID.bg.po for an English one.

    What is new in the article gets an empty entry, what vanished becomes
    obsolete and comes back with its words; nothing that somebody wrote is lost.
    Phrases that briefgen translates by itself get no entry. An engine fills
    empty entries only and marks them `fuzzy`, until somebody reviews them.
    """
    try:
        drafting = engine(name) if name else None
    except EngineError as err:
        raise click.ClickException(printable(str(err))) from err
    failed = False
    for article in articles:
        path = _article(article, seeds)
        if isinstance(path, Problem):
            _print_problems([path])
            failed = True
            continue
        with _progress("Drafting" if drafting else "Reading") as progress:
            try:
                outcome, problems = catalogues.translate(path, drafting, progress)
            except OutputError as err:
                raise click.ClickException(printable(str(err))) from err
        _print_problems(problems)
        failed = failed or outcome is None
        if outcome:
            click.echo(_done(outcome))
            if outcome.failure:
                click.echo(f"Error: {printable(str(outcome.failure))}", err=True)
                failed, drafting = True, None
    sys.exit(failed)


@main.command("schema")
@click.argument("name", type=click.Choice(SCHEMA_NAMES), default="briefing")
def schema_command(name: str) -> None:
    """Print a JSON Schema (2020-12).

    `briefing` is what `show --json` prints, `front-matter` what stands above
    each page, `sidecar` what an editor may write in seeds/<id>.yml.
    """
    click.echo(schema_text(name), nl=False)


def _done(outcome: Outcome) -> str:
    """What became of a catalogue, and what is left to do in it."""
    change = outcome.change
    done = [f"{change.added} added", f"{change.obsolete} obsolete", f"{change.kept} kept",
            f"{outcome.drafted} drafted"]  # fmt: skip
    rare = {"brought back": change.restored, "empty removed": change.dropped}
    done += [f"{number} {what}" for what, number in rare.items() if number]
    left = f"{outcome.untranslated} to translate, {outcome.unreviewed} to review"
    return printable(f"{outcome.path}: {', '.join(done)}; {left}")


def _article(name: str, seeds: Path) -> Path | Problem:
    """The article in ``seeds`` that a person named by its id or path; others have no catalogue."""
    candidates = (*(seeds / f"{name}{suffix}" for suffix in SUFFIXES), Path(name))
    path = next((path for path in candidates if path.is_file()), None)
    if path is None:
        return Problem(name, 1, "no such article", f"give the id of an article in {seeds}/")
    if path.suffix not in SUFFIXES or path.parent.resolve() != seeds.resolve():
        remedy = "put it there; a catalogue stands beside its article"
        return Problem(name, 1, f"not an article in {seeds}/", remedy)
    return _refused(path, seeds) or path


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _find(name: str, seeds: Path) -> Path | None:
    """The file of an article given by path or id."""
    candidates = [Path(name), *(seeds / f"{name}{suffix}" for suffix in SUFFIXES)]
    return next((path for path in candidates if path.exists()), None)


def _refused(path: Path, seeds: Path) -> Problem | None:
    """Why no briefing is made of a file in the folder of the articles; `check` says the same."""
    if not seeds.is_dir() or path.resolve().parent != seeds.resolve():
        return None
    problems = problems_of_folder(seed_paths(seeds))
    return next((found for file, found in problems.items() if file.name == path.name), None)


def _not_found(name: str, seeds: Path) -> Problem:
    remedy = f"give a file, or the id of an article in {seeds}/"
    return Problem(name, 1, "no such article", remedy)


def _print_problems(problems: Sequence[Problem]) -> None:
    for problem in problems:
        click.echo(str(problem), err=True)


@contextmanager
def _progress(title: str) -> Iterator[Callable[[int, int], None] | None]:
    """A progress bar for a person at a terminal; silence for everybody else."""
    if not sys.stderr.isatty():
        yield None
        return
    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(title, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


if __name__ == "__main__":
    main(prog_name="briefgen")
