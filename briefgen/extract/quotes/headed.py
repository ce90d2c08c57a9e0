"""Whose speech it is by a name alone: „Х: „…““, „Х пред Ройтерс: „…““, „Писмото на Х: „…““."""

from __future__ import annotations

from briefgen.annotate import Annotated
from briefgen.extract.quotes.speakers import Speaker


def headed_by(ann: Annotated, unit: range, colon: int) -> tuple[Speaker, int] | None:
    """The person whose name stands without a verb before a colon.

    Who opens the line speaks, whatever he speaks of; a person further on does where he is the
    only one, and where no preposition makes him the matter („Плакат срещу Х: „…““).
    """
    people = [m for m in ann.mentions_in(unit.start, colon - 1) if m.kind == "person"]
    several = len({m.entity for m in people}) > 1
    clauses = {clause.number for clause in ann.clauses_of(ann.unit_at[unit.start])}
    nominals = [
        n
        for clause in sorted(clauses)
        for n in ann.nominals[clause]
        if n.kind == "person" and n.entities and n.last < colon
    ]
    first = next((i for i in unit if ann.tokens[i].shape != "mark"), unit.start)
    for nominal in nominals:
        alone = len(nominal.entities) == 1 and not nominal.prep
        opens = nominal.first == first or _role_first(ann, nominal.entities[0]) == first
        behind = nominal.last + 1
        if alone and opens and (behind == colon or "preposition" in ann.classes(behind)):
            return Speaker(nominal.entities[0], nominal.first, nominal.last), nominal.first
    if several or not people:
        return None
    last = ann.mention_at.get(colon - 1)
    role = ann.role_of(people[0].entity)
    ends = last is not None or (role is not None and role.last == colon - 1)
    preps = {n.prep for n in nominals if people[0].entity in n.entities}
    if not ends or (last is not None and last.kind != "person") or not preps <= {None, "", "на"}:
        return None
    if "preposition" in ann.classes(people[0].first - 1) and ann.lower(people[0].first - 1) != "на":
        return None
    return Speaker(people[0].entity, people[0].first, people[0].last), people[0].first


def _role_first(ann: Annotated, entity: str) -> int:
    role = ann.role_of(entity)
    return role.first if role is not None else -1
