"""Labels of a page with what they announce: „Най-четени: …“, „Реклама: …“, „Тагове: …“."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.annotate.noise.page import ENDS, Page

_TEASER = "noise_teaser"
_ADVERTISEMENT = "noise_advertisement"
_FILED = "noise_filed"
LABELS = (_TEASER, _ADVERTISEMENT, _FILED)
_BULLETS = frozenset("•-–—*|[(►»>▶■·")
_LONGEST_HEADLINE = 30
_LONGEST_LIST = 60
_LONGEST_LABEL = 4


def labelled(page: Page) -> Iterator[range]:
    """What stands behind a label and its colon, or in the paragraphs below it.

    A colon or a paragraph of its own tells a label from the same words in a sentence;
    what is announced begins like a headline, and what is filed is a list.
    """
    for name in LABELS:
        for hit in page.found(name):
            first = hit.first
            if page.shape(first) == "lower":
                continue
            if page.word(first - 1) in _BULLETS and page.unit_of(first).start < first:
                first -= 1
            if not page.follows_a_sentence(first):
                continue
            paragraph = page.paragraph_of(first)
            end = hit.last + 1
            colon = page.word(end) == ":" and end < paragraph.stop
            end += colon
            if end == paragraph.stop and end - first <= _LONGEST_LABEL:
                yield range(first, end)
                if colon or name != _ADVERTISEMENT:
                    yield from _below(page, paragraph, name)
            elif colon and (stop := _behind(page, first, end, name)):
                yield range(first, stop)


def _behind(page: Page, first: int, start: int, name: str) -> int | None:
    """The end of what a label at ``first`` announces from ``start`` on in its paragraph."""
    unit, paragraph = page.unit_of(first), page.paragraph_of(first)
    if name != _FILED and not _begins_headline(page, start, unit.stop):
        return None
    if first == 0 and (page.is_finished(paragraph) or page.paragraphs[0] is page.paragraphs[-1]):
        return None  # the report's own first sentence
    last = paragraph.stop == page.paragraphs[-1].stop
    if name == _TEASER and last and paragraph.stop - start <= _LONGEST_LIST:
        return paragraph.stop
    return unit.stop if unit.stop - start <= _LONGEST_LIST else None


def _below(page: Page, label: range, name: str) -> Iterator[range]:
    """The paragraphs under a label that stands alone.

    Headlines have no full stop; lines that have one are others' only up to the end of the page.
    """
    number = page.paragraphs.index(label)
    behind_text = any(page.is_finished(paragraph) for paragraph in page.paragraphs[:number])
    below = page.paragraphs[number + 1 :]
    if name == _FILED:
        below = below[:1]
    titles = []
    for paragraph in below:
        if page.is_finished(paragraph) or len(paragraph) > _LONGEST_HEADLINE:
            break
        titles.append(paragraph)
    if titles or name == _FILED:
        # Above all text one of them may be the report's own, whose words the lead repeats.
        yield from titles if behind_text or len(titles) < len(below) else ()
    elif behind_text and all(
        len(p) <= _LONGEST_HEADLINE and page.unit_of(p.start).stop == p.stop for p in below
    ):
        yield from below


def _begins_headline(page: Page, start: int, stop: int) -> bool:
    at = next((i for i in range(start, stop) if page.shape(i) != "mark"), None)
    unmarked = at is not None and all(page.word(i) not in ENDS for i in range(start, at))
    return unmarked and at is not None and page.shape(at) != "lower"
