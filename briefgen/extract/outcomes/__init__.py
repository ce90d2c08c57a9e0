"""What was discussed and what was agreed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefgen.annotate import Annotated
from briefgen.extract.context import Context
from briefgen.extract.dates import DateExpression
from briefgen.extract.outcomes.agreed import find_agreed
from briefgen.extract.outcomes.discussed import find_discussed
from briefgen.extract.outcomes.subject import days_of_old
from briefgen.extract.phrases import definite_noun, split_items
from briefgen.model import Outcome

__all__ = ["extract_outcomes"]


def extract_outcomes(context: Context, dates: Sequence[DateExpression]) -> tuple[Outcome, ...]:
    """Subjects discussed and points agreed, each once."""
    ann = context.ann
    found: list[Outcome] = []
    old = days_of_old(ann, dates)
    for first, last in find_discussed(ann, old):
        for start, end in split_items(ann, first, last, _begins_item):
            span = ann.span(start, end)
            outcome = Outcome(kind="discussed", what=ann.text_of(span), evidence=(span,))
            found.append(context.attribute(outcome))
    for first, last in find_agreed(ann, old):
        span = ann.span(first, last)
        outcome = Outcome(kind="agreed", what=ann.text_of(span), evidence=(span,))
        found.append(context.attribute(outcome))
    return _merged(ann, found)


def _begins_item(ann: Annotated, i: int) -> bool:
    """„…, подписана в Рим“ goes on about the item before it."""
    group = ann.verb_at.get(i)
    return definite_noun(ann, i) and (group is None or group.kind == "noun")


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
