"""Pages of the hand-made Paris record, rendered, for the tests of pages."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

import markdown

from briefgen.model import LANGS, Lang
from briefgen.pages import briefing_page
from briefgen.pages.view import View
from tests.fixtures import paris

RECORD = paris.record()
VIEW = View(RECORD, "bg")
PAGES: dict[Lang, str] = {lang: briefing_page(RECORD, lang) for lang in LANGS}


class Page(HTMLParser):
    """What the tests ask of a rendered page."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: list[str] = []
        self.links: list[tuple[str, str]] = []
        self.labels: list[str] = []
        self.words = ""
        self.feed(markdown.markdown(page.split("\n---\n", 1)[1], extensions=["toc"]))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if "id" in values:
            self.ids.append(values["id"])
        if tag == "a":
            self.links.append((values.get("class", ""), values["href"]))
            self.labels.append(values.get("aria-label", ""))

    def handle_data(self, data: str) -> None:
        self.words += data

    def to(self, kind: str) -> list[str]:
        return [href for found, href in self.links if found == kind]


def html(page: str) -> str:
    return markdown.markdown(page.split("\n---\n", 1)[1], extensions=["toc"])


def section(page: str, heading: str) -> str:
    return page.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]


def box(page: str) -> str:
    glance = page.split("<dl", 1)[1].split("</dl>", 1)[0]
    return " ".join(unescape(re.sub("<sup>.*?</sup>|<[^>]*>", "", glance)).split())
