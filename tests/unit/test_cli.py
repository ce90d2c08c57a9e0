"""The commands as a person types them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from briefgen.cli import main

_ROOT = str(Path(__file__).parents[2])
GOOD = (
    " date 2026-02-03 Във Виена вчера се проведе среща на върха на ОССЕ 😀. Присъстваха лидери.\n"
)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for folder in ("seeds", "docs/bg", "docs/en"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "seeds/one.txt").write_text(GOOD, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def test_help_says_how_to_begin() -> None:
    said = " ".join(run("--help").output.split())
    for word in ("seeds/", "date 2026-01-31", "check", "show", "build", "mkdocs serve"):
        assert word in said


def test_build_and_check(project: Path) -> None:
    assert run("check").exit_code == 0
    assert not list((project / "docs").rglob("*.md"))
    result = run("build")
    assert (result.exit_code, result.stderr) == (0, "")
    assert (project / "docs/en/briefings/one.md").is_file()


def test_check_and_build_fail_with_place_and_remedy(project: Path) -> None:
    (project / "seeds/two.txt").write_text(" date 2026-02-30 Текст.", encoding="utf-8")
    for command in ("check", "build"):
        result = run(command)
        assert result.exit_code == 1
        assert result.stderr.startswith("seeds/two.txt:1: error: `2026-02-30`: no such date; write")
    assert (project / "docs/en/briefings/one.md").is_file()


def test_show_json_is_one_line_that_fits_the_schema(project: Path) -> None:
    outside = project / "elsewhere.txt"
    outside.write_text("В Рим бе подписан договор.", encoding="utf-8")
    result = run("show", "one", str(outside), "--json", "--date", "2026-01-02")
    assert result.exit_code == 0
    records = [json.loads(line) for line in result.stdout.splitlines()]
    schema = json.loads(run("schema", "briefing").stdout)
    for record in records:
        jsonschema.validate(record, schema, cls=jsonschema.Draft202012Validator)
    assert [record["date"] for record in records] == ["2026-02-03", "2026-01-02"]
    start, end = records[0]["event"]["evidence"][0]
    assert records[0]["text"][start:end] == "се проведе среща на върха на ОССЕ"
    assert records[1]["documents"][0]["status"] == "signed"


def test_show_prints_facts_with_their_words(project: Path) -> None:
    said = run("show", "one").stdout
    assert "event-se-provede-sreshta" in said
    assert "“се проведе среща на върха на ОССЕ”" in said


def test_show_prints_no_heading_above_nothing(project: Path) -> None:
    lines = run("show", "one").stdout.splitlines()
    assert "event" in lines
    assert not {"quotes", "next steps", "outcomes", "refused", "further events"} & set(lines)


def test_the_module_is_the_command(project: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "briefgen.cli", "show", "one"],
        capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": _ROOT},
    )  # fmt: skip
    assert done.returncode == 0
    assert "event-se-provede-sreshta" in done.stdout


def test_nothing_that_a_terminal_acts_upon_is_printed(project: Path) -> None:
    (project / "seeds/one.yml").write_text('"k\\e]0;x\\a\\n::error::y": 1\n', encoding="utf-8")
    said = run("check").stderr
    assert "\x1b" not in said
    assert not any(line.startswith("::") for line in said.splitlines())
    (project / "x.txt").write_text(
        " date 2026-02-03 \x1b[2J Рим. „Ние ще \x1b[2J дойдем там“, каза Ян Ковач."
    )
    assert "\x1b" not in run("show", "x.txt").stdout


def test_show_refuses_the_id_that_check_refuses(project: Path) -> None:
    (project / "seeds/Odd Name.txt").write_text(GOOD, encoding="utf-8")
    for arguments in (("check",), ("show", "Odd Name"), ("show", "seeds/Odd Name.txt")):
        result = run(*arguments)
        assert result.exit_code == 1
        assert "seeds/Odd Name.txt:1" in result.stderr
        assert "the id `Odd Name` has odd characters" in result.stderr
    assert run("show", "Odd Name").stdout == ""


def test_show_takes_a_file_of_any_name_outside_the_seeds(project: Path) -> None:
    (project / "Odd Name.txt").write_text(GOOD, encoding="utf-8")
    assert run("show", "Odd Name.txt").exit_code == 0


def test_show_of_what_is_not_there(project: Path) -> None:
    result = run("show", "one", "nobody", "--json")
    assert result.exit_code == 1
    assert "nobody:1: error: no such article" in result.stderr
    assert json.loads(result.stdout)["id"] == "one"


def test_show_of_a_file_without_date_asks_for_it(project: Path) -> None:
    (project / "x.txt").write_text("Текст.", encoding="utf-8")
    result = run("show", "x.txt")
    assert result.exit_code == 1
    assert "no date" in result.stderr


@pytest.mark.parametrize("name", ["briefing", "front-matter", "sidecar"])
def test_schemas_are_schemas(name: str) -> None:
    schema = json.loads(run("schema", name).stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$schema"].endswith("2020-12/schema")
