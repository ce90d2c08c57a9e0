"""What comes next: who does what, how firm the words are, and when it falls due."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefgen.annotate import Annotated, TokenMention
from briefgen.extract.context import LONGEST, Context, ends_sentence
from briefgen.extract.dates import DateExpression
from briefgen.extract.doubts import NOBODY_DEMANDS
from briefgen.extract.phrases import split_items, verbal_noun
from briefgen.languages import Match
from briefgen.model import Document, Due, Force, NextStep, Span

_ACTORS = frozenset({"person", "organisation", "country", "group"})
_FORCES: dict[str, Force] = {
    "demanded": "demanded",
    "expected": "expected",
    "commits": "committed",
    "plans": "planned",
}
# How many tokens may stand between the actor and the verb („Русия също трябва“).
_REACH = 3


def extract_next_steps(
    context: Context, documents: Sequence[Document], dates: Sequence[DateExpression]
) -> tuple[NextStep, ...]:
    """The steps that the text says lie ahead, in its order."""
    ann = context.ann
    steps = [*_intentions(context, documents, dates), *_ahead(context, dates)]
    for name, force in _FORCES.items():
        for hit in ann.found(name):
            actor = _actor(ann, hit)
            if actor is None or _is_unreal(ann, hit):
                continue
            end = _end(ann, hit.last)
            step = _step(context, hit.last, end, force, (actor.entity,), dates)
            if step:
                whole = ann.span(actor.first, end)
                steps.append(replace(step, evidence=(whole,)))
    steps.sort(key=lambda step: step.evidence[0].start)
    return tuple(_weighed(context.attribute(step)) for step in steps)


def _weighed(step: NextStep) -> NextStep:
    """„Трябва“ in the reporter's own voice may tell a plan, a rule or an opinion."""
    if step.force == "demanded" and step.attributed_to is None:
        return replace(step, certainty="low", reason=NOBODY_DEMANDS)
    return step


def _intentions(
    context: Context, documents: Sequence[Document], dates: Sequence[DateExpression]
) -> list[NextStep]:
    """„която излага намеренията за А, Б и В“: one step each, by the document's parties."""
    ann = context.ann
    steps = []
    for hit in ann.found("intends"):
        if not verbal_noun(ann, hit.last + 1):
            continue
        place = ann.tokens[hit.first].start
        document = next(
            (d for d in documents if d.evidence[0].start <= place < d.evidence[0].end), None
        )
        if document is None or document.status == "proposed":
            continue
        last = ann.token_at(document.evidence[0].end - 1)
        head = Span(document.evidence[0].start, place)
        for first, end in split_items(ann, hit.last + 1, last, verbal_noun):
            step = _step(context, first, end, "planned", document.parties, dates)
            if step:
                words = _without_tail(ann.text_of(head))
                head_span = Span(head.start, head.start + len(words))
                steps.append(replace(step, evidence=(*step.evidence, head_span)))
    return steps


def _without_tail(words: str) -> str:
    """The document's name and parties, up to the comma before „която излага“."""
    return words.rsplit(",", 1)[0].rstrip()


def _ahead(context: Context, dates: Sequence[DateExpression]) -> list[NextStep]:
    """„Предстоят …“: what lies ahead; with „…, като предстоят …“ the main clause too."""
    ann = context.ann
    steps = []
    for hit in ann.found("lies_ahead"):
        unit = ann.unit_of(hit.first)
        aside = "relative" in ann.classes(hit.first - 1) or ann.lower(hit.first - 1) == "какво"
        # „Мей предстои да …“ names who in a way that no rule here reads.
        of_somebody = ann.lower(hit.last + 1) == "да" and hit.first > unit.start + 1
        if _is_unreal(ann, hit) or aside or of_somebody:
            continue
        end = _end(ann, hit.last)
        first = hit.last + 1
        if ann.lower(hit.first - 1) == "като" and ann.lower(hit.first - 2) == ",":
            main = range(unit.start, hit.first - 2)
            if any("continues" in ann.classes(i) for i in main):
                first = next((i for i in main if ann.tokens[i].shape != "mark"), first)
        if first > end:
            continue
        step = _step(context, first, end, "planned", (), dates)
        if step:
            evidence = ann.span(min(first, hit.first), end)
            steps.append(replace(step, evidence=(evidence,)))
    return steps


def _actor(ann: Annotated, hit: Match) -> TokenMention | None:
    """Who is named right before the verb."""
    unit = ann.unit_of(hit.first)
    for i in range(hit.first - 1, max(unit.start, hit.first - 1 - _REACH) - 1, -1):
        mention = ann.mention_at.get(i)
        if mention is not None:
            before = ann.classes(mention.first - 1) if mention.first > unit.start else frozenset()
            # „лидерът на Русия трябва“: the country is not the one who must.
            return mention if mention.kind in _ACTORS and "preposition" not in before else None
        if ann.tokens[i].shape == "mark":
            return None
    return None


def _is_unreal(ann: Annotated, hit: Match) -> bool:
    return any("negation" in ann.classes(i) for i in (hit.first - 1, hit.first - 2))


def _end(ann: Annotated, i: int) -> int:
    """The last token of what is to be done."""
    unit = ann.unit_of(i)
    last = i
    for j in range(i + 1, min(unit.stop, i + LONGEST)):
        text = ann.tokens[j].text
        if text in ';“”"»' or ends_sentence(ann, j):
            break
        if text == "," and ann.classes(j + 1) & {"say", "relay", "conjunction_stop"}:
            break
        last = j
    return last


def _step(
    context: Context,
    first: int,
    last: int,
    force: Force,
    actors: tuple[str, ...],
    dates: Sequence[DateExpression],
) -> NextStep | None:
    ann = context.ann
    due, end = _due(ann, first, last, dates)
    if end < first:
        return None
    return NextStep(
        actors=actors,
        action=ann.words(first, end),
        due=due,
        force=force,
        evidence=(ann.span(first, last),),
    )


def _due(
    ann: Annotated, first: int, last: int, dates: Sequence[DateExpression]
) -> tuple[Due | None, int]:
    """When it falls due, and the last token of the action without that time at its end."""
    for date in (d for d in dates if first < d.first <= last):
        before = ann.lower(date.first - 1)
        at_end = date.last >= last
        end = date.first - 2 if at_end and before in {"до", "на", "от"} else last
        if date.deadline:
            return Due(end=date.end), date.first - 1 if at_end else last
        if before == "след":
            return Due(after=ann.words(date.first, date.last)), end
        return Due(start=date.start, end=date.end), end
    for hit in ann.found_in(range(first + 1, last), "after"):
        if hit.last < last and _is_event(ann, hit.last + 1):
            return Due(after=ann.words(hit.last + 1, last)), hit.first - 1
    return None, last


def _is_event(ann: Annotated, i: int) -> bool:
    """„след прекратяването на огъня“, not „след две години“ nor „след като“."""
    return (
        ann.tokens[i].shape == "lower"
        and not ann.classes(i)
        & {
            "conjunction",
            "number_word",
            "preposition",
            "pronoun_he",
        }
        and ann.lower(i) not in {"това", "него", "нея", "тях"}
    )
