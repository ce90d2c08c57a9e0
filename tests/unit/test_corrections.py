"""The editor's layer: what applies, and what is an error instead of silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.errors import InputError
from briefgen.model import Briefing
from briefgen.pipeline import brief, facts
from briefgen.seeds import read_seed

TEXT = (
    " date 2026-02-03 Министърът Петър Илиев обсъди границата с Лука Бианки. "
    "Присъства и кметът Мария Колева. Подписа се и протокол.\n"
)


def corrected(folder: Path, sidecar: str) -> Briefing:
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    (folder / "a.yml").write_text(sidecar, encoding="utf-8")
    return facts(read_seed(folder / "a.txt"))


def problem(folder: Path, sidecar: str) -> str:
    with pytest.raises(InputError) as caught:
        corrected(folder, sidecar)
    (found,) = caught.value.problems
    return str(found).removeprefix(f"{folder.as_posix()}/")


def test_add(tmp_path: Path) -> None:
    briefing = corrected(
        tmp_path,
        "corrections:\n"
        "  - add: participant\n"
        "    quote: кметът Мария Колева\n"
        "    set: {name: Мария Колева, kind: person, role: кмет, parts: [attended]}\n"
        "  - add: document\n"
        "    quote: [Подписа се и протокол]\n"
        "    set: {type: protocol, status: signed, parties: [Италия]}\n",
    )
    added = {p.id: p for p in briefing.participants if p.origin == "editor"}
    assert [p.parts for p in added.values()] == [("attended",)]
    (document,) = (d for d in briefing.documents if d.origin == "editor")
    assert document.parties == ("country-it",)
    start, end = document.evidence[0]
    assert briefing.article.text[start:end] == "Подписа се и протокол"


def test_change_and_drop(tmp_path: Path) -> None:
    plain = corrected(tmp_path, "")
    outcome = plain.outcomes[0]
    changed = corrected(
        tmp_path, f"corrections:\n  - change: {outcome.id}\n    set: {{kind: agreed}}\n"
    )
    assert (changed.outcomes[0].kind, changed.outcomes[0].origin) == ("agreed", "editor")
    assert changed.outcomes[0].id == outcome.id
    dropped = corrected(tmp_path, f"corrections:\n  - drop: {outcome.id}\n    reason: слух\n")
    assert dropped.outcomes == ()


@pytest.mark.parametrize(
    ("entry", "what", "remedy"),
    [
        (
            "{add: outcome, quote: обсъди границите с, set: {kind: discussed, what: x}}",
            "the quote “обсъди границите с” is not in the text",
            "the article has “обсъди границата",
        ),
        ("{drop: outcome-granicata}", "there is no fact `outcome-granicata`", "did you mean"),
        (
            "{add: participant, quote: Лука Бианки, set: {name: Лука, partz: [attended]}}",
            "unknown field `partz`",
            "did you mean `parts`?",
        ),
        (
            "{add: participant, quote: Лука Бианки, set: {name: Лука}}",
            "the new participant lacks `parts`",
            "give `parts`",
        ),
        (
            "{add: document, quote: протокол, set: {type: protocol, status: sined}}",
            "`set.status`",
            "you wrote 'sined'",
        ),
    ],
)
def test_what_does_not_apply_is_an_error(
    tmp_path: Path, entry: str, what: str, remedy: str
) -> None:
    said = problem(tmp_path, f"rights: none\ncorrections:\n  - {entry}\n")
    assert said.startswith("a.yml:3: error: ")
    assert what in said
    assert remedy in said


@pytest.mark.parametrize(
    ("entry", "what"),
    [
        ("{add: participant, set: {name: X}}", "needs `quote`"),
        ("{add: quote, drop: x, quote: Лука}", "exactly one of"),
        ("{drop: x, set: {a: 1}}", "takes no `set`"),
        ("{change: x}", "needs `set` or `quote`"),
    ],
)
def test_half_a_correction_is_an_error(tmp_path: Path, entry: str, what: str) -> None:
    assert what in problem(tmp_path, f"corrections:\n  - {entry}\n")


def test_a_follow_up_and_a_note_must_speak_of_something(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a.yml").write_text(
        "follow_ups:\n"
        "  - {fact: document-x, date: 2026-03-01, what: {bg: готово}, source: 'https://e.org'}\n"
        "notes:\n"
        "  - {text: {bg: забележка}, about: nothing}\n",
        encoding="utf-8",
    )
    with pytest.raises(InputError) as caught:
        brief(read_seed(tmp_path / "a.txt"))
    assert [problem.line for problem in caught.value.problems] == [2, 4]
