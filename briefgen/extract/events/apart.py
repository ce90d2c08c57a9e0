"""What tells two events apart: „подобен договор“, „в същото време“, others who did it."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.annotate import Annotated, Nominal
from briefgen.annotate.clauses import Clause
from briefgen.extract.arguments import behind, nominals_of, subjects
from briefgen.extract.events.candidate import Candidate, is_definite
from briefgen.extract.events.cluster import Cluster, Told
from briefgen.gazetteer import gazetteer

_ALIKE = frozenset({"event_alike"})
# „отпътува за“
_LEAVES = frozenset({
    "отпътува", "замине", "заминава", "отлети", "отлита", "потегли", "потегля", "тръгне", "тръгва",
})  # fmt: skip


def is_another(ann: Annotated, candidate: Candidate) -> bool:
    """„подписа подобен договор“, „на отделна среща“: what is so called was not told before."""
    # „подписаха и друг договор“: at the same table.
    words = _ALIKE if candidate.noun is None else _ALIKE | {"event_another"}
    for noun in _objects(ann, candidate):
        if any(ann.classes(i) & words for i in range(noun.first - 1, noun.head)):
            return True
    return False


def _objects(ann: Annotated, candidate: Candidate) -> Iterator[Nominal]:
    if candidate.noun is not None:
        if not is_definite(ann, candidate.noun):
            yield candidate.noun
    elif candidate.kind == "signing" and candidate.verb is not None:
        yield from (n for n in behind(ann, candidate.verb) if n.kind == "document" and not n.prep)


def is_elsewhere(ann: Annotated, cluster: Cluster, told: Told) -> bool:
    """Whether somebody else did it, or the text says that it went on meanwhile or that they
    left for another town."""
    candidate = told.candidate
    if _leaves(cluster, told) or _is_visit_of_its_own(ann, cluster, told):
        return True
    if _shares_people(cluster, candidate):
        return False
    clause = candidate.clause
    if candidate.anaphoric and clause.kind != "main" and candidate.source == "deed":
        # „Х няма да дойде, защото е на посещение в Рим“: whom the main clause names
        others = _subjects_of_parent(ann, clause)
        if others and cluster.people and not others & cluster.people:
            return True
    if candidate.noun is not None and is_definite(ann, candidate.noun):
        return False
    inside = range(clause.tokens[0], clause.tokens[-1] + 1)
    if told.places and cluster.places and ann.found_in(inside, "meanwhile"):
        return True
    return _is_signed_by_others(ann, cluster, candidate)


def _leaves(cluster: Cluster, told: Told) -> bool:
    """„посрещна гостите във Варна … Оттам те отпътуваха за Белград“: that visit is over."""
    verb = told.candidate.verb
    if verb is None or told.candidate.source != "deed" or verb.lemma not in _LEAVES:
        return False
    ours, theirs = {p for p, _ in cluster.places}, {p for p, _ in told.places}
    if not ours or not theirs or ours & theirs or any(_is_land(p) for p in ours | theirs):
        return False
    states = [{gazetteer().states.get(place) for place in one} for one in (ours, theirs)]
    return None in states[0] | states[1] or not states[0] & states[1]


def _is_visit_of_its_own(ann: Annotated, cluster: Cluster, told: Told) -> bool:
    """„А се срещна с Б. Вчера А посети Рим“: nothing says that they met there. A headline
    tells shortly what the report tells again."""
    candidate = told.candidate
    if cluster.kind != "meeting" or cluster.days or cluster.places:
        return False
    if candidate.kind != "visit" or candidate.source != "deed" or candidate.again:
        return False
    unit = ann.unit_of(cluster.first.candidate.first)
    if candidate.first < unit.stop or ann.tokens[unit.stop - 1].text != ".":
        return False
    if told.days is None or not told.places:
        return False
    own = ann.unit_of(candidate.first)
    named = {mention.entity for mention in ann.mentions_in(own.start, own.stop)}
    return bool(cluster.people - candidate.people - named)


def _is_land(place: str) -> bool:
    return place.startswith("country-")


def _shares_people(cluster: Cluster, candidate: Candidate) -> bool:
    return bool(cluster.people & candidate.people)


def _subjects_of_parent(ann: Annotated, clause: Clause) -> frozenset[str]:
    if clause.parent is None:
        return frozenset()
    bare = [n for n in nominals_of(ann, ann.clauses[clause.parent]) if not n.prep]
    return frozenset(bare[0].entities) if bare and bare[0].kind == "person" else frozenset()


def _is_signed_by_others(ann: Annotated, cluster: Cluster, candidate: Candidate) -> bool:
    """Other states put their names to a paper that the text does not call the one told
    before."""
    if cluster.kind != "signing" or candidate.kind != "signing":
        return False
    if not _is_of_new_paper(ann, candidate):
        return False
    theirs = _states(ann, candidate)
    ours = frozenset().union(*(_states(ann, t.candidate) for t in cluster.told))
    return bool(ours and theirs) and not ours & theirs


def _is_of_new_paper(ann: Annotated, candidate: Candidate) -> bool:
    papers = list(_objects(ann, candidate))
    return bool(papers) and not any(is_definite(ann, paper) for paper in papers)


def _states(ann: Annotated, candidate: Candidate) -> frozenset[str]:
    """The states that sign, and those for which the signers hold their offices."""
    verb = candidate.verb
    if verb is None or candidate.source != "deed":
        return frozenset()
    named = frozenset(e for n in subjects(ann, verb) for e in n.entities)
    homes = {
        role.country
        for i, role in ann.roles.items()
        if role.country is not None
        and i in ann.mention_at
        and ann.mention_at[i].entity in named | candidate.people
    }
    return frozenset(e for e in named if e.startswith("country-")) | homes
