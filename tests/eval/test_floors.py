"""No figure falls below its floor, and none is lowered without a word."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.eval import mentions
from tests.eval.expectation import ARTICLES
from tests.eval.floors import LoweredError, digest, fallen, read_floors, renewed
from tests.eval.score import figures, score

FLOORS = read_floors()
DATA = Path(os.environ.get("BSNLP", "../shared/data/bsnlp-bg"))
SCORER = Path(os.environ.get("BSNLP_SCORER", "../shared/tools/bsnlp_score.py"))


def test_the_articles_are_those_that_the_floors_were_measured_on() -> None:
    assert digest(ARTICLES.glob("*.yml")) == FLOORS["facts"]["digest"], (
        "an article or its expectations changed: measure again with `make eval EVALFLAGS=--keep`"
    )


def test_facts() -> None:
    assert fallen(FLOORS["facts"]["floors"], figures(score())) == []


@pytest.mark.skipif(not (DATA.exists() and SCORER.exists()), reason="no annotated articles here")
def test_names() -> None:
    assert digest(DATA.glob("gold/*/*")) == FLOORS["names"]["digest"], "another set of articles"
    measured = mentions.figures(mentions.score(DATA, SCORER))
    assert fallen(FLOORS["names"]["floors"], measured) == []


def test_a_floor_falls_only_for_a_reason_that_is_kept() -> None:
    floors = renewed({}, "facts", {"quote": {"recall": 0.9}}, "abc")
    lower = {"quote": {"recall": 0.8}}
    assert fallen(floors["facts"]["floors"], lower) == ["quote: recall 0.800 is below 0.9"]
    with pytest.raises(LoweredError, match="quote: recall"):
        renewed(floors, "facts", lower, "abc")
    told = renewed(floors, "facts", lower, "abc", because="the articles grew harder")
    assert told["facts"]["floors"] == lower
    assert told["lowered"][0]["reason"] == "the articles grew harder"


def test_floors_are_never_above_what_was_measured() -> None:
    floors = renewed({}, "facts", {"quote": {"recall": 2 / 3}}, "abc")
    assert floors["facts"]["floors"]["quote"]["recall"] == 0.666
    assert fallen(floors["facts"]["floors"], {"quote": {"recall": 2 / 3}}) == []


def test_a_kind_that_is_no_longer_found_has_fallen() -> None:
    assert fallen({"quote": {"recall": 0.5}}, {}) == ["quote: recall 0.000 is below 0.5"]


def test_a_changed_article_changes_the_digest(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_text("one", "utf-8")
    before = digest([path])
    path.write_text("two", "utf-8")
    assert digest([path]) != before
