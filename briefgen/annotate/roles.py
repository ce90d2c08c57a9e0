"""The office that a text gives a person, before or after the name."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.annotate.model import Role, TokenMention
from briefgen.gazetteer import Gazetteer
from briefgen.languages import Lexicon, Match
from briefgen.languages.bg.forms import indefinite_adjective
from briefgen.tokens import Token

# Longer than any real title; what lies further left is another phrase.
_LONGEST = 14
_STOP = frozenset({"say", "be", "modal", "relative", "conjunction_stop", "act"})


def find_roles(
    tokens: Sequence[Token],
    mentions: Sequence[TokenMention],
    offices: Sequence[tuple[str, Match]],
    lexicon: Lexicon,
    gazetteer: Gazetteer,
) -> dict[int, Role]:
    """Roles by the first token of the person's mention."""
    people = [m for m in mentions if m.kind == "person"]
    by_last = sorted(offices, key=lambda office: (office[1].last, office[1].first))
    roles = {}
    for person in people:
        role = _before(tokens, person, by_last, people, lexicon, gazetteer)
        role = role or _after(tokens, person, by_last, lexicon, gazetteer)
        if role:
            roles[person.first] = role
    return roles


def _before(
    tokens: Sequence[Token],
    person: TokenMention,
    offices: Sequence[tuple[str, Match]],
    people: Sequence[TokenMention],
    lexicon: Lexicon,
    gazetteer: Gazetteer,
) -> Role | None:
    rank, end = None, person.first  # the role's words end before this token
    for name, office in offices:
        entry = lexicon.entry("offices", name)
        if entry.get("rank") and office.last == person.first - 1:
            rank, end = entry["base"], office.first
    nearest = max(
        (
            office
            for office in offices
            if end - _LONGEST <= office[1].first
            and office[1].last < end
            and not lexicon.entry("offices", office[0]).get("rank")
            and _is_chain(tokens, office[1].last + 1, end, people, lexicon)
        ),
        key=lambda office: (office[1].last, -office[1].first),
        default=None,
    )
    if nearest is None:
        return Role(end, person.first - 1, None, rank) if rank else None
    return _role(tokens, nearest, end - 1, rank, lexicon, gazetteer)


def _after(
    tokens: Sequence[Token],
    person: TokenMention,
    offices: Sequence[tuple[str, Match]],
    lexicon: Lexicon,
    gazetteer: Gazetteer,
) -> Role | None:
    """``Име, министър на …,``: an apposition closed by a comma or the end."""
    comma = person.last + 1
    if comma >= len(tokens) or tokens[comma].text != ",":
        return None
    for office in offices:
        first = _with_adjectives(tokens, office[1].first, lexicon, gazetteer)[0]
        if first != comma + 1 or lexicon.entry("offices", office[0]).get("rank"):
            continue
        end = office[1].last + 1
        while end < len(tokens) and tokens[end].shape != "mark" and end < comma + _LONGEST:
            end += 1
        closed = end >= len(tokens) or tokens[end].text in ",.;)"
        if closed and _is_chain(tokens, office[1].last + 1, end, (), lexicon):
            return _role(tokens, office, end - 1, None, lexicon, gazetteer)
    return None


def _is_chain(
    tokens: Sequence[Token],
    first: int,
    end: int,
    people: Sequence[TokenMention],
    lexicon: Lexicon,
) -> bool:
    """Whether the tokens from ``first`` can be what an office is of: на …, за …, по …"""
    if first == end:
        return True
    if any(first <= m.first < end for m in people):
        return False
    for token in tokens[first:end]:
        if token.shape == "mark" or not _STOP.isdisjoint(lexicon.classes(token.lower)):
            return False
    last = lexicon.classes(tokens[end - 1].lower)
    if "preposition" in last or tokens[end - 1].lower == "и":
        return False
    head = tokens[first]
    # A body's name or forces may follow at once: главнокомандващ силите на …
    return "preposition" in lexicon.classes(head.lower) or head.shape != "title"


def _with_adjectives(
    tokens: Sequence[Token], first: int, lexicon: Lexicon, gazetteer: Gazetteer
) -> tuple[int, list[str], str | None]:
    """The role's first token with adjectives before the office, their base forms and country."""
    adjectives: list[str] = []
    country = None
    while first > 0 and tokens[first - 1].shape in ("lower", "title"):
        word = tokens[first - 1].lower
        entity = gazetteer.country_of_adjective(word)
        known = entity is not None or "office_adjective" in lexicon.classes(word)
        if not known and not _looks_definite(tokens[first - 1], lexicon):
            break
        country = country or (entity.id if entity else None)
        adjectives.insert(0, indefinite_adjective(word))
        first -= 1
    return first, adjectives, country


def _looks_definite(token: Token, lexicon: Lexicon) -> bool:
    """„финансовия“, „постоянният“: an adjective with the article right before the office."""
    small = lexicon.classes(token.lower) & {"preposition", "function", "conjunction", "be"}
    ends = token.lower.endswith(("ският", "ския", "ният", "ния", "вият", "вия"))
    return ends and not small and (token.shape == "lower" or token.lower.endswith("ият"))


def _role(
    tokens: Sequence[Token],
    office: tuple[str, Match],
    last: int,
    rank: str | None,
    lexicon: Lexicon,
    gazetteer: Gazetteer,
) -> Role:
    name, match = office
    first, adjectives, country = _with_adjectives(tokens, match.first, lexicon, gazetteer)
    complement = [
        token.text
        for token in tokens[match.last + 1 : last + 1]
        if "own" not in lexicon.classes(token.lower)
    ]
    base = " ".join([*adjectives, lexicon.entry("offices", name)["base"], *complement])
    return Role(first, last, base, rank, country)
