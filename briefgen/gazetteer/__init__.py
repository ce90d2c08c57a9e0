"""Entities with their Bulgarian and English names, and finding them in text.

The YAML files beside this module are curated by hand; names of all countries
come from CLDR, with ``countries.yml`` for what CLDR does not know.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib import resources
from typing import Any

from babel import Locale

from briefgen import fast_yaml
from briefgen.errors import LexiconError
from briefgen.languages.bg.stem import stem
from briefgen.model import Entity, MentionKind, Office
from briefgen.tokens import tokenise

FILES: dict[str, MentionKind] = {
    "people": "person",
    "organisations": "organisation",
    "media": "organisation",
    "groups": "group",
    "places": "place",
    "events": "event",
    "products": "product",
}
_TERRITORY = re.compile(r"[A-Z]{2}")
# CLDR's codes for what is no country: regions of the Union, the UN, tests.
_NOT_COUNTRIES = frozenset({"EU", "EZ", "UN", "XA", "XB", "ZZ", "QO"})

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """One name of an entity, ready to be compared with text.

    ``key`` are stems for names of several words (their words inflect), the
    words themselves for a single word or a person (theirs do not).
    """

    key: Key
    words: Key
    entity: str
    exact: bool


@dataclass(frozen=True, eq=False)
class Gazetteer:
    """All entities, and their names by the stems of their first two words; ``first_stems``
    are those with which a name can begin.

    ``media`` are ids of news media; ``demonyms`` lead from any form of a people's
    name to the one that an index prints; ``by_first_name`` are the people in the
    list who bear it, ``surnames`` all their last names; ``capitals`` lead from a
    country to its capital and ``states`` back, ``seats`` from the name of a capital
    that news says for its state to that country.
    """

    entities: dict[str, Entity]
    media: frozenset[str]
    names: dict[Key, tuple[Name, ...]]
    first_stems: frozenset[str]
    adjectives: dict[str, str]
    demonyms: dict[str, str]
    by_first_name: dict[str, tuple[Entity, ...]]
    surnames: frozenset[str]
    capitals: dict[str, str]
    states: dict[str, str]
    seats: dict[str, str]

    def match_at(self, words: Sequence[str], stems: Sequence[str], at: int) -> tuple[str, int]:
        """The entity that the longest name at ``at`` names and the name's length in
        words, or ("", 0). ``words`` keep their case."""
        for key in (tuple(stems[at : at + 2]), (stems[at],)):
            for name in self.names.get(key, ()):
                end = at + len(name.key)
                if name.exact:
                    if tuple(words[at:end]) == name.words:
                        return name.entity, len(name.key)
                elif tuple(stems[at:end]) == name.key and _case_fits(words[at:end], name.words):
                    return name.entity, len(name.key)
        return "", 0

    def match(self, text: str) -> Entity | None:
        """The entity whose name ``text`` is, in whatever inflected form."""
        words = words_of(text)
        if not words:
            return None
        entity, length = self.match_at(words, [stem(word) for word in words], 0)
        return self.entities[entity] if length == len(words) else None

    def country_of_adjective(self, word: str) -> Entity | None:
        """The country that an adjective in lower case belongs to: британският → GB."""
        country = self.adjectives.get(stem(word))
        return self.entities[country] if country else None

    def capital_of_adjective(self, word: str) -> Entity | None:
        """The capital of the country that an adjective belongs to: британската → London."""
        country = self.country_of_adjective(word)
        return self.entities.get(self.capitals.get(country.id, "")) if country else None


def words_of(text: str) -> list[str]:
    """The words and numbers of ``text``, cut as ``annotate`` cuts them."""
    return [token.text for token in tokenise(text) if token.shape != "mark"]


def _case_fits(words: Sequence[str], name: Sequence[str]) -> bool:
    """Whether ``words`` are capitalised enough to be the name.

    Long names of bodies are often written small (коалицията на желаещите); short
    ones must begin with a capital, or every common phrase would be a name.
    """
    if not name[0][:1].isupper():
        return True
    if words[0][:1].isupper():
        return True
    return len(name) >= 3


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The gazetteer of this package; raises LexiconError where its files contradict themselves."""
    entities: dict[str, Entity] = {}

    def add(entity: Entity) -> None:
        if entity.id in entities:
            raise LexiconError(f"gazetteer: the id `{entity.id}` stands twice")
        entities[entity.id] = entity

    for name, kind in FILES.items():
        for row in _rows(name):
            add(_entity(row, kind))
    rows = _rows("countries")
    for country in _countries(rows):
        add(country)

    adjectives = {
        stem(adjective): f"country-{row['iso'].lower()}"
        for row in rows
        for adjective in row.get("adjectives", ())
    }
    media = frozenset(row["id"] for row in _rows("media"))
    people = [entity for entity in entities.values() if entity.kind == "person"]
    names = [words_of(entity.bg or "") for entity in people]
    index = _index(entities.values())
    capitals = _capitals(entities)
    return Gazetteer(
        entities,
        media,
        index,
        frozenset(key[0] for key in index),
        adjectives,
        _demonyms(rows),
        _by_first_name(people),
        frozenset(words[-1] for words in names if len(words) > 1 and len(words[-1]) > 2),
        capitals,
        {capital: country for country, capital in capitals.items()},
        {
            row["bg"]: f"country-{row['iso'].lower()}"
            for row in _rows("capitals")
            if row.get("state", True)
        },
    )


def _capitals(entities: Mapping[str, Entity]) -> dict[str, str]:
    """By country the id of its capital, where the gazetteer has it."""
    places = {entity.bg: entity.id for entity in entities.values() if entity.kind == "place"}
    return {
        f"country-{row['iso'].lower()}": places[row["bg"]]
        for row in _rows("capitals")
        if row["bg"] in places
    }


def _by_first_name(people: list[Entity]) -> dict[str, tuple[Entity, ...]]:
    found: defaultdict[str, tuple[Entity, ...]] = defaultdict(tuple)
    for person in people:
        words = words_of(person.bg or "")
        if len(words) > 1 and len(words[0]) > 1:
            found[words[0]] += (person,)
    return dict(found)


def _demonyms(rows: list[dict[str, Any]]) -> dict[str, str]:
    """Any form of a people's name → the form without article: британците → британци."""
    found = {}
    for row in rows:
        for base in row.get("demonyms", ()):
            endings = ("", "те") if base.endswith("и") else ("", "а", "ът")
            found.update({base + ending: base for ending in endings})
            for man in ("ин", "ец"):
                if base.endswith(man):
                    bare = base.removesuffix(man)
                    # белгиец, белгийка
                    woman = bare + ("йка" if bare.endswith(("а", "е", "и")) else "ка")
                    found.update({woman: woman, f"{woman}та": woman})
            if base.endswith("ец"):
                bare = base.removesuffix("ец")
                found.update({f"{bare}еца": base, f"{bare}ецът": base})
    return found


def _rows(name: str) -> list[dict[str, Any]]:
    file = resources.files("briefgen.gazetteer") / f"{name}.yml"
    return fast_yaml.load(file.read_text("utf-8")) or []


def _entity(row: dict[str, Any], kind: MentionKind) -> Entity:
    return Entity(
        id=row["id"],
        kind=row.get("kind", kind),
        bg=row["bg"],
        en=row["en"],
        aliases=tuple(row.get("aliases", ())),
        iso=row.get("iso"),
        wikidata=row.get("wikidata"),
        roles=tuple(
            Office(office["bg"], office.get("from"), office.get("to"))
            for office in row.get("roles", ())
        ),
    )


def _countries(rows: list[dict[str, Any]]) -> list[Entity]:
    bg: dict[str, str] = dict(Locale("bg").territories)
    en: dict[str, str] = dict(Locale("en").territories)
    countries = {
        code: Entity(f"country-{code.lower()}", "country", bg[code], en[code], iso=code)
        for code in bg
        if _TERRITORY.fullmatch(code) and code not in _NOT_COUNTRIES and code in en
    }
    for row in rows:
        code = row["iso"]
        known = countries.get(code, Entity(f"country-{code.lower()}", "country", iso=code))
        bg_name, en_name = row.get("bg", known.bg), row.get("en", known.en)
        # The CLDR name goes on as an alias where news prints another.
        aliases = {*row.get("aliases", ()), known.bg, known.en} - {bg_name, en_name, None}
        countries[code] = replace(known, bg=bg_name, en=en_name, aliases=tuple(sorted(aliases)))
    return list(countries.values())


def _with_article(entity: Entity) -> Iterator[str]:
    """„Брекзитът“, „Евросъюза“: a name of one word, which is compared exactly."""
    if entity.kind not in {"organisation", "group", "event", "product"}:
        return
    for text in (entity.bg, *entity.aliases):
        if text and re.fullmatch(r"[А-яа-я][а-я]{3,}[бвгджзклмнпрстфхцчшщ]", text):
            yield from (f"{text}а", f"{text}ът")


def _index(entities: Any) -> dict[Key, tuple[Name, ...]]:
    by_key: defaultdict[Key, dict[Key, Name]] = defaultdict(dict)
    for entity in entities:
        for text in (entity.bg, entity.en, *entity.aliases, *_with_article(entity)):
            words = tuple(words_of(text))
            if not words:
                continue
            exact = len(words) == 1 or entity.kind == "person"
            stems = tuple(stem(word) for word in words)
            name = Name(stems, words, entity.id, exact)
            by_key[stems[:2]].setdefault(words if exact else stems, name)
    return {
        key: tuple(sorted(names.values(), key=lambda name: -len(name.key)))
        for key, names in by_key.items()
    }
