"""The forms of a Bulgarian verb from its principal parts.

Parts, as ``verbs.yml`` tells them: third person singular of the present, of the aorist
(or its plural, in -ха), passive participle, active participle; „-“ stands for one that
the verb has not. Source of the paradigms: the Grammar of the Contemporary Bulgarian
Language of the Bulgarian Academy of Sciences, volume 2 (1983).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Aspect = Literal["perfective", "imperfective", "both"]
# What a form can be: present, aorist, imperfect, participles, verbal noun.
Form = Literal["present", "aorist", "imperfect", "active", "passive", "noun"]

_ASPECTS: dict[str, Aspect] = {"+": "perfective", "-": "imperfective", "*": "both"}
_AFTER_HUSH = "жчш"
_SOFTENED = {"к": "ч", "г": "ж", "х": "ш"}
_ARTICLES = ("ия", "ият", "ата", "ото", "ите")


@dataclass(frozen=True, slots=True)
class Inflected:
    """One form of a verb: ``lemma`` is the third person of its present."""

    text: str
    form: Form
    plural: bool
    lemma: str
    aspect: Aspect


def conjugate(entry: str) -> Iterator[Inflected]:
    """All forms of the verb that ``entry`` tells (``подпише подписа подписан``)."""
    entry = entry.strip()
    marked = _ASPECTS.get(entry[0])
    present, *parts = (entry[1:] if marked else entry).split()
    aspect = marked or _aspect(present)
    aorist, plural, passive, active = _principal(present, parts)

    def made(text: str, form: Form, plural: bool = False) -> Inflected:
        return Inflected(text, form, plural, present, aspect)

    stem = present[:-1]
    yield made(present, "present")
    yield from (made(text, "present", True) for text in _present_plural(present))
    yield made(aorist, "aorist")
    yield made(plural, "aorist", True)
    yield made(plural[:-2] + "хме", "aorist", True)
    thematic = present if present[-1] in "ая" else stem + "е"
    yield made(thematic + "ше", "imperfect")
    for text in {thematic + "ха", stem + "яха" if present[-1] not in "ая" else thematic + "ха"}:
        yield made(text, "imperfect", True)
    for text, several in _participle(active):
        yield made(text, "active", several)
    if passive:
        for text, several in _participle(passive):
            yield made(text, "passive", several)
    if present[-1] in "ая":
        yield made(present + "не", "noun")
        yield made(present + "нето", "noun")
    elif passive and passive.endswith("н"):
        yield made(passive + "е", "noun")
        yield made(passive + "ето", "noun")


def _aspect(present: str) -> Aspect:
    if present.endswith("ира"):
        return "both"
    return "imperfective" if present[-1] in "ая" else "perfective"


def _principal(present: str, parts: list[str]) -> tuple[str, str, str | None, str]:
    """Aorist singular and plural, passive and active participle."""
    told = [part if part != "-" else None for part in parts] + [None] * (3 - len(parts))
    aorist, passive, active = told[:3]
    if aorist and aorist.endswith("оха"):
        plural = aorist
        stem = plural.removesuffix("оха").replace("вляз", "влез").replace("изляз", "излез")
        aorist = stem[:-1] + _SOFTENED.get(stem[-1], stem[-1]) + "е"  # нарекоха, нарече
        active = active or plural.removesuffix("оха") + "ъл"
    else:
        if aorist is None:
            aorist = present.removesuffix("е") + "а" if present.endswith("не") else present
        plural = aorist + "ха"
        active = active or aorist + "л"
    if passive is None and not parts:
        passive = _passive(present)
    return aorist, plural, passive, active


def _passive(present: str) -> str:
    if present[-1] in "ая":
        return present + "н"
    if present.endswith("и"):
        return present[:-1] + "ен"
    return present[:-1] + "ат" if present.endswith("не") else present[:-1] + "ан"


def _present_plural(present: str) -> Iterator[str]:
    stem = present[:-1]
    if present[-1] in "ая":
        yield from (present + "т", present + "ме")
    elif present.endswith("и"):
        yield stem + ("ат" if stem[-1] in _AFTER_HUSH else "ят")
        yield present + "м"
    else:
        yield stem + ("ят" if stem[-1] in "аеиоуяю" else "ат")
        yield present + "м"


def _participle(masculine: str) -> Iterator[tuple[str, bool]]:
    """The forms of a participle, each with whether it is plural: приел, приела … приелите."""
    stem = masculine[:-2] + masculine[-1] if masculine[-2] == "ъ" else masculine
    yield masculine, False
    for ending in ("а", "о"):
        yield stem + ending, False
    several = stem[:-2] + "е" + stem[-1] if stem.endswith("ял") else stem
    yield from ((text + "и", True) for text in {several, stem})
    for ending in _ARTICLES:
        yield (several if ending in ("ите", "ия", "ият") else stem) + ending, ending == "ите"
