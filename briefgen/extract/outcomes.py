"""What was discussed and what was agreed."""

from __future__ import annotations

from dataclasses import replace

from briefgen.annotate import Annotated
from briefgen.extract.context import LONGEST, Context, ends_sentence
from briefgen.extract.phrases import definite_noun, split_items
from briefgen.languages import Match
from briefgen.model import Outcome


def extract_outcomes(context: Context) -> tuple[Outcome, ...]:
    """Subjects discussed and points agreed, each once."""
    ann = context.ann
    found: list[Outcome] = []
    for hit in ann.found("discussed"):
        if _is_unreal(ann, hit):
            continue
        first, last = _object(ann, hit.last + 1)
        while first <= last and ann.lower(first) in {"и", "също", "още"}:
            first += 1
        for start, end in split_items(ann, first, last, definite_noun) if first <= last else ():
            span = ann.span(start, end)
            outcome = Outcome(kind="discussed", what=ann.text_of(span), evidence=(span,))
            found.append(context.attribute(outcome))
    for hit in ann.found("agreed"):
        if _is_unreal(ann, hit):
            continue
        first, last = _agreement(ann, hit)
        if first <= last:
            span = ann.span(first, last)
            outcome = Outcome(kind="agreed", what=ann.text_of(span), evidence=(span,))
            found.append(context.attribute(outcome))
    return _merged(ann, found)


def _is_unreal(ann: Annotated, hit: Match) -> bool:
    return any("unreal" in ann.classes(i) for i in range(max(0, hit.first - 2), hit.first))


def _object(ann: Annotated, first: int) -> tuple[int, int]:
    """The tokens of what was discussed: up to the clause's end."""
    unit = ann.unit_of(first) if first in ann.unit_at else range(0)
    last = first - 1
    for i in range(first, min(unit.stop, first + LONGEST)):
        text = ann.tokens[i].text
        if text in ';:“”„"»«()–' or ends_sentence(ann, i):
            break
        if text == "," and _leaves(ann, i + 1):
            break
        if ann.classes(i) & {"relative", "conjunction_stop"}:
            break
        last = i
    return first, last


def _leaves(ann: Annotated, i: int) -> bool:
    return bool(ann.classes(i) & {"relative", "clause_start", "say", "relay", "be"})


def _agreement(ann: Annotated, hit: Match) -> tuple[int, int]:
    """What was agreed: the rest of the sentence, a list behind a colon included."""
    unit = ann.unit_of(hit.first)
    first = hit.first + 1  # behind the verb; „съгласие по …“ belongs to what was agreed
    while ann.lower(first) in {"се", "до", "за"} or "settles" in ann.classes(first):
        first += 1
    last = first - 1
    for i in range(first, min(unit.stop, first + LONGEST)):
        text = ann.tokens[i].text
        if text in ';“”"»' or ends_sentence(ann, i):
            break
        if text == "," and ann.classes(i + 1) & {"say", "relay"}:
            break
        last = i
    return first, last


def _merged(ann: Annotated, outcomes: list[Outcome]) -> tuple[Outcome, ...]:
    """A subject told twice, once with more words, is one outcome with both places as evidence."""
    kept: list[Outcome] = []
    for outcome in outcomes:
        words = _stems(ann, outcome.what)
        for i, other in enumerate(kept):
            others = _stems(ann, other.what)
            if other.kind == outcome.kind and (words <= others or others <= words):
                longer = other if len(others) >= len(words) else outcome
                kept[i] = replace(longer, evidence=other.evidence + outcome.evidence)
                break
        else:
            kept.append(outcome)
    return tuple(kept)


def _stems(ann: Annotated, text: str) -> frozenset[str]:
    return frozenset(ann.lexicon.stem(word) for word in text.lower().split() if len(word) > 3)
