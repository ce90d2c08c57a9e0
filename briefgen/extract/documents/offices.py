"""For which state or body a person signs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefgen.annotate import Annotated, TokenMention
from briefgen.extract.context import Context
from briefgen.extract.documents.bodies_meant import body_called, body_with, is_common
from briefgen.extract.documents.parties import BODIES, add_country, as_body
from briefgen.extract.quoted_names import quoted_body
from briefgen.gazetteer import gazetteer

# The country whose newspapers leave it out.
_HOME = "country-bg"
# Whose head a rector is, where his office does not say it.
_RECTOR, _UNIVERSITY = "ректор", "университет"
# What stands before an office and is no part of it.
_OUTSIDE = frozenset({"и", "от", "с", "със", "в", "във", "пред", "при", "до", "край"})


def office_parties(context: Context, people: Iterable[TokenMention]) -> list[str]:
    """The states or bodies for which these people sign."""
    ann = context.ann
    told = [_with_office(ann, person) for person in people]
    found = [_office_of(context, person) for person in told]
    towns = [_is_place(context, party) for party in found]
    for at, person in enumerate(told):
        if found[at] is None and any(towns):
            found[at] = _town_of_colleague(ann, person)
    if any(_is_of_state(ann, person) for person in told):
        # „с директора на узбекския Комитет по …“: beside a minister he signs for his state
        own = [_state_before(context, p) if party and _kind(context, party) == "organisation"
               else None for p, party in zip(told, found, strict=True)]  # fmt: skip
        found = [state or party for state, party in zip(own, found, strict=True)]
    states = [party for party in found if party and _kind(context, party) == "country"]
    home = at_home(context, [p for p, party in zip(told, found, strict=True) if party is None])
    if states and home and home not in states:
        own = [home if party is None else party for party in found]
        return list(dict.fromkeys(party for party in own if party))
    return list(dict.fromkeys(party for party in found if party))


def at_home(context: Context, people: Sequence[TokenMention]) -> str | None:
    """The state of a minister whose country an article at home need not name, where the
    text names that state somewhere."""
    ann = context.ann
    if len(people) != 1 or not _is_of_state(ann, people[0]):
        return None
    known = gazetteer().entities.get(people[0].entity)
    if known is not None and known.roles:
        states = {gazetteer().match(office.bg.rpartition(" на ")[2]) for office in known.roles}
        if not any(state is not None and state.id == _HOME for state in states):
            return None
        return add_country(context, _HOME)
    named = any(m.entity == _HOME for m in ann.mentions) or any(
        token.lower.startswith("българск") for token in ann.tokens
    )
    return add_country(context, _HOME) if named else None


def _state_before(context: Context, person: TokenMention) -> str | None:
    """The state whose adjective stands before the body in the office of ``person``."""
    ann = context.ann
    first = person.first - 14
    for i in range(person.first - 1, max(first, 0), -1):
        mention = ann.mention_at.get(i)
        if mention is not None and mention.kind == "organisation" and mention.first == i:
            country = adjective_country(ann, i - 1, i - 1)
            return add_country(context, country) if country else None
        if ann.tokens[i].text in ",.;" or (mention is not None and mention.kind == "person"):
            return None
    return None


def _is_of_state(ann: Annotated, person: TokenMention) -> bool:
    role = ann.roles.get(person.first)
    first = min(role.first, person.first) if role else person.first - 1
    words = [ann.lower(i) for i in range(max(first, 0), person.first)]
    return any("министър" in w or w.startswith(("министърк", "премиер", "министр")) for w in words)


def _kind(context: Context, entity: str) -> str:
    known = context.ann.entities.get(entity) or context.local.get(entity)
    return known.kind if known is not None else ""


def _is_place(context: Context, party: str | None) -> bool:
    return party is not None and _kind(context, party) == "place"


def _town_of_colleague(ann: Annotated, person: TokenMention) -> str | None:
    """„колегата му от Гюргево Х“, where the other is a mayor."""
    before = ann.mention_at.get(person.first - 1)
    if before is None or before.kind != "place" or ann.lower(before.first - 1) not in {"от", "на"}:
        return None
    near = range(max(before.first - 5, 0), before.first)
    return before.entity if any("colleague" in ann.classes(i) for i in near) else None


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
    if any("кмет" in ann.lower(i) for i in range(first, person.first)):
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
    # „директора на завода“: the body that the text has named so
    common = (i for i in range(first, last + 1) if ann.lower(i - 1) == "на" and is_common(ann, i))
    called = next((body_called(context, i) for i in common), None) if not state else None
    if called is not None:
        return called
    elsewhere = any(m.kind != "person" for m in named)
    if not country and not elsewhere and ann.lower(first).startswith(_RECTOR):
        return body_with(context, first, _UNIVERSITY)
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
