"""Whose document it is: the parties that its own words name."""

from __future__ import annotations

import re

from briefgen.extract.context import Context
from briefgen.extract.documents.heads import Head
from briefgen.extract.lists import read_list
from briefgen.gazetteer import gazetteer

BODIES = frozenset({"country", "organisation", "group"})
# Bodies that sign for another: the executives of the Union.
_FOR_WHOM = {
    "european-commission": "european-union",
    "council-of-the-european-union": "european-union",
    "european-council": "european-union",
}


def named_parties(context: Context, head: Head) -> tuple[list[str], bool]:
    """„между А и Б“, „с Б“, „на А“ behind the document's noun; and whether these are all."""
    ann = context.ann
    found: list[str] = []
    for i in range(head.last + 1, head.end + 1):
        word = ann.lower(i)
        if ann.tokens[i].shape == "mark" and not found and word not in {"„", "“", '"'}:
            break
        if word == "между":
            found = [e for m in read_list(context, i + 1, nested=True)
                     if (e := as_body(context, m.entity))]  # fmt: skip
            return found, len(found) > 1
    i = head.last + 1
    if ann.lower(i) == "на":
        # „на всички държави от коалицията“: the body whose states they are.
        for j in range(i + 1, min(i + 6, head.end + 1)):
            mention = ann.mention_at.get(j)
            if mention and mention.kind in BODIES:
                return [mention.entity], False
            if ann.tokens[j].shape == "mark":
                break
    for i in range(head.last + 1, head.end + 1):
        if ann.lower(i) in {"с", "със"}:
            found += [e for m in read_list(context, i + 1, nested=True)
                      if (e := as_body(context, m.entity))]  # fmt: skip
            if not found:
                mention = ann.mention_at.get(i + 2)
                found += [mention.entity] if mention and mention.kind in BODIES else []
            break
    return found, False


def as_body(context: Context, entity: str) -> str | None:
    """``entity`` as a party: a capital or parliament stands for its state, an office of
    the Union for the Union, a person for nobody."""
    ann = context.ann
    known = ann.entities.get(entity)
    if known is None or entity in ann.media:
        return None
    name = known.bg or ""
    if known.kind == "organisation":
        union = _FOR_WHOM.get(entity)
        if union in ann.entities:
            return union
        return _state_of(context, name) or entity
    if known.kind == "country" or (known.kind == "group" and not entity.startswith("local:")):
        return entity
    if known.kind == "place":
        if name == "Брюксел":
            return "european-union" if "european-union" in ann.entities else None
        country = gazetteer().seats.get(name)
        return add_country(context, country) if country else None
    return None


_ORGANS = re.compile(
    r"\b(парламент|сенат|правителство|кабинет|събрание|министерство)", re.IGNORECASE
)


def _state_of(context: Context, name: str) -> str | None:
    """„Естонски парламент“, „Сенат на Парагвай“: the state whose organ it is."""
    if not _ORGANS.search(name):
        return None
    words = name.split()
    country = gazetteer().country_of_adjective(words[0].lower())
    country = country or (gazetteer().match(words[-1]) if len(words) > 1 else None)
    known = country is not None and country.kind == "country"
    return add_country(context, country.id) if country and known else None


def add_country(context: Context, country: str) -> str:
    if country not in context.ann.entities:
        context.local.setdefault(country, gazetteer().entities[country])
    return country
