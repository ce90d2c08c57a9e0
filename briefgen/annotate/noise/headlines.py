"""Headlines that the lead repeats, and those of other reports behind the text."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.annotate.noise.page import Page

_SHORTEST_HEADLINE = 4
_LONGEST_HEADLINE = 30
_LONGEST_TEASER = 60
_SAME = 0.85
_SEVERAL = 3
_TEASERS = 2
_TEXT = 30


def repeated(page: Page) -> Iterator[range]:
    """A headline whose words the next paragraph begins with, or that runs on into itself."""
    for one, other in zip(page.paragraphs[:2], page.paragraphs[1:3], strict=False):
        if len(one) <= _LONGEST_HEADLINE and not page.is_finished(one):
            words = list(page.words(one))
            if _begins_with(list(page.words(other[: len(one) + _SHORTEST_HEADLINE])), words):
                yield one
    for unit in page.units[:2]:
        places = [i for i in unit[: 2 * _LONGEST_HEADLINE] if page.shape(i) != "mark"]
        words = [page.word(i) for i in places]
        for size in range(_SHORTEST_HEADLINE, len(words) // 2 + 1):
            same = words[:_SHORTEST_HEADLINE] == words[size : size + _SHORTEST_HEADLINE]
            if same and _begins_with(words[size : 2 * size], words[:size]):
                yield range(unit.start, places[size])
                break


def tail(page: Page, noise: set[int]) -> Iterator[range]:
    """Paragraphs without an end behind the last one that has one: headlines, teasers.

    One that is cut off with „…“ is a teaser, two of them are a list; of short lines it
    takes three, or a line before them that says what they are.
    """
    first = len(page.paragraphs)
    while first and not _is_text(page, page.paragraphs[first - 1], noise):
        first -= 1
    others = [p for p in page.paragraphs[first:] if p.start not in noise]
    announced = any(p.start in noise and not _is_text(page, p, set())
                    for p in page.paragraphs[first : first + 1])  # fmt: skip
    cut = [p for p in others if _is_cut_off(page, p)]
    short = [p for p in others if len(p) <= _LONGEST_HEADLINE]
    if first == 0 or sum(map(len, page.paragraphs[:first])) < _TEXT or not others:
        return
    before = page.paragraphs[first - 1]
    listed = page.word(before.stop - 1) in (":", ";") or any(
        page.shape(p.start) not in ("title", "upper") and page.word(p.start) not in '„“"'
        for p in others
    )
    several = len(short) == len(others) >= _SEVERAL
    if ((several or announced) and not listed) or len(cut) == len(others) >= _TEASERS:
        yield from others


def _is_text(page: Page, paragraph: range, noise: set[int]) -> bool:
    if paragraph.start in noise and paragraph.stop - 1 in noise:
        return False
    long = len(paragraph) > _LONGEST_TEASER
    return page.is_finished(paragraph) or (long and not _is_cut_off(page, paragraph))


def _is_cut_off(page: Page, paragraph: range) -> bool:
    last = page.word(paragraph.stop - 1)
    return last == "…" or (last == "." and page.word(paragraph.stop - 2) == ".")


def _begins_with(text: list[str], words: list[str]) -> bool:
    """Whether ``text`` begins with ``words``, near enough."""
    if len(words) < _SHORTEST_HEADLINE or not text:
        return False
    there = set(text)
    return sum(word in there for word in words) >= _SAME * len(words)
