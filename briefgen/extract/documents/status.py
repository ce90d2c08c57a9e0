"""What the text says of a document in the end: never more than its words."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from briefgen.annotate import Annotated
from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.arguments import agent, clause_of
from briefgen.extract.dates import DateExpression
from briefgen.extract.documents.acts import Deed
from briefgen.model import Status

# What was done longer ago is not what the article reports.
NEWS = dt.timedelta(days=21)
# … and what a participle or a relative clause tells of is news still less.
_ASIDE = dt.timedelta(days=7)
_DONE: tuple[Status, ...] = ("signed", "initialled", "adopted", "ratified")
_RECALLS = frozenset({"припомни", "припомня", "напомни", "напомня", "спомни", "спомня"})
_NEAR = 9
# How many sentences the lead has, and what documents of the news do there.
_LEAD = 2
_SAYS = frozenset({
    "предвижда", "предвиди", "урежда", "уреди", "определя", "определи", "регламентира", "посочва",
    "записва", "гласи", "сочи", "позволява", "осигурява", "гарантира", "дава", "включва",
    "обхваща", "обхване", "цели", "влиза", "влезе", "отваря", "открива", "задължава",
    "потвърждава", "става", "дойде", "показва",
})  # fmt: skip
_OLD_YEAR = re.compile(r"1[0-8]\d\d")
_LONG = frozenset(
    [
        "дни",
        "седмица",
        "седмици",
        "месец",
        "година",
        "години",
        "месеца",
        "месеци",
        "десетилетие",
        "десетилетия",
        "век",
        "века",
    ]
)


def date_of(ann: Annotated, deed: Deed, dates: Sequence[DateExpression]) -> DateExpression | None:
    """The time that the words around the deed give for it."""
    clause = ann.clause_at.get(deed.first)
    if clause is None:
        return None
    tokens = set(clause.tokens)
    first = bisect_left(dates, clause.tokens[0], key=lambda d: d.first)
    last = bisect_right(dates, clause.tokens[-1], key=lambda d: d.first)
    own = [d for d in dates[first:last] if d.first in tokens and not d.deadline
           and ann.lower(d.first - 1) not in {"до", "след", "преди", "за"}]  # fmt: skip
    participles = [g for g in clause.verbs if g.kind == "participle"]
    if deed.group is not None and deed.group.kind == "participle":
        later = [d for d in own if 0 < d.first - deed.last <= _NEAR]
        before = [d for d in own if 0 < deed.first - d.last <= 2]
        return next(iter([*later, *before]), None)
    # „споразумението, подписано през 2012 г., изтече“: the participle keeps its own date.
    behind = [g.head for g in participles if g.head != deed.first]
    free = [d for d in own if not any(_is_of(clause.verbs, head, d) for head in behind)]
    of_name = [d for d in free if ann.lower(d.first - 1) == "от" and d.first - 1 > deed.head.noun]
    free = [d for d in free if d not in of_name]
    return min(free, key=lambda d: abs(d.first - deed.first), default=None)


def _is_of(verbs: Sequence[VerbGroup], head: int, date: DateExpression) -> bool:
    """Whether the date belongs to the participle at ``head``."""
    return head < date.first <= head + _NEAR and not _between(verbs, head, date.first)


def _between(verbs: Sequence[VerbGroup], one: int, other: int) -> bool:
    return any(one < g.head < other for g in verbs)


def dated(ann: Annotated, deed: Deed, dates: Sequence[DateExpression]) -> Deed:
    """``deed`` as background where it lies long before the article, or is told as such."""
    if deed.status not in (*_DONE, "agreed", "announced"):
        return deed
    if _of_old_year(ann, deed):
        return replace(deed, status="existing", old=True)
    date = date_of(ann, deed, dates)
    news = _ASIDE if deed.level == 1 and deed.status in _DONE else NEWS
    if date is not None and ann.article.date - date.end > news:
        told = deed.mode in ("real", "planned", "heard")
        return replace(deed, status="existing", old=True) if told else deed
    group = deed.group
    if deed.status not in _DONE or group is None:
        return deed
    if _told_as_old(ann, deed):
        return replace(deed, status="existing", old=True)
    # A time to come tells nothing of a deed that is over.
    undated = date is None or date.start > ann.article.date
    if group.kind == "participle" and undated and deed.status != "agreed" and not (
        _is_lead(ann, deed)
    ):  # fmt: skip
        return replace(deed, status="existing")
    if (group.earlier or _earlier(ann, deed)) and undated:
        return replace(deed, status="existing", old=True)
    return deed


def _is_lead(ann: Annotated, deed: Deed) -> bool:
    """„Това предвижда протоколът, подписан от А и Б“: the lead tells what the news document
    says, and who signed it."""
    group = deed.group
    if group is None or ann.unit_at[deed.first] >= _LEAD or deed.head.prep:
        return False
    signers = [n for n in agent(ann, group) if n.kind == "person"]
    says = [g for g in clause_of(ann, group).verbs if g.kind == "finite"
            and g.lemma in _SAYS and g.tense in ("present", "future")]  # fmt: skip
    return bool(signers) and bool(says)


def _of_old_year(ann: Annotated, deed: Deed) -> bool:
    """„през 1878 г. ще подпишат“: years that no calendar of news knows."""
    clause = ann.clause_at.get(deed.first)
    return clause is not None and any(
        _OLD_YEAR.fullmatch(ann.lower(i))
        and ("year_word" in ann.classes(i + 1) or ann.lower(i - 1) == "през")
        for i in clause.tokens
    )


def _earlier(ann: Annotated, deed: Deed) -> bool:
    """„По-рано двете страни подписаха …“."""
    clause = ann.clause_at.get(deed.first)
    return clause is not None and any(ann.lower(i) == "по-рано" for i in clause.tokens)


def _told_as_old(ann: Annotated, deed: Deed) -> bool:
    clause = ann.clause_at.get(deed.first)
    if clause is None or not clause.tokens:
        return False
    after = (
        deed.group is not None and deed.group.kind == "noun" and ann.lower(deed.first - 1) == "след"
    )
    if after and ann.lower(deed.first - 2) in _LONG:
        return True  # „две години след подписването“
    if clause.kind == "that" and clause.parent is not None:
        # „Той припомни, че е подписан меморандум“
        told_by = [g for g in ann.clauses[clause.parent].verbs if g.last < clause.tokens[0]]
        if told_by and told_by[-1].lemma in _RECALLS:
            return True
    hits = ann.found_in(range(clause.tokens[0], clause.tokens[-1] + 1), "background", "long_ago")
    return bool(hits)


def final_status(deeds: Sequence[Deed]) -> Deed | None:
    """The deed that gives the document its status: of the clause's own verbs before those
    of relative clauses and participles, and of these the strongest."""
    unsigned = any(d.sense == "unsigned" and d.status == "announced" for d in deeds)
    told = [d for d in deeds if not (d.sense == "unsigned" and d.status == "announced")]
    if unsigned:
        # „подпис няма“: who says that it was signed is denied.
        denied = [d for d in told if d.status == "signed"]
        told = [d for d in told if d.status != "signed"]
        if denied and not any(d.status in ("announced", "agreed", "initialled") for d in told):
            told.append(replace(denied[0], status="announced"))
    if any(d.sense == "ratify" and d.mode == "failed" for d in told):
        # „е подписала конвенцията, но не я е ратифицирала“ tells of what was signed long ago.
        told = [d for d in told if d.status != "signed"]
    if not told:
        return None
    level = min(d.level for d in told)
    nearest = [d for d in told if d.level == level]
    chosen = min(nearest, key=_rank)
    if chosen.sense == "announce":
        # „представиха декларацията, подписана вчера“: what was done outweighs its being shown.
        done = [d for d in told if d.status in _DONE and d.mode == "real"]
        return min(done, key=_rank, default=chosen)
    return chosen


def _rank(deed: Deed) -> tuple[int, int]:
    order: dict[str, int] = {
        "ratified": 0, "signed": 1, "initialled": 2, "adopted": 3, "agreed": 4, "proposed": 7,
        "announced": 6, "existing": 8,
    }  # fmt: skip
    strength = order[deed.status]
    if deed.status == "proposed" and deed.mode == "failed":
        strength = 5
    return strength, deed.head.noun
