"""Steps that hang on something: „ако …, ще …“, „само при условие че …“, „не се ли …, ще …“."""

from __future__ import annotations

from briefgen.annotate import Annotated
from briefgen.annotate.clauses import Clause
from briefgen.annotate.verbs import VerbGroup

# „щом“ and „когато“ tell when, not whether.
_IF = frozenset({"ако", "стига", "че"})
# How far from its verb „ли“ may stand: „не се ли реши“.
_LI = 3


def is_conditional(ann: Annotated, group: VerbGroup) -> bool:
    """Whether a condition stands by the clause of ``group``."""
    clause = ann.clause_at[group.head]
    unit = ann.unit_of(group.head)
    for home in _conditions(ann, unit):
        if clause.kind == "relative" and home.tokens[0] > clause.tokens[0]:
            continue  # „министър, който ще отговаря, ако …“
        if home.quoted == clause.quoted and _says_if(ann, home) and _belongs(ann, home, clause):
            return True
    if any(_is_inverted(ann, g, unit) for g in ann.verbs_in(range(unit.start, group.first))):
        return True
    return bool(ann.found_in(unit, "on_condition"))


def _conditions(ann: Annotated, unit: range) -> list[Clause]:
    """The clauses of condition in the sentence."""
    own = ann.clauses_of(ann.unit_at[unit.start])
    return [clause for clause in own if clause.kind == "condition"]


def _says_if(ann: Annotated, condition: Clause) -> bool:
    return condition.link is not None and ann.lower(condition.link) in _IF


def _belongs(ann: Annotated, condition: Clause, clause: Clause) -> bool:
    """Whether the condition hangs on this clause, and not on one that tells of it."""
    if condition.tokens[0] > clause.tokens[0] and _opens_anew(ann, condition):
        return False  # „…, и ако не мине, Х ще …“
    # „Ако …, А няма да остане и ще замине“
    row = condition.parent is not None and condition.parent == clause.joined
    if row and condition.tokens[0] < clause.tokens[0] and _goes_on(ann, clause):
        return True
    if condition.parent is None or condition.parent == clause.number:
        return True
    following = ann.clause_at.get(condition.tokens[-1] + 1)
    if following is clause:
        return True  # „ако …, Х ще …“
    if following is not None and clause.joined == following.number and following.verbs:
        return False  # „ако …, можете …, а от петък ще …“
    # „Ако …, Х ще …“ opens the sentence before its main clause has a verb.
    parent = ann.clauses[condition.parent]
    return not any(g.kind == "finite" for g in parent.verbs) or parent.number == clause.parent


def _goes_on(ann: Annotated, clause: Clause) -> bool:
    first = next((i for i in clause.tokens if ann.tokens[i].shape != "mark"), None)
    return first is not None and ann.lower(first) == "и"


def _opens_anew(ann: Annotated, condition: Clause) -> bool:
    return condition.link is not None and ann.lower(condition.link - 1) in {"и", "но", "а"}


def _is_inverted(ann: Annotated, group: VerbGroup, unit: range) -> bool:
    """„премине ли срокът“, „не се ли реши“: the condition without „ако“."""
    near = range(max(unit.start, group.first - _LI), min(group.last + 2, unit.stop))
    asked = any(ann.lower(j) == "ли" for j in near)
    return asked and all(ann.tokens[j].text != "?" for j in range(group.head, unit.stop))
