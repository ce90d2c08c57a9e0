"""The articles are well formed, and the score counts what it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.annotate import annotate
from briefgen.extract import extract
from briefgen.gazetteer import gazetteer
from briefgen.ground import ground
from briefgen.languages import lexicon
from briefgen.model import Article
from tests.eval.__main__ import main
from tests.eval.expectation import ARTICLES, read
from tests.eval.expectation import main as check
from tests.eval.score import score

LATER = ARTICLES.parent / "later"
ENGLISH = ARTICLES.parent / "english"
ARTICLE = """\
date: 2026-01-10
text: |-
  Вчера Малта и Кипър подписаха договор за морето.
documents:
- {words: договор за морето, status: STATUS, type: treaty, parties: [Малта, Кипър]}
dates:
- {words: Вчера, start: 2026-01-09, end: 2026-01-09}
"""


def test_every_article_is_well_formed() -> None:
    assert list(ARTICLES.glob("*.yml"))
    assert check([]) == 0
    assert check([str(path) for path in sorted(LATER.glob("*.yml"))]) == 0


def test_the_english_articles_are_well_formed() -> None:
    paths = sorted(ENGLISH.glob("*.yml"))
    assert len(paths) == 10
    assert check([str(path) for path in paths]) == 0
    assert {read(path).lang for path in paths} == {"en"}


def test_an_article_is_in_bulgarian_unless_it_says_otherwise(tmp_path: Path) -> None:
    path = tmp_path / "a.yml"
    path.write_text(ARTICLE.replace("STATUS", "signed"), "utf-8")
    assert read(path).lang == "bg"
    path.write_text("lang: de\n" + ARTICLE.replace("STATUS", "signed"), "utf-8")
    assert check([str(path)]) == 1


def test_words_that_are_not_in_the_text_are_found(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.yml"
    path.write_text(ARTICLE.replace("STATUS", "signed").replace("words: Вчера", "words: утре"))
    assert check([str(path)]) == 1
    assert "these words are not in the text: утре" in capsys.readouterr().out


@pytest.mark.parametrize(("status", "right"), [("signed", 1), ("adopted", 0)])
def test_a_wrong_status_is_a_wrong_document_and_a_missed_one(
    tmp_path: Path, status: str, right: int
) -> None:
    path = tmp_path / "a.yml"
    path.write_text(ARTICLE.replace("STATUS", status), "utf-8")
    counts = score([path])
    document = counts["document"]
    assert (document.right, len(document.wrong), len(document.missed)) == (
        right, 1 - right, 1 - right,
    )  # fmt: skip
    assert (counts["date"].right, counts["party"].right) == (1, 2)


def test_without_annotated_articles_it_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    main(["/nowhere", "/nowhere"])
    assert "Names are not scored" in capsys.readouterr().out


@pytest.mark.parametrize("path", sorted(ARTICLES.glob("*.yml")), ids=lambda path: path.stem)
def test_the_gate_refuses_nothing_that_the_rules_propose(path: Path) -> None:
    expected = read(path)
    article = Article(id="x", lang="bg", date=expected.date, text=expected.text.strip())
    assert ground(extract(annotate(article, lexicon("bg"), gazetteer()))).refused == ()
