"""Each kind of fact against sentences written for it, hard negatives among them."""

from __future__ import annotations

import pytest

from briefgen.extract.doubts import HEARSAY

from .readable import briefing_of, cases, readable

KINDS = (
    "dates", "event", "participants", "documents", "outcomes", "next_steps", "quotes", "frames",
)  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        pytest.param(kind, text, expected, id=f"{kind}: {title}")
        for kind in KINDS
        for title, text, expected in cases(kind)
    ],
)
def test_facts(kind: str, text: str, expected: str) -> None:
    assert readable(kind, text) == expected


def test_a_speech_of_several_paragraphs() -> None:
    text = "„Мостът е стар и крив.\n„Ще го ремонтираме през есента“, каза Ана Вайс.\nТя се усмихна."
    assert readable("quotes", text).split("\n") == [
        "Ана Вайс | Мостът е стар и крив.",
        "Ана Вайс | Ще го ремонтираме през есента",
    ]


def test_paragraphs_that_nobody_closes_are_nobodys() -> None:
    assert readable("quotes", "„Мостът е стар и крив.\nАна Вайс мълчи.\n„Ще видим“") == ""


def test_a_numbered_group_is_a_mention_without_an_entity() -> None:
    text = "27-те държави членки на Европейския съюз приеха декларация."
    mentions = briefing_of(text).mentions
    assert [(m.kind, m.base, m.entity) for m in mentions] == [
        ("group", "27 държави членки на Европейския съюз", None),
        ("organisation", "Европейски съюз", "european-union"),
    ]


@pytest.mark.parametrize(
    "text", ["„Ще Президентът заедно“,", "„", "“, каза", ",", "и", "не", "„Ще дойда“ „Ще дойда“"]
)
def test_a_text_of_marks_and_little_else_is_read_without_complaint(text: str) -> None:
    assert briefing_of(text).article.text == text


def test_a_headline_is_no_part_of_the_first_words() -> None:
    text = "Доклад за бюджет\nПолша ще открие посолството на 15 март."
    (step,) = briefing_of(text).next_steps
    assert step.actors == ("country-pl",)


def test_they_of_another_paragraph_are_nobody() -> None:
    text = "Ян Новак и Андрей Коваленко разговаряха.{}Те ще се срещнат отново на 5 март."
    (near,) = briefing_of(text.format(" ")).next_steps
    (far,) = briefing_of(text.format("\n")).next_steps
    assert (len(near.actors), far.actors) == (2, ())


def test_who_is_called_on_promises_nothing() -> None:
    text = "Премиерът на Чехия Ян Халва бе призован да представи бюджета до 5 март."
    (step,) = briefing_of(text).next_steps
    assert step.attributed_to is None
    assert len(step.actors) == 1


def test_the_time_of_a_step_is_evidence_too() -> None:
    text = "На 29 март 2027 г. според договора Словения ще открие посолството."
    (step,) = briefing_of(text).next_steps
    words = [text[span.start : span.end] for span in step.evidence]
    assert any("29 март 2027 г." in piece for piece in words)
    assert any("ще открие посолството" in piece for piece in words)


@pytest.mark.parametrize(
    ("text", "doubtful"),
    [
        ("Според „Политико“ Франция и Германия са се договорили за пощата.", True),
        ("По неофициална информация Чили и Перу са се договорили за пощата.", True),
        ("Чили и Перу са се договорили за пощата, пише „Ню Йорк таймс“.", True),
        ("Чили и Перу се договориха за пощата, предаде Ройтерс.", False),
        ("Чили и Перу се договориха за пощата, съобщи БТА.", False),
    ],
)
def test_what_a_medium_alone_stands_for_is_hearsay(text: str, doubtful: bool) -> None:
    (outcome,) = briefing_of(text).outcomes
    assert (outcome.certainty, outcome.reason) == (("low", HEARSAY) if doubtful else ("high", None))


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Чили и Перу подписаха споразумение в Лима, съобщи посланикът Хуан Рохас.", None),
        ("Чили и Перу са подписали споразумение в Лима, съобщи посланикът Хуан Рохас.",
         "local:хуан-рохас"),
        ("Чили и Перу подписаха споразумение в Лима, заяви посланикът Хуан Рохас.",
         "local:хуан-рохас"),
    ],
)  # fmt: skip
def test_news_that_a_person_passes_on_is_the_reporters_own(text: str, speaker: str | None) -> None:
    event = briefing_of(text).event
    assert event is not None
    assert event.attributed_to == speaker


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Председателят на Европейския съвет Ян Новак изтъкна, че Европейският съюз възнамерява да "
         "отпусне заем.", ["local:ян-новак"]),
        ("Председателят на клуба Ян Новак изтъкна, че Европейският съюз възнамерява да отпусне "
         "заем.", []),
        ("По думите на министъра Ян Новак всяка от трите страни ще осигурява по един самолет.",
         ["local:ян-новак"]),
    ],
)  # fmt: skip
def test_whose_plan_it_is(text: str, speakers: list[str]) -> None:
    assert [step.attributed_to for step in briefing_of(text).next_steps] == speakers


@pytest.mark.parametrize(
    ("text", "speakers", "sure"),
    [
        (
            "Ана Вайс обяви, че Словения ще строи мост с Хърватия. Меморандумът бе подписан "
            "от двете страни.",
            {None},
            True,
        ),
        (
            "Ана Вайс каза, че Словения е силна. Според „Блумбърг“ Словения и Хърватия са "
            "подписали договор за газа.",
            {None},
            False,
        ),
        ("Ана Вайс каза, че Словения и Хърватия са подписали договор.", {"Ана Вайс"}, True),
    ],
    ids=["another's quotation", "a medium's hearsay", "the speaker's own word"],
)
def test_a_party_is_told_by_whose_word_the_document_is(
    text: str, speakers: set[str | None], sure: bool
) -> None:
    briefing = briefing_of(text)
    names = {entity.id: entity.bg for entity in briefing.entities}
    parties = [p for p in briefing.participants if p.parts == ("party",)]
    assert len(parties) == 2
    assert {p.attributed_to and names[p.attributed_to] for p in parties} == speakers
    assert all((p.certainty == "high") == sure for p in parties)
    assert all((p.reason == HEARSAY) != sure for p in parties)


def test_what_a_headline_denies_is_not_what_the_lead_tells_as_signed() -> None:
    text = (
        "Договор с Казахстан няма да бъде подписан\n"
        "Кметът на Перник подписа днес договор за ремонт на училището."
    )
    assert readable("documents", text).split("\n") == [
        "proposed | treaty | договор | parties: Казахстан",
        "signed | contract | договор | about: ремонт на училището",
    ]


def test_what_the_reporter_tells_of_a_document_is_not_the_word_of_who_spoke_of_it() -> None:
    text = (
        "Президентът Ян Новак каза, че Чили и Перу ще подпишат договор. "
        "Договорът бе подписан от Чили и Перу в петък."
    )
    briefing = briefing_of(text)
    assert [(d.status, d.attributed_to) for d in briefing.documents] == [("signed", None)]
    parties = [p for p in briefing.participants if p.parts == ("party",)]
    assert [(p.attributed_to, p.certainty) for p in parties] == [(None, "high")] * 2


def test_a_party_has_the_word_of_whoever_tells_of_the_document() -> None:
    text = (
        "Чили и Перу подготвят меморандум, твърди „Ройтерс“. "
        "„Чили ще подпише меморандума“, каза президентът Ян Новак."
    )
    briefing = briefing_of(text)
    (document,) = briefing.documents
    parties = [p for p in briefing.participants if p.parts == ("party",)]
    assert document.attributed_to == "local:ян-новак"
    assert {p.attributed_to for p in parties} == {document.attributed_to}


@pytest.mark.parametrize(
    ("text", "doubtful"),
    [
        ("Ян Новак бил казал, че „мостът е стар и крив“.", True),
        ("„Мостът е стар и крив“, казал бил Ян Новак.", True),
        ("„Мостът е стар и крив“, каза Ян Новак.", False),
        ("„Мостът е стар и крив“, е казал Ян Новак.", False),
    ],
)
def test_what_somebody_is_said_to_have_said_is_hearsay(text: str, doubtful: bool) -> None:
    briefing = briefing_of(text)
    (quote,) = briefing.quotes
    (speaker,) = briefing.participants
    sure = ("low", HEARSAY) if doubtful else ("high", None)
    assert (quote.certainty, quote.reason) == sure
    assert (speaker.certainty, speaker.reason) == sure
