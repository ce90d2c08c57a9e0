"""For which state or body a person signs."""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.annotate import Annotated, TokenMention
from briefgen.extract.context import Context
from briefgen.extract.documents.parties import BODIES, add_country, as_body
from briefgen.extract.quoted_names import quoted_body
from briefgen.gazetteer import gazetteer

# What stands before an office and is no part of it.
_OUTSIDE = frozenset({"и", "от", "с", "със", "в", "във", "пред", "при", "до", "край"})


def office_parties(context: Context, people: Iterable[TokenMention]) -> list[str]:
    """The states or bodies for which these people sign."""
    told = [_with_office(context.ann, person) for person in people]
    found = [party for person in told if (party := _office_of(context, person))]
    return list(dict.fromkeys(found))


def _with_office(ann: Annotated, person: TokenMention) -> TokenMention:
    """The mention of ``person`` at which the text gives the office, where this one has none."""
    if person.first in ann.roles:
        return person
    return next(
        (m for m in ann.mentions if m.entity == person.entity and m.first in ann.roles), person
    )


def _office_of(context: Context, person: TokenMention) -> str | None:
    ann = context.ann
    role = ann.roles.get(person.first)
    first = min(role.first, person.first) if role else person.first
    last = max(role.last, person.first) if role else person.first - 1
    # „шведският му колега Пол Йонсон“, „министърка на …“: words that no office's list knows.
    known = role is not None and role.base is not None
    while not known and first > ann.unit_of(person.first).start and person.first - first < 16:
        before = ann.tokens[first - 1]
        mention = ann.mention_at.get(first - 1)
        if (before.shape == "mark" and before.text not in '„“"') or (
            mention and mention.kind == "person"
        ):
            break
        if before.lower in _OUTSIDE or (
            first - 1 in ann.verb_at and (ann.verb_at[first - 1].kind == "finite")
        ):
            break
        first -= 1
    named = [ann.mention_at[i] for i in range(first, last + 1)
             if i in ann.mention_at and ann.mention_at[i].first == i]  # fmt: skip
    if not role:
        after = _apposition(ann, person)
        named += after
    if any(ann.lower(i).startswith("кмет") for i in range(first, person.first)):
        towns = [m.entity for m in named if m.kind == "place"]
        return towns[-1] if towns else None
    quoted = next(filter(None, (quoted_body(context, i) for i in range(first, last + 1))), None)
    if quoted is not None:
        return quoted[0]
    bodies = [m for m in named if m.kind in {"organisation", "group"}]
    countries = [m.entity for m in named if m.kind == "country"]
    state = any("state_office" in ann.classes(i) for i in range(first, person.first))
    if bodies and not (state and (countries or adjective_country(ann, first, last))):
        return as_body(context, bodies[0].entity, media=True)
    country = (role.held.country if role and role.held else None) or (
        role.country if role else None
    )
    # „президентите на А и Б Х и Y“: each has his own.
    if countries and (len(countries) == 1 or country not in countries):
        return countries[-1]
    country = country or adjective_country(ann, first, person.first)
    return add_country(context, country) if country else None


def _apposition(ann: Annotated, person: TokenMention) -> list[TokenMention]:
    """„Х, министър на Австрия,“ and „колегата му от Албания Х“."""
    if ann.lower(person.last + 1) != ",":
        return []
    found = []
    for i in range(person.last + 2, person.last + 12):
        if i >= len(ann.tokens) or ann.tokens[i].shape == "mark":
            break
        mention = ann.mention_at.get(i)
        if mention and mention.first == i and mention.kind in BODIES:
            found.append(mention)
    return found


def adjective_country(ann: Annotated, first: int, last: int) -> str | None:
    names = gazetteer()
    for i in range(max(first, 0), min(last + 1, len(ann.tokens))):
        if ann.tokens[i].shape in ("lower", "title"):
            country = names.country_of_adjective(ann.lower(i))
            if country is not None:
                return country.id
    return None
