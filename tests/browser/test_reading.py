"""A visitor reads a briefing: both languages, facts and evidence, with keyboard and without JS."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from .conftest import Visitor

BRIEFING = "briefings/2026-01-01-paris-coalition-summit/"


@pytest.mark.parametrize(("lang", "menu"), [("bg", "Всички брифинги"), ("en", "All briefings")])
def test_opens_in_both_languages(visitor: Visitor, lang: str, menu: str) -> None:
    page = visitor.open(f"{lang}/")
    assert page.locator("html").get_attribute("lang") == lang
    expect(page.locator(".md-nav--primary").first).to_contain_text(menu)
    page.locator(f'article a[href*="{BRIEFING}"]').first.click()
    page.wait_for_url(f"**/{lang}/{BRIEFING}")
    expect(page.locator("h1")).to_be_visible()


def test_choice_of_language(visitor: Visitor) -> None:
    page = visitor.open("")
    page.get_by_role("link", name="English").first.click()
    page.wait_for_url("**/en/")


@pytest.mark.parametrize("lang", ["bg", "en"])
def test_switch_stays_on_the_page(visitor: Visitor, lang: str) -> None:
    other = {"bg": "en", "en": "bg"}[lang]
    page = visitor.open(f"{lang}/{BRIEFING}")
    page.locator(".bg-switch").click()
    page.wait_for_url(f"**/{other}/{BRIEFING}")
    assert page.locator("html").get_attribute("lang") == other


def _wait_for_fragment(page: Page, fragment: str) -> None:
    page.wait_for_function("id => decodeURIComponent(location.hash) === '#' + id", arg=fragment)


@pytest.mark.parametrize("lang", ["bg", "en"])
def test_from_every_fact_to_its_evidence_and_back_by_keyboard(visitor: Visitor, lang: str) -> None:
    page = visitor.open(f"{lang}/{BRIEFING}")
    links = page.locator(".bg-ref")
    assert links.count() == 28
    for link in links.all():
        start = link.evaluate("e => e.closest('.bg-fact').id")
        evidence = (link.get_attribute("href") or "").removeprefix("#")
        link.focus()
        page.keyboard.press("Enter")
        _wait_for_fragment(page, evidence)
        mark = page.locator(f"[id='{evidence}']").locator("xpath=ancestor-or-self::mark")
        expect(mark).to_be_in_viewport()
        assert start.removeprefix("f-") in (mark.get_attribute("data-facts") or "").split()
        page.keyboard.press("Enter")
        _wait_for_fragment(page, start)
        expect(page.locator(f"[id='{start}']")).to_be_in_viewport()
        assert page.evaluate("document.activeElement.id") == start


def test_a_fact_followed_twice_leads_to_its_evidence_twice(visitor: Visitor) -> None:
    page = visitor.open(f"bg/{BRIEFING}")
    for _ in range(2):
        page.locator(".bg-ref").first.focus()
        page.keyboard.press("Enter")
        expect(page.locator(".bg-back").first).to_be_in_viewport()
        assert page.evaluate("document.activeElement.matches('.bg-back')")


@pytest.mark.parametrize("lang", ["bg", "en"])
def test_the_switch_of_languages_stays_at_the_fact(visitor: Visitor, lang: str) -> None:
    other = {"bg": "en", "en": "bg"}[lang]
    page = visitor.open(f"{lang}/{BRIEFING}")
    page.locator(".bg-ref").nth(5).click()
    fragment = page.url.partition("#")[2]
    assert fragment
    page.locator(".bg-switch").click()
    page.wait_for_url(f"**/{other}/{BRIEFING}#{fragment}")


def test_every_link_of_a_fact_has_a_target(visitor: Visitor) -> None:
    page = visitor.open(f"bg/{BRIEFING}")
    missing = page.evaluate(
        """() => [...document.querySelectorAll('.bg-ref, .bg-back')]
            .map(link => decodeURIComponent(new URL(link.href).hash.slice(1)))
            .filter(id => !document.getElementById(id))"""
    )
    assert missing == []
    assert page.locator(".bg-ref").count() > 0


def test_all_words_of_a_fact_light_up(visitor: Visitor) -> None:
    page = visitor.open(f"bg/{BRIEFING}")
    mark = page.locator("mark[data-facts]").first
    mark.hover()
    expect(mark).to_have_class("bg-evidence bg-lit")


@pytest.mark.parametrize("lang", ["bg", "en"])
def test_without_javascript(visitor_without_js: Visitor, lang: str) -> None:
    page = visitor_without_js.open(f"{lang}/{BRIEFING}")
    expect(page.locator(".bg-search__open")).to_be_hidden()
    expect(page.locator(".bg-glance").first).to_be_visible()
    link = page.locator(".bg-ref").first
    fragment = (link.get_attribute("href") or "").removeprefix("#")
    link.click()
    expect(page.locator(f"[id='{fragment}']")).to_be_in_viewport()
    back = page.locator(".bg-back").first
    start = (back.get_attribute("href") or "").removeprefix("#")
    back.click()
    expect(page.locator(f"[id='{start}']")).to_be_in_viewport()
    other = {"bg": "en", "en": "bg"}[lang]
    page.locator(".bg-switch").click()
    page.wait_for_url(f"**/{other}/{BRIEFING}")


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("path", ["", "bg/", "en/", f"bg/{BRIEFING}", f"en/{BRIEFING}", "nowhere"])
def test_nothing_is_wider_than_the_window(visitor: Visitor, path: str, width: int) -> None:
    visitor.page.set_viewport_size({"width": width, "height": 844})
    page = visitor.open(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_followed_link_lights_its_own_fact_alone(visitor: Visitor) -> None:
    page = visitor.open(f"bg/{BRIEFING}")
    fact = page.locator(".bg-participants .bg-fact").first
    name = (fact.get_attribute("id") or "").removeprefix("f-")
    fact.locator(".bg-ref").click()
    page.mouse.move(0, 0)
    lit = page.locator("mark.bg-lit").evaluate_all("marks => marks.map(m => m.dataset.facts)")
    assert lit
    assert all(name in facts.split() for facts in lit)
    assert page.locator(f'mark[data-facts~="{name}"]').count() == len(lit)
