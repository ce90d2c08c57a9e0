"""How far the words reach that say what was discussed or agreed."""

from __future__ import annotations

from collections.abc import Collection

from briefgen.annotate import Annotated
from briefgen.extract.context import LONGEST, ends_sentence

_STOPS = frozenset(";()–—…")


def end_of_phrase(
    ann: Annotated, first: int, numbers: Collection[int], *, colon: bool = False
) -> int:
    """The last token of the phrase that begins at ``first`` and lies in the clauses ``numbers``.

    A colon ends it, too, unless ``colon``: „договориха се за следното: …“.
    """
    unit = ann.unit_of(first)
    around = ann.quoted_around(first)
    last = first - 1
    for i in range(first, min(unit.stop, first + LONGEST)):
        token = ann.tokens[i]
        if token.text in _STOPS or (token.text == ":" and not colon) or ends_sentence(ann, i):
            break
        if around is not None and token.start >= around.inner.end:
            break
        clause = ann.clause_at.get(i)
        if (
            clause is not None
            and clause.number not in numbers
            and not (around is None and ann.is_quoted(i))
        ):
            break
        if token.shape != "mark" or (token.text in '“”"»‘’' and around is None):
            last = i
    return last
