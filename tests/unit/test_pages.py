"""What stands on a page, and that each fact leads to its words and back."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from html import unescape

import pytest
import yaml

from briefgen.localise import localise
from briefgen.model import LANGS, FurtherEvent, Lang
from briefgen.pages import briefing_page, home_page, index_page, validate_front_matter
from briefgen.pages.front_matter import FrontMatterError
from briefgen.record import BriefingRecord, Text
from briefgen.translate.catalogue import (
    Catalogue,
    Translation,
)
from tests.fixtures import paris

from .rendered import PAGES, RECORD, VIEW, Page, html, section


@pytest.mark.parametrize("lang", LANGS)
def test_every_fact_leads_to_its_words_and_back(lang: Lang) -> None:
    page = Page(PAGES[lang])
    refs, backs = page.to("bg-ref"), page.to("bg-back")
    assert len(refs) == len(set(refs)) == len(set(backs)) == 28
    # A way back stands at each place of the evidence, not at its first alone.
    assert len(backs) == len({(f.id, e) for f in VIEW.facts for e in f.evidence}) > 28
    targets = [href.removeprefix("#") for _, href in page.links if href.startswith("#")]
    assert set(targets) <= set(page.ids)
    assert len(page.ids) == len(set(page.ids))
    named = zip(page.links, page.labels, strict=True)
    assert all(label for (kind, _), label in named if kind in ("bg-ref", "bg-back"))


def test_both_pages_have_the_same_anchors_and_numbers() -> None:
    bulgarian, english = (Page(PAGES[lang]) for lang in LANGS)
    facts = [[i for i in page.ids if i[:2] in ("f-", "e-")] for page in (bulgarian, english)]
    assert facts[0] == facts[1]
    assert bulgarian.to("bg-ref") == english.to("bg-ref")


@pytest.mark.parametrize("lang", LANGS)
def test_the_marks_are_the_evidence(lang: Lang) -> None:
    rendered = html(PAGES[lang])
    for n, fact in enumerate([RECORD.event, *RECORD.event.dates] if RECORD.event else [], 1):
        marks = re.findall(r'<mark[^>]*data-facts="([^"]*)"[^>]*>(.*?)</mark>', rendered)
        words = "".join(
            unescape(re.sub("<[^>]*>", "", text)) for ids, text in marks if fact.id in ids.split()
        )
        assert words == "".join(paris.TEXT[start:end] for start, end in fact.evidence)
        assert f'id="e-{n}"' in rendered


def test_the_text_is_the_article() -> None:
    text = section(PAGES["bg"], "Текст")
    shown = unescape(re.sub("<[^>]*>", "", re.sub(r"<sup>.*?</sup>", "", text)))
    assert shown.split() == paris.TEXT.split()


def test_the_translation_stands_above_its_original() -> None:
    text = section(PAGES["en"], "Text")
    kinds = re.findall(r'<p class="(bg-translation|bg-original)"', text)
    assert kinds == ["bg-translation", "bg-original"] * 5
    assert text.count('<p class="bg-original" lang="bg">') == 5
    assert "Russia, too, must take concrete steps" in text
    assert 'lang="bg"' not in section(PAGES["bg"], "Текст")


def test_the_box_says_what_when_where_and_who() -> None:
    box = PAGES["en"].split("<dl", 1)[1].split("</dl>", 1)[0]
    words = " ".join(unescape(re.sub("<sup>.*?</sup>|<[^>]*>", "", box)).split())
    assert "What Summit of the Coalition of the Willing When 31 December 2025" in words
    assert "31 December 2025, according to the source Where Paris" in words
    assert "Who Attended: heads of state" in words
    assert "Spoke: Rustem Umerov" in words
    assert "Trilateral declaration: Ukraine, France and the United Kingdom" in words
    assert "Russia: to take concrete steps to achieve peace demanded" in words


def test_the_source_is_named_for_the_date_only_where_it_is_in_doubt() -> None:
    plain = briefing_page(paris.record(notes=[]), "en")
    assert "according to the source" not in plain


def test_notes_link_to_their_sources() -> None:
    aside = PAGES["en"].split("<aside", 1)[1].split("</aside>", 1)[0]
    assert "Other reports date this summit to 6 January 2026." in aside
    assert ">www.president.gov.ua</a>" in aside


def test_what_one_speaker_said_is_attributed_once() -> None:
    signed = unescape(section(PAGES["en"], "Documents signed"))
    assert signed.count("According to Rustem Umerov, quoted by Ukrinform:") == 1
    assert "(according to" not in signed
    assert "Signed by" not in signed
    assert "Parties: the Coalition of the Willing" in signed
    bulgarian = unescape(section(PAGES["bg"], "Подписани документи"))
    assert "По думите на Рустем Умеров, предадени от Укринформ:" in bulgarian


def test_what_several_sources_said_is_attributed_one_by_one() -> None:
    outcomes = unescape(section(PAGES["en"], "Outcomes"))
    assert outcomes.count("(according to Rustem Umerov, quoted by Ukrinform)") == 1
    assert outcomes.index("common understanding") < outcomes.index("(according to")


def test_a_speaker_does_not_part_the_attribution_of_the_others() -> None:
    said = RECORD.documents[0].attributed_to
    participants = [
        p if p.entity == "umerov" else p.model_copy(update={"attributed_to": said})
        for p in RECORD.participants
    ]
    page = briefing_page(RECORD.model_copy(update={"participants": participants}), "en")
    section_of = unescape(section(page, "Participants"))
    assert section_of.count("ccording to Rustem Umerov") == 1


def test_who_is_merely_mentioned_stays_out() -> None:
    assert "United States" not in section(PAGES["en"], "Participants")
    names = [p.name for p in validate_front_matter(PAGES["en"]).participants]
    assert "United States" not in names
    assert len(names) == 12


def test_low_certainty_says_why() -> None:
    outcome = RECORD.outcomes[0].model_copy(update={"certainty": "low", "reason": "две четения"})
    page = briefing_page(RECORD.model_copy(update={"outcomes": [outcome]}), "bg")
    assert "несигурно: две четения" in unescape(section(page, "Резултати"))


def test_sections_without_facts_are_left_out() -> None:
    empty: dict[str, list[object]] = {
        "outcomes": [],
        "quotes": [],
        "next_steps": [],
        "documents": [],
    }
    page = briefing_page(RECORD.model_copy(update=empty), "en")
    assert re.findall("^## (.*)", page, re.M) == ["Participants", "Text", "Source"]


@pytest.mark.parametrize(
    ("lang", "heading", "said"),
    [
        ("bg", "Още събития", "Посещение · 3–4 януари 2026 г. · Франция · домакин: Рустем Умеров"),
        ("en", "Further events", "Visit · 3–4 January 2026 · France · host: Rustem Umerov"),
    ],
)
def test_further_events_stand_apart(lang: Lang, heading: str, said: str) -> None:
    visit = FurtherEvent(
        id="further-event-x", evidence=paris.spans("поредица от срещи"), kind="visit",
        start=dt.date(2026, 1, 3), end=dt.date(2026, 1, 4), places=("fr",), host="umerov",
    )  # fmt: skip
    briefing = replace(paris.briefing(), further_events=(visit,))
    record = localise(briefing, paris.sidecar(), paris.catalogue(), paris.NAMES.get)
    page = briefing_page(record, lang)
    shown = unescape(re.sub("<sup>.*?</sup>|<[^>]*>", "", section(page, heading)))
    assert said in " ".join(shown.split())
    assert 'id="f-further-event-x"' in page
    (block,) = validate_front_matter(page).further_events
    assert (block.dates[0].start, len(block.places)) == (dt.date(2026, 1, 3), 1)


def test_documents_that_were_not_signed_stand_apart() -> None:
    adopted = RECORD.documents[0].model_copy(update={"status": "adopted"})
    record = RECORD.model_copy(update={"documents": [adopted, RECORD.documents[1]]})
    page = briefing_page(record, "en")
    assert "adopted" in section(page, "Documents mentioned")
    assert "Joint declaration" not in section(page, "Documents signed")
    front = validate_front_matter(page)
    assert [d.status for d in front.documents_mentioned] == ["adopted"]
    assert [d.type for d in front.documents_signed] == ["trilateral declaration"]


def test_what_nobody_translated_is_shown_in_its_language() -> None:
    record = localise(paris.briefing(), paris.sidecar(title=None), None, paris.NAMES.get)
    page = briefing_page(record, "en")
    assert '<span lang="bg">' in section(page, "Quotes")
    assert "bg-translation" not in page
    assert "The text has not been translated" in section(page, "Text")


def test_a_draft_is_marked_with_its_engine() -> None:
    first = paris.TEXT[slice(*paris.sentences()[0].span)]
    catalogue = Catalogue(entries={("sentence", first): Translation("A summit.", "model-x")})
    page = briefing_page(
        localise(paris.briefing(), paris.sidecar(), catalogue, paris.NAMES.get), "en"
    )
    assert "Machine translation by model-x, not reviewed." in unescape(section(page, "Text"))
    front = validate_front_matter(page)
    assert front.translation is not None
    assert front.translation.engines == ["model-x"]


def test_an_excerpt_shows_no_sentence_without_evidence() -> None:
    first = paris.sentences()[0].span
    kept = RECORD.model_copy(
        update={
            "rights": "excerpt",
            "participants": [], "documents": [], "outcomes": [], "next_steps": [], "quotes": [],
        }
    )  # fmt: skip
    text = section(briefing_page(kept, "en"), "Text")
    assert "A summit of the Coalition of the Willing took place" in text
    assert "Russia, too" not in text
    assert "Русия" not in text
    assert "[…]" in unescape(text)
    none = section(briefing_page(kept.model_copy(update={"rights": "none"}), "bg"), "Текст")
    shown = unescape(re.sub("<sup>.*?</sup>|<[^>]*>", "", none))
    assert paris.TEXT[first.start : first.end] not in shown
    assert "среща на върха на Коалицията на желаещите" in shown


@pytest.mark.parametrize("lang", LANGS)
def test_front_matter_is_localised_and_has_the_same_keys(lang: Lang) -> None:
    front = validate_front_matter(PAGES[lang])
    assert front.lang == lang
    assert front.date.isoformat() == "2026-01-01"
    assert front.event is not None
    assert front.event.places == [{"bg": "Париж", "en": "Paris"}[lang]]
    keys = list(yaml.safe_load(PAGES[lang].split("---\n")[1]))
    assert keys == [
        "title", "description", "lang", "date", "event", "further_events", "participants",
        "documents_signed", "documents_mentioned", "outcomes", "next_steps", "quotes", "source",
        "translation", "review",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "page",
    [
        "# Title\n",
        "---\ntitle: x\n---\n",
        "---\n: [\n---\n",
        PAGES["bg"].replace("\nlang: bg\n", "\nlang: de\n"),
        PAGES["bg"].replace("\nlang: bg\n", "\nlang: bg\nextra: 1\n"),
    ],
)
def test_broken_front_matter_is_refused(page: str) -> None:
    with pytest.raises(FrontMatterError):
        validate_front_matter(page)


def many(count: int) -> list[BriefingRecord]:
    return [
        RECORD.model_copy(
            update={
                "id": f"a-{n:02}",
                "date": RECORD.date.replace(year=2020 + n // 5, day=n % 5 + 1),
                "title": Text(bg=f"Заглавие {n}", en=f"Title {n}"),
            }
        )
        for n in range(count)
    ]


def test_the_home_page_lists_the_latest_ten() -> None:
    page = home_page(many(12), "en")
    links = re.findall(r"\]\((briefings/.*?)\)", page)
    assert links == [*(f"briefings/a-{n:02}.md" for n in range(11, 1, -1)), "briefings/index.md"]
    assert "took place in Paris" in page
    assert "(12)" in unescape(page)


def test_the_index_lists_all_by_year_newest_first() -> None:
    page = index_page(many(12), "bg")
    assert re.findall("^## (.*)", page, re.M) == ["2022", "2021", "2020"]
    links = re.findall(r"\]\((.*?)\)", page)
    assert links == [f"a-{n:02}.md" for n in range(11, -1, -1)]
    assert "Заглавие 3" in page


@pytest.mark.parametrize("lang", LANGS)
def test_without_briefings_the_collections_say_so(lang: Lang) -> None:
    words = {"bg": "Все още няма брифинги", "en": "There are no briefings yet"}[lang]
    assert words in home_page([], lang)
    assert words in index_page([], lang)


def test_pages_depend_on_nothing_but_the_record() -> None:
    assert briefing_page(paris.record(), "en") == PAGES["en"]
    assert index_page(reversed(many(7)), "en") == index_page(many(7), "en")


def test_a_page_without_facts_says_so_and_what_can_be_done() -> None:
    nothing: dict[str, object] = {
        "event": None, "further_events": [], "participants": [], "documents": [],
        "outcomes": [], "next_steps": [], "quotes": [],
    }  # fmt: skip
    bare = RECORD.model_copy(update=nothing)
    said = briefing_page(bare, "en")
    assert "The rules found no facts in this article." in unescape(said)
    assert "](../contribute.md)" in said
    assert "Правилата не намериха факти" in unescape(briefing_page(bare, "bg"))
    assert "Русия" in unescape(section(briefing_page(bare, "bg"), "Текст"))
    assert "no facts" not in unescape(PAGES["en"])
