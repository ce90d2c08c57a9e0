"""What an article says is shown as its characters and never acts."""

from __future__ import annotations

import datetime as dt
import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.localise import localise
from briefgen.model import (
    Article,
    Briefing,
    Document,
    Entity,
    Event,
    EventPlace,
    FurtherEvent,
    Lang,
    NextStep,
    Participant,
    Quote,
    Sentence,
    Span,
)
from briefgen.pages import briefing_page, home_page, index_page, validate_front_matter
from briefgen.pages.escape import clean, for_front_matter, inert, safe_url
from briefgen.record import BriefingRecord
from briefgen.sidecar import Sidecar

FIXTURES = sorted((Path(__file__).parents[1] / "fixtures" / "hostile").glob("*.txt"))
LINES = [
    (path.stem, line)
    for path in FIXTURES
    for line in path.read_text("utf-8").split("\n")
    if line.strip()
]
# More than the site switches on: the escaping must not depend on restraint.
EXTENSIONS = [
    "tables", "admonition", "toc", "abbr", "attr_list", "md_in_html", "footnotes", "def_list",
    "smarty", "sane_lists", "pymdownx.superfences", "pymdownx.tilde", "pymdownx.caret",
    "pymdownx.mark", "pymdownx.details", "pymdownx.tabbed", "pymdownx.tasklist",
    "pymdownx.smartsymbols", "pymdownx.magiclink", "pymdownx.emoji", "pymdownx.keys",
    "pymdownx.snippets", "pymdownx.inlinehilite", "pymdownx.critic",
]  # fmt: skip


class Tags(HTMLParser):
    """The elements with their attributes' names, and the visible words of each paragraph."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, tuple[str, ...]]] = []
        self.hrefs: list[str] = []
        self.words = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, tuple(name for name, _ in attrs)))
        self.hrefs += [value or "" for name, value in attrs if name in ("href", "src")]

    def handle_data(self, data: str) -> None:
        self.words += data

    def handle_comment(self, data: str) -> None:
        self.tags.append(("comment", ()))


def body(page: str) -> str:
    return page.split("\n---\n", 1)[1]


def render(page: str) -> str:
    return markdown.markdown(body(page), extensions=EXTENSIONS)


def record(words: str) -> BriefingRecord:
    """Every place of a page that shows words from outside shows these."""
    whole = Span(0, len(words))
    entities = (
        Entity(id="p", kind="person", bg=words, en=words),
        Entity(id="c", kind="country", bg=words),
    )
    document = Document(
        id="document",
        evidence=(whole,),
        type="declaration",
        name=words,
        title=words,
        about=words,
        parties=("c",),
        status="signed",
        certainty="low",
        reason=words,
        attributed_to="p",
        carrier="c",
    )
    briefing = Briefing(
        article=Article(id="a-b_c", lang="bg", date=dt.date(2026, 1, 1), text=words, title=words),
        sentences=(Sentence(whole, 0),),
        entities=entities,
        event=Event(id="event", kind="summit", of="p", evidence=(whole,)),
        places=(EventPlace(id="place", entity="c", evidence=(whole,)),),
        further_events=(
            FurtherEvent(id="more", kind="visit", host="p", places=("c",), evidence=(whole,)),
        ),
        participants=(
            Participant(
                id="who", entity="p", role=words, rank=words, parts=("spoke",), evidence=(whole,)
            ),
        ),
        documents=(document,),
        next_steps=(
            NextStep(id="step", action=words, actors=("p",), force="planned", evidence=(whole,)),
        ),
        quotes=(Quote(id="quote", speaker="p", text=words, evidence=(whole,)),),
    )
    said = f"ред {words}"  # a sidecar refuses words that have no letter
    sidecar = Sidecar.model_validate(
        {
            "rights": "full",
            "source": {"publisher": said, "url": "https://a.example/", "cites": [said]},
            "notes": [{"text": {"bg": said}, "sources": ["https://a.example/?x=1&y=2"]}],
            "review": {"by": said, "on": "2026-01-02"},
        }
    )
    return localise(briefing, sidecar, None, lambda _: None)


@pytest.mark.parametrize("lang", ["bg", "en"])
@pytest.mark.parametrize(("file", "line"), LINES)
def test_a_page_has_the_same_elements_whatever_the_article_says(
    file: str, line: str, lang: Lang
) -> None:
    hostile = Tags(render(briefing_page(record(line), lang)))
    harmless = Tags(render(briefing_page(record("дума"), lang)))
    assert hostile.tags == harmless.tags
    assert hostile.hrefs == harmless.hrefs
    shown = " ".join(hostile.words.split())
    assert shown.count(" ".join(clean(line).split())) >= 10


@pytest.mark.parametrize("lang", ["bg", "en"])
@pytest.mark.parametrize(("file", "line"), LINES)
def test_collections_show_titles_as_they_are(file: str, line: str, lang: Lang) -> None:
    for collection in (home_page, index_page):
        hostile = Tags(render(collection([record(line)], lang)))
        harmless = Tags(render(collection([record("дума")], lang)))
        assert [tag for tag, _ in hostile.tags] == [tag for tag, _ in harmless.tags]
        assert hostile.hrefs == harmless.hrefs


@pytest.mark.parametrize(("file", "line"), LINES)
def test_front_matter_holds_the_words_and_no_markup(file: str, line: str) -> None:
    page = briefing_page(record(line), "bg")
    front = validate_front_matter(page)
    assert unescape(front.title).strip() == clean(line).strip()
    assert not re.search("[<>\"']", front.title)
    assert page.startswith("---\n# Written by briefgen from seeds/a-b_c; edit the seed")


def test_an_emoji_shifts_nothing() -> None:
    text = "😀 Среща 👩‍👩‍👧 в Париж 🇧🇬"
    html = render(briefing_page(record(text), "bg"))
    marks = [unescape(found) for found in re.findall(r"<mark[^>]*>(.*?)</mark>", html)]
    assert [re.sub("<[^>]*>", "", mark) for mark in marks] == [text]


@given(st.text(max_size=60))
def test_no_character_is_left_that_markdown_reads(text: str) -> None:
    written = str(inert(text))
    plain = re.sub(r"&#\d+;", "", written)
    assert not set(plain) & set("<>&\"'`*_{}[]()#+!|\\~^=:$%@/\n\r\t")
    assert unescape(written) == clean(text)
    assert not set(for_front_matter(text)) & set("<>\"'\n")


def test_controls_and_bidirectional_marks_are_dropped() -> None:
    assert clean("а\u202eб\u0000в\x85г\u2028д\u2066\u200fе") == "абв г де"
    assert clean("и\u0306") == "й"
    assert clean("👩\u200d👧") == "👩\u200d👧"


def test_characters_that_browsers_do_not_show_are_dropped() -> None:
    assert clean("а\ufdd0б\ufdefв\uffffг\U0001ffffд") == "абвгд"


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "data:text/html,x",
        "//a.example/",
        "/seeds",
        "https:",
        "http://",
        "https://a.example/\nx",
        "java\tscript:alert(1)",
        "http://[::1",
        "",
        None,
    ],
)
def test_only_addresses_of_the_web_become_links(url: str | None) -> None:
    assert safe_url(url) is None


def test_an_address_of_the_web_stays_as_it_is() -> None:
    assert safe_url("https://a.example/б?x=1&y=2#z") == "https://a.example/б?x=1&y=2#z"
