"""Several events announced at once: „Будапеща посреща лидерите за две срещи на върха“,
„Поредица от срещи имаше вчера в Ню Йорк министърът“.

The sentences behind tell each of them; their kind, or their day and place, stand here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from briefgen.annotate import Annotated
from briefgen.annotate.clauses import Clause
from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.arguments import subjects
from briefgen.extract.context import Context
from briefgen.extract.dates import DateExpression
from briefgen.extract.events.candidate import Candidate
from briefgen.extract.events.cluster import Told
from briefgen.extract.events.days import Days, days_of
from briefgen.extract.events.nouns import is_row
from briefgen.extract.events.places import Place, places_of
from briefgen.extract.events.time import time_of

_NEAR = 1
# So many sentences on, the meetings of a day may be told.
_SOON = 6
_FRESH = dt.timedelta(days=14)
_HOLDS = frozenset({"have", "take_place", "perform"})
_HELD = frozenset({"meeting", "negotiations", "signing"})


@dataclass(frozen=True, slots=True)
class Row:
    """Events of one kind, and the place of all where the text gives it."""

    kind: str
    sentence: int
    place: Place | None
    days: Days | None = None


def row_of(
    context: Context,
    clause: Clause,
    sentence: int,
    dates: Mapping[int, Sequence[DateExpression]],
) -> Row | None:
    """What a clause announces."""
    ann = context.ann
    for noun in ann.nominals[clause.number]:
        if noun.kind != "event" or not is_row(ann, noun):
            continue
        if noun.code == "meeting":
            row = _meetings(context, clause, sentence, dates)
            if row:
                return row
            continue
        for group in clause.verbs:
            if group.senses & {"receive", "host"} and time_of(ann, group):
                return Row(noun.code, sentence, _place(ann, group))
        return Row(noun.code, sentence, None)
    return None


def _meetings(
    context: Context,
    clause: Clause,
    sentence: int,
    dates: Mapping[int, Sequence[DateExpression]],
) -> Row | None:
    """„Няколко срещи проведе вчера във Виена министърът“, with the day or place of all."""
    ann = context.ann
    for group in clause.verbs:
        if not group.senses & _HOLDS or time_of(ann, group) != "past":
            continue
        all_of_them = Candidate(
            kind="meeting", first=group.first, last=group.last, clause=clause, verb=group,
            time="past", source="deed", scope=(clause,),
        )  # fmt: skip
        days = days_of(ann, all_of_them, dates)
        days = days if days and days.start == days.end else None
        place = next(iter(places_of(context, all_of_them)), None)
        if days and ann.article.date - days.start <= _FRESH:
            return Row("meeting", sentence, place, days)
    return None


def _place(ann: Annotated, group: VerbGroup) -> Place | None:
    for nominal in subjects(ann, group):
        mention = ann.mention_at.get(nominal.head)
        if mention and mention.kind == "place":
            return mention.entity, ann.span(mention.first, mention.last)
    return None


def in_row(told: Told, row: Row | None) -> Told:
    """``told`` as one of the row, where its own words only say that people meet."""
    if row is None:
        return told
    if row.days:
        return _of_day(told, row)
    if not told.candidate.weak or not 0 <= told.sentence - row.sentence <= _NEAR:
        return told
    places = told.places or ((row.place,) if row.place else ())
    candidate = replace(told.candidate, kind=row.kind, weak=False)
    return replace(told, candidate=candidate, places=places)


def _of_day(told: Told, row: Row) -> Told:
    """One of the meetings of the day, where its own words tell neither day nor place."""
    candidate = told.candidate
    near = 0 < told.sentence - row.sentence <= _SOON
    if not near or candidate.kind not in _HELD or candidate.time != "past" or told.places:
        return told
    other_day = told.days and row.days and not told.days.meets(row.days)
    if candidate.source == "named" or other_day:
        return told
    return replace(told, days=told.days or row.days, places=(row.place,) if row.place else ())
