"""English for Bulgarian noun phrases, or nothing at all."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from briefgen.translate.compose import Style, compose

CASES = yaml.safe_load((Path(__file__).parents[1] / "fixtures" / "phrases.yml").read_text("utf-8"))
NAMES = CASES.pop("names")


@pytest.mark.parametrize(
    ("style", "bulgarian", "english"),
    [(style, bg, en) for style, pairs in CASES.items() for bg, en in pairs.items()],
)
def test_phrases(style: Style, bulgarian: str, english: str | None) -> None:
    assert compose(bulgarian, NAMES.get, style) == english


def test_the_longest_name_wins() -> None:
    names = {"Украйна": "Ukraine", "Съвета на Украйна": "Council of Ukraine"}
    assert compose("секретар на Съвета на Украйна", names.get, "office") == (
        "Secretary of the Council of Ukraine"
    )


@pytest.mark.parametrize("words", ["", " ", "на", "и", "секретар на", "на НАТО", ", НАТО"])
def test_fragments_are_no_phrases(words: str) -> None:
    assert compose(words, NAMES.get) is None
