"""What took place around another event: „преди заседанието“, „в кулоарите на форума“,
„по-рано през деня“. It is an event of its own, on the same day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from briefgen.annotate import Annotated
from briefgen.extract.arguments import subjects
from briefgen.extract.events.candidate import Candidate, is_definite
from briefgen.extract.events.cluster import Cluster, Told
from briefgen.extract.events.days import Days
from briefgen.extract.events.matching import GREAT, MEANS
from briefgen.model import Span

Relation = Literal["beside", "within", "around", "same_day"]
_RELATIONS: tuple[Relation, ...] = ("beside", "within", "around", "same_day")
_HELD = frozenset({"meeting", "call", "negotiations"})
_NEAR = 3


@dataclass(frozen=True, slots=True)
class Beside:
    """``other`` is the event around which it took place, ``span`` the words that say so."""

    other: Cluster
    relation: Relation
    span: Span


def beside(ann: Annotated, told: Told, clusters: Sequence[Cluster]) -> Beside | None:
    """Around which of the events told before the candidate took place, as one of its own."""
    candidate = told.candidate
    if not clusters or not _can_be(ann, candidate):
        return None
    clause = candidate.clause
    inside = range(clause.tokens[0], clause.tokens[-1] + 1)
    for relation in _RELATIONS:
        for hit in ann.found_in(inside, relation):
            if ann.clause_at.get(hit.first) is not clause:
                continue
            last, other = (
                (hit.last, _dated(clusters))
                if relation == "same_day"
                else _named(ann, candidate, hit.last, clusters)
            )
            if other and _is_another(other, candidate, relation):
                return Beside(other, relation, ann.span(hit.first, last))
    return None


def _can_be(ann: Annotated, candidate: Candidate) -> bool:
    if candidate.again or candidate.clause.kind not in ("main", "that"):
        return False
    if candidate.source == "deed":
        return candidate.kind in _HELD and (not candidate.weak or bool(candidate.host))
    return (
        candidate.source == "told"
        and candidate.noun is not None
        and not candidate.noun.prep
        and not is_definite(ann, candidate.noun)
    )


def _dated(clusters: Sequence[Cluster]) -> Cluster | None:
    return next((c for c in reversed(clusters) if c.days and c.days.start == c.days.end), None)


def _named(
    ann: Annotated, candidate: Candidate, last: int, clusters: Sequence[Cluster]
) -> tuple[int, Cluster | None]:
    """The event of the noun behind the preposition: „преди подписването“, „преди срещата“."""
    if "event_ceremony" in ann.classes(last + 1):
        return last + 1, clusters[0]
    for nominal in ann.nominals[candidate.clause.number]:
        near = 0 < nominal.first - last <= _NEAR and nominal.head != candidate.at
        if near and nominal.kind == "event" and is_definite(ann, nominal):
            kinds = {nominal.code, *(k for k, other in MEANS.items() if nominal.code in other)}
            fitting = [c for c in clusters if c.kind in kinds]
            fitting.sort(key=lambda c: c.kind != nominal.code)
            return nominal.last, fitting[0] if fitting else None
    return last, None


def of_signing(ann: Annotated, told: Told, clusters: Sequence[Cluster]) -> Cluster | None:
    """„Преди подписването министрите проведоха среща“: the meeting at which those of the
    signing told before put their names."""
    candidate = told.candidate
    if candidate.kind not in {"meeting", "negotiations"} or candidate.weak or told.places:
        return None
    clause = candidate.clause
    for hit in ann.found_in(range(clause.tokens[0], clause.tokens[-1] + 1), "around"):
        if ann.classes(hit.last + 1) & {"event_ceremony", "event_anaphor"}:
            signing = next((c for c in clusters if c.kind == "signing"), None)
            if signing and _is_theirs(ann, signing, candidate):
                return signing
    return None


def _is_theirs(ann: Annotated, signing: Cluster, candidate: Candidate) -> bool:
    """Whether nobody else took part in it than those who signed."""
    verb = candidate.verb
    if candidate.people:
        return candidate.people <= signing.people
    return verb is not None and verb.plural and bool(subjects(ann, verb))


def _is_another(other: Cluster, candidate: Candidate, relation: Relation) -> bool:
    """A meeting in a visit is part of it, „по време на срещата“ tells more of the meeting."""
    if other.kind == "visit" or (relation == "same_day" and candidate.time != "past"):
        return False
    if relation == "within" and other.kind not in GREAT:
        return False
    if candidate.source == "told":
        return True
    return bool(candidate.people - other.people)


def with_days(cluster: Cluster, found: Beside, days: Days | None) -> None:
    """What ``cluster`` leaves open is as with the event around which it took place.

    ``days`` are those of that event.
    """
    spans = (found.span, *(days.spans if days else ()))
    # The last day of a conference of unknown length.
    ended = days and days.edge == "end" and days.start == days.end
    apart = days and days.start != days.end and found.relation in ("around", "same_day")
    if days and cluster.days is None and not apart and not ended:
        cluster.days = replace(days, spans=tuple(dict.fromkeys(spans)))
    if found.relation in ("beside", "within") and not cluster.places:
        cluster.places = list(found.other.places)
