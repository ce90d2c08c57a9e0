"""Events told by a noun: „се проведе среща“, „домакин на форума“, „на конференцията в …“."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from briefgen.annotate import Annotated, Nominal
from briefgen.annotate.clauses import Clause
from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.arguments import behind, nominals_of, subjects
from briefgen.extract.events.candidate import (
    Candidate,
    Order,
    Source,
    Time,
    is_definite,
    people_in,
)
from briefgen.extract.events.linking import chain, participle_of, relatives
from briefgen.extract.events.naming import named
from briefgen.extract.events.summits import is_of_heads
from briefgen.extract.events.telling import (
    CAME,
    GIVES,
    HAPPENS,
    by_verb,
    denied,
    hosts_in,
    is_placed,
)
from briefgen.extract.events.time import time_of

# „ден преди срещата“
_AROUND = frozenset({"преди", "след"})
_SIGNING = "подписване"
_ARTICLES = ("та", "то")
# Kinds of event that names of bodies hold.
_NAMED = ("summit", "conference", "meeting")
_PRONOUNS = frozenset({"то", "той", "тя", "те"})


def nouns(ann: Annotated, clause: Clause) -> Iterator[Candidate]:
    """The events that the nouns of a clause name."""
    for noun in map(partial(_edition, ann), _event_nouns(ann, clause)):
        if _is_other(ann, noun) or is_row(ann, noun):
            continue
        if ann.is_quoted(noun.head) and not ann.is_quoted(clause.tokens[0]):
            continue
        told = _told(ann, clause, noun)
        if told is None:
            continue
        verb, time, source = told
        scope = (clause, *relatives(ann, clause, noun))
        first, last = _words(ann, noun, verb if source == "told" else None)
        yield Candidate(
            kind=_kind(ann, noun, clause), first=first, last=last, clause=clause, verb=verb,
            noun=noun, time=time, source=source, order=order_of(ann, noun), scope=scope,
            host=tuple(_host(ann, noun, verb)), people=people_in(ann, scope),
            again=verb is None, anaphoric=source == "told" and _has_pronoun(ann, verb),
        )  # fmt: skip


def _has_pronoun(ann: Annotated, verb: VerbGroup | None) -> bool:
    """„Тя … проведе разговори“: the guest or host told before."""
    who = subjects(ann, verb) if verb is not None else []
    return bool(who) and all(ann.lower(n.head) in _PRONOUNS and not n.prep for n in who)


def _event_nouns(ann: Annotated, clause: Clause) -> Iterator[Nominal]:
    """The event nouns, with names that hold one: „Световният икономически форум“."""
    for nominal in nominals_of(ann, clause):
        if nominal.kind == "event":
            before = "" if nominal.prep else ann.lower(nominal.first - 1)
            yield nominal._replace(prep=before) if before in _AROUND else nominal
        elif nominal.kind in ("other", "body"):
            mention = ann.mention_at.get(nominal.head)
            if mention is None or mention.kind not in ("event", "organisation"):
                continue
            inside = range(mention.first, mention.last + 1)
            held = (kind for kind in _NAMED if ann.found_in(inside, f"events:{kind}"))
            if kind := next(held, None):
                yield nominal._replace(kind="event", code=kind)


def _edition(ann: Annotated, noun: Nominal) -> Nominal:
    """„следващото издание на форума“ is the forum."""
    at = noun.first - 2
    if noun.prep != "на" or "event_edition" not in ann.classes(at):
        return noun
    first = at - 1 if ann.classes(at - 1) & {"event_next", "event_previous"} else at
    prep = ann.lower(first - 1) if "preposition" in ann.classes(first - 1) else ""
    return noun._replace(first=first, prep=prep)


def _is_other(ann: Annotated, noun: Nominal) -> bool:
    return any("event_other" in ann.classes(i) for i in range(noun.first, noun.last + 1))


def is_row(ann: Annotated, noun: Nominal) -> bool:
    """„две срещи“, „поредица от срещи“: several at once, none of them told."""
    words = [ann.lower(i) for i in range(noun.first, noun.head + 1)]
    plural = words[-1].endswith(("и", "ите", "ения", "ания", "енията", "анията"))
    return plural and noun.code != "negotiations" and words[-1] not in {"разговори", "разговорите"}


def order_of(ann: Annotated, noun: Nominal) -> Order:
    """Whether it is the next or the previous of a row, and so not the one of the report."""
    classes = [ann.classes(i) for i in range(noun.first, noun.head + 1)]
    if any("event_previous" in own for own in classes):
        return "previous"
    return "next" if any("event_next" in own for own in classes) else ""


def _kind(ann: Annotated, noun: Nominal, clause: Clause) -> str:
    phone = ann.found_in(range(clause.tokens[0], clause.tokens[-1] + 1), "by_phone")
    if noun.code == "meeting" and phone:
        return "call"
    held = noun.prep == "на" and ann.lower(noun.head).startswith("срещ")
    return "summit" if held and is_of_heads(ann, clause) else noun.code


def _told(
    ann: Annotated, clause: Clause, noun: Nominal
) -> tuple[VerbGroup | None, Time, Source] | None:
    """The verb that tells of the noun, its time, and how it does."""
    for group in _candidates(ann, clause, noun):
        told = by_verb(ann, group, noun)
        if told:
            return (group, *told)
        if denied(group, noun):
            return None
    for relative in relatives(ann, clause, noun):
        for group in relative.verbs:
            time = time_of(ann, group)
            if time and (group.senses & (HAPPENS | GIVES) or hosts_in(ann, relative, group)):
                return group, time, "told"
    participle = participle_of(ann, clause, noun)
    if participle and participle.senses & HAPPENS:
        return participle, "past", "told"
    return named(ann, clause, noun) or (
        (None, "present", "named") if is_definite(ann, noun) else None
    )


def _candidates(ann: Annotated, clause: Clause, noun: Nominal) -> list[VerbGroup]:
    """The finite verbs of the clause, the nearest first."""
    finite = sorted(
        (g for g in clause.verbs if g.kind == "finite"), key=lambda g: abs(g.head - noun.head)
    )
    if noun.prep:
        return finite
    # A bare noun goes with the verb on either side of it, and not with one beyond.
    before = [g for g in finite if g.head < noun.head][:1]
    after = [g for g in finite if g.head > noun.head][:1]
    return [g for g in finite if g in before or g in after]


def _host(ann: Annotated, noun: Nominal, verb: VerbGroup | None) -> list[Nominal]:
    """„Тайланд посрещна форума“: the subject of a verb of receiving."""
    if verb is None or not verb.senses & {"receive", "host"} or verb.passive:
        return []
    if noun.prep in _AROUND:
        return []  # „прие предложението след разговорите“
    return [n for n in subjects(ann, verb) if n.kind in ("person", "body", "place")][:1]


def _words(ann: Annotated, noun: Nominal, verb: VerbGroup | None) -> tuple[int, int]:
    """The noun, with the verb right before it: „се състоя среща на върха“."""
    first, last = noun.first, noun.last
    if verb and verb.kind == "finite" and 0 < noun.head - verb.last <= 4 and verb.first < first:
        inside = behind(ann, verb)
        if all(n.first >= noun.first for n in inside if n.first > verb.last):
            first = verb.first
    return first, max(last, noun.head)


def by_anaphor(ann: Annotated, clause: Clause, kind: str | None) -> Iterator[Candidate]:
    """„Церемонията се състоя в …“, „Това стана вчера“: more of the event told last, which is
    of the ``kind``."""
    if kind is None or clause.kind != "main":
        return
    came = _came(ann, clause)
    if came:
        first, group = came
        yield Candidate(
            kind=kind, first=first, last=group.last, clause=clause, verb=group, time="past",
            source="told", scope=(clause,), again=True, anaphoric=True,
        )  # fmt: skip
        return
    for i in clause.tokens:
        if not _is_anaphor(ann, i):
            continue
        for group in clause.verbs:
            time = time_of(ann, group)
            placed = "be" in group.senses and i < group.first <= i + 2
            if time and i < group.first and (placed or group.senses & HAPPENS):
                yield Candidate(
                    kind="signing" if ann.lower(i).startswith(_SIGNING) else kind, first=i,
                    last=i, clause=clause, verb=group, time=time, source="told", scope=(clause,),
                    again=True, anaphoric=True,
                )  # fmt: skip
                return


def _is_anaphor(ann: Annotated, i: int) -> bool:
    """„церемонията“, „тържествената церемония“, behind no preposition."""
    classes = ann.classes(i)
    if "event_anaphor" in classes:
        return "preposition" not in ann.classes(i - 1)
    if "event_anaphor_noun" not in classes:
        return False
    return ann.lower(i - 1).endswith(_ARTICLES) and "preposition" not in ann.classes(i - 2)


def _came(ann: Annotated, clause: Clause) -> tuple[int, VerbGroup] | None:
    """„Това стана …“, „Подписването стана …“ with the day or place right behind it."""
    first = next((i for i in clause.tokens if ann.tokens[i].shape != "mark"), None)
    if first is None:
        return None
    subject = ann.lower(first) == "това" or ann.classes(first) & {"event_anaphor", "event_ceremony"}
    for group in clause.verbs if subject else ():
        right_behind = 0 < group.first - first <= 2
        if group.lemma in CAME and right_behind and time_of(ann, group) == "past":
            return (first, group) if is_placed(ann, group) else None
    return None


def continued(ann: Annotated, clause: Clause, told_before: Nominal | None) -> Iterator[Candidate]:
    """„Посещението … То започна във вторник в Сфакс и завърши вчера“: a pronoun for the noun."""
    if told_before is None or clause.kind != "main" or is_row(ann, told_before):
        return
    for group in clause.verbs:
        time = time_of(ann, group)
        if time and group.senses & HAPPENS and _is_pronoun(ann, clause, group, told_before):
            yield Candidate(
                kind=told_before.code, first=told_before.first, last=told_before.last,
                clause=clause, verb=group, noun=told_before, time=time, source="told",
                scope=(clause,),
            )  # fmt: skip


def _is_pronoun(ann: Annotated, clause: Clause, group: VerbGroup, told_before: Nominal) -> bool:
    """Whether „то“ or „тя“ is the subject, of this clause or of the one that it goes on with;
    so is the noun itself of „форумът започна вчера и ще завърши утре“."""
    who = subjects(ann, group)
    if not who and clause.joined is not None:
        before = ann.clause_at.get(told_before.head)
        if before is not None and before.number in chain(ann, clause):
            return True
    if who:
        return len(who) == 1 and ann.lower(who[0].head) in _PRONOUNS and not who[0].prep
    clause = ann.clauses[chain(ann, clause)[-1]]
    first = next((i for i in clause.tokens if ann.tokens[i].shape != "mark"), None)
    return first is not None and ann.lower(first) == "то"
