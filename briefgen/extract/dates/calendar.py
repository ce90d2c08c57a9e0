"""Days, months and years by their names and numbers."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Sequence

from briefgen.annotate import Annotated
from briefgen.extract.dates.day_numbers import day_at, days_before
from briefgen.extract.dates.expression import DateExpression, expression
from briefgen.extract.dates.side import (
    Side,
    is_since,
    is_unclear,
    is_until_end,
    may_be_of_matter,
    tense,
)
from briefgen.model import Span

_NUMERIC = re.compile(r"(?<![\d.])(\d{1,2})\.(\d{1,2})\.(\d{4})(?![\d])")
_YEAR = re.compile(r"(?:19|20)\d\d(?:-[атое]+)?")
_WHOLE_YEAR = re.compile(r"(?:19|20)\d\d")
# „на 12.03.“; without the dot it may be an hour.
_SHORT = re.compile(r"(?<![\d.])(\d{1,2})\.(0[1-9]|1[0-2])\.(?!\d)")
_BEFORE_SHORT = frozenset({"на", "от", "до"})
_NEAR = 31
_FAR = 200
_LATELY = 100
_HALF_YEAR = 6


def explicit_days(ann: Annotated) -> list[DateExpression]:
    """„6 януари 2026 г.“, „от 5 до 7 март“, „6 и 7 януари“, „5 т.м.“."""
    found = []
    today = ann.article.date
    named = [(int(number), None, hit) for number, hit in ann.found_kind("months")]
    running = [(today.month, today.year, hit) for hit in ann.found("running_month")]
    for month, known, hit in (*named, *running):
        days, first = days_before(ann, hit.first)
        if not days:
            continue
        year, last = year_after(ann, hit.last)
        year = year or known or _nearest_year(ann, first, month, days[0])
        if year is None:
            continue
        try:
            start, end = (dt.date(year, month, d) for d in days)
        except ValueError:
            continue
        if start <= end:
            found.append(expression(ann, first, last, start, end))
    return found


def spanned(ann: Annotated, known: Sequence[DateExpression]) -> list[DateExpression]:
    """``known``, where „от 30 март до 2 април“ is one range."""
    found: list[DateExpression] = []
    for date in known:
        before = found[-1] if found else None
        goes_on = before is not None and date.first == before.last + 2
        if (
            before is not None
            and goes_on
            and ann.lower(date.first - 1) == "до"
            and ann.lower(before.first - 1) == "от"
            and before.start < date.end
        ):
            found[-1] = expression(ann, before.first, date.last, before.start, date.end)
        else:
            found.append(date)
    return found


def months(ann: Annotated) -> list[DateExpression]:
    """„през май 2020 г.“, „миналия ноември“, „през октомври“ by the tense of its verb."""
    found = []
    for number, hit in ann.found_kind("months"):
        before = ann.classes(hit.first - 1)
        if day_at(ann, hit.first - 1) is not None or is_unclear(ann, hit.first):
            continue
        month = int(number)
        year, last = year_after(ann, hit.last)
        named: Side | None = "past" if "last" in before else "future" if "next" in before else None
        first = hit.first - 1 if named else hit.first
        joined = "before_month" in ann.classes(hit.first - 1)
        if year is None and not (joined or named):
            continue
        if year is None:
            side = named or tense(ann, hit.first)
            if ann.lower(first - 1) == "от" and ann.lower(first - 2) in {"е", "са"}:
                side = "past"  # „последното споразумение е от март“
                year = _month_year(ann.article.date, month, side)
                found.append(expression(ann, first, last, *whole_month(year, month)))
                continue
            # „дадоха си време до октомври“ looks ahead from the past.
            if ann.lower(hit.first - 1) == "до" and side == "past":
                continue
            if side is None and may_be_of_matter(ann, hit.first):
                side = _nearer_side(ann.article.date, month)
            # „от юли“ of what still goes on may be any July.
            if side == "present" and is_until_end(ann, hit.first):
                side = "future"
            if side in (None, "present") or (ann.lower(hit.first - 1) == "от" and side == "past"
                                             and not _is_prepared(ann, hit.first)):  # fmt: skip
                continue
            year = _month_year(ann.article.date, month, side)
        if year is not None:
            found.append(expression(ann, first, last, *whole_month(year, month)))
    return found


def _nearer_side(today: dt.date, month: int) -> Side | None:
    """The side on which such a month is nearer; None for half a year."""
    ahead = (month - today.month) % 12
    return None if ahead == _HALF_YEAR else "future" if ahead < _HALF_YEAR else "past"


def _is_prepared(ann: Annotated, i: int) -> bool:
    """„подготвян от юли“: a participle right before „от“ tells since when."""
    group = ann.verb_at.get(i - 2)
    return group is not None and group.kind == "participle"


def whole_month(year: int, month: int) -> tuple[dt.date, dt.date]:
    last = calendar.monthrange(year, month)[1]
    return dt.date(year, month, 1), dt.date(year, month, last)


def years(ann: Annotated) -> list[DateExpression]:
    """„2010 г.“, „през 2010 година“, „от 2009 до 2013 г.“."""
    found: list[DateExpression] = []
    for i in ann.table.shaped("number"):
        token = ann.tokens[i]
        if not _YEAR.fullmatch(token.text):
            continue
        if token.text.isdigit() and ann.lower(i + 1) == "и" and _year_joined(ann, i + 2):
            continue  # told with the one behind it
        _, last = year_after(ann, i - 1)
        if last == i and ann.lower(i - 1) != "през" and "-" not in token.text:
            continue
        year, first = int(token.text[:4]), i
        start = year
        ranged = ann.lower(i - 1) in {"до", "-", "–"} and ann.lower(i - 3) == "от"
        if ranged and _YEAR.fullmatch(ann.lower(i - 2)):
            start, first = int(ann.lower(i - 2)[:4]), i - 3
        elif (earlier := _year_joined(ann, i)) is not None and earlier < year:
            start, first = earlier, i - 2
        if start <= year:
            first, whole = with_half(ann, first, (dt.date(start, 1, 1), dt.date(year, 12, 31)))
            found.append(expression(ann, first, last, *whole))
    return found


def _year_joined(ann: Annotated, i: int) -> int | None:
    """The first year of „2024-2026 г.“, „2024/2025 г.“."""
    text = ann.lower(i - 2)
    tight = i >= 2 and ann.tokens[i - 2].end == ann.tokens[i - 1].start
    if not _WHOLE_YEAR.fullmatch(text):
        return None
    if ann.lower(i - 1) == "и":  # „2021 и 2022 г.“
        follows = ann.lower(i)[:4] == str(int(text) + 1)
        return int(text) if follows else None
    joined = ann.lower(i - 1) in {"-", "–", "—", "/"}
    return int(text) if joined and tight else None


def with_half(
    ann: Annotated, first: int, year: tuple[dt.date, dt.date]
) -> tuple[int, tuple[dt.date, dt.date]]:
    """„първата половина на …“ before the year at ``first``: its first token and days."""
    start, end = year
    for words, half in (
        ("first_half", (start, dt.date(end.year, 6, 30))),
        ("second_half", (dt.date(start.year, 7, 1), end)),
        ("first_quarter", (start, dt.date(end.year, 3, 31))),
        ("second_quarter", (dt.date(start.year, 4, 1), dt.date(end.year, 6, 30))),
        ("third_quarter", (dt.date(start.year, 7, 1), dt.date(end.year, 9, 30))),
        ("fourth_quarter", (dt.date(start.year, 10, 1), end)),
    ):
        lead = next((h for h in ann.found(words) if h.last == first - 1), None)
        if lead and start.year == end.year:
            return lead.first, half
    return first, year


def numeric_days(ann: Annotated) -> list[DateExpression]:
    """„14.02.2018“."""
    found = []
    numbers = [t.start for i in ann.table.shaped("number") if "." in (t := ann.tokens[i]).text]
    text = ann.article.text
    for match in filter(None, [_NUMERIC.match(text, start) for start in numbers]):
        try:
            day = dt.date(int(match[3]), int(match[2]), int(match[1]))
        except ValueError:
            continue
        first, last = ann.token_at(match.start()), ann.token_at(match.end() - 1)
        found.append(DateExpression(first, last, day, day, Span(*match.span())))
    for match in filter(None, [_SHORT.match(text, start) for start in numbers]):
        month, number = int(match[2]), int(match[1])
        first, last = ann.token_at(match.start()), ann.token_at(match.end() - 1)
        if ann.lower(first - 1) not in _BEFORE_SHORT or not number:
            continue
        year = _nearest_year(ann, first, month, number)
        if year is None or number > calendar.monthrange(year, month)[1]:
            continue
        day = dt.date(year, month, number)
        found.append(DateExpression(first, last, day, day, Span(*match.span())))
    return found


def year_after(ann: Annotated, i: int) -> tuple[int | None, int]:
    """The year behind token ``i`` and its last token; also „т.г.“ and „м.г.“."""
    for name, hit in ann.found_kind("periods"):
        if hit.first == i + 1 and name.startswith("year:"):
            return ann.article.date.year + int(name.removeprefix("year:")), hit.last
    if ann.lower(i + 1) == "," and "year_word" in ann.classes(i + 3):
        i += 1  # „14 юни, 2009 г.“
    text = ann.lower(i + 1)
    if not _YEAR.fullmatch(text):
        return None, i
    last = i + 1
    if "year_word" in ann.classes(last + 1):
        last += 1
        if ann.lower(last) == "г" and ann.lower(last + 1) == ".":
            last += 1
    return int(text[:4]), last


def _nearest_year(ann: Annotated, i: int, month: int, day: int) -> int | None:
    """A report that leaves the year out means the nearest such day on the side of its verb.

    None for „на 29 януари тя ще признае“ in a March: ten months ahead are rarely told
    without the year, and the past may be told in the future.
    """
    today = ann.article.date
    side = "past" if is_since(ann, i) else tense(ann, i)
    if side == "past" and may_be_of_matter(ann, i):
        side = None  # „се договориха на 1 март да отворят пункта“

    def distance(year: int) -> tuple[bool, int]:
        latest = calendar.monthrange(year, month)[1]
        days = (dt.date(year, month, min(day, latest)) - today).days
        ahead = side in ("future", "present")
        other_side = (side == "past" and days > 0) or (ahead and days < 0)
        # So near a day is meant whatever the verb of a long sentence.
        return other_side and abs(days) > _NEAR, abs(days)

    years = sorted((today.year - 1, today.year, today.year + 1), key=distance)
    other = min(abs(distance(year)[1]) for year in years[1:])
    if side == "future" and distance(years[0])[1] > _FAR and other < _LATELY:
        return None if _follows_story(ann, i) else years[0]
    return years[0]


def _follows_story(ann: Annotated, i: int) -> bool:
    """Whether the sentence before names a year that has begun: it may go on telling of it."""
    number = ann.unit_at[i]
    if number == 0:
        return False
    told = [ann.lower(j) for j in ann.units[number - 1] if _YEAR.fullmatch(ann.lower(j))]
    return any(int(text[:4]) <= ann.article.date.year for text in told)


def _month_year(today: dt.date, month: int, side: Side | None) -> int:
    if side == "past":
        return today.year if month <= today.month else today.year - 1
    return today.year if month >= today.month else today.year + 1
