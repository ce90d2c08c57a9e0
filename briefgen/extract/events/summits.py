"""Whether those who meet are the heads of the states of a union: then it is a summit."""

from __future__ import annotations

from briefgen.annotate import Annotated
from briefgen.annotate.clauses import Clause

_REACH = 6


def is_of_heads(ann: Annotated, clause: Clause) -> bool:
    """„лидерите на Г-7“, „държавните и правителствените ръководители на страните от ЕС“."""
    return any(
        _are_heads(ann, nominal.head) and _of_union(ann, clause, nominal.head)
        for nominal in ann.nominals[clause.number]
        if not nominal.prep
    ) or any(_are_heads(ann, i) and _of_union(ann, clause, i) for i in clause.tokens[:_REACH])


def _are_heads(ann: Annotated, i: int) -> bool:
    return "heads" in ann.classes(i) and ann.lower(i).endswith(("и", "ите"))


def _of_union(ann: Annotated, clause: Clause, head: int) -> bool:
    """Behind „на“ or „на страните от“ stands a union of states, before any verb."""
    if ann.lower(head + 1) not in {"на", "от"}:
        return False
    for i in clause.tokens:
        if i <= head + 1:
            continue
        if i - head > _REACH or i in ann.verb_at or ann.tokens[i].shape == "mark":
            return False
        mention = ann.mention_at.get(i)
        if mention is not None:
            named = range(mention.first, mention.last + 1)
            return mention.kind == "group" or any("union" in ann.classes(j) for j in named)
    return False
