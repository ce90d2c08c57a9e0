"""Which verb groups tell of something to come, and how firm their words are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.annotate import Annotated
from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.arguments import subjects
from briefgen.extract.next_steps.being import being
from briefgen.extract.next_steps.invitations import is_accepted_visit
from briefgen.extract.next_steps.nouns import (
    calls_for,
    governing_noun,
    is_light,
    is_put_off,
    is_set_for,
    is_subject_to,
    names_deed,
    stays_set,
)
from briefgen.model import Force


@dataclass(frozen=True, slots=True)
class Told:
    """A step as the grammar tells it.

    ``deed`` is what is to be done („да подпише“, „ще замине“), ``opener`` the verb that
    says how firm it is („обеща“); they are one where the force lies in the deed itself.
    ``dated``: only a day to come makes it a step; ``begins`` is the noun that opens it
    („решението да …“), ``noun`` one behind its verb („взе решение да …“).
    """

    deed: VerbGroup
    opener: VerbGroup
    force: Force
    dated: bool = False
    begins: int | None = None
    noun: int | None = None


# By the sense of the verb that governs „да …“.
_GOVERNS: tuple[tuple[str, Force], ...] = (
    ("must", "demanded"),
    ("demand", "demanded"),
    ("lie_ahead", "planned"),
    ("promise", "committed"),
    ("decide", "committed"),
    ("plan", "planned"),
)


# What is meant for a day to come though told in the present: „заминава във вторник“.
_HAPPENINGS = frozenset(
    {"meet", "gather", "visit", "arrive", "receive", "host", "take_place", "open_close"}
    | {"attend", "sign", "vote", "call", "hold_talks", "discuss"}
)
# How many words may stand between „пое“ and „ангажимент“.
_LIGHT = 3


# „в най-скоро време“ governs no „да“.
_SOON = frozenset({"скоро", "най-скоро", "кратко", "най-кратко", "близко", "същото"})
_TIMES = frozenset({"month", "weekday", "next", "year_word"})
# How many words may stand between „е насрочена“ and „за“.
_LIGHT = 3


_NO_DEEDS = frozenset({"be", "have", "say", "believe", "can", "want", "must", "expect", "relay"})
_NO_ACTS = frozenset({"state", "outcome", "opines", "states_that", "befalls"})


def tellings(ann: Annotated) -> Iterator[Told]:
    """All that may be a step, in the order of the text."""
    for group in ann.verbs:
        if group.kind != "finite":
            continue
        told = _governed(ann, group) if group.mood == "da" else _alone(ann, group)
        if told is not None:
            yield told


def _governed(ann: Annotated, group: VerbGroup) -> Told | None:
    """„обеща да …“, „се очаква да …“, „ще трябва да …“, „е ред на Х да …“."""
    if group.before_da:
        return None
    opener = ann.verb_at.get(group.governor) if group.governor is not None else None
    noun = governing_noun(ann, group)
    if noun is not None:
        if opener is not None and is_light(ann, opener, noun):
            return Told(
                group, opener, noun.force, noun.dated, noun=noun.at
            )  # „пое ангажимент да …“
        awaits = opener is not None and _force(ann, opener, group) == "expected"
        if noun.alone and not awaits:  # „очаква се програмата да бъде готова“
            return Told(group, group, noun.force, dated=True, begins=noun.at)
    if opener is None or opener.mood == "da" or opener.kind != "finite":
        return None
    if _is_relative(ann, group, opener):
        return None
    # „поиска правото да …“: what is to be done hangs on the noun.
    between = range(opener.last + 1, group.first)
    if any("takes_da" in ann.classes(j) and ann.lower(j - 1) not in _SOON for j in between):
        return None
    if is_accepted_visit(ann, group, opener):
        return Told(group, opener, "planned")
    force = _force(ann, opener, group)
    return Told(group, opener, force) if force else None


def _force(ann: Annotated, opener: VerbGroup, deed: VerbGroup) -> Force | None:
    word = ann.lower(opener.head)
    classes = ann.lexicon.classes(opener.lemma) | ann.lexicon.classes(word)
    if "intends" in classes:
        return "planned" if "expect" not in opener.senses or opener.reflexive else None
    if "expect" in opener.senses:
        awaited = opener.reflexive and "awaits" in classes
        return "expected" if awaited else None
    if "be" in opener.senses:
        return _of_copula(ann, opener, deed)
    for sense, force in _GOVERNS:
        if sense not in opener.senses:
            continue
        if sense == "demand" and opener.reflexive:
            continue  # „се задължи да“ binds oneself
        if sense == "must" and (opener.tense != "present" or not opener_is_modal(ann, opener)):
            return None
        if sense == "plan" and opener.reflexive and opener.tense == "present":
            return "planned"
        if sense == "decide" and ("decides" not in classes or _is_resolute(ann, opener)):
            return None
        return force
    return None


def _is_resolute(ann: Annotated, opener: VerbGroup) -> bool:
    """„е решен да …“ tells a will; „решено е да …“ a decision."""
    return opener.passive and not ann.lower(opener.head).endswith("о")


def opener_is_modal(ann: Annotated, opener: VerbGroup) -> bool:
    """„трябва“, „следва“, „се налага“; not „следва плана“ nor „ѝ следва“."""
    return ann.lower(opener.head) != "налага" or opener.reflexive


def _of_copula(ann: Annotated, opener: VerbGroup, deed: VerbGroup) -> Force | None:
    """„е ред на Х да гласува“, „е длъжна да“, „е готова да“ (no step)."""
    if opener.tense != "present":
        return None
    between = range(opener.last + 1, deed.first)
    words = [ann.lower(j) for j in between]
    if "ред" in words:
        return "planned"
    beside = ann.classes(opener.first - 1) | ann.classes(opener.last + 1)
    if "expectation_noun" in beside:
        return "expected"  # „Очакванията са …“
    clause = ann.clause_at[opener.head]
    first = next((j for j in clause.tokens if ann.tokens[j].shape == "lower"
                  or j in ann.verb_at), opener.first)  # fmt: skip
    head = [
        j
        for j in clause.tokens
        if j < opener.first and ann.classes(j) & {"plan_noun", "intent_noun"}
    ]
    if head and (head[0] == first or ann.unit_of(head[0]).start == head[0]):
        return "planned"  # „Планът на Х е да …“
    if any("obliged" in ann.classes(j) for j in between):
        return "demanded"
    return None


def _is_relative(ann: Annotated, deed: VerbGroup, opener: VerbGroup) -> bool:
    """„призова за механизъм, който да позволи“: what the thing is to be like."""
    clause = ann.clause_at[deed.head]
    return clause is not ann.clause_at[opener.head] and clause.kind == "relative"


def _alone(ann: Annotated, group: VerbGroup) -> Told | None:
    """„ще замине“, „предстои среща“, „се очаква през юли“, „е насрочена за май“."""
    if group.mood == "heard" and group.tense == "future" and not group.negated:
        return Told(group, group, "planned")  # „мостът щял да бъде готов, обясни Х“
    if group.mood != "told":
        return None
    if group.tense == "future":
        return Told(group, group, "planned")
    if group.passive and "plan" in group.senses:
        standing = group.tense in ("past", "present") and _stands(ann, group)
        scheduled = "scheduled" in ann.classes(group.head) and (
            _for_what(ann, group) or (_opens(ann, group) and names_deed(ann, group))
        )
        if ann.lower(group.first - 1) == "както":
            return None
        return Told(group, group, "planned") if standing and scheduled else None
    if _governs(ann, group):
        return None
    # „планира“ may be an aorist, too.
    intends = "intends" in ann.lexicon.classes(group.lemma) and not group.perfect
    plain = ann.lower(group.head).removesuffix("т") == group.lemma.removesuffix("т")
    if intends and plain and names_deed(ann, group):
        return Told(group, group, "planned")
    if is_put_off(ann, group) or stays_set(ann, group):
        return Told(group, group, "planned", dated=True)
    if is_set_for(ann, group):
        return Told(group, group, "planned", dated=not is_timed(ann, group))
    told = group.tense == "past" and bool(group.senses & {"promise", "demand"})
    if group.tense != "present" and not told:
        return None
    if "lie_ahead" in group.senses or _follows_next(ann, group):
        return Told(group, group, "planned")
    if "awaits" in ann.lexicon.classes(group.lemma) and group.reflexive:
        if ann.lower(group.first - 1) == "както":
            return None
        return Told(group, group, "expected")
    if "promise" in group.senses and "pledges" in ann.lexicon.classes(group.lemma):
        behind = ann.tokens[group.last + 1 : group.last + 4]
        amount = any(token.shape == "number" for token in behind)
        return Told(group, group, "committed", dated=not amount)
    if "be" in group.senses and not group.negated and (being(ann, group) or _visits(ann, group)):
        return Told(group, group, "planned", dated=True)  # „следващата среща е на 20 март“
    if calls_for(ann, group) or is_subject_to(ann, group):
        return Told(group, group, "demanded")
    if group.tense == "past":
        return None
    if group.senses & {"receive", "host"} and _is_town(ann, group):
        return None
    if group.senses & _HAPPENINGS or ann.lexicon.classes(group.lemma) & {"departs", "turns"}:
        return Told(group, group, "planned", dated=True)
    return Told(group, group, "planned", dated=True) if _acts(ann, group) else None


def _acts(ann: Annotated, group: VerbGroup) -> bool:
    """„Хърватия изпраща утре три самолета“: somebody named, and what goes on or is to be done."""
    if group.senses & _NO_DEEDS or ann.lexicon.classes(group.lemma) & _NO_ACTS:
        return False
    if group.negated or group.passive or group.reflexive or group.perfect:
        return False
    run = subjects(ann, group, reverse=False)
    who = len(run) > 0 and all(n.entities and n.kind in ("person", "body", "place") for n in run)
    clause = ann.clause_at[group.head]
    return who and clause.kind == "main" and not clause.quoted


def _is_town(ann: Annotated, group: VerbGroup) -> bool:
    """„Будапеща посреща лидерите“ tells where the event is, not what the town does."""
    run = subjects(ann, group, reverse=False)
    return bool(run) and run[0].kind == "place"


def is_timed(ann: Annotated, group: VerbGroup) -> bool:
    """„през пролетта“, „чак след пълен опис“: a time, though no date."""
    tokens = ann.clause_at[group.head].tokens
    return bool(ann.found_in(range(tokens[0], tokens[-1] + 1), "sometime"))


def _opens(ann: Annotated, group: VerbGroup) -> bool:
    """„Предвидена е и среща с …“."""
    clause = ann.clause_at[group.head]
    return all(ann.tokens[i].shape == "mark" for i in clause.tokens if i < group.first)


def _follows_next(ann: Annotated, group: VerbGroup) -> bool:
    """„Следва гласуване в Сената“: the verb opens its clause, and an event comes behind it."""
    clause = ann.clause_at[group.head]
    opens = all(ann.tokens[i].shape == "mark" for i in clause.tokens if i < group.first)
    if ann.lower(group.head) not in {"следва", "следват"} or not opens or group.reflexive:
        return False
    j = group.last + 1
    events = {hit.first for _, hit in ann.found_kind("events")}
    return any(k in events or (k in ann.verb_at and ann.verb_at[k].kind == "noun")
               for k in (j, j + 1))  # fmt: skip


def _visits(ann: Annotated, group: VerbGroup) -> bool:
    """„е на посещение в …“."""
    words = (ann.lower(group.last + 1), *(ann.lower(group.last + j) for j in (2, 3)))
    return words[0] == "на" and bool({"посещение", "визита"} & set(words))


def _governs(ann: Annotated, group: VerbGroup) -> bool:
    return any(g.governor == group.head for g in ann.clause_at[group.head].verbs)


def _stands(ann: Annotated, group: VerbGroup) -> bool:
    """„е насрочена“, not „беше насрочена“."""
    words = ann.lexicon.verbs.words
    over = words["be_past"] | words["be_heard"]
    return not any(ann.lower(j) in over for j in range(group.first, group.last + 1))


def _for_what(ann: Annotated, group: VerbGroup) -> bool:
    """„е насрочена за 1 декември“, „през юни е планирано посещение“."""
    for j in ann.clause_at[group.head].tokens:
        word = ann.lower(j)
        if word in {"за", "през"} and any(
            ann.classes(k) & _TIMES or ann.lower(k)[:1].isdigit() for k in range(j + 1, j + 4)
        ):
            return True
        if word == "на" and ann.lower(j + 1)[:1].isdigit() and "month" in ann.classes(j + 2):
            return True
        near = group.last < j <= group.last + _LIGHT
        if near and word in {"за", "през"}:
            return True
    return is_timed(ann, group)  # „Наесен е планиран и референдум“
