"""Agency tags and datelines: „София, 12 май /БТА/“, „(БТА)“, the initials of editors."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.annotate.noise.page import Page

_CLOSERS = {"/": "/", "(": ")", "[": "]"}
_JOINTS = frozenset(",/|и-–")
_DASHES = frozenset("-–—:.")
_LONGEST_DATELINE = 10
_LONGEST_HEADING = 60
_LONGEST_INITIALS = 3


def tags(page: Page) -> Iterator[range]:
    """The agencies' tags with the dateline before them."""
    for agency in page.agencies:
        opening = agency - (2 if page.word(agency - 1) == "от" else 1)
        closer = _CLOSERS.get(page.word(opening)) if opening >= 0 else None
        if closer is None:
            continue
        end = names_end(page, agency, page.paragraph_of(agency).stop)
        paragraph = page.paragraph_of(agency)
        if page.word(end) == closer and end < paragraph.stop:
            end += 1
        elif closer != "/" or end < paragraph.stop - 1:
            continue  # „/БТА.“ without its second stroke ends a paragraph only
        head = range(paragraph.start, opening)
        if _is_dateline(page, head):
            while end < paragraph.stop and page.word(end) in _DASHES:
                end += 1
            yield range(paragraph.start, end)
        elif (heading := _heading(page, head)) is not None:
            yield range(heading, end)
        elif page.follows_a_sentence(opening) or _ends(page, end, paragraph, opening):
            yield range(opening, end)


def initials(page: Page) -> Iterator[range]:
    """„/ДИ/ /НН/“ behind the last sentence of a paragraph: who wrote and who edited; „/ДИ/ |“
    opens a line of the page's own."""
    if "/" not in page.text:
        return
    for paragraph in page.paragraphs:
        first = paragraph.start
        if page.word(first + 3) == "|" and first + 3 < paragraph.stop and _is_initials(page, first):
            yield paragraph
            continue
        i = paragraph.stop
        while i - 3 >= paragraph.start and _is_initials(page, i - 3):
            i -= 3
        if i < paragraph.stop and page.follows_a_sentence(i):
            yield range(i, paragraph.stop)


def _is_initials(page: Page, i: int) -> bool:
    """„/ДИ/“ at token ``i``."""
    return (
        page.word(i) == page.word(i + 2) == "/"
        and page.shape(i + 1) == "upper"
        and len(page.word(i + 1)) <= _LONGEST_INITIALS
    )


def names_end(page: Page, i: int, stop: int) -> int:
    """The end of a row of agencies that begins at ``i``: „ЕПА/БГНЕС“, „БТА, ТАСС“."""
    end = page.agencies[i] + 1
    while end + 1 < stop and page.word(end) in _JOINTS and end + 1 in page.agencies:
        end = page.agencies[end + 1] + 1
    return end


def _is_dateline(page: Page, head: range) -> bool:
    """„София, 12 май“, „Исламабад, Пакистан“ or nothing: no word but a month is small."""
    if len(head) > _LONGEST_DATELINE:
        return False
    return all(
        page.shape(i) in ("title", "upper", "number")
        or page.word(i) in ",./-–"
        or "month" in page.lexicon.classes(page.word(i))
        or page.word(i) in ("г", "на")
        for i in head
    )


def _heading(page: Page, head: range) -> int | None:
    """The beginning of what a wire prints above „Лондон, 8 януари /БТА/“, and none elsewhere."""
    if head.start > 0 or not 3 < len(head) <= _LONGEST_HEADING:
        return None
    city, comma, day, month = range(head.stop - 4, head.stop)
    dated = page.shape(city) == "title" and page.word(comma) == "," and page.shape(day) == "number"
    return head.start if dated and "month" in page.lexicon.classes(page.word(month)) else None


def _ends(page: Page, end: int, paragraph: range, opening: int) -> bool:
    """Whether a tag closes its paragraph and no „агенция“ introduces it as a short form."""
    rest = all(page.word(i) in _DASHES for i in range(end, paragraph.stop))
    return rest and page.word(opening) == "/" and not page.word(opening - 1).startswith("агенция")
