"""Which stretches between quotation marks are speech, and whose."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefgen.annotate import Annotated
from briefgen.annotate.speech_marks import Quoted
from briefgen.extract.quotes.before import attributed_before, attributed_between
from briefgen.extract.quotes.behind import attributed_behind
from briefgen.extract.quotes.saying import is_person, reporter, saying_at, verb_like_at
from briefgen.extract.quotes.speakers import Speaker, speaker_of
from briefgen.extract.quotes.stretches import DASHES, SHORTEST, is_name, marks_of, word_count
from briefgen.extract.quotes.talk import Talk
from briefgen.model import Span

# Verbs beside which words in marks are the subject's own.
_WORDED = frozenset({"say", "refuse", "name", "promise", "demand", "believe"})
_INSIDE = re.compile(r"\s[-–—]\s(?=[а-я])|,\s(?=[а-я])")


@dataclass(frozen=True, slots=True)
class Speech:
    """The tokens ``first`` to ``last`` between marks, and the tokens that say whose they are."""

    span: Span
    first: int
    last: int
    speaker: Speaker
    verb: int


def find_speech(talk: Talk, quoted: Quoted) -> list[Speech]:
    """The speech in ``quoted`` whose speaker the words around it, or within, tell."""
    ann = talk.ann
    opening, closing = marks_of(ann, quoted)
    inner = ann.token_at(quoted.inner.start), ann.token_at(quoted.inner.end - 1)
    within = _split(talk, quoted)
    if within:
        return within
    if word_count(ann.text_of(quoted.inner)) < SHORTEST or is_name(ann, quoted):
        return []
    found = (
        attributed_behind(talk, closing, quoted)
        or attributed_before(talk, opening)
        or attributed_between(talk, opening)
    )
    if found is None:
        return []
    speaker, verb = found
    return [Speech(quoted.inner, *inner, speaker, verb)]


def find_part(talk: Talk, quoted: Quoted) -> Speech | None:
    """Words of his in another's sentence: Х отказа да го приеме „дори като основа за …“."""
    ann = talk.ann
    opening, _ = marks_of(ann, quoted)
    unit = ann.unit_of(opening)
    outside = [i for i in range(unit.start, opening) if not ann.is_quoted(i)]
    groups = [g for i in outside if (g := ann.verb_at.get(i)) and g.kind == "finite"]
    while groups and groups[-1].mood == "da":
        groups.pop()
    if not groups or groups[-1].negated or not groups[-1].senses & _WORDED:
        return None
    group = groups[-1]
    clause = ann.clause_at[group.head]
    if group.mood not in ("told", "heard") or group.tense not in ("past", "present"):
        return None
    if ann.clause_at.get(opening, clause).number != clause.number or clause.kind == "condition":
        return None
    speaker = speaker_of(talk, group)
    if speaker is None or speaker.entity is None or not is_person(ann, speaker):
        return None
    if speaker.first > group.head:
        return None  # „Някои наричат Х „човек от друг век““
    inner = ann.token_at(quoted.inner.start), ann.token_at(quoted.inner.end - 1)
    return Speech(quoted.inner, *inner, speaker, group.head)


def _split(talk: Talk, quoted: Quoted) -> list[Speech]:
    """„Цената е честна – каза Х, – но …“: the marks stand around the reporting clause, too."""
    ann = talk.ann
    text = ann.text_of(quoted.inner)
    for cut in _INSIDE.finditer(text):
        at = ann.token_at(quoted.inner.start + cut.end())
        verb = saying_at(ann, at) if at in ann.clause_at else None
        if verb is None and cut[0].strip() in DASHES and at in ann.clause_at:
            verb = verb_like_at(ann, at)
        if verb is None or verb - at > 1:
            continue
        speaker = reporter(talk, verb, at)
        if speaker is None or speaker.entity is None or not is_person(ann, speaker):
            continue
        if (
            cut[0].strip() == ","
            and ann.tokens[min(_next_mark(ann, speaker.last), len(ann.tokens) - 1)].text != ","
        ):
            continue
        stop = _clause_end(ann, speaker.last, quoted, cut[0].strip())
        first = Span(quoted.inner.start, quoted.inner.start + cut.start())
        pieces = [first]
        if stop < quoted.inner.end:
            pieces.append(Span(stop, quoted.inner.end))
        return [
            Speech(piece, ann.token_at(piece.start), ann.token_at(piece.end - 1), speaker, verb)
            for piece in pieces
            if word_count(ann.text_of(piece)) >= SHORTEST
        ]
    return []


def _next_mark(ann: Annotated, i: int) -> int:
    i += 1
    while i < len(ann.tokens) and ann.tokens[i].shape != "mark":
        i += 1
    return i


def _clause_end(ann: Annotated, last: int, quoted: Quoted, mark: str) -> int:
    """Where the speech goes on behind the reporting clause that is inside it."""
    text = ann.article.text
    end = quoted.inner.end
    start = ann.tokens[last].end
    if mark == ",":
        closed = text.find(",", start, end)
        return closed + 1 if closed >= 0 else end
    found = re.search(r"\s[-–—]\s|[.!?](?=\s[А-Я])", text[start:end])
    return start + found.end() if found else end
