"""Names that other names of the text explain: a bank with its country, the third
of several municipalities, „Конго“ behind the country's full name."""

from __future__ import annotations

from collections.abc import Sequence, Set

from briefgen.annotate.model import TokenMention
from briefgen.annotate.names.reading import Reading
from briefgen.gazetteer.local import local_id

_PLACES = frozenset({"place", "country"})
# Bodies besides schools that are told apart by where they are, and are no organs of a state.
_OF_PLACES = ("банк", "болниц", "камар", "палат", "консерватор", "филхармони", "обсерватори")
_TOWNS = ("общин", "градовете")
_ROW = 8


def with_places(text: Reading, mentions: Sequence[TokenMention]) -> list[TokenMention]:
    """„Националната банка на Полша“, „Болницата на Тарту“ are one name each, as schools are."""
    at = {m.first: m for m in mentions}
    ends = {m.last: m for m in mentions}
    taken = {i for m in mentions for i in range(m.first, m.last + 1)}
    found = list(mentions)
    for place in mentions:
        head = place.first - 2
        if place.kind not in _PLACES or text.lower(place.first - 1) != "на" or head < 0:
            continue
        if at.get(place.last + 1) is not None or not text.lower(head).startswith(_OF_PLACES):
            continue
        body = ends.get(head)
        if body is not None and body.kind == "organisation" and body.entity.startswith("local:"):
            base = f"{body.base} на {place.base}"
            first = body.first
        elif head not in taken and text.shape(head) == "title" and head not in text.starts:
            noun = text.text(head)
            noun = noun if text.lower(head) == "палата" else noun.removesuffix("та")
            base, first = f"{noun} на {place.base}", head
        else:
            continue
        found = [m for m in found if m not in (body, place)]
        found.append(TokenMention(first, place.last, "organisation", base, local_id(base)))
    return sorted(found, key=lambda m: m.first)


def of_municipalities(text: Reading, taken: Set[int]) -> list[TokenMention]:
    """„Общините Смолян, Ксанти и Мики“, „община Орестиада“: names of places that no list has."""
    found = []
    for after in text.shaped("title"):
        i = after - 1
        word = text.lower(i) if i >= 0 else ""
        if not word.startswith(_TOWNS):
            continue
        several = word.endswith("те")
        j = i + 1
        while j - i <= _ROW and text.shape(j) == "title" and j not in text.starts:
            last = j
            while text.shape(last + 1) == "title" and last + 1 not in text.starts:
                last += 1
            if not taken & set(range(j, last + 1)) and not (several and j == i + 1 == last - 1):
                name = text.words(j, last)
                found.append(TokenMention(j, last, "place", name, local_id(name)))
            if not several or text.lower(last + 1) not in (",", "и"):
                break
            j = last + 2
    return found


def short_countries(text: Reading, mentions: Sequence[TokenMention]) -> list[TokenMention]:
    """„Конго“ where the text has named „Демократична република Конго“ and no other."""
    taken = {i for m in mentions for i in range(m.first, m.last + 1)}
    full: dict[str, set[str]] = {}
    known: dict[str, TokenMention] = {}
    for m in mentions:
        if m.kind == "country" and m.last - m.first > 1 and text.shape(m.last) == "title":
            full.setdefault(text.text(m.last), set()).add(m.entity)
            known[text.text(m.last)] = m
    found = []
    for word, entities in full.items():
        if len(entities) > 1 or text.gazetteer.match(word) is not None:
            continue
        for i in text.shaped("title"):
            if text.text(i) == word and i not in taken and i > known[word].last:
                one = known[word]
                found.append(TokenMention(i, i, "country", one.base, one.entity))
    return [*mentions, *found]
