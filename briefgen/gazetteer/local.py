"""Entities that the gazetteer does not know: the words of one article alone."""

from __future__ import annotations

from briefgen.model import Entity, Lang, MentionKind


def local_id(words: str) -> str:
    """Made of the letters themselves: romanised, two names could become one."""
    return "local:" + "-".join(words.lower().split())


def local_entity(words: str, kind: MentionKind, lang: Lang) -> Entity:
    """The entity that ``words`` (in ``lang``) name inside one briefing."""
    return Entity(
        id=local_id(words),
        kind=kind,
        bg=words if lang == "bg" else None,
        en=words if lang == "en" else None,
    )
