"""What is no part of the report: tags, credits, stamps, rights, links, other headlines.

Each finder yields ranges of tokens. To take a real sentence for noise is worse than
to leave noise in the text, so every one of them wants proof on both sides.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, pairwise

from briefgen.annotate.noise.credits import by_lines, credited, links, rights
from briefgen.annotate.noise.headlines import repeated, tail
from briefgen.annotate.noise.labels import LABELS, labelled
from briefgen.annotate.noise.page import Page
from briefgen.annotate.noise.stamps import stamps, updates
from briefgen.annotate.noise.tags import initials, tags
from briefgen.annotate.speech_marks import Quoted
from briefgen.annotate.table import Table
from briefgen.languages import Lexicon, Match
from briefgen.model import Sentence, Span
from briefgen.tokens import Token

_OWN = "noise_"
_LONGEST_INVITATION = 45
_LONGEST_ALONE = 8


def find_noise(
    text: str,
    table: Table,
    sentences: Sequence[Sentence],
    units: Sequence[range],
    phrases: Mapping[str, Sequence[Match]],
    lexicon: Lexicon,
) -> tuple[range, ...]:
    """The stretches of tokens that are no part of the report, in order. Pure.

    ``units`` are the tokens of the ``sentences``; ``phrases`` what the lexicon finds.
    """
    page = Page(text, table, units, _paragraphs(sentences, units), phrases, lexicon)
    finders = (tags, initials, credited, by_lines, rights, links, stamps, updates,
               invitations, alone, labelled, repeated)  # fmt: skip
    noise = {i for part in chain.from_iterable(find(page) for find in finders) for i in part}
    for part in tail(page, noise):
        noise.update(part)
    return _runs(sorted(noise))


def invitations(page: Page) -> Iterator[range]:
    """Sentences that only ask to read, look, share or subscribe."""
    for hit in page.found("noise_invitation"):
        unit = page.unit_of(hit.first)
        if page.follows_a_sentence(hit.first) and len(unit) <= _LONGEST_INVITATION:
            yield range(hit.first, unit.stop)


def alone(page: Page) -> Iterator[range]:
    """„Коментари (12)“ as a paragraph; „(ВИДЕО)“ beside a headline."""
    for hit in chain.from_iterable(page.found(name) for name in ("noise_alone", *LABELS)):
        paragraph = page.paragraph_of(hit.first)
        rest = (i for i in paragraph if not hit.first <= i <= hit.last)
        bracketed = page.word(hit.first - 1) in ("(", "[") and page.word(hit.last + 1) in (")", "]")
        if len(paragraph) <= _LONGEST_ALONE and all(
            page.shape(i) in ("mark", "number") for i in rest
        ):
            yield paragraph
        elif bracketed and page.shape(hit.first) == "upper":
            yield range(hit.first - 1, hit.last + 2)


def cut_at_noise(
    tokens: Sequence[Token],
    sentences: Sequence[Sentence],
    units: Sequence[range],
    noise: Sequence[range],
) -> tuple[tuple[Sentence, ...], tuple[range, ...]]:
    """Sentences and their tokens, with noise before or behind the words of one in its own."""
    borders = {i for part in noise for i in (part.start, part.stop)}
    held = {i for part in noise for i in (part.start, part.stop - 1)}
    cut: list[Sentence] = []
    parts: list[range] = []
    for sentence, unit in zip(sentences, units, strict=True):
        places = [i for i in unit[1:] if i in borders] if noise else []
        # Noise amid a sentence does not part it.
        places = [
            i for i in places
            if (places[0] == i and unit.start in held and tokens[i].shape != "lower")
            or (places[-1] == i and unit.stop - 1 in held)
        ]  # fmt: skip
        for first, stop in pairwise([unit.start, *places, unit.stop]):
            parts.append(range(first, stop))
            span = Span(tokens[first].start, tokens[stop - 1].end) if places else sentence.span
            cut.append(Sentence(span, sentence.paragraph))
    return tuple(cut), tuple(parts)


def without_noise(
    tokens: Sequence[Token],
    phrases: Mapping[str, Sequence[Match]],
    quoted: Sequence[Quoted],
    noise: Sequence[range],
) -> tuple[dict[str, list[Match]], tuple[Quoted, ...]]:
    """``phrases`` and ``quoted`` but for those that touch ``noise``: no fact is made of it."""
    places = {i for part in noise for i in part}
    kept = {
        name: [hit for hit in hits if places.isdisjoint(range(hit.first, hit.last + 1))]
        if places else list(hits)
        for name, hits in phrases.items()
        if not name.startswith(_OWN)
    }  # fmt: skip
    starts = {tokens[i].start for i in places}
    return kept, tuple(one for one in quoted if one.outer.start not in starts)


def _paragraphs(sentences: Sequence[Sentence], units: Sequence[range]) -> list[range]:
    found: list[range] = []
    last = -1
    for sentence, unit in zip(sentences, units, strict=True):
        if sentence.paragraph == last:
            found[-1] = range(found[-1].start, unit.stop)
        else:
            found.append(unit)
        last = sentence.paragraph
    return found


def _runs(places: Sequence[int]) -> tuple[range, ...]:
    runs: list[range] = []
    for i in places:
        if runs and runs[-1].stop == i:
            runs[-1] = range(runs[-1].start, i + 1)
        else:
            runs.append(range(i, i + 1))
    return tuple(runs)
