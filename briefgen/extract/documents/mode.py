"""How real a deed is: done, to come, open, or failed."""

from __future__ import annotations

from typing import Literal

from briefgen.annotate import Annotated
from briefgen.annotate.clauses import Clause
from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.arguments import clause_of
from briefgen.extract.denials import DENIES, is_denied_report

# `offered`: proposed to the other side; `open`: wished, possible, asked for; `failed`:
# refused, denied, put off.
Mode = Literal["real", "planned", "offered", "open", "failed", "heard"]

_FAILED = frozenset({"refuse", "postpone", "hesitate"})
_PLANNED = frozenset(
    {"plan", "promise", "decide", "expect", "lie_ahead", "agree", "start", "announce"}
)
# What can be told of a signing itself: that it takes place, is put off, expected.
_BEFALLS = frozenset({
    "take_place", "open_close", "refuse", "postpone", "hesitate", "fail", "expect", "lie_ahead",
    "plan", "promise", "propose", "discuss", "want", "demand", "announce", "decide", "agree", "can",
    "be", "witness", "attend", "must", "reach", "call_off", "perform", "host",
})  # fmt: skip
_DOUBTS = frozenset({"усъмни", "съмнява"})
_PERMITS = frozenset({
    "одобри", "одобрява", "разреши", "разрешава", "утвърди", "утвърждава", "подготви", "подготвя",
    "готви", "възложи", "възлага", "насрочи", "насрочва",
})  # fmt: skip
_FOLLOWS = frozenset({"последва", "стане", "става", "отбележи", "отбелязва", "отпразнува"})
_NEAR = 6
_DEPTH = 4


def mode_of(ann: Annotated, group: VerbGroup, depth: int = 0) -> Mode | None:
    """How real the text makes what ``group`` says; None for a mere supposition."""
    if _supposes(ann, group):
        return None
    if group.kind == "noun":
        return noun_mode(ann, group)
    if group.kind == "participle":
        return "real"
    if group.negated:
        return "failed"
    if group.mood == "would":
        return "open"
    if group.mood == "da":
        return _of_da(ann, group, depth)
    if group.tense == "past_future":
        return "failed"
    if group.tense == "future":
        return "heard" if group.mood == "heard" else "planned"
    if group.tense == "open":
        link = clause_of(ann, group).link
        return "planned" if link is not None and ann.lower(link) in {"когато", "след"} else "open"
    if group.mood == "heard":
        return "heard"
    if group.tense == "present" and group.kind == "finite":
        # „десетата държава, която подписва договор“ is no plan.
        return None if clause_of(ann, group).kind == "relative" else "planned"
    return "real"


def _supposes(ann: Annotated, group: VerbGroup) -> bool:
    """„ако подпишат“, „в случай че не бъде постигнато“, „ще подпишат ли“."""
    clause = clause_of(ann, group)
    if clause.kind == "condition":
        return True
    if ann.lower(group.last + 1) == "ли" or ann.lower(group.first - 1) == "дали":
        return True
    link = clause.link
    if link is not None and ann.lower(link) == "дали":
        return True
    if clause.kind == "that" and _is_denied(ann, clause):
        return True
    if link is not None and ann.lower(link) == "че":
        return "случай" in {ann.lower(link - 1), ann.lower(link - 2)}
    near = range(max(group.first - 4, ann.unit_of(group.head).start), group.first)
    if any(ann.lower(i) == "едва" and ann.lower(i + 1) == "ли" for i in near):
        return True
    # „беше почти подписано“
    almost = any(ann.lower(i) == "почти" for i in range(group.first, group.last + 1))
    return almost or any(ann.lower(i) in {"ако", "дали", "почти"} for i in near)


def _is_denied(ann: Annotated, clause: Clause) -> bool:
    """„отрече, че са подписали“, „не е вярно, че …“, „не потвърди, че …“, „съмнява се, че …“."""
    if clause.parent is None or not clause.tokens:
        return False
    parent = ann.clauses[clause.parent]
    before = [g for g in parent.verbs if g.kind == "finite" and g.last < clause.tokens[0]]
    if not before:
        return False
    verb = before[-1]
    denies = verb.lemma in DENIES | _DOUBTS
    return is_denied_report(ann, clause) or (
        denies != verb.negated and (denies or bool(verb.senses & {"say", "be", "believe"}))
    )


def _of_da(ann: Annotated, group: VerbGroup, depth: int) -> Mode | None:
    """„да подпише“ by what governs it."""
    before: dict[str, Mode] = {
        "за": "planned",
        "без": "failed",
        "вместо": "failed",
        "преди": "planned",
    }
    if group.before_da:
        return before.get(group.before_da, "open")
    if group.governor is None or depth > _DEPTH:
        return _of_noun_before(ann, group)
    governor = ann.verb_at.get(group.governor)
    if governor is None:
        return "open"
    if clause_of(ann, governor) is not clause_of(ann, group):
        # „трябва да предложат дата, на която да бъде подписан“
        return _of_noun_before(ann, group)
    noun = _of_noun_before(ann, group) if group.first - governor.last > 1 else "open"
    return noun if noun != "open" else _governed(ann, governor, depth)


def _governed(ann: Annotated, governor: VerbGroup, depth: int) -> Mode | None:
    """What a governing verb makes of the deed."""
    senses = governor.senses
    if _supposes(ann, governor):
        return None
    if governor.lemma in DENIES:
        return None  # „отрече да е подписала“: whether it did, nobody else says
    if "propose" in senses:
        return "failed" if governor.negated else "offered"
    if governor.lemma in {"надява", "мисли", "държи"}:
        return "open"
    if governor.lemma in {"успее", "успява"}:
        return "failed" if governor.negated else mode_of(ann, governor, depth + 1)
    if senses & _FAILED or "fail" in senses:
        return "open" if governor.negated else "failed"
    if "must" in senses:
        return "failed" if governor.tense == "past" or governor.negated else "planned"
    if senses & _PLANNED and not senses & {"propose"}:
        if governor.negated:
            return "failed"
        past_plan = ann.lower(governor.head).endswith(("аше", "еше", "яше"))
        return "open" if past_plan or governor.mood == "would" else "planned"
    if senses & {"be"} and ann.lower(governor.last + 1) in {"готов", "готова", "готови", "готово"}:
        return "planned"
    return "open"


def _of_noun_before(ann: Annotated, group: VerbGroup) -> Mode:
    """„отказът му да подпише“, „дата, на която да бъде подписан“."""
    for i in range(group.first - 1, max(group.first - 1 - _NEAR, 0), -1):
        classes = ann.classes(i)
        if "refusal_noun" in classes:
            return "failed"
        if "offer_noun" in classes:
            return "offered"
        if "wish_noun" in classes:
            return "open"
        if "intention_noun" in classes:
            return "planned"
    clause = clause_of(ann, group)
    return "planned" if clause.kind == "relative" and not _governed_here(ann, group) else "open"


def _governed_here(ann: Annotated, group: VerbGroup) -> bool:
    governor = ann.verb_at.get(group.governor) if group.governor is not None else None
    return governor is not None and clause_of(ann, governor) is clause_of(ann, group)


def noun_mode(ann: Annotated, noun: VerbGroup) -> Mode | None:
    """„подписването“ by its preposition and by the verb of its clause; None: it says nothing."""
    clause = clause_of(ann, noun)
    verbs = [g for g in clause.verbs if g.kind == "finite"]
    verb = min(verbs, key=lambda g: abs(g.head - noun.head), default=None)
    if verb is None:
        verb = next(
            (g for g in clause.verbs if g.kind == "participle" and g.head > noun.head), None
        )
        if verb is None:
            return None
    prep, before = _led(ann, noun)
    told = mode_of(ann, verb)
    if verb.tense == "present" and not verb.negated and verb.mood == "told":
        told = "real"
    if prep in {"вместо", "без"}:
        return "failed"
    if prep == "до":
        # „до подписване не се стигна“
        if verb.senses & {"reach"}:
            return told
        return "open" if verb.senses & {"be"} else "planned"
    onlooker = _looks_on(verb)
    witnesses = prep == "на" and ann.lower(before).startswith("свидетел") and "be" in verb.senses
    if witnesses:
        return told
    if onlooker and prep in {"на", "в", "във", ""}:
        return "real" if told == "real" else told
    if "ceremony" in ann.classes(before) or prep in {"", "с", "със", "при", "по"}:
        return _by_verb(noun, verb, told, prep, "ceremony" in ann.classes(before))
    if prep == "на" and ann.lower(before) in {"време", "деня", "момента"}:
        return told
    if prep == "след":
        return "planned" if verb.tense in ("future", "open") else "real"
    if prep == "за" and ann.lower(before).startswith("готов"):
        return "planned" if told == "real" else told
    if prep in {"преди", "за", "към"}:
        return "planned" if verb.senses & {"plan", "lie_ahead", "arrive"} else "open"
    return None


def _looks_on(verb: VerbGroup) -> bool:
    """„присъстваха на подписването“; „програмата включва подписване“ has another sense."""
    includes = verb.lemma.startswith("включ") and not verb.reflexive
    return bool(verb.senses & {"witness", "attend"}) and not includes


def _by_verb(
    noun: VerbGroup, verb: VerbGroup, told: Mode | None, prep: str, ceremony: bool
) -> Mode | None:
    """What the verb of the clause says of the signing that it names."""
    senses = verb.senses
    if senses & {"refuse", "postpone", "hesitate"} or (
        "fail" in senses and verb.lemma not in {"успее", "успява"}
    ):
        return "open" if verb.negated else "failed"
    if told != "real":
        # „Подписването няма да се отрази на цените“ says nothing of the signing itself.
        befalls = senses & _BEFALLS or (verb.tense != "present" and verb.passive)
        return told if befalls or prep != "" or ceremony else None
    closes = prep in {"с", "със"} and "open_close" in senses
    if verb.tense == "present" and (_looks_on(verb) or closes):
        return "real"  # „присъства“ is past as well
    if verb.tense == "present" and not senses & {"expect", "lie_ahead", "plan", "promise"}:
        return None
    if senses & {"expect", "lie_ahead", "plan", "promise"}:
        return "planned"
    if "propose" in senses:
        return "offered"
    if senses & {"discuss", "want", "demand", "announce", "decide", "agree", "can", "be"}:
        return "open" if not senses & {"announce", "decide", "agree"} else "planned"
    if verb.lemma in _PERMITS:
        return "planned"
    active = verb.kind == "finite" and not verb.passive and not verb.reflexive
    if prep == "" and not ceremony and active and verb.head < noun.head:
        # „приветстваха подписването“, not „улесни подписването“
        done = senses & {"take_place", "open_close", "witness", "attend", "greet", "perform"}
        return "real" if done or verb.lemma in _FOLLOWS else None
    if prep in {"", "с", "със"} or ceremony:
        return "real"
    return "real" if senses & {"take_place", "open_close", "witness", "attend", "say"} else None


def _led(ann: Annotated, noun: VerbGroup) -> tuple[str, int]:
    """The preposition before the verbal noun, and the token before that."""
    i = noun.first - 1
    while noun.first - i <= 3 and ann.lower(i).endswith(("ото", "ия", "но")):
        i -= 1
    if i >= 0 and "preposition" in ann.classes(i) | (
        {"preposition"} if ann.lower(i) in {"преди"} else set()
    ):
        return ann.lower(i), i - 1
    return "", i
