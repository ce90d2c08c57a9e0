"""Names, dates and lists inside a sentence."""

from __future__ import annotations

import datetime as dt

import pytest

from briefgen.translate.phrasing import (
    capitalised,
    definite,
    in_place,
    list_words,
    period_words,
    with_a,
    with_the,
)


@pytest.mark.parametrize(
    "name",
    ["United Kingdom", "Netherlands", "European Union", "EU", "Coalition of the Willing",
     "Ministry of Defence of Bulgaria", "Black Sea", "Asia-Pacific region", "Western Balkans",
     "Kremlin", "Associated Press", "G7"],
)  # fmt: skip
def test_names_with_an_article(name: str) -> None:
    assert with_the(name) == f"the {name}"


@pytest.mark.parametrize(
    "name",
    ["NATO", "France", "The Hague", "the 27 member states", "Paris", "UNESCO", "Lancaster House",
     "Alternative for Germany", "Reuters"],
)  # fmt: skip
def test_names_without_one(name: str) -> None:
    assert with_the(name) == name


def test_the_indefinite_article_goes_by_sound() -> None:
    nouns = ["summit", "agreement", "UN summit", "EU summit", "European summit", "hour"]
    assert [with_a(noun).split()[0] for noun in nouns] == ["a", "an", "a", "an", "a", "an"]


@pytest.mark.parametrize(
    ("name", "inside"),
    [
        ("Коалиция на желаещите", "Коалицията на желаещите"),
        ("Европейски съюз", "Европейския съюз"),
        ("Европейска комисия", "Европейската комисия"),
        ("Съвет за сигурност", "Съвета за сигурност"),
        ("Национален съвет", "Националния съвет"),
        ("Народно събрание", "Народното събрание"),
        ("Световна банка", "Световната банка"),
        ("Обединени нации", "Обединените нации"),
        ("Червен кръст", "Червения кръст"),
        ("министерство на отбраната", "министерството на отбраната"),
        ("НАТО", "НАТО"),
        ("Украйна", "Украйна"),
    ],
)
def test_bulgarian_names_after_a_preposition(name: str, inside: str) -> None:
    assert definite(name) == inside


def test_a_place_decides_the_preposition() -> None:
    assert in_place("Париж") == "в Париж"
    assert in_place("Варшава") == "във Варшава"
    assert in_place("Франция") == "във Франция"


@pytest.mark.parametrize(
    ("start", "end", "english", "bulgarian"),
    [
        ("2026-05-05", "2026-05-05", "5 May 2026", "5 май 2026 г."),
        ("2026-05-05", "2026-05-07", "5–7 May 2026", "5–7 май 2026 г."),
        ("2026-05-30", "2026-06-02", "30 May – 2 June 2026", "30 май – 2 юни 2026 г."),
        (
            "2025-12-31",
            "2026-01-02",
            "31 December 2025 – 2 January 2026",
            "31 декември 2025 г. – 2 януари 2026 г.",
        ),
    ],
)
def test_periods(start: str, end: str, english: str, bulgarian: str) -> None:
    days = dt.date.fromisoformat(start), dt.date.fromisoformat(end)
    assert " ".join(period_words(*days, "en").split()) == english
    assert " ".join(period_words(*days, "bg").split()) == bulgarian


def test_lists_have_no_serial_comma() -> None:
    assert list_words(["A", "B", "C"], "en") == "A, B and C"
    assert list_words(["А", "Б", "В"], "bg") == "А, Б и В"


def test_only_the_first_letter_grows() -> None:
    assert capitalised("среща на НАТО") == "Среща на НАТО"
    assert capitalised("") == ""
