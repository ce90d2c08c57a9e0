"""One article's way from words of its language to words in both."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefgen.languages.bg.romanise import romanise
from briefgen.model import Entity, Lang
from briefgen.record import Named, Text, Via
from briefgen.translate.catalogue import Catalogue, Context
from briefgen.translate.chunks import Names
from briefgen.translate.compose import Style, compose

_CYRILLIC = re.compile("[а-яА-Я]")


@dataclass(frozen=True)
class Words:
    """Where translations come from: the catalogue, the gazetteer, the grammar."""

    lang: Lang
    entities: dict[str, Entity]
    catalogue: Catalogue
    names: Names

    def named(self, entity: str) -> Named:
        return Named(entity=entity, name=self._name(self.entities[entity]))

    def named_or_none(self, entity: str | None) -> Named | None:
        return None if entity is None else self.named(entity)

    def named_all(self, entities: tuple[str, ...]) -> list[Named]:
        return [self.named(entity) for entity in entities]

    def medium(self, name: str) -> Text:
        """A medium that an editor names in either language; unknown ones keep their name."""
        for entity in self.entities.values():
            if name in (entity.bg, entity.en, *entity.aliases):
                return self._name(entity)
        english = self.names(name)
        if _CYRILLIC.search(name):
            return Text(bg=name, en=english, via="gazetteer" if english else "source")
        return Text(bg=None, en=english or name, via="source")

    def translated(self, context: Context, words: str) -> Text:
        """A sentence or the like: only people or an engine translate it."""
        found = self.catalogue.lookup(context, words)
        if found is None:
            return self.pair(words, None, "source")
        return self.pair(words, found.text, "draft" if found.engine else "catalogue", found.engine)

    def phrase(self, context: Context, words: str) -> Text:
        """A noun phrase: the catalogue's words, else composed ones."""
        text = self.translated(context, words)
        return self.composed(words) if text.via == "source" else text

    def composed(self, words: str, style: Style = "phrase") -> Text:
        other = compose(words, self.names, style) if self.lang == "bg" else None
        return self.pair(words, other, "composed" if other else "source")

    def office(self, words: str | None) -> Text | None:
        """A role or rank, in capitals as English writes it beside a name."""
        return None if words is None else self.composed(words, "office")

    def pair(self, own: str, other: str | None, via: Via, engine: str | None = None) -> Text:
        if self.lang == "bg":
            return Text(bg=own, en=other, via=via, engine=engine)
        return Text(bg=other, en=own, via=via, engine=engine)

    def _name(self, entity: Entity) -> Text:
        if entity.bg and entity.en:
            return Text(bg=entity.bg, en=entity.en, via="gazetteer")
        own = entity.bg if self.lang == "bg" else entity.en
        if own is None:
            return Text(bg=entity.bg, en=entity.en, via="source")
        if self.lang == "bg" and entity.kind == "person":
            return self.pair(own, romanise(own), "romanised")
        return self.composed(own, "name" if own[:1].isupper() else "phrase")
