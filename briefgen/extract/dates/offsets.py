"""Days told from another time of the text: „два дни по-късно“, „ден след срещата“."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from briefgen.annotate import Annotated
from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.dates.expression import DateExpression, expression

_WEEK = 7
# An anchor that stands more sentences away may belong to another story.
_NEAR = 2
# „петък вечерта“, „сутринта на 5 май“ name their day themselves.
_BESIDE = 3
_FRESH = dt.timedelta(days=14)
_OPENS = frozenset({"а", "и", "но", ","})
# Kinds of event whose names stand for one another.
_GATHERINGS = frozenset({"summit", "meeting", "conference", "session"})
# How many words may stand between „след“ and the noun it governs.
_ADJECTIVES = 3
# What takes place when such an event of the lexicon does.
_HAPPENS = {
    "meeting": {"meet", "gather", "hold_talks", "receive", "arrive"},
    "visit": {"visit", "arrive", "receive"},
    "negotiations": {"hold_talks", "meet", "gather", "open_close"},
    "signing": {"sign"},
    "vote": {"vote"},
}


def offsets(ann: Annotated, known: Sequence[DateExpression]) -> list[DateExpression]:
    """„ден по-късно“, „три дни по-рано“, „същия ден“: from the last day told before it."""
    found: list[DateExpression] = []
    for name, sign in (("days_later", 1), ("days_earlier", -1), ("same_day", 0)):
        for hit in ann.found(name):
            day = _day_before(ann, hit.first, (*known, *found))
            if day is None and sign == 0:
                day = _only_day(hit.first, known)
            if day is None or ann.is_quoted(hit.first):
                continue
            day += dt.timedelta(days=sign * _days(ann, hit.first, hit.last))
            found.append(expression(ann, hit.first, hit.last, day, day))
    found += _parts_of_days(ann, (*known, *found))
    for name, sign in (("years_later", 1), ("years_earlier", -1)):
        for hit in ann.found(name):
            year = _year_before(ann, hit.first, known)
            if year is None or ann.is_quoted(hit.first):
                continue
            year += sign * number_at(ann, hit.first)
            start, end = dt.date(year, 1, 1), dt.date(year, 12, 31)
            found.append(expression(ann, hit.first, hit.last, start, end))
    return found


def _parts_of_days(ann: Annotated, known: Sequence[DateExpression]) -> list[DateExpression]:
    """„Вчера пристигна … Сутринта се срещна с …“: of the day told right before."""
    found = []
    days = [d for d in known if d.start == d.end]
    for hit in ann.found("day_part"):
        unit = ann.unit_at[hit.first]
        opens = hit.first == ann.unit_of(hit.first).start or ann.lower(hit.first - 1) in _OPENS
        if ann.is_quoted(hit.first) or not (opens or hit.last > hit.first):
            continue
        if any(ann.unit_at[d.first] == unit and (
                   abs(d.first - hit.last) <= _BESIDE or abs(hit.first - d.last) <= _BESIDE)
               for d in days):  # fmt: skip
            continue
        near = [d for d in days if d.last < hit.first and unit - ann.unit_at[d.first] <= 1]
        anchor = max(near, key=lambda d: d.first, default=None)
        fresh = anchor is not None and abs(anchor.start - ann.article.date) <= _FRESH
        if anchor is not None and fresh and not anchor.deadline:
            found.append(expression(ann, hit.first, hit.last, anchor.start, anchor.start))
    return found


def _day_before(ann: Annotated, i: int, known: Sequence[DateExpression]) -> dt.date | None:
    """The last single day before token ``i``, no more than a few sentences away."""
    near = [d for d in known if d.last < i and d.start == d.end and _is_near(ann, d, i)]
    return max(near, key=lambda d: d.first).start if near else None


def _only_day(i: int, known: Sequence[DateExpression]) -> dt.date | None:
    """The day that the text tells before token ``i``, if it is but one."""
    days = {d.start for d in known if d.last < i and d.start == d.end}
    return days.pop() if len(days) == 1 else None


def _is_near(ann: Annotated, date: DateExpression, i: int) -> bool:
    return ann.unit_at[i] - ann.unit_at[date.first] <= _NEAR


def _year_before(ann: Annotated, i: int, known: Sequence[DateExpression]) -> int | None:
    """The whole year told last before ``i``: from a single day on, years are too vague."""
    near = [d for d in known if d.last < i and _is_near(ann, d, i)]
    if not near:
        return None
    last = max(near, key=lambda d: d.first)
    whole = (last.start.month, last.start.day, last.end.month, last.end.day) == (1, 1, 12, 31)
    return last.start.year if whole and last.start.year == last.end.year else None


def event_offsets(ann: Annotated, known: Sequence[DateExpression]) -> list[DateExpression]:
    """„ден преди откриването“, „два дни след срещата“: where the text dates that event."""
    found: list[DateExpression] = []
    for name, sign in (("days_after", 1), ("days_before", -1)):
        for hit in ann.found(name):
            if ann.is_quoted(hit.first):
                continue
            anchor = (
                _date_within(ann, hit.last, known)
                or _date_of(ann, hit.last, known)
                or _date_of_event(ann, hit.last, known)
            )
            if anchor is None:
                continue
            from_day = anchor.end if sign > 0 else anchor.start
            day = from_day + dt.timedelta(days=sign * _days(ann, hit.first, hit.last))
            found.append(expression(ann, hit.first, hit.last, day, day))
    return found


def _date_within(ann: Annotated, i: int, known: Sequence[DateExpression]) -> DateExpression | None:
    """The day in the phrase behind ``i``: „преговорите, открити на 13 април“, „нападението,
    при което на 4 септември …“."""
    clause = ann.clause_at.get(i)
    if clause is None:
        return None
    unit = ann.unit_of(i)
    verb = next((g.first for g in clause.verbs if g.kind == "finite" and g.first > i), unit.stop)
    for date in known:
        if not i < date.first < unit.stop or (date.end - date.start).days > _WEEK:
            continue
        home = ann.clause_at.get(date.first)
        if home is clause and date.last < verb:
            return date
        if home is not None and home.kind == "relative" and home.parent == clause.number:
            return date
    return None


def _date_of(ann: Annotated, i: int, known: Sequence[DateExpression]) -> DateExpression | None:
    """The day of the clause that tells the event which the noun behind ``i`` names."""
    head = _noun(ann, i)
    if head is None:
        return None
    for date in known:
        if (date.end - date.start).days > _WEEK or date.first <= i <= date.last:
            continue
        clause = ann.clause_at.get(date.first)
        if clause is None or clause is ann.clause_at.get(i):
            continue
        if any(_tells(group, head) for group in clause.verbs if group.kind == "finite"):
            return date
    return None


def _date_of_event(
    ann: Annotated, i: int, known: Sequence[DateExpression]
) -> DateExpression | None:
    """The days of the only event of such a kind that the text dates: „конференцията, която на 8
    и 9 октомври събра …“ for „ден преди форума“."""
    kinds = _kinds(ann, i)
    if not kinds:
        return None
    found = {}
    for date in known:
        clause = ann.clause_at.get(date.first)
        if (date.end - date.start).days > _WEEK or clause is None or clause is ann.clause_at.get(i):
            continue
        if any(group.senses & {"close", "say"} for group in clause.verbs):
            continue  # the day on which it ended, or was told of
        relative = clause.kind == "relative" and clause.parent is not None
        home = ann.clauses[clause.parent or 0] if relative else clause
        heads = [code for code, hit in ann.found_kind("events")
                 if ann.clause_at.get(hit.first) is home and hit.first < date.first]  # fmt: skip
        if heads and heads[-1] in kinds:
            found[date.start, date.end] = date
    return next(iter(found.values())) if len(found) == 1 else None


def _kinds(ann: Annotated, i: int) -> frozenset[str]:
    """The kinds of event that the noun behind ``i`` may mean; a departure is that of a visit."""
    head = _noun(ann, i)
    if head is None:
        return frozenset()
    events = {hit.first: code for code, hit in ann.found_kind("events")}
    code = next((events[j] for j in range(i + 1, i + 1 + _ADJECTIVES) if j in events), None)
    if code is None:
        return frozenset({"visit"}) if head[0] & {"travel", "arrive"} else frozenset()
    return _GATHERINGS if code in _GATHERINGS else frozenset({code})


def _noun(ann: Annotated, i: int) -> tuple[frozenset[str], str] | None:
    """What the noun behind ``i`` is about: senses of verbs, and the beginning of its verb."""
    events = {hit.first: code for code, hit in ann.found_kind("events")}
    for j in range(i + 1, min(i + 1 + _ADJECTIVES, len(ann.tokens))):
        group = ann.verb_at.get(j)
        if group is not None and group.kind == "noun":
            return group.senses - {"other"}, group.lemma[:_BEGINNING]
        if j in events:
            return frozenset(_HAPPENS.get(events[j], ())), ""
        if ann.tokens[j].shape != "lower":
            break
    return None


_BEGINNING = 4


def _tells(group: VerbGroup, head: tuple[frozenset[str], str]) -> bool:
    senses, lemma = head
    if group.negated:
        return False
    return group.lemma.startswith(lemma) if lemma else bool(group.senses & senses)


def _days(ann: Annotated, first: int, last: int) -> int:
    weeks = any(ann.lower(j).startswith("седмиц") for j in range(first, last + 1))
    return number_at(ann, first) * (_WEEK if weeks else 1)


def number_at(ann: Annotated, i: int) -> int:
    """The number that token ``i`` tells; one for „ден по-късно“."""
    for number, hit in ann.found_kind("small_numbers"):
        if hit.first == i:
            return int(number)
    text = ann.lower(i)
    return int(text) if text.isdigit() else 1
