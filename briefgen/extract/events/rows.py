"""Several events announced at once: „Будапеща посреща лидерите за две срещи на върха“.

The sentences behind tell each of them; their kind and place stand here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from briefgen.annotate import Annotated
from briefgen.annotate.clauses import Clause
from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.arguments import subjects
from briefgen.extract.events.cluster import Told
from briefgen.extract.events.nouns import is_row
from briefgen.extract.events.places import Place
from briefgen.extract.events.time import time_of

_NEAR = 1


@dataclass(frozen=True, slots=True)
class Row:
    """Events of one kind, and the place of all where the text gives it."""

    kind: str
    sentence: int
    place: Place | None


def row_of(ann: Annotated, clause: Clause, sentence: int) -> Row | None:
    """What a clause announces."""
    for noun in ann.nominals[clause.number]:
        if noun.kind != "event" or noun.code == "meeting" or not is_row(ann, noun):
            continue
        for group in clause.verbs:
            if group.senses & {"receive", "host"} and time_of(ann, group):
                return Row(noun.code, sentence, _place(ann, group))
        return Row(noun.code, sentence, None)
    return None


def _place(ann: Annotated, group: VerbGroup) -> Place | None:
    for nominal in subjects(ann, group):
        mention = ann.mention_at.get(nominal.head)
        if mention and mention.kind == "place":
            return mention.entity, ann.span(mention.first, mention.last)
    return None


def in_row(told: Told, row: Row | None) -> Told:
    """``told`` as one of the row, where its own words only say that people meet."""
    if row is None or not told.candidate.weak or not 0 <= told.sentence - row.sentence <= _NEAR:
        return told
    places = told.places or ((row.place,) if row.place else ())
    candidate = replace(told.candidate, kind=row.kind, weak=False)
    return replace(told, candidate=candidate, places=places)
