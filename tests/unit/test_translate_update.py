"""What an update of a catalogue adds, sets aside and brings back; and that it loses nothing."""

from __future__ import annotations

from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
import yaml
from babel.messages import pofile
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.translate.catalogue import Key, normalised, parse_catalogue
from briefgen.translate.notes import as_draft
from briefgen.translate.po_file import (
    Entry,
    PoFile,
    read_po,
    render_po,
    with_header,
    with_translation,
)
from briefgen.translate.update import Change, update
from tests.unit.gettext_tools import msgfmt_complaints
from tests.unit.readable import FIXTURES

HEADER = """\
# What the file is for.
msgid ""
msgstr ""
"Project-Id-Version: briefgen\\n"
"Language: en\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"X-Generator: Poedit 3.4\\n"
"""
CASES = yaml.safe_load((FIXTURES / "catalogues.yml").read_text("utf-8"))
NAMES = [case["case"] for case in CASES]

Case = dict[str, Any]


def keys(words: list[list[str]]) -> list[Key]:
    return [(context, normalised(text)) for context, text in words]


def updated(case: Case, text: str) -> tuple[str, Change]:
    wanted = keys(case["words"])
    file = read_po(text.encode(), "a.en.po")
    change = update(file.entries, wanted, set(wanted) - set(keys(case.get("composed", []))))
    whole = PoFile(file.header, change.entries, file.rest)
    return render_po(with_header(whole, "en", "a.txt")), change


def with_entries(text: str | None) -> str:
    return f"{HEADER}\n{text}" if text else HEADER


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_an_update(case: Case) -> None:
    text, change = updated(case, with_entries(case["before"]))
    assert text == with_entries(case.get("after", case["before"]))
    counts = {name: getattr(change, name) for name in
              ("added", "restored", "kept", "obsolete", "dropped")}  # fmt: skip
    assert {name: number for name, number in counts.items() if number} == case["counts"]


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_a_second_run_changes_nothing(case: Case) -> None:
    text, _ = updated(case, with_entries(case["before"]))
    again, change = updated(case, text)
    assert again == text
    assert (change.added, change.restored, change.obsolete, change.dropped) == (0, 0, 0, 0)


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_msgfmt_and_babel_read_it(case: Case, tmp_path: Path) -> None:
    text, _ = updated(case, with_entries(case["before"]))
    path = tmp_path / "a.en.po"
    path.write_text(text, encoding="utf-8")
    assert msgfmt_complaints(path) == []
    rewritten = BytesIO()
    pofile.write_po(rewritten, pofile.read_po(StringIO(text), abort_invalid=True))
    ours, theirs = parse_catalogue(text.encode(), ""), parse_catalogue(rewritten.getvalue(), "")
    assert dict(theirs.entries) == dict(ours.entries)


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_drafts_stay_drafts_through_other_programs(case: Case) -> None:
    """Set aside, written by Babel (which drops flags of obsolete entries), and back again."""
    text, _ = updated(case, with_entries(case["before"]))
    aside, _ = updated({"words": []}, text)
    rewritten = BytesIO()
    pofile.write_po(rewritten, pofile.read_po(StringIO(aside)))
    back, _ = updated(case, rewritten.getvalue().decode())
    ours, theirs = parse_catalogue(text.encode(), ""), parse_catalogue(back.encode(), "")
    assert dict(theirs.entries) == dict(ours.entries)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: "\ufeff" + text,
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n\n", "\n\n\n"),
        lambda text: text.replace("\n\nmsgctxt", "\nmsgctxt"),
        lambda text: text.replace("\n", "  \n"),
    ],
    ids=["BOM", "CRLF", "empty lines", "no empty lines", "white space at the ends"],
)
@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_how_the_lines_are_set_does_not_matter(case: Case, change: Any) -> None:
    before = with_entries(case["before"])
    assert updated(case, change(before))[0] == updated(case, before)[0]


def test_a_new_catalogue_has_a_header_for_poedit() -> None:
    text = render_po(with_header(PoFile(), "bg", "a.md"))
    assert text == (
        "# Bulgarian words of a.md.\n"
        'msgid ""\nmsgstr ""\n'
        '"Project-Id-Version: briefgen\\n"\n'
        '"Language: bg\\n"\n'
        '"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=UTF-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n'
        '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
    )


def test_a_header_gets_what_it_lacks() -> None:
    """And keeps its own words, an unknown field and a time of another program included."""
    own = '"language: en_GB\\n"\n"PO-Revision-Date: 2026-01-02 10:00+0200\\n"\n"X-Own: yes\\n"\n'
    text, _ = updated({"words": []}, f'# Ours.\n#, fuzzy\nmsgid ""\nmsgstr ""\n{own}')
    assert text.startswith(f'# Ours.\n#, fuzzy\nmsgid ""\nmsgstr ""\n{own}"Project-Id')
    assert '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n' in text
    assert "Language:" not in text


def test_comments_alone_become_those_of_the_header() -> None:
    text, _ = updated({"words": []}, "# Translated by the school.\n")
    assert text.startswith('# Translated by the school.\nmsgid ""\n')
    assert text.count("#") == 1


def test_a_first_entry_without_header_keeps_its_comment() -> None:
    entry = '# A remark.\nmsgctxt "title"\nmsgid "Край"\nmsgstr "End"\n'
    text, _ = updated({"words": [["title", "Край"]]}, entry)
    assert text.endswith(f"\n\n{entry}")
    assert text.startswith("# English words of a.txt.\n")


NEAR = [("sentence", f"Министрите подписаха {n} договора вчера в Русе.") for n in range(5)]
EDITIONS = st.lists(
    st.tuples(
        st.lists(st.sampled_from(NEAR)),
        st.dictionaries(st.sampled_from(NEAR), st.sampled_from(["by a person", "draft"])),
    ),
    max_size=6,
)


@settings(max_examples=60, deadline=None)
@given(EDITIONS)
def test_no_edition_of_an_article_loses_or_moves_a_translation(editions: Any) -> None:
    """However sentences come and go: each translation stays with its words, drafts as drafts."""
    file, known = PoFile(), dict[Key, tuple[str, bool]]()
    for wanted, work in editions:
        change = update(file.entries, wanted, set(wanted))
        entries = [_worked_on(entry, work.get(entry.key), known) for entry in change.entries]
        text = render_po(PoFile(None, tuple(entries)))
        file = read_po(text.encode(), "")
        found = {e.key: (e.text, bool(e.engine)) for e in file.entries if e.text}
        assert found == known
        assert [e.key for e in file.entries if not e.obsolete] == list(dict.fromkeys(wanted))


def _worked_on(entry: Entry, how: str | None, known: dict[Key, tuple[str, bool]]) -> Entry:
    if how is None or entry.text or entry.obsolete:
        return entry
    text = f"{how}: {entry.key[1]}"
    known[entry.key] = (text, how == "draft")
    done = with_translation(entry, text)
    return as_draft(done, "toy 1") if how == "draft" else done
