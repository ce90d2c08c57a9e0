"""From an article to its tokens, sentences, names and phrases."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence

from briefgen.annotate.agent_nouns import UNLISTED, find_agent_nouns
from briefgen.annotate.dialogue import dialogue
from briefgen.annotate.grammar import read_grammar
from briefgen.annotate.model import Annotated, Nominal, Role, TokenMention
from briefgen.annotate.names import find_mentions
from briefgen.annotate.noise import cut_at_noise, find_noise, without_noise
from briefgen.annotate.offices import read_offices
from briefgen.annotate.references import who_holds_what
from briefgen.annotate.sentences import split_sentences
from briefgen.annotate.speech_marks import Quoted, quoted_spans
from briefgen.annotate.table import read_table
from briefgen.annotate.truecase import truecased
from briefgen.annotate.words import read_words
from briefgen.gazetteer import Gazetteer
from briefgen.languages import Lexicon, Match
from briefgen.model import Article, Sentence, Span
from briefgen.tokens import Token, tokenise

__all__ = ["Annotated", "Nominal", "Role", "TokenMention", "annotate"]

_ENDS = frozenset(".!?…")
# In tokens. What goes on longer is no sentence; cut here, it cannot cost the square of
# its length.
_LONGEST_SENTENCE = 250
_QUOTES = frozenset("„“”«»\"'")


def annotate(article: Article, lexicon: Lexicon, gazetteer: Gazetteer) -> Annotated:
    """All that the extraction needs to know of ``article``. Pure."""
    tokens = tokenise(truecased(article.text, lexicon, gazetteer))
    table = read_table(tokens, lexicon)
    quoted = dialogue(article.text, quoted_spans(article.text), lexicon)
    sentences, units = _within_quotations(
        tokens, split_sentences(article.text, lexicon), quoted, lexicon
    )
    found: defaultdict[str, list[Match]] = defaultdict(list)
    # One unit at a time: no phrase reaches over a full stop.
    for unit in units:
        for hit in lexicon.find(table.words[unit.start : unit.stop], unit.start):
            found[hit.name].append(hit)
    noise = find_noise(article.text, table, sentences, units, found, lexicon)
    sentences, units = cut_at_noise(tokens, sentences, units, noise)
    phrases, quoted = without_noise(tokens, found, quoted, noise)
    starts = frozenset(
        next((i for i in unit if tokens[i].shape != "mark"), unit.start) for unit in units
    )
    offices = [
        (name.removeprefix("offices:"), hit)
        for name, hits in phrases.items()
        if name.startswith("offices:")
        for hit in hits
    ]
    in_office = {i for _, hit in offices for i in range(hit.first, hit.last + 1)}
    offices += [
        (UNLISTED, hit) for hit in find_agent_nouns(table, starts, in_office, lexicon, gazetteer)
    ]
    mentions, groups, entities = find_mentions(
        table, starts, [hit for _, hit in offices], lexicon, gazetteer
    )
    words = read_words(table, units, mentions, lexicon, gazetteer)
    held = read_offices(words, offices)
    roles, references = who_holds_what(words, held)
    verbs, clauses, nominals, denied = read_grammar(
        table,
        [unit for unit in units if not any(unit.start in stretch for stretch in noise)],
        quoted,
        mentions,
        roles,
        references,
        phrases,
        lexicon,
    )
    return Annotated(
        article=article,
        lexicon=lexicon,
        table=table,
        sentences=sentences,
        units=units,
        quoted=quoted,
        mentions=mentions,
        groups=groups,
        roles=roles,
        entities=entities,
        media=gazetteer.media,
        phrases=phrases,
        noise=tuple(Span(tokens[n.start].start, tokens[n.stop - 1].end) for n in noise),
        references=references,
        verbs=verbs,
        clauses=clauses,
        nominals=nominals,
        denied=denied,
    )


def _within_quotations(
    tokens: Sequence[Token],
    sentences: Sequence[Sentence],
    quoted: Sequence[Quoted],
    lexicon: Lexicon,
) -> tuple[tuple[Sentence, ...], tuple[range, ...]]:
    """``sentences`` cut further at the full stops inside quotations, with their tokens."""
    units = []
    cut = []
    starts = [token.start for token in tokens]
    stops = [
        i + 1 for i, token in enumerate(tokens)
        if token.text in _ENDS and _ends_sentence(tokens, i, quoted, lexicon)
    ] if quoted else []  # fmt: skip
    first = 0
    for sentence in sentences:
        end = bisect_left(starts, sentence.span.end, first)
        inner = stops[bisect_right(stops, first) : bisect_left(stops, end)]
        for stop in (*inner, end):
            while first < stop:
                last = min(stop, first + _LONGEST_SENTENCE)
                units.append(range(first, last))
                span = Span(tokens[first].start, tokens[last - 1].end)
                cut.append(Sentence(span, sentence.paragraph))
                first = last
    return tuple(cut), tuple(units)


def _ends_sentence(
    tokens: Sequence[Token], i: int, quoted: Sequence[Quoted], lexicon: Lexicon
) -> bool:
    """Whether the full stop at ``i`` ends a sentence inside a quotation."""
    if i + 1 >= len(tokens):
        return False
    following = tokens[i + 1]
    if following.start == tokens[i].end or following.text in _QUOTES:
        return False
    before = tokens[i - 1]
    abbreviated = "abbreviation" in lexicon.classes(before.lower + ".") or len(before.text) == 1
    starts_anew = following.shape in ("title", "upper", "number")
    if not starts_anew or abbreviated:
        return False
    at = bisect_right(quoted, tokens[i].start, key=lambda q: q.inner.start) - 1
    return at >= 0 and tokens[i].start < quoted[at].inner.end
