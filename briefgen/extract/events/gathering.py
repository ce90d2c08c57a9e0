"""From candidates to events: those that tell of one event joined, background left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from briefgen.annotate import Annotated, Nominal
from briefgen.extract.context import Context
from briefgen.extract.dates import DateExpression
from briefgen.extract.events.beside import Beside, beside, of_signing
from briefgen.extract.events.candidate import Candidate, is_definite
from briefgen.extract.events.cluster import Cluster, Told, add
from briefgen.extract.events.days import days_of, stretched
from briefgen.extract.events.deeds import deeds
from briefgen.extract.events.lasting import lasts
from briefgen.extract.events.matching import fits
from briefgen.extract.events.news import (
    can_stand_alone,
    is_background,
    is_called_off,
    is_earlier,
)
from briefgen.extract.events.nouns import by_anaphor, continued, nouns
from briefgen.extract.events.places import places_of
from briefgen.extract.events.rows import Row, in_row, row_of

# A noun named this few candidates before may be that of a verb.
_FEW = 4


def gather(
    context: Context, dates: Mapping[int, Sequence[DateExpression]]
) -> tuple[list[Cluster], list[tuple[Cluster, Beside]]]:
    """The events, and of those that took place around another one, around which."""
    ann = context.ann
    ranks = {
        kind: int(entry["rank"]) for kind, entry in ann.lexicon.entries.get("events", {}).items()
    }
    clusters: list[Cluster] = []
    around: list[tuple[Cluster, Beside]] = []
    waiting: list[Told] = []
    rows = _rows(ann)
    for candidate in candidates(ann):
        days = days_of(ann, candidate, dates)
        if days and candidate.time == "present" and days.start > ann.article.date:
            candidate = replace(candidate, time="coming")  # „пристига утре“
        if is_called_off(ann, candidate):
            continue
        places = places_of(context, candidate)
        told = Told(candidate, days, places, _sentence(ann, candidate))
        told = in_row(told, _row(ann, rows, told))
        candidate = told.candidate
        if is_background(ann, candidate, told, dates) or is_earlier(ann, told, clusters):
            continue
        signing = of_signing(ann, told, clusters)
        if signing:
            add(signing, told, ranks)
            continue
        other = beside(ann, told, clusters)
        if other:
            new = Cluster(candidate.kind, [])
            add(new, told, ranks)
            clusters.append(new)
            around.append((new, other))
            continue
        same = [c for c in reversed(clusters) if fits(ann, c, told)]
        same.sort(key=lambda c: c.kind != candidate.kind)
        if same:
            add(same[0], told, ranks)
        elif can_stand_alone(ann, told):
            new = Cluster(candidate.kind, [])
            add(new, told, ranks)
            _named_before(ann, new, waiting, ranks)
            clusters.append(new)
        else:
            waiting.append(told)
    for cluster in clusters:
        _stretch(ann, cluster)
    return clusters, around


def _stretch(ann: Annotated, cluster: Cluster) -> None:
    """„Форумът завърши вчера. … Домакин на тридневната среща …“: one sentence tells the
    day, another how many they were."""
    if cluster.days is None:
        return
    for told in cluster.told:
        # A meeting on a visit is shorter than the visit.
        if cluster.kind == "visit" != told.candidate.kind:
            continue
        length = lasts(ann, told.candidate)
        if length:
            cluster.days = stretched(cluster.days, *length)
            return


def _rows(ann: Annotated) -> list[Row]:
    found = [
        row_of(ann, clause, _sentence_at(ann, clause.tokens[0]))
        for clause in ann.clauses
        if clause.tokens and not clause.quoted
    ]
    return [row for row in found if row]


def _row(ann: Annotated, rows: Sequence[Row], told: Told) -> Row | None:
    return next((row for row in reversed(rows) if row.sentence <= told.sentence), None)


def _named_before(
    ann: Annotated, cluster: Cluster, waiting: Sequence[Told], ranks: Mapping[str, int]
) -> None:
    """„при посещението на министъра, който обиколи …“: the noun that came right before."""
    own = cluster.first
    for told in waiting[-_FEW:]:
        near = 0 <= own.sentence - told.sentence <= 1
        noun = told.candidate.noun
        if near and told.candidate.kind != cluster.kind:
            continue
        if near and noun and is_definite(ann, noun) and fits(ann, cluster, told):
            add(cluster, told, ranks)
            cluster.told.insert(0, cluster.told.pop())
            return


def candidates(ann: Annotated) -> Iterator[Candidate]:
    last: str | None = None
    subject: Nominal | None = None
    unit = -1
    for clause in ann.clauses:
        if clause.quoted or not clause.tokens or clause.kind in ("condition", "purpose"):
            continue
        if ann.unit_at[clause.tokens[0]] > unit + 1:
            subject = None
        found = [
            *nouns(ann, clause), *deeds(ann, clause), *continued(ann, clause, subject),
            *by_anaphor(ann, clause, last),
        ]  # fmt: skip
        found.sort(key=lambda c: (c.source == "named", c.first))
        yield from found
        last = next((c.kind for c in reversed(found) if c.source != "named"), last)
        new = next((n for n in ann.nominals[clause.number] if not n.prep), None)
        if new and new.kind == "event":
            subject, unit = new, ann.unit_at[clause.tokens[0]]


def _sentence(ann: Annotated, candidate: Candidate) -> int:
    return _sentence_at(ann, candidate.first)


def _sentence_at(ann: Annotated, token: int) -> int:
    return ann.unit_at[token]
