"""The words of a rendered page, for the search index."""

from __future__ import annotations

from html.parser import HTMLParser

# Samples of code would be found by words that they only quote.
_SKIPPED = {"pre", "script", "style", "template"}
_BLOCKS = {
    "p",
    "li",
    "td",
    "th",
    "dt",
    "dd",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "pre",
    "div",
    "br",
}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.open_skipped: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # The sign that links to a heading is no word of it.
        if tag in _SKIPPED or (tag == "a" and "headerlink" in (dict(attrs).get("class") or "")):
            self.open_skipped.append(tag)
        if tag in _BLOCKS:
            self.parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if self.open_skipped and self.open_skipped[-1] == tag:
            self.open_skipped.pop()
        if tag in _BLOCKS:
            self.parts.append(" ")

    def handle_data(self, data: str) -> None:
        if not self.open_skipped:
            self.parts.append(data)


def text_of(html: str) -> str:
    """All text of an HTML fragment on one line."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return " ".join("".join(reader.parts).split())
