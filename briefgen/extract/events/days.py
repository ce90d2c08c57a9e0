"""The days of an event: the narrowest that the text gives."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from briefgen.annotate import Annotated
from briefgen.annotate.clauses import Clause
from briefgen.extract.dates import DateExpression
from briefgen.extract.events.candidate import Candidate, is_definite
from briefgen.extract.events.lasting import day_of_it, lasts
from briefgen.extract.events.owner import belongs
from briefgen.model import Span

# Longer intervals are no days of one event, or only where it is still to come.
_LONGEST = dt.timedelta(days=31)
_LONGEST_COMING = dt.timedelta(days=366)
# A week or a month in which it is, not the days that it takes.
_VAGUE = dt.timedelta(days=5)
_NEAR_OFFSET = 4
_HEAD = 3
_FORTNIGHT = dt.timedelta(days=14)
_DAY = dt.timedelta(days=1)
# „продължава днес“ tells neither end.
GOES_ON = frozenset({"продължи", "продължава"})
_LASTS = GOES_ON | {"трае"}
_WELCOMES = frozenset({"посрещне", "посреща"})
_OTHER_TIME = frozenset({"до", "след", "преди", "от", "към"})

Edge = Literal["", "start", "end"]


@dataclass(frozen=True, slots=True)
class Days:
    """``start`` to ``end``, both included. ``vague``: some time in them; ``edge``: only
    the first or last day of the event is told."""

    start: dt.date
    end: dt.date
    spans: tuple[Span, ...]
    vague: bool = False
    edge: Edge = ""

    def meets(self, other: Days) -> bool:
        return self.start <= other.end and other.start <= self.end


def days_of(
    ann: Annotated, candidate: Candidate, dates: Mapping[int, Sequence[DateExpression]]
) -> Days | None:
    """The days that the candidate's own words give; ``dates`` by the number of the clause."""
    found: list[Days] = []
    for clause in candidate.scope:
        before: DateExpression | None = None
        for date in dates.get(clause.number, ()):
            days = _days(ann, clause, date, candidate)
            if days and before and found and _goes_on(ann, before, date):
                # „вчера и днес“
                both = tuple(dict.fromkeys((*found[-1].spans, *days.spans)))
                found[-1] = Days(found[-1].start, days.end, both)
            elif days:
                found.append(days)
            before = date if days else None
    when = _antecedent(ann, candidate, dates)
    if when:
        found.append(when)
    days = None
    for one in found:
        days = one if days is None else joined(days, one) or days
    return _lasting(ann, candidate, days) if days else None


def _goes_on(ann: Annotated, before: DateExpression, date: DateExpression) -> bool:
    """„вчера и днес“, „във вторник и сряда“: one day after the other."""
    between = {ann.lower(i) for i in range(before.last + 1, date.first)}
    return (
        "и" in between
        and between <= {"и", "в", "във", "на", "през"}
        and date.start == before.end + _DAY
    )


def _days(
    ann: Annotated, clause: Clause, date: DateExpression, candidate: Candidate
) -> Days | None:
    length = date.end - date.start
    longest = _LONGEST_COMING if candidate.time == "coming" else _LONGEST
    if date.deadline and _goes_on_till(ann, clause, date, candidate):
        return Days(date.end, date.end, (date.span,), edge="end")
    if date.deadline or length > longest or not belongs(ann, clause, date.first, candidate):
        return None
    single = date.start == date.end
    if single and ann.lower(date.first - 1) in _OTHER_TIME and not _from(ann, date, candidate):
        return None
    if _is_measured_by(ann, date, candidate) or _is_of_matter(ann, date, candidate):
        return None
    numeric = ann.tokens[date.first].shape == "number"
    if (
        single
        and date.first < _HEAD
        and numeric
        and "preposition" not in ann.classes(date.first - 1)
    ):
        return None  # the day of the report at its head
    if candidate.verb and _is_former_plan(ann, clause, date, candidate):
        return None
    vague = length > _VAGUE and not any(
        ann.tokens[i].shape == "number" for i in range(date.first, date.last + 1)
    )
    vague = vague or length > _FORTNIGHT
    if single and _from(ann, date, candidate):
        # It goes on since then, to the day of the report at least.
        today = ann.article.date
        if date.start > today:
            return None
        return Days(date.start, today, (date.span,), edge="start")
    return Days(date.start, date.end, (date.span,), vague, _edge(ann, clause, date, candidate))


def _goes_on_till(
    ann: Annotated, clause: Clause, date: DateExpression, candidate: Candidate
) -> bool:
    """„ще продължи до петък“, „ще останат до 12 май“"""
    groups = [g for g in clause.verbs if g.head < date.first]
    verb = groups[-1] if groups else candidate.verb
    near = date.end - ann.article.date <= _FORTNIGHT
    own = near and verb is not None and clause is candidate.clause and not verb.negated
    return own and verb is not None and ("stay" in verb.senses or verb.lemma in _LASTS)


def _is_measured_by(ann: Annotated, date: DateExpression, candidate: Candidate) -> bool:
    """„три дни след началото на преговорите“: the day of something else than the talks."""
    noun = candidate.noun
    if noun is None or not 0 < noun.first - date.last <= _NEAR_OFFSET:
        return False
    words = {ann.lower(date.last), ann.lower(date.last + 1)}
    return bool(words & _OTHER_TIME) and is_definite(ann, noun)


def _is_of_matter(ann: Annotated, date: DateExpression, candidate: Candidate) -> bool:
    """„постигнаха договореност за примирие от полунощ на 15 май“: what was done is no later
    than the report, and an hour from which something holds is not that of the talks."""
    if candidate.time != "past" or (date.end - date.start > _VAGUE):
        return False
    if date.start > ann.article.date:
        return True
    i = date.first - 1
    if ann.lower(i) not in {"на", "в", "във"} or "time_word" not in ann.classes(i - 1):
        return False
    i -= 2
    if ann.tokens[i].shape == "number":
        i -= 1  # „до 18 часа на 15 май“
    return ann.lower(i) in _OTHER_TIME


def _antecedent(
    ann: Annotated, candidate: Candidate, dates: Mapping[int, Sequence[DateExpression]]
) -> Days | None:
    """„в събота, когато двамата ще подпишат …“."""
    clause = candidate.clause
    if clause.link is None or ann.lower(clause.link) != "когато" or clause.parent is None:
        return None
    for date in dates.get(clause.parent, ()):
        if 0 < clause.link - date.last <= 2 and date.end - date.start <= _VAGUE:
            return _coming(ann, date, candidate)
    return None


def _coming(ann: Annotated, date: DateExpression, candidate: Candidate) -> Days:
    """A weekday of what is to come is the next one."""
    weekday = date.first == date.last and "weekday" in ann.classes(date.first)
    late = candidate.time == "coming" and date.end < ann.article.date
    week = _DAY * 7 if weekday and late else _DAY * 0
    return Days(date.start + week, date.end + week, (date.span,))


def _from(ann: Annotated, date: DateExpression, candidate: Candidate) -> bool:
    """„преговорите, които водят от сряда“, „от вчера е на посещение“: it goes on since then."""
    return ann.lower(date.first - 1) == "от" and candidate.time == "present"


def _is_former_plan(
    ann: Annotated, clause: Clause, date: DateExpression, candidate: Candidate
) -> bool:
    """„срещата, насрочена за 14 юли, закъсня“."""
    for group in clause.verbs:
        if (
            group.kind == "participle"
            and "plan" in group.senses
            and (0 < date.first - group.last <= 3)
        ):
            return candidate.time != "coming"
    return False


def _edge(ann: Annotated, clause: Clause, date: DateExpression, candidate: Candidate) -> Edge:
    """„започна в понеделник“, „завърши вчера“: one end of it."""
    if date.start != date.end:
        return ""
    if ann.lower(date.first - 1) == "от":
        return "start"
    told = day_of_it(ann, candidate)
    if told:
        return told
    groups = [g for g in clause.verbs if g.head < date.first]
    verb = groups[-1] if groups else candidate.verb
    if verb is None or verb.lemma in GOES_ON:
        return ""
    if "close" in verb.senses:
        return "end"
    if candidate.kind == "visit" and verb.lemma in _WELCOMES:
        return "start"  # whoever is welcomed has just come
    return "start" if verb.senses & {"open_close", "start", "travel"} else ""


def _lasting(ann: Annotated, candidate: Candidate, days: Days) -> Days:
    """„двудневно посещение, което започна днес“."""
    length = lasts(ann, candidate)
    return stretched(days, *length) if length else days


def stretched(days: Days, length: int, span: Span) -> Days:
    """``days`` of which one end is told, with the ``length`` that the words at ``span`` tell."""
    more = _DAY * (length - 1)
    if days.vague or more <= days.end - days.start:
        return days
    spans = tuple(dict.fromkeys((*days.spans, span)))
    if days.edge == "end" and days.start == days.end:
        return replace(days, start=days.start - more, spans=spans)
    if days.edge == "start":
        return replace(days, end=days.start + more, spans=spans)
    return days


def joined(one: Days, other: Days) -> Days | None:
    """What both say of one event; None where they contradict each other."""
    both = _from_to(one, other) or _from_to(other, one)
    if both or not one.meets(other):
        return both
    if one.vague != other.vague:
        return other if one.vague else one
    if (one.start, one.end) == (other.start, other.end):
        return one if one.edge or not other.edge else replace(one, edge=other.edge)
    wider, narrower = sorted((one, other), key=lambda days: days.start - days.end)
    if wider.start <= narrower.start and narrower.end <= wider.end:
        return narrower if wider.vague else wider
    return None


def _from_to(first: Days, last: Days) -> Days | None:
    """The first day of one telling and the last, or a later one, of another."""
    if first.edge == "end" or last.edge == "start" or last.vague or first.vague:
        return None
    if first.edge != "start" and (last.edge != "end" or first.start != first.end):
        return None
    longer = last.start - first.start
    if last.start < first.start or (last.edge != "end" and not _DAY <= longer <= _VAGUE):
        return None
    return Days(first.start, last.end, tuple(dict.fromkeys((*first.spans, *last.spans))))
