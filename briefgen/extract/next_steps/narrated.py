"""The past told in the future: „През 2002 г. двете страни ще подпишат …“."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from briefgen.annotate import Annotated
from briefgen.annotate.clauses import Clause
from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.arguments import subjects
from briefgen.extract.dates import DateExpression, dates_before, dates_in

# What somebody promised longer ago is no news any more.
_STALE = dt.timedelta(days=45)
# How many verbs back a story may begin, and in how many tokens.
_BACK = 3
_LOOK = 60
# „Тогава“ takes up a time told so few sentences before.
_NEAR = 2
# „След това документът ще бъде внесен в парламента“: how a text goes on its way.
_LAID_BEFORE = frozenset({"propose", "adopt", "sign", "ratify", "discuss", "vote"})


def is_narrated(ann: Annotated, group: VerbGroup, dates: Sequence[DateExpression]) -> bool:
    """Whether ``group`` stands in a story of the past."""
    return _narrated(ann, group, dates, _BACK)


def _narrated(ann: Annotated, group: VerbGroup, dates: Sequence[DateExpression], back: int) -> bool:
    clause = ann.clause_at[group.head]
    today = ann.article.date
    own = dates_in(ann, clause, dates)
    if any(_is_ahead(d, today) for d in own):
        return False
    if any(not _of_participle(ann, d) for d in own) or _is_undated(ann, clause, own):
        return True
    before = _verb_before(ann, clause)
    # „…, а два часа по-късно ще напише“: later than what was told before it.
    laid_before = group.passive and group.senses & _LAID_BEFORE
    if not laid_before and ann.found_in(range(clause.tokens[0], group.last + 1), "afterwards"):
        return before is None or before.tense != "future" or (
            back > 0 and _narrated(ann, before, dates, back - 1)
        )  # fmt: skip
    if clause.joined is None:
        return False
    told = dates_in(ann, ann.clauses[clause.joined], dates)
    told = [d for d in told if not _of_participle(ann, d)]
    if any(_is_ahead(d, today) for d in told):
        return False
    if any(d.end < today - _STALE for d in told):
        return True
    follows = before is not None and ann.clause_at[before.head].number == clause.joined
    if before is not None and follows and before.tense == "future" and back > 0:
        return _narrated(ann, before, dates, back - 1)
    return False


def _is_undated(ann: Annotated, clause: Clause, own: Sequence[DateExpression]) -> bool:
    """Whether the clause names a day of a month that nobody could place in a year."""
    run = range(clause.tokens[0], clause.tokens[-1] + 1)
    return any(
        "month" in ann.classes(i)
        and ann.clause_at.get(i) is clause
        and ann.lower(i - 1)[:1].isdigit()
        and not any(d.first <= i <= d.last for d in own)
        for i in run
    )


def _verb_before(ann: Annotated, clause: Clause) -> VerbGroup | None:
    """The last verb that tells a time before the clause."""
    start = clause.tokens[0]
    first = max(0, start - _LOOK)
    groups = ann.verbs_in(range(first, start))
    told = [
        g for g in groups if g.kind == "finite" and g.mood == "told" and not ann.is_quoted(g.head)
    ]
    return told[-1] if told else None


def is_stale(ann: Annotated, group: VerbGroup, dates: Sequence[DateExpression]) -> bool:
    """Whether the deed of ``group`` („обеща“) lies far in the past."""
    clause = ann.clause_at[group.head]
    old = ann.article.date - _STALE
    if any(d.end < old and not _of_participle(ann, d) for d in dates_in(ann, clause, dates)):
        return True
    run = range(clause.tokens[0], clause.tokens[-1] + 1)
    if _says(ann, clause, run, "stale_time"):
        return True
    if _says(ann, clause, run, "at_that_time"):
        return not _was_lately(ann, clause, dates)
    return _goes_on_from_past(ann, group, clause, dates)


def _goes_on_from_past(
    ann: Annotated, group: VerbGroup, clause: Clause, dates: Sequence[DateExpression]
) -> bool:
    """„През 2010 г. Х посети Рим. Той обеща …“: of whom nobody says that he does so now."""
    unit = ann.unit_of(clause.tokens[0])
    if unit.start == 0 or clause.kind != "main" or dates_in(ann, clause, dates):
        return False
    before = ann.unit_at[unit.start] - 1
    here, there = ann.sentences[before + 1], ann.sentences[before]
    named = any(n.entities for n in subjects(ann, group) if n.kind != "pronoun")
    if here.paragraph != there.paragraph or named or ann.found_in(unit, "now_word"):
        return False
    earlier = ann.units[before]
    if any(_is_main(ann, hit.first) for hit in ann.found_in(earlier, "stale_time")):
        return True
    told = [d for d in dates_before(clause, dates) if d.first in earlier and _is_main(ann, d.first)]
    old = ann.article.date - _STALE
    return bool(told) and told[-1].end < old and not _of_participle(ann, told[-1])


def _is_main(ann: Annotated, i: int) -> bool:
    clause = ann.clause_at.get(i)
    return clause is not None and clause.kind == "main"


def _says(ann: Annotated, clause: Clause, run: range, name: str) -> bool:
    return any(ann.clause_at.get(hit.first) is clause for hit in ann.found_in(run, name))


def _was_lately(ann: Annotated, clause: Clause, dates: Sequence[DateExpression]) -> bool:
    """Whether the time that „тогава“ takes up is one of the last weeks."""
    told = dates_before(clause, dates)
    near = [d for d in told if ann.unit_at[clause.tokens[0]] - ann.unit_at[d.first] <= _NEAR]
    first = near[-1].first if near else max(0, clause.tokens[0] - _LOOK)
    if ann.found_in(range(first, clause.tokens[0]), "stale_time"):
        return False
    return any(d.end >= ann.article.date - _STALE for d in near)


def _is_ahead(date: DateExpression, today: dt.date) -> bool:
    return date.end >= today


def _of_participle(ann: Annotated, date: DateExpression) -> bool:
    """„споразумението, подписано на 8 април“, „спогодбата от 2002 г.“: not when it happens."""
    if ann.lower(date.first - 1) == "от":
        return True
    clause = ann.clause_at.get(date.first)
    groups = [g for g in clause.verbs if g.first < date.first] if clause else []
    return bool(groups) and groups[-1].kind in ("participle", "noun")
