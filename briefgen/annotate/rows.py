"""Where rows of joined phrases go on and where they end: „„А“ и „Б““, „А, Б и В“."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.annotate.model import Nominal
from briefgen.languages import Lexicon
from briefgen.tokens import Token

_MARKS = frozenset('„“"«”»')


def without_marks(tokens: Sequence[Token], between: Sequence[int]) -> Sequence[int]:
    """``between`` two names without their quotation marks: „„А“ и „Б““ are joined by „и“."""
    while between and tokens[between[0]].text in _MARKS:
        between = between[1:]
    while between and tokens[between[-1]].text in _MARKS:
        between = between[:-1]
    return between


def ends_row(tokens: Sequence[Token], nominal: Nominal) -> bool:
    """„А, Б и В, Г каза“: a row ends with what stands behind its „и“."""
    i = nominal.first - 1
    while i > 0 and tokens[i].text in _MARKS:
        i -= 1
    return nominal.joined and tokens[i].lower == "и"


def without_titles(tokens: Sequence[Token], lexicon: Lexicon, run: Sequence[int]) -> list[int]:
    """``run`` without „д-р“ and „арх.“, which stand before a name."""

    titles = {i for i in run if "honorific" in lexicon.classes(tokens[i].lower)}
    if not titles:
        return list(run)
    return [i for i in run if i not in titles and not (tokens[i].text == "." and i - 1 in titles)]
