"""Which words say a step: its action, and the evidence around it."""

from __future__ import annotations

from briefgen.annotate import Annotated
from briefgen.annotate.clauses import Clause
from briefgen.extract.dates import DateExpression
from briefgen.extract.next_steps.told import Told

_LONGEST = 60
_TRAILS = frozenset(",;:–—-(„“\"«»”….!")
_LEADS = frozenset("и а но или обаче че като пък също".split())
# Prepositions that go when the time behind them goes.
_BEFORE_TIME = frozenset("до на от в във през за още едва чак".split())


def words_of(
    ann: Annotated, told: Told, acted: bool, date: DateExpression | None
) -> tuple[int, int, int, int]:
    """First and last token of the evidence, and of the action in it.

    ``acted``: the actors are named elsewhere, so that the action begins at its verb.
    """
    clause = ann.clause_at[told.deed.head]
    end = _end(ann, told, clause)
    first = _start(ann, ann.clause_at[told.opener.head], told)
    if told.begins is not None:
        first = told.begins
    start = told.deed.first if acted else _subject_start(ann, told, first)
    last = end
    if date is not None and date.last == end and date.first > told.deed.last + 1:
        last = date.first - 1
        while last > told.deed.last + 1 and ann.lower(last) in _BEFORE_TIME:
            last -= 1
    while last > start and ann.tokens[last].text in _TRAILS:
        last -= 1
    return min(first, start), end, start, last


def _start(ann: Annotated, clause: Clause, told: Told) -> int:
    """The first word of the clause in one row with its verb."""
    first = told.opener.first
    own = set(clause.tokens)
    while first - 1 in own and ann.tokens[first - 1].text not in ";:":
        first -= 1
    while first < told.opener.first and (
        ann.tokens[first].shape == "mark" and ann.tokens[first].text not in "„\"«“"
        or ann.lower(first) in _LEADS
    ):
        first += 1
    return first


def _subject_start(ann: Annotated, told: Told, first: int) -> int:
    """Without a named actor the action tells whose it is."""
    opener, deed = told.opener, told.deed
    if opener is not deed and deed.first > opener.last + 1 and first == opener.first:
        return opener.last + 1  # „очаква се лидерите да приемат“
    if opener is deed and first == opener.first and "lie_ahead" in opener.senses:
        return opener.last + 1  # „предстои ратификация“
    if opener is not deed and "demand" in opener.senses | frozenset({"demand"}) and (
        opener.senses & {"demand", "promise", "decide"}
    ):
        return opener.last + 1  # „поиска тарифите да паднат“
    return first


def _end(ann: Annotated, told: Told, clause: Clause) -> int:
    """The last word of the deed: up to the next verb of its own, the next clause or mark."""
    unit = ann.unit_of(told.deed.head)
    others = {g.first for g in clause.verbs if g.kind == "finite" and g.head > told.deed.head}
    last = told.deed.last
    for j in range(told.deed.last + 1, min(unit.stop, told.deed.last + _LONGEST)):
        token = ann.tokens[j]
        if j in others or token.text in ";:!?" or ann.clause_at.get(j) is not clause:
            break
        if token.text == "." and j >= unit.stop - 2:
            break
        last = j
    while last > told.deed.last and (
        ann.tokens[last].text in _TRAILS or ann.lower(last) in _LEADS
    ):
        last -= 1
    return last
