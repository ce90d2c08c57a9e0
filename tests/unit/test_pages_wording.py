"""How a page words parts, names, dates, drafts and gaps."""

from __future__ import annotations

import re
from html import unescape

import pytest

from briefgen.localise import localise
from briefgen.model import LANGS, Briefing, EntityKind, Lang
from briefgen.pages import briefing_page, validate_front_matter
from briefgen.pages.view import View
from briefgen.record import Attribution, BriefingRecord, Named, Text
from briefgen.sidecar import Sidecar
from briefgen.translate.catalogue import (
    UNNAMED_ENGINE,
    Catalogue,
    Context,
    Translation,
    normalised,
)
from briefgen.translate.interface import interface
from tests.fixtures import paris

from .readable import briefing_of
from .rendered import PAGES, RECORD, Page, box, section


def test_parts_are_words_that_agree_with_any_name() -> None:
    bulgarian, english = box(PAGES["bg"]), box(PAGES["en"])
    assert "Присъствие: държавни и правителствени ръководители" in bulgarian
    assert "Изказване: Рустем Умеров" in bulgarian
    assert "От името на НАТО: Марк Рюте и генерал Алексъс Гринкевич" in bulgarian
    assert "Representing NATO: Mark Rutte and General Alexus Grynkewich" in english
    chips = unescape(section(PAGES["bg"], "Участници"))
    assert '<span class="bg-status">от името на НАТО</span>' in chips
    assert '<span class="bg-status">обсъдиха</span>' in section(PAGES["bg"], "Резултати")


def test_each_body_that_somebody_stands_for_has_a_row() -> None:
    union = Named(
        entity="eu", name=Text(bg="Европейски съюз", en="European Union", via="gazetteer")
    )
    participants = [
        p.model_copy(update={"represents": union}) if p.entity == "rutte" else p
        for p in RECORD.participants
    ]
    body = RECORD.participants[0].model_copy(
        update={"entity": "eu", "id": "eu", "name": union.name, "kind": "organisation"}
    )
    record = RECORD.model_copy(update={"participants": [*participants, body]})
    assert "От името на Европейския съюз: Марк Рюте От името на НАТО:" in box(
        briefing_page(record, "bg")
    )
    assert "Representing the European Union: Mark Rutte Representing NATO:" in box(
        briefing_page(record, "en")
    )


@pytest.mark.parametrize(
    ("kind", "name", "words"),
    [
        ("organisation", "Европейска комисия", "по думите на Европейската комисия"),
        ("country", "Северна Македония", "по думите на Северна Македония"),
        ("person", "Станка Съвет", "по думите на Станка Съвет"),
    ],
)
def test_a_body_takes_its_article_after_a_preposition(
    kind: EntityKind, name: str, words: str
) -> None:
    speaker = Attribution(entity="x", name=Text(bg=name, en=None))
    known = RECORD.participants[0].model_copy(update={"entity": "x", "kind": kind})
    outcome = RECORD.outcomes[0].model_copy(update={"attributed_to": speaker})
    record = RECORD.model_copy(update={"participants": [known], "outcomes": [outcome]})
    assert words in unescape(section(briefing_page(record, "bg"), "Резултати"))


def test_a_phrase_takes_no_article() -> None:
    said = box(PAGES["en"])
    assert "Involved: the 27 member states of the European Union and partners from" in said
    assert "the partners" not in said


def test_a_numeral_with_an_ending_stays_on_one_line() -> None:
    assert '<span class="bg-joined">27-те</span> държави' in section(PAGES["bg"], "Участници")
    assert '<span class="bg-joined">27-те</span> държави' in section(PAGES["bg"], "Текст")


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ([], "not been named; it is dated 1 January 2026"),
        ({"publisher": "Daily"}, "Daily, 1 January 2026"),
        ({"cites": ["Укринформ"]}, "Source not named, citing Ukrinform, 1 January 2026"),
        ({"url": "https://a.example/", "cites": ["Вестник"]}, "a.example, citing Вестник, 1"),
    ],
)
def test_the_date_is_always_with_the_source(source: object, words: str) -> None:
    page = section(briefing_page(paris.record(source=source), "en"), "Source")
    assert words in " ".join(unescape(re.sub("<[^>]*>", "", page)).split()).replace(" ,", ",")
    assert ('lang="bg">Вестник' in page) is ("Вестник" in words)


def test_a_page_describes_itself_by_its_lead() -> None:
    assert validate_front_matter(PAGES["en"]).description == RECORD.lead.en


def drafts(*wanted: Context) -> dict[tuple[str, str], Translation]:
    """The seed's translations, those of some kinds not reviewed."""
    entries = dict(paris.catalogue().entries)
    for key, found in entries.items():
        if key[0] in wanted:
            entries[key] = Translation(found.text, UNNAMED_ENGINE)
    return entries


def page_of(entries: dict[tuple[str, str], Translation]) -> str:
    catalogue = Catalogue(entries=entries)
    return briefing_page(
        localise(paris.briefing(), paris.sidecar(), catalogue, paris.NAMES.get), "en"
    )


MARK = "machine translation, not reviewed"


def test_a_drafted_title_and_step_say_so_where_they_stand() -> None:
    page = page_of(drafts("title"))
    assert page.split("bg-lead")[0].count(MARK) == page.count(MARK) == 1
    page = page_of(drafts("step", "after"))
    steps = len(RECORD.next_steps)
    assert page.split("</dl>")[0].count(MARK) == steps
    assert section(page, "Next steps").count(MARK) == steps + 1
    assert "achine translation" not in section(page, "Text")


def test_the_note_above_the_text_speaks_of_its_sentences() -> None:
    text = section(page_of(drafts("sentence", "title")), "Text")
    assert "Machine translation by an unnamed engine, not reviewed." in text
    assert MARK not in text
    bulgarian = localise(paris.briefing(), paris.sidecar(), None, paris.NAMES.get)
    assert View(bulgarian, "en").translation_note.startswith("The text has not been translated")


def test_drafted_sentences_among_reviewed_ones_are_marked_each() -> None:
    entries = dict(paris.catalogue().entries)
    first = ("sentence", normalised(paris.TEXT[slice(*paris.sentences()[0].span)]))
    entries[first] = Translation("A summit.", "model-x")
    text = section(page_of(entries), "Text")
    assert "In part a machine translation by model-x, not reviewed." in text
    assert text.count(MARK) == 1
    assert text.index("A summit.") < text.index(MARK) < text.index("bg-original")


def test_in_a_paragraph_half_translated_no_sentence_stands_twice() -> None:
    whole = [one for one in RECORD.sentences if one.paragraph == 1]
    assert len(whole) > 1
    sentences = [
        one.model_copy(update={"text": one.text.model_copy(update={"en": None})})
        if one is whole[1]
        else one
        for one in RECORD.sentences
    ]
    record = RECORD.model_copy(update={"sentences": sentences})
    page = briefing_page(record, "en")
    text = unescape(re.sub("<sup>.*?</sup>", "", section(page, "Text")))
    words = re.sub(r"<(?!p)[^>]*>|</p>", "", text)
    assert words.count(whole[1].text.bg or "-") == 1
    assert (whole[0].text.en or "-") in words
    assert Page(page).to("bg-ref") == Page(PAGES["en"]).to("bg-ref")
    assert sorted(Page(page).ids) == sorted(Page(PAGES["en"]).ids)
    assert "What has no translation stands in the original alone." in words
    translated = re.findall(r'<p class="(bg-[a-z]+)"', text)
    assert translated.count("bg-original") == translated.count("bg-translation") + 1


def test_what_is_left_out_stands_apart_from_the_words_around_it() -> None:
    text = section(briefing_page(paris.record(rights="none"), "bg"), "Текст")
    shown = unescape(re.sub("<[^>]*>", "", re.sub("<sup>.*?</sup>", "", text)))
    assert "[…]" in shown
    assert not re.search(r"\S\[…\]|\[…\]\S", shown)


def test_a_follow_up_begins_after_its_date() -> None:
    later = {"date": "2026-04-10", "what": {"en": "Ratified."}, "source": "https://a.example/"}
    page = briefing_page(paris.record(follow_ups=[{"fact": "document-joint", **later}]), "en")
    assert "10 April 2026: Ratified." in unescape(page)


def test_a_romanised_name_says_so() -> None:
    name = Text(bg="Желю Щерев", en="Zhelyu Shterev", via="romanised")
    person = RECORD.participants[3].model_copy(update={"name": name, "kind": "person"})
    record = RECORD.model_copy(update={"participants": [person]})
    assert ">romanised<" in briefing_page(record, "en")
    assert interface("bg").gettext("romanised") == "транслитерирано"


def written(briefing: Briefing) -> BriefingRecord:
    return localise(briefing, Sidecar(), None, lambda words: None)


def told(text: str, lang: Lang) -> str:
    """The box of the page of ``text``, whose day is 10 January 2026."""
    return box(briefing_page(written(briefing_of(text)), lang))


@pytest.mark.parametrize(
    "text",
    [
        "Чилийският министър Пабло Рохас ще се срещне с Хуан Торес на 20 март в Осло.",
        "Чилийският министър Пабло Рохас ще се срещне в Осло с Хуан Торес.",
        "Утре чилийският министър Пабло Рохас се среща в Осло с Хуан Торес.",
    ],
)
def test_who_is_to_meet_has_not_attended(text: str) -> None:
    assert "Will attend: Pablo Rohas" in told(text, "en")
    assert "Предстоящо участие: Пабло Рохас" in told(text, "bg")
    assert "Attended" not in told(text, "en")
    front = validate_front_matter(briefing_page(written(briefing_of(text)), "en"))
    assert {part for p in front.participants for part in p.parts} == {"attended"}


def test_who_met_attended_though_they_will_meet_again() -> None:
    text = "Чилийският министър Пабло Рохас се срещна вчера в Осло с Хуан Торес."
    again = " На 20 март в Берген Ана Вайс ще се срещне с Ерик Мамер."
    assert "Attended: Pablo Rohas and Huan Tores" in told(text, "en")
    assert "Attended: Pablo Rohas and Huan Tores" in told(text + again, "en")
    assert "Will attend: Ana Vays and Eric Mamer" in told(text + again, "en")


def test_a_step_that_begins_is_not_due_by_its_day() -> None:
    page = briefing_page(written(briefing_of("От 20 март мостът ще бъде отворен.")), "en")
    assert "Due: from 20 March 2026" in unescape(re.sub("<[^>]*>", "", page))


@pytest.mark.parametrize(
    ("when", "en", "bg"),
    [
        ("от 2017 г.", "Dated: 2017", "С дата: 2017 г."),
        ("от май 2017 г.", "Dated: May 2017", "С дата: май 2017 г."),
        ("от 3 май 2017 г.", "Dated: 3 May 2017", "С дата: 3 май 2017 г."),
    ],
)
def test_the_year_of_a_document_of_the_past(when: str, en: str, bg: str) -> None:
    record = written(briefing_of(f"Чили денонсира договора с Перу {when}"))
    for lang, said in zip(LANGS, (bg, en), strict=True):
        words = unescape(re.sub("<[^>]*>", "", briefing_page(record, lang)))
        assert f"{said}\n" in words
