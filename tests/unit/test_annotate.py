"""Tokens, sentences, quotation marks, names and offices."""

from __future__ import annotations

import pytest

from briefgen.annotate import Annotated, annotate
from briefgen.annotate.speech_marks import quoted_spans
from briefgen.annotate.truecase import truecased
from briefgen.gazetteer import gazetteer
from briefgen.languages import lexicon
from briefgen.model import Article
from briefgen.tokens import tokenise

from .readable import TODAY


def annotated(text: str) -> Annotated:
    article = Article(id="x", lang="bg", date=TODAY, text=text)
    return annotate(article, lexicon("bg"), gazetteer())


def named(text: str) -> dict[str, str]:
    """Kind and base form of each name, by the words of its first mention."""
    ann = annotated(text)
    found: dict[str, str] = {}
    for mention in ann.mentions:
        found.setdefault(ann.words(mention.first, mention.last), f"{mention.kind} {mention.base}")
    return found


def test_tokens_keep_hyphens_numbers_and_places() -> None:
    text = "Г-7 и 27-те държави: 3,5 млн. 😀 (ЕС)"
    tokens = tokenise(text)
    assert [t.text for t in tokens] == [
        "Г-7", "и", "27-те", "държави", ":", "3,5", "млн", ".", "😀", "(", "ЕС", ")",
    ]  # fmt: skip
    assert all(text[t.start : t.end] == t.text for t in tokens)
    assert [t.shape for t in tokens[:4]] == ["upper", "lower", "number", "lower"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Първо. Второ.", ["Първо.", "Второ."]),
        ("На 5 май 2019 г. проф. Илиев дойде. Да.", ["На 5 май 2019 г. проф. Илиев дойде.", "Да."]),
        ("Т.нар. „група“ спря.", ["Т.нар. „група“ спря."]),
        ("А. Б. Колев говори. Край.", ["А. Б. Колев говори.", "Край."]),
        ("Дял от 3.5 на сто. Край.", ["Дял от 3.5 на сто.", "Край."]),
        ("Така бе през 2025 г. Според него – не.", ["Така бе през 2025 г.", "Според него – не."]),
        ("През 2025 г. Ян Ковач замина.", ["През 2025 г. Ян Ковач замина."]),
        ("Един\n\nДва 😀. Три", ["Един", "Два 😀.", "Три"]),
        ("„Едно е това. Друго – онова“, рече.", ["„Едно е това.", "Друго – онова“, рече."]),
    ],
)  # fmt: skip
def test_sentences(text: str, expected: list[str]) -> None:
    assert [text[slice(*s.span)] for s in annotated(text).sentences] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("каза „първо и второ“ днес", ["първо и второ"]),
        ('каза "първо" и "второ"', ["първо", "второ"]),
        ("каза «първо» и “второ”", ["първо", "второ"]),
        ("„външно с „вътрешно“ вътре“", ["външно с „вътрешно“ вътре"]),
        ("„незатворено", []),
        ("„първи ред\nвтори ред“", []),
        ('тръба 5" и 6" дълга', []),
        (",,едно‘‘ и ''две'' и “три“", ["едно", "две", "три"]),
        ("каза,, без кавички и не,днес", []),
        ("„първи ред.\n„втори ред“", ["първи ред.", "втори ред"]),
        ("„първи ред.\nвтори ред.\n„трети ред“", ["трети ред"]),
    ],
)
def test_quotation_marks(text: str, expected: list[str]) -> None:
    assert [text[slice(*q.inner)] for q in quoted_spans(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Говори Марк Рюте от НАТО.",
         {"Марк Рюте": "person Марк Рюте", "НАТО": "organisation НАТО"}),
        ("Решава Европейският съюз.", {"Европейският съюз": "organisation Европейски съюз"}),
        ("в коалицията на желаещите",
         {"коалицията на желаещите": "group Коалиция на желаещите"}),
        ("Мария Колева говори. После Колева отпътува.",
         {"Мария Колева": "person Мария Колева", "Колева": "person Мария Колева"}),
        ("Днес валя в Париж.", {"Париж": "place Париж"}),
        ("Министърът Ян Ковач дойде.", {"Ян Ковач": "person Ян Ковач"}),
        ("НОВА СТРАТЕГИЯ ЗА ДОБИВ", {}),
        # By the word that heads the name.
        ("Решава Балтийската агенция за морски превози.",
         {"Балтийската агенция за морски превози":
          "organisation Балтийска агенция за морски превози"}),
        ("Говори Министерството на горите, водите и земеделието.",
         {"Министерството на горите, водите и земеделието":
          "organisation Министерство на горите, водите и земеделието"}),
        ("Вчера комисията за горите заседава.", {}),
        ("Днес словашкият парламент гласува.",
         {"словашкият парламент": "organisation словашки парламент"}),
        # By quotation marks, a company's word, Latin letters.
        ("Това е партия „Изгрев над Дунава“.",
         {"Изгрев над Дунава": "organisation Изгрев над Дунава"}),
        ("Пише вестник „Ехо“.", {"Ехо": "product Ехо"}),
        # What bears a patron's name is no person.
        ("Събраха се в училище „Васил Левски“ и на летище „Васил Априлов“.",
         {"Васил Левски": "organisation Васил Левски", "Васил Априлов": "place Васил Априлов"}),
        ("Домакин е СУ „Иван Вазов“, а гост е ВТУ „Св. св. Кирил и Методий“.",
         {"СУ „Иван Вазов“": "organisation СУ „Иван Вазов“",
          "ВТУ „Св. св. Кирил и Методий“": "organisation ВТУ „Св. св. Кирил и Методий“"}),
        ("Там е Русенският университет „Ангел Кънчев“.",
         {"Русенският университет „Ангел Кънчев“": "organisation Русенски университет"}),
        ("Той получи орден „Стара планина“ и медал „Христо Ботев“.",
         {"Стара планина": "place Стара планина", "Христо Ботев": "product Христо Ботев"}),
        ("Пише поетът „Христо Ботев“ и Министерството на културата съгласува текста.",
         {"Христо Ботев": "person Христо Ботев",
          "Министерството на културата": "organisation Министерство на културата"}),
        ("Срещата Димов – Колева продължи. Надяваме се Мария Илиева да говори.",
         {"Димов": "person Димов", "Колева": "person Колева",
          "Мария Илиева": "person Мария Илиева"}),
        ("Дойде авиокомпанията Северин.", {"Северин": "organisation Северин"}),
        ("Казва Harbour Light Group, пише harbour.bg днес.",
         {"Harbour Light Group": "organisation Harbour Light Group",
          "harbour.bg": "product harbour.bg"}),
        # Peoples.
        ("Питаха британците и северноирландците.",
         {"британците": "group британци", "северноирландците": "group северноирландци"}),
        ("Дойдоха пловдивчани, видяни от друг град.", {"пловдивчани": "group пловдивчани"}),
        # Places around known ones, by their head, behind a preposition.
        ("Учат в Централна България и край Летище София.",
         {"Централна България": "place Централна България",
          "Летище София": "place Летище София"}),
        ("Излязоха в Жълтурско море, а после във Вертолин.",
         {"Жълтурско море": "place Жълтурско море", "Вертолин": "place Вертолин"}),
        ("Спорят в Закона и в закона за водите.", {}),
        # What always stands behind „в“ is a place, though it looks like a person's name.
        ("Гостът кацна в Порт Вилар. Разговорите в Порт Вилар бяха кратки.",
         {"Порт Вилар": "place Порт Вилар"}),
        ("Вярват в Иван Банов. Иван Банов мълчи.", {"Иван Банов": "person Иван Банов"}),
        # One word that is a person.
        ("Пристигна и г-н Тровски.", {"Тровски": "person Тровски"}),
        ("Реши Меркел, не Иванов.",
         {"Меркел": "person Ангела Меркел", "Иванов": "person Иванов"}),
        ("Пристигна Емануил Макрон.", {"Емануил Макрон": "person Еманюел Макрон"}),
        ("Говори Ги Верхофстат.", {"Ги Верхофстат": "person Ги Верхофстад"}),
        ("Новата Стратегия беше приета.", {}),
    ],
)  # fmt: skip
def test_names(text: str, expected: dict[str, str]) -> None:
    assert named(text) == expected


def test_a_surname_of_two_people_is_nobody() -> None:
    ann = annotated("Мария Колева и Иван Колев са тук. Петър Колев закъсня. Колев говори.")
    assert [ann.words(m.first, m.last) for m in ann.mentions] == [
        "Мария Колева", "Иван Колев", "Петър Колев",
    ]  # fmt: skip


def test_a_surname_is_the_only_one_of_that_name_so_far() -> None:
    ann = annotated("Иван Колев говори. Колев мълча. Дойде Петър Колев. Колев пя.")
    assert [ann.words(m.first, m.last) for m in ann.mentions if m.entity == "local:иван-колев"] == [
        "Иван Колев", "Колев",
    ]  # fmt: skip


def test_a_surname_may_stand_first() -> None:
    ann = annotated(
        "Дойдоха Пак Ен Сук и Джо Уил Бартън. Договорът е на Пак. Джо мълча. Но Пак пя."
    )
    assert [ann.words(m.first, m.last) for m in ann.mentions if m.entity == "local:пак-ен-сук"] == [
        "Пак Ен Сук", "Пак", "Пак",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "role", "rank"),
    [
        ("президентът на Полша Ян Ковач говори", "президент на Полша", None),
        ("британският външен министър Джон Уокър", "британски външен министър", None),
        ("министъра на икономиката и енергетиката на Германия Карл Хубер",
         "министър на икономиката и енергетиката на Германия", None),
        ("генералния си секретар Ана Мюлер", "генерален секретар", None),
        ("командващия силите на пакта генерал Петер Ланг", "командващ силите на пакта", "генерал"),
        ("бившия премиер Ян Ковач", "бивш премиер", None),
        ("Дойде Ян Ковач, посланик на Чехия, и говори", "посланик на Чехия", None),
        ("президентът отсъства, а Ян Ковач говори", None, None),
    ],
)  # fmt: skip
def test_offices(text: str, role: str | None, rank: str | None) -> None:
    ann = annotated(text)
    (person,) = (m for m in ann.mentions if m.kind == "person")
    found = ann.roles.get(person.first)
    assert (found.base if found else None, found.rank if found else None) == (role, rank)


def test_an_adjective_names_the_country_of_an_office() -> None:
    ann = annotated("Унгарският премиер Петер Ланг говори")
    assert [role.country for role in ann.roles.values()] == ["country-hu"]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("НАТО И ЕС ПОДПИСАХА ДЕКЛАРАЦИЯ В ЛИМА", "НАТО и ЕС подписаха декларация в Лима"),
        ("МИНИСТЪР СТОЕВ ЗАМИНА. ТОЙ Е ГОТОВ", "Министър Стоев замина. Той е готов"),
        (
            "ГАБРИЕЛА КРАМБУЗ СЕ СРЕЩНА С ПРЕМИЕРА\nВчера се срещна Габриела Крамбуз с премиера.",
            "Габриела Крамбуз се срещна с премиера\nВчера се срещна Габриела Крамбуз с премиера.",
        ),
        ("ТЕ НЕ СЕ СРЕЩНАХА НА ЛЪВА", "Те не се срещнаха на лъва"),
    ],
)
def test_a_paragraph_in_capitals_is_read_in_the_usual_case(text: str, read: str) -> None:
    assert truecased(text, lexicon("bg"), gazetteer()) == read


@pytest.mark.parametrize(
    "text",
    ["НОВИНИ СПОРТ СВЯТ ДНЕС", "НАТО подписа декларация.", "СРЕЩНА", "", "İ СЕ СРЕЩНА С ИИ İ"],
)
def test_other_capitals_stay_and_no_letter_moves(text: str) -> None:
    read = truecased(text, lexicon("bg"), gazetteer())
    assert len(read) == len(text)
    assert read == text or text.startswith("İ")
