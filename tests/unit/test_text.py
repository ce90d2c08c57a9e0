"""Real text of the web: noise, glued sentences, quotation marks, mixed alphabets."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.annotate import Annotated, annotate
from briefgen.annotate.speech_marks import quoted_spans
from briefgen.gazetteer import gazetteer
from briefgen.languages import lexicon
from briefgen.model import Article
from briefgen.seeds import normalise
from briefgen.tokens import tokenise

from .readable import TODAY, briefing_of

_FIXTURES = Path(__file__).parents[1] / "fixtures" / "annotate"


def cases(name: str) -> list[tuple[str, list[str]]]:
    """Text and expected lines of each case; ``⏎`` stands for the end of a paragraph."""
    found = []
    for block in (_FIXTURES / f"{name}.txt").read_text("utf-8").split("\n\n"):
        _, text, _, *lines = block.strip().split("\n")
        found.append((text.replace("⏎", "\n"), [line.replace("⏎", "\n") for line in lines]))
    return found


def annotated(text: str) -> Annotated:
    article = Article(id="x", lang="bg", date=TODAY, text=text)
    return annotate(article, lexicon("bg"), gazetteer())


@pytest.mark.parametrize(("text", "expected"), cases("noise"))
def test_noise(text: str, expected: list[str]) -> None:
    ann = annotated(text)
    assert [ann.text_of(span) for span in ann.noise] == expected
    inside = {i for span in ann.noise for i in range(span.start, span.end)}
    for i, token in enumerate(ann.tokens):
        assert ann.is_noise(i) == (token.start in inside)


@pytest.mark.parametrize(("text", "expected"), cases("sentences"))
def test_sentences(text: str, expected: list[str]) -> None:
    ann = annotated(text)
    assert [ann.text_of(s.span) for s in ann.sentences] == expected
    assert [ann.words(unit.start, unit.stop - 1) for unit in ann.units] == expected


@pytest.mark.parametrize(("text", "expected"), cases("quotation_marks"))
def test_quotation_marks(text: str, expected: list[str]) -> None:
    assert [text[slice(*q.inner)] for q in quoted_spans(text)] == expected


def test_no_fact_is_made_of_noise() -> None:
    text = (
        "Министрите подписаха договора.\n"
        "Прочетете още: Унгария и Полша подписаха меморандум „За мир и вода“"
    )
    ann = annotated(text)
    assert not ann.quoted
    assert all(not ann.is_noise(hit.first) for hits in ann.phrases.values() for hit in hits)
    assert not any(name.startswith("noise") for name in ann.phrases)
    assert [d.type for d in briefing_of(text).documents if d.status == "signed"] != ["memorandum"]


def test_names_in_noise_stay_mentions() -> None:
    assert [m.base for m in annotated("Варна, 12 май /БТА/ Мостът е отворен.").mentions]


# In each pair the first word has letters of the other alphabet.
@pytest.mark.parametrize(
    ("word", "repaired"),
    [
        ("E\u0421", "\u0415\u0421"),  # a tie: the text is Cyrillic
        ("\u0412l\u043e\u043emb\u0435rg", "Bloomberg"),
        ("Guardi\u0430n", "Guardian"),
        ("\u0425\u0425I", "XXI"),
        ("Eвропа", "Европа"),
        ("изданиетo", "изданието"),
        ("Twitterът", "Twitterът"),  # a foreign word with a Bulgarian ending
        ("iPhone-ът", "iPhone-ът"),
        ("Brexit", "Brexit"),
        ("ЕС", "ЕС"),
    ],
)
def test_a_word_has_one_alphabet(word: str, repaired: str) -> None:
    text = f"Днес {word} реши."
    token = tokenise(text)[1]
    assert (token.text, token.lower) == (repaired, repaired.lower())
    assert text[token.start : token.end] == word


def test_the_lexicon_knows_a_mixed_word_and_the_page_shows_it() -> None:
    ann = annotated("Решението е на E\u0421.")
    (mention,) = ann.mentions
    assert mention.entity == annotated("Решението е на \u0415\u0421.").mentions[0].entity
    assert ann.words(mention.first, mention.last) == "E\u0421"


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("&bdquo;Да&ldquo; &amp; &quot;не&quot;", '„Да“ & "не"'),
        ("а&nbsp;б&amp;nbsp;в &#8222;г&#x201C;", "а б в „г“"),
        ("А&B; AT&T; &notanentity; & &copy", "А&B; AT&T; &notanentity; & &copy"),
        ("Кметът\u200bбе\u200bв\u200bЛом.\u200bТой ще говори.", "Кметът бе в Лом. Той ще говори."),
        ("срещна\u200b се с Ангела \u200bМеркел", "срещна се с Ангела Меркел"),
        ("до\u200bгово\u200bрът в се\u200bдем", "договорът в седем"),
        ("едно\u2009две\u3000три\u200bчетири\u200e пет\u00adдесет", "едно две тричетири петдесет"),
        ("ду\u200dма 👩\u200d👩\u200d👧", "дума 👩\u200d👩\u200d👧"),
    ],
)
def test_what_a_page_leaves_of_its_markup(raw: str, text: str) -> None:
    assert normalise(raw) == text
    assert normalise(text) == text
