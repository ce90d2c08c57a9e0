"""An engine fills what is empty, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from briefgen.model import Lang
from briefgen.translate.catalogue import Translation, parse_catalogue
from briefgen.translate.drafts import drafts
from briefgen.translate.engines import EngineError
from briefgen.translate.po_file import Entry, PoFile, new_entry, read_po, render_po

Answer = Callable[[str], str | None]


class Engine:
    """Answers from a function and remembers what it was asked."""

    def __init__(self, answer: Answer, label: str = "toy model-1") -> None:
        self.label = label
        self.asked: list[str] = []
        self._answer = answer

    def translate(self, texts: Sequence[str], source: Lang, target: Lang) -> list[str | None]:
        assert (source, target) == ("bg", "en")
        self.asked += texts
        return [self._answer(text) for text in texts]


def entries(*words: str) -> tuple[Entry, ...]:
    return tuple(new_entry(("sentence", one)) for one in words)


def drafted(before: Sequence[Entry], answer: Answer) -> str:
    *_, after = drafts(before, Engine(answer), "bg", "en")
    return render_po(PoFile(None, after))


def test_a_draft_is_fuzzy_and_names_engine_and_model() -> None:
    text = drafted(entries("Край."), lambda _: "The end.")
    assert text == (
        '# engine: toy model-1\n#, fuzzy\nmsgctxt "sentence"\nmsgid "Край."\nmsgstr "The end."\n'
    )
    found = parse_catalogue(text.encode(), "").lookup("sentence", "Край.")
    assert found == Translation("The end.", "toy model-1")


def test_only_empty_entries_in_use_are_drafted() -> None:
    text = (
        'msgctxt "sentence"\nmsgid "Първо."\nmsgstr "First."\n\n'
        '# engine: toy 0\n#, fuzzy\nmsgctxt "sentence"\nmsgid "Второ."\nmsgstr "Sekond."\n\n'
        '# Remark.\nmsgctxt "sentence"\nmsgid "Трето."\nmsgstr ""\n\n'
        '# Remark.\n#~ msgctxt "sentence"\n#~ msgid "Четвърто."\n#~ msgstr ""\n'
    )
    engine = Engine(lambda _: "Third.")
    before = read_po(text.encode(), "").entries
    (after,) = drafts(before, engine, "bg", "en")
    assert engine.asked == ["Трето."]
    assert [entry.text for entry in after] == ["First.", "Sekond.", "Third.", ""]
    assert after[2].comments == ("# Remark.", "# engine: toy model-1", "#, fuzzy")
    assert (after[0], after[1], after[3]) == (before[0], before[1], before[3])


def test_a_new_draft_is_not_the_old_engine_s() -> None:
    text = '# engine: toy 0\n#, fuzzy\nmsgctxt "title"\nmsgid "Край"\nmsgstr ""\n'
    (after,) = drafts(read_po(text.encode(), "").entries, Engine(lambda _: "End"), "bg", "en")
    assert after[0].comments == ("# engine: toy model-1", "#, fuzzy")


@pytest.mark.parametrize("nothing", [None, "", " \n "])
def test_what_an_engine_refuses_stays_empty(nothing: str | None) -> None:
    before = entries("Едно.", "Две.")
    text = drafted(before, lambda words: nothing if words == "Едно." else "Two.")
    assert 'msgid "Едно."\nmsgstr ""\n' in text
    assert text.startswith('msgctxt "sentence"\nmsgid "Едно."')
    assert 'msgstr "Two."' in text


def test_a_draft_is_one_line_that_can_be_written() -> None:
    text = drafted(entries("Край."), lambda _: 'The\r\n "end"\x00 of\x0c\ud83d it.\n')
    assert 'msgstr "The \\"end\\" of it."\n' in text
    text.encode("utf-8")


def test_what_came_before_a_failure_stays() -> None:
    before = entries(*(f"Изречение {n}." for n in range(20)))

    def answer(words: str) -> str:
        if "15" in words:
            raise EngineError("the model ran out of memory; choose a smaller one")
        return "Sentence."

    batches = drafts(before, Engine(answer), "bg", "en")
    first = next(batches)
    assert first[0].text == "Sentence."
    with pytest.raises(EngineError, match="smaller"):
        list(batches)


def test_an_answer_of_another_length_belongs_to_nothing() -> None:
    class Confused(Engine):
        def translate(self, texts: Sequence[str], source: Lang, target: Lang) -> list[str | None]:
            return ["One."]

    with pytest.raises(EngineError, match="1 translations of 2 texts"):
        list(drafts(entries("Едно.", "Две."), Confused(lambda _: None), "bg", "en"))


def test_an_engine_is_not_asked_for_nothing() -> None:
    assert list(drafts((), Engine(lambda _: None), "bg", "en")) == []
