"""Reading an article's catalogue, and what is said about a broken one."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.errors import InputError, Problem
from briefgen.translate.catalogue import Catalogue, Translation, parse_catalogue, read_catalogue

GOOD = """\
msgid ""
msgstr ""
"Language: en\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

msgctxt "title"
msgid "Среща"
msgstr "Meeting"

#, fuzzy
# engine: firefox-bg-en 1.0
msgctxt "sentence"
msgid ""
"Едно "
"„две“ \\"три\\"."
msgstr "One."

msgctxt "step"
msgid "Среща"
msgstr ""
"""


def parse(text: str) -> Catalogue:
    return parse_catalogue(text.encode(), "a.en.po")


def problems(text: str | bytes) -> list[Problem]:
    data = text.encode() if isinstance(text, str) else text
    with pytest.raises(InputError) as caught:
        parse_catalogue(data, "a.en.po")
    assert all(p.kind == "catalogue" and p.path == "a.en.po" for p in caught.value.problems)
    return list(caught.value.problems)


def test_words_are_found_by_context() -> None:
    assert parse(GOOD).lookup("title", "Среща") == Translation("Meeting")
    assert parse(GOOD).lookup("document", "Среща") is None


def test_white_space_and_composition_do_not_matter() -> None:
    assert parse(GOOD).lookup("title", "  Среща\n") is not None
    assert parse(GOOD.replace("Среща", "Край")).lookup("title", "Краи\u0306") is not None


def test_a_fuzzy_entry_is_a_draft_of_its_engine() -> None:
    found = parse(GOOD).lookup("sentence", 'Едно „две“ "три".')
    assert found == Translation("One.", "firefox-bg-en 1.0")


@pytest.mark.parametrize(
    ("comment", "engine"),
    [
        ("Engine: DeepL", "DeepL"),
        ("firefox-bg-en 1.0", "firefox-bg-en 1.0"),
        ("Check the second half of it, please.", "an unnamed engine"),
        ("seen: yesterday", "an unnamed engine"),
        ("also: the engine: a motor", "an unnamed engine"),
        ("previously: engine: off", "an unnamed engine"),
    ],
)
def test_a_comment_names_the_engine(comment: str, engine: str) -> None:
    text = GOOD.replace("engine: firefox-bg-en 1.0", comment)
    assert parse(text).lookup("sentence", 'Едно „две“ "три".') == Translation("One.", engine)


def test_words_of_before_are_no_engine() -> None:
    text = GOOD.replace("# engine: firefox-bg-en 1.0", '#| msgid "Две."')
    found = parse(text).lookup("sentence", 'Едно „две“ "три".')
    assert found == Translation("One.", "an unnamed engine")


def test_control_characters_do_not_matter() -> None:
    assert parse(GOOD).lookup("title", "Сре\x1bща\x00") is not None


def test_obsolete_entries_are_passed_over() -> None:
    """With the words that they had before, which gettext's own programs write."""
    old = '#~| msgid "Краят"\n#~ msgctxt "title"\n#~ msgid "Край"\n#~ msgstr "End"\n'
    assert parse(f"{GOOD}\n{old}").entries == parse(GOOD).entries
    (problem,) = problems(f"{old}\n{GOOD}".replace('"End"', '"End'))
    assert problem.line == 4


def test_an_empty_translation_is_none() -> None:
    assert parse(GOOD).lookup("step", "Среща") is None


def test_unused_entries_are_advice() -> None:
    (advice,) = parse(GOOD).unused([("title", "Среща")])
    assert (advice.severity, advice.line) == ("advice", 13)
    assert "sentence" in advice.what


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ('msgstr "Meeting"', "msgstr Meeting", 8),
        ('msgstr "Meeting"', 'msgst "Meeting"', 8),
        ('msgstr "Meeting"', 'msgstr "Meeting', 8),
        ('msgstr "Meeting"', 'msgstr "Mee"ting"', 8),
        ('msgstr "Meeting"', "", 7),
        ('msgctxt "title"', 'msgctxt "titel"', 7),
        ('msgctxt "title"\n', "", 6),
        ('msgstr "Meeting"', 'msgid_plural "Срещи"\nmsgstr[0] "Meeting"', 7),
        ('"Language', '"Plural-Forms: nplurals=x;\\n"\n"Language', 1),
        ('msgid "Среща"', 'msgid ""', 7),
        ('msgctxt "title"\nmsgid "Среща"', 'msgid ""', 6),
    ],
)
def test_a_broken_line_is_named(old: str, new: str, line: int) -> None:
    assert old in GOOD
    (problem,) = problems(GOOD.replace(old, new, 1))
    assert problem.line == line
    assert problem.remedy


def test_a_misspelt_context_gets_the_nearest_one() -> None:
    (problem,) = problems(GOOD.replace('"step"', '"steps"'))
    assert problem.remedy == 'write "step"'


def test_a_second_translation_names_the_first() -> None:
    (problem,) = problems(GOOD.replace('"step"', '"title"'))
    assert problem.line == 19
    assert "line 7" in problem.remedy


def test_every_broken_line_is_named() -> None:
    found = problems(GOOD.replace('msgstr "Meeting"', "msgstr").replace('"One."', "One."))
    assert [problem.line for problem in found] == [8, 16]


def test_another_encoding_is_named_with_its_line() -> None:
    (problem,) = problems(GOOD.replace("Едно", "Йод").encode().replace("Йод".encode(), b"\xc9\xee"))
    assert problem.line == 14
    assert "UTF-8" in problem.what


def test_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.en.po"
    path.write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    assert read_catalogue(path).lookup("title", "Среща") == Translation("Meeting")
