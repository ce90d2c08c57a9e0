"""To what a day or a place belongs: the verb or noun right before it in its clause."""

from __future__ import annotations

import re
from bisect import bisect_left

from briefgen.annotate import Annotated, Nominal
from briefgen.annotate.clauses import Clause
from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.events.candidate import Candidate
from briefgen.extract.events.linking import participle_of

_ABOUT = frozenset({"за", "по"})
_BREAKS = frozenset(",;:–—)")
_NO_NOUN = frozenset({"preposition", "conjunction", "function", "time_word", "weekday", "month"})
_SETTLES = frozenset({"agree", "decide"})
_REACH = 16
_PARTICIPLE = re.compile(r"[а-я]{3,}(?:ан|ян|ен|ят|нат|бит|вит|рит|тит)[аои]?")
# An event behind these is part of what the verb tells: „прие на посещение“, „за разговор“.
_PART = frozenset({"на", "за", "по"})


def owner(ann: Annotated, clause: Clause, i: int) -> VerbGroup | Nominal | None:
    """The verb group or event noun before token ``i``; None where the clause begins with it."""
    nouns = {n.head: n for n in ann.nominals[clause.number] if n.kind in ("event", "document")}
    inside = next((n for n in nouns.values() if n.first <= i < n.head), None)
    if inside is not None:
        return inside  # „днешното посещение“
    at = bisect_left(clause.tokens, i) - 1
    for j in reversed(clause.tokens[max(0, at - _REACH) : at + 1]):
        if ann.tokens[j].text in _BREAKS and i - j > 0:
            return None
        group = ann.verb_at.get(j)
        if group is not None:
            if group.kind == "noun" and ann.lower(j - 1) in _ABOUT:
                continue  # „конференция за възстановяването на Украйна в Рим“
            if _is_adjective(ann, group):
                continue
            if group.kind == "noun" and j in nouns and nouns[j].kind == "event":
                return nouns[j]  # „гласуването в Ню Йорк“
            return group
        if j in nouns and (nouns[j].kind == "event" or ann.lower(i - 1) == "от"):
            return nouns[j]
    return None


def _is_adjective(ann: Annotated, group: VerbGroup) -> bool:
    """„зад затворени врати в Минск“, „в разширен състав“: the noun right behind it takes
    nothing to itself."""
    after = group.last + 1
    if group.kind != "participle" or "preposition" not in ann.classes(group.first - 1):
        return False
    if ann.lower(group.last).endswith("и") and not ann.lower(after).endswith(("и", "а")):
        return False
    noun = ann.tokens[after].shape == "lower" and after not in ann.verb_at
    return noun and not ann.classes(after) & _NO_NOUN


def belongs(ann: Annotated, clause: Clause, i: int, candidate: Candidate) -> bool:
    """Whether the day or place at token ``i`` of ``clause`` is one of the candidate's."""
    if _is_of_participle(ann, clause, i, candidate):
        return False
    own = owner(ann, clause, i)
    verb = candidate.verb
    bare = candidate.noun is not None and (not candidate.noun.prep or candidate.verb is None)
    if candidate.source == "named" and bare:
        # „Разговорът на 8 октомври беше вторият“: the verb tells of something else.
        participle = isinstance(own, VerbGroup) and own.kind == "participle"
        if not _is_noun_of(own, candidate) and not participle and clause is candidate.clause:
            return False
    if isinstance(own, VerbGroup):
        return _is_own_verb(ann, own, candidate, clause)
    if own is not None:
        if _is_noun_of(own, candidate):
            return True
        part = candidate.noun is None and own.prep in _PART and own.kind == "event"
        return part and clause is candidate.clause
    if clause is not candidate.clause or verb is None:
        return True
    following = next((g for g in clause.verbs if g.first > i and g.kind == "finite"), None)
    if following is None:
        earlier = [g for g in clause.verbs if g.head < i and g.kind == "finite"]
        return not earlier or _is_own_verb(ann, earlier[-1], candidate, clause)
    return _is_own_verb(ann, following, candidate, clause)


def _is_noun_of(own: VerbGroup | Nominal | None, candidate: Candidate) -> bool:
    noun = candidate.noun
    return noun is not None and isinstance(own, Nominal) and own.head == noun.head


def _is_of_participle(ann: Annotated, clause: Clause, i: int, candidate: Candidate) -> bool:
    """„преговорите, прекратени през 2022 г.“, where no list has the verb."""
    at = bisect_left(clause.tokens, i) - 1
    for j in reversed(clause.tokens[max(0, at - _REACH) : at + 1]):
        if j in ann.verb_at:
            return False
        if ann.tokens[j].text == ",":
            opening = ann.tokens[j + 1]
            return opening.shape == "lower" and bool(_PARTICIPLE.fullmatch(opening.lower))
    return False


def _is_own_verb(ann: Annotated, group: VerbGroup, candidate: Candidate, clause: Clause) -> bool:
    verb = candidate.verb
    if verb is None or group.head == verb.head:
        return True
    noun = candidate.noun
    if clause is candidate.clause and noun and noun.prep and verb not in clause.verbs:
        # „се договориха днес на среща, чийто домакин беше …“
        return group.kind == "finite"
    if clause is not candidate.clause:
        # A relative clause that tells more of the noun.
        return group.kind != "participle" and "say" not in group.senses
    if group.kind == "participle":
        return (
            noun is not None
            and participle_of(ann, clause, noun) is group
            and bool(group.senses & {"open_close", "take_place", "plan"})
        )
    outer = verb if group.governor == verb.head else group
    if candidate.source == "deed" and outer.senses & _SETTLES:
        return False  # „се договориха вчера в Рим да се срещнат в Осло“
    return group.governor == verb.head or verb.governor == group.head
