"""Which states and bodies the text has named in a row before „двете страни“."""

from __future__ import annotations

from functools import lru_cache

from briefgen.annotate import Annotated
from briefgen.extract.context import Context
from briefgen.extract.documents.offices import adjective_country
from briefgen.extract.documents.parties import add_country
from briefgen.gazetteer import gazetteer

_GROUPS = {"двойка": 2, "тройка": 3, "триъгълник": 3, "четворка": 4, "петорка": 5, "шестица": 6,
           "шесторка": 6, "седморка": 7, "осморка": 8}  # fmt: skip
# How many sentences back a pair is fresh, and how often the text names one of which it tells.
_NEAR = 2
_SALIENT = 2


def countries_before(context: Context, place: int, count: int) -> list[str]:
    """The states that the text has named before ``place``, where they are ``count``: by their
    names, in offices („премиерът на А“) and by adjectives („румънският министър“)."""
    ann = context.ann
    found: dict[str, None] = {}
    for i, country in _countries_named(ann):
        if i >= place or len(found) > count:
            break
        found[country] = None
    if not _at_hand(ann, place) <= found.keys():
        return []  # „Х разговаря с президента на А за Б“: the state of Х may be one of the two
    return [add_country(context, country) for country in found] if len(found) == count else []


def _at_hand(ann: Annotated, place: int) -> set[str]:
    """The states of those well-known people whom the sentences right before ``place`` name."""
    number = ann.unit_at[place]
    names = gazetteer()
    states: set[str] = set()
    for mention in ann.mentions_in(ann.units[max(number - 1, 0)].start, place - 1):
        known = names.entities.get(mention.entity) if mention.kind == "person" else None
        for office in known.roles if known is not None else ():
            state = names.match(office.bg.rpartition(" на ")[2])
            if state is not None and state.kind == "country":
                states.add(state.id)
    return states


@lru_cache(maxsize=1)  # one text asks for it at every deed
def _countries_named(ann: Annotated) -> tuple[tuple[int, str], ...]:
    """Each token that names a state, with the state."""
    names = gazetteer()
    found: list[tuple[int, str]] = []
    for i, token in enumerate(ann.tokens):
        mention = ann.mention_at.get(i)
        if mention is not None:
            if mention.kind == "country" and not ann.is_noise(i):
                found.append((i, mention.entity))
        elif token.shape in ("lower", "title"):
            country = names.country_of_adjective(token.lower)
            if country is not None:
                found.append((i, country.id))
    return tuple(found)


def row_before(context: Context, place: int, count: int) -> list[str]:
    """The last ``count`` bodies named in one row before ``place``: „между А и Б“."""
    ann = context.ann
    row: list[str] = []
    best: list[str] = []
    most = 0
    last = -10
    number = ann.unit_at[place]
    for mention in ann.mentions:
        if mention.first >= place:
            break
        if mention.kind not in {"country", "organisation", "group"} or mention.entity in ann.media:
            continue
        between = [ann.lower(i) for i in range(last + 1, mention.first)]
        joined = (
            0 < len(between) <= 3
            and between[0] in {"и", ","}
            and all(
                w in {"и", ",", "„", "“", "движението", "правителството", "на"} for w in between
            )
        )
        row = [*row, mention.entity] if joined else [mention.entity]
        last = mention.last
        if sum(_states_in(ann, entity) for entity in row) == count:
            # The last one named, unless the text speaks more of another.
            weight = min(_weight(ann, entity, place) for entity in row)
            unit = ann.unit_at[mention.first]
            if 0 < unit < number - _NEAR and weight < _SALIENT:
                continue  # two who were named in passing
            if weight >= most or number == unit:
                best, most = list(row), weight
    return best if len(set(best)) == len(best) else []


def _weight(ann: Annotated, entity: str, place: int) -> int:
    """How often the text has spoken of it before ``place``, by name or adjective."""
    named = sum(m.entity == entity for m in ann.mentions_in(0, place - 1))
    return named + sum(
        adjective_country(ann, i, i) == entity for i in range(place) if i not in ann.mention_at
    )


def _states_in(ann: Annotated, entity: str) -> int:
    """For how many states a name stands: four in „Вишеградската четворка“."""
    known = ann.entities.get(entity)
    words = (known.bg or "").lower().split() if known is not None else []
    return next((_GROUPS[word] for word in words if word in _GROUPS), 1)
