"""Events told by a noun: „се проведе среща“, „домакин на форума“, „на конференцията в …“."""

from __future__ import annotations

from collections.abc import Iterator

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
from briefgen.extract.events.time import time_of

_HAPPENS = frozenset({"take_place", "open_close", "lie_ahead", "close"})
_PLANNED = frozenset({"plan", "expect"})
_GIVES = frozenset({"receive", "host", "gather", "attend", "take_place", "open_close"})
# Prepositions by which something else is told to be done at an event.
_AT = frozenset({"на", "при", "след", "в", "във", "от", "с", "със"})
_NEAR = 5


def nouns(ann: Annotated, clause: Clause) -> Iterator[Candidate]:
    """The events that the nouns of a clause name."""
    for noun in nominals_of(ann, clause):
        if noun.kind != "event" or _is_other(ann, noun) or is_row(ann, noun):
            continue
        told = _told(ann, clause, noun)
        if told is None:
            continue
        verb, time, source = told
        scope = tuple(_scope(ann, clause, noun, verb))
        first, last = _words(ann, noun, verb)
        yield Candidate(
            kind=_kind(ann, noun, clause), first=first, last=last, clause=clause, verb=verb,
            noun=noun, time=time, source=source, order=order_of(ann, noun), scope=scope,
            host=tuple(_host(ann, noun, verb)), people=people_in(ann, scope),
            again=verb is None,
        )  # fmt: skip


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
    return "call" if noun.code == "meeting" and phone else noun.code


def _told(
    ann: Annotated, clause: Clause, noun: Nominal
) -> tuple[VerbGroup | None, Time, Source] | None:
    """The verb that tells of the noun, its time, and how it does."""
    for group in _candidates(ann, clause, noun):
        told = _by_verb(ann, group, noun)
        if told:
            return (group, *told)
        if _denied(group, noun):
            return None
    for relative in relatives(ann, clause, noun):
        for group in relative.verbs:
            time = time_of(ann, group)
            if time and (group.senses & (_HAPPENS | _GIVES) or _hosts_in(ann, relative, group)):
                return group, time, "told"
    participle = participle_of(ann, clause, noun)
    if participle and participle.senses & _HAPPENS:
        return participle, "past", "told"
    return _named(ann, clause, noun) or (
        (None, "present", "named") if not noun.prep and is_definite(ann, noun) else None
    )


def _candidates(ann: Annotated, clause: Clause, noun: Nominal) -> list[VerbGroup]:
    """The finite verbs of the clause, the nearest first."""
    finite = [g for g in clause.verbs if g.kind == "finite"]
    return sorted(finite, key=lambda g: abs(g.head - noun.head))


def _denied(group: VerbGroup, noun: Nominal) -> bool:
    """„срещата не се състоя“, „визитата отпадна“: this noun names no event at all."""
    undone = group.senses & {"fail", "postpone"} and group.lemma not in {"успее", "успява"}
    return not noun.prep and bool(undone or (group.negated and group.senses & _HAPPENS))


def _by_verb(ann: Annotated, group: VerbGroup, noun: Nominal) -> tuple[Time, Source] | None:
    time = time_of(ann, group)
    senses = group.senses
    if "postpone" in senses and not noun.prep and time and _put_off_to(ann, group):
        return "coming", "told"
    if time is None:
        return None
    if noun.prep:
        if _is_hosted(ann, noun):
            return time, "told"
        if noun.prep == "за" and senses & _PLANNED and group.passive:
            return "coming", "told"
        if "gather" in senses and noun.prep in {"на", "за"} and not is_definite(ann, noun):
            return time, "told"
        if "attend" in senses and noun.prep in {"в", "във", "на"} and group.last < noun.first:
            return time, "told"
        return None
    if senses & _HAPPENS and _is_nearest(ann, group, noun):
        return time, "told"
    if group.lemma in _PAYS and noun.code == "visit" and group.last < noun.first:
        return time, "told"
    if senses & _PLANNED and (group.passive or group.reflexive):
        return ("coming", "told") if time == "present" or group.passive else None
    if senses & {"receive", "host"} and group.last < noun.first:
        return time, "told"
    if "gather" in senses and noun.last < group.first:
        return time, "told"
    if "be" in senses and (noun.last < group.first) and _is_placed(ann, group):
        return time, "told"
    return None


def continued(
    ann: Annotated, clause: Clause, told_before: Nominal | None
) -> Iterator[Candidate]:
    """„Посещението … То започна във вторник в Сфакс и завърши вчера“: a pronoun for the noun."""
    if told_before is None or clause.kind != "main":
        return
    for group in clause.verbs:
        time = time_of(ann, group)
        who = subjects(ann, group) if time and group.senses & _HAPPENS else []
        if time and len(who) == 1 and ann.lower(who[0].head) in _PRONOUNS and not who[0].prep:
            yield Candidate(
                kind=told_before.code, first=told_before.first, last=told_before.last,
                clause=clause, verb=group, noun=told_before, time=time, source="told",
                scope=(clause,),
            )  # fmt: skip


_PRONOUNS = frozenset({"то", "той", "тя", "те"})

# „направи посещение“, „ще върне визитата“.
_PAYS = frozenset({
    "направи", "прави", "върне", "връща", "осъществи", "осъществява", "извърши", "извършва",
})  # fmt: skip


def _is_nearest(ann: Annotated, group: VerbGroup, noun: Nominal) -> bool:
    """Of several nouns the verb tells of the nearest: „една маса – утре предстои срещата“."""
    bare = [n for n in nominals_of(ann, ann.clause_at[noun.head]) if n.kind == "event"
            and not n.prep]  # fmt: skip
    return noun is min(bare, key=lambda n: abs(n.head - group.head), default=noun)


def _put_off_to(ann: Annotated, group: VerbGroup) -> bool:
    """„се отлага за 12 май“: it comes later; „се отлага“ alone says nothing of the kind."""
    for i in range(group.last + 1, min(group.last + _NEAR, len(ann.tokens) - 1)):
        if ann.lower(i) == "за":
            following = ann.tokens[i + 1]
            return following.shape == "number" or bool(
                ann.classes(i + 1) & {"weekday", "month", "event_next", "next"}
            )
    return False


def _is_hosted(ann: Annotated, noun: Nominal) -> bool:
    """„домакин на срещата“, „домакин от 5 до 9 март на конференцията“."""
    start = max(ann.unit_of(noun.first).start, noun.first - 2 - _NEAR)
    return noun.prep == "на" and any(
        "host_noun" in ann.classes(i) for i in range(start, noun.first)
    )


def _is_placed(ann: Annotated, group: VerbGroup) -> bool:
    """„Срещата е в Рим“, „церемонията ще бъде в петък“."""
    after = group.last + 1
    return ann.lower(after) in {"в", "във", "на"} and (
        ann.tokens[after + 1].shape in ("number", "title")
        or "weekday" in ann.classes(after + 1)
    )


def _named(
    ann: Annotated, clause: Clause, noun: Nominal
) -> tuple[VerbGroup | None, Time, Source] | None:
    """„На срещата в Хага съюзниците поеха ангажимент“: a real deed done there, or „срещата
    беше втората“ of an event told elsewhere."""
    real = [
        g for g in clause.verbs
        if g.kind == "finite" and time_of(ann, g) in ("past", "present")
    ]  # fmt: skip
    if not real or (noun.prep and noun.prep not in _AT and noun.prep != "за"):
        return None
    verb = min(real, key=lambda g: abs(g.head - noun.head))
    return verb, time_of(ann, verb) or "past", "named"


def relatives(ann: Annotated, clause: Clause, noun: Nominal) -> Iterator[Clause]:
    """The relative clauses that tell more of the noun: „срещата, която …“."""
    events = [n for n in nominals_of(ann, clause) if n.kind == "event"]
    for other in ann.clauses[clause.number + 1 : clause.number + 1 + _NEAR]:
        if other.parent != clause.number or other.kind != "relative" or not other.tokens:
            continue
        before = [n for n in events if n.last < other.tokens[0]]
        if before and before[-1] is noun and _agrees(ann, other, noun):
            yield other


def _agrees(ann: Annotated, relative: Clause, noun: Nominal) -> bool:
    link = ann.lower(relative.link or 0)
    word = ann.lower(noun.head)
    if word.endswith(("ите", "и")):
        return link in {"които", "чиито"}
    if word.endswith(("о", "е", "то")):
        return link in {"което", "чието"}
    if word.endswith(("та", "я")):
        return link in {"която", "чиято"}
    return link in {"който", "която", "когото", "чийто"}


def participle_of(ann: Annotated, clause: Clause, noun: Nominal) -> VerbGroup | None:
    """„преговорите, открити на 13 април“."""
    events = [n for n in nominals_of(ann, clause) if n.kind == "event"]
    for group in clause.verbs:
        if group.kind != "participle" or group.first < noun.last:
            continue
        right_behind = group.first - noun.last <= 2  # noqa: PLR2004
        apart = ann.tokens[group.first - 1].text == "," and "open_close" in group.senses
        last = [n for n in events if n.last < group.first]
        if right_behind or (apart and last and last[-1] is noun):
            return group
    return None


def _scope(
    ann: Annotated, clause: Clause, noun: Nominal, verb: VerbGroup | None
) -> Iterator[Clause]:
    yield clause
    yield from relatives(ann, clause, noun)


def _hosts_in(ann: Annotated, relative: Clause, group: VerbGroup) -> bool:
    """„на която Х беше домакин“, „която Х направи“, „които двете страни водят“."""
    hosts = "be" in group.senses and any("host_noun" in ann.classes(i) for i in relative.tokens)
    return hosts or group.lemma in {"направи", "води", "проведе", "провежда"}


def _host(ann: Annotated, noun: Nominal, verb: VerbGroup | None) -> list[Nominal]:
    """„Тайланд посрещна форума“: the subject of a verb of receiving."""
    if verb is None or not verb.senses & {"receive", "host"} or verb.passive:
        return []
    return [n for n in subjects(ann, verb) if n.kind in ("person", "body", "place")][:1]


def _words(ann: Annotated, noun: Nominal, verb: VerbGroup | None) -> tuple[int, int]:
    """The noun, with the verb right before it: „се състоя среща на върха“."""
    first, last = noun.first, noun.last
    if verb and verb.kind == "finite" and 0 < noun.head - verb.last <= 4 and verb.first < first:
        inside = behind(ann, verb)
        if all(n.first >= noun.first for n in inside if n.first > verb.last):
            first = verb.first
    return first, max(last, noun.head)
