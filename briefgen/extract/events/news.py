"""What is news and what is background: by its day, its sentence and its clause."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import partial

from briefgen.annotate import Annotated
from briefgen.extract.arguments import before, behind
from briefgen.extract.dates import DateExpression
from briefgen.extract.events.candidate import Candidate, is_definite
from briefgen.extract.events.cluster import WITHIN, Cluster, Told
from briefgen.extract.events.linking import chain
from briefgen.extract.events.owner import belongs

# The event of a report stands in its first sentences; elsewhere it needs a day of its own.
LEAD = 3
# News is no older than this; what is older is background.
_FRESH = dt.timedelta(days=14)
_SETTLED = frozenset({"agree", "decide", "reach", "adopt"})
_TALKS = frozenset({"discuss", "agree", "hold_talks", "decide"})
_RESULTS = frozenset({"agree", "reach", "decide", "adopt", "sign", "announce", "say"})
_TELLING = frozenset({"main", "that", "reporting"})
_PUT_OFF = frozenset({"postpone", "call_off"})
_FAR = dt.timedelta(days=1100)
_DAY = dt.timedelta(days=1)
_CLOSE = 4
_LONG = dt.timedelta(days=10)


def is_background(
    ann: Annotated, candidate: Candidate, told: Told, dates: Mapping[int, Sequence[DateExpression]]
) -> bool:
    """Whether it happened long ago, or is told of another time than the report's."""
    day = ann.article.date
    if candidate.order == "previous":
        return True
    for clause in candidate.scope:
        for date in dates.get(clause.number, ()):
            if date.deadline or not belongs(ann, clause, date.first, candidate):
                continue
            if _is_first_since(ann, date):
                continue
            long = date.end - date.start > _LONG
            if date.end < day - (_DAY if long else _FRESH):
                return True
            later = told.days is not None and told.days.end >= day
            if candidate.time == "coming" and date.end < day and not later:
                return True
    if told.days and told.days.start > day + _FAR:
        return True
    if told.days is None and any(
        date.end < day - (_DAY if date.end - date.start > _LONG else _FRESH)
        for number in chain(ann, candidate.clause)[1:]
        for date in dates.get(number, ())
        if not date.deadline
    ):
        return True  # „През 1975 г. двамата се срещнаха и подписаха …“
    unit = ann.unit_of(candidate.first)
    clause = candidate.clause
    hits = ann.found_in(
        range(clause.tokens[0], clause.tokens[-1] + 1), "background", "some_time_ago"
    )
    if any(unit.start <= hit.first < unit.stop for hit in hits) and told.days is None:
        return True
    return told.days is None and _goes_on_with_story(ann, candidate, dates)


def _goes_on_with_story(
    ann: Annotated, candidate: Candidate, dates: Mapping[int, Sequence[DateExpression]]
) -> bool:
    """„През 2019 г. двамата се срещнаха. Тогава те подписаха …“, „Те подписаха …“: what is
    told behind something old, with a word for that time or with nobody named."""
    unit = ann.unit_at[candidate.first]
    if candidate.time != "past" or unit == 0:
        return False
    clause = candidate.clause
    inside = ann.units[unit]
    opening = range(inside.start, inside.start + 2)
    then = any("that_time" in ann.classes(i) for i in opening) or bool(
        ann.found_in(range(inside.start, inside.start + 3), "later_on")
    )
    on = candidate.source == "deed" and clause.kind == "main" and _is_pronoun(ann, inside.start)
    if not (then or on) or any(map(partial(_is_fresh, ann), dates.get(clause.number, ()))):
        return False
    before = ann.units[unit - 1]
    return _is_old(ann, before, dates) or (then and _goes_back(ann, unit - 1, dates))


def _is_fresh(ann: Annotated, date: DateExpression) -> bool:
    return date.end >= ann.article.date - _FRESH


def _goes_back(ann: Annotated, unit: int, dates: Mapping[int, Sequence[DateExpression]]) -> bool:
    """„Тогава …“ behind another „Тогава …“ of an old story."""
    start = ann.units[unit].start
    return (
        unit > 0 and "that_time" in ann.classes(start) and _is_old(ann, ann.units[unit - 1], dates)
    )


def _is_pronoun(ann: Annotated, i: int) -> bool:
    return ann.lower(i) in {"те", "той", "тя", "двамата", "двете"}


def _is_old(ann: Annotated, unit: range, dates: Mapping[int, Sequence[DateExpression]]) -> bool:
    """Whether all that a sentence tells with a time lies far behind the report."""
    numbers = {ann.clause_at[i].number for i in unit if i in ann.clause_at}
    told = [date for number in numbers for date in dates.get(number, ())]
    if told:
        return not any(map(partial(_is_fresh, ann), told))
    return bool(ann.found_in(unit, "background", "some_time_ago"))


def _is_first_since(ann: Annotated, date: DateExpression) -> bool:
    """„посещението, първото от 1992 г.“: what comes after so long is news."""
    before = range(date.first - 1 - _CLOSE, date.first - 1)
    return ann.lower(date.first - 1) in {"от", "след"} and any(
        ann.lower(i).startswith(("първ", "пръв")) for i in before
    )


def is_earlier(ann: Annotated, told: Told, clusters: Sequence[Cluster]) -> bool:
    """„Миналата седмица Х разговаря и с Y“ behind the news of today."""
    if not told.days:
        return False
    ended = told.days.end
    if _is_older_act(told, clusters):
        return True
    if not told.days.vague or ended >= ann.article.date:
        return False
    if told.sentence >= LEAD:
        return any(c.days and c.time == "past" and c.days.start > ended for c in clusters)
    # Right behind the news a deed of last week is what went before.
    noun = told.candidate.noun
    known = noun is not None and is_definite(ann, noun)
    if noun is not None and known and not noun.prep:
        return False  # „срещата се проведе миналата седмица“
    return any(
        c.first.sentence < told.sentence
        and not (known and c.kind == told.candidate.kind)
        and c.time == "past"
        and (c.days is None or c.days.start > ended)
        for c in clusters
    )


def _is_older_act(told: Told, clusters: Sequence[Cluster]) -> bool:
    """„Парламентът ратифицира днес договора. Той бе подписан на 5 юли“: how the paper came
    about; so is a vote of days ago told far below."""
    candidate, days = told.candidate, told.days
    if candidate.kind not in WITHIN or candidate.source != "deed" or days is None:
        return False
    ratified = candidate.kind == "signing" and any(c.kind == "vote" for c in clusters)
    dated = [c for c in clusters if c.days and c.time == "past"]
    return (
        (ratified or told.sentence >= LEAD)
        and any(c.days is not None and days.end < c.days.start for c in dated)
        and not any(c.days is not None and c.days.meets(days) for c in dated)
    )


def is_called_off(ann: Annotated, candidate: Candidate) -> bool:
    """„ще посети утре Осло, но отложи визитата“: the sentence itself takes it back."""
    if candidate.time != "coming":
        return False
    later = range(candidate.last + 1, ann.unit_of(candidate.first).stop)
    clauses = {ann.clause_at[i].number: ann.clause_at[i] for i in later if i in ann.clause_at}
    return any(
        group.senses & _PUT_OFF and group.tense == "past" and not group.negated
        for clause in clauses.values()
        for group in clause.verbs
        if group.kind == "finite" and group.mood == "told" and group.first > candidate.last
        if any(n.kind == "event" and not n.prep and is_definite(ann, n)
               for n in (*before(ann, group), *behind(ann, group)))
    )  # fmt: skip


def _is_only_due(ann: Annotated, candidate: Candidate, told: Told) -> bool:
    """„очаква се да бъде подписан през март“ behind the news: what comes next, no event."""
    verb = candidate.verb
    governor = ann.verb_at.get(verb.governor) if verb and verb.governor is not None else None
    if told.sentence == 0:
        return False
    if governor is not None and governor.tense == "past" and governor.senses & _SETTLED:
        # „се договориха да проведат семинар през май“
        return (told.days is None or told.days.vague) and not told.places
    if candidate.kind != "signing" or candidate.source != "deed":
        return False
    expected = governor is not None and bool(governor.senses & {"expect", "lie_ahead"})
    return expected and (told.days is None or told.days.vague)


def can_stand_alone(ann: Annotated, told: Told) -> bool:
    """Whether the candidate is told as news by itself, and not only again."""
    candidate = told.candidate
    if candidate.again:
        return False
    lead = told.sentence < LEAD
    if _is_only_talk(candidate) and not (
        told.places
        or (candidate.kind == "session" and told.days and not _is_settled(candidate))
        or (told.sentence <= 1 and told.days and len(candidate.people) > 1)
    ):
        return False  # „министрите обсъдиха …“ is a meeting where the text says where
    kind = candidate.clause.kind
    if candidate.source == "named":
        placed = told.days is not None or bool(told.places)
        if told.sentence <= 1 and kind in _TELLING and _after_talks(ann, candidate):
            return True
        if lead and _with_somebody(ann, candidate):
            return candidate.order == "" and kind in _TELLING
        if kind == "relative" and lead and told.days is not None and told.places:
            return True
        if candidate.time == "coming":
            # „Визитата му в Осака на 14 май остава в програмата“
            own = told.days is not None and candidate.noun is not None
            return own and (lead or bool(told.places)) and kind in _TELLING
        # „обсъдиха снощи на работна вечеря“
        talked = candidate.verb is not None and bool(candidate.verb.senses & _TALKS)
        return (
            (lead or (talked and told.days is not None))
            and placed
            and candidate.order == ""
            and kind in _TELLING
        )
    if candidate.noun is not None and candidate.order == "next" and told.days is None:
        # „започна нов кръг от преговорите“ is the news itself, where it begins the report.
        if kind != "main" or candidate.source != "told":
            return False
        if candidate.time == "coming":
            return bool(told.places)  # „Следващата среща ще бъде в Осло“
        return told.sentence == 0
    if candidate.time == "coming" and (
        _is_believed(ann, candidate) or _is_only_due(ann, candidate, told)
    ):
        return False
    if kind in ("relative", "other") and told.days is None:
        # „…, който е на посещение в Рим“
        if told.sentence <= 1 and lead and _is_told_aside(ann, candidate):
            return True
        there = candidate.kind == "visit" and candidate.source == "deed" and bool(told.places)
        arrived = candidate.verb is not None and bool(candidate.verb.senses & {"be", "travel"})
        return lead and there and arrived and kind == "relative"
    if kind == "that" and candidate.source == "deed" and not told.days and not told.places:
        return False
    if candidate.time == "coming":
        first = told.sentence == 0 and candidate.order == ""
        return told.days is not None or (lead and bool(told.places)) or first
    if candidate.time == "present":
        hosted = told.sentence == 0 and candidate.noun is not None and candidate.source == "told"
        hosted = hosted and candidate.noun is not None and candidate.noun.prep == "на"
        stays = told.sentence == 0 and candidate.kind == "visit" and candidate.source == "deed"
        hosted = hosted or (stays and kind == "main")
        return told.days is not None or hosted or (told.sentence < LEAD - 1 and bool(told.places))
    return lead or told.days is not None


def _is_told_aside(ann: Annotated, candidate: Candidate) -> bool:
    """„заяви министърът, който се срещна с …“, „…, след като разговаря с …“."""
    link = candidate.clause.link
    if candidate.source != "deed" or candidate.kind not in {"meeting", "call"} or link is None:
        return False
    who = ann.lower(link) in {"който", "която"} and "preposition" not in ann.classes(link - 1)
    after = ann.lower(link) == "като" and ann.lower(link - 1) == "след"
    return (who or after) and candidate.time == "past" and not candidate.weak


def _is_believed(ann: Annotated, candidate: Candidate) -> bool:
    """„мисля, че преговорите ще започнат през март“ is an opinion."""
    clause = candidate.clause
    if clause.kind != "that" or clause.parent is None:
        return False
    verbs = [g for g in ann.clauses[clause.parent].verbs if g.head < candidate.first]
    return bool(verbs) and "believe" in verbs[-1].senses


def _is_only_talk(candidate: Candidate) -> bool:
    verb = candidate.verb
    if verb is None or candidate.source != "deed" or candidate.host:
        return False
    if candidate.kind not in {"meeting", "session", "summit"}:
        return False
    return "discuss" in verb.senses or _is_settled(candidate)


def _is_settled(candidate: Candidate) -> bool:
    """„се договориха“, „реши“: they need not have met."""
    verb = candidate.verb
    return candidate.weak and verb is not None and bool(verb.senses & _SETTLED)


def _after_talks(ann: Annotated, candidate: Candidate) -> bool:
    """„след 18 часа преговори лидерите се споразумяха“."""
    noun, verb = candidate.noun, candidate.verb
    after = noun is not None and noun.prep == "след" and noun.code == "negotiations"
    if not after or noun is None or verb is None or is_definite(ann, noun):
        return False
    return bool(verb.senses & _RESULTS) and candidate.order == ""


def _with_somebody(ann: Annotated, candidate: Candidate) -> bool:
    """„след срещата си с министъра“ names who met, and so a meeting of the report."""
    noun = candidate.noun
    if noun is None or noun.prep not in {"на", "при", "след"} or candidate.kind == "conference":
        return False
    return any(
        n.prep in {"с", "със", "между"} and n.kind in ("person", "group")
        for n in ann.nominals[candidate.clause.number]
        if 0 < n.first - noun.last <= _CLOSE
    )
