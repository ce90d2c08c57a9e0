"""From facts to the same facts in two languages."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

import pytest
import yaml

from briefgen.localise import localise, missing, wanted
from briefgen.model import (
    LANGS,
    Article,
    Briefing,
    Entity,
    Event,
    EventDate,
    EventPlace,
    Participant,
)
from briefgen.record import BriefingRecord, Text
from briefgen.sidecar import Sidecar
from briefgen.translate.catalogue import Catalogue, Translation
from briefgen.translate.phrasing import grammar
from tests.fixtures import paris

EVENTS = Path(__file__).parents[2] / "briefgen" / "languages" / "bg" / "events.yml"
DAY = dt.date(2026, 1, 1)


def happening(**changes: object) -> BriefingRecord:
    """A summit in Warsaw the day before the article, or what the test makes of it."""
    entities = (
        Entity(id="warsaw", kind="place", bg="Варшава", en="Warsaw"),
        Entity(id="nl", kind="country", bg="Нидерландия", en="Netherlands"),
        Entity(id="nato", kind="organisation", bg="НАТО", en="NATO"),
        Entity(id="eu", kind="organisation", bg="Европейски съюз", en="European Union"),
    )
    values: dict[str, object] = {
        "article": Article(id="a", lang="bg", date=DAY, text="Текст."),
        "entities": entities,
        "event": Event(id="event", kind="summit", of="eu"),
        "dates": (EventDate(id="d", start=dt.date(2025, 12, 31), end=dt.date(2025, 12, 31)),),
        "places": (EventPlace(id="p", entity="warsaw"),),
    }
    briefing = Briefing(**{**values, **changes})  # type: ignore[arg-type]
    return localise(briefing, Sidecar.model_validate({}), None, lambda _: None)


def dates(*days: tuple[int, int]) -> tuple[EventDate, ...]:
    return tuple(
        EventDate(id=f"d{n}", start=DAY + dt.timedelta(first), end=DAY + dt.timedelta(last))
        for n, (first, last) in enumerate(days)
    )


def test_title_and_lead_of_the_seed() -> None:
    record = paris.record()
    assert record.title.bg == paris.TITLE
    assert record.title.en == "Coalition of the Willing holds summit in Paris"
    assert record.title.via == "catalogue"
    assert record.lead.en == (
        "A summit of the Coalition of the Willing took place in Paris on 31 December 2025,"
        " according to the source."
    )
    assert " ".join((record.lead.bg or "").split()) == (
        "Среща на върха на Коалицията на желаещите се състоя в Париж на 31 декември 2025 г.,"
        " според източника."
    )


def test_without_a_title_one_is_composed_from_the_facts() -> None:
    record = paris.record(title=None)
    assert record.title.bg == paris.TITLE
    assert record.title.en == "Summit of the Coalition of the Willing in Paris"
    assert record.title.via == "composed"


def test_names_roles_and_groups_of_the_seed() -> None:
    record = paris.record()
    by_id = {p.entity: p for p in record.participants}
    assert by_id["rutte"].name == Text(bg="Марк Рюте", en="Mark Rutte", via="gazetteer")
    assert by_id["local:leaders"].name.en == "heads of state and government"
    assert by_id["local:leaders"].name.via == "composed"
    assert by_id["local:eu27"].name.en == "the 27 member states of the European Union"
    umerov = by_id["umerov"].role
    assert umerov is not None
    assert umerov.en == "Secretary of the National Security and Defense Council of Ukraine"
    grynkewich = by_id["grynkewich"]
    assert grynkewich.role is not None
    assert grynkewich.rank is not None
    assert grynkewich.role.en == "Supreme Commander of the pact’s forces in Europe"
    assert grynkewich.rank.en == "General"
    assert grynkewich.represents is not None
    assert grynkewich.represents.name.en == "NATO"


def test_everything_in_the_seed_has_its_english() -> None:
    record = paris.record()
    texts = [
        *(sentence.text for sentence in record.sentences),
        *(document.name for document in record.documents),
        *(outcome.what for outcome in record.outcomes),
        *(step.action for step in record.next_steps),
        *(quote.text for quote in record.quotes),
    ]
    assert all(text.en and text.bg for text in texts)
    assert record.next_steps[0].due is not None
    assert record.next_steps[0].due.after is not None
    assert record.next_steps[0].due.after.en == "the ceasefire"
    assert missing(record, "a.txt") == []


def test_the_catalogue_of_the_seed_has_no_word_too_many() -> None:
    assert paris.catalogue().unused(wanted(paris.briefing(), paris.TITLE)) == ()


def test_facts_keep_evidence_status_and_attribution() -> None:
    record, briefing = paris.record(), paris.briefing()
    joint = record.documents[0]
    assert [tuple(s) for s in joint.evidence] == [tuple(s) for s in briefing.documents[0].evidence]
    assert joint.status == "signed"
    assert joint.attributed_to is not None
    assert joint.attributed_to.name.en == "Rustem Umerov"
    assert joint.attributed_to.carrier is not None
    assert joint.attributed_to.carrier.name.en == "Ukrinform"
    assert joint.signatories == []
    assert [party.entity for party in record.documents[1].parties] == ["ua", "fr", "gb"]


def test_an_unreviewed_translation_is_a_draft_of_its_engine() -> None:
    catalogue = Catalogue(entries={("title", paris.TITLE): Translation("Summit", "some-model")})
    record = localise(paris.briefing(), paris.sidecar(), catalogue, paris.NAMES.get)
    assert (record.title.via, record.title.engine) == ("draft", "some-model")
    assert record.quotes[0].text.en is None


def test_follow_ups_stand_with_their_fact() -> None:
    later = {"date": "2026-02-01", "what": {"bg": "Влезе в сила"}, "source": "https://a.example/"}
    record = paris.record(follow_ups=[{"fact": "document-joint", **later}])
    assert [one.what.bg for one in record.documents[0].follow_ups] == ["Влезе в сила"]
    assert record.documents[1].follow_ups == []


@pytest.mark.parametrize(
    ("days", "english", "bulgarian"),
    [
        (dates((-1, -1)), "took place in Warsaw on 31 December 2025", "се състоя във Варшава на"),
        (dates((0, 0)), "takes place in Warsaw on 1 January 2026", "се провежда във Варшава на"),
        (dates((4, 6)), "is due to take place in Warsaw on 5–7 January", "ще се състои във"),
        (dates((-1, 1)), "on 31 December 2025 – 2 January 2026", "се състоя"),
        (dates((4, 4), (6, 6)), "on 5 January 2026 and 7 January 2026", "5 януари"),
    ],
)
def test_the_lead_follows_the_day(
    days: tuple[EventDate, ...], english: str, bulgarian: str
) -> None:
    lead = happening(dates=days).lead
    assert english in (lead.en or "")
    assert bulgarian in (lead.bg or "")


def test_what_is_to_come_in_a_month_that_has_begun_is_no_past() -> None:
    event = Event(id="event", kind="meeting", coming=True)
    lead = happening(event=event, dates=dates((-1, 29))).lead
    assert "is due to take place" in (lead.en or "")
    assert "ще се състои" in (lead.bg or "")


def plain(words: str | None) -> str:
    """CLDR's dates have no-break spaces."""
    return " ".join((words or "").split())


def test_english_goes_to_the_place_of_a_visit_before_it_says_what_happened() -> None:
    visit = happening(event=Event(id="event", kind="visit"))
    assert visit.lead.en == "A visit to Warsaw took place on 31 December 2025."
    meeting = happening(event=Event(id="event", kind="meeting"))
    assert meeting.lead.en == "A meeting took place in Warsaw on 31 December 2025."


def test_the_lead_without_a_date_is_dated_by_the_report() -> None:
    lead = happening(dates=()).lead
    assert plain(lead.en) == "Reported on 1 January 2026: a summit of the European Union in Warsaw."
    assert plain(lead.bg) == (
        "Съобщено на 1 януари 2026 г.: среща на върха на Европейския съюз във Варшава."
    )
    call = happening(event=Event(id="e", kind="call"), dates=(), places=()).lead
    assert plain(call.en) == "Reported on 1 January 2026: a telephone call."
    assert plain(call.bg) == "Съобщено на 1 януари 2026 г.: телефонен разговор."


def test_plurals_and_names_with_an_article() -> None:
    talks = happening(
        event=Event(id="e", kind="negotiations"), places=(EventPlace(id="p", entity="nl"),)
    )
    assert (talks.lead.en or "").startswith("Negotiations took place in the Netherlands")
    assert (talks.lead.bg or "").startswith("Преговори се състояха в Нидерландия")
    nato = happening(event=Event(id="e", kind="summit", of="nato"))
    assert nato.title.en == "NATO summit in Warsaw"
    assert nato.title.bg == "Среща на върха на НАТО във Варшава"


def test_the_lead_names_the_source_only_where_the_date_is_its_word() -> None:
    assert "according to the source" not in (happening().lead.en or "")
    note = {"text": {"en": "Another remark."}, "about": "documents"}
    assert "according to the source" not in (paris.record(notes=[note]).lead.en or "")


def test_without_an_event_the_title_is_the_date() -> None:
    record = happening(event=None, dates=(), places=())
    assert record.event is None
    assert record.title.en == "Report of 1 January 2026"
    assert record.lead.en == "What a report of 1 January 2026 says."


def test_names_in_a_title_do_not_say_that_they_met() -> None:
    banker = Entity(id="b", kind="person", bg="Джон Банк", en="John Bank")
    union = Entity(id="eu", kind="organisation", bg="Европейски съюз", en="European Union")
    record = happening(
        event=None,
        dates=(),
        places=(),
        entities=(banker, union),
        participants=(
            Participant(id="1", entity="eu", parts=("involved",)),
            Participant(id="2", entity="b", parts=("spoke",)),
        ),
    )
    assert plain(record.title.en) == "Report of 1 January 2026: the European Union, John Bank"
    assert plain(record.title.bg) == "Съобщение от 1 януари 2026 г.: Европейски съюз, Джон Банк"
    assert plain(record.lead.en).endswith("about the European Union and John Bank.")


def test_media_that_the_source_cites_have_names_in_both_languages() -> None:
    cites = ["Укринформ", "Ukrinform", "Ройтерс", "Вестник", "The Paper"]
    source = {"url": "https://a.example/", "cites": cites}
    record = localise(
        paris.briefing(),
        paris.sidecar(source=source),
        None,
        {**paris.NAMES, "Ройтерс": "Reuters"}.get,
    )
    assert [(one.bg, one.en) for one in record.source[0].cites] == [
        ("Укринформ", "Ukrinform"),
        ("Укринформ", "Ukrinform"),
        ("Ройтерс", "Reuters"),
        ("Вестник", None),
        (None, "The Paper"),
    ]


def test_a_person_unknown_is_romanised_and_a_body_unknown_is_left() -> None:
    entities = (
        Entity(id="local:p", kind="person", bg="Желю Щерев"),
        Entity(id="local:o", kind="organisation", bg="Министерство на отбраната"),
        Entity(id="local:x", kind="organisation", bg="Вълшебно дружество"),
    )
    briefing = dataclasses.replace(
        paris.briefing(),
        entities=(*paris.ENTITIES, *entities),
        participants=tuple(
            dataclasses.replace(paris.briefing().participants[0], id=e.id[6:], entity=e.id)
            for e in entities
        ),
    )
    record = localise(briefing, paris.sidecar(), paris.catalogue(), paris.NAMES.get)
    person, ministry, unknown = (p.name for p in record.participants)
    assert (person.en, person.via) == ("Zhelyu Shterev", "romanised")
    assert (ministry.en, ministry.via) == ("Ministry of Defence", "composed")
    assert (unknown.en, unknown.via) == (None, "source")
    (problem,) = missing(record, "seeds/a.txt")
    assert (problem.path, problem.kind) == ("seeds/a.txt", "translation")
    assert problem.severity == "advice"
    assert "Вълшебно дружество" in problem.what
    assert "English" in problem.what


def test_merely_mentioned_names_may_stay_untranslated() -> None:
    briefing = paris.briefing()
    entity = Entity(id="local:x", kind="organisation", bg="Вълшебно дружество")
    mentioned = dataclasses.replace(briefing.participants[-1], entity="local:x")
    briefing = dataclasses.replace(
        briefing,
        entities=(*briefing.entities, entity),
        participants=(*briefing.participants[:-1], mentioned),
    )
    assert missing(localise(briefing, paris.sidecar(), None, paris.NAMES.get), "a.txt") == []


def test_an_english_article_keeps_its_words_on_the_english_side() -> None:
    briefing = Briefing(
        article=Article(id="a", lang="en", date=DAY, text="Text.", title="Leaders met"),
        entities=(Entity(id="local:p", kind="person", en="Jane Roe"),),
    )
    record = localise(briefing, Sidecar.model_validate({}), None, lambda _: None)
    assert record.title.en == "Leaders met"
    assert record.title.bg is not None


def test_every_kind_of_event_has_its_words() -> None:
    kinds = {event["id"] for event in yaml.safe_load(EVENTS.read_text("utf-8"))["events"]}
    words = grammar()["events"]
    assert kinds <= words.keys()
    assert all(words[kind][lang] for kind in words for lang in LANGS)


def test_a_place_with_a_full_stop_ends_the_lead() -> None:
    capital = Entity(id="dc", kind="place", bg="Вашингтон", en="Washington, D.C.")
    record = happening(
        entities=(capital,),
        event=Event(id="e", kind="meeting"),
        dates=(),
        places=(EventPlace(id="p", entity="dc"),),
    )
    assert plain(record.lead.en).endswith("Washington, D.C.")
    assert not plain(record.lead.en).endswith("..")
    assert plain(record.lead.bg).endswith("Вашингтон.")
