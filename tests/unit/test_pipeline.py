"""From seeds to pages: what is written, what is left alone, what is removed."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen import pipeline
from briefgen.cache import Briefed
from briefgen.errors import OutputError
from briefgen.files import write_if_changed
from briefgen.seeds import Seed

GOOD = " date 2026-02-03 Във Виена вчера се проведе среща на върха на ОССЕ.\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for folder in ("seeds", "docs/bg", "docs/en"):
        (tmp_path / folder).mkdir(parents=True)
    for name in ("one", "two"):
        (tmp_path / "seeds" / f"{name}.txt").write_text(GOOD, encoding="utf-8")
    return tmp_path


def build(project: Path) -> pipeline.Report:
    return pipeline.build(project / "seeds", project / "docs", project / "cache")


def times(project: Path) -> dict[Path, int]:
    return {path: path.stat().st_mtime_ns for path in (project / "docs").rglob("*.md")}


def test_a_page_a_language_and_the_collections(project: Path) -> None:
    report = build(project)
    assert not report.failed
    pages = {path.relative_to(project / "docs").as_posix() for path in times(project)}
    assert pages == {
        f"{lang}/{page}"
        for lang in ("bg", "en")
        for page in ("index.md", "briefings/index.md", "briefings/one.md", "briefings/two.md")
    }


def test_nothing_is_written_where_nothing_changed(project: Path) -> None:
    build(project)
    before = times(project)
    report = build(project)
    assert (report.written, report.worked_out) == (0, ())
    assert times(project) == before


def test_a_changed_seed_alone_is_worked_out_again(project: Path) -> None:
    build(project)
    (project / "seeds" / "two.txt").write_text(GOOD.replace("Виена", "Рим"), encoding="utf-8")
    report = build(project)
    assert report.worked_out == ("two",)
    page = (project / "docs/en/briefings/two.md").read_text("utf-8")
    assert "Rome" in page


@pytest.mark.parametrize("name", ["two.yml", "two.en.po"])
def test_a_file_beside_the_seed_counts_as_a_change(project: Path, name: str) -> None:
    build(project)
    content = (
        "rights: none\n" if name.endswith("yml") else 'msgid ""\nmsgstr ""\n"Language: en\\n"\n'
    )
    (project / "seeds" / name).write_text(content, encoding="utf-8")
    assert build(project).worked_out == ("two",)


def test_a_torn_cache_is_worked_out_again(project: Path) -> None:
    build(project)
    (project / "cache" / "one.json").write_text('{"digest": ', encoding="utf-8")
    assert build(project).worked_out == ("one",)


def test_a_renamed_seed_leaves_no_page(project: Path) -> None:
    build(project)
    (project / "seeds" / "two.txt").rename(project / "seeds" / "three.txt")
    assert build(project).removed == 2
    assert not (project / "docs/bg/briefings/two.md").exists()
    assert (project / "docs/bg/briefings/three.md").exists()
    assert not (project / "cache" / "two.json").exists()


def test_a_bad_seed_keeps_its_pages_and_the_others_come_out(project: Path) -> None:
    build(project)
    page = project / "docs/bg/briefings/two.md"
    before = page.read_bytes()
    (project / "seeds" / "two.txt").write_text("без дата", encoding="utf-8")
    (project / "seeds" / "new.txt").write_text(GOOD, encoding="utf-8")
    report = build(project)
    assert report.failed
    assert page.read_bytes() == before
    assert (project / "docs/bg/briefings/new.md").exists()


def test_a_bad_seed_keeps_its_place_in_the_collections(project: Path) -> None:
    build(project)
    (project / "seeds" / "two.yml").write_text("titel: x\n", encoding="utf-8")
    report = build(project)
    assert report.failed
    assert "two.md" in (project / "docs/bg/briefings/index.md").read_text("utf-8")
    assert any("/two/" in found.url for found in report.search)


def test_a_mistake_of_ours_keeps_no_other_article_from_coming_out(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = pipeline.brief

    def brief(seed: Seed) -> Briefed:
        if seed.article.id == "one":
            raise ZeroDivisionError("oh")
        return real(seed)

    monkeypatch.setattr(pipeline, "brief", brief)
    report = build(project)
    assert [problem.kind for problem in report.problems] == ["internal"]
    assert (project / "docs/bg/briefings/two.md").exists()


def test_a_folder_in_the_place_of_a_page_is_named(project: Path) -> None:
    (project / "docs/bg/briefings/one.md").mkdir(parents=True)
    with pytest.raises(OutputError, match=r"one\.md cannot be written"):
        build(project)


def test_a_page_that_somebody_else_wrote_stays(project: Path) -> None:
    build(project)
    own = project / "docs/bg/briefings/mine.md"
    own.write_text("# Моя страница\n", encoding="utf-8")
    build(project)
    assert own.exists()


def test_strict_names_what_a_language_lacks(project: Path) -> None:
    (project / "seeds" / "one.txt").write_text(
        " date 2026-02-03 С участието на фъргийски лидери бе открита среща.\n", encoding="utf-8"
    )
    report = pipeline.build(project / "seeds", project / "docs", strict=True)
    assert any("фъргийски лидери" in problem.what for problem in report.problems)
    assert not build(project).failed


def test_a_crash_while_writing_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "page.md"
    write_if_changed(path, "old")

    def crash(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", crash)
    with pytest.raises(KeyboardInterrupt):
        write_if_changed(path, "new")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]
