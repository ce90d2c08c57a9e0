"""The field of a minister whom a text calls „чешкият министър“ only, where it has told of
„министрите на отбраната на Чехия и Полша“."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from briefgen.annotate.colleagues import shared_offices
from briefgen.annotate.model import Role
from briefgen.annotate.offices import Office
from briefgen.annotate.words import Words

_OF_A_FIELD = frozenset({"minister", "deputy-minister"})


def with_fields(
    words: Words, offices: Sequence[Office], roles: Mapping[int, Role]
) -> dict[int, Role]:
    """The roles that lack a field, with the one that the text gave their state's minister."""
    vague = {
        first: role
        for first, role in roles.items()
        if role.country and role.held and role.held.kind in _OF_A_FIELD and not role.held.subject
    }
    shared = shared_offices(words, offices) if vague else {}
    found: dict[int, Role] = {}
    for first, role in vague.items():
        told = {
            other.held: other
            for last, other in shared.get(role.country or "", ())
            if last < role.first and other.held and role.held and other.held.kind == role.held.kind
        }
        if len(told) == 1:
            ((held, other),) = told.items()
            base = f"{other.base} на {words.country_name(role.country or '')}"
            found[first] = replace(role, base=base, held=replace(held, country=role.country))
    return found
