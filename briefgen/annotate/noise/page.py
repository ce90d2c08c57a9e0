"""What the finders of noise read: tokens by sentence and paragraph, and the lexicon's hits."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from briefgen.annotate.table import Table
from briefgen.languages import Lexicon, Match
from briefgen.tokens import Shape, Token

ENDS = frozenset(".!?…")
_CLOSING = frozenset("“”\"»)’‘'")


@dataclass(frozen=True, eq=False)
class Page:
    """``units`` and ``paragraphs`` are ranges of tokens; ``agencies`` the last token of
    each agency's name by its first; ``word`` is a token in lower case, empty outside the
    text, ``shape`` a mark there."""

    text: str
    table: Table
    units: Sequence[range]
    paragraphs: Sequence[range]
    phrases: Mapping[str, Sequence[Match]]
    lexicon: Lexicon
    agencies: dict[int, int] = field(default_factory=dict)
    tokens: Sequence[Token] = field(init=False)
    word: Callable[[int], str] = field(init=False)
    shape: Callable[[int], Shape] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "tokens", self.table.tokens)
        object.__setattr__(self, "word", self.table.lower)
        object.__setattr__(self, "shape", self.table.shape)
        for hit in self.phrases.get("noise_agency", ()):
            # „архив“ and „ап“ in small letters are words.
            if self.tokens[hit.first].shape != "lower" or hit.first < hit.last:
                self.agencies[hit.first] = max(hit.last, self.agencies.get(hit.first, -1))

    def found(self, name: str) -> Sequence[Match]:
        return self.phrases.get(name, ())

    def token_at(self, place: int) -> int:
        """The number of the first token that ends after ``place``."""
        return bisect_right(self.tokens, place, key=lambda token: token.end)

    def unit_of(self, i: int) -> range:
        return _holding(self.units, i)

    def paragraph_of(self, i: int) -> range:
        return _holding(self.paragraphs, i)

    def follows_a_sentence(self, i: int) -> bool:
        """Whether a sentence ends right before token ``i``, or its paragraph begins there."""
        first = self.paragraph_of(i).start
        i -= 1
        while i >= first and self.word(i) in _CLOSING:
            i -= 1
        return i < first or self.word(i) in ENDS

    def is_finished(self, part: range) -> bool:
        """Whether ``part`` ends like a sentence, with a full stop and not with „…“."""
        i = part.stop - 1
        while i >= part.start and self.word(i) in _CLOSING:
            i -= 1
        dots = self.word(i) == "." and self.word(i - 1) == "."
        return i >= part.start and self.word(i) in ".!?:;" and not dots

    def words(self, part: range) -> Iterator[str]:
        return (self.word(i) for i in part if self.shape(i) != "mark")


def _holding(parts: Sequence[range], i: int) -> range:
    return parts[bisect_right(parts, i, key=lambda part: part.stop)]
