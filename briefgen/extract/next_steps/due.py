"""When a step falls due: by the dates of its clause, or after something else."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.annotate import Annotated
from briefgen.annotate.clauses import Clause
from briefgen.extract.dates import DateExpression, dates_before, dates_in
from briefgen.extract.next_steps.told import Told
from briefgen.model import Due


def due_date(ann: Annotated, told: Told, dates: Sequence[DateExpression]) -> DateExpression | None:
    """The day to come that the clause of the step names, or the one that it hangs on."""
    clause = ann.clause_at[told.deed.head]
    clauses = [clause]
    opening = ann.clause_at[told.opener.head]
    if opening is not clause:
        clauses.append(opening)
    if clause.kind in ("relative", "other") and clause.parent is not None:
        parent = ann.clauses[clause.parent]
        # „Откриването е на 29 юни, където …“, „в петък ще се съберат лидерите, които …“.
        finite = [g for g in parent.verbs if g.kind == "finite"]
        if (
            any(g.tense == "future" or "be" in g.senses for g in finite)
            or not finite
            or (_is_after_date(clause, dates))
        ):
            clauses.append(parent)
    for one in clauses:
        date = _of_clause(ann, told, one, dates)
        if date is not None:
            return date
    return _of_row(ann, told, clause, dates)


def _of_row(
    ann: Annotated, told: Told, clause: Clause, dates: Sequence[DateExpression]
) -> DateExpression | None:
    """„Утре Х ще посети А и ще разговаря с Б“: the day that opens the row holds for all of it."""
    first = next((i for i in clause.tokens if ann.tokens[i].shape != "mark"), None)
    if clause.joined is None or first is None or ann.lower(first) != "и":
        return None
    before = ann.clauses[clause.joined]
    row = [g for g in before.verbs if g.kind == "finite" and g.mood == "told"]
    if not row or row[0].tense != "future" or told.opener.tense != "future":
        return None
    own = [d for d in dates_in(ann, before, dates) if d.last < row[0].first]
    ahead = [d for d in own if d.end >= ann.article.date and not _is_of_noun(ann, d)]
    return ahead[0] if ahead and not _names_subject(ann, told, clause) else None


def _names_subject(ann: Annotated, told: Told, clause: Clause) -> bool:
    """Whether the clause has a subject of its own before its verb."""
    return any(n.last < told.deed.first and not n.prep for n in ann.nominals[clause.number])


def _is_after_date(clause: Clause, dates: Sequence[DateExpression]) -> bool:
    """„готвят се за събота, когато …“."""
    return any(0 < clause.tokens[0] - d.last <= 1 for d in dates_before(clause, dates))


def _of_clause(
    ann: Annotated, told: Told, clause: Clause, dates: Sequence[DateExpression]
) -> DateExpression | None:
    own = dates_in(ann, clause, dates)
    ahead = [d for d in own if d.end >= ann.article.date and not _is_of_noun(ann, d)]
    behind = [d for d in ahead if d.first > told.deed.head]
    return behind[0] if behind else ahead[-1] if ahead else None


def _is_of_noun(ann: Annotated, date: DateExpression) -> bool:
    """„бюджета за 2020 г.“, „плана от 2015 до 2025 г.“: whose year it is, not when."""
    year = (date.start.month, date.start.day, date.end.month, date.end.day) == (1, 1, 12, 31)
    return year and not date.deadline and ann.lower(date.first - 1) in {"за", "от"}


def due_of(ann: Annotated, date: DateExpression | None) -> Due | None:
    """What began before the article ends by its last day; what happens „от 20 март“ begins
    then."""
    if date is None:
        return None
    if ann.lower(date.first - 1) == "след":
        return Due(after=ann.words(date.first, date.last))
    started = date.deadline or (date.start <= ann.article.date and date.start < date.end)
    begins = date.start == date.end and ann.lower(date.first - 1) == "от" and not started
    return Due(start=None if started else date.start, end=date.end, begins=begins)


def after_something(ann: Annotated, first: int, last: int) -> tuple[str, int] | None:
    """„след прекратяването на огъня“ at the end of a phrase: the event, and the token before
    „след“; not „след две години“."""
    for hit in ann.found_in(range(first + 1, last), "after"):
        i = hit.last + 1
        small = ann.classes(i) & {"conjunction", "number_word", "preposition", "pronoun_he"}
        if (
            hit.last < last
            and ann.tokens[i].shape == "lower"
            and not small
            and (ann.lower(i) not in {"това", "него", "нея", "тях"})
        ):
            return ann.words(i, last), hit.first - 1
    return None
