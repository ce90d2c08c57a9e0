"""Who is told by what he did at an occasion: „ръководилият заседанието министър А“,
„участвалата в срещата Б“."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.extract.participants.claims import Claim
from briefgen.extract.participants.scene import Scene

# Tokens from the participle to its occasion, and to the person behind it.
_OCCASION, _PERSON = 5, 16


def tasks(scene: Scene) -> Iterator[Claim]:
    """People behind such a participle: they were there."""
    ann = scene.ann
    for i in ann.having("doer_participle"):
        clause = ann.clause_at.get(i)
        if clause is None or not scene.is_told(clause):
            continue
        stop = min(i + _PERSON, ann.unit_of(i).stop)
        person = next((m for m in ann.mentions_in(i + 1, stop - 1) if m.kind == "person"), None)
        if person is None or any(g.kind == "finite" for g in ann.verbs_in(range(i, person.first))):
            continue
        between = range(i + 1, person.first)
        if any(ann.tokens[j].text in ",;:" for j in between):
            continue
        events = {n.head for n in ann.nominals[clause.number] if n.kind == "event"}
        at = next((j for j in between if j <= i + _OCCASION and (
            j in events or ann.classes(j) & {"occasion", "delegation"})), None)  # fmt: skip
        if at is not None:
            named = ann.span(person.first, person.last)
            yield Claim(person.entity, "attended", (named, ann.span(i, at)))
