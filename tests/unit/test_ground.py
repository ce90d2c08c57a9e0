"""The gate lets nothing in that the text does not carry."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.ground import facts_of, ground, locate
from briefgen.model import Article, Briefing, Entity, NextStep, Outcome, Participant, Span

from .readable import briefing_of

TEXT = "Анна 😀 обсъди мира. Анна обсъди мира."
ARTICLE = Article(id="x", lang="bg", date=dt.date(2026, 1, 1), text=TEXT)
ANNA = Entity("local:anna", "person", bg="Анна")
MIRA = Span(TEXT.index("мира"), TEXT.index("мира") + 4)


def grounded(*outcomes: Outcome) -> Briefing:
    return ground(Briefing(article=ARTICLE, entities=(ANNA,), outcomes=outcomes))


@pytest.mark.parametrize(
    ("evidence", "reason"),
    [
        ((), "no evidence"),
        ((Span(0, 400),), "outside the text"),
        ((Span(-3, 2),), "outside the text"),
        ((Span(5, 5),), "outside the text"),
        ((Span(4, 5),), "empty"),
        ((Span(0, 4),), "words of its what do not stand"),
    ],
)
def test_refusals_say_why(evidence: tuple[Span, ...], reason: str) -> None:
    result = grounded(Outcome(kind="discussed", what="мира", evidence=evidence))
    assert result.outcomes == ()
    assert reason in result.refused[0].reason


def test_a_stretch_without_end_proves_nothing() -> None:
    text = "мира " * 400
    article = Article(id="x", lang="bg", date=dt.date(2026, 1, 1), text=text)
    fact = Outcome(kind="discussed", what="мира", evidence=(Span(0, len(text)),))
    (refused,) = ground(Briefing(article=article, outcomes=(fact,))).refused
    assert "longer than 1500 characters" in refused.reason


def test_an_article_has_no_thousand_facts_of_a_kind() -> None:
    fact = Outcome(kind="discussed", what="мира", evidence=(MIRA,))
    result = grounded(*[fact] * 250)
    assert (len(result.outcomes), len(result.refused)) == (200, 50)
    assert "more than 200" in result.refused[0].reason


def test_an_entity_nobody_named_is_refused() -> None:
    stranger = Participant(entity="local:ivan", parts=("attended",), evidence=(Span(0, 4),))
    result = ground(Briefing(article=ARTICLE, entities=(ANNA,), participants=(stranger,)))
    assert "does not name `local:ivan`" in result.refused[0].reason
    step = NextStep(action="мира", actors=("local:ivan",), force="planned", evidence=(MIRA,))
    assert ground(Briefing(article=ARTICLE, next_steps=(step,))).next_steps == ()


def test_ids_have_words_and_numbers_but_no_offsets() -> None:
    one = Outcome(kind="discussed", what="мира", evidence=(MIRA,))
    two = replace(one, evidence=(Span(TEXT.rindex("мира"), TEXT.rindex("мира") + 4),))
    assert [o.id for o in grounded(one, two).outcomes] == ["outcome-mira", "outcome-mira-2"]


def test_the_gate_is_idempotent() -> None:
    once = briefing_of("Министрите обсъдиха мира, хляба и водата в Рим.")
    assert once.outcomes
    assert ground(once) == once


def test_locate_is_exact_but_for_spaces() -> None:
    assert locate("а б\n в", "б в") == Span(2, 6)
    assert locate("а б в", "б г") is None
    assert locate("а б в", " ") is None


def test_a_quote_never_ends_inside_a_word() -> None:
    assert locate("Париж и пари", "пари") == Span(8, 12)
    assert locate("Париж", "а") is None


_WORDS = st.sampled_from(
    re.split(
        " ",
        "Президентът на Украйна Иван Петров и подписа подписаха договор декларация между Франция "
        "с участието на вчера в Париж се проведе среща върха НАТО обсъдиха мира, хляба трябва да "
        "предприеме „Ще работим за мира заедно“, каза той По думите му, 6 януари 2026 г. ; : . ! "
        "предстои са включени партньори от e\u0301 (БТА) \n е представено от предстоят 😀",
    )
)


@settings(max_examples=300, deadline=None)
@given(st.lists(_WORDS, min_size=1, max_size=60))
def test_every_fact_of_any_text_has_verbatim_evidence(words: list[str]) -> None:
    briefing = briefing_of(" ".join(words))
    text = briefing.article.text
    entities = {entity.id: entity for entity in briefing.entities}
    for fact in facts_of(briefing):
        assert fact.evidence
        said = [text[start:end] for start, end in fact.evidence]
        assert all(part.strip() for part in said)
        for name in ("what", "action", "text", "title", "about"):
            claimed = getattr(fact, name, None)
            assert claimed is None or any(claimed in part for part in said)
        for name in ("entity", "speaker", "attributed_to"):
            entity = getattr(fact, name, None)
            assert entity is None or entity in entities
    for start, end in (mention.span for mention in briefing.mentions):
        assert 0 <= start < end <= len(text)
