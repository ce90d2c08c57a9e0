"""Latin letters by the transliteration law of 2009."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.languages.bg.romanise import romanise, slug


@pytest.mark.parametrize(
    ("bulgarian", "latin"),
    [
        ("Рустем Умеров", "Rustem Umerov"),
        ("Желю Желев", "Zhelyu Zhelev"),
        ("Щърково", "Shtarkovo"),
        ("ЩЪРКОВО", "SHTARKOVO"),
        ("Цветан Чучков", "Tsvetan Chuchkov"),
        ("Мария", "Maria"),
        ("МАРИЯ", "MARIA"),
        ("Мариян", "Mariyan"),
        ("София и България", "Sofia i Bulgaria"),
        ("българия", "bulgaria"),
        ("Българияна", "Balgariyana"),
        ("Кольо Йорданов", "Kolyo Yordanov"),
        ("Я. Юруков", "Ya. Yurukov"),
        ("Димитрова-Щерева", "Dimitrova-Shtereva"),
        ("ѝ каза", "i kaza"),
        ("ва\u0301жно", "vazhno"),
        ("и\u0306од", "yod"),
        ("EС 2026", "ES 2026"),
    ],
)
def test_table_and_exceptions(bulgarian: str, latin: str) -> None:
    assert romanise(bulgarian) == latin


def test_slugs_are_pieces_of_addresses() -> None:
    assert slug("Среща на върха: „Коалиция“ – 2026 г.!") == "sreshta-na-varha-koalitsia-2026-g"
    assert slug("Élysée") == "elysee"
    assert slug("…") == ""


@given(st.text())
def test_a_slug_has_only_safe_characters(text: str) -> None:
    assert set(slug(text)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert slug(slug(text)) == slug(text)


@given(st.text(alphabet="абвгдежзийклмнопрстуфхцчшщъьюяАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЬЮЯ -"))
def test_nothing_cyrillic_is_left(text: str) -> None:
    assert romanise(text).isascii()
