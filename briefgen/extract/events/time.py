"""When a deed takes place, by its verb; None for what is denied, wished or hypothetical."""

from __future__ import annotations

from briefgen.annotate import Annotated
from briefgen.annotate.clauses import Clause
from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.arguments import is_real
from briefgen.extract.events.candidate import Time

# Verbs whose „да …“ is to come, where they stand in the present themselves.
_AHEAD = frozenset({"lie_ahead", "expect", "plan", "promise"})
# … and those whose „да …“ is to come once they are done: „се договориха да се срещнат“.
_SETTLED = frozenset({"agree", "promise", "plan"})
_HYPOTHETICAL = frozenset({"condition", "purpose"})


def time_of(ann: Annotated, group: VerbGroup) -> Time | None:
    """Past, present or coming."""
    if group.kind != "finite" or group.negated or group.mood == "would":
        return None
    clause = ann.clause_at[group.head]
    if clause.kind in _HYPOTHETICAL or group.earlier:
        return None
    if group.mood == "heard":
        return None
    if group.mood == "da":
        return _governed(ann, group)
    if group.tense == "past":
        return "past"
    if group.tense == "present":
        return "present"
    if group.tense == "future" and not _has_condition(ann, clause):
        return "coming"
    return None


def _governed(ann: Annotated, group: VerbGroup) -> Time | None:
    """„предстои да се срещнат“, „успя да посети“, „е ред на сената да гласува“."""
    if group.governor is None or group.before_da:
        return None
    governor = ann.verb_at.get(group.governor)
    if governor is None or governor.negated or governor.mood in ("would", "da", "heard"):
        return None
    if governor.senses & _AHEAD and governor.tense == "present":
        return "coming"
    if "be" in governor.senses and governor.tense == "present":
        return "coming" if ann.lower(governor.last + 1) in {"ред", "наред"} else None
    if governor.senses & _SETTLED and governor.tense == "past" and is_real(ann, governor):
        return "coming"
    if governor.lemma in {"успее", "успява"} and governor.tense == "past":
        return "past"
    return None


def _has_condition(ann: Annotated, clause: Clause) -> bool:
    """„Ако …, договорът ще бъде подписан“ says that it may be."""
    if not clause.tokens:
        return False
    unit = ann.unit_of(clause.tokens[0])
    return any(
        ann.clause_at[i].kind == "condition"
        and ann.clause_at[i].parent in (clause.number, clause.number - 1, None)
        for i in unit
        if i in ann.clause_at and ann.clause_at[i].link == i
    )
