"""Countries and bodies that adjectives and common nouns name: „руски представители“, „от
чилийска страна“, „от името на движението“."""

from __future__ import annotations

from briefgen.annotate import Annotated
from briefgen.extract.context import Context
from briefgen.extract.documents.bodies_meant import body_called
from briefgen.extract.documents.offices import adjective_country
from briefgen.extract.documents.parties import add_country

_SIDE = frozenset({"страна", "страната", "страни", "страните"})
_JOINERS = frozenset({"и", ","})
_LONGEST_ROW = 7


def nations(ann: Annotated, first: int) -> list[str]:
    """„руски и ирански представители“, „българската делегация“: the countries of adjectives
    before a noun for those who act."""
    found: list[str] = []
    for i in range(first, min(first + _LONGEST_ROW, len(ann.tokens))):
        if i in ann.mention_at or i in ann.references:
            return []
        country = adjective_country(ann, i, i)
        if country is not None:
            found.append(country)
        elif i == first:
            return []
        elif ann.classes(i) & {"people_of", "body_head"} or ann.lower(i) in _SIDE:
            following = ann.mention_at.get(i + 1)
            return [] if following is not None and following.kind == "person" else found
        elif ann.lower(i) not in _JOINERS:
            return []
    return []


def sides_of(context: Context, tokens: list[int]) -> list[str]:
    """„от аржентинска страна“, „от чилийска –“: the countries that adjectives name; „от
    името на движението“: the body that was called so before."""
    ann = context.ann
    found = []
    for i in tokens:
        if ann.lower(i) == "името" and ann.lower(i + 1) == "на" and i + 2 not in ann.mention_at:
            called = body_called(context, i + 2)
            found += [called] if called else []
        if ann.lower(i) == "от":
            country = adjective_country(ann, i + 1, i + 1)
            if country and (ann.lower(i + 2) == "страна" or _is_mark(ann, i + 2)):
                found.append(add_country(context, country))
    return found


def _is_mark(ann: Annotated, i: int) -> bool:
    return i < len(ann.tokens) and ann.tokens[i].shape == "mark"
