"""The tokens of a text as rules ask for them: what stands at a place, where something stands.

Nothing is asked as often as this, so every answer is one look into a dictionary.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from briefgen.languages import Lexicon, Word
from briefgen.tokens import Shape, Token

T = TypeVar("T")
_NONE: frozenset[str] = frozenset()
_NOWHERE: tuple[int, ...] = ()


class _ByToken(dict[int, T]):
    """Something by the number of the token, and what stands for it outside the text."""

    def __init__(self, outside: T, known: Sequence[T]) -> None:
        super().__init__(enumerate(known))
        self._outside = outside

    def __missing__(self, i: int) -> T:
        return self._outside


class _Places(dict[str, Sequence[int]]):
    def __missing__(self, name: str) -> Sequence[int]:
        return _NOWHERE


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """``text``, ``lower``, ``shape`` and ``classes`` of a token by its number: empty, a mark
    and none outside the text. ``having`` are the numbers of the tokens of a class,
    ``shaped`` those of a shape, ``marked`` those of a mark („?“), in order.
    """

    tokens: Sequence[Token]
    words: Sequence[Word]
    stems: Sequence[str]
    text: Callable[[int], str]
    lower: Callable[[int], str]
    shape: Callable[[int], Shape]
    classes: Callable[[int], frozenset[str]]
    having: Callable[[str], Sequence[int]]
    shaped: Callable[[str], Sequence[int]]
    marked: Callable[[str], Sequence[int]]


def read_table(tokens: Sequence[Token], lexicon: Lexicon) -> Table:
    """What ``lexicon`` knows of ``tokens``. Pure."""
    known = [lexicon.word(token.lower) for token in tokens]
    classes = [word.classes for word in known]
    shapes = [token.shape for token in tokens]
    having: defaultdict[str, list[int]] = defaultdict(list)
    for i, names in enumerate(classes):
        for name in names:
            having[name].append(i)
    shaped: defaultdict[str, list[int]] = defaultdict(list)
    for i, shape in enumerate(shapes):
        shaped[shape].append(i)
    marked: defaultdict[str, list[int]] = defaultdict(list)
    for i in shaped["mark"]:
        marked[tokens[i].text].append(i)
    return Table(
        tokens,
        known,
        [word.stem for word in known],
        _ByToken("", [token.text for token in tokens]).__getitem__,
        _ByToken("", [token.lower for token in tokens]).__getitem__,
        _ByToken[Shape]("mark", shapes).__getitem__,
        _ByToken(_NONE, classes).__getitem__,
        _Places(having).__getitem__,
        _Places(shaped).__getitem__,
        _Places(marked).__getitem__,
    )
