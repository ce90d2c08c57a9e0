"""On which side of the article's day a clause lies, by the tense of its verbs."""

from __future__ import annotations

from typing import Literal

from briefgen.annotate import Annotated
from briefgen.annotate.clauses import Clause
from briefgen.annotate.verbs import VerbGroup

Side = Literal["past", "present", "future"]

# What such a verb governs or is said to happen lies ahead of it: „обеща да …“, „очаква се …“.
_AHEAD = frozenset(
    {"must", "want", "lie_ahead", "expect", "plan", "promise", "decide", "demand", "propose",
     "agree", "postpone", "hesitate"}
)  # fmt: skip
_TELLS_AHEAD = frozenset({"must", "lie_ahead", "expect", "plan"})
# What was refused or what somebody went for has the day of the refusal or the journey.
_DONE = frozenset(
    {"fail", "refuse", "start", "help", "can", "must", "visit", "travel", "arrive", "gather"}
)
_TO_BE_THERE = frozenset({"attend", "meet", "visit", "travel", "arrive", "receive", "hold_talks"})
_SAYS = frozenset({"say", "relay", "announce", "voice"})
_MEANT = frozenset({"intent_noun", "decision_noun", "plan_noun", "deal_noun", "invitation_noun"})
# How many clauses a date may look up for a verb.
_UP = 4
# So many tokens „до края на месец“ may have.
_LEAD = 4


def tense(ann: Annotated, i: int) -> Side | None:
    """What the verb nearest to token ``i`` says of its time; None where it says nothing.

    That is the last verb before ``i`` in its clause, else the first one behind it;
    failing both, that of the clause on which this one hangs.
    """
    clause = ann.clause_at.get(i)
    for _ in range(_UP):
        if clause is None:
            return None
        group = _nearest(ann, clause, i)
        if group is not None:
            return _side(ann, group, i)
        number = clause.joined if clause.joined is not None else clause.parent
        clause = ann.clauses[number] if number is not None else None
    return None


def may_be_of_matter(ann: Annotated, i: int) -> bool:
    """„се договориха през април да …“: the time may be that of what was agreed."""
    clause = ann.clause_at.get(i)
    group = _nearest(ann, clause, i) if clause is not None else None
    past = group is not None and group.tense == "past" and group.mood == "told"
    return past and group is not None and _governs_behind(ann, group, i)


def is_unclear(ann: Annotated, i: int) -> bool:
    """In direct speech only what lies ahead of the speaker has a clear time."""
    if not ann.is_quoted(i):
        return False
    clause = ann.clause_at.get(i)
    return clause is None or not clause.quoted or tense(ann, i) != "future"


def _nearest(ann: Annotated, clause: Clause, i: int) -> VerbGroup | None:
    verbs = [g for g in clause.verbs if g.kind == "finite" or _holds(ann, g, i)]
    earlier = [g for g in verbs if g.first <= i]
    return earlier[-1] if earlier else verbs[0] if verbs else None


def _holds(ann: Annotated, participle: VerbGroup, i: int) -> bool:
    """„открита тържествено в понеделник“: no mark parts the participle from the date."""
    if participle.kind != "participle" or participle.head >= i:
        return False
    return all(ann.tokens[j].shape != "mark" for j in range(participle.head + 1, i))


def _side(ann: Annotated, group: VerbGroup, i: int) -> Side | None:
    if "plan" in group.senses and group.passive:
        # „е насрочена за май“ lies ahead; „беше насрочена“ and „насрочена“ may be over.
        if group.kind == "finite" and not _was(ann, group):
            return "future"
        if ann.lower(i - 1) == "за" and group.first <= i:
            return None
    if "postpone" in group.senses and ann.lower(i - 1) == "за" and group.first < i:
        return "future"  # „срещата бе отложена за 15 март“
    if group.kind == "participle":
        return "past"
    if group.mood == "da":
        return _governed(ann, group, i)
    if group.mood == "would":
        return None
    if (
        group.tense == "past"
        and ann.lower(i - 1) == "за"
        and group.first < i
        and ("plan" in group.senses and not group.passive)
    ):
        return "future"  # „насрочи изборите за 9 юни“
    if group.tense == "past" and _is_of_named(ann, group, i):
        return None
    if group.tense in ("past", "past_future"):
        # „обеща до края на март да …“: the deadline is that of the promise's matter.
        until = _is_until(ann, i)
        pledged = until and ("promise" in group.senses or _is_term(ann, i))
        led = until or ann.lower(i - 1) == "от"
        ahead = not group.senses & _DONE and _governs_behind(ann, group, i)
        if ahead and not led and ann.lower(i - 1) == "през":
            return None
        return "future" if pledged or (led and ahead) else "past"
    if group.tense in ("future", "open"):
        return "future"
    if group.senses & _TELLS_AHEAD or _governs_ahead(ann, group):
        return "future"
    if "be" in group.senses and _tells_of_next(ann, group):
        return "future"
    if "be" in group.senses and ann.lower(i - 1) == "от":
        return "present"  # „от сряда е на посещение“: it goes on since then
    # „заявява в сряда“ may tell of the last one, „е в сряда“ of any.
    return None if group.senses & {"be", "say", "relay"} else "present"


def is_since(ann: Annotated, i: int) -> bool:
    """„е част от Шенген от 31 март“: what still is has begun."""
    clause = ann.clause_at.get(i)
    ranged = ann.lower(i + 1) in {"до", "-", "–"}
    since = ann.lower(i - 1) == "от" and not ranged
    group = _nearest(ann, clause, i) if clause and since else None
    return group is not None and "be" in group.senses and group.tense == "present"


def _is_of_named(ann: Annotated, group: VerbGroup, i: int) -> bool:
    """„потвърди срещата в четвъртък“: the meeting's day, on either side."""
    if group.passive or group.reflexive or not group.senses & _SAYS:
        return False
    between = (n for n in ann.nominals[ann.clause_at[i].number] if group.last < n.first < i)
    noun = next(between, None)
    return noun is not None and noun.kind == "event" and not noun.prep


def is_until_end(ann: Annotated, i: int) -> bool:
    """„до края на“ right before token ``i``."""
    return any(hit.last == i - 1 for hit in ann.found_in(range(i - _LEAD, i), "until_end_of"))


def _is_until(ann: Annotated, i: int) -> bool:
    """„до май“, „до края на май“."""
    if ann.lower(i - 1) == "до":
        return True
    return is_until_end(ann, i)


def _is_term(ann: Annotated, i: int) -> bool:
    """„даде срок до 30 април“: the term ends later than it is given."""
    return any("term_word" in ann.classes(j) for j in range(i - _LEAD - 1, i))


def _tells_of_next(ann: Annotated, group: VerbGroup) -> bool:
    """„Следващата среща е през юни“."""
    words = (ann.lower(j) for j in ann.clause_at[group.head].tokens if j < group.first)
    return any(word.startswith(("следващ", "предстоящ")) for word in words)


def _was(ann: Annotated, group: VerbGroup) -> bool:
    be = ann.lexicon.verbs.words["be_past"] | ann.lexicon.verbs.words["be_heard"]
    return any(ann.lower(j) in be for j in range(group.first, group.last + 1))


def _governed(ann: Annotated, group: VerbGroup, i: int) -> Side | None:
    """„да подпише в петък“ by the verb that governs it."""
    if group.governor is None:
        return "future" if group.first <= i and not group.before_da else None
    governor = ann.verb_at[group.governor]
    if governor.mood == "da":
        return _governed(ann, governor, i)
    past = governor.tense in ("past", "past_future")
    if past and "refuse" in governor.senses and group.senses & _TO_BE_THERE:
        return None  # „отказа да участва във форума в петък“
    if past and _is_meant(ann, governor, group):
        return "future"
    if past and governor.senses & _AHEAD - _DONE:
        return "future"
    if past:
        # „успя да замине в петък“ is over, „не изключи да замине“ is open.
        return "past" if governor.senses & _DONE and not governor.negated else None
    return "future"


def _is_meant(ann: Annotated, governor: VerbGroup, group: VerbGroup) -> bool:
    """„изрази намерение да замине през май“, „прие решение да …“."""
    return any(ann.classes(j) & _MEANT for j in range(governor.last + 1, group.first))


def _governs_behind(ann: Annotated, group: VerbGroup, i: int) -> bool:
    return any(g.governor == group.head and g.first > i for g in ann.clause_at[i].verbs)


def _governs_ahead(ann: Annotated, group: VerbGroup) -> bool:
    """„е ред на парламента да гласува“: to be, and what is to be done."""
    clause = ann.clause_at[group.head]
    return "be" in group.senses and any(g.governor == group.head for g in clause.verbs)
