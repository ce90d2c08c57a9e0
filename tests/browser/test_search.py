"""The search in the header, in both languages."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from .conftest import Visitor

BRIEFING = "briefings/2026-01-01-paris-coalition-summit/"
QUERIES = [("bg", "Париж"), ("en", "Paris")]


def _search(page: Page, query: str) -> None:
    # A closed dialog's field keeps the focus until the next frame, and takes the key.
    page.wait_for_function("!document.activeElement?.closest('input')")
    page.keyboard.press("/")
    field = page.get_by_role("searchbox")
    expect(field).to_be_focused()
    field.fill(query)


@pytest.mark.parametrize(("lang", "query"), QUERIES)
def test_finds_the_briefing_in_the_language_of_the_page(
    visitor: Visitor, lang: str, query: str
) -> None:
    page = visitor.open(f"{lang}/about/")
    _search(page, query)
    results = page.locator(".bg-dialog li a")
    expect(results.filter(has=page.locator("mark")).first).to_be_visible()
    for address in results.evaluate_all("links => links.map(link => link.href)"):
        assert address.startswith(f"{visitor.address}{lang}/")
    expect(page.locator(".bg-dialog [role=status]")).to_contain_text(str(results.count()))
    page.locator(f'.bg-dialog a[href*="{lang}/{BRIEFING}"]').first.click()
    page.wait_for_url(f"**/{lang}/{BRIEFING}**")


def test_keyboard(visitor: Visitor) -> None:
    page = visitor.open("en/about/")
    _search(page, "Paris")
    expect(page.locator(".bg-dialog li a").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".bg-dialog li a").first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".bg-dialog")).to_be_hidden()
    expect(page.locator(".bg-dialog")).not_to_have_attribute("open", "")
    _search(page, "Paris")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/briefings/**")


@pytest.mark.parametrize(
    ("lang", "answer"), [("bg", "Няма резултати за „qqqq“."), ("en", "Nothing found for “qqqq”.")]
)
def test_nothing_found(visitor: Visitor, lang: str, answer: str) -> None:
    page = visitor.open(f"{lang}/")
    _search(page, "qqqq")
    expect(page.get_by_role("status")).to_have_text(answer)
    assert page.locator(".bg-dialog li").count() == 0


@pytest.mark.parametrize(("lang", "query"), QUERIES)
def test_a_missing_page_searches_the_language_of_its_address(
    visitor: Visitor, lang: str, query: str
) -> None:
    page = visitor.open(f"{lang}/no/such/page/")
    expect(page.get_by_role("heading", name="404")).to_be_visible()
    _search(page, query)
    link = page.locator(".bg-dialog li a").first
    expect(link).to_be_visible()
    assert (link.get_attribute("href") or "").startswith(f"{visitor.address}{lang}/")


def test_a_query_cannot_write_html(visitor: Visitor) -> None:
    page = visitor.open("en/")
    _search(page, "<img src=x onerror=document.title='bad'>")
    expect(page.get_by_role("status")).not_to_be_empty()
    assert page.locator(".bg-dialog img").count() == 0
    assert page.title() != "bad"
