"""„Ще бъде“ as a plan: where somebody will be, who will be the host, what will be ready."""

from __future__ import annotations

from typing import Literal

from briefgen.annotate import Annotated
from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.arguments import before

Being = Literal["host", "place", "time", "ready"]
_IN = frozenset({"в", "във", "на"})
# What a day or month behind „ще бъде“ is led by.
_WHEN = frozenset({"на", "през", "от", "в", "във"})
# How words begin that tell of what comes behind another.
_NEXT = ("следващ", "предстоящ", "вторият", "втората", "второто", "третият", "третата", "третото")
_TIMES = frozenset({"month", "weekday", "next"})
# How many words a time behind „ще бъде“ may have before its month.
_LEAD = 4


def being(ann: Annotated, deed: VerbGroup) -> Being | None:
    """What kind of plan „ще бъде“ tells, or „е“ of a day to come; None for a mere state
    („ще бъде трудно“)."""
    if "be" not in deed.senses or deed.tense not in ("future", "present"):
        return None
    now = deed.tense == "present"
    if _host(ann, deed) is not None and (not now or _is_of_next(ann, deed)):
        return "host"
    if not now and "completed" in ann.classes(deed.last + 1):
        return "ready"
    subject = next((n for n in reversed(before(ann, deed)) if not n.prep), None)
    if _is_occasion(ann, deed) and _is_time(ann, deed.last + 1):
        return "time"
    if subject is None:
        return "place" if not now and _is_place(ann, deed.last + 1) else None
    if now and not (subject.kind == "event" and _is_of_next(ann, deed)):
        return None
    if subject.kind in ("person", "event", "group") and _is_place(ann, deed.last + 1):
        return "place"
    return "time" if subject.kind == "event" and _is_time(ann, deed.last + 1) else None


def hosts_behind(ann: Annotated, deed: VerbGroup) -> bool:
    """„Домакин на срещата ще бъде Х“: the subject stands behind the verb."""
    return being(ann, deed) == "host"


def _is_of_next(ann: Annotated, deed: VerbGroup) -> bool:
    """„Домакин на следващата среща е Х“."""
    words = (ann.lower(i) for i in ann.clause_at[deed.head].tokens if i < deed.first)
    return any(word.startswith(_NEXT) for word in words)


def _is_occasion(ann: Annotated, deed: VerbGroup) -> bool:
    """„Вторият тур на изборите ще бъде …“: the first noun of the clause."""
    heads = [
        i
        for i in ann.clause_at[deed.head].tokens
        if i < deed.first and "occasion_noun" in ann.classes(i)
    ]
    return bool(heads) and "preposition" not in ann.classes(heads[0] - 1)


def _host(ann: Annotated, deed: VerbGroup) -> int | None:
    clause = ann.clause_at[deed.head]
    return next(
        (i for i in clause.tokens if i < deed.first and "hosts_it" in ann.classes(i)
         and "preposition" not in ann.classes(i - 1)),
        None,
    )  # fmt: skip


def _is_place(ann: Annotated, i: int) -> bool:
    mention = ann.mention_at.get(i + 1)
    named = mention is not None and mention.kind in ("place", "country")
    return ann.lower(i) in _IN and (named or "place_word" in ann.classes(i + 1))


def _is_time(ann: Annotated, i: int) -> bool:
    if ann.lower(i) not in _WHEN:
        return bool(ann.classes(i) & _TIMES)
    return any(ann.classes(j) & _TIMES for j in range(i + 1, i + 1 + _LEAD))
