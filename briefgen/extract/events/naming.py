"""Events that are only where or when something else was done: „на срещата в Хага“."""

from __future__ import annotations

from briefgen.annotate import Annotated, Nominal
from briefgen.annotate.clauses import Clause
from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.events.candidate import Source, Time, preposition_of
from briefgen.extract.events.time import time_of

# Prepositions by which something else is told to be done at an event.
_DONE_AT = frozenset({"на", "при"})
_AT = frozenset({"на", "при", "след", "в", "във", "от", "с", "със"})


def named(
    ann: Annotated, clause: Clause, noun: Nominal
) -> tuple[VerbGroup | None, Time, Source] | None:
    """„На срещата в Хага съюзниците поеха ангажимент“: a real deed done there, or „срещата
    беше втората“ of an event told elsewhere."""
    if noun.prep == "за":
        # „бе повод за днешното посещение“
        real = [g for g in clause.verbs if "be" in g.senses and time_of(ann, g) == "past"]
        return (real[0], "past", "named") if real and noun.code != "vote" else None
    # „Визитата на 7 юни остава в програмата“, „утрешната среща ще бъде кратка“
    real = [
        g for g in clause.verbs
        if g.kind == "finite" and (
            (time := time_of(ann, g)) in ("past", "present")
            or (time == "coming" and not noun.prep and noun.last < g.first)
        )
    ]  # fmt: skip
    if noun.prep in _DONE_AT:
        # „не се договориха на срещата“ denies the agreement, not the meeting.
        real += [
            g for g in clause.verbs
            if g.negated and g.tense == "past" and g.mood == "told" and "attend" not in g.senses
        ]  # fmt: skip
    if not real or noun.code == "vote" or (noun.prep and not _is_venue(ann, noun)):
        return None
    if not noun.prep and _is_doubtful(ann, clause):
        return None
    verb = min(real, key=lambda g: abs(g.head - noun.head))
    if "invite" in verb.senses and verb.head < noun.first:
        return None  # „кани на вечеря“
    return verb, time_of(ann, verb) or "past", "named"


def _is_doubtful(ann: Annotated, clause: Clause) -> bool:
    """„срещата е под въпрос“"""
    inside = range(clause.tokens[0], clause.tokens[-1] + 1)
    return bool(ann.found_in(inside, "event_doubtful"))


def _is_venue(ann: Annotated, noun: Nominal) -> bool:
    """„заяви той на конференция“, but not „темите на срещата“, „участниците в преговорите“."""
    if noun.prep not in _AT:
        return False
    before = preposition_of(ann, noun) - 1
    if before < ann.unit_of(noun.first).start or noun.prep in {"след", "при"}:
        return True
    if "event_attendee" in ann.classes(before):
        # „участниците в конференцията приеха“: they are there
        return noun.prep != "с" and "preposition" not in ann.classes(before - 1)
    token = ann.tokens[before]
    if token.shape in ("mark", "number") or before in ann.verb_at:
        return True
    mention = ann.mention_at.get(before)
    if mention is not None:
        return noun.prep != "от" and mention.kind in ("place", "country", "person")
    return bool(
        ann.classes(before) & {"pronoun", "weekday", "conjunction", "event_time", "event_topic"}
    )
