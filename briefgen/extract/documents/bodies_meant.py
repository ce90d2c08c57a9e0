"""Whom „двата музея“, „двете дружества“ and „заводът“ mean: bodies that the text has named."""

from __future__ import annotations

import re

from briefgen.annotate import Annotated
from briefgen.extract.context import Context
from briefgen.extract.documents.parties import as_body
from briefgen.extract.quoted_names import OPENING, quoted_body

# What a common noun for bodies leaves when its endings are gone: „институтите“, „академията“.
_ENDING = re.compile(r"(?:ът|ите|ата|ята|ото|ето|ия|та|то|те|а|я|и|е|о|ове|ът|ят)$")
_SHORTEST = 4
# Nouns for bodies of any kind, and for such as trade.
_ANY = ("организаци", "институци", "структур", "ведомств")
_FIRMS = ("компани", "фирм", "дружеств", "предприяти", "корпораци", "концерн")
_OF_STATE = re.compile(
    r"министерств|правителств|парламент|комисия|комитет|съвет|служба|агенция|дирекция|събрание|"
    r"прокуратур|съд|партия|движение|академия|университет|институт|музей",
    re.IGNORECASE,
)
# How far behind the common noun the name of the body may stand.
_NAME_REACH = 4


def root_of(word: str) -> str:
    """The part of a noun that its forms share: институт of „институтите“."""
    while len(word) > _SHORTEST and (ending := _ENDING.search(word)):
        shorter = word[: ending.start()]
        if len(shorter) < _SHORTEST:
            break
        word = shorter
    return word


def bodies_called(context: Context, noun: int, count: int) -> list[str]:
    """The ``count`` bodies before the noun at ``noun`` that may be called so: museums are
    „двата музея“, and companies „двете дружества“; none where others would fit, too."""
    ann = context.ann
    word = ann.lower(noun)
    found: dict[str, int] = {}
    for entity, place in _named_before(context, noun):
        if _may_be_called(context, entity, word):
            found[entity] = place
    if len(found) == count:
        return list(found)
    unit = ann.unit_at[noun]
    near = [e for e, place in found.items() if unit - ann.unit_at[place] <= 1]
    return near if len(near) == count else []


def _named_before(context: Context, noun: int) -> list[tuple[str, int]]:
    """Organisations by name or in quotation marks before ``noun``, in order."""
    ann = context.ann
    found = [(m.entity, m.first) for m in ann.mentions_in(0, noun - 1)
             if m.kind == "organisation" and m.entity not in ann.media
             and not ann.is_noise(m.first)]  # fmt: skip
    named = {place for _, place in found}
    for quoted in ann.quoted:
        opener = ann.token_at(quoted.outer.start)
        if opener >= noun:
            break
        if opener + 1 in named or ann.tokens[opener].text not in OPENING:
            continue
        body = quoted_body(context, opener)
        if body is not None:
            found.append((body[0], opener))
    return sorted(found, key=lambda pair: pair[1])


def _may_be_called(context: Context, entity: str, word: str) -> bool:
    known = context.local.get(entity) or context.ann.entities.get(entity)
    name = (known.bg or "") if known is not None else ""
    if word.startswith(_ANY):
        return True
    if word.startswith(_FIRMS):
        return not _OF_STATE.search(name)
    root = root_of(word)
    return any(part.lower().startswith(root) for part in name.split())


def body_called(context: Context, place: int) -> str | None:
    """The body that „движението“ or „заводът“ at ``place`` is: what its name said before."""
    return body_with(context, place, root_of(context.ann.lower(place)))


def body_with(context: Context, place: int, root: str) -> str | None:
    """The body named last before ``place`` by a word with ``root``."""
    ann = context.ann
    for i in range(place - 1, -1, -1):
        if ann.tokens[i].shape == "mark" or not ann.lower(i).startswith(root):
            continue
        for j in range(i, min(i + _NAME_REACH, place)):
            quoted = quoted_body(context, j)
            mention = ann.mention_at.get(j)
            if quoted is not None:
                return quoted[0]
            if mention is not None and mention.kind in {"country", "organisation", "group"}:
                return as_body(context, mention.entity, media=True)
    return None


def is_common(ann: Annotated, i: int) -> bool:
    """Whether the definite noun at ``i`` is one for a body and no name: „на института“."""
    heads = {"organisation_head", "company_head", "company", "school_head", "institution_head"}
    return (
        ann.tokens[i].shape == "lower" and i not in ann.mention_at and bool(ann.classes(i) & heads)
    )
