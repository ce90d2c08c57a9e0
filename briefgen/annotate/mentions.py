"""Names in the text and the entities that they name."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.annotate.model import TokenMention
from briefgen.gazetteer import Gazetteer
from briefgen.gazetteer.local import local_entity, local_id
from briefgen.languages import Lexicon, Match
from briefgen.model import Entity, EntityKind
from briefgen.tokens import Token

_LONGEST_NAME = 4
_SHORT = 5


def find_mentions(
    tokens: Sequence[Token],
    starts: frozenset[int],
    offices: Sequence[Match],
    lexicon: Lexicon,
    gazetteer: Gazetteer,
) -> tuple[tuple[TokenMention, ...], dict[str, Entity]]:
    """The names in ``tokens`` and the entities they name.

    ``starts`` are the first tokens of sentences, where a capital proves nothing;
    ``offices`` the offices and ranks in the text, which people's names follow.
    """
    known = _known(tokens, lexicon, gazetteer)
    taken = {i for m in known for i in range(m.first, m.last + 1)}
    # „Министърът Петър Илиев“: the office is no part of the name.
    in_office = {i for office in offices for i in range(office.first, office.last + 1)}
    after_office = {office.last + 1 for office in offices}
    surnames = {tokens[m.last].text for m in known if m.kind == "person" and m.last > m.first}
    people = _unknown_people(tokens, starts, taken | in_office, after_office, surnames, lexicon)
    taken |= {i for m in people for i in range(m.first, m.last + 1)}
    acronyms = _acronyms(tokens, taken)

    entities = {m.entity: gazetteer.entities[m.entity] for m in known}
    for m in (*people, *acronyms):
        kind: EntityKind = "person" if m.kind == "person" else "organisation"
        entities.setdefault(m.entity, local_entity(m.base, kind, lexicon.lang))
    taken |= {i for m in acronyms for i in range(m.first, m.last + 1)}
    mentions = sorted((*known, *people, *acronyms), key=lambda m: m.first)
    by_surname = _surnames(tokens, mentions, taken)
    return tuple(sorted((*mentions, *by_surname), key=lambda m: m.first)), entities


def _known(tokens: Sequence[Token], lexicon: Lexicon, gazetteer: Gazetteer) -> list[TokenMention]:
    words = [token.text for token in tokens]
    stems = [lexicon.word(token.lower).stem for token in tokens]
    found, i = [], 0
    while i < len(tokens):
        entity_id, length = gazetteer.match_at(words, stems, i)
        if not length:
            i += 1
            continue
        entity = gazetteer.entities[entity_id]
        base = (entity.bg if lexicon.lang == "bg" else entity.en) or words[i]
        found.append(TokenMention(i, i + length - 1, entity.kind, base, entity_id))
        i += length
    return found


def _unknown_people(
    tokens: Sequence[Token],
    starts: frozenset[int],
    taken: set[int],
    after_office: set[int],
    surnames: set[str],
    lexicon: Lexicon,
) -> list[TokenMention]:
    """Runs of two to four capitalised words, or one behind an office, that no list knows."""
    found: list[TokenMention] = []
    common = {token.text for token in tokens if token.shape == "lower"}
    i = 0
    while i < len(tokens):
        end = _run(tokens, i, taken, lexicon)
        size = end - i
        # „После Колева …“: the capital of a sentence's first word proves nothing.
        if i in starts and size > 1:
            word = tokens[i].lower
            if word in common or "function" in lexicon.classes(word):
                i += 1
                continue
        plain = i not in starts or size >= 2
        alone = size == 1 and (i in after_office or _speaks(tokens, i, starts, lexicon))
        if size == 1 and tokens[i].text in surnames:
            alone = False  # the one who was named in full before
        if (2 <= size <= _LONGEST_NAME and plain) or alone:
            name = " ".join(token.text for token in tokens[i:end])
            found.append(TokenMention(i, end - 1, "person", name, local_id(name)))
            surnames = surnames | ({tokens[end - 1].text} if size > 1 else set())
        i = max(end, i + 1)
    return found


def _speaks(tokens: Sequence[Token], i: int, starts: frozenset[int], lexicon: Lexicon) -> bool:
    """„Според Песков …“, „Радев каза, че …“: one capitalised word that has the floor."""

    def classes(j: int) -> frozenset[str]:
        return lexicon.classes(tokens[j].lower) if 0 <= j < len(tokens) else frozenset()

    if len(tokens[i].text) <= _SHORT - 2 or "function" in classes(i):
        return False
    according = i > 0 and tokens[i - 1].lower == "според"
    says = "say" in classes(i + 1) and not classes(i + 1) & {"conjunction"}
    said = "say" in classes(i - 1) and i not in starts
    return according or says or said


def _run(tokens: Sequence[Token], i: int, taken: set[int], lexicon: Lexicon) -> int:
    """The end (excluded) of the run of capitalised words and particles from ``i``."""
    end = i
    while end < len(tokens) and end not in taken:
        token = tokens[end]
        classes = lexicon.classes(token.lower)
        particle = end > i and "particle" in classes and token.shape == "lower"
        # „Докладчикът“: a noun with the article, whatever its capital.
        definite = token.lower.endswith(("ът", "ят", "ите")) and len(token.text) > _SHORT
        name_like = token.shape == "title" and len(token.text) > 1 and not definite
        if (
            not (name_like and not classes & {"organisation_head", "month", "weekday"})
            and not particle
        ):
            break
        end += 1
    while end > i and tokens[end - 1].shape != "title":
        end -= 1
    return end


def _acronyms(tokens: Sequence[Token], taken: set[int]) -> list[TokenMention]:
    """Words in capitals that stand among words that are not."""
    found = []
    for i, token in enumerate(tokens):
        shouted = any(
            0 <= j < len(tokens) and tokens[j].shape == "upper" and j not in taken
            for j in (i - 1, i + 1)
        )
        if token.shape == "upper" and 2 <= len(token.text) <= 6 and i not in taken and not shouted:
            found.append(TokenMention(i, i, "organisation", token.text, local_id(token.text)))
    return found


def _surnames(
    tokens: Sequence[Token], mentions: Sequence[TokenMention], taken: set[int]
) -> list[TokenMention]:
    """A last name alone is the one person of that name whom the text names in full before."""
    by_surname: dict[str, set[str]] = {}
    full = {m.first: m for m in mentions if m.kind == "person" and m.last > m.first}
    by_entity = {m.entity: m for m in full.values()}
    found = []
    for i, token in enumerate(tokens):
        if i in full:
            by_surname.setdefault(tokens[full[i].last].text, set()).add(full[i].entity)
        elif i not in taken and token.shape == "title":
            people = by_surname.get(token.text, set())
            if len(people) == 1:
                (entity,) = people
                found.append(TokenMention(i, i, "person", by_entity[entity].base, entity))
    return found
