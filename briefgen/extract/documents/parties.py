"""Whose document it is: the parties that its own words name."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefgen.extract.context import Context
from briefgen.extract.documents.heads import Head
from briefgen.extract.lists import Member, read_list
from briefgen.extract.quoted_names import OPENING, quoted_body
from briefgen.gazetteer import gazetteer

BODIES = frozenset({"country", "organisation", "group"})
# How many words stand between a preposition and „правителствата на“, or a name.
_GROUP_REACH = 4
_WORDS_BEFORE = 6
_NAME_REACH = 10
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
            found = between(context, i, towns=i == head.last + 1)
            return found, len(found) > 1
    i = head.last + 1
    if ann.lower(i) == "на":
        # „на А, Б и В“; „на всички държави от коалицията“: the body whose states they are.
        for j in range(i + 1, min(i + 6, head.end + 1)):
            mention = ann.mention_at.get(j)
            if mention and mention.kind in BODIES:
                found = bodies_of(context, read_list(context, j, nested=True))
                return found if len(found) > 1 else [mention.entity], len(found) > 1
            if ann.tokens[j].shape == "mark":
                break
    for i in range(head.last + 1, head.end + 1):
        if ann.lower(i) in {"с", "със"} and i not in ann.denied:
            found += bodies_of(context, read_list(context, i + 1, nested=True))
            if not found:
                found += first_body(context, i + 1)
            break
    return found, False


def between(context: Context, place: int, *, towns: bool = False) -> list[str]:
    """The parties behind „между“ at ``place``: „А и Б“, „правителствата на А и Б“.

    ``towns``: capitals, too, stand for their states.
    """
    ann = context.ann
    first = place + 1
    whole = ann.mention_at.get(first)
    if whole is not None and whole.last > first and "party_group" in ann.classes(first):
        # „министерствата на отбраната на А и Б“: the name of the one lies over both.
        party = as_body(context, whole.entity)
        joined = ann.lower(whole.last + 1) == "и"
        more = bodies_of(context, read_list(context, whole.last + 2, nested=True)) if joined else []
        return [*([party] if party else []), *more]
    for i in range(first, min(first + _GROUP_REACH, len(ann.tokens))):
        if ann.classes(i) & {"party_group", "group_head"} and ann.lower(i + 1) == "на":
            # „министерствата на отбраната на А и Б“
            named = (j for j in range(i + 2, min(i + _NAME_REACH, len(ann.tokens)))
                     if j in ann.mention_at and ann.lower(j - 1) == "на")  # fmt: skip
            first = next(named, i + 2)
            break
        if ann.tokens[i].shape != "lower" or ann.classes(i) & {"preposition", "conjunction"}:
            break
    found = bodies_of(context, read_list(context, first, nested=True))
    one, joint = ann.mention_at.get(first), ann.mention_at.get(first + 2)
    if not found and towns and one is not None and joint is not None and (
        one.first == one.last and ann.lower(first + 1) == "и"
    ):  # fmt: skip
        pair = [as_body(context, m.entity) for m in (one, joint) if m.kind == "place"]
        return [entity for entity in pair if entity] if all(pair) else []
    return found


def bodies_of(context: Context, members: Iterable[Member]) -> list[str]:
    """The members that can be parties."""
    return [
        e for member in members if (e := _state_behind(context, member) or
                                    as_body(context, member.entity))
    ]  # fmt: skip


def _state_behind(context: Context, member: Member) -> str | None:
    """„Министерството на енергетиката на Гърция“: the state whose ministry it is."""
    ann = context.ann
    state = ann.mention_at.get(member.last + 2) if ann.lower(member.last + 1) == "на" else None
    organ = ann.entities.get(member.entity)
    of_state = organ is not None and organ.kind == "organisation" and _ORGANS.search(organ.bg or "")
    return state.entity if of_state and state is not None and state.kind == "country" else None


def first_body(context: Context, first: int) -> list[str]:
    """„американската компания „А““: the body behind words that say what it is."""
    ann = context.ann
    for i in range(first, min(first + _WORDS_BEFORE, len(ann.tokens))):
        quoted = quoted_body(context, i)
        if quoted is not None:
            return [quoted[0]]
        mention = ann.mention_at.get(i)
        if mention is not None:
            entity = as_body(context, mention.entity) if mention.kind in BODIES else None
            return [entity] if entity else []
        mark = ann.tokens[i].shape == "mark" and ann.tokens[i].text not in OPENING
        if mark or ann.classes(i) & {"preposition", "conjunction"} or i in ann.verb_at:
            break
    return []


def as_body(context: Context, entity: str, *, media: bool = False) -> str | None:
    """``entity`` as a party: a capital or parliament stands for its state, an office of
    the Union for the Union, a person for nobody; a medium (``media``) for itself, where it
    cannot be who passed the news on."""
    ann = context.ann
    known = context.local.get(entity) or ann.entities.get(entity)
    if known is None or (entity in ann.media and not media):
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


# Organs that the texts call so without their country.
_BULGARIAN = frozenset({"Народно събрание", "Министерски съвет"})
_ORGANS = re.compile(
    r"\b(парламент|сенат|правителство|кабинет|събрание|министерство|сейм|бундестаг|бундесрат|"
    r"кнесет|меджлис|риксдаг|фолкетинг|стортинг|скупщина|конгрес|камара|рада|дума|собрание|"
    r"кортес|мажилис)",
    re.IGNORECASE,
)


def _state_of(context: Context, name: str) -> str | None:
    """„Естонски парламент“, „Сенат на Парагвай“: the state whose organ it is."""
    if name in _BULGARIAN:
        return add_country(context, "country-bg")
    if not _ORGANS.search(name):
        return None
    words = name.split()
    country = gazetteer().country_of_adjective(words[0].lower())
    country = country or (gazetteer().match(words[-1]) if len(words) > 1 else None)
    known = country is not None and country.kind == "country"
    return add_country(context, country.id) if country and known else None


def is_organ(context: Context, entity: str) -> bool:
    """A parliament or government whose state is not known: it signs for another."""
    known = context.local.get(entity) or context.ann.entities.get(entity)
    organ = known is not None and known.kind == "organisation"
    return organ and known is not None and bool(_ORGANS.search(known.bg or ""))


def add_country(context: Context, country: str) -> str:
    if country not in context.ann.entities:
        context.local.setdefault(country, gazetteer().entities[country])
    return country
