"""Whose speech it is by the words behind it: „…“, каза Х; „…“ – с тези думи Х обобщи."""

from __future__ import annotations

from briefgen.annotate import Annotated
from briefgen.annotate.speech_marks import Quoted
from briefgen.extract.quotes.saying import (
    is_person,
    of_whom,
    reporter,
    saying_at,
    skip_marks,
    subject_of,
    this_speaker,
    verb_like_at,
)
from briefgen.extract.quotes.speakers import Speaker
from briefgen.extract.quotes.stretches import stands_alone
from briefgen.extract.quotes.talk import Talk

# No name and office before it are longer.
_AHEAD = 9


def attributed_behind(talk: Talk, closing: int, quoted: Quoted) -> tuple[Speaker, int] | None:
    """„…“, каза Х; „…“ – с тези думи Х обобщи …; „…“. Това каза Х."""
    ann = talk.ann
    opening = ann.token_at(quoted.outer.start)
    following = skip_marks(ann, closing + 1)
    if following is None:
        return None
    at, marked, new_sentence = following
    whole = stands_alone(ann, opening) or _goes_on(ann, opening)
    with_words = [h for h in ann.found_in(range(at, at + 3), "with_these_words") if h.first == at]
    if with_words and whole and (marked or new_sentence):
        return subject_of(talk, with_words[0].last + 1)
    if new_sentence:
        this = list(ann.found_in(range(at, at + 1), "this_said"))
        return this_speaker(talk, this[0].last + 1) if this and whole else None
    own = list(ann.found_in(range(at, at + 2), "his_words_are"))
    if own and whole:
        return of_whom(ann, own[0])
    as_said = ann.lower(at) == "както"
    at += as_said
    verb = saying_at(ann, at)
    if verb is not None and (whole or as_said or marked):
        speaker = _cited(ann, verb) or reporter(talk, verb, at)
        if speaker is not None and (whole or as_said or _is_clause(ann, quoted)):
            return speaker, verb
        return None
    if verb is None and marked and whole:
        verb = verb_like_at(ann, at)
        speaker = reporter(talk, verb, at) if verb is not None else None
        if speaker is not None and speaker.entity is not None and verb is not None:
            near = speaker.first - verb <= _AHEAD
            return (speaker, verb) if near and is_person(ann, speaker) else None
    return None


def _cited(ann: Annotated, verb: int) -> Speaker | None:
    """„съобщи агенция ТАСС, като цитира говорителя Х“: who said it is the one cited."""
    unit = ann.unit_of(verb)
    for hit in ann.found_in(range(verb + 1, unit.stop), "citing")[:1]:
        clause = ann.clause_at.get(hit.last + 1) or ann.clause_at.get(hit.last)
        for nominal in ann.nominals[clause.number] if clause else ():
            named = nominal.kind in ("person", "body") and len(nominal.entities) == 1
            if nominal.first > hit.last and named and nominal.kind == "person":
                return Speaker(nominal.entities[0], nominal.first, nominal.last)
    return None


def _is_clause(ann: Annotated, quoted: Quoted) -> bool:
    """Whether the words inside make a clause of their own: they have a verb."""
    first, last = ann.token_at(quoted.inner.start), ann.token_at(quoted.inner.end - 1)
    return any(i in ann.verb_at for i in range(first, last + 1))


def _goes_on(ann: Annotated, opening: int) -> bool:
    """A second piece of speech behind „…“, каза Х, „…“."""
    return ann.tokens[opening - 1].text == "," and ann.is_quoted(max(0, opening - 2)) is False
