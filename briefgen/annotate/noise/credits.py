"""Photo credits with their captions, by-lines, copyright lines, links and hashtags."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.annotate.noise.page import ENDS, Page
from briefgen.annotate.noise.tags import names_end
from briefgen.languages import Match

_LINK = re.compile(r"(?:https?://|www\.)[^\s)»“”\"]*[^\s)»“”\".,;:!?]|(?<!\w)#[^\W\d]\w+")
_QUOTES = frozenset('„“”"«»')
_IN_NAMES = frozenset("/,|-–.&@")
_LONGEST_CAPTION = 25
_LONGEST_NAME = 6
_LONGEST_LABEL = 9
_LONGEST_RIGHTS = 150


def credited(page: Page) -> Iterator[range]:
    """„Снимка: Ройтерс“, also behind its caption, and „ЕПА/БГНЕС“ before the first word."""
    for hit in page.found("noise_credit"):
        colon = page.word(hit.last + 1) == ":"
        at = hit.last + 2 if colon else hit.last + 1
        end = _source_end(page, at, certain=not colon)
        if end is None or not (colon or page.follows_a_sentence(hit.first)):
            continue
        first = _caption(page, hit.first)
        yield range(first, end + (page.word(first) == "(" and page.word(end) == ")"))
    for first in page.agencies:
        paragraph = page.paragraph_of(first)
        end = names_end(page, first, paragraph.stop)
        alone = all(page.shape(i) == "mark" for i in range(end, paragraph.stop))
        if first == paragraph.start and (alone or page.word(end - 2) == "/"):
            yield range(first, paragraph.stop if alone else end)


def by_lines(page: Page) -> Iterator[range]:
    """„Автор: …“, „Превод и редакция: …“ at the beginning of a sentence."""
    for hit in page.found("noise_label"):
        unit = page.unit_of(hit.first)
        if page.word(hit.last + 1) != ":" or not (
            hit.first == unit.start or page.follows_a_sentence(hit.first)
        ):
            continue
        rights = next((i for i in range(hit.last, unit.stop) if page.word(i) == "©"), unit.stop)
        rest = range(hit.last + 2, rights)
        small = sum(page.shape(i) == "lower" for i in rest)
        if len(rest) <= _LONGEST_LABEL and small <= 1:
            yield range(hit.first, rights)
        elif (end := _source_end(page, hit.last + 2, certain=True)) is not None:
            yield range(hit.first, end)


def rights(page: Page) -> Iterator[range]:
    """„© 2019 …“ and what a publisher forbids, up to the end of the paragraph."""
    starts = [hit.first for hit in page.found("noise_rights") if _begins(page, hit)]
    starts += [i for i, token in enumerate(page.tokens) if token.text == "©"] \
        if "©" in page.text else []  # fmt: skip
    for i in starts:
        paragraph = page.paragraph_of(i)
        year = page.shape(i + 1) == "number" or page.word(i) != "©"
        if not year:
            end = _source_end(page, i + 1, certain=False)
            if end is not None:
                yield range(i, end)
        elif paragraph.stop - i <= _LONGEST_RIGHTS:
            yield range(i, paragraph.stop)


def links(page: Page) -> Iterator[range]:
    """Bare addresses and hashtags."""
    if "#" not in page.text and "www." not in page.text and "://" not in page.text:
        return
    for match in _LINK.finditer(page.text):
        first = page.token_at(match.start())
        yield range(first, page.token_at(match.end() - 1) + 1)


def _begins(page: Page, hit: Match) -> bool:
    return hit.first == page.unit_of(hit.first).start or page.word(hit.first - 1) == "©"


def _source_end(page: Page, at: int, *, certain: bool) -> int | None:
    """The end of the source that begins at ``at``; ``certain`` wants a known one."""
    if at >= len(page.tokens):
        return None
    stop = page.paragraph_of(at).stop
    quoted = page.word(at) in _QUOTES
    first = at + 1 if quoted else at
    if first in page.agencies:
        end = names_end(page, first, stop)
        end += quoted and page.word(end) in _QUOTES
        if page.word(end) == "/":  # „Туитър“/Niall Carson
            end += 1
            while end < stop and page.shape(end) in ("title", "upper"):
                end += 1
        return end + 1 if end == stop - 1 and page.word(end) in ENDS else end
    if certain:
        return None
    end = at
    while end < stop and end - at < _LONGEST_NAME and (
        page.shape(end) in ("title", "upper") or page.word(end) in _IN_NAMES | _QUOTES
    ):  # fmt: skip
        end += 1
    # A name that the text goes on to tell of is no source: „Снимка: Иван Колев стиска …“.
    over = end >= page.unit_of(at).stop or page.word(end) in ("©", ")")
    return end if end > at and over else None


def _caption(page: Page, credit: int) -> int:
    """The beginning of the caption that stands before a credit, or of the credit itself."""
    paragraph = page.paragraph_of(credit)
    caption = range(paragraph.start, credit)
    short = len(caption) <= _LONGEST_CAPTION
    broken = any(page.word(i) in ENDS or page.word(i) == "(" for i in caption)
    if short and not broken:
        return paragraph.start
    return credit - 1 if page.word(credit - 1) in ("(", "/", "|") else credit
