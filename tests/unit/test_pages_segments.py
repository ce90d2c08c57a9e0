"""Overlapping evidence in flat pieces, within the source's rights."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefgen.model import Span
from briefgen.pages.segments import Marked, Piece, paragraphs
from briefgen.record import BriefingRecord, SentenceRecord, Text
from tests.fixtures import paris

TEXT = "Едно 😀 две три. Четири пет.\n\nШест седем осем."


def record(rights: str = "full", text: str = TEXT) -> BriefingRecord:
    starts = [0, *(i + 1 for i, c in enumerate(text[:-1]) if c == "." and text[i + 1] != "\n")]
    sentences = []
    for start in starts:
        end = text.index(".", start) + 1 if "." in text[start:] else len(text)
        words = text[start:end]
        sentences.append(
            SentenceRecord(start=start, end=end, paragraph=0, text=Text(bg=words, en=None))
        )
    return paris.record().model_copy(
        update={"text": text, "rights": rights, "sentences": sentences}
    )


def fact(number: int, *words: str) -> Marked:
    return Marked(
        number, f"f{number}", tuple(Span(TEXT.index(w), TEXT.index(w) + len(w)) for w in words)
    )


def pieces(shown: BriefingRecord, *facts: Marked) -> list[Piece]:
    return [piece for paragraph in paragraphs(shown, facts) for piece in paragraph.pieces]


def test_nested_and_overlapping_evidence_is_cut_flat() -> None:
    outer, inner, across = fact(1, "😀 две три"), fact(2, "две"), fact(3, "три. Четири")
    found = pieces(record(), outer, inner, across)
    assert [(p.words, [f.number for f in p.facts]) for p in found[:6]] == [
        ("Едно ", []),
        ("😀 ", [1]),
        ("две", [1, 2]),
        (" ", [1]),
        ("три", [1, 3]),
        (". Четири", [3]),
    ]


def test_a_fact_begins_at_its_first_evidence_and_each_of_its_spans_ends() -> None:
    split = fact(1, "Четири", "две", "Шест")
    found = pieces(record(), split)
    assert [p.words for p in found if split in p.starts] == ["Четири"]
    assert [p.words for p in found if split in p.ends] == ["две", "Четири", "Шест"]
    assert [p.words for p in found if split in p.facts] == ["две", "Четири", "Шест"]


def test_evidence_over_two_paragraphs_is_marked_in_both() -> None:
    long = fact(1, "пет.\n\nШест")
    assert [p.words for p in pieces(record(), long) if p.facts] == ["пет.", "Шест"]


def test_an_excerpt_shows_whole_sentences_with_evidence() -> None:
    first, second = paragraphs(record("excerpt"), [fact(1, "пет")])
    assert "".join(piece.words for piece in first.pieces).strip() == "Четири пет."
    assert first.pieces[0].gap
    assert not first.gap_after
    assert second.pieces == ()


def test_without_rights_only_the_evidence_shows() -> None:
    first, second = paragraphs(record("none"), [fact(1, "две"), fact(2, "пет")])
    assert [(piece.words, piece.gap) for piece in first.pieces] == [("две", True), ("пет", True)]
    assert first.gap_after
    assert second.pieces == ()


@given(
    st.text(alphabet="аб .\n😀", min_size=1, max_size=40).filter(str.strip),
    st.lists(st.tuples(st.integers(0, 39), st.integers(1, 12)), max_size=5),
)
def test_the_pieces_are_the_text(text: str, cuts: list[tuple[int, int]]) -> None:
    spans = [Span(start, min(start + size, len(text))) for start, size in cuts if start < len(text)]
    facts = [Marked(n, f"f{n}", (span,)) for n, span in enumerate(spans, 1)]
    shown = paris.record().model_copy(update={"text": text, "sentences": []})
    for paragraph in paragraphs(shown, facts):
        assert "".join(p.words for p in paragraph.pieces) == text[slice(*paragraph.span)]
    for one in facts:
        carried = "".join(p.words for p in pieces(shown, *facts) if one in p.facts)
        # Lines of white space are no paragraphs.
        assert carried.split() == text[slice(*one.spans[0])].split() or "\n" in text
        assert "".join(carried.split()) == "".join(text[slice(*one.spans[0])].split())
