"""English for Bulgarian noun phrases that are not names.

Bulgarian and English put the parts of such a phrase in the same order, so the
phrase is read from left to right as chunks (numeral, adjectives, noun; or a
name) with links between them (prepositions, conjunctions), and written chunk
by chunk. A part that neither lexicon nor gazetteer knows makes the whole
phrase unknown: half a translation is worse than the original.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import Literal

from briefgen.translate.chunks import Chunk, Names, read_chunks
from briefgen.translate.phrasing import with_a, with_the
from briefgen.translate.terms import Adjective, bulgarian

Article = Literal["the", "a", ""]
Style = Literal["phrase", "office", "name"]

_TOKEN = re.compile(r"[^\W_]+(?:[-–’'][^\W_]+)*|\S")
_WORD = re.compile(r"[^\s-]+")
_SMALL = frozenset({"of", "and", "the", "for", "to", "on", "in", "with", "at", "a", "an"})


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
    chunks = read_chunks(tokens, names, lexicon)
    if not chunks:
        return None
    if style == "name":
        chunks[0] = replace(chunks[0], proper=True)
    if any(_unknown_name(chunk, after) for chunk, after in pairwise(chunks)):
        return None
    return _write(_with_owners(_titled(chunks, style)), style)


def _unknown_name(chunk: Chunk, after: Chunk) -> bool:
    """A body's name that goes on (Съвет за …) is a name to look up, not to translate."""
    return chunk.proper and chunk.name is None and after.link in ("for", "on")


def _titled(chunks: list[Chunk], style: Style) -> list[Chunk]:
    """Mark what English writes large: the office or body, and what it is in charge of."""
    marked: list[Chunk] = []
    for chunk in chunks:
        term = chunk.form.term if chunk.form else None
        holder = next((one for one in reversed(marked) if one.name is None), None)
        in_charge = bool(holder and holder.large and term and term.portfolio)
        office = bool(style == "office" and term and term.office)
        marked.append(replace(chunk, large=chunk.proper or in_charge or office))
    return marked


def _with_owners(chunks: list[Chunk]) -> list[Chunk]:
    """``силите на пакта`` is *the pact's forces*: one definite word that can own."""
    merged: list[Chunk] = []
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


def _write(chunks: list[Chunk], style: Style) -> str:
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


def _article(chunk: Chunk, style: Style, deep: bool) -> Article:
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


def _chunk_words(chunk: Chunk) -> str:
    adjectives = " ".join(
        f"{joined} {_adjective(adjective, chunk)}".strip() for joined, adjective in chunk.adjectives
    ).replace(" ,", ",")
    parts = [chunk.numeral.english if chunk.numeral else "", adjectives, _head(chunk)]
    owner = chunk.owner
    if owner and owner.form:
        name = owner.form.term.plural if owner.form.plural else owner.form.term.english
        parts.insert(0, name + ("’" if name.endswith("s") else "’s"))
    return " ".join(part for part in parts if part)


def _adjective(adjective: Adjective, chunk: Chunk) -> str:
    large = chunk.large and not adjective.low
    return _large(adjective.english) if large else adjective.english


def _head(chunk: Chunk) -> str:
    if chunk.form is None:
        return chunk.name or ""
    noun = chunk.form.term.plural if chunk.form.plural else chunk.form.term.english
    return _large(noun) if chunk.large else noun


def _large(words: str) -> str:
    return _WORD.sub(lambda found: _capital(found.group()), words)


def _capital(word: str) -> str:
    return word if word in _SMALL else word[:1].upper() + word[1:]
