"""Names in the text and the entities that they name: one module a kind of name.

Each finder reads the tokens that no finder before it has taken.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from briefgen.annotate.model import TokenMention
from briefgen.annotate.names import companies, foreign, organisations, places, quoted, schools
from briefgen.annotate.names.binding import (
    with_acronyms,
    with_initials,
    with_shorter_names,
    with_spellings,
)
from briefgen.annotate.names.groups import numbered_groups
from briefgen.annotate.names.known import known_names
from briefgen.annotate.names.people import (
    lone_surnames,
    people_called_as_places,
    unknown_people,
    with_first_names,
)
from briefgen.annotate.names.peoples import peoples
from briefgen.annotate.names.reading import read_names, tokens_of
from briefgen.annotate.names.rest import of_municipalities, short_countries, with_places
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
    mentions = quoted.without_patrons(text, known_names(text))
    mentions = places.widened(text, mentions)
    in_office = {i for office in offices for i in range(office.first, office.last + 1)}
    after_office = {office.last + 1 for office in offices} - starts
    mentions = people_called_as_places(text, mentions, after_office)
    taken = tokens_of(mentions)

    for find in (
        organisations.named_by_head,
        quoted.in_quotes,
        peoples,
        partial(companies.behind_company, in_office=in_office),
        of_municipalities,
        partial(places.named_by_head, in_office=in_office),
        foreign.foreign_names,
    ):
        found = find(text, taken)
        mentions += found
        taken |= tokens_of(found)
    mentions = schools.with_titles(text, mentions)
    mentions = schools.with_parents(text, mentions)
    mentions = schools.schools_of_places(text, mentions, in_office)
    taken = tokens_of(mentions)
    # „Министърът Петър Илиев“: the office is no part of the name.
    surnames = {text.text(m.last) for m in mentions if m.kind == "person" and m.last > m.first}
    mentions = places.no_first_names(text, mentions, taken, after_office)
    taken = tokens_of(mentions)
    found = unknown_people(text, taken | in_office, after_office, surnames)
    mentions += found
    taken |= tokens_of(found)
    for find in (foreign.acronyms,):
        found = find(text, taken)
        mentions += found
        taken |= tokens_of(found)
    found = lone_surnames(text, sorted(mentions, key=lambda m: m.first), taken)
    mentions += found
    taken |= tokens_of(found)
    mentions = with_first_names(text, places.no_people(text, mentions))
    mentions += places.behind_preposition(text, taken | in_office)
    mentions.sort(key=lambda m: m.first)
    mentions = short_countries(text, with_places(text, mentions))
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
