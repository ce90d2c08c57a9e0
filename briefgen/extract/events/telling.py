"""Whether a verb tells that the event of a noun takes place: „се проведе среща“."""

from __future__ import annotations

from briefgen.annotate import Annotated, Nominal
from briefgen.annotate.clauses import Clause
from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.arguments import nominals_of
from briefgen.extract.events.candidate import Source, Time, is_definite, preposition_of
from briefgen.extract.events.time import time_of

HAPPENS = frozenset({"take_place", "open_close", "lie_ahead", "close"})
GIVES = frozenset({"receive", "host", "gather", "attend", "take_place", "open_close"})
_PLANNED = frozenset({"plan", "expect"})
# „направи посещение“, „ще върне визитата“.
_PAYS = frozenset({
    "направи", "прави", "върне", "връща", "осъществи", "осъществява", "извърши", "извършва",
})  # fmt: skip
# „свика за 12 януари заседание“.
_CONVENES = frozenset({"свика", "свиква", "насрочи", "насрочва"})
_FAILED = frozenset({"провали", "пропадне", "прекъсне", "прекрати"})
# „бе даден старт на конференцията“, „сложи началото на преговори“.
_BEGINS = frozenset({"даде", "дава", "сложи", "слага", "постави", "поставя"})
# „преговорите се водиха в Пекин“, „разговорите преминаха в …“.
_LED = frozenset({"води"})
_PASSED = frozenset({"мине", "минава", "премине", "преминава"})
# „Срещата стана в петък“.
CAME = frozenset({"стане", "става", "случи"})
_HELD = frozenset({"meeting", "call", "negotiations"})
_NEAR = 5


def by_verb(ann: Annotated, group: VerbGroup, noun: Nominal) -> tuple[Time, Source] | None:
    time = time_of(ann, group)
    senses = group.senses
    if "postpone" in senses and not noun.prep and time and _put_off_to(ann, group):
        return "coming", "told"
    if time is None:
        return None
    if "sit_down" in senses and noun.code == "negotiations" and group.last < noun.first:
        return time, "told"  # „седнаха на масата на преговорите“
    if (
        noun.code == "negotiations"
        and not noun.prep
        and time == "past"
        and (group.lemma in _FAILED and not group.negated)
    ):
        return time, "told"  # talks that failed were held
    if noun.prep == "на" and group.lemma in _BEGINS and _is_begun(ann, noun):
        return time, "told"
    if noun.prep:
        if is_hosted(ann, noun):
            return time, "told"
        if noun.prep == "за" and senses & _PLANNED and group.passive:
            return "coming", "told"
        if "gather" in senses and noun.prep in {"на", "за"} and not is_definite(ann, noun):
            return time, "told"
        if "attend" in senses and noun.prep in {"в", "във", "на"} and group.last < noun.first:
            return time, "told"
        return None
    if senses & HAPPENS and _is_nearest(ann, group, noun):
        return time, "told"
    if _goes_on(group, noun) and _is_nearest(ann, group, noun):
        return time, "told"
    if group.lemma in _PAYS and noun.code == "visit" and group.last < noun.first:
        return time, "told"
    if senses & _PLANNED and (group.passive or group.reflexive):
        return ("coming", "told") if time == "present" or group.passive else None
    if "have" in senses and noun.code in _HELD and 0 < noun.first - group.last <= _NEAR:
        return time, "told"  # „имаха среща с“
    if "have" in senses and noun.code in _HELD and noun.last < group.first and group.lemma == "има":
        return time, "told"  # „среща ще има в петък“
    if group.lemma in _CONVENES and group.last < noun.first:
        return "coming", "told"
    if senses & {"receive", "host", "chair"} and group.last < noun.first:
        return time, "told"
    if "gather" in senses and noun.last < group.first:
        return time, "told"
    came = "be" in senses or group.lemma in CAME
    if came and noun.last < group.first and is_placed(ann, group):
        return time, "told"
    if "be" in senses and 0 < noun.first - group.last <= 2 and _is_dated_before(ann, group):
        return ("coming" if time == "present" else time), "told"
    return None


def _goes_on(group: VerbGroup, noun: Nominal) -> bool:
    led = group.lemma in _LED and group.reflexive
    passed = group.lemma in _PASSED and not group.reflexive and noun.last < group.first
    return led or passed


def denied(group: VerbGroup, noun: Nominal) -> bool:
    """„срещата не се състоя“, „визитата отпадна“: this noun names no event at all."""
    undone = group.senses & {"fail", "postpone"} and group.lemma not in {"успее", "успява"}
    return not noun.prep and bool(undone or (group.negated and group.senses & HAPPENS))


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


def _is_dated_before(ann: Annotated, group: VerbGroup) -> bool:
    """„Утре е третата среща“, „в четвъртък е срещата на върха“."""
    i = group.first - 1
    return bool(ann.classes(i) & {"weekday", "time_word", "month"}) and (
        ann.lower(i) not in {"също", "вече", "още", "обаче", "отново"}
    )


def _is_begun(ann: Annotated, noun: Nominal) -> bool:
    at = preposition_of(ann, noun) - 1
    return ann.lower(at) in {"старт", "старта", "начало", "началото"}


def is_hosted(ann: Annotated, noun: Nominal) -> bool:
    """„домакин на срещата“, „домакин от 5 до 9 март на конференцията“."""
    start = max(ann.unit_of(noun.first).start, noun.first - 2 - _NEAR)
    return noun.prep == "на" and any("host" in ann.classes(i) for i in range(start, noun.first))


def is_placed(ann: Annotated, group: VerbGroup) -> bool:
    """„Срещата е в Рим“, „церемонията ще бъде в петък“, „форумът ще бъде догодина в Малта“."""
    after = group.last + 1
    if "time_word" in ann.classes(after) and ann.lower(after) not in {"тази", "час", "часа"}:
        return True
    if after + 1 >= len(ann.tokens):
        return False
    following = ann.classes(after + 1)
    return ann.lower(after) in {"в", "във", "на", "през"} and (
        ann.tokens[after + 1].shape in ("number", "title") or bool(following & {"weekday", "month"})
    )


def hosts_in(ann: Annotated, relative: Clause, group: VerbGroup) -> bool:
    """„на която Х беше домакин“, „която Х направи“, „които двете страни водят“."""
    hosts = "be" in group.senses and any("host" in ann.classes(i) for i in relative.tokens)
    return hosts or group.lemma in {"направи", "води", "проведе", "провежда"}
