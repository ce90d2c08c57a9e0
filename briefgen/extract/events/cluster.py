"""One event that the text tells several times: its best kind, days, places and host."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from briefgen.extract.events.candidate import Candidate
from briefgen.extract.events.days import Days, joined
from briefgen.extract.events.places import Place
from briefgen.model import Span

# What is part of a meeting, where one is told.
_NEXT_DAYS = dt.timedelta(days=3)
WITHIN = frozenset({"signing", "vote"})


@dataclass(frozen=True, slots=True)
class Told:
    """A candidate with what its own words give."""

    candidate: Candidate
    days: Days | None
    places: tuple[Place, ...]
    sentence: int


@dataclass(slots=True)
class Cluster:
    """One event; ``told`` in the order of the text."""

    kind: str
    told: list[Told]
    days: Days | None = None
    places: list[Place] = field(default_factory=list)
    host: str | None = None
    host_spans: tuple[Span, ...] = ()

    @property
    def first(self) -> Told:
        return self.told[0]

    @property
    def people(self) -> frozenset[str]:
        return frozenset().union(*(t.candidate.people for t in self.told))

    @property
    def time(self) -> str:
        coming = bool(self.told) and all(t.candidate.time == "coming" for t in self.told)
        return "coming" if coming else "past"


def add(cluster: Cluster, told: Told, ranks: Mapping[str, int]) -> None:
    """Take up what ``told`` says of the cluster's event."""
    weak = all(t.candidate.weak for t in cluster.told)
    candidate = told.candidate
    better = ranks[candidate.kind] > ranks[cluster.kind]
    telling = candidate.source != "named" or bool(told.days or told.places)
    # „В навечерието на форума А прие Б“: a noun of no verb may be of something else.
    tied = candidate.verb is not None or bool(told.days or told.places)
    if (
        better
        and tied
        and not candidate.weak
        and (weak or (cluster.kind in WITHIN and telling) or candidate.kind == "visit")
    ):
        cluster.kind = candidate.kind
    if candidate.kind == "summit" and cluster.kind == "meeting" and candidate.source != "deed":
        cluster.kind = "summit"  # „лидерите се срещат … Домакин на срещата на върха е …“
    stage = (
        cluster.kind == "visit"
        and bool(cluster.told)
        and (candidate.kind != "visit" or candidate.anaphoric or candidate.again)
    )
    cluster.told.append(told)
    # A stage of a visit says no more than that the visit lasted till then.
    if told.days and not (stage and cluster.days is None):
        cluster.days = (
            joined(cluster.days, told.days) or cluster.days if cluster.days else told.days
        )
    parent = candidate.clause.parent
    if (
        cluster.kind == "visit"
        and len(cluster.told) > 1
        and told.days
        and cluster.days
        and not told.days.vague
        and (bool(told.places) or any(parent == t.candidate.clause.number for t in cluster.told))
    ):
        apart = told.days.start - cluster.days.end
        if dt.timedelta(0) < apart <= _NEXT_DAYS:
            spans = tuple(dict.fromkeys((*cluster.days.spans, *told.days.spans)))
            cluster.days = replace(cluster.days, end=told.days.end, spans=spans)
    later = bool(told.days and cluster.days and told.days != cluster.days)
    if not cluster.places or cluster.kind == "visit" or later or _narrower(cluster, told):
        known = {p for p, _ in cluster.places}
        cluster.places += [p for p in told.places if p[0] not in known]
    cities = [p for p in cluster.places if not p[0].startswith("country-")]
    cluster.places = cities or cluster.places[:1]


def _narrower(cluster: Cluster, told: Told) -> bool:
    return all(p.startswith("country-") for p, _ in cluster.places)
