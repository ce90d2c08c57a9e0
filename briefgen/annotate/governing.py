"""Which verb groups hang on which: „обеща да подпише“, and auxiliaries that are no verbs."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.annotate.verbs import VerbGroup
from briefgen.tokens import Token

# How far behind its governor a „да …“ may stand.
_GOVERNS_WITHIN = 14
_AUXILIARY = frozenset({"be", "have"})
_WHO = frozenset({"който", "която", "което", "които"})


def governed(groups: list[VerbGroup], tokens: Sequence[Token]) -> list[VerbGroup]:
    """``groups`` of one sentence without mere auxiliaries, each „да …“ with its governor."""
    found: list[VerbGroup] = []
    for group in _without_eaten(groups):
        found.append(_governed(group, found, tokens))
    return found


def _without_eaten(groups: list[VerbGroup]) -> list[VerbGroup]:
    """A form of to be or „няма“ that another group took as its auxiliary is no verb of its own."""
    kept = [
        g
        for n, g in enumerate(groups)
        if _AUXILIARY.isdisjoint(g.senses)
        or not any(
            other is not g and other.first <= g.head <= other.last
            for other in groups[max(0, n - 1) : n + 3]
        )
    ]
    heads = {g.head for g in kept}
    known = {None, *heads}
    return [g if g.governor in known else g._replace(governor=None) for g in kept]


def _governed(group: VerbGroup, before: list[VerbGroup], tokens: Sequence[Token]) -> VerbGroup:
    """„да …“ with the group that governs it: the nearest, or that of an equal „да …“."""
    if group.mood != "da" or group.before_da:
        return group
    for other in reversed(before):
        if other.first >= group.first:
            continue  # „да бъде приет“: its own form of to be
        if group.first - other.last > _GOVERNS_WITHIN:
            break
        if any(tokens[j].text in ";:" for j in range(other.last + 1, group.first)):
            break
        joined = tokens[group.first - 1].lower in {"и", "или", ","}
        if joined and other.mood == "da":
            if other.governor is None and not other.before_da:
                continue
            return group._replace(governor=other.governor, before_da=other.before_da)
        relative = tokens[other.first - 1].lower in _WHO
        if relative and other.mood != "da" and tokens[group.first - 1].text == ",":
            continue  # „очаква се договорът, който урежда …, да бъде подписан“
        if other.kind == "participle" and other.last < group.first - 1:
            continue
        if other.kind == "noun":
            continue  # „очаква се гласуването да мине“
        return group._replace(governor=other.head)
    return group
