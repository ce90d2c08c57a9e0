"""The hand-written pages say what the generated ones do."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import get_args

import pytest

from briefgen.corrections import fields
from briefgen.languages import lexicon
from briefgen.model import LANGS, PARTS, EntityKind, Force, Lang, Status
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


@pytest.mark.parametrize("lang", LANGS)
def test_every_field_of_a_correction_is_explained(lang: Lang) -> None:
    """With the mark of those that a new fact must have."""
    text = (DOCS / lang / "contribute.md").read_text("utf-8")
    for kind, schema in fields._SETS.items():
        names = (
            f"**`{name}`**" if name in fields._REQUIRED[kind] else f"`{name}`"
            for name in schema.model_fields
        )
        assert f"| `{kind}` | {', '.join(names)} |" in text


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    "codes",
    [
        lexicon("bg").entries["events"],
        lexicon("bg").entries["documents"],
        PARTS,
        get_args(EntityKind),
        get_args(Status),
        get_args(Force),
    ],
)
def test_every_code_of_a_correction_is_named(lang: Lang, codes: Iterable[str]) -> None:
    text = (DOCS / lang / "contribute.md").read_text("utf-8")
    assert f"| {', '.join(f'`{code}`' for code in codes)} |" in text
