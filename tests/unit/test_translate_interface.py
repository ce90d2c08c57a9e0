"""Every word that the code and the templates say has its Bulgarian."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, get_args

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from briefgen import model
from briefgen.extract.doubts import DOUBTS
from briefgen.pages.tense import AHEAD
from briefgen.record import OutcomeRecord
from briefgen.translate.interface import gettext_for, interface

PACKAGE = Path(__file__).parents[2] / "briefgen"
METHODS = [
    ("**.py", "python"),
    ("**.j2", "jinja2.ext:babel_extract"),
    ("**.html", "jinja2.ext:babel_extract"),
]
KEYWORDS: dict[str, Any] = {
    "_": None,
    "gettext": None,
    "say": None,
    "n_": (1, 2),
    "ngettext": (1, 2),
}
WORDS = [
    (where, message)
    for where, line, message, _, _ in extract_from_dir(
        PACKAGE, METHODS, keywords=KEYWORDS, strip_comment_tags=False
    )
    # `gettext(variable)` yields the variable's subscript, never a sentence.
    if message != "name"
]
CODES = [
    *(("part", code) for code in model.PARTS),
    *(("part", words) for words in AHEAD.values()),
    *(("status", code) for code in get_args(model.Status)),
    *(("force", code) for code in get_args(model.Force)),
    *(("outcome", code) for code in get_args(OutcomeRecord.model_fields["kind"].annotation)),
]


def test_words_are_found_in_all_kinds_of_files() -> None:
    assert {Path(where).suffix for where, _ in WORDS} >= {".py", ".j2"}
    assert len(WORDS) > 40


@pytest.mark.parametrize("message", sorted({message for _, message in WORDS}, key=str))
def test_every_word_is_translated(message: str | tuple[str, str]) -> None:
    if isinstance(message, tuple):
        assert interface("bg").ngettext(*message, 1) != message[0]
        assert interface("bg").ngettext(*message, 2) != message[1]
    else:
        assert gettext_for("bg")(message) != message


@pytest.mark.parametrize(("context", "code"), CODES)
def test_every_code_has_its_word(context: str, code: str) -> None:
    assert interface("bg").pgettext(context, code) != code


@pytest.mark.parametrize("doubt", DOUBTS)
def test_every_doubt_is_translated(doubt: str) -> None:
    assert gettext_for("bg")(doubt) != doubt


def test_the_catalogue_is_complete_and_reviewed() -> None:
    with (PACKAGE / "translate" / "interface" / "bg.po").open("rb") as file:
        messages = [message for message in read_po(file, abort_invalid=True) if message.id]
    assert not [m.id for m in messages if m.fuzzy or not m.string or not all(m.string)]
    for message in messages:
        first = message.id if isinstance(message.id, str) else message.id[0]
        strings = [message.string] if isinstance(message.string, str) else message.string or []
        for words in strings:
            assert _places(words) == _places(first), words


def test_no_entry_is_left_over() -> None:
    said = {one for _, m in WORDS for one in (m if isinstance(m, tuple) else (m,))}
    said |= {code for _, code in CODES} | set(DOUBTS)
    with (PACKAGE / "translate" / "interface" / "bg.po").open("rb") as file:
        for message in read_po(file):
            first = message.id if isinstance(message.id, str) else message.id[0]
            # The colour toggles are named in mkdocs.yml.
            if first and first not in said:
                assert first in (PACKAGE.parent / "mkdocs.yml").read_text("utf-8"), first


def _places(words: str) -> set[str]:
    return set(re.findall(r"%\(\w+\)s|\{\w+\}", words))
