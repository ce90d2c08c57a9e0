"""An annotated article: tokens, sentences, mentions and the lexicon's phrases."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Literal, NamedTuple

from briefgen.annotate.clauses import Clause
from briefgen.annotate.speech_marks import Quoted
from briefgen.annotate.table import Table
from briefgen.annotate.verbs import VerbGroup
from briefgen.languages import Lexicon, Match
from briefgen.model import Article, Entity, MentionKind, Sentence, Span
from briefgen.tokens import Token

_first_of = attrgetter("first")
_head_of = attrgetter("head")
_end_of = attrgetter("end")
NominalKind = Literal["person", "body", "place", "group", "document", "event", "pronoun", "other"]


class TokenMention(NamedTuple):
    """A name over the tokens ``first`` to ``last`` (included)."""

    first: int
    last: int
    kind: MentionKind
    base: str
    entity: str


@dataclass(frozen=True, slots=True)
class Held:
    """What tells an office from another, however both are worded.

    ``kind`` is the lexicon's id of the office, ``subject`` what else it is of (the
    portfolio of a minister), ``country`` and ``body`` whose it is, ``manner`` the
    adjectives that make another office of it (почетен); ``former`` says that it is over.
    """

    kind: str
    subject: str = ""
    manner: frozenset[str] = frozenset()
    country: str | None = None
    body: str | None = None
    former: bool = False


@dataclass(frozen=True, slots=True)
class Role:
    """An office that the text gives a person: tokens ``first`` to ``last``.

    ``base`` is its dictionary form; ``rank`` a title before the name; ``country``
    the country whose office it is (британският премиер, премиерът на Румъния).
    """

    first: int
    last: int
    base: str | None
    rank: str | None = None
    country: str | None = None
    held: Held | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """A description that stands for a person: „премиерът“, „британският му колега“.

    Tokens ``first`` to ``last`` (included). ``entity`` is the person that it surely
    means, else None; ``country`` what an adjective or complement names; ``office`` the
    lexicon's id of the office.
    """

    first: int
    last: int
    entity: str | None
    country: str | None
    office: str


class Nominal(NamedTuple):
    """Tokens ``first`` to ``last`` (included).

    ``entities`` are whom it names: none for „двамата“ and „страните“. ``prep`` is the
    preposition before it, ``joined`` whether it goes on with the phrase before it
    („А и Б“). ``head`` is the token that tells the kind; ``code`` the lexicon's id of a
    document or event.
    """

    first: int
    last: int
    head: int
    kind: NominalKind
    entities: tuple[str, ...] = ()
    prep: str = ""
    joined: bool = False
    plural: bool = False
    code: str = ""


def _within(places: Sequence[int], tokens: range) -> Sequence[int]:
    if not places:
        return places
    return places[bisect_left(places, tokens.start) : bisect_left(places, tokens.stop)]


@dataclass(frozen=True, eq=False)
class Annotated:
    """All that is known of an article before facts are looked for.

    ``classes`` are the lexicon's classes of a token (none outside the text), ``lower`` is
    its word in lower case (empty outside), ``having`` the tokens of a class.

    ``sentences`` end at the full stops inside quotations too, so that no rule
    reaches over one; ``units`` are their tokens (end excluded). ``nominals`` are the
    noun phrases of each clause, by its number; ``verb_at`` finds a group by its head,
    ``clause_at`` a clause by any of its tokens. ``groups`` are sets of states that a number
    names („27-те държави членки на ЕС“); they lie over the mentions in them. ``denied`` are
    the tokens that a contrast rules out („не от А, а от Б“): no nominal names them.
    """

    article: Article
    lexicon: Lexicon
    table: Table
    sentences: tuple[Sentence, ...]
    units: tuple[range, ...]
    quoted: tuple[Quoted, ...]
    mentions: tuple[TokenMention, ...]
    roles: dict[int, Role]
    entities: dict[str, Entity]
    media: frozenset[str]
    phrases: dict[str, list[Match]]
    noise: tuple[Span, ...] = ()
    groups: tuple[TokenMention, ...] = ()
    references: dict[int, Reference] = field(default_factory=dict)
    verbs: tuple[VerbGroup, ...] = ()
    clauses: tuple[Clause, ...] = ()
    nominals: tuple[tuple[Nominal, ...], ...] = ()
    denied: frozenset[int] = frozenset()
    verb_at: dict[int, VerbGroup] = field(default_factory=dict)
    clause_at: dict[int, Clause] = field(default_factory=dict)
    mention_at: dict[int, TokenMention] = field(default_factory=dict)
    unit_at: dict[int, int] = field(default_factory=dict)
    # What `extract.arguments` has found for each verb, by its head.
    phrases_before: dict[int, list[Nominal]] = field(default_factory=dict)
    phrases_behind: dict[int, list[Nominal]] = field(default_factory=dict)
    tokens: Sequence[Token] = field(init=False)
    classes: Callable[[int], frozenset[str]] = field(init=False)
    lower: Callable[[int], str] = field(init=False)
    having: Callable[[str], Sequence[int]] = field(init=False)
    _found: dict[tuple[str, ...], tuple[Match, ...]] = field(default_factory=dict)
    _named: dict[str, list[TokenMention]] = field(default_factory=dict)
    _clauses: dict[int, list[Clause]] = field(default_factory=dict)
    _kinds: dict[str, tuple[tuple[str, Match], ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name in ("tokens", "classes", "lower", "having"):
            object.__setattr__(self, name, getattr(self.table, name))
        self.verb_at.update({group.head: group for group in self.verbs})
        self.clause_at.update({i: clause for clause in self.clauses for i in clause.tokens})
        for mention in self.mentions:
            for i in range(mention.first, mention.last + 1):
                self.mention_at[i] = mention
        for number, unit in enumerate(self.units):
            for i in unit:
                self.unit_at[i] = number

    def span(self, first: int, last: int) -> Span:
        """The place of the tokens ``first`` to ``last`` (included)."""
        return Span(self.tokens[first].start, self.tokens[last].end)

    def words(self, first: int, last: int) -> str:
        """The source's words from token ``first`` to token ``last`` (included)."""
        return self.article.text[self.tokens[first].start : self.tokens[last].end]

    def text_of(self, span: Span) -> str:
        return self.article.text[span.start : span.end]

    def unit_of(self, i: int) -> range:
        """The unit in which token ``i`` stands."""
        return self.units[self.unit_at[i]]

    def mentions_of(self, entity: str) -> Sequence[TokenMention]:
        """Where the text names ``entity``."""
        if not self._named:
            for mention in self.mentions:
                self._named.setdefault(mention.entity, []).append(mention)
        return self._named.get(entity, ())

    def role_of(self, entity: str) -> Role | None:
        """The fullest of the offices that the text gives the person ``entity``."""
        roles = [
            role
            for mention in self.mentions_of(entity)
            if (role := self.roles.get(mention.first)) and role.base
        ]
        return max(
            roles, key=lambda r: (r.country is not None, len((r.base or "").split())), default=None
        )

    def found(self, *names: str) -> tuple[Match, ...]:
        """The phrases called ``names``, in the order of the text."""
        if len(names) == 1 and names[0] not in self.phrases:
            return ()
        known = self._found.get(names)
        if known is None:
            hits = [hit for name in names for hit in self.phrases.get(name, ())]
            hits.sort(key=lambda hit: (hit.first, -hit.last))
            known = self._found[names] = tuple(hits)
        return known

    def found_in(self, tokens: range, *names: str) -> tuple[Match, ...]:
        """Those of ``found`` that begin in ``tokens``."""
        hits = self.found(*names)
        if not hits:
            return hits
        first = bisect_left(hits, tokens.start, key=_first_of)
        return hits[first : bisect_left(hits, tokens.stop, first, key=_first_of)]

    def found_kind(self, kind: str) -> tuple[tuple[str, Match], ...]:
        """The phrases of the entries ``kind``, each with its entry's id, in the text's order."""
        if not self._kinds:
            every: defaultdict[str, list[tuple[str, Match]]] = defaultdict(list)
            for name, found in self.phrases.items():
                one, _, own = name.partition(":")
                if own:
                    every[one] += [(own, hit) for hit in found]
            for one, hits in every.items():
                hits.sort(key=lambda pair: (pair[1].first, -pair[1].last))
                self._kinds[one] = tuple(hits)
        return self._kinds.get(kind, ())

    def having_in(self, tokens: range, name: str) -> Sequence[int]:
        """The tokens of the class ``name`` in ``tokens``."""
        return _within(self.having(name), tokens)

    def marks_in(self, tokens: range, mark: str) -> Sequence[int]:
        """The tokens ``mark`` („?“) in ``tokens``."""
        return _within(self.table.marked(mark), tokens)

    def mentions_in(self, first: int, last: int) -> list[TokenMention]:
        """The mentions that lie wholly in the tokens ``first`` to ``last`` (included)."""
        start = bisect_left(self.mentions, first, key=_first_of)
        stop = bisect_left(self.mentions, last + 1, start, key=_first_of)
        return [m for m in self.mentions[start:stop] if m.last <= last]

    def clauses_of(self, unit: int) -> Sequence[Clause]:
        """The clauses of the unit with that number, in their order."""
        if not self._clauses:
            for clause in self.clauses:
                if clause.tokens:
                    self._clauses.setdefault(self.unit_at[clause.tokens[0]], []).append(clause)
        return self._clauses.get(unit, ())

    def verbs_in(self, tokens: range) -> tuple[VerbGroup, ...]:
        """The verb groups whose heads stand in ``tokens``."""
        start = bisect_left(self.verbs, tokens.start, key=_head_of)
        stop = bisect_left(self.verbs, tokens.stop, start, key=_head_of)
        return self.verbs[start:stop]

    def token_at(self, place: int) -> int:
        """The number of the first token that ends after ``place``."""
        return bisect_right(self.tokens, place, key=_end_of)

    def is_noise(self, i: int) -> bool:
        """Whether token ``i`` is no part of the report: a tag, a credit, a time stamp."""
        if not self.noise:
            return False
        start = self.tokens[i].start
        at = bisect_right(self.noise, start, key=lambda span: span.start) - 1
        return at >= 0 and start < self.noise[at].end

    def is_quoted(self, i: int) -> bool:
        """Whether token ``i`` stands between quotation marks."""
        return self.quoted_around(i) is not None

    def quoted_around(self, i: int) -> Quoted | None:
        if not self.quoted or not 0 <= i < len(self.tokens):
            return None
        start = self.tokens[i].start
        at = bisect_right(self.quoted, start, key=lambda q: q.inner.start) - 1
        found = self.quoted[at] if at >= 0 else None
        return found if found and start < found.inner.end else None
