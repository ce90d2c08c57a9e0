"""Verbs, clauses and noun phrases of a whole text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefgen.annotate.clauses import Clause, find_clauses
from briefgen.annotate.contrast import read_contrasts
from briefgen.annotate.governing import governed
from briefgen.annotate.model import Nominal, Reference, Role, TokenMention
from briefgen.annotate.nominals import Names, read_nominals
from briefgen.annotate.speech_marks import Quoted
from briefgen.annotate.table import Table
from briefgen.annotate.verbs import VerbGroup, find_verbs, verb_candidates
from briefgen.languages import Lexicon, Match

Grammar = tuple[
    tuple[VerbGroup, ...], tuple[Clause, ...], tuple[tuple[Nominal, ...], ...], frozenset[int]
]
# Classes of nouns that open a phrase without being a name.
_HEADS = ("pronoun", "group_head", "body_head", "common_person")


def read_grammar(
    table: Table,
    units: Sequence[range],
    quoted: Sequence[Quoted],
    mentions: Sequence[TokenMention],
    roles: Mapping[int, Role],
    references: Mapping[int, Reference],
    phrases: Mapping[str, Sequence[Match]],
    lexicon: Lexicon,
) -> Grammar:
    """The verb groups, the clauses, each clause's noun phrases, and the tokens that a
    contrast denies, of which no noun phrase is told."""
    tokens = table.tokens
    mention_at = {i: m for m in mentions for i in range(m.first, m.last + 1)}
    taken = set(mention_at)
    for role in roles.values():
        taken.update(range(role.first, role.last + 1))
    verbs: list[VerbGroup] = []
    clauses: list[Clause] = []
    denied: set[int] = set()
    candidates = verb_candidates(table)
    for unit in units:
        found = governed(find_verbs(tokens, unit, candidates, taken, lexicon), tokens)
        own, ruled_out = read_contrasts(tokens, unit, found, lexicon)
        denied |= ruled_out
        clauses += find_clauses(tokens, unit, own, quoted, lexicon, len(clauses))
        verbs += own
    shared = _shared(roles)
    role_starts = {
        # „президентите на А и Б Име и Име“: the office stands before the first of them.
        first if first - 1 > role.last else min(role.first, first): first
        for first, role in roles.items()
    }
    documents, events = _longest(phrases, "documents:"), _longest(phrases, "events:")
    role_starts = {i: first for i, first in role_starts.items() if i not in shared}
    names = Names(
        tokens, lexicon, mention_at, roles, role_starts, shared, references, documents, events,
        frozenset(i for g in verbs if g.kind != "noun" for i in range(g.first, g.last + 1)),
        frozenset().union(*map(table.having, _HEADS), role_starts, shared, references,
                          documents, events, (mention.first for mention in mentions)),
        frozenset(table.having("preposition")),
    )  # fmt: skip
    nominals = tuple([tuple(read_nominals(names, clause.tokens)) for clause in clauses])
    if denied:
        nominals = tuple(tuple(n for n in own if n.head not in denied) for own in nominals)
    return tuple(verbs), tuple(clauses), nominals, frozenset(denied)


def _shared(roles: Mapping[int, Role]) -> dict[int, tuple[int, ...]]:
    """By first token of an office that several hold: the first tokens of their names."""
    found: dict[int, tuple[int, ...]] = {}
    for first, role in sorted(roles.items()):
        if role.first < first:
            found[role.first] = (*found.get(role.first, ()), first)
    return {i: people for i, people in found.items() if len(people) > 1}


def _longest(phrases: Mapping[str, Sequence[Match]], kind: str) -> dict[int, tuple[int, str]]:
    """By first token: the last token of the longest phrase of ``kind`` there, and its id."""
    found: dict[int, tuple[int, str]] = {}
    for name, hits in phrases.items():
        if name.startswith(kind):
            for hit in hits:
                if hit.first not in found or found[hit.first][0] < hit.last:
                    found[hit.first] = (hit.last, name.removeprefix(kind))
    return found
