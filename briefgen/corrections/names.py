"""The names that an editor gives, as entities: each must stand in the quoted words."""

from __future__ import annotations

from briefgen.corrections.fields import Unfit
from briefgen.gazetteer import Gazetteer, words_of
from briefgen.gazetteer.local import local_entity
from briefgen.languages import lexicon
from briefgen.model import Briefing, Entity, EntityKind
from briefgen.sidecar import Words


class Namer:
    """Finds or makes the entity of a name, and keeps all entities of the briefing.

    ``evidence`` are the words that carry the fact.
    """

    def __init__(self, briefing: Briefing, evidence: str, gazetteer: Gazetteer) -> None:
        self._lang = briefing.article.lang
        self._gazetteer = gazetteer
        self._entities = {entity.id: entity for entity in briefing.entities}
        self._stem = lexicon(self._lang).stem
        self._said = {self._stem(word.lower()) for word in words_of(evidence)}

    @property
    def entities(self) -> tuple[Entity, ...]:
        return tuple(self._entities.values())

    def entity(self, name: Words, kind: EntityKind | None) -> str:
        """The id of the entity called ``name``; ``kind`` is needed for an unknown one."""
        own = (name.bg if self._lang == "bg" else name.en) or name.bg or name.en or ""
        found = self._known(own)
        if found is None:
            if kind is None:
                raise Unfit(
                    f"`{own}` is unknown", "give its `kind` (person, organisation …) under `set`"
                )
            self.stands(own, "name")
            found = local_entity(own, kind, self._lang)
            if name.bg != name.en:  # given in both languages by the editor
                found = Entity(found.id, kind, name.bg, name.en)
        elif not any(self._all_said(n) for n in (found.bg, found.en, *found.aliases) if n):
            raise Unfit(f"the quoted words do not name `{own}`", "quote the words that name it")
        self._entities[found.id] = found
        return found.id

    def stands(self, words: str, field: str) -> None:
        """Raise Unfit unless every word of ``words`` stands in the evidence in some form."""
        missing = [w for w in words_of(words) if self._stem(w.lower()) not in self._said]
        if missing:
            raise Unfit(
                f"the words of `{field}` are not in the quoted words: {' '.join(missing)}",
                "use the article's own words, and quote them",
            )

    def _all_said(self, name: str) -> bool:
        return all(self._stem(word.lower()) in self._said for word in words_of(name))

    def _known(self, name: str) -> Entity | None:
        for known in self._entities.values():
            if name in (known.id, known.bg, known.en, *known.aliases):
                return known
        return self._gazetteer.entities.get(name) or self._gazetteer.match(name)
