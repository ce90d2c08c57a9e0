"""English for Bulgarian noun phrases that are not names.

Bulgarian and English put the parts of such a phrase in the same order, so the
phrase is read from left to right as chunks (numeral, adjectives, noun; or a
name) with links between them (prepositions, conjunctions), and written chunk
by chunk. A part that neither lexicon nor gazetteer knows makes the whole
phrase unknown: half a translation is worse than the original.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from briefgen.translate.phrasing import with_a, with_the
from briefgen.translate.terms import Adjective, Form, Lexicon, Numeral, bulgarian

Names = Callable[[str], str | None]
Article = Literal["the", "a", ""]
Style = Literal["phrase", "office", "name"]

_TOKEN = re.compile(r"[^\W_]+(?:[-–’'][^\W_]+)*|\S")
_WORD = re.compile(r"[^\s-]+")
_LONGEST_NAME = 12
_SMALL = frozenset({"of", "and", "the", "for", "to", "on", "in", "with", "at", "a", "an"})


@dataclass(frozen=True, slots=True)
class _Chunk:
    """What stands between two links; ``name`` where the gazetteer knows it."""

    adjectives: tuple[tuple[str, Adjective], ...] = ()
    numeral: Numeral | None = None
    form: Form | None = None
    name: str | None = None
    proper: bool = False
    large: bool = False
    link: str = ""
    owner: _Chunk | None = None

    @property
    def definite(self) -> bool:
        parts = [self.numeral, self.form, *(adjective for _, adjective in self.adjectives)]
        return any(part.definite for part in parts if part)


def compose(words: str, names: Names, style: Style = "phrase") -> str | None:
    """The English of a noun phrase, or None where any part of it is unknown.

    ``office`` is a title beside a person's name (Minister of Defence),
    ``name`` a body's own name (Ministry of Defence).
    """
    lexicon = bulgarian()
    tokens = _TOKEN.findall(words)
    if style == "office":
        # "генералния си секретар": whose, the name beside it says.
        tokens = [word for word in tokens if word != "си"]
    chunks = _read(tokens, names, lexicon)
    if not chunks:
        return None
    if style == "name":
        chunks[0] = replace(chunks[0], proper=True)
    if any(_unknown_name(chunk, after) for chunk, after in pairwise(chunks)):
        return None
    return _write(_with_owners(_titled(chunks, style)), style)


def _read(tokens: list[str], names: Names, lexicon: Lexicon) -> list[_Chunk] | None:
    chunks: list[_Chunk] = []
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


def _unknown_name(chunk: _Chunk, after: _Chunk) -> bool:
    """A body's name that goes on (Съвет за …) is a name to look up, not to translate."""
    return chunk.proper and chunk.name is None and after.link in ("for", "on")


def _titled(chunks: list[_Chunk], style: Style) -> list[_Chunk]:
    """Mark what English writes large: the office or body, and what it is in charge of."""
    marked: list[_Chunk] = []
    for chunk in chunks:
        term = chunk.form.term if chunk.form else None
        holder = next((one for one in reversed(marked) if one.name is None), None)
        in_charge = bool(holder and holder.large and term and term.portfolio)
        office = bool(style == "office" and term and term.office)
        marked.append(replace(chunk, large=chunk.proper or in_charge or office))
    return marked


def _preposition(word: str, chunks: list[_Chunk], lexicon: Lexicon) -> str:
    """A noun's own choice (agreement *on*, commissioner *for*) before the usual one."""
    for chunk in reversed(chunks):
        if chunk.form and word in chunk.form.term.prepositions:
            return chunk.form.term.prepositions[word]
    return lexicon.prepositions[word]


def _chunk(
    tokens: list[str], at: int, names: Names, lexicon: Lexicon, *, first: bool
) -> tuple[_Chunk, int] | None:
    numeral, adjectives, start = None, list[tuple[str, Adjective]](), at
    if at < len(tokens):
        numeral = _numeral(tokens[at], lexicon)
        at += numeral is not None
    while at < len(tokens):
        name, end = _name(tokens, at, names, lexicon)
        if name:
            chunk = _Chunk(adjectives=tuple(adjectives), numeral=numeral, name=name)
            return chunk, end
        form, end = _noun(tokens, at, lexicon)
        if form:
            proper = tokens[at][0].isupper() and not first and not adjectives
            if proper and not form.term.body:
                return None
            return _Chunk(tuple(adjectives), numeral, form, proper=proper), end
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


def _with_owners(chunks: list[_Chunk]) -> list[_Chunk]:
    """``силите на пакта`` is *the pact's forces*: one definite word that can own."""
    merged: list[_Chunk] = []
    for chunk in chunks:
        plain = chunk.form and not chunk.adjectives and not chunk.numeral and not chunk.proper
        owns = plain and chunk.form and chunk.form.term.body and chunk.definite
        head = merged[-1] if merged else None
        can_be_owned = head and head.form and head.definite and not head.form.term.office
        if owns and head and can_be_owned and not head.owner and chunk.link == "of":
            merged[-1] = replace(head, owner=chunk)
        else:
            merged.append(chunk)
    return merged


def _write(chunks: list[_Chunk], style: Style) -> str:
    written = ""
    deep = False
    for chunk in chunks:
        conjunction = chunk.link in ("and", "or", ",")
        deep = deep or bool(chunk.link and not conjunction)
        text = _chunk_words(chunk)
        article = _article(chunk, style, deep)
        if chunk.name and not chunk.adjectives and not chunk.numeral:
            text = with_the(text) if chunk.link else text
        elif article == "a":
            text = with_a(text)
        elif article:
            text = f"{article} {text}"
        glue = ", " if chunk.link == "," else f" {chunk.link} " if chunk.link else ""
        written += glue + text
    return written


def _article(chunk: _Chunk, style: Style, deep: bool) -> Article:
    if chunk.owner:
        return "the"
    if chunk.form is None:
        return "the" if chunk.numeral and chunk.definite else ""
    term = chunk.form.term
    if term.mass and not chunk.numeral:
        return ""
    if chunk.definite or chunk.proper:
        return "" if style != "phrase" and not chunk.link else "the"
    if chunk.form.plural or chunk.numeral or not deep or chunk.large:
        return ""
    return "a"


def _chunk_words(chunk: _Chunk) -> str:
    adjectives = " ".join(
        f"{joined} {_adjective(adjective, chunk)}".strip() for joined, adjective in chunk.adjectives
    ).replace(" ,", ",")
    parts = [chunk.numeral.english if chunk.numeral else "", adjectives, _head(chunk)]
    owner = chunk.owner
    if owner and owner.form:
        name = owner.form.term.plural if owner.form.plural else owner.form.term.english
        parts.insert(0, name + ("'" if name.endswith("s") else "'s"))
    return " ".join(part for part in parts if part)


def _adjective(adjective: Adjective, chunk: _Chunk) -> str:
    large = chunk.large and not adjective.low
    return _large(adjective.english) if large else adjective.english


def _head(chunk: _Chunk) -> str:
    if chunk.form is None:
        return chunk.name or ""
    noun = chunk.form.term.plural if chunk.form.plural else chunk.form.term.english
    return _large(noun) if chunk.large else noun


def _large(words: str) -> str:
    return _WORD.sub(lambda found: _capital(found.group()), words)


def _capital(word: str) -> str:
    return word if word in _SMALL else word[:1].upper() + word[1:]
