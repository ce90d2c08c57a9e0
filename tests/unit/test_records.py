"""What the search is given to find."""

from __future__ import annotations

from briefgen.search.records import search_records
from tests.fixtures import paris

BULGARIAN, ENGLISH = search_records(paris.record())


def test_one_record_a_language_leads_to_its_page() -> None:
    assert (BULGARIAN.lang, BULGARIAN.url) == ("bg", f"bg/briefings/{paris.ID}/")
    assert (ENGLISH.lang, ENGLISH.url) == ("en", f"en/briefings/{paris.ID}/")
    assert BULGARIAN.title == paris.TITLE
    assert ENGLISH.title == "Coalition of the Willing holds summit in Paris"


def test_names_are_found_in_both_languages() -> None:
    for record in (BULGARIAN, ENGLISH):
        assert "Рустем Умеров" in record.content
        assert "Rustem Umerov" in record.content
        assert "Париж" in record.content
        assert "Paris" in record.content


def test_names_in_the_other_language_come_last() -> None:
    """An excerpt of the page's own words is not broken by them."""
    names = [part for part in ENGLISH.content.split(" · ") if set(part.lower()) & set("абвгдежз")]
    assert ENGLISH.content.endswith(" · ".join(names))
    assert "Рустем Умеров" in names
    start = BULGARIAN.content.index(" · Mark Rutte")
    assert "По думите му" in BULGARIAN.content[:start]


def test_each_has_the_words_of_its_language() -> None:
    assert "deployment of multinational forces" in ENGLISH.content
    assert "effective monitoring" in ENGLISH.content
    assert "тристранна декларация" in BULGARIAN.content
    assert "тристранна декларация" not in ENGLISH.content


def test_equal_words_stand_once() -> None:
    assert ENGLISH.content.count(" · Rustem Umerov · ") == 1


def test_filters_and_meta() -> None:
    assert ENGLISH.filters == {
        "year": ["2026"],
        "kind": ["summit"],
        "country": ["France", "Ukraine", "United Kingdom"],
    }
    assert ENGLISH.meta == {
        "date": "1 January 2026",
        "kind": "summit of the Coalition of the Willing",
    }


def test_the_rights_of_the_source_hold() -> None:
    bulgarian, english = search_records(paris.record(rights="none"))
    assert "се състоя среща" not in bulgarian.content
    assert "cited by" not in english.content
    assert "took place in Paris yesterday" not in english.content
    assert "took place in Paris yesterday" in ENGLISH.content


def test_an_untranslated_text_is_found_by_its_own_words() -> None:
    record = paris.record().model_copy(update={"sentences": []})
    _, english = search_records(record)
    assert "вчера се състоя" in english.content
