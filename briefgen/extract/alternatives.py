"""What the text leaves open between two: „в четвъртък или петък“, „в Рим или в Милано“."""

from __future__ import annotations

from collections.abc import Callable

from briefgen.annotate import Annotated

# „14 юни в Рим или на 15 юни в Милано“: times and places may stand around the word.
_BETWEEN = frozenset({"preposition", "before_month", "month", "weekday", "year_word", "or_word"})
_PIECES = frozenset({"number", "mark"})
_REACH = 10


def is_one_of_two(ann: Annotated, first: int, last: int, is_like: Callable[[int], bool]) -> bool:
    """Whether „или“ joins the phrase of the tokens ``first`` to ``last`` to another that begins
    or ends with a token of its kind."""
    unit = ann.unit_of(first)
    if not ann.having_in(range(unit.start, unit.stop), "or_word"):
        return False
    ahead = range(last + 1, min(unit.stop, last + _REACH))
    behind = range(first - 1, max(unit.start - 1, first - _REACH), -1)
    return _reaches(ann, ahead, is_like) or _reaches(ann, behind, is_like)


def _reaches(ann: Annotated, tokens: range, is_like: Callable[[int], bool]) -> bool:
    """Whether „или“ and then something like it come before anything else on the way."""
    chosen = False
    for i in tokens:
        classes = ann.classes(i)
        if "or_word" in classes:
            chosen = True
        elif chosen and is_like(i):
            return True
        elif not _is_small(ann, i, classes):
            return False
    return False


def _is_small(ann: Annotated, i: int, classes: frozenset[str]) -> bool:
    if ann.tokens[i].text in ".;:!?":
        return False
    named = any(m.first <= i <= m.last for m in ann.mentions_in(i - 2, i + 2))
    return named or bool(classes & _BETWEEN) or ann.tokens[i].shape in _PIECES
