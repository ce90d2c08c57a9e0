"""The offices that a text gives people, and the descriptions that stand for them."""

from __future__ import annotations

import sys
from types import FrameType

import pytest

from briefgen.annotate import Annotated, annotate
from briefgen.annotate.model import Reference, Role
from briefgen.annotate.names import find_mentions
from briefgen.annotate.offices import read_offices
from briefgen.annotate.references import who_holds_what
from briefgen.annotate.table import read_table
from briefgen.annotate.words import read_words
from briefgen.gazetteer import gazetteer
from briefgen.languages import lexicon
from briefgen.model import Article
from briefgen.tokens import tokenise

from .readable import TODAY, cases


def annotated(text: str) -> Annotated:
    article = Article(id="x", lang="bg", date=TODAY, text=text)
    return annotate(article, lexicon("bg"), gazetteer())


def country(entity: str | None) -> str | None:
    return gazetteer().entities[entity].bg if entity else None


def row(*parts: str | None, **named: str | None) -> str:
    said = [part for part in parts if part]
    return " | ".join([*said, *(f"{key}: {value}" for key, value in named.items() if value)])


def role_row(ann: Annotated, first: int, role: Role) -> str:
    name = ann.mention_at[first].base
    return row(name, role.base, rank=role.rank, of=country(role.country))


def reference_row(ann: Annotated, reference: Reference) -> str:
    meant = ann.entities[reference.entity].bg if reference.entity else "?"
    return row(ann.words(reference.first, reference.last), meant, of=country(reference.country))


@pytest.mark.parametrize(
    ("text", "expected"),
    [pytest.param(text, rows, id=title) for title, text, rows in cases("roles", "annotate")],
)
def test_roles(text: str, expected: str) -> None:
    ann = annotated(text)
    found = [role_row(ann, first, role) for first, role in sorted(ann.roles.items())]
    assert "\n".join(found) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [pytest.param(text, rows, id=title) for title, text, rows in cases("references", "annotate")],
)
def test_references(text: str, expected: str) -> None:
    ann = annotated(text)
    found = [reference_row(ann, reference) for _, reference in sorted(ann.references.items())]
    assert "\n".join(found) == expected


def test_the_fullest_role_counts() -> None:
    ann = annotated(
        "Премиерът Ян Ковач дойде. Ковач, който е премиер на Чехия, каза „да“. Премиерът Ковач."
    )
    role = ann.role_of(ann.mentions[0].entity)
    assert role and role.base == "премиер на Чехия"


@pytest.mark.parametrize(
    "piece",
    [
        "министърът на ",
        "президентите на Румъния и Полша ",
        "кметът Карл Рибнитц и турският му колега ",
        "министър, ",
        "от чилийска страна – министърът на ",
    ],
)
def test_work_grows_with_the_length_not_with_its_square(piece: str) -> None:
    def calls(times: int) -> int:
        """How many functions run until the names and offices are read."""
        tokens = tokenise(f"Днес {piece * times}.")
        table = read_table(tokens, lexicon("bg"))
        units = [range(len(tokens))]
        hits = lexicon("bg").find(table.words)
        found = [(hit.name.removeprefix("offices:"), hit) for hit in hits
                 if hit.name.startswith("offices:")]  # fmt: skip
        count = 0

        def counted(frame: FrameType, event: str, arg: object) -> None:
            nonlocal count
            count += 1

        before = sys.getprofile()
        sys.setprofile(counted)
        try:
            mentions, _, _ = find_mentions(
                table, frozenset({0}), [hit for _, hit in found], lexicon("bg"), gazetteer()
            )
            words = read_words(table, units, mentions, lexicon("bg"), gazetteer())
            who_holds_what(words, read_offices(words, found))
        finally:
            sys.setprofile(before)
        return count

    calls(10)
    assert calls(800) < 2 * 8 * calls(100)
