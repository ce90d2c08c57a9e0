"""The committed schemas are those of the code, and what we write obeys them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from briefgen.exports.json import schema_text, schemas, to_json_line
from briefgen.model import LANGS, Lang
from briefgen.pages import briefing_page
from tests.fixtures import paris

PACKAGE = Path(__file__).parents[2] / "briefgen"
COMMITTED = {
    "briefing": PACKAGE / "exports" / "briefing.schema.json",
    "front-matter": PACKAGE / "pages" / "front-matter.schema.json",
    "sidecar": PACKAGE / "exports" / "sidecar.schema.json",
}


def test_every_format_has_a_committed_schema() -> None:
    assert schemas().keys() == COMMITTED.keys()


@pytest.mark.parametrize("name", COMMITTED)
def test_the_committed_schema_is_current(name: str) -> None:
    Draft202012Validator.check_schema(schemas()[name])
    assert COMMITTED[name].read_text("utf-8") == schema_text(name), f"write briefgen schema {name}"


def test_a_line_of_json_obeys_the_schema_and_comes_back() -> None:
    record = paris.record()
    line = to_json_line(record)
    assert "\n" not in line
    assert "Умеров" in line
    Draft202012Validator(schemas()["briefing"]).validate(json.loads(line))
    assert type(record).model_validate_json(line) == record


def test_a_line_stays_one_line() -> None:
    record = paris.record().model_copy(update={"text": "а\u2028б\nв\u2029"})
    line = to_json_line(record)
    assert len(line.splitlines()) == 1
    assert json.loads(line)["text"] == "а\u2028б\nв\u2029"


@pytest.mark.parametrize("lang", LANGS)
def test_front_matter_obeys_the_schema(lang: Lang) -> None:
    block = briefing_page(paris.record(), lang).split("---\n")[1]
    Draft202012Validator(schemas()["front-matter"]).validate(yaml.safe_load(block))


def test_a_sidecar_may_leave_everything_out() -> None:
    Draft202012Validator(schemas()["sidecar"]).validate({})
