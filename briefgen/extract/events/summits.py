"""Whether those who meet are of a union of states: its heads hold a summit, its ministers
and ambassadors a session."""

from __future__ import annotations

from briefgen.annotate import Annotated, Nominal
from briefgen.annotate.clauses import Clause

_REACH = 6
_MINISTERS = ("министри", "посланици", "дипломати", "външни")


def is_of_heads(ann: Annotated, clause: Clause) -> bool:
    """„лидерите на Г-7“, „държавните и правителствените ръководители на страните от ЕС“."""
    return any(
        _are_heads(ann, nominal.head) and _of_union(ann, clause, nominal.head)
        for nominal in ann.nominals[clause.number]
        if not nominal.prep
    ) or any(_are_heads(ann, i) and _of_union(ann, clause, i) for i in clause.tokens[:_REACH])


def is_of_ministers(ann: Annotated, clause: Clause) -> bool:
    """„министрите на околната среда от ЕС“, „посланиците на НАТО“; not of the prime ministers."""
    return any(
        ann.lower(nominal.head).startswith(_MINISTERS)
        and ann.lower(nominal.head).endswith(("и", "ите"))
        and any(_of_union(ann, clause, i) for i in _joints(ann, clause, nominal))
        for nominal in ann.nominals[clause.number]
        if not nominal.prep and nominal.kind in ("group", "person")
    )


def _joints(ann: Annotated, clause: Clause, nominal: Nominal) -> list[int]:
    """The head, and the last words of its field: „министрите на околната среда“."""
    ends = [i - 1 for i in range(nominal.head + 1, nominal.head + 1 + 2 * _REACH)
            if i in ann.clause_at and ann.clause_at[i] is clause
            and ann.lower(i) in {"на", "от"}]  # fmt: skip
    stop = next((g.first for g in clause.verbs if g.first > nominal.head), nominal.head)
    return [i for i in ends if i < stop]


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
