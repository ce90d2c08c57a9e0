"""`briefgen translate`: files written whole or not at all, and what it says."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from briefgen import catalogues, cli, pipeline
from briefgen.model import Lang
from briefgen.seeds import read_seed
from briefgen.translate.catalogue import read_catalogue
from briefgen.translate.engines import EngineError
from tests.conftest import ROOT, SEED
from tests.unit.gettext_tools import msgfmt_complaints

ARTICLE = """\
date 2026-02-03 Министрите на Австрия и Италия се срещнаха вчера във Виена.

Те подписаха декларация за реките. „Ще копаем заедно“, каза Ян Ковач.
"""


class Toy:
    label = "toy model-1"

    def translate(self, texts: Sequence[str], source: Lang, target: Lang) -> list[str | None]:
        return [f"{target} of {source}" for _ in texts]


class Broken(Toy):
    def translate(self, texts: Sequence[str], source: Lang, target: Lang) -> list[str | None]:
        raise EngineError("no model; \x1b download one")


@pytest.fixture
def seeds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(cli, "engine", {"toy": Toy(), "broken": Broken()}.__getitem__)
    folder = Path("seeds")
    folder.mkdir()
    (folder / "one.txt").write_text(ARTICLE, encoding="utf-8")
    return folder


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli.main, ["translate", *arguments])


def test_a_new_catalogue_has_an_entry_for_each_sentence(seeds: Path) -> None:
    result = run("one")
    assert (result.exit_code, result.stderr) == (0, "")
    added = (seeds / "one.en.po").read_text("utf-8").count("msgctxt")
    assert added >= 4
    assert result.output == (
        f"seeds/one.en.po: {added} added, 0 obsolete, 0 kept, 0 drafted; "
        f"{added} to translate, 0 to review\n"
    )
    assert msgfmt_complaints(seeds / "one.en.po") == []
    assert CliRunner().invoke(cli.main, ["check", "--strict"]).exit_code == 0


def test_a_second_run_writes_nothing(seeds: Path) -> None:
    run("one")
    path = seeds / "one.en.po"
    os.utime(path, (1, 1))
    before = path.read_bytes()
    assert run("one").exit_code == 0
    assert (path.read_bytes(), path.stat().st_mtime) == (before, 1)
    assert list(seeds.glob(".*")) == []


def test_a_changed_article_loses_no_translation(seeds: Path) -> None:
    run("one")
    path = seeds / "one.en.po"
    words = 'msgid "Те подписаха декларация за реките."\nmsgstr '
    translated = path.read_text("utf-8").replace(
        f'{words}""', f'{words}"They signed a declaration."'
    )
    path.write_text(translated, encoding="utf-8")
    (seeds / "one.txt").write_text(ARTICLE.replace("реките", "горите"), encoding="utf-8")
    assert ", 1 obsolete, " in run("one").output
    assert "#. previously: They signed a declaration." in path.read_text("utf-8")
    found = read_catalogue(path)
    assert found.lookup("sentence", "Те подписаха декларация за горите.") is None
    (seeds / "one.txt").write_text(ARTICLE, encoding="utf-8")
    assert "1 brought back" in run("one").output
    assert path.read_text("utf-8") == translated


def test_drafts_of_an_engine(seeds: Path) -> None:
    result = run("one", "--engine", "toy")
    text = (seeds / "one.en.po").read_text("utf-8")
    added = text.count("msgctxt")
    assert result.output.endswith(f" {added} drafted; 0 to translate, {added} to review\n")
    assert text.count("# engine: toy model-1\n#, fuzzy\n") == added
    assert msgfmt_complaints(seeds / "one.en.po") == []
    record = pipeline.brief(read_seed(seeds / "one.txt")).record
    assert record.sentences[0].text.engine == "toy model-1"
    assert " 0 drafted; " in run("one", "--engine", "toy").output


def test_an_english_article_has_a_bulgarian_catalogue(seeds: Path) -> None:
    (seeds / "two.md").write_text("---\ndate: 2026-02-03\n---\nThe ministers met. They left.\n")
    result = run("two", "--engine", "toy")
    assert result.output.startswith("seeds/two.bg.po: 2 added")
    text = (seeds / "two.bg.po").read_text("utf-8")
    assert text.startswith("# Bulgarian words of two.md.\n")
    assert '"Language: bg\\n"' in text
    assert 'msgstr "bg of en"' in text


def test_an_engine_that_gives_up_does_not_keep_the_catalogues_from_coming(seeds: Path) -> None:
    (seeds / "two.txt").write_text(ARTICLE, encoding="utf-8")
    result = run("one", "two", "--engine", "broken")
    assert result.exit_code == 1
    assert result.stderr == "Error: no model; \\x1b download one\n"
    for name in ("one", "two"):
        assert 'msgstr ""\n' in (seeds / f"{name}.en.po").read_text("utf-8")


def test_an_unknown_engine_changes_nothing(seeds: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    monkeypatch.chdir(seeds.resolve().parent)
    result = run("one", "--engine", "nobody")
    assert result.exit_code == 1
    assert "nobody" in result.stderr
    assert not (seeds / "one.en.po").exists()


def test_other_articles_come_out_where_one_has_a_mistake(seeds: Path) -> None:
    """In its sidecar, in its catalogue, in its own text, or because it is not there."""
    for name in ("side", "broken", "late"):
        (seeds / f"{name}.txt").write_text(ARTICLE, encoding="utf-8")
    (seeds / "late.txt").write_text("date 2026-02-30 Текст.", encoding="utf-8")
    (seeds / "side.yml").write_text("rihgts: full\n", encoding="utf-8")
    broken = b'msgctxt "title"\nmsgid "\xd0\x90"\nmsgstr "A\n'
    (seeds / "broken.en.po").write_bytes(broken)
    result = run("side", "broken", "late", "nobody", "one")
    assert result.exit_code == 1
    places = [line.split(": error: ")[0] for line in result.stderr.splitlines()]
    assert places == ["seeds/side.yml:1", "seeds/broken.en.po:3", "seeds/late.txt:1", "nobody:1"]
    assert (seeds / "broken.en.po").read_bytes() == broken
    assert not (seeds / "side.en.po").exists()
    assert result.stdout.startswith("seeds/one.en.po: ")


@pytest.mark.parametrize("line", ['#~ msgid "Край', '#~ msgstr End"', "#~ msgid Край"])
def test_an_obsolete_entry_is_not_lost_over_a_broken_line(seeds: Path, line: str) -> None:
    broken = f'#~ msgctxt "title"\n#~ msgid "Начало"\n{line}\n'.encode()
    (seeds / "one.en.po").write_bytes(broken)
    result = run("one")
    assert "seeds/one.en.po:3: error:" in result.stderr
    assert (seeds / "one.en.po").read_bytes() == broken


def test_a_catalogue_stands_beside_an_article_of_the_folder(seeds: Path) -> None:
    Path("else").mkdir()
    Path("else/x.txt").write_text(ARTICLE, encoding="utf-8")
    (seeds / "Odd Name.txt").write_text(ARTICLE, encoding="utf-8")
    run("one")
    for name in ("else/x.txt", "../else/x", "else/x", "else", "seeds/one.en.po", "Odd Name", ".."):
        result = run(name)
        assert (result.exit_code, result.stdout) == (1, ""), name
        assert result.stderr.count("error: ") == 1
    assert "not an article" in run("seeds/one.en.po").stderr
    assert list(Path().rglob("*.po")) == [seeds / "one.en.po"]
    assert run("seeds/one.txt").exit_code == 0


def test_a_link_is_not_followed(seeds: Path) -> None:
    target = Path("elsewhere.po")
    target.write_text("")
    (seeds / "one.en.po").symlink_to(target.resolve())
    assert "symbolic link" in run("one").stderr
    assert target.read_text() == ""


def test_a_folder_that_cannot_be_written_is_said(
    seeds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("briefgen.files.tempfile.mkstemp", full)
    result = run("one")
    assert result.exit_code == 1
    assert result.stderr == "Error: seeds/one.en.po cannot be written: No space left on device\n"


def test_a_catalogue_that_could_not_be_read_again_is_not_written(
    seeds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogues, "MAX_BYTES_BESIDE", 500)
    result = run("one")
    assert result.exit_code == 1
    assert "obsolete" in result.stderr
    assert not (seeds / "one.en.po").exists()


def test_the_catalogue_of_the_seed_stays_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for file in (ROOT / "seeds").glob(f"{SEED}.*"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    monkeypatch.chdir(tmp_path)
    assert run(SEED, "--seeds", ".").exit_code == 0
    name = f"{SEED}.en.po"
    assert (tmp_path / name).read_bytes() == (ROOT / "seeds" / name).read_bytes()


def test_what_the_page_composes_needs_no_entry() -> None:
    """By the record itself: without a catalogue, a needed phrase stands in one language."""
    seed = read_seed(ROOT / "seeds" / f"{SEED}.txt")
    keys, needed = catalogues.catalogue_keys(seed)
    assert set(keys) >= {("title", seed.article.title), ("after", "прекратяването на огъня")}
    assert ("after", "прекратяването на огъня") not in needed
    assert {key for key in keys if key[0] in ("title", "sentence", "quote")} <= needed
    record = pipeline.brief(replace(seed, catalogue=None)).record
    for outcome in record.outcomes:
        assert (("outcome", outcome.what.bg) in needed) is (outcome.what.via == "source")


def test_words_of_control_characters_are_no_entry(
    seeds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An empty msgid would be a second header."""
    monkeypatch.setattr(catalogues, "wanted", lambda *_: [("sentence", "\x01")])
    assert catalogues.catalogue_keys(read_seed(seeds / "one.txt")) == ([], set())
