"""What comes next: who does what, how firm the words are, and when it falls due."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefgen.annotate import Annotated
from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.arguments import subjects
from briefgen.extract.context import Context
from briefgen.extract.dates import DateExpression
from briefgen.extract.doubts import NOBODY_DEMANDS, SOMEBODYS_WORD
from briefgen.extract.next_steps.actors import actors_of, met
from briefgen.extract.next_steps.binding import binds
from briefgen.extract.next_steps.conditions import is_conditional
from briefgen.extract.next_steps.credible import credible_force
from briefgen.extract.next_steps.due import after_something, due_date, due_of
from briefgen.extract.next_steps.intentions import intentions
from briefgen.extract.next_steps.known import Known
from briefgen.extract.next_steps.narrated import is_narrated, is_stale
from briefgen.extract.next_steps.ruled_out import is_ruled_out
from briefgen.extract.next_steps.subject import names_itself
from briefgen.extract.next_steps.substance import is_substantial
from briefgen.extract.next_steps.told import Told, tellings
from briefgen.extract.next_steps.voice import Voice, by_paper, voice_of
from briefgen.extract.next_steps.wording import words_of
from briefgen.extract.quotes.talk import Talk
from briefgen.model import Document, Due, NextStep, Span

__all__ = ["extract_next_steps"]


def extract_next_steps(
    context: Context, documents: Sequence[Document], dates: Sequence[DateExpression]
) -> tuple[NextStep, ...]:
    """The steps that the text says lie ahead, in its order."""
    ann = context.ann
    steps = [_attributed(context, step) for step in intentions(context, documents, dates)]
    known = Known(context, documents, Talk(ann))
    for told in tellings(ann):
        step = _step(known, told, dates)
        if step is not None:
            steps.append(step)
    # „ангажират се да А и да Б“ is told once.
    steps = list({s.evidence[0]: s for s in reversed(steps)}.values())
    steps.sort(key=lambda step: step.evidence[0].start)
    return tuple(_weighed(ann, step) for step in steps)


def _step(known: Known, told: Told, dates: Sequence[DateExpression]) -> NextStep | None:
    context, ann = known.context, known.context.ann
    if is_ruled_out(ann, told):
        return None
    if told.opener.tense == "past" and is_stale(ann, told.opener, dates):
        return None
    if told.opener.tense != "past" and is_narrated(ann, told.opener, dates):
        return None
    date = due_date(ann, told, dates)
    if told.dated and not _is_to_come(ann, told, date):
        return None
    if told.opener is told.deed and is_conditional(ann, told.opener):
        told = replace(told, force="conditional")
    voice = voice_of(context, told.opener)
    if voice.verb is not None and voice.verb.tense == "past" and is_stale(ann, voice.verb, dates):
        return None  # „Преди година Х заяви, че ще …“
    if told.opener.mood == "heard" and voice.manner not in ("said", "pledge"):
        return None  # „щял да подпише“ without a word of who says so
    actors = actors_of(known, told, voice)
    if not is_substantial(ann, told, actors, date):
        return None
    force = credible_force(ann, told, voice, actors, date)
    if force is None:
        return None
    if force == "planned" and binds(ann, told, voice, actors, date):
        force = "committed"
    if actors:
        actors = tuple(dict.fromkeys((*actors, *met(known, told, voice))))
    first, end, start, last = words_of(
        ann, told, bool(actors) and not names_itself(ann, told), date
    )
    due = due_of(ann, date)
    if due is None and (after := after_something(ann, told.deed.last, last)):
        due, last = Due(after=after[0]), after[1]
    if last < start:
        return None
    step = NextStep(
        actors=actors,
        action=ann.words(start, last),
        due=due,
        force=force,
        attributed_to=_promiser(ann, told.opener)
        if voice.manner == "reporter"
        else _teller(ann, voice),
        evidence=_evidence(ann, first, end, date if due else None),
    )
    # What a plan lays down is nobody's word.
    return step if by_paper(ann, told.opener) else _attributed(context, step)


def _evidence(
    ann: Annotated, first: int, end: int, date: DateExpression | None
) -> tuple[Span, ...]:
    """The words of the step, and those of its time where they stand elsewhere."""
    words = ann.span(first, end)
    if date is None or (words.start <= date.span.start and date.span.end <= words.end):
        return (words,)
    return (words, date.span)


def _is_to_come(ann: Annotated, told: Told, date: DateExpression | None) -> bool:
    """„Днес гостът отлита“ is to come, „днес се събират“ is the news itself."""
    if date is None:
        return False
    departs = "departs" in ann.lexicon.classes(told.deed.lemma)
    return (
        date.start > ann.article.date
        or (departs and date.end >= ann.article.date)
        or (date.deadline)
    )


def _has_demander(ann: Annotated, step: NextStep) -> bool:
    """„ООН призова Судан да …“ says who demands it, „подлежи на ратификация“ that it must be."""
    first = ann.token_at(step.evidence[0].start)
    last = ann.token_at(step.evidence[0].end - 1)
    return any(g.senses & {"demand", "subject_to"} for g in ann.verbs_in(range(first, last + 1)))


def _promiser(ann: Annotated, opener: VerbGroup) -> str | None:
    """„Соботка обеща …“, „Гутериш призова …“: the person whose word it is."""
    if (
        not opener.senses & {"promise", "demand"}
        or opener.plural
        or opener.passive
        or opener.tense == "future"
    ):
        return None
    run = subjects(ann, opener, reverse=False)
    if (
        len(run) != 1
        or run[0].last > opener.first
        or run[0].kind != "person"
        or len(run[0].entities) != 1
    ):
        return None
    return run[0].entities[0]


def _teller(ann: Annotated, voice: Voice) -> str | None:
    """„предстои …, каза Х“: whose word it is, where the frame does not tell."""
    speaker = ann.entities.get(voice.speaker or "")
    told = speaker is not None and speaker.kind == "person" and voice.manner in ("said", "pledge")
    return voice.speaker if told else None


def _attributed(context: Context, step: NextStep) -> NextStep:
    """„Очаква се, че …“ is nobody's word."""
    told = context.attribute(step)
    nobodys = step.force == "expected" and told.reason == SOMEBODYS_WORD
    return step if nobodys else told


def _weighed(ann: Annotated, step: NextStep) -> NextStep:
    """„Трябва“ in the reporter's own voice may tell a plan, a rule or an opinion."""
    if step.force == "demanded" and step.attributed_to is None and not _has_demander(ann, step):
        return replace(step, certainty="low", reason=NOBODY_DEMANDS)
    return step
