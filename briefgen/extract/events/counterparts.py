"""Who of those who met is „домакинът“, where the text gives no name with the word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.annotate import Annotated
from briefgen.annotate.clauses import Clause
from briefgen.extract.arguments import subjects
from briefgen.extract.events.cluster import Cluster
from briefgen.gazetteer import gazetteer
from briefgen.model import Span

_THE_HOST = frozenset({"домакинът", "домакина", "домакинята"})
_THE_GUEST = frozenset({"гостът", "госта", "гостенката", "гостенка"})
_COLLEAGUE = frozenset({"колега", "колежка"})
_NEAR = 4


def add_counterparts(ann: Annotated, clusters: Sequence[Cluster]) -> None:
    """Add the hosts that are told by „домакинът“, „гостът“ or „по покана на своя колега“."""
    for clause in ann.clauses:
        if clause.quoted or not clause.tokens:
            continue
        for i in clause.tokens:
            word = ann.lower(i)
            if word in _THE_HOST or word in _THE_GUEST:
                _of_two(ann, clusters, clause, i)
                break
        for span, stop in _invitations(ann, clause):
            for cluster in clusters:
                own = any(t.candidate.clause is clause for t in cluster.told)
                host = _of_the_state(ann, cluster, _named_before(ann, stop)) if own else None
                if host and cluster.host is None and cluster.kind == "visit":
                    cluster.host, cluster.host_spans = host, (span,)


def _of_two(ann: Annotated, clusters: Sequence[Cluster], clause: Clause, word: int) -> None:
    """„посланикът подари на домакинята книга“: of two who met it is the other, or the one
    in whose state they met."""
    named = ann.mention_at.get(word + 1)
    if named is not None and named.kind == "person":
        # „разговаря с домакина Х“ says itself who it is.
        clusters = [c for c in clusters if named.entity in c.people]
    met = [
        c for c in clusters
        if c.host is None and c.first.candidate.first < word and len(_two(c)) == 2
    ]  # fmt: skip
    for cluster in met[-1:]:
        two = _two(cluster)
        guests = {
            entity
            for group in clause.verbs
            for nominal in subjects(ann, group)
            for entity in nominal.entities
            if nominal.kind == "person"
        }
        if cluster.kind == "visit":
            guests |= cluster.first.candidate.people
        left = two - guests if ann.lower(word) in _THE_HOST else frozenset[str]()
        host = next(iter(left)) if len(left) == 1 else _of_the_state(ann, cluster, two, both=True)
        if host:
            cluster.host, cluster.host_spans = host, (ann.span(word, word),)


def _two(cluster: Cluster) -> frozenset[str]:
    """Who met, or the guest with whom the text tells of later."""
    if cluster.kind == "visit":
        return cluster.people
    return cluster.first.candidate.people if cluster.kind == "meeting" else frozenset()


def _of_the_state(
    ann: Annotated, cluster: Cluster, people: frozenset[str], *, both: bool = False
) -> str | None:
    """The one of ``people`` in whose state the event took place; with ``both``, others must
    be at home elsewhere: the head of a mission is at home in no state."""
    states = {p if p.startswith("country-") else gazetteer().states.get(p)
              for p, _ in cluster.places}  # fmt: skip
    homes = {
        ann.mention_at[i].entity: role.country
        for i, role in ann.roles.items()
        if i in ann.mention_at and role.country is not None
    }
    hosts = {one for one in people if homes.get(one) in states}
    if len(hosts) != 1 or (both and hosts == people & set(homes)):
        return None
    return next(iter(hosts))


def _invitations(ann: Annotated, clause: Clause) -> Iterator[tuple[Span, int]]:
    """„по покана на своя колега“: the words, and where they begin."""
    inside = range(clause.tokens[0], clause.tokens[-1] + 1)
    for hit in ann.found_in(inside, "invited_by"):
        for i in range(hit.last + 1, min(hit.last + 1 + _NEAR, clause.tokens[-1] + 1)):
            if ann.lower(i) in _COLLEAGUE:
                yield ann.span(hit.first, i), hit.first


def _named_before(ann: Annotated, stop: int) -> frozenset[str]:
    return frozenset(m.entity for m in ann.mentions_in(0, stop) if m.kind == "person")
