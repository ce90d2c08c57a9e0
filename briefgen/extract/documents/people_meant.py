"""Whom „двамата“, „тримата министри“ and „президентите“ mean: people whom the text has named."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefgen.annotate import Annotated, TokenMention

COUNTS = {"двете": 2, "двата": 2, "двамата": 2, "трите": 3, "тримата": 3, "четирите": 4,
          "четиримата": 4, "петте": 5, "петимата": 5, "шестте": 6, "шестимата": 6, "седемте": 7,
          "осемте": 8, "деветте": 9, "десетте": 10, "единайсетте": 11,
          "дванайсетте": 12}  # fmt: skip
# „трийсетте държави“, „27-те членки“: more than a text names.
_LARGE = re.compile(r"\d+-?те|[а-я]+(?:йсет|десет|найсет|надесет)(?:те|и [а-я]+те)?")
_MANY = 99
# How many sentences lie between people and the word that stands for them.
_REACH = 5
# By so many letters „министрите“ and „кметовете“ know their offices.
_ROOT = 4


def count_of(ann: Annotated, group: int) -> int | None:
    """How many „двете държави“ are; None where the words do not count them."""
    for i in range(group, max(group - 4, -1), -1):
        if ann.lower(i) in COUNTS:
            return COUNTS[ann.lower(i)]
        if _LARGE.fullmatch(ann.lower(i)):
            return _MANY
    return None


def people_meant(ann: Annotated, group: int) -> tuple[TokenMention, ...]:
    """The people for whom the word at ``group`` stands, in the order of the text.

    A sentence that names just so many is meant before the last ones named, unless another
    was named since.
    """
    if ann.classes(group) & {"party_group"} or "party_group" in ann.classes(group + 1):
        return ()
    counted = ann.lower(group) in COUNTS
    count = count_of(ann, group)
    noun = group + 1 if counted else group
    so_called = _earlier(ann, group, ann.lower(noun)[:_ROOT])
    if len(so_called) < (count or 2):
        so_called = _earlier(ann, group, "")
        if "own_office" in ann.classes(noun):  # presidents are none
            so_called = [m for m in so_called if ann.role_of(m.entity) is None]
    if ann.lower(noun + 1) == "на" and "own_office" in ann.classes(noun):
        so_called = [m for m in so_called if _has_portfolio(ann, m, noun + 2)]
    seen: dict[str, TokenMention] = {}
    number = ann.unit_at[group]
    for unit in range(number, max(number - _REACH, -1), -1):
        here = _distinct([m for m in so_called if ann.unit_at[m.first] == unit])
        if len(here) == count or (count is None and len(here) > 1):
            # „А прие Б. Тя се срещна и с В. Двамата …“: whoever was named since may be one.
            return () if seen.keys() - {m.entity for m in here} else tuple(here)
        seen = {m.entity: m for m in here} | seen
        if len(seen) == count:
            return tuple(sorted(seen.values(), key=lambda m: m.first))
        if count is not None and len(seen) > count:
            return ()  # which of the three „двамата“ are, nothing says
    last = _distinct(so_called[::-1])[: count or 2]
    return tuple(reversed(last)) if len(last) == (count or 2) else ()


def _has_portfolio(ann: Annotated, mention: TokenMention, i: int) -> bool:
    """„министрите на културата“: not those of defence, whom the text has named."""
    role = ann.roles.get(mention.first) or ann.role_of(mention.entity)
    if ann.tokens[i].shape != "lower" or role is None:
        return True
    stem = ann.lexicon.stem
    return stem(ann.lower(i)) in {stem(word) for word in (role.base or "").lower().split()}


def _earlier(ann: Annotated, place: int, root: str) -> list[TokenMention]:
    """The people named before ``place`` whose office has ``root`` in it."""
    found = []
    for mention in ann.mentions_in(0, place - 1):
        if mention.kind != "person" or ann.is_noise(mention.first):
            continue
        role = ann.roles.get(mention.first) or (ann.role_of(mention.entity) if root else None)
        if not root or (role is not None and root in (role.base or "").lower()):
            found.append(mention)
    return found


def _distinct(people: Sequence[TokenMention]) -> list[TokenMention]:
    return list({m.entity: m for m in reversed(people)}.values())[::-1]
