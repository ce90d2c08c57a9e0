"""Whose document it is, and who signed it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from briefgen.annotate import Annotated, Nominal, TokenMention
from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.arguments import clause_of
from briefgen.extract.context import Context
from briefgen.extract.documents.heads import Head
from briefgen.extract.lists import read_list
from briefgen.gazetteer import gazetteer

_BODIES = frozenset({"country", "organisation", "group"})
_COUNTS = {"двете": 2, "двата": 2, "двамата": 2, "трите": 3, "тримата": 3, "четирите": 4,
           "петте": 5, "шестте": 6}  # fmt: skip
_STATE_OFFICES = ("министър", "министър-председател", "президент", "премиер", "посланик", "канцлер",
                  "секретар")  # fmt: skip
# Bodies that sign for another: the executives of the Union.
_FOR_WHOM = {"european-commission": "european-union", "council-of-the-european-union": "european-union",
             "european-council": "european-union"}  # fmt: skip
_LIST_END = frozenset({"и", ",", "както"})


@dataclass(frozen=True, slots=True)
class Signers:
    """People and bodies that a deed names, each with its first and last token; ``group``
    is a word that stands for such („двете държави“)."""

    people: tuple[TokenMention, ...] = ()
    bodies: tuple[str, ...] = ()
    first: int | None = None
    last: int | None = None
    group: int | None = None


def named_parties(context: Context, head: Head) -> tuple[list[str], bool]:
    """„между А и Б“, „с Б“, „на А“ behind the document's noun; and whether these are all."""
    ann = context.ann
    found: list[str] = []
    for i in range(head.last + 1, head.end + 1):
        word = ann.lower(i)
        if ann.tokens[i].shape == "mark" and not found and word not in {"„", "“", '"'}:
            break
        if word == "между":
            found = [e for m in read_list(context, i + 1, nested=True)
                     if (e := as_body(context, m.entity, m.mention))]  # fmt: skip
            return found, len(found) > 1
    i = head.last + 1
    if ann.lower(i) == "на":
        # „на всички държави от коалицията“: the body whose states they are.
        for j in range(i + 1, min(i + 6, head.end + 1)):
            mention = ann.mention_at.get(j)
            if mention and mention.kind in _BODIES:
                return [mention.entity], False
            if ann.tokens[j].shape == "mark":
                break
    for i in range(head.last + 1, head.end + 1):
        if ann.lower(i) in {"с", "със"}:
            found += [e for m in read_list(context, i + 1, nested=True)
                      if (e := as_body(context, m.entity, m.mention))]  # fmt: skip
            if not found:
                mention = ann.mention_at.get(i + 2)
                found += [mention.entity] if mention and mention.kind in _BODIES else []
            break
    return found, False


def as_body(context: Context, entity: str, mention: int | None = None) -> str | None:
    """``entity`` as a party: a capital stands for its state, a person for nobody."""
    ann = context.ann
    known = ann.entities.get(entity)
    if known is None:
        return None
    if known.kind in _BODIES:
        return None if entity in ann.media else _FOR_WHOM.get(entity, entity) if (
            _FOR_WHOM.get(entity) in ann.entities) else entity  # fmt: skip
    if known.kind == "place":
        country = gazetteer().seats.get(known.bg or "")
        return add_country(context, country) if country else None
    return None


def add_country(context: Context, country: str) -> str:
    if country not in context.ann.entities:
        context.local.setdefault(country, gazetteer().entities[country])
    return country


def signers_of(context: Context, group: VerbGroup, *, both: bool = False) -> Signers:
    """Who does what ``group`` says: its subject, the agent of a passive, „с Б“ behind it."""
    ann = context.ann
    clause = clause_of(ann, group)
    tokens = clause.tokens
    if group.kind == "noun" or group.passive or group.reflexive and _has_by(ann, group, tokens):
        return _after_by(context, group, tokens)
    start = max((g.last for g in clause.verbs if g.head < group.head and g.kind == "finite"
                 and g.head != group.governor), default=-1)  # fmt: skip
    stop = min((g.first for g in clause.verbs if g.head > group.head and g.kind == "finite"
                and g.mood != "da"), default=len(ann.tokens))  # fmt: skip
    before = [i for i in tokens if start < i < group.first]
    behind = [i for i in tokens if group.last < i < stop]
    found = _collect(context, before)
    late = _collect(context, behind)
    if both:
        return _merged(found, late)
    if not found.people and not found.bodies and found.group is None:
        return late
    return _merged(found, _partners(context, behind))


def _has_by(ann: Annotated, group: VerbGroup, tokens: list[int]) -> bool:
    return any(i > group.last and ann.lower(i) == "от" for i in tokens)


def _after_by(context: Context, group: VerbGroup, tokens: list[int]) -> Signers:
    """„подписан от А и Б“, „подписването на … от А и от Б“, „подписан с Б“."""
    ann = context.ann
    unit = ann.unit_of(group.head)
    found = Signers()
    for i in tokens:
        if i <= group.last or i >= unit.stop or ann.lower(i) not in {"от", "между", "с"}:
            continue
        behind = [j for j in tokens if j >= i + 1]
        stop = next((j for j in behind if j in ann.verb_at and ann.verb_at[j].kind == "finite"), None)
        reach = [j for j in behind if stop is None or j < stop]
        first = next((m for j in reach[:14] if (m := ann.mention_at.get(j))), None)
        started = ann.mention_at.get(i + 1)
        if first is None:
            continue
        near = started is not None or first.kind == "person" and first.first - i <= 14 or _is_group(ann, i + 1)
        if not near or (ann.lower(i) == "с" and (started is None or started.kind == "person")):
            if ann.lower(i) != "с" or not (first.kind == "organisation" and first.first - i <= 6):
                continue
        found = _merged(found, _collect(context, reach, agents=True))
        break
    return found


def _is_group(ann: Annotated, i: int) -> bool:
    return any(ann.classes(j) & {"group_head", "party_group"} for j in (i, i + 1, i + 2))


def _partners(context: Context, behind: list[int]) -> Signers:
    """„подписа с Испания договор“, „подписа с колегата си Х“."""
    ann = context.ann
    for i in behind[:3]:
        if ann.lower(i) in {"с", "със"}:
            members = read_list(context, i + 1, nested=True)
            people = [ann.mention_at[m.mention] for m in members if m.mention is not None
                      and ann.mention_at[m.mention].kind == "person"]  # fmt: skip
            bodies = [e for m in members if (e := as_body(context, m.entity, m.mention))]
            last = members[-1].last if members else None
            return Signers(tuple(people), tuple(bodies), None, last)
    return Signers()


def _collect(context: Context, tokens: list[int], *, agents: bool = False) -> Signers:
    """The people and bodies among ``tokens`` that can sign: no place, no onlooker."""
    ann = context.ann
    people: list[TokenMention] = []
    bodies: list[str] = []
    first = last = group = None
    roles = _role_tokens(ann, tokens)
    seen = -1
    for i in tokens:
        if i <= seen:
            continue
        mention = ann.mention_at.get(i)
        prep = _prep_before(ann, i)
        if mention is None:
            if ann.lower(i) in {"присъствието", "посредничеството", "участието", "покана"}:
                break
            classes = ann.classes(i)
            if classes & {"party_group", "person_group"} and prep in {"", "от", "на"} and group is None:
                group = i + 1 if "party_group" in ann.classes(i + 1) else i
            continue
        seen = mention.last
        if mention.kind == "person":
            if prep in {"", "от", "на", "и"} or agents:
                people.append(mention)
                first, last = first if first is not None else i, mention.last
            continue
        if i in roles or not _stands_bare(ann, mention, prep, agents):
            continue
        entity = as_body(context, mention.entity)
        if entity:
            bodies.append(entity)
            first, last = first if first is not None else i, mention.last
    return Signers(tuple(people), tuple(bodies), first, last, group)


def _role_tokens(ann: Annotated, tokens: list[int]) -> set[int]:
    found: set[int] = set()
    for i in tokens:
        mention = ann.mention_at.get(i)
        if mention and mention.kind == "person" and (role := ann.roles.get(mention.first)):
            found.update(range(role.first, role.last + 1))
    return found


def _stands_bare(ann: Annotated, mention: TokenMention, prep: str, agents: bool) -> bool:
    """„Кения и Сомалия“, „министрите на А и Б“, „за Румъния“; not „в Рим“."""
    if mention.kind == "place":
        bare = prep == "" or agents and prep == "от"
        return bare and _coordinated_or_lone(ann, mention)
    if prep in {"", "за"} or agents and prep in {"от", "между", "с"}:
        return True
    return prep == "на" and _of_group(ann, mention.first)


def _coordinated_or_lone(ann: Annotated, mention: TokenMention) -> bool:
    return "preposition" not in ann.classes(mention.first - 1) or ann.lower(mention.first - 1) == "от"


def _of_group(ann: Annotated, i: int) -> bool:
    """Whether the body belongs to „министрите на …“, „делегациите на …“."""
    unit = ann.unit_of(i)
    for j in range(i - 1, max(unit.start - 1, i - 16), -1):
        if ann.classes(j) & {"group_head", "body_head", "party_group", "person_group"}:
            return True
        if ann.tokens[j].shape == "mark" and ann.tokens[j].text != ",":
            return False
    return False


def _prep_before(ann: Annotated, i: int) -> str:
    """The preposition that governs the name at ``i``, over its list and adjectives."""
    unit = ann.unit_of(i)
    j = i - 1
    while j >= unit.start and i - j < 20:
        word = ann.lower(j)
        if "preposition" in ann.classes(j):
            return word
        mention = ann.mention_at.get(j)
        if mention is not None and ann.lower(mention.last + 1) in _LIST_END:
            j = mention.first - 1
            continue
        if word in _LIST_END or word in {"„", "“", "си", "му"} or ann.tokens[j].lower.endswith(
            ("ия", "ият", "ата", "ото", "ите", "ски", "ска", "ско")
        ) and not ann.classes(j) & {"group_head", "party_group", "body_head"}:
            j -= 1
            continue
        return ""
    return ""


def _merged(one: Signers, other: Signers) -> Signers:
    first = one.first if one.first is not None else other.first
    last = other.last if other.last is not None else one.last
    return Signers(
        tuple(dict.fromkeys(one.people + other.people)),
        tuple(dict.fromkeys(one.bodies + other.bodies)),
        first, last, one.group if one.group is not None else other.group,
    )  # fmt: skip


def office_parties(context: Context, people: Iterable[TokenMention]) -> list[str]:
    """The states or bodies for which these people sign."""
    found = [party for person in people if (party := _office_of(context, person))]
    return list(dict.fromkeys(found))


def _office_of(context: Context, person: TokenMention) -> str | None:
    ann = context.ann
    role = ann.roles.get(person.first)
    first = min(role.first, person.first) if role else person.first
    last = max(role.last, person.first) if role else person.first - 1
    # „шведският му колега Пол Йонсон“, „министърка на …“: words that no office's list knows.
    while first > ann.unit_of(person.first).start and person.first - first < 16:
        before = ann.tokens[first - 1]
        mention = ann.mention_at.get(first - 1)
        if before.shape == "mark" and before.text not in "„“\"" or mention and mention.kind == "person":
            break
        if before.lower in {"и", "от", "с", "подписа"} or first - 1 in ann.verb_at and (
            ann.verb_at[first - 1].kind == "finite"
        ):
            break
        first -= 1
    named = [ann.mention_at[i] for i in range(first, last + 1)
             if i in ann.mention_at and ann.mention_at[i].first == i]  # fmt: skip
    if not role:
        after = _apposition(ann, person)
        named += after
    bodies = [m for m in named if m.kind in {"organisation", "group"} and m.entity not in ann.media]
    countries = [m.entity for m in named if m.kind == "country"]
    state = any(ann.lower(i) in _STATE_WORDS for i in range(first, person.first))
    if bodies and not (state and (countries or adjective_country(ann, first, last))):
        return as_body(context, bodies[0].entity)
    if countries:
        return countries[-1]
    country = (role.held.country if role and role.held else None) or (role.country if role else None)
    country = country or adjective_country(ann, first, person.first)
    return add_country(context, country) if country else None


_STATE_WORDS = frozenset("министър министърът министъра министърка министърката премиер премиера "
                         "премиерът президент президента президентът посланик посланика".split())  # fmt: skip


def _apposition(ann: Annotated, person: TokenMention) -> list[TokenMention]:
    """„Х, министър на Австрия,“ and „колегата му от Албания Х“."""
    if ann.lower(person.last + 1) != ",":
        return []
    found = []
    for i in range(person.last + 2, person.last + 12):
        if i >= len(ann.tokens) or ann.tokens[i].shape == "mark":
            break
        mention = ann.mention_at.get(i)
        if mention and mention.first == i and mention.kind in _BODIES:
            found.append(mention)
    return found


def adjective_country(ann: Annotated, first: int, last: int) -> str | None:
    names = gazetteer()
    for i in range(first, last + 1):
        if ann.tokens[i].shape in ("lower", "title"):
            country = names.country_of_adjective(ann.lower(i))
            if country is not None:
                return country.id
    return None


def count_of(ann: Annotated, group: int) -> int | None:
    """How many „двете държави“ are; None where the words do not count them."""
    for i in range(group, max(group - 4, 0), -1):
        if ann.lower(i) in _COUNTS:
            return _COUNTS[ann.lower(i)]
    return None


def is_partyless(nominal: Nominal) -> bool:
    return not nominal.entities
