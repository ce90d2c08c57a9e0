"""What the scripts compute, run in the browser that will run them."""

from __future__ import annotations

from typing import Any

import pytest

from .conftest import Visitor


def _call(visitor: Visitor, name: str, *arguments: Any) -> Any:
    module = f"{visitor.address}assets/javascripts/search-text.js"
    return visitor.open("en/").evaluate(
        "async ([module, name, args]) => (await import(module))[name](...args)",
        [module, name, list(arguments)],
    )


@pytest.mark.parametrize(
    ("excerpt", "pieces"),
    [
        ("no mark", [("no mark", False)]),
        ("a <mark>b</mark> c", [("a ", False), ("b", True), (" c", False)]),
        ("<mark>&lt;b&gt;</mark>&amp;", [("<b>", True), ("&amp;", False)]),
        ("", []),
    ],
)
def test_pieces(visitor: Visitor, excerpt: str, pieces: list[tuple[str, bool]]) -> None:
    found = _call(visitor, "pieces", excerpt)
    assert [(piece["text"], piece["marked"]) for piece in found] == pieces


@pytest.mark.parametrize(
    ("languages", "path", "preferred", "answer"),
    [
        (["bg"], "bg/about/", "en-GB", "bg"),
        (["bg", "en"], "en/missing", "bg-BG", "en"),
        (["bg", "en"], "", "en-US", "en"),
        (["bg", "en"], "", "de-DE", "bg"),
        (["bg", "en"], "enormous/", None, "bg"),
    ],
)
def test_page_language(
    visitor: Visitor, languages: list[str], path: str, preferred: str | None, answer: str
) -> None:
    assert _call(visitor, "pageLanguage", languages, path, preferred) == answer


def test_a_result_never_leads_elsewhere(visitor: Visitor) -> None:
    results = visitor.open("en/").evaluate(
        """async module => {
            const { target } = await import(module);
            const base = new URL("http://127.0.0.1/briefgen/");
            const urls = ["bg/x/#e-1", "https://example.org/", "javascript:alert(1)"];
            return urls.map(url => target(url, base));
        }""",
        f"{visitor.address}assets/javascripts/search-text.js",
    )
    base = "http://127.0.0.1/briefgen/"
    assert results == [f"{base}bg/x/#e-1", base, base]
