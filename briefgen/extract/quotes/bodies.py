"""Bodies of a state that speak without a name of their own: „парагвайското външно
министерство“, „външното министерство“, „гръцкото правителство“."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.annotate import Annotated, Nominal
from briefgen.gazetteer import gazetteer
from briefgen.gazetteer.local import local_entity
from briefgen.languages.bg.forms import agreeing
from briefgen.model import Entity

_NOT_ADJECTIVES = ("pronoun", "own", "vague_adjective", "demonstrative")


def state_body(
    ann: Annotated, nominal: Nominal, following: Sequence[Nominal], local: dict[str, Entity]
) -> str | None:
    """The entity of such a phrase, kept in ``local``; None where it says too little.

    What it is of, or which of several ministries, must be told.
    """
    head = nominal.head
    if nominal.kind != "body" or nominal.entities or "state_voice" not in ann.classes(head):
        return None
    noun = ann.lower(head).removesuffix("то").removesuffix("та")
    owner, adjectives = _owner(ann, head, following), []
    for i in range(nominal.first, head):
        country = gazetteer().country_of_adjective(ann.lower(i))
        if country is not None:
            owner = country
        elif ann.tokens[i].shape not in ("lower", "title") or any(
            name in ann.classes(i) for name in _NOT_ADJECTIVES
        ):
            return None
        else:
            adjectives.append(agreeing(ann.lower(i), noun))
    if owner is None and (not adjectives or not noun.startswith("министерств")):
        return None
    words = " ".join([*adjectives, noun, *(["на", owner.bg or ""] if owner else [])])
    name = words[0].upper() + words[1:]
    entity = gazetteer().match(name) or local_entity(name, "organisation", ann.lexicon.lang)
    local.setdefault(entity.id, entity)
    return entity.id


def _owner(ann: Annotated, head: int, following: Sequence[Nominal]) -> Entity | None:
    """The state behind „на“."""
    of = next((n for n in following if n.prep == "на" and n.first == head + 2), None)
    known = ann.entities.get(of.entities[0]) if of is not None and of.entities else None
    return known if known is not None and known.kind == "country" else None
