"""Entities that the gazetteer does not know: the words of one article alone."""

from __future__ import annotations

from briefgen.languages.bg.romanise import slug
from briefgen.model import Entity, EntityKind, Lang


def local_entity(words: str, kind: EntityKind, lang: Lang) -> Entity:
    """The entity that ``words`` (in ``lang``) name inside one briefing."""
    return Entity(
        id=f"local:{slug(words)}",
        kind=kind,
        bg=words if lang == "bg" else None,
        en=words if lang == "en" else None,
    )
