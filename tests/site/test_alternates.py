"""Versions of a page in the other language."""

from __future__ import annotations

import pytest

from briefgen.site.alternates import (
    alternates,
    counterpart,
    hreflang,
    language_of,
    without_counterpart,
)

SITE = "https://example.org/briefgen/"


@pytest.mark.parametrize(
    ("path", "lang"),
    [
        ("bg/", "bg"),
        ("en/about/", "en"),
        ("en/index.md", "en"),
        ("", None),
        ("./", None),
        ("index.md", None),
        ("english/", None),
    ],
)
def test_language_of(path: str, lang: str | None) -> None:
    assert language_of(path) == lang


@pytest.mark.parametrize(
    ("path", "other"),
    [
        ("bg/", "en/"),
        ("bg/briefings/2026-bg/", "en/briefings/2026-bg/"),
        ("en/about/", "en/about/"),
        ("./", "en/"),
        ("", "en/"),
    ],
)
def test_counterpart(path: str, other: str) -> None:
    assert counterpart(path, "en") == other


def test_a_version_that_does_not_exist_is_the_home_page() -> None:
    versions = alternates("bg/only/", {"bg/", "en/", "bg/only/"})
    assert [(version.lang, version.url) for version in versions] == [
        ("bg", "bg/only/"),
        ("en", "en/"),
    ]


def test_hreflang_is_absolute_and_announces_what_exists() -> None:
    known = {"./", "bg/", "en/", "bg/x/", "en/x/", "bg/only/"}
    assert hreflang("bg/x/", known, SITE) == (
        ("bg", SITE + "bg/x/"),
        ("en", SITE + "en/x/"),
        ("x-default", SITE),
    )
    assert [lang for lang, _ in hreflang("bg/only/", known, SITE)] == ["bg", "x-default"]
    assert hreflang("bg/x/", known, SITE) == hreflang("en/x/", known, SITE)
    assert hreflang("bg/x/", known, None) == ()


def test_pages_that_one_language_lacks() -> None:
    paths = ["index.md", "bg/index.md", "en/index.md", "bg/a.md", "en/b.md"]
    assert without_counterpart(paths) == ("bg/a.md", "en/b.md")
