"""The small modules beside the plugin."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from mkdocs.config.defaults import MkDocsConfig

from briefgen.model import LANGS
from briefgen.site import stale, watching
from briefgen.site.localised import local_config, palette
from briefgen.site.text import text_of
from briefgen.site.words import search_words
from briefgen.translate.interface import gettext_for


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One</p><p>two &amp; three</p>", "One two & three"),
        ('<h2>Head<a class="headerlink" href="#h">¶</a></h2>text', "Head text"),
        ("<p>a<script>alert(1)</script>b</p>", "ab"),
        ("<p>a</p><pre><code>sample</code></pre><p>b</p>", "a b"),
        ("<ul><li>x</li><li>y</li></ul>", "x y"),
        ("Сре<em>ща</em>", "Среща"),
    ],
)
def test_text_of(html: str, text: str) -> None:
    assert text_of(html) == text


def test_toggles_are_named_in_the_language_of_the_page() -> None:
    options = [{"scheme": "default", "toggle": {"icon": "i", "name": "light"}}, {"scheme": "slate"}]
    assert palette(options, str.upper) == [
        {"scheme": "default", "toggle": {"icon": "i", "name": "LIGHT"}},
        {"scheme": "slate"},
    ]
    assert palette({"scheme": "slate"}, str.upper) == {"scheme": "slate"}


def test_a_local_configuration_leaves_the_real_one_alone(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    config = MkDocsConfig(str(tmp_path / "mkdocs.yml"))
    config.load_dict({"site_name": "Both", "docs_dir": "docs", "theme": {"name": "material"}})
    assert config.validate() == ([], [])
    local: Any = local_config(config, "bg", {"site_name": "Едното"}, str.upper)
    assert (local.theme["language"], local.site_name) == ("bg", "Едното")
    assert local.site_url == config.site_url
    assert (config.theme["language"], config.site_name) == ("en", "Both")
    assert "alternate" not in config.extra


def test_words_of_the_frame_are_translated() -> None:
    english, bulgarian = search_words("en"), search_words("bg")
    assert english.keys() == bulgarian.keys()
    for key, word in english.items():
        assert bulgarian[key] != word
        assert ("{count}" in word, "{query}" in word) == (
            "{count}" in bulgarian[key],
            "{query}" in bulgarian[key],
        )


@pytest.mark.parametrize(
    "word", ["Switch to light mode", "Switch to dark mode", "Follow the system's mode"]
)
def test_names_of_the_toggles_in_the_configuration_are_translated(word: str) -> None:
    configuration = Path(__file__).parents[2].joinpath("mkdocs.yml").read_text(encoding="utf-8")
    assert f"name: {word}\n" in configuration
    assert gettext_for("bg")(word) != word


@pytest.mark.parametrize(
    ("path", "answer"),
    [
        ("bg/index.md", True),
        ("bg/briefings", True),
        ("en/briefings/x.md", True),
        ("en/about.md", False),
        ("index.md", False),
        ("assets/briefings/x.md", False),
        ("", False),
        ("/project/seeds/bg/briefings/x.txt", False),
    ],
)
def test_generated(path: str, answer: bool) -> None:
    docs = Path("/project/docs")
    assert watching.generated(docs, docs / path) is answer


def test_hand_written_folders(tmp_path: Path) -> None:
    for folder in ("bg/briefings", "en/briefings", "en/more/inner"):
        (tmp_path / folder).mkdir(parents=True)
    found = [str(path.relative_to(tmp_path)) for path in watching.hand_written_folders(tmp_path)]
    assert found == [".", "bg", "en", "en/more", "en/more/inner"]


def test_stale_pages_are_removed_and_others_stay(tmp_path: Path) -> None:
    kept, gone = (tmp_path / lang / "briefings" / "x" / "index.html" for lang in LANGS)
    outside = tmp_path / "404.html"
    for page in (kept, gone, outside):
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text("x", encoding="utf-8")
    assert stale.remove(tmp_path, {kept}) == [gone]
    assert kept.is_file()
    assert outside.is_file()
    assert not gone.parent.exists()
