"""When a document of the past was made, as its own words say: „договорът от 2017 г.“."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.annotate import Annotated
from briefgen.extract.dates import DateExpression
from briefgen.extract.documents.identity import Record
from briefgen.extract.documents.status import date_of

_MAKES = frozenset({"sign", "initial", "conclude", "adopt"})
_RANGE = frozenset({"до", "-", "–", "—"})


def made_on(
    ann: Annotated, record: Record, dates: Sequence[DateExpression]
) -> DateExpression | None:
    """The days named by „от …“ right behind the noun, or by „подписан през …“: over before
    the article's."""
    by_first = {date.first: date for date in dates}
    for head in record.heads:
        for place in (head.last + 1, head.end + 1):
            date = by_first.get(place + 1) if ann.lower(place) == "от" else None
            if date is not None and date.end < ann.article.date and not _is_range(ann, date):
                return date
    for deed in record.deeds:
        if deed.sense in _MAKES and deed.status == "existing" and deed.mode == "real":
            date = date_of(ann, deed, dates)
            if date is not None and date.end < ann.article.date and not _is_range(ann, date):
                return date
    return None


def _is_range(ann: Annotated, date: DateExpression) -> bool:
    """„планът от 2015 до 2025 г.“ runs from one to the other."""
    return date.deadline or any(
        ann.lower(i) in _RANGE for i in range(date.first + 1, date.last + 2)
    )
