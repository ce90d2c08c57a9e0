"""The site as `mkdocs build --strict` makes it from the real seed."""

from __future__ import annotations

import re
import shutil
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.conftest import SEED, SITE_URL, run_mkdocs

BRIEFING = f"briefings/{SEED}"


class _Links(HTMLParser):
    """Attributes of elements that this page loads or links to."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))


def elements(page: Path) -> list[tuple[str, dict[str, str]]]:
    parser = _Links()
    parser.feed(page.read_text(encoding="utf-8"))
    return parser.elements


def alternates(page: Path) -> dict[str, str]:
    return {
        values["hreflang"]: values["href"]
        for tag, values in elements(page)
        if tag == "link" and "alternate" in values.get("rel", "").split()
    }


@pytest.mark.parametrize("path", ["", "about/", "briefings/", f"{BRIEFING}/"])
@pytest.mark.parametrize(("lang", "skip"), [("bg", "Към съдържанието"), ("en", "Skip to content")])
def test_language_and_words_of_the_theme(built_site: Path, lang: str, skip: str, path: str) -> None:
    html = (built_site / lang / path / "index.html").read_text(encoding="utf-8")
    assert f'<html lang="{lang}"' in html
    assert skip in html
    other = {"bg": "About", "en": "За сайта"}[lang]
    assert other not in html


@pytest.mark.parametrize("path", ["", "about/", "briefings/", f"{BRIEFING}/"])
@pytest.mark.parametrize("lang", ["bg", "en"])
def test_hreflang_and_canonical_are_absolute(built_site: Path, lang: str, path: str) -> None:
    page = built_site / lang / path / "index.html"
    assert alternates(page) == {
        "bg": f"{SITE_URL}bg/{path}",
        "en": f"{SITE_URL}en/{path}",
        "x-default": SITE_URL,
    }
    canonical = [v["href"] for tag, v in elements(page) if v.get("rel") == "canonical"]
    assert canonical == [f"{SITE_URL}{lang}/{path}"]


def test_root_is_the_choice_of_language(built_site: Path) -> None:
    page = built_site / "index.html"
    links = {
        v["hreflang"]: v["href"]
        for tag, v in elements(page)
        if "bg-choice__item" in v.get("class", "")
    }
    assert links == {"bg": "bg/", "en": "en/"}
    assert alternates(page)["x-default"] == SITE_URL
    assert "http-equiv" not in page.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("", "Брифинги · Briefings"),
        ("bg/", "Брифинги"),
        ("en/", "Briefings"),
        ("en/about/", "About - Briefings"),
        (f"en/{BRIEFING}/", "Coalition of the Willing holds summit in Paris - Briefings"),
    ],
)
def test_the_title_names_the_site_once(built_site: Path, path: str, title: str) -> None:
    html = (built_site / path / "index.html").read_text(encoding="utf-8")
    assert [found.strip() for found in re.findall("<title>(.*?)</title>", html, re.S)] == [title]


def test_a_briefing_is_described_by_its_lead(built_site: Path) -> None:
    described = {
        values["content"]
        for tag, values in elements(built_site / f"en/{BRIEFING}/index.html")
        if tag == "meta" and values.get("name") == "description"
    }
    assert described == {
        "A summit of the Coalition of the Willing took place in Paris on 31 December 2025,"
        " according to the source."
    }


def test_sitemap_lists_all_pages_with_their_versions(built_site: Path) -> None:
    names = {
        "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
        "x": "http://www.w3.org/1999/xhtml",
    }
    tree = ElementTree.fromstring((built_site / "sitemap.xml").read_bytes())  # noqa: S314 - our own
    listed = {entry.findtext("s:loc", "", names): entry for entry in tree.findall("s:url", names)}
    pages = {
        SITE_URL + str(page.parent.relative_to(built_site)).strip(".") + "/"
        for page in built_site.rglob("index.html")
    }
    assert set(listed) == {page.replace("//", "/").replace("https:/", "https://") for page in pages}
    for address, entry in listed.items():
        versions = {
            link.get("hreflang"): link.get("href") for link in entry.findall("x:link", names)
        }
        assert versions.keys() == {"bg", "en", "x-default"}
        assert address in versions.values()


def test_one_missing_page_in_both_languages(built_site: Path) -> None:
    page = built_site / "404.html"
    html = page.read_text(encoding="utf-8")
    assert "Няма такава страница" in html
    assert "There is no such page" in html
    loaded = [
        v.get("src") or v.get("href", "") for tag, v in elements(page) if tag in ("script", "link")
    ]
    assert all(url.startswith("/briefgen/") for url in loaded if url)
    assert alternates(page) == {}
    assert not list(built_site.glob("*/404.html"))


def test_briefings_stay_out_of_the_menu(built_site: Path) -> None:
    html = (built_site / "bg/about/index.html").read_text(encoding="utf-8")
    assert SEED not in html


def test_nothing_is_loaded_from_another_host(built_site: Path) -> None:
    foreign = []
    for page in built_site.rglob("*.html"):
        for tag, values in elements(page):
            loads = [values.get("src", ""), values.get("srcset", ""), values.get("data", "")]
            if tag == "link" and set(values.get("rel", "").split()) & {
                "stylesheet",
                "icon",
                "preload",
                "preconnect",
                "dns-prefetch",
                "manifest",
                "modulepreload",
            }:
                loads.append(values.get("href", ""))
            foreign += [url for url in loads if re.match(r"(?:https?:)?//", url)]
    for sheet in built_site.rglob("*.css"):
        css = sheet.read_text(encoding="utf-8")
        foreign += re.findall(r"(?:url\(|@import)\s*[\"']?((?:https?:)?//[^\"')]+)", css)
    assert foreign == []


def test_a_removed_and_a_renamed_seed_leave_no_page(project: Path) -> None:
    for suffix in (".txt",):
        shutil.copy(project / f"seeds/{SEED}{suffix}", project / f"seeds/second{suffix}")
    assert run_mkdocs(project, "build").returncode == 0
    second = project / "site/bg/briefings/second/index.html"
    assert second.is_file()
    (project / "seeds/second.txt").rename(project / "seeds/third.txt")
    assert run_mkdocs(project, "build").returncode == 0
    assert not second.exists()
    assert (project / "site/en/briefings/third/index.html").is_file()
    (project / "seeds/third.txt").unlink()
    assert run_mkdocs(project, "build").returncode == 0
    assert not list((project / "site").rglob("third*"))
    assert "third" not in (project / "site/search-records.json").read_text(encoding="utf-8")


def test_a_bad_seed_fails_the_build_and_the_others_come_out(project: Path) -> None:
    (project / "seeds/bad.txt").write_text("No date here.\n", encoding="utf-8")
    done = run_mkdocs(project, "build")
    assert done.returncode == 1
    assert "bad.txt:1" in done.stderr
    assert (project / f"site/bg/{BRIEFING}/index.html").is_file()
    assert (project / "site/pagefind/pagefind.js").is_file()
    assert not (project / "site/bg/briefings/bad").exists()


def test_a_page_without_its_other_language_fails_a_strict_build(project: Path) -> None:
    (project / "docs/bg/alone.md").write_text("# Само тук\n", encoding="utf-8")
    done = run_mkdocs(project, "build", "--strict")
    assert done.returncode == 1
    assert "bg/alone.md is missing in the other language" in done.stderr


def test_two_builds_give_the_same_bytes(project: Path, built_site: Path) -> None:
    assert run_mkdocs(project, "build", "--strict").returncode == 0
    here, there = _digest(project / "site"), _digest(built_site)
    assert here == there
    assert "search-records.json" in here


def _digest(site: Path) -> dict[str, bytes]:
    # Pagefind names and packs its files differently each time; its records are compared.
    return {
        str(file.relative_to(site)): file.read_bytes()
        for file in sorted(site.rglob("*"))
        if file.is_file() and "pagefind" not in file.relative_to(site).parts
    }
