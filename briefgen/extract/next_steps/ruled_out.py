"""What looks like a step and is none: questions, doubts, denials, states, generalities."""

from __future__ import annotations

from briefgen.annotate import Annotated
from briefgen.annotate.clauses import Clause
from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.next_steps.told import Told

# Clauses that give reasons, times or concessions to another one.
_SIDE = frozenset("защото понеже макар докато откакто като тъй след преди щом откъдето".split())
_HEAD = 3
# Whoever says „ни“ or „ви“ is no reporter.
_OURS = frozenset("ни ви ми ти нас вас".split())


def is_ruled_out(ann: Annotated, told: Told) -> bool:
    """Whether the form alone shows that ``told`` is no step."""
    clause = ann.clause_at[told.opener.head]
    return (
        _is_asked(ann, told.opener, clause)
        or _is_side(ann, clause)
        or _is_denied(told)
        or _is_doubted(ann, told)
        or _is_state(ann, told)
        or _is_general(ann, told, clause)
        or told.opener.mood in ("heard", "would")
        or told.opener.earlier
        or told.opener.tense == "past_future"
    )


def _is_asked(ann: Annotated, group: VerbGroup, clause: Clause) -> bool:
    """„Трябва ли …?“, „къде ще бъде срещата, не е решено“."""
    unit = ann.unit_of(group.head)
    if any(ann.tokens[j].text == "?" for j in range(group.head, unit.stop)):
        return True
    if any(ann.lower(j) == "ли" for j in range(group.first, min(group.last + 3, unit.stop))):
        return True
    words = [i for i in clause.tokens if ann.tokens[i].shape != "mark" and i < group.first]
    return any("asks" in ann.classes(i) for i in words[:_HEAD])


def _is_side(ann: Annotated, clause: Clause) -> bool:
    if clause.kind in ("condition", "purpose"):
        return True
    if clause.kind != "other" or clause.link is None:
        return False
    return ann.lower(clause.link) in _SIDE


def _is_denied(told: Told) -> bool:
    """„няма да“, „не трябва да“; „призова … да не“ is a demand."""
    if told.opener.negated:
        return True
    return told.deed.negated and told.force not in ("demanded", "committed")


def _is_doubted(ann: Annotated, told: Told) -> bool:
    """„едва ли ще“, „може би ще“, „вероятно ще“."""
    clause = ann.clause_at[told.opener.head]
    run = range(clause.tokens[0], told.deed.last + 1)
    return bool(ann.found_in(run, "doubts"))


def _is_state(ann: Annotated, told: Told) -> bool:
    """„ще струва“, „ще бъде трудно“, „трябва да е ясно“: nothing that somebody does."""
    deed = told.deed
    if "be" in deed.senses:
        following = [ann.classes(j) for j in range(deed.last + 1, deed.last + 4)]
        return not any("takes_part" in classes for classes in following)
    if deed.passive or told.force in ("expected", "committed"):
        return False
    return "state" in ann.lexicon.classes(deed.lemma) or "have" in deed.senses


def _is_general(ann: Annotated, told: Told, clause: Clause) -> bool:
    """„Човек трябва да …“, „това ще …“, „трябва да плаща“ of what always holds."""
    first = told.opener.first
    words = [i for i in clause.tokens if i < first and ann.tokens[i].shape != "mark"]
    if any("anybody" in ann.classes(i) and not _is_governed(ann, i) for i in words):
        return True
    if any(ann.lower(j) in _OURS for j in range(first, told.deed.last + 1)):
        return True
    if told.force != "demanded" or "must" not in told.opener.senses:
        return False
    impersonal = told.deed.reflexive or told.deed.lemma == "може"
    if impersonal and not words:
        return True
    return is_imperfective(ann, told.deed)


def _is_governed(ann: Annotated, i: int) -> bool:
    """„преди това“, „за всичко“: no subject."""
    return "preposition" in ann.classes(i - 1) or ann.lower(i - 1) == "преди"


def is_imperfective(ann: Annotated, group: VerbGroup) -> bool:
    """„да отива“: what goes on or repeats; „да отиде“ is done once."""
    readings = ann.lexicon.verbs.forms.get(ann.lower(group.head), ())
    own = [r for r in readings if r.lemma == group.lemma]
    return bool(own) and not group.passive and all(r.aspect == "imperfective" for r in own)
