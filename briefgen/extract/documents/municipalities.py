"""Towns that the text calls municipalities: „Общините Видин и Калафат“, „община Баните“."""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.annotate import Annotated
from briefgen.extract.context import Context
from briefgen.gazetteer.local import local_entity

_ONE = frozenset({"община", "общината"})
_SEVERAL = frozenset({"общини", "общините"})
_JOINS = frozenset({",", "и"})
_ROW = 12


def as_municipalities(context: Context, parties: Iterable[str]) -> list[str]:
    """``parties`` with „Община Видин“ for a town that the text calls so."""
    parties = list(parties)
    towns = [p for p in parties if _is_place(context, p)]
    if not towns:
        return parties
    called = municipalities(context.ann)
    return [_municipality(context, p) if p in towns and p in called else p for p in parties]


def _is_place(context: Context, party: str) -> bool:
    known = context.ann.entities.get(party) or context.local.get(party)
    return known is not None and known.kind == "place"


def municipalities(ann: Annotated, *, towns: bool = False) -> set[str]:
    """The places that stand behind „община“ or „общините“; ``towns``: behind „градовете“, too."""
    found: set[str] = set()
    for i, token in enumerate(ann.tokens):
        if token.lower not in _ONE | _SEVERAL and not (towns and token.lower == "градовете"):
            continue
        at = i + 1
        while at <= i + _ROW and (mention := ann.mention_at.get(at)) is not None:
            if mention.kind == "place":
                found.add(mention.entity)
            at = mention.last + 1
            if token.lower in _ONE or ann.lower(at) not in _JOINS:
                break
            at += 1
    return found


def _municipality(context: Context, town: str) -> str:
    known = context.ann.entities.get(town) or context.local.get(town)
    name = known.bg if known is not None else None
    if not name:
        return town
    entity = local_entity(f"Община {name}", "organisation", context.ann.lexicon.lang)
    context.local.setdefault(entity.id, entity)
    return entity.id
