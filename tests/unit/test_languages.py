"""Stems, forms, and the lexicon's phrases."""

from __future__ import annotations

import pytest

from briefgen.languages import lexicon
from briefgen.languages.bg.forms import agreeing, indefinite_adjective
from briefgen.languages.bg.stem import stem


@pytest.mark.parametrize(
    "forms",
    [
        "среща срещата срещи срещите",
        "декларация декларацията",
        "съвет съвета съветът съветите",
        "президент президента президентът президенти",
        "секретар секретаря секретарят секретари",
        "национален националния националният националната националните",
        "сигурност сигурността",
        "споразумение споразумението споразумения",
    ],
)
def test_forms_of_a_word_have_one_stem(forms: str) -> None:
    assert len({stem(word) for word in forms.split()}) == 1


@pytest.mark.parametrize("pair", ["съвет свят", "мир мирис", "договор договаряне"])
def test_words_that_differ_stay_apart(pair: str) -> None:
    one, two = pair.split()
    assert stem(one) != stem(two)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("генералния", "генерален"),
        ("върховният", "върховен"),
        ("британския", "британски"),
        ("бившия", "бивш"),
        ("нов", "нов"),
    ],
)
def test_indefinite_adjective(word: str, expected: str) -> None:
    assert indefinite_adjective(word) == expected


@pytest.mark.parametrize(
    ("adjective", "noun", "expected"),
    [
        ("съвместната", "декларация", "съвместна"),
        ("тристранно", "споразумение", "тристранно"),
        ("рамковия", "договор", "рамков"),
        ("двустранния", "договор", "двустранен"),
        ("политическа", "декларация", "политическа"),
    ],
)
def test_agreement(adjective: str, noun: str, expected: str) -> None:
    assert agreeing(adjective, noun) == expected


def test_phrases_know_forms_options_and_classes() -> None:
    words = ["днес", "вторият", "кръг", "срещата", "на", "върха", "работната", "вечеря"]
    found = {
        (m.name, m.first, m.last)
        for m in lexicon("bg").find([lexicon("bg").word(w) for w in words])
    }
    assert {
        ("days:0", 0, 0),
        ("events:negotiations", 1, 2),
        ("events:summit", 3, 5),
        ("events:meeting", 6, 7),
    } <= found


def test_a_language_without_a_lexicon_finds_nothing() -> None:
    assert list(lexicon("en").find([lexicon("en").word(w) for w in ("the", "summit")])) == []
