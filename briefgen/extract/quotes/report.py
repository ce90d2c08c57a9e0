"""Stretches of text that are somebody's word, reported without quotation marks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.annotate import Annotated
from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.quotes.speakers import Speaker
from briefgen.model import Fact, Span

_EXCLUDES = frozenset({"изключи", "изключва"})
_TELLS = frozenset({"say", "relay", "believe", "promise", "demand", "expect"})


@dataclass(frozen=True, slots=True)
class Report:
    """Stretches that are ``speaker``'s word; ``at`` is the token that says so.

    ``words`` are the tokens of „Х каза“, ``speaker`` None where it is somebody's.
    ``taken_over`` as in Frame. ``opened``: a colon behind the verb of saying opens it.
    """

    spans: tuple[Span, ...]
    speaker: str | None
    at: int
    words: tuple[int, int]
    clause: int
    taken_over: tuple[type[Fact], ...] = ()
    hearsay: bool = False
    opened: bool = False


def report(
    ann: Annotated,
    speaker: Speaker | None,
    group_words: tuple[int, int],
    spans: list[Span],
    at: int,
) -> Iterator[Report]:
    if not spans:
        return
    first, last = group_words
    hearsay = bool(ann.found_in(range(first, first + 1), "unconfirmed"))
    if speaker is not None:
        first, last = min(first, speaker.first), max(last, speaker.last)
        if _by_medium(ann, speaker):
            if not _vouches(ann, group_words):
                return  # a medium passes on what others said: that is the report itself
            speaker, hearsay = None, True
    yield Report(
        tuple(spans), speaker.entity if speaker else None, at, (first, last),
        ann.clause_at[at].number, hearsay=hearsay,
    )  # fmt: skip


def _by_medium(ann: Annotated, speaker: Speaker) -> bool:
    known = ann.entities.get(speaker.entity or "")
    if known is not None and known.kind == "person":
        return False
    if "state_voice" in ann.classes(speaker.last):
        return False  # „информационната служба на правителството“
    unit = ann.unit_of(speaker.first)
    near = range(max(unit.start, speaker.first - 2), min(unit.stop, speaker.last + 3))
    return speaker.entity in ann.media or any(
        ("medium_head" in ann.classes(i) and len(ann.lower(i)) > 2)
        or ((m := ann.mention_at.get(i)) is not None and m.entity in ann.media)
        for i in near
    )


def _vouches(ann: Annotated, words: tuple[int, int]) -> bool:
    """„според Х“, „Х твърди, че“: the medium alone stands for it, and so it is hearsay."""
    phrases = ann.found_in(range(words[0], words[0] + 1), "in_words_of")
    return bool(phrases) or any("claims" in ann.classes(i) for i in range(words[0], words[1] + 1))


def may_tell(group: VerbGroup) -> bool:
    """Whether the verb is one of those that ``tells`` looks at."""
    return not _TELLS.isdisjoint(group.senses) or group.lemma in _EXCLUDES


def tells(ann: Annotated, group: VerbGroup) -> bool:
    """Whether the verb gives somebody's word: told as done, not denied, not denying."""
    if group.lemma in _EXCLUDES:
        return group.negated and group.tense in ("past", "present")  # „не изключи да …“
    lemma_denies = "deny" in ann.classes(group.head)
    granted = group.mood == "da" and _although(ann, group)
    real = group.mood in ("told", "heard") and group.tense in ("past", "present")
    says = bool(group.senses & _TELLS) and not group.negated and not lemma_denies
    return says and (real or granted or _sets_about(ann, group))


def _although(ann: Annotated, group: VerbGroup) -> bool:
    """„макар Х да уверява, че …“"""
    tokens = ann.clause_at[group.head].tokens
    return any(ann.lower(i) in {"макар", "въпреки"} for i in tokens[:3])


def _sets_about(ann: Annotated, group: VerbGroup) -> bool:
    """„побърза да увери, че …“, „не пропусна да отбележи, че …“"""
    over = ann.verb_at.get(group.governor) if group.governor is not None else None
    if group.mood != "da" or over is None or over.mood != "told":
        return False
    wanted = "misses_not" if over.negated else "sets_about"
    return over.tense in ("past", "present") and wanted in ann.classes(over.head)
