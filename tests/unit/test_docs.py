"""The hand-written pages say what the generated ones do."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from briefgen.model import LANGS, PARTS, Lang, Status
from briefgen.translate.interface import interface

DOCS = Path(__file__).parents[2] / "docs"


def first_cells(lang: Lang, number: int) -> list[str]:
    """The first column of a table of the page that explains the words."""
    text = (DOCS / lang / "about.md").read_text("utf-8")
    tables = [block for block in text.split("\n\n") if block.startswith("|")]
    return [row.split("|")[1].strip() for row in tables[number].splitlines()[2:]]


@pytest.mark.parametrize("lang", LANGS)
def test_the_parts_are_explained_by_the_words_of_the_pages(lang: Lang) -> None:
    say = interface(lang).pgettext
    assert first_cells(lang, 0) == [say("part", part) for part in PARTS if part != "mentioned"]


@pytest.mark.parametrize("lang", LANGS)
def test_the_statuses_are_explained_by_the_words_of_the_pages(lang: Lang) -> None:
    say = interface(lang).pgettext
    assert first_cells(lang, 1) == [say("status", status) for status in get_args(Status)]
