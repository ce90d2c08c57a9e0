"""What a verb tells as an event, and who does it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.annotate import Annotated, Nominal
from briefgen.annotate.clauses import Clause
from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.arguments import subjects

_PRIVATE = frozenset({"private_person", "private_traveller"})
ACTORS = frozenset({"person", "group", "pronoun", "other", "body"})


@dataclass(frozen=True, slots=True)
class Deed:
    """The kind of the event; ``words`` are phrases that belong to its evidence.

    ``host``, ``weak``, ``again`` and ``people`` are those of the candidate; ``people`` is
    None where they are all whom the clause names.
    """

    kind: str
    words: tuple[Nominal, ...] = ()
    host: tuple[Nominal, ...] = ()
    weak: bool = False
    again: bool = False
    people: frozenset[str] | None = None


def by_phone(ann: Annotated, clause: Clause) -> bool:
    inside = range(clause.tokens[0], clause.tokens[-1] + 1)
    return bool(ann.found_in(inside, "by_phone", "by_video"))


def doers_of(ann: Annotated, group: VerbGroup) -> list[Nominal]:
    return [n for n in subjects(ann, group) if n.kind in ACTORS or n.kind == "place"]


def several(group: VerbGroup, who: Sequence[Nominal]) -> bool:
    """Two or more that did it: „А и Б“, „министрите“, „двамата“."""
    return group.plural and (len(who) > 1 or any(n.plural or len(n.entities) > 1 for n in who))


def is_country(ann: Annotated, nominal: Nominal) -> bool:
    mention = ann.mention_at.get(nominal.first)
    return mention is not None and mention.kind == "country"


def is_delegation(ann: Annotated, nominal: Nominal) -> bool:
    """„делегацията“, „мисията“: a group of guests."""
    return "delegation" in ann.classes(nominal.head)


def is_private(ann: Annotated, nominal: Nominal) -> bool:
    """„актьорът Том Ханкс“, „певицата“: whoever the text calls so is on no visit."""
    words = set(range(nominal.first, nominal.last + 1))
    for i, role in ann.roles.items():
        if i in ann.mention_at and ann.mention_at[i].entity in nominal.entities:
            words |= set(range(role.first, role.last + 1))
    return any(ann.classes(i) & _PRIVATE for i in words)


def is_official(ann: Annotated, nominal: Nominal) -> bool:
    """Whoever holds an office travels on a visit; refugees and tourists arrive, too."""
    if nominal.kind in ("other", "pronoun"):
        return True
    if not nominal.entities:
        # „вътрешният министър на Италия“ is nobody's name, but an office
        return not any(ann.classes(i) & _PRIVATE for i in range(nominal.first, nominal.last + 1))
    held = {
        ann.mention_at[i].entity: not ann.classes(role.first) & _PRIVATE
        for i, role in ann.roles.items()
        if i in ann.mention_at
    }
    return any(
        held[one] if one in held else one in ann.entities and bool(ann.entities[one].roles)
        for one in nominal.entities
    )
