"""Plans that a document states: „декларация, която излага намеренията за …“."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefgen.annotate import Annotated
from briefgen.extract.context import Context
from briefgen.extract.dates import DateExpression
from briefgen.extract.next_steps.due import after_something, due_of
from briefgen.extract.phrases import split_items, verbal_noun
from briefgen.model import Document, Due, NextStep, Span


def intentions(
    context: Context, documents: Sequence[Document], dates: Sequence[DateExpression]
) -> list[NextStep]:
    """„която излага намеренията за А, Б и В“: one step each, by the document's parties."""
    ann = context.ann
    steps = []
    for hit in ann.found("intends_to"):
        if not verbal_noun(ann, hit.last + 1):
            continue
        unit = ann.unit_of(hit.first)
        start, place = ann.tokens[unit.start].start, ann.tokens[hit.first].start
        near = [d for d in documents if start <= d.evidence[0].start < place]
        document = max(near, key=lambda d: d.evidence[0].start, default=None)
        if document is None or document.status == "proposed":
            continue
        last = unit.stop - 1
        while last > hit.last and ann.tokens[last].shape == "mark":
            last -= 1
        head = Span(document.evidence[0].start, place)
        for first, end in split_items(ann, hit.last + 1, last, verbal_noun):
            step = _item(ann, first, end, document.parties, dates)
            words = _without_tail(ann.text_of(head))
            head_span = Span(head.start, head.start + len(words))
            steps.append(replace(step, evidence=(*step.evidence, head_span)))
    return steps


def _item(
    ann: Annotated,
    first: int,
    last: int,
    actors: tuple[str, ...],
    dates: Sequence[DateExpression],
) -> NextStep:
    end, due = last, None
    date = next((d for d in dates if first < d.first <= last), None)
    if date is not None:
        due = due_of(ann, date)
        end = date.first - 2 if date.last >= last and not date.deadline else last
    elif after := after_something(ann, first, last):
        due, end = Due(after=after[0]), after[1]
    return NextStep(
        actors=actors,
        action=ann.words(first, max(first, end)),
        due=due,
        force="planned",
        evidence=(ann.span(first, last),),
    )


def _without_tail(words: str) -> str:
    """The document's name and parties, up to the comma before „която излага“."""
    return words.rsplit(",", 1)[0].rstrip()
