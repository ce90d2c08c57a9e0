"""Names in the text and the entities that they name: one module a kind of name.

Each finder reads the tokens that no finder before it has taken.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from briefgen.annotate.model import TokenMention
from briefgen.annotate.names import organisations, places
from briefgen.annotate.names.binding import (
    with_acronyms,
    with_initials,
    with_shorter_names,
    with_spellings,
)
from briefgen.annotate.names.groups import numbered_groups
from briefgen.annotate.names.known import known_names
from briefgen.annotate.names.people import lone_surnames, people_called_as_places, unknown_people
from briefgen.annotate.names.peoples import peoples
from briefgen.annotate.names.reading import read_names, tokens_of
from briefgen.annotate.table import Table
from briefgen.gazetteer import Gazetteer
from briefgen.gazetteer.local import local_entity, local_id
from briefgen.languages import Lexicon, Match
from briefgen.model import Entity


def find_mentions(
    table: Table,
    starts: frozenset[int],
    offices: Sequence[Match],
    lexicon: Lexicon,
    gazetteer: Gazetteer,
) -> tuple[tuple[TokenMention, ...], tuple[TokenMention, ...], dict[str, Entity]]:
    """The names in the text, the sets of states that a number names, and the entities
    of the names.

    ``starts`` are the first tokens of sentences; ``offices`` the offices and
    ranks in the text, which people's names follow.
    """
    text = read_names(table, starts, lexicon, gazetteer)
    mentions = organisations.without_patrons(text, known_names(text))
    mentions = places.widened(text, mentions)
    in_office = {i for office in offices for i in range(office.first, office.last + 1)}
    after_office = {office.last + 1 for office in offices}
    mentions = people_called_as_places(text, mentions, after_office)
    taken = tokens_of(mentions)

    for find in (
        organisations.named_by_head,
        organisations.in_quotes,
        peoples,
        partial(organisations.behind_company, in_office=in_office),
        partial(places.named_by_head, in_office=in_office),
        organisations.foreign_names,
    ):
        found = find(text, taken)
        mentions += found
        taken |= tokens_of(found)
    mentions = organisations.with_titles(text, mentions)
    mentions = organisations.with_parents(text, mentions)
    taken = tokens_of(mentions)
    # „Министърът Петър Илиев“: the office is no part of the name.
    surnames = {text.text(m.last) for m in mentions if m.kind == "person" and m.last > m.first}
    mentions = places.no_first_names(text, mentions, taken, after_office)
    taken = tokens_of(mentions)
    found = unknown_people(text, taken | in_office, after_office, surnames)
    mentions += found
    taken |= tokens_of(found)
    for find in (organisations.acronyms,):
        found = find(text, taken)
        mentions += found
        taken |= tokens_of(found)
    found = lone_surnames(text, sorted(mentions, key=lambda m: m.first), taken)
    mentions += found
    taken |= tokens_of(found)
    mentions = places.no_people(text, mentions)
    mentions += places.behind_preposition(text, taken | in_office)
    mentions.sort(key=lambda m: m.first)
    for bind in (with_initials, with_acronyms, with_shorter_names, with_spellings):
        mentions = bind(text, mentions)
    mentions.sort(key=lambda m: m.first)
    return (
        tuple(mentions),
        tuple(numbered_groups(text, mentions)),
        _entities(mentions, lexicon, gazetteer),
    )


def _entities(
    mentions: Sequence[TokenMention], lexicon: Lexicon, gazetteer: Gazetteer
) -> dict[str, Entity]:
    """The entities by id; a local one has the name that its id is made of."""
    entities: dict[str, Entity] = {}
    for m in mentions:
        known = gazetteer.entities.get(m.entity)
        if known:
            entities.setdefault(m.entity, known)
        elif local_id(m.base) == m.entity:
            entities.setdefault(m.entity, local_entity(m.base, m.kind, lexicon.lang))
    return entities
