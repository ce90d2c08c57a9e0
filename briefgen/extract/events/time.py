"""When a deed takes place, by its verb; None for what is denied, wished or hypothetical."""

from __future__ import annotations

from briefgen.annotate import Annotated
from briefgen.annotate.clauses import Clause
from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.arguments import is_real
from briefgen.extract.denials import is_denied_report
from briefgen.extract.events.candidate import Time

# Verbs whose „да …“ is to come, where they stand in the present themselves.
_AHEAD = frozenset({"lie_ahead", "expect", "plan", "promise"})
# … and those whose „да …“ is to come once they are done: „се договориха да се срещнат“.
_SETTLED = frozenset({"agree", "promise", "plan"})
# „не е ясно кога ще се срещнат“
_ASKED = frozenset({"кога", "къде", "дали", "защо", "кой", "коя", "кои"})
# „почти подписаха“
_ALMOST = frozenset({"почти", "уж", "сякаш"})
_HOPES = frozenset({"надява"})
# A condition stands only so many clauses from what it is one of.
_NEAR = 6
_HYPOTHETICAL = frozenset({"condition", "purpose"})


def time_of(ann: Annotated, group: VerbGroup) -> Time | None:
    """Past, present or coming."""
    if group.kind != "finite" or group.negated or group.mood == "would":
        return None
    clause = ann.clause_at[group.head]
    if clause.kind in _HYPOTHETICAL or group.earlier:
        return None
    if group.mood == "heard" or _is_asked(ann, clause, group) or is_denied_report(ann, clause):
        return None
    if group.mood == "da":
        return _governed(ann, group)
    if group.tense == "past":
        return "past"
    if group.tense == "present":
        return None if _has_condition(ann, clause) else "present"
    if group.tense == "future" and not _has_condition(ann, clause):
        return "coming"
    return None


def _is_asked(ann: Annotated, clause: Clause, group: VerbGroup) -> bool:
    """„не е ясно кога ще се срещнат“, „дали президентът ще посети …“."""
    if clause.link is not None and ann.lower(clause.link) in _ASKED:
        return True
    if any(ann.lower(i) == "ли" for i in range(group.first, group.last + 2)):
        return True  # „Подписаха ли …?“
    return ann.lower(group.first - 1) in _ASKED | _ALMOST


def _governed(ann: Annotated, group: VerbGroup) -> Time | None:
    """„предстои да се срещнат“, „успя да посети“, „е ред на сената да гласува“."""
    if group.governor is None or group.before_da:
        return None
    governor = ann.verb_at.get(group.governor)
    if governor is None or governor.negated or governor.mood in ("would", "da", "heard"):
        return None
    if governor.lemma in _HOPES:
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
    number = clause.number
    unit = ann.unit_at[clause.tokens[0]]
    return any(
        other.kind == "condition"
        and other.parent in (number, number - 1, None)
        and bool(other.tokens)
        and ann.unit_at[other.tokens[0]] == unit
        for other in ann.clauses[max(0, number - _NEAR) : number + _NEAR]
    )
