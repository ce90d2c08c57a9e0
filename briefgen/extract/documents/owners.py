"""Giving a document its parties and signatories, deed by deed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefgen.annotate import Annotated, TokenMention
from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.arguments import clause_of
from briefgen.extract.context import Context
from briefgen.extract.documents.acts import Deed
from briefgen.extract.documents.bodies_meant import bodies_called
from briefgen.extract.documents.doers import stay_outside
from briefgen.extract.documents.heads import Head
from briefgen.extract.documents.identity import Record
from briefgen.extract.documents.makers import makers, of_governor
from briefgen.extract.documents.named_rows import countries_before, row_before
from briefgen.extract.documents.objects import has_sides
from briefgen.extract.documents.offices import adjective_country, at_home, office_parties
from briefgen.extract.documents.parties import add_country, between, is_organ
from briefgen.extract.documents.people_meant import count_of, people_meant
from briefgen.extract.documents.signers import signers_of
from briefgen.extract.documents.signing_names import Signers

_SIGNS = frozenset({"sign", "initial", "conclude"})
_OWNS = frozenset({"ratify", "denounce", "reject"})
_AGREES = frozenset({"open_close", "agree", "reach", "adopt", "exchange", "await"})
# What a parliament consents to and others, too.
_CONSENTED = frozenset({"agreement", "treaty", "convention", "protocol"})
# Bodies whose heads sign for the state.
_OF_STATE = re.compile(r"съвет|министерство|комитет|комисия|служба|агенция|правителство", re.I)
# Offices whose holders sign for a town, a school or a firm.
_LOCAL = ("кмет", "заместник-кмет", "ректор", "проректор", "декан", "управител")
_POSSESSIVE = frozenset({"си", "им"})


def give_owners(
    context: Context, record: Record, deed: Deed | None, records: Sequence[Record],
    head: Head | None = None,
) -> None:  # fmt: skip
    """Add to ``record`` whom ``deed`` (or the words behind ``head``) makes its owners."""
    if deed is None:
        if head is not None and not record.parties:
            _add(record, _by_words(context, head, records), ())
        elif head is not None and len(record.parties) == 1 and not record.complete:
            _add_first(record, makers(context, head, alone=True))
        return
    if deed.group is None:
        if not record.parties and deed.sense == "unsigned":
            _add(record, _possessors(context, deed), ())
        elif deed.sense == "has":
            _add(record, _havers(context, deed.head), ())
        return
    if deed.sense == "adopt" and record.type in _CONSENTED:
        _of_one_side(context, record, deed, deed.group)
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
    elif all(_is_state(context, p) for p in parties):
        # „Премиерът на А и чешкият му колега“
        parties += [country for country in found.countries if country not in parties]
    if (len(people) > 1 and not all(_is_state(context, p) for p in parties[: len(people)])) or (
        len(parties) < len(people) > 1
    ):  # fmt: skip
        parties = _states_of(context, people, parties, found.group)
    if parties and people:
        # „министрите на А и Б Х и Y и министърът на В Z“
        of_states = office_parties(context, people)
        parties += [p for p in of_states if p not in parties and _is_state(context, p)
                    and all(_is_state(context, known) for known in parties)]  # fmt: skip
    if len(parties) == len(people) == 1 and not _is_state(context, parties[0]):
        # „Кметицата на А и посланикът на Б Х“
        parties += [p for p in office_parties(context, people) if p not in parties]
    if _signs_locally(context.ann, people):
        both = dict.fromkeys([*parties, *office_parties(context, people)])
        parties = [p for p in both if not _is_state(context, p)]
    if not parties and not people and group.kind == "noun":
        parties = _of_visit(context, group)
    if not parties and not people and group.kind == "noun":
        parties = of_governor(context, group)
    done = deed.mode == "real"
    stay_outside(record, deed, parties)
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


def _signs_locally(ann: Annotated, people: Sequence[TokenMention]) -> bool:
    """Whether those who sign hold no office of a state: a mayor signs for his town, „от
    турска страна“ or not."""
    if not people or any(_of_state(ann, p) for p in people):
        return False
    return any(word.startswith(_LOCAL) for p in people for word in _before(ann, p))


def _before(ann: Annotated, person: TokenMention) -> list[str]:
    role = ann.roles.get(person.first)
    first = min(role.first, person.first) if role else person.first - 1
    return [ann.lower(i) for i in range(max(first, 0), person.first)]


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


def _add_first(record: Record, parties: Sequence[str]) -> None:
    """„Виетнам предложи споразумение с България“: who acts comes before „с Б“."""
    record.parties = [*(p for p in parties if p not in record.parties), *record.parties]


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
    bodies = [body for body in bodies if not is_organ(context, body)]
    stay_outside(record, deed, bodies)
    if record.complete or len(record.parties) > 2:
        return
    _add(record, bodies, ())


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
    classes = context.ann.classes(found.group)
    for record in reversed(records):
        fitting = record.head.noun < found.group and _may_be(context, classes, record.parties)
        if len(record.parties) == (count or 2) and fitting:
            return list(record.parties)
    if "body_group" in classes:
        return bodies_called(context, found.group, count or 2)
    if "state_group" in classes:
        row = row_before(context, found.group, count or 2)
        named = row if not any(_is_local_body(context, p) for p in row) else []
        return named or countries_before(context, found.group, count or 2)
    return row_before(context, found.group, count or 2) or countries_before(
        context, found.group, count or 2
    )


def _is_local_body(context: Context, party: str) -> bool:
    known = context.ann.entities.get(party) or context.local.get(party)
    return known is not None and known.kind == "organisation" and party.startswith("local:")


def _may_be(context: Context, classes: frozenset[str], parties: Sequence[str]) -> bool:
    """Whether „двете държави“ or „двете дружества“ may mean ``parties``."""
    states = [_is_state(context, party) for party in parties]
    if "body_group" in classes:
        return not any(states)
    return all(states) or "state_group" not in classes


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
    linked = _of_link(context, head) or makers(context, head)
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
    return row_before(context, head.noun, 2)


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
