"""How far somebody's word reaches: over clauses, and what hangs on them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from briefgen.annotate import Annotated
from briefgen.annotate.clauses import Clause
from briefgen.model import Span


def with_dependents(clauses: Sequence[Clause], roots: Iterable[int]) -> set[int]:
    """``roots`` and the clauses of the sentence that hang on them, by number."""
    found = set(roots)
    for clause in clauses:
        if clause.parent in found:
            found.add(clause.number)
    return found


def that_group(clauses: Sequence[Clause], root: Clause) -> set[int]:
    """„че А, и че Б, а В“: the clause ``root``, those joined to it, and what hangs on them."""
    found = {root.number}
    for clause in clauses:
        if (clause.joined in found and clause.kind == root.kind) or clause.parent in found:
            found.add(clause.number)
    return found


def spans_of(
    ann: Annotated, clauses: Sequence[Clause], numbers: Collection[int], unit: range
) -> list[Span]:
    """The stretches of text that the clauses ``numbers`` cover, quotations in them included."""
    owner = {i: c.number for c in clauses for i in c.tokens if not c.quoted}
    own = sorted(i for i, number in owner.items() if number in numbers)
    if not own:
        return []
    last = own[-1]
    while last + 1 < unit.stop and (last + 1 not in owner or owner[last + 1] in numbers):
        last += 1
    runs: list[list[int]] = [[]]
    for i in range(own[0], last + 1):
        if owner.get(i, own[0] and -1) in numbers or i not in owner:
            runs[-1].append(i)
        elif runs[-1]:
            runs.append([])
    spans = []
    for run in runs:
        words = [i for i in run if ann.tokens[i].shape != "mark"]
        if words:
            spans.append(ann.span(words[0], words[-1]))
    return spans


def up_to_semicolon(ann: Annotated, spans: Sequence[Span]) -> list[Span]:
    """``spans`` without what a semicolon parts from the words that say whose they are."""
    kept: list[Span] = []
    for span in spans:
        first, last = ann.token_at(span.start), ann.token_at(span.end - 1)
        cut = next(
            (i for i in range(first, last) if ann.tokens[i].text == ";" and not ann.is_quoted(i)
             and ann.lower(i + 1) != "че"), None,
        )  # fmt: skip
        if cut is not None:
            return [*kept, ann.span(first, cut - 1)] if cut > first else kept
        kept.append(span)
    return kept
