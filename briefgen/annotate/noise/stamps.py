"""Time stamps and update lines: „12:35 | 14.05.2019“, „Последна промяна: 18:20 ч.“."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.annotate.noise.page import Page

_WORD = r"[^\W\d_]+"
_NUMERIC = r"\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d(?: ?г\.)?"
_DATE = rf"(?:{_NUMERIC}|\d{{1,2}} {_WORD}(?:,? (?:19|20)\d\d)?(?: ?г\.)?)"
_TIME = r"\d{1,2}[:.]\d\d(?::\d\d)?(?: ?ч\.?)?"
_GAP = r"[\s,|–-]*"
_BOTH = rf"(?:{_DATE}{_GAP}{_TIME}|{_TIME}{_GAP}{_DATE})"
_WEEKDAY = rf"(?:{_WORD}, )?"
# „. 03.11.2018 14.38 Текст“, „NF 22:33:31 17-01-2018 NS2232NF.023 Текст“, „сайт - 31 януари 14:49“
_LEADING = re.compile(
    rf"(?:[.•|]\s*)?(?:[A-Z]{{2}} |(?P<site>[\w.]+ - ))?"
    rf"(?P<when>{_WEEKDAY}{_BOTH})(?: [A-Z]{{2}}\d[A-Z0-9.]+)?"
    r"(?: \d+ прегледа)?(?: \d{1,4}(?= [А-Я]))?(?=\s*$|\s+[А-ЯA-Z0-9„“\"])"
)
_ALONE = re.compile(rf"(?P<when>{_WEEKDAY}(?:{_BOTH}|{_DATE}))(?:, [А-Я]\w+)?")
_WORDS = re.compile(_WORD)
_CALENDAR = frozenset({"month", "weekday"})
_SECTION = re.compile(rf"{_NUMERIC}\s+(\w+)(?= [А-Я])")
_DIGIT = re.compile(r"\d")
_NEAR_TOP = 3
_SHORT = 12
_IN_STAMP = frozenset([*":,|/–-.", "в", "на", "ч", "г", "от", "часа"])


def stamps(page: Page) -> Iterator[range]:
    """Times before the first sentences, or alone in their paragraph."""
    for number, paragraph in enumerate(page.paragraphs):
        top = number < _NEAR_TOP or number == len(page.paragraphs) - 1
        if not top and len(paragraph) > _SHORT:
            continue
        start, end = page.tokens[paragraph.start].start, page.tokens[paragraph.stop - 1].end
        if not _DIGIT.search(page.text, start, min(end, start + 40)):
            continue
        whole = _ALONE.fullmatch(page.text, start, end) if len(paragraph) <= _SHORT else None
        if whole and _is_calendar(page, whole["when"]):
            yield paragraph
            continue
        match = _LEADING.match(page.text, start, end) if top else None
        if match and _is_calendar(page, match["when"]):
            # Behind the text the name of another site shows that all of it is from there.
            whole_of_it = number > 0 and match["site"]
            end = paragraph.stop if whole_of_it else page.token_at(match.end() - 1) + 1
            yield range(paragraph.start, end)
            continue
        match = _SECTION.match(page.text, start, end) if number == 0 else None
        if match and "noise_section" in page.lexicon.classes(match[1].lower()):
            yield range(paragraph.start, page.token_at(match.end() - 1) + 1)


def updates(page: Page) -> Iterator[range]:
    """„Публикувано: …“, „обновена 18:20 ч.“ at the beginning of a sentence or behind a stamp."""
    for hit in page.found("noise_stamp"):
        paragraph = page.paragraph_of(hit.first)
        behind_stamp = page.shape(hit.first - 1) == "number" or page.word(hit.first - 1) in "|,/("
        opens = hit.first in (paragraph.start, page.unit_of(hit.first).start)
        end = hit.last + 1
        numbers = 0
        while end < paragraph.stop and _is_time(page, end):
            numbers += page.shape(end) == "number"
            end += 1
        if not numbers or not (opens or behind_stamp):
            continue
        # „Обновена на 5 май, стратегията предвижда …“ is a sentence.
        if end == paragraph.stop or page.shape(end) in ("title", "upper") or page.word(end) == ")":
            yield range(hit.first, end)


def _is_time(page: Page, i: int) -> bool:
    word = page.word(i)
    known = word in _IN_STAMP or page.shape(i) == "number"
    return known or not page.lexicon.classes(word).isdisjoint(_CALENDAR)


def _is_calendar(page: Page, when: str) -> bool:
    """Whether each word of ``when`` is a month or a weekday: „12 май“, not „12 души“."""
    words = (word.lower() for word in _WORDS.findall(when))
    return all(w in ("г", "ч") or not page.lexicon.classes(w).isdisjoint(_CALENDAR) for w in words)
