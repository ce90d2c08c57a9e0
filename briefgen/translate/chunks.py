"""Reading a Bulgarian noun phrase: chunks, and the English links between them."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from briefgen.translate.terms import Adjective, Form, Lexicon, Numeral

Names = Callable[[str], str | None]

_LONGEST_NAME = 12


@dataclass(frozen=True, slots=True)
class Chunk:
    """What stands between two links; ``name`` where the gazetteer knows it."""

    adjectives: tuple[tuple[str, Adjective], ...] = ()
    numeral: Numeral | None = None
    form: Form | None = None
    name: str | None = None
    proper: bool = False
    large: bool = False
    link: str = ""
    owner: Chunk | None = None

    @property
    def definite(self) -> bool:
        parts = [self.numeral, self.form, *(adjective for _, adjective in self.adjectives)]
        return any(part.definite for part in parts if part)


def read_chunks(tokens: list[str], names: Names, lexicon: Lexicon) -> list[Chunk] | None:
    chunks: list[Chunk] = []
    at = 0
    while at < len(tokens):
        link = ""
        if chunks:
            word = tokens[at].lower()
            previous = chunks[-1].form
            if word in lexicon.prepositions:
                at += 1
                link = _preposition(word, chunks, lexicon)
                # An adviser *to* the president, but *of* the United States.
                if word == "на" and _name(tokens, at, names, lexicon)[0]:
                    link = lexicon.prepositions[word]
            elif word in lexicon.conjunctions:
                link = lexicon.conjunctions[word]
                at += 1
            elif previous and previous.term.object:
                link = "of"
            else:
                return None
        found = _chunk(tokens, at, names, lexicon, first=not chunks)
        if found is None:
            return None
        chunk, at = found
        chunks.append(replace(chunk, link=link))
    return chunks


def _preposition(word: str, chunks: list[Chunk], lexicon: Lexicon) -> str:
    """A noun's own choice (agreement *on*, commissioner *for*) before the usual one."""
    for chunk in reversed(chunks):
        if chunk.form and word in chunk.form.term.prepositions:
            return chunk.form.term.prepositions[word]
    return lexicon.prepositions[word]


def _chunk(
    tokens: list[str], at: int, names: Names, lexicon: Lexicon, *, first: bool
) -> tuple[Chunk, int] | None:
    numeral, adjectives, start = None, list[tuple[str, Adjective]](), at
    if at < len(tokens):
        numeral = _numeral(tokens[at], lexicon)
        at += numeral is not None
    while at < len(tokens):
        name, end = _name(tokens, at, names, lexicon)
        if name:
            chunk = Chunk(adjectives=tuple(adjectives), numeral=numeral, name=name)
            return chunk, end
        form, end = _noun(tokens, at, lexicon)
        if form:
            proper = tokens[at][0].isupper() and not first and not adjectives
            if proper and not form.term.body:
                return None
            return Chunk(tuple(adjectives), numeral, form, proper=proper), end
        joined = ""
        if adjectives and tokens[at].lower() in lexicon.conjunctions:
            joined = lexicon.conjunctions[tokens[at].lower()]
            at += 1
        adjective = lexicon.adjectives.get(tokens[at].lower()) if at < len(tokens) else None
        if adjective is None:
            return None
        # A large first letter after the start means a name that nobody knows.
        if tokens[at][0].isupper() and not (first and at == start) and adjective.english.islower():
            return None
        adjectives.append((joined, adjective))
        at += 1
    return None


def _name(tokens: list[str], at: int, names: Names, lexicon: Lexicon) -> tuple[str | None, int]:
    """The longest run of words that is a name; one small word alone never is."""
    for end in range(min(len(tokens), at + _LONGEST_NAME), at, -1):
        run = tokens[at:end]
        if len(run) == 1 and not run[0][0].isupper():
            continue
        words = " ".join(run)
        found = names(words) or lexicon.names.get(words)
        if found:
            return found, end
    return None, at


def _noun(tokens: list[str], at: int, lexicon: Lexicon) -> tuple[Form | None, int]:
    for end in range(min(len(tokens), at + lexicon.longest), at, -1):
        form = lexicon.nouns.get(" ".join(tokens[at:end]).lower())
        if form:
            return form, end
    return None, at


def _numeral(token: str, lexicon: Lexicon) -> Numeral | None:
    digits = re.fullmatch(r"(\d+)(-(?:те|та|то))?", token)
    if digits:
        return Numeral(digits[1], digits[2] is not None)
    return lexicon.numerals.get(token.lower())
