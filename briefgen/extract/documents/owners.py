"""Giving a document its parties and signatories, deed by deed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from briefgen.annotate import Annotated, TokenMention
from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.arguments import clause_of
from briefgen.extract.context import Context
from briefgen.extract.documents.acts import Deed
from briefgen.extract.documents.heads import Head
from briefgen.extract.documents.identity import Record
from briefgen.extract.documents.objects import has_sides
from briefgen.extract.documents.offices import adjective_country, at_home, office_parties
from briefgen.extract.documents.parties import add_country, between, is_organ
from briefgen.extract.documents.people_meant import count_of, people_meant
from briefgen.extract.documents.signers import signers_of
from briefgen.extract.documents.signing_names import Signers
from briefgen.gazetteer import gazetteer

_SIGNS = frozenset({"sign", "initial", "conclude"})
_OWNS = frozenset({"ratify", "denounce", "reject"})
_AGREES = frozenset({"open_close", "agree", "reach", "adopt", "exchange", "await"})
_GROUPS = {"двойка": 2, "тройка": 3, "триъгълник": 3, "четворка": 4, "петорка": 5, "шестица": 6,
           "шесторка": 6, "седморка": 7, "осморка": 8}  # fmt: skip
# Bodies whose heads sign for the state.
_OF_STATE = re.compile(r"съвет|министерство|комитет|комисия|служба|агенция|правителство", re.I)
# How many sentences back a pair is fresh, and how often the text names one of which it tells.
_NEAR = 2
_SALIENT = 2
_POSSESSIVE = frozenset({"си", "им"})


def give_owners(
    context: Context, record: Record, deed: Deed | None, records: Sequence[Record],
    head: Head | None = None,
) -> None:  # fmt: skip
    """Add to ``record`` whom ``deed`` (or the words behind ``head``) makes its owners."""
    if deed is None:
        if head is not None and not record.parties:
            _add(record, _by_words(context, head, records), ())
        return
    if deed.group is None:
        if not record.parties and deed.sense == "unsigned":
            _add(record, _possessors(context, deed), ())
        elif deed.sense == "has":
            _add(record, _havers(context, deed.head), ())
        return
    if deed.sense in _SIGNS:
        _of_signing(context, record, deed, deed.group, records)
    elif deed.sense in _OWNS:
        _of_one_side(context, record, deed, deed.group)
    elif deed.sense in _AGREES and not record.complete and not record.parties:
        found = signers_of(context, deed.group)
        bodies = _resolved(context, found, records)
        if len(bodies) > 1:
            _add(record, bodies, ())


def _of_signing(
    context: Context, record: Record, deed: Deed, group: VerbGroup, records: Sequence[Record]
) -> None:
    refused = deed.mode == "failed" and group.governor is not None
    sides = has_sides(context.ann, clause_of(context.ann, group))
    clause = clause_of(context.ann, group).number
    heads = [h for r in records for h in r.heads if h.clause == clause]
    found = signers_of(context, group, heads, sides=sides)
    people = found.people
    if found.group is not None and (not people or _goes_on(context.ann, found.group)):
        people = tuple(dict.fromkeys([*people_meant(context.ann, found.group), *people]))
    parties = list(found.bodies)
    if not parties and found.group is not None:
        parties = _resolved(context, found, records)
    if not parties:
        parties = [*office_parties(context, people), *found.countries]
    if (len(people) > 1 and not all(_is_state(context, p) for p in parties[: len(people)])) or (
        len(parties) < len(people) > 1
    ):  # fmt: skip
        parties = _states_of(context, people, parties, found.group)
    if parties and people:
        # „министрите на А и Б Х и Y и министърът на В Z“
        of_states = office_parties(context, people)
        parties += [p for p in of_states if p not in parties and _is_state(context, p)
                    and all(_is_state(context, known) for known in parties)]  # fmt: skip
    if not parties and not people and group.kind == "noun":
        parties = _of_visit(context, group)
    done = deed.mode == "real"
    if len(record.parties) > 1 and record.head.clause != clause and (
        len(people) <= len(record.parties)
    ):  # fmt: skip
        parties = []  # „от турска страна го подписа …“: whose it is was told before
    outside = refused and len(parties) > 1 and _refuse(context.ann, group)
    if (refused and record.parties) or outside or deed.mode == "open":
        parties = []  # of two sides one refuses; several who do stay outside
    if record.heads[-1:] == [deed.head] and len(record.heads) == 1 and not record.complete:
        # Who signs comes before „с Испания“.
        record.parties = [*(p for p in parties if p not in record.parties), *record.parties]
    _add(record, parties, people if done else ())
    if done and found.first is not None and found.last is not None:
        record.signed_at.append(
            context.ann.span(min(found.first, deed.first), max(found.last, deed.last))
        )


def _refuse(ann: Annotated, group: VerbGroup) -> bool:
    governor = ann.verb_at.get(group.governor) if group.governor is not None else None
    return governor is not None and "refuse" in governor.senses


def _states_of(
    context: Context, people: Sequence[TokenMention], parties: list[str], group: int | None
) -> list[str]:
    """The states that the text has named, where they are as many as those who sign for them."""
    ann = context.ann
    known = (context.ann.entities.get(p) or context.local.get(p) for p in parties)
    others = [e.bg or "" for e in known if e is not None and e.kind != "country"]
    official = all(_of_state(ann, p) for p in people) or (
        len(parties) > 0 and all(_OF_STATE.search(name) for name in others)
    )
    if not official and not _officials_before(ann, people):
        return parties
    place = max(group if group is not None else 0, people[-1].first)
    states = countries_before(context, place, len(people))
    own = {p for p in parties if _is_state(context, p)}
    return states if states and own <= set(states) else parties


def _officials_before(ann: Annotated, people: Sequence[TokenMention]) -> bool:
    """„Външните министри на А и Б се срещнаха. Х и Y подписаха …“."""
    if any(person.first in ann.roles or ann.role_of(person.entity) for person in people):
        return False
    number = ann.unit_at[people[0].first]
    near = range(ann.units[max(number - 1, 0)].start, people[0].first)
    return any("state_office" in ann.classes(i) and ann.lower(i).endswith(("и", "ите")) and
               "на" in {ann.lower(i + 1), ann.lower(i + 4), ann.lower(i + 3)}
               for i in near)  # fmt: skip


def _is_state(context: Context, party: str) -> bool:
    known = context.ann.entities.get(party) or context.local.get(party)
    return known is not None and known.kind == "country"


def _of_visit(context: Context, group: VerbGroup) -> list[str]:
    """„С подписването на … завърши посещението на Х в А“: the guest's state and his host's."""
    ann = context.ann
    nominals = ann.nominals[clause_of(ann, group).number]
    at = next((k for k, n in enumerate(nominals) if n.code == "visit"), None)
    if at is None:
        return []
    guests = [m for n in nominals[at + 1 :] if n.kind == "person" and n.prep == "на"
              and (m := next((ann.mention_at[i] for i in range(n.first, n.last + 1)
                              if i in ann.mention_at and ann.mention_at[i].kind == "person"),
                             None)) is not None]  # fmt: skip
    hosts = [e for n in nominals[at + 1 :] if n.prep in {"в", "във"} for e in n.entities
             if e in ann.entities and ann.entities[e].kind == "country"]  # fmt: skip
    if not guests or not hosts:
        return []
    own = office_parties(context, guests[:1])
    home = [] if own else [h for h in [at_home(context, guests[:1])] if h]
    both = [*own, *home, hosts[0]]
    return both if len(set(both)) == 2 and all(_is_state(context, p) for p in both) else []


def _goes_on(ann: Annotated, group: int) -> bool:
    """„подписан от двамата и от Х“: others join those for whom the word stands."""
    return ann.lower(group + 1) in {"и", ","} and ann.lower(group + 2) == "от"


def _of_state(ann: Annotated, person: TokenMention) -> bool:
    """Whether the person's office is a minister's or the like, or one of „министрите“."""
    role = ann.roles.get(person.first)
    first, last = (role.first, role.last) if role else (person.first - 6, person.first - 1)
    return any(
        ann.classes(i) & {"state_office", "person_group"} for i in range(max(first, 0), last + 1)
    )


def _add(record: Record, parties: Sequence[str], people: Sequence[TokenMention]) -> None:
    if not record.complete:
        record.parties += [p for p in parties if p not in record.parties]
    known = {m.entity for m in record.people}
    record.people += [m for m in people if m.entity not in known]


def _of_one_side(context: Context, record: Record, deed: Deed, group: VerbGroup) -> None:
    """Who ratifies or denounces is a party: „естонският парламент“, „Бишкек“."""
    if record.type == "resolution" or record.head.plural:
        return  # who votes on it, or on the protocols of an alliance, is no party of it
    found = signers_of(context, group)
    bodies = list(found.bodies)
    ann = context.ann
    if not bodies:
        clause = clause_of(ann, group)
        before = [i for i in clause.tokens if i < group.first]
        for at in before:
            if "body_head" in ann.classes(at) or ann.lower(at) in {"страна", "страната"}:
                country = adjective_country(ann, at - 2, at - 1) or _complement(ann, at)
                bodies += [add_country(context, country)] if country else []
                break
    if deed.sense == "denounce" and (group.passive or (record.parties and len(record.parties) > 1)):
        return
    if record.complete or len(record.parties) > 2:
        return
    _add(record, [body for body in bodies if not is_organ(context, body)], ())


def _complement(ann: Annotated, at: int) -> str | None:
    """„сенатът на Уругвай“."""
    mention = ann.mention_at.get(at + 2)
    return (
        mention.entity
        if ann.lower(at + 1) == "на" and mention and mention.kind == "country"
        else None
    )


def _resolved(context: Context, found: Signers, records: Sequence[Record]) -> list[str]:
    """Whom „двете държави“ means: the parties of a document before, or a row of names."""
    if found.bodies:
        return list(found.bodies)
    if found.group is None:
        return office_parties(context, found.people)
    count = count_of(context.ann, found.group)
    people_words = "person_group" in context.ann.classes(found.group)
    of = context.ann.lower(found.group + 1) == "на"
    if people_words and not of and "party_group" not in context.ann.classes(found.group):
        pair = people_meant(context.ann, found.group)
        return office_parties(context, pair)
    for record in reversed(records):
        if len(record.parties) == (count or 2) and record.head.noun < found.group:
            return list(record.parties)
    return _row_before(context, found.group, count or 2) or countries_before(
        context, found.group, count or 2
    )


def countries_before(context: Context, place: int, count: int) -> list[str]:
    """The states that the text has named before ``place``, where they are ``count``: by their
    names, in offices („премиерът на А“) and by adjectives („румънският министър“)."""
    ann = context.ann
    found: dict[str, None] = {}
    for i, country in _countries_named(ann):
        if i >= place or len(found) > count:
            break
        found[country] = None
    return [add_country(context, country) for country in found] if len(found) == count else []


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


def _row_before(context: Context, place: int, count: int) -> list[str]:
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


def _of_link(context: Context, head: Head) -> list[str]:
    """„протокол, с който А и Б се задължават“: its parties."""
    ann = context.ann
    for clause in ann.clauses[head.clause + 1 : head.clause + 4]:
        if clause.kind != "relative" or clause.link is None or not clause.tokens:
            continue
        if not 0 < clause.tokens[0] - head.end <= 2:
            continue
        if ann.lower(clause.link - 1) not in {"с", "по", "чрез"}:
            continue
        verb = next((g for g in clause.verbs if g.kind == "finite"), None)
        if verb is None or not verb.plural:
            continue
        found = signers_of(context, verb)
        if len(found.bodies) > 1:
            return list(found.bodies)
    return []


def _by_words(context: Context, head: Head, records: Sequence[Record]) -> list[str]:
    """The parties that the words around the document give, where no deed does."""
    ann = context.ann
    between = [i for i in range(head.last + 1, head.end + 1) if ann.lower(i) == "между"]
    for i in between:
        group = next((j for j in range(i + 1, i + 4) if "party_group" in ann.classes(j)), None)
        if group is not None:
            return _resolved(context, Signers(group=group), records)
    linked = _of_link(context, head)
    if linked:
        return linked
    verbs = [g for g in ann.clauses[head.clause].verbs
             if g.kind == "finite" and not g.passive and g.mood != "da"]  # fmt: skip
    if len(verbs) == 1 and verbs[0].last < head.first and not head.prep:
        found = signers_of(context, verbs[0])
        if found.group is not None and count_of(ann, found.group):
            return _resolved(context, found, records)
    if head.other and (head.definite or head.draft is not None):
        # „предишният протокол“, „черновата на нова спогодба“ is of those whose new one is told.
        same = [r for r in records if r.parties and r.type == head.type and r.head != head]
        return list(same[-1].parties) if same else []
    return []


def _possessors(context: Context, deed: Deed) -> list[str]:
    """„А и Б не стигнаха дотам: споразумението им …“."""
    ann = context.ann
    head = deed.head
    if ann.lower(head.last + 1) not in _POSSESSIVE:
        return []
    return _row_before(context, head.noun, 2)


def _havers(context: Context, head: Head) -> list[str]:
    """„Замбия има споразумение с Ирландия“: the countries of the clause."""
    ann = context.ann
    for i in ann.clauses[head.clause].tokens:
        if ann.lower(i) == "между":
            return between(context, i, towns=True)
    return list(dict.fromkeys(
        m.entity for i in ann.clauses[head.clause].tokens
        if (m := ann.mention_at.get(i)) is not None and m.first == i and m.kind == "country"
    ))  # fmt: skip
