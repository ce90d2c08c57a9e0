"""Speech that runs on over sentences without a new verb of saying: „Х каза, че …
Щели да подпишат през май“, „Х го поправи: подпис няма. Церемонията е предвидена за май“."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.annotate import Annotated
from briefgen.annotate.clauses import Clause
from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.quotes.report import Report

_IS = frozenset({"е", "са"})
_STANDS = frozenset({"be", "have", "lie_ahead", "must"})


def runs_on(
    ann: Annotated, number: int, clauses: Sequence[Clause], before: Report
) -> Report | None:
    """The word of ``before`` going on through the sentence ``number`` behind its own.

    The forms of hearsay show it (``щели``, ``бил``); behind speech that a colon opens, the
    present and the future of the next sentence do, for the report itself is told in the past.
    """
    if ann.sentences[number].paragraph != ann.sentences[number - 1].paragraph:
        return None
    groups = [g for c in clauses if not c.quoted and c.kind == "main" for g in c.verbs
              if g.kind == "finite"]  # fmt: skip
    if not groups or any(_speaks(g) for c in clauses for g in c.verbs):
        return None
    if not (_is_heard(groups[0]) or (before.opened and _is_not_past(ann, groups))):
        return None
    unit = ann.units[number]
    return Report(
        (ann.span(unit.start, unit.stop - 1),), before.speaker, before.at, before.words,
        before.clause,
    )  # fmt: skip


def _speaks(group: VerbGroup) -> bool:
    told = group.kind == "finite" and not group.passive
    return told and bool(group.senses & {"say", "relay", "believe"})


def _is_heard(group: VerbGroup) -> bool:
    return group.mood == "heard"


def _is_not_past(ann: Annotated, groups: Sequence[VerbGroup]) -> bool:
    """„ще“, „е“, „няма“, „е предвидена“: a present that no aorist is written like."""
    return all(
        g.tense == "future"
        or (g.tense == "present" and g.senses & _STANDS)
        or (g.passive and ann.lower(g.first) in _IS)
        for g in groups
    )
