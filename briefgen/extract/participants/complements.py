"""Whose event it is and between whom: „срещата на А с Б“, „между А и Б“, „А – Б“."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.annotate import Annotated, Nominal
from briefgen.annotate.clauses import Clause
from briefgen.extract.arguments import run_of

_IN = frozenset({"в", "във", "край", "до"})
_DASHES = frozenset({"–", "—", "-", ",", "и"})
_PAIRING = frozenset("–—-")
_GAP = 6


def complements(
    ann: Annotated, clause: Clause, nominals: Sequence[Nominal], at: int
) -> tuple[list[Nominal], list[Nominal], list[Nominal]]:
    """„на А“, „между А и Б“ or „с Б“, and what stands right behind („срещата на върха ЕС – Китай“).

    The walk ends at a verb or at a phrase that is no complement.
    """
    event = nominals[at]
    stop = min((g.first for g in clause.verbs if g.first > event.last and g.kind == "finite"),
               default=len(ann.tokens))  # fmt: skip
    whose: list[Nominal] = []
    partners: list[Nominal] = []
    adjacent: list[Nominal] = []
    n = at + 1
    while n < len(nominals) and nominals[n].last < stop:
        nominal = nominals[n]
        run = run_of(nominals, n)
        if nominal.prep == "на" and not _is_next(ann, nominals[n - 1], nominal):
            break
        if nominal.prep == "на" and not whose and not partners:
            whose = run
        elif nominal.prep == "между" and not partners:
            partners = _both(ann, nominals, n, run)
        elif nominal.prep in ("с", "със") and not partners:
            partners = run
        elif not nominal.prep and nominal.first == event.last + 1 and nominal.kind == "body":
            adjacent = _dashed(ann, nominals, n)
        elif not partners and _is_pair(ann, event, nominals, n):
            partners = list(nominals[n : n + 2])
            n += 1
        elif nominal.prep not in _IN or nominal.kind not in ("place", "body"):
            break
        n += len(run) if nominal is run[0] else 1
    return whose, partners, adjacent


def _is_pair(ann: Annotated, event: Nominal, nominals: Sequence[Nominal], at: int) -> bool:
    """„срещата А – Б“: two people with a dash between them, right behind the noun."""
    pair = nominals[at : at + 2]
    return (
        [n.kind for n in pair] == ["person", "person"]
        and pair[0].first == event.last + 1
        and pair[1].first == pair[0].last + 2
        and ann.tokens[pair[0].last + 1].text in _PAIRING
    )


def _dashed(ann: Annotated, nominals: Sequence[Nominal], at: int) -> list[Nominal]:
    """„срещата на върха Украйна – ЕС“."""
    found = [nominals[at]]
    for nominal in nominals[at + 1 : at + 4]:
        if nominal.first != found[-1].last + 2 or ann.lower(nominal.first - 1) not in _DASHES:
            break
        found.append(nominal)
    return found


def _both(
    ann: Annotated, nominals: Sequence[Nominal], at: int, run: list[Nominal]
) -> list[Nominal]:
    """„между правителството на А и движението „Б““: a common noun may stand before the second."""
    if len(run) > 1:
        return run
    for nominal in nominals[at + 1 : at + 4]:
        gap = range(run[0].last + 1, nominal.first)
        words = [ann.lower(i) for i in gap if ann.tokens[i].shape != "mark"]
        if "и" in words and len(words) <= _GAP and (nominal.joined or not nominal.prep):
            return [*run, nominal]
    return run


def _is_next(ann: Annotated, before: Nominal, nominal: Nominal) -> bool:
    """„посещението вчера на А“, but not „преговорите за водите на А“."""
    gap = range(before.last + 1, nominal.first)
    governing = [i for i in gap if "preposition" in ann.classes(i)]
    return not governing or ann.lower(governing[0]) in ("на", "в", "през")
