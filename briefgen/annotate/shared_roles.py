"""Offices that several people hold: „президентите на Румъния и Полша Име и Име“."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefgen.annotate.complements import ends
from briefgen.annotate.model import Role, TokenMention
from briefgen.annotate.office_role import role_of
from briefgen.annotate.offices import Office
from briefgen.annotate.words import Words


def shared_roles(words: Words, office: Office) -> Iterator[tuple[int, Role]]:
    """„президентите на Румъния и Полша Име и Име“: each his own."""
    stop = words.unit(office.last).stop
    starts = [
        e
        for e in ends(words, office, stop)
        if (m := words.mention_at.get(e)) and m.kind == "person" and m.first == e
    ]
    if not starts:
        return
    end = min(starts)
    people = [words.mention_at[end]]
    while words.lower(people[-1].last + 1) in ("и", ",") and people[-1].last + 2 < stop:
        following = words.mention_at.get(people[-1].last + 2)
        if following is None or following.kind != "person":
            break
        people.append(following)
    owners = [
        m
        for i in range(office.last + 2, end)
        if (m := words.mention_at.get(i)) and m.first == i and m.kind in ("country", "organisation")
    ]
    if len(people) < 2:
        return
    # „министрите на отбраната и финансите Име и Име“: nobody knows whose is which.
    joined = any(words.lower(i) == "и" for i in range(office.last + 1, end))
    if office.plural and joined and len(owners) != len(people):
        return
    for number, person in enumerate(people):
        own = None
        if len(owners) == len(people):
            own = _own_role(words, office, owners[0].first - 1, owners[number])
        elif len(office.countries) == len(people):
            own = role_of(words, office, end, end - 1, None, office.countries[number])
        elif len(owners) < 2 and len(office.countries) < 2:
            own = role_of(words, office, end, end - 1, None)
        if own:
            yield person.first, own


def _own_role(words: Words, office: Office, end: int, owner: TokenMention) -> Role:
    role = role_of(words, office, end, owner.last, None)
    country = owner.entity if owner.kind == "country" else role.country
    base = f"{role.base} на {words.text(owner.first, owner.last)}"
    body = owner.entity if owner.kind == "organisation" else None
    held = role.held and replace(role.held, country=country, body=body)
    return Role(role.first, role.last, base, None, country, held)
