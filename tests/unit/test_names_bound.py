"""Names of one article that are one entity, and sets of states that a number names."""

from __future__ import annotations

import pytest

from briefgen.annotate import annotate
from briefgen.annotate.model import Annotated
from briefgen.gazetteer import gazetteer
from briefgen.languages import lexicon
from briefgen.model import Article

from .readable import TODAY


def annotated(text: str) -> Annotated:
    article = Article(id="x", lang="bg", date=TODAY, text=text)
    return annotate(article, lexicon("bg"), gazetteer())


def entities(text: str) -> list[tuple[str, str | None]]:
    """Each name with the name of its entity."""
    ann = annotated(text)
    return [(ann.words(m.first, m.last), ann.entities[m.entity].bg) for m in ann.mentions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Initials.
        ("Й. Столтенберг говори.", [("Й. Столтенберг", "Йенс Столтенберг")]),
        ("Дж. Байдън говори.", [("Дж. Байдън", "Джо Байдън")]),
        ("К. Рибнитц говори. Карл Рибнитц мълча.",
         [("К. Рибнитц", "Карл Рибнитц"), ("Карл Рибнитц", "Карл Рибнитц")]),
        ("Говори Карл Рибнитц. После П. Рибнитц излезе.",
         [("Карл Рибнитц", "Карл Рибнитц"), ("П. Рибнитц", "П. Рибнитц")]),
        ("Карл Рибнитц и Клара Рибнитц са тук. К. Рибнитц излезе.",
         [("Карл Рибнитц", "Карл Рибнитц"), ("Клара Рибнитц", "Клара Рибнитц"),
          ("К. Рибнитц", "К. Рибнитц")]),
        # Acronyms in brackets.
        ("Северният съвет за риболов (ССР) решава. ССР е в Осло.",
         [("Северният съвет за риболов", "Северен съвет за риболов"),
          ("ССР", "Северен съвет за риболов"), ("ССР", "Северен съвет за риболов"),
          ("Осло", "Осло")]),
        ("Мненията на Северния съвет за риболов (НАТО) се делят.",
         [("Северния съвет за риболов", "Северен съвет за риболов"), ("НАТО", "НАТО")]),
        ("Мненията на Северния съвет за риболов (ЖКП) се делят.",
         [("Северния съвет за риболов", "Северен съвет за риболов"), ("ЖКП", "ЖКП")]),
        # Two spellings.
        ("Петер Вюнхофер говори. Питер Вюнхофер мълча. После Вюнхофър излезе.",
         [("Петер Вюнхофер", "Петер Вюнхофер"), ("Питер Вюнхофер", "Петер Вюнхофер")]),
        ("Ангел Петров говори. Ангел Петков мълча.",
         [("Ангел Петров", "Ангел Петров"), ("Ангел Петков", "Ангел Петков")]),
        ("Иван Вюнхофер говори. Ивана Вюнхофер мълча.",
         [("Иван Вюнхофер", "Иван Вюнхофер"), ("Ивана Вюнхофер", "Ивана Вюнхофер")]),
        ("Карл Рибнитц говори. Ото Рибнитц мълча.",
         [("Карл Рибнитц", "Карл Рибнитц"), ("Ото Рибнитц", "Ото Рибнитц")]),
        # A place and a person side by side, a numeral, a verb before the name.
        ("Видяха в Бисау Елиу Гомиш.", [("Бисау", "Бисау"), ("Елиу Гомиш", "Елиу Гомиш")]),
        ("Губернаторът на Баткенска област Омурбек Суванов дойде.",
         [("Баткенска област", "Баткенска област"), ("Омурбек Суванов", "Омурбек Суванов")]),
        ("Дойде и Ромуалд VII.", [("Ромуалд VII", "Ромуалд VII")]),
        ("Пише Кери Ботъм.", [("Кери Ботъм", "Кери Ботъм")]),
    ],
)  # fmt: skip
def test_one_entity(text: str, expected: list[tuple[str, str]]) -> None:
    assert entities(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Решават 27-те държави членки на Европейския съюз.",
         {"27-те държави членки на Европейския съюз": "27 държави членки на Европейския съюз"}),
        ("Шестте държави от Западните Балкани се събраха.",
         {"Шестте държави от Западните Балкани": "Шест държави от Западните Балкани"}),
        ("Двете страни се споразумяха.", {"Двете страни": "Две страни"}),
        ("Двете депутатки се скараха за 27-те милиона.", {}),
        ("В 27 държави вали.", {}),
    ],
)  # fmt: skip
def test_numbered_groups(text: str, expected: dict[str, str]) -> None:
    ann = annotated(text)
    assert {ann.words(g.first, g.last): g.base for g in ann.groups} == expected
