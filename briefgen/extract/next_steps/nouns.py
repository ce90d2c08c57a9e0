"""Nouns that say what is to be done: „решението да“, „срок до май да“, „планира строеж на“."""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefgen.annotate import Annotated
from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.arguments import subjects
from briefgen.model import Force


@dataclass(frozen=True, slots=True)
class Governing:
    """A noun at token ``at`` that governs „да …“; ``verbs`` are the classes of those with
    which it says what they do, ``alone`` whether it may make a step without one."""

    force: Force
    verbs: frozenset[str]
    alone: bool
    dated: bool = False
    at: int = 0


# „решението да“, „план да“, „постигнаха съгласие да“, „даде срок до май да“.
_NOUNS = {
    "decision_noun": Governing("committed", frozenset({"light", "avows"}), alone=True),
    "plan_noun": Governing("planned", frozenset({"light"}), alone=True),
    "deal_noun": Governing("committed", frozenset({"reaches"}), alone=False),
    "word_noun": Governing("committed", frozenset({"light"}), alone=False),
    "intent_noun": Governing("planned", frozenset({"light", "avows"}), alone=True),
    "term_noun": Governing("demanded", frozenset({"sets_term"}), alone=False, dated=True),
    "task_noun": Governing("demanded", frozenset({"sets_task"}), alone=False),
    "invitation_noun": Governing("planned", frozenset({"accepts"}), alone=False),
}
# How many words may part „призова“ from whoever calls.
_BESIDE = 3
_CONVENES = frozenset({"свика", "насрочи", "отложи"})
_DEMANDED_OF = 14
# How many words may stand between „пое“ and „ангажимент“.
_LIGHT = 3


def is_light(ann: Annotated, opener: VerbGroup, noun: Governing) -> bool:
    """„пое ангажимент“, „постигна съгласие“, „прие поканата“: the noun says what is done."""
    near = abs(noun.at - (opener.last if noun.at > opener.last else opener.first)) <= _LIGHT
    classes = ann.lexicon.classes(opener.lemma)
    if "avows" in classes and "decision_noun" in ann.classes(noun.at):
        # „потвърди ангажимента си“; a decision that is confirmed may be carried out by now.
        return near and "duty_noun" in ann.classes(noun.at) and opener.mood != "da"
    return near and bool(classes & noun.verbs) and opener.mood != "da"


def governing_noun(ann: Annotated, group: VerbGroup) -> Governing | None:
    """„решението на съвета да отвори“: the noun, where no verb stands between."""
    clause = ann.clause_at[group.head]
    start = max((g.last for g in clause.verbs if g.head < group.first), default=clause.tokens[0])
    for i in range(group.first - 1, max(start, group.first - _DEMANDED_OF) - 1, -1):
        if ann.clause_at.get(i) is not clause or ann.tokens[i].text in ",;:":
            return None
        names = ann.classes(i) & _NOUNS.keys()
        if names:
            return replace(next(_NOUNS[name] for name in _NOUNS if name in names), at=i)
    return None


def names_deed(ann: Annotated, group: VerbGroup) -> bool:
    """„предвижда се изграждане на …“, „планира посещение“: a deed or event right behind."""
    events = {hit.first for _, hit in ann.found_kind("events")}
    for j in range(group.last + 1, group.last + 1 + _LIGHT):
        if ann.tokens[j : j + 1] and ann.tokens[j].shape != "lower":
            return False
        noun = ann.verb_at.get(j)
        if j in events or (noun is not None and noun.kind == "noun"):
            return True
        if "preposition" in ann.classes(j):
            return False
    return False


def is_subject_to(ann: Annotated, group: VerbGroup) -> bool:
    """„подлежи на ратификация“, „подлежи на задължително одобрение“."""
    if "subject_to" not in group.senses or group.negated or group.tense != "present":
        return False
    led = ann.lower(group.last + 1) == "на"
    near = range(group.last + 2, group.last + 4)
    return led and bool(ann.found_in(near, "confirmation"))


def calls_for(ann: Annotated, group: VerbGroup) -> bool:
    """„призова за прекратяване на огъня“: somebody named, and what he wants done."""
    if "calls_for" not in ann.lexicon.classes(group.lemma) or ann.lower(group.last + 1) != "за":
        return False
    noun = next((j for j in range(group.last + 2, group.last + 5) if j in ann.verb_at), None)
    if noun is None or ann.verb_at[noun].kind != "noun":
        return False
    run = subjects(ann, group, reverse=False)
    beside = bool(run) and 0 < group.first - run[-1].last <= _BESIDE
    return beside and all(n.entities for n in run)


def is_set_for(ann: Annotated, group: VerbGroup) -> bool:
    """„Подписването се предвижда за май“, „откриването, което се планира за 3 юни“."""
    # „се планира“ may be an aorist, too.
    plain = ann.lower(group.head).removesuffix("т") == group.lemma.removesuffix("т")
    now = group.tense == "present" or (plain and group.tense == "past")
    sets = "plan" in group.senses and group.reflexive and now
    if not sets or group.negated or group.mood != "told":
        return False
    clause = ann.clause_at[group.head]
    if clause.kind == "relative" and clause.parent is not None:
        words = [i for i in ann.clauses[clause.parent].tokens if i < clause.tokens[0]]
        return any(is_deed(ann, i) for i in words[-_DEMANDED_OF:])
    words = [i for i in clause.tokens if i < group.first and ann.tokens[i].shape != "mark"]
    deeds = [i for i in words if is_deed(ann, i)]
    bare = (i for i in deeds if "preposition" not in ann.classes(i - 1))
    return next(bare, None) is not None


def is_put_off(ann: Annotated, group: VerbGroup) -> bool:
    """„Срещата бе отложена за 15 март“, „свика за утре заседание“: to a day."""
    calls = group.lemma in _CONVENES and group.tense == "past" and not group.passive
    if group.negated or not (calls or ("postpone" in group.senses and group.passive)):
        return False
    tokens = ann.clause_at[group.head].tokens
    when = any(ann.lower(j) == "за" for j in tokens if j > group.last)
    return when and any(is_deed(ann, i) for i in tokens if (i < group.first) == group.passive)


def stays_set(ann: Annotated, group: VerbGroup) -> bool:
    """„Визитата на 7 юни остава в програмата“."""
    if group.lemma not in _STAYS or group.tense not in ("present", "future") or group.negated:
        return False
    kept = ann.lower(group.last + 1) == "в" and any(
        "timetable" in ann.classes(j) for j in (group.last + 2, group.last + 3)
    )
    tokens = ann.clause_at[group.head].tokens
    return kept and any(is_deed(ann, i) for i in tokens if i < group.first)


_STAYS = frozenset({"остане", "остава"})


def is_deed(ann: Annotated, i: int) -> bool:
    """Whether the noun at ``i`` names an event or what somebody does."""
    noun = ann.verb_at.get(i)
    if "occasion_noun" in ann.classes(i) or (noun is not None and noun.kind == "noun"):
        return True
    clause = ann.clause_at.get(i)
    nominals = ann.nominals[clause.number] if clause is not None else ()
    return any(n.kind == "event" and n.head == i for n in nominals)
