"""Whom a general word for a chief means: „шефът на НАТО“ is its secretary general, „френският
лидер“ the president of France, where the text has named one such person alone."""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.annotate.model import Held
from briefgen.annotate.words import Words

_OF_STATE = frozenset(
    {"president", "prime-minister", "chancellor", "taoiseach", "king", "queen", "emir", "sultan"}
    | {"emperor", "supreme-leader", "head-of-state"}
)
_OF_BODY = frozenset(
    {"president", "chair", "secretary-general", "director", "director-general"}
    | {"executive-director", "executive-secretary", "central-governor", "governor", "speaker"}
    | {"high-commissioner", "rector", "manager"}
)
_WORDS = frozenset({"head", "leader"})


def chief_meant(
    words: Words, first: int, last: int, meant: Held, holders: Iterable[tuple[str, Held]]
) -> str | None:
    """The only one of ``holders`` whom the phrase from ``first`` to ``last`` can mean."""
    if (
        meant.kind not in _WORDS
        or meant.former
        or meant.manner
        or not _is_plain(words, first, last)
    ):
        return None
    found = set()
    for entity, held in holders:
        state = meant.body is None and meant.country is not None and (
            held.country == meant.country and held.body is None and held.kind in _OF_STATE
            and meant.kind == "leader"
        )  # fmt: skip
        body = meant.body is not None and held.body == meant.body and held.kind in _OF_BODY
        if (state or body) and not held.former:
            found.add(entity)
    return found.pop() if len(found) == 1 else None


def _is_plain(words: Words, first: int, last: int) -> bool:
    """„шефът на НАТО“, „френският лидер“; „шефът на бюджета на НАТО“ is another."""
    name = words.mention_at.get(last)
    start = name.first - 1 if name is not None and name.first > first + 1 else last
    if start == last:
        return last - first == 1
    return words.lower(start) == "на" and start - first == 1
