"""The editor's layer: what applies, and what is an error instead of silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.errors import InputError
from briefgen.model import Briefing
from briefgen.pipeline import brief, facts
from briefgen.seeds import read_seed

TEXT = (
    " date 2026-02-03 Министърът Петър Илиев обсъди границата. На снимката е с Лука Бианки. "
    "Усмихва се и кметът Мария Колева. Има и готов протокол.\n"
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
        "    quote: [Има и готов протокол, с Лука Бианки]\n"
        "    set: {type: protocol, status: signed, signatories: [Лука Бианки]}\n",
    )
    added = {p.id: p for p in briefing.participants if p.origin == "editor"}
    assert [p.parts for p in added.values()] == [("attended",)]
    (document,) = (d for d in briefing.documents if d.origin == "editor")
    assert document.signatories == ("local:лука-бианки",)
    assert document.name == "протокол"
    start, end = document.evidence[0]
    assert briefing.article.text[start:end] == "Има и готов протокол"


def test_a_part_given_by_the_editor_replaces_the_mere_mention(tmp_path: Path) -> None:
    entry = "{name: Лука Бианки, parts: [attended]}"
    sidecar = f"corrections:\n  - {{add: participant, quote: с Лука Бианки, set: {entry}}}\n"
    briefing = corrected(tmp_path, sidecar)
    assert [p.parts for p in briefing.participants if p.entity == "local:лука-бианки"] == [
        ("attended",)
    ]


def test_a_name_in_both_languages_and_a_day_as_due(tmp_path: Path) -> None:
    briefing = corrected(
        tmp_path,
        "corrections:\n"
        "  - add: next_step\n"
        "    quote: [Има и готов протокол, Усмихва се и кметът]\n"
        "    set: {action: протокол, force: planned, due: 2026-03-01,"
        " actors: [{bg: Усмихва се и, en: Attendance Inc}]}\n",
    )
    (step,) = (s for s in briefing.next_steps if s.origin == "editor")
    assert step.due is not None
    assert str(step.due.end) == "2026-03-01"
    (actor,) = (e for e in briefing.entities if e.id in step.actors)
    assert (actor.bg, actor.en) == ("Усмихва се и", "Attendance Inc")


def test_a_further_event_is_added_changed_and_dropped(tmp_path: Path) -> None:
    add = (
        "corrections:\n"
        "  - add: further_event\n"
        "    quote: [Усмихва се и кметът Мария Колева, с Лука Бианки]\n"
        "    set: {kind: visit, start: 2026-03-01, host: Лука Бианки, places: [Колева]}\n"
    )
    (event,) = corrected(tmp_path, add).further_events
    assert (event.kind, str(event.start), event.start) == ("visit", "2026-03-01", event.end)
    assert (event.host, event.places) == ("local:лука-бианки", ("local:колева",))
    change = f"  - change: {event.id}\n    set: {{start: 2026-03-02, kind: call}}\n"
    (changed,) = corrected(tmp_path, add + change).further_events
    assert (changed.kind, str(changed.end), changed.places) == ("call", "2026-03-02", event.places)
    assert corrected(tmp_path, f"{add}  - drop: {event.id}\n").further_events == ()
    assert "the end 2026-02-01 is before" in problem(
        tmp_path, f"{add}  - change: {event.id}\n    set: {{end: 2026-02-01}}\n"
    )


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
            "`set.status`: unknown word `sined`",
            "did you mean `signed`?",
        ),
        (
            "{add: document, quote: протокол, set: {type: protocoll, status: signed}}",
            "unknown code `protocoll`; did you mean protocol?",
            "you wrote",
        ),
        (
            "{add: document, quote: протокол, set: {type: protocol, status: signed,"
            " parties: [Китай]}}",
            "the quoted words do not name `Китай`",
            "quote the words that name it",
        ),
        (
            "{add: participant, quote: Лука Бианки, set: {name: Ху Ли, kind: person,"
            " parts: [attended]}}",
            "the words of `name` are not in the quoted words: Ху Ли",
            "own words",
        ),
        (
            "{add: participant, quote: Лука Бианки, set: {name: Лука Бианки, kind: person,"
            " role: посланик, parts: [attended]}}",
            "the words of `role` are not in the quoted words: посланик",
            "own words",
        ),
        (
            "{add: participant, quote: Лука Бианки, set: {name: Лука Бианко, parts: [attended]}}",
            "`Лука Бианко` is unknown",
            "give its `kind`",
        ),
        (
            "{add: next_step, quote: обсъди границата, set: {action: затваря границата,"
            " force: planned}}",
            "the words of its action do not stand in its evidence",
            "give the words as `quote`",
        ),
        (
            "{add: next_step, quote: обсъди, set: {action: обсъди, force: planned, due: [1]}}",
            "`set.due` must be a mapping",
            "write its fields",
        ),
        (
            "{change: participant-luka-bianki, set: {name: Молдова}}",
            "the quoted words do not name `Молдова`",
            "quote the words",
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


def test_what_a_fact_says_already_is_changed_and_not_added_again(tmp_path: Path) -> None:
    said = problem(
        tmp_path,
        "corrections:\n"
        "  - {add: document, quote: готов протокол, set: {type: protocol, status: agreed}}\n"
        "  - {add: document, quote: протокол, set: {type: protocol, status: agreed}}\n",
    )
    assert "already says so" in said
    assert "use `change: document-gotov-protokol`" in said


def test_a_changed_day_moves_the_whole_day_or_is_refused(tmp_path: Path) -> None:
    add = "{add: date, quote: обсъди границата, set: {start: 2026-02-01}}"
    change = "{change: date-obsadi-granitsata, set: {start: 2026-02-02}}"
    briefing = corrected(tmp_path, f"corrections:\n  - {add}\n  - {change}\n")
    assert [(str(d.start), str(d.end)) for d in briefing.dates] == [("2026-02-02", "2026-02-02")]
    wrong = "{change: date-obsadi-granitsata, set: {start: 2026-02-02, end: 2026-02-01}}"
    assert "before the start" in problem(tmp_path, f"corrections:\n  - {add}\n  - {wrong}\n")


def test_the_line_is_that_of_the_mistake(tmp_path: Path) -> None:
    said = problem(
        tmp_path,
        "corrections:\n  - add: outcome\n    quote: границата\n    set:\n"
        "      what: границата\n      knid: agreed\n",
    )
    assert said.startswith("a.yml:6: error: ")
    assert "did you mean `kind`?" in said


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
