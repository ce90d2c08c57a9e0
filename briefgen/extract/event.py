"""What took place, where and when."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from briefgen.annotate import Annotated
from briefgen.extract.context import Context, in_clause
from briefgen.extract.dates import DateExpression
from briefgen.languages import Match
from briefgen.model import Event, EventDate, EventPlace, Span

# The event of a report stands in its first sentences; later ones are background.
_LEAD_SENTENCES = 3
_REACH = 8
_LONGEST_EVENT = dt.timedelta(days=31)
_SELF_EVIDENT = frozenset({"summit", "conference"})
_IN = frozenset({"в", "във", "край"})


@dataclass(frozen=True, slots=True)
class _Candidate:
    kind: str
    hit: Match
    verb: Match | None
    score: int


def extract_event(
    context: Context, dates: tuple[DateExpression, ...]
) -> tuple[Event | None, tuple[EventDate, ...], tuple[EventPlace, ...]]:
    """The event that the article reports, with its days and places."""
    ann = context.ann
    candidates = _candidates(ann)
    if not candidates:
        return None, (), ()
    best = max(candidates, key=lambda c: (c.score + _told(context, c, dates), -c.hit.first))
    first, last = _clause(ann, best)
    of, of_span = _body(context, best.hit)
    evidence = (
        [ann.span(min(best.hit.first, best.verb.first), best.hit.last)]
        if (best.verb and best.verb.first < best.hit.first and best.hit.first - best.verb.last <= 3)
        else [ann.span(best.hit.first, best.hit.last)]
    )
    if of_span:
        evidence = [Span(evidence[0].start, of_span.end)]
    event = context.attribute(Event(kind=best.kind, of=of, evidence=tuple(evidence)))
    days = _days(ann, dates, first, last)
    event_dates = tuple(
        context.attribute(EventDate(start=d.start, end=d.end, evidence=(d.span,))) for d in days[:1]
    )
    return event, event_dates, _places(context, first, last)


def _clause(ann: Annotated, candidate: _Candidate) -> tuple[int, int]:
    """The tokens of the clause that tells of the event, its verb's clause included."""
    first, last = in_clause(ann, candidate.hit.first)
    if candidate.verb is None:
        return first, last
    verb_first, verb_last = in_clause(ann, candidate.verb.first)
    return min(first, verb_first), max(last, verb_last)


def _told(context: Context, candidate: _Candidate, dates: tuple[DateExpression, ...]) -> int:
    """A sentence that says where and when tells more than a headline that does not."""
    first, last = _clause(context.ann, candidate)
    where = 2 if _places(context, first, last) else 0
    return where + (1 if _days(context.ann, dates, first, last) else 0)


def _days(
    ann: Annotated, dates: tuple[DateExpression, ...], first: int, last: int
) -> list[DateExpression]:
    return [d for d in dates if first <= d.first <= last and not _is_other_time(ann, d)]


def _candidates(ann: Annotated) -> list[_Candidate]:
    limit = (
        ann.sentences[min(_LEAD_SENTENCES, len(ann.sentences)) - 1].span.end if ann.sentences else 0
    )
    found = []
    happened = ann.found("happened")
    background = {ann.unit_at[hit.first] for hit in ann.found("background")}
    for kind, hit in ann.found_kind("events"):
        if ann.tokens[hit.first].start >= limit or ann.is_quoted(hit.first):
            continue
        first, last = in_clause(ann, hit.first)
        verb = next((v for v in happened if first <= v.first <= last and _near(v, hit)), None)
        rank = int(ann.lexicon.entry("events", kind)["rank"])
        score = rank + (6 if verb else 0) - (8 if ann.unit_at[hit.first] in background else 0)
        if (verb and not _is_governed(ann, hit)) or _is_lead(ann, kind, hit):
            found.append(_Candidate(kind, hit, verb, score - _sentence(ann, hit)))
    for name, hits in ann.phrases.items():
        if not name.startswith("event_verb:"):
            continue
        for hit in hits:
            if ann.tokens[hit.first].start < limit and not ann.is_quoted(hit.first):
                planned = any("unreal" in ann.classes(i) for i in range(hit.first - 2, hit.first))
                score = 5 - _sentence(ann, hit) - (4 if planned else 0)
                found.append(_Candidate(name.removeprefix("event_verb:"), hit, hit, score))
    found.extend(_signings(ann, limit))
    return [c for c in found if c.score > 0]


def _is_governed(ann: Annotated, noun: Match) -> bool:
    """„след участието му в Инвестиционния форум“ tells of another noun."""
    before = noun.first - 1
    if "preposition" in ann.classes(before):
        return True
    adjective = ann.mention_at.get(before) is None and ann.lower(before).endswith(
        ("ия", "ият", "ата", "ото", "ите")
    )
    return adjective and "preposition" in ann.classes(before - 1)


def _near(verb: Match, noun: Match) -> bool:
    """The verb tells of its own noun: „се проведе вчера в Рим среща“, not of one far off."""
    return -_REACH <= noun.first - verb.last <= _REACH


def _signings(ann: Annotated, limit: int) -> list[_Candidate]:
    """„А и Б подписаха договор“ in the lead is an event, where nothing greater is told."""
    nouns = [hit for _, hit in ann.found_kind("documents")]
    found = []
    for act in ann.found("act:signed"):
        first, last = in_clause(ann, act.first)
        before = range(max(first, act.first - 3), act.first)
        real = not any("unreal" in ann.classes(i) for i in before)
        what = next((n for n in nouns if act.last < n.first <= last), None)
        told = ann.found_in(range(first, last + 1), "background")
        if real and what and not told and ann.tokens[act.first].start < limit:
            words = Match("act:signed", act.first, what.last)
            found.append(_Candidate("signing", words, act, 3 - _sentence(ann, act)))
    return found


def _sentence(ann: Annotated, hit: Match) -> int:
    start = ann.tokens[hit.first].start
    return next(i for i, s in enumerate(ann.sentences) if start < s.span.end)


def _is_lead(ann: Annotated, kind: str, hit: Match) -> bool:
    """„На срещата на върха в Хага …“ in the first sentence needs no verb of its own."""
    if kind not in _SELF_EVIDENT or _sentence(ann, hit) > 0 or ann.lower(hit.first - 1) != "на":
        return False
    last = in_clause(ann, hit.first)[1]
    return any(
        m.kind in {"place", "country"} and ann.lower(m.first - 1) in _IN
        for m in ann.mentions_in(hit.last + 1, last)
    )


def _body(context: Context, hit: Match) -> tuple[str | None, Span | None]:
    """Whose event it is: „среща на върха на НАТО“."""
    ann = context.ann
    if ann.lower(hit.last + 1) != "на":
        return None, None
    mention = ann.mention_at.get(hit.last + 2)
    if mention is None or mention.kind not in {"organisation", "group"}:
        return None, None
    return mention.entity, ann.span(mention.first, mention.last)


def _is_other_time(ann: Annotated, date: DateExpression) -> bool:
    """A deadline, a whole year, or a time before or after the event is not its day."""
    if date.deadline or date.end - date.start > _LONGEST_EVENT:
        return True
    return ann.lower(date.first - 1) in {"до", "след", "преди", "от"}


def _places(context: Context, first: int, last: int) -> tuple[EventPlace, ...]:
    """The place of the clause: what stands behind „в“, „във“ or „край“."""
    ann = context.ann
    for mention in ann.mentions_in(first, last):
        if mention.kind not in {"place", "country"}:
            continue
        if ann.lower(mention.first - 1) in _IN:
            place = EventPlace(
                entity=mention.entity, evidence=(ann.span(mention.first, mention.last),)
            )
            return (context.attribute(place),)
    return ()
