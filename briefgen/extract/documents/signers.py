"""Who signs: the people and bodies that stand around a verb."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.annotate import Annotated, TokenMention
from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.arguments import clause_of, nominals_of
from briefgen.extract.context import Context
from briefgen.extract.documents.heads import Head
from briefgen.extract.documents.offices import adjective_country
from briefgen.extract.documents.parties import (
    add_country,
    as_body,
    between,
    bodies_of,
    first_body,
)
from briefgen.extract.lists import read_list
from briefgen.extract.quoted_names import quoted_body
from briefgen.gazetteer import gazetteer

_COUNTS = {"двете": 2, "двата": 2, "двамата": 2, "трите": 3, "тримата": 3, "четирите": 4,
           "петте": 5, "шестте": 6, "седемте": 7, "осемте": 8, "деветте": 9, "десетте": 10,
           "единайсетте": 11, "дванайсетте": 12}  # fmt: skip
# Marks inside a list of names.
_INSIDE = frozenset(',„“"')
_SIDE = frozenset({"страна", "страната", "страни", "страните"})
_LONGEST_ROW = 7
_LIKE = frozenset({"това", "онова", "този", "онзи", "тази", "онази", "тези", "онези"})
_LIST_END = frozenset({"и", ",", "както"})


@dataclass(frozen=True, slots=True)
class Signers:
    """People and bodies that a deed names, each with its first and last token; ``group``
    is a word that stands for such („двете държави“); ``countries`` are those of people
    whom the text does not name („сръбският му колега“)."""

    people: tuple[TokenMention, ...] = ()
    bodies: tuple[str, ...] = ()
    first: int | None = None
    last: int | None = None
    group: int | None = None
    countries: tuple[str, ...] = ()


# How far behind its verb „с Испания“ may stand.
_PARTNER_REACH = 3


def signers_of(
    context: Context, group: VerbGroup, heads: Sequence[Head] = (), *, sides: bool = False
) -> Signers:
    """Who does what ``group`` says: its subject, the agent of a passive, „с Б“ behind it.

    The words of the documents ``heads`` themselves name nobody. ``sides``: names stand on both
    sides of the verb („за Румъния подписа А, за …“).
    """
    ann = context.ann
    clause = clause_of(ann, group)
    own = {i for head in heads if head.type for i in range(head.first, head.end + 1)}
    tokens = [i for i in clause.tokens if i not in own]
    if group.kind != "finite" or group.passive or group.reflexive:
        sides_named = _between(context, tokens)
        if sides_named is not None:
            return sides_named
    if group.kind != "finite" or group.passive:
        return _merged(_after_by(context, group, tokens), Signers(
            bodies=tuple(_sides(context, tokens))))  # fmt: skip
    start = max((g.last for g in clause.verbs if g.head < group.head and g.kind == "finite"
                 and g.head != group.governor), default=-1)  # fmt: skip
    stop = min((g.first for g in clause.verbs if g.head > group.head and g.kind == "finite"
                and g.mood != "da"), default=len(ann.tokens))  # fmt: skip
    before = [i for i in tokens if start < i < group.first]
    behind = [i for i in tokens if group.last < i < stop]
    if sides:
        return _merged(_collect(context, before, sides=True), _collect(context, behind, sides=True))
    towns = any("between_towns" in ann.classes(i) for h in heads for i in range(h.first, h.end + 1))
    found = _collect(context, before, towns=towns)
    if not (found.people or found.bodies or found.countries) and found.group is None:
        late = _collect(context, behind, late=True, towns=towns)
        if not (late.people or late.bodies or late.countries):
            reported = _who_reports(context, group)
            if reported is not None:
                return _merged(reported, _partners(context, behind))
        return _merged(late, Signers(bodies=tuple(_sides(context, tokens))))
    by_side = Signers(bodies=tuple(_sides(context, tokens)))
    return _merged(_merged(found, by_side), _partners(context, behind))


def _who_reports(context: Context, group: VerbGroup) -> Signers | None:
    """„Министрите … обявиха, че са подписали …“: who reports it did it."""
    ann = context.ann
    clause = clause_of(ann, group)
    if clause.kind != "that" or clause.parent is None:
        return None
    parent = ann.clauses[clause.parent]
    says = [g for g in parent.verbs if g.kind == "finite" and g.head < group.head]
    if not says or not says[-1].plural or not group.plural or says[-1].passive:
        return None
    found = _collect(context, [i for i in parent.tokens if i < says[-1].first])
    return found if found.people or found.bodies or found.group is not None else None


def _between(context: Context, tokens: list[int]) -> Signers | None:
    """„Между А и Б бе подписан …“, „бе подписан между двете институции“."""
    ann = context.ann
    led = {n.last + 1 for i in tokens[:1] for n in nominals_of(ann, ann.clause_at[i])
           if n.kind == "document"}  # fmt: skip
    for i in tokens:
        if ann.lower(i) != "между" or ann.lower(i - 1) in _LIKE or i in led:
            continue  # „като това между А и Б“, „декларация между А и Б“ is another's
        bodies = between(context, i, towns=True)
        if len(bodies) > 1:
            return Signers((), tuple(bodies))
        group = next((j for j in range(i + 1, i + 4) if "party_group" in ann.classes(j)), None)
        if group is not None:
            return Signers(group=group)
    return None


def _after_by(context: Context, group: VerbGroup, tokens: list[int]) -> Signers:
    """„подписан от А и Б“, „подписването на … от А и от Б“, „сключен с Б“."""
    ann = context.ann
    clause_verbs = [g for g in clause_of(ann, group).verbs if g.kind == "finite"]
    stop = min((g.first for g in clause_verbs if g.first > group.last), default=len(ann.tokens))
    behind = [i for i in tokens if group.last < i < stop]
    for at, i in enumerate(behind):
        word = ann.lower(i)
        if word == "от" and _names_agent(ann, behind[at + 1 :]):
            return _collect(context, behind[at:], agents=True)
        if word in {"с", "със"} and (found := first_body(context, i + 1)):
            return Signers((), tuple(found))
    for i in tokens:
        # „с Румъния ще бъде подписан протокол“
        mention = ann.mention_at.get(i + 1) if ann.lower(i) in {"с", "със"} else None
        if mention is not None and mention.kind == "country" and i < group.first:
            return Signers((), (mention.entity,))
    return Signers()


def _names_agent(ann: Annotated, behind: list[int]) -> bool:
    """Whether „от“ leads to somebody: „от А“, „от министъра … А“, „от правителствата на …“."""
    for i in behind[:16]:
        mention = ann.mention_at.get(i)
        if i == behind[0] and mention is not None:
            return (
                mention.kind != "place"
                or (ann.entities[mention.entity].bg or "") in gazetteer().seats
            )
        if mention is not None and mention.kind == "person":
            return True
        if i - behind[0] < 3 and ann.classes(i) & {
            "group_head",
            "party_group",
            "person_group",
            "body_head",
        }:
            return True
        if i == behind[0] and ann.lower(i) in {"него", "нея", "тях"}:
            return True
        if (ann.tokens[i].shape == "mark" and ann.tokens[i].text not in '„“".') or (
            i in ann.verb_at and (ann.verb_at[i].kind == "finite")
        ):
            return False
    return False


def _partners(context: Context, behind: list[int]) -> Signers:
    """„подписа с Испания договор“, „подписа … с гръцкия си колега Х“."""
    ann = context.ann
    for at, i in enumerate(behind):
        if ann.lower(i) not in {"с", "със"}:
            continue
        named = ann.mention_at.get(i + 1)
        if named is not None and named.kind != "person":
            members = read_list(context, i + 1, nested=True) if at < _PARTNER_REACH else ()
            return Signers((), tuple(bodies_of(context, members)))
        for j in behind[at + 1 : at + 8]:
            mention = ann.mention_at.get(j)
            if mention is not None and mention.kind == "person":
                return Signers((mention,), (), None, mention.last)
            if ann.tokens[j].shape == "mark":
                break
        if at < _PARTNER_REACH and (found := first_body(context, i + 1)):
            return Signers((), tuple(found))
    return Signers()


def _collect(
    context: Context, tokens: list[int], *, agents: bool = False, late: bool = False,
    sides: bool = False, towns: bool = False,
) -> Signers:  # fmt: skip
    """The people and bodies among ``tokens`` that can sign: no place, no onlooker."""
    ann = context.ann
    people: list[TokenMention] = []
    bodies: list[str] = []
    countries: list[str] = []
    first = last = group = None
    roles = _role_tokens(ann, tokens)
    seen = -1
    for i in tokens:
        if i <= seen:
            continue
        quoted = quoted_body(context, i)
        if quoted is not None:
            seen = quoted[1]
            if _prep_before(ann, i) in {"", "от"}:
                bodies.append(quoted[0])
                first, last = first if first is not None else i, seen
            continue
        mention = ann.mention_at.get(i)
        reference = ann.references.get(i)
        if reference is not None:
            seen = reference.last
            if _prep_before(ann, i) in {"", "от"} or agents:
                known = _last_mention(ann, reference.entity, i) if reference.entity else None
                people += [known] if known else []
                if known is None and reference.country:
                    countries.append(add_country(context, reference.country))
            continue
        if ann.lower(i) in {"него", "нея"} and ann.lower(i - 1) == "от":
            # „от него и от министърката“: who was named last before.
            earlier = [m for m in ann.mentions_in(0, tokens[0] - 1) if m.kind == "person"]
            people += earlier[-1:]
            continue
        if mention is None:
            if "onlooker" in ann.classes(i):
                break
            classes = ann.classes(i)
            nations = _nations(ann, i)
            if nations and _prep_before(ann, i) in {"", "от"}:
                countries += [add_country(context, country) for country in nations]
                continue
            prep = _prep_before(ann, i)
            if classes & {"party_group", "person_group"} and prep in {"", "от", "на"}:
                better = "party_group" in classes or group is None
                group = i if better and _stands_for_people(ann, i) else group
            continue
        prep = _prep_before(ann, i)
        seen = mention.last
        if mention.kind == "person":
            fits = prep in {"", "от"} or (prep == "на" and (not late or mention.first in ann.roles))
            if fits or agents or sides:
                people.append(mention)
                first, last = first if first is not None else i, mention.last
            continue
        if prep == "на" and _of_people(ann, mention.first, "people_of"):
            if mention.kind == "place" and _of_people(ann, mention.first, "mayors"):
                bodies.append(mention.entity)
                continue
        elif i in roles and not (sides and prep == "за"):
            continue
        if not _stands_bare(ann, mention, prep, agents, sides):
            continue
        town = mention.kind == "place" and (towns or _of_people(ann, mention.first, "town_head"))
        entity = mention.entity if town else as_body(context, mention.entity)
        if entity:
            bodies.append(entity)
            first, last = first if first is not None else i, mention.last
    if sides:
        bodies += [c for c in _sides(context, tokens) if c not in bodies]
    return Signers(tuple(people), tuple(bodies), first, last, group, tuple(countries))


def _nations(ann: Annotated, first: int) -> list[str]:
    """„руски и ирански представители“, „българската делегация“: the countries of adjectives
    before a noun for those who act."""
    found: list[str] = []
    for i in range(first, min(first + _LONGEST_ROW, len(ann.tokens))):
        if i in ann.mention_at or i in ann.references:
            return []
        country = adjective_country(ann, i, i)
        if country is not None:
            found.append(country)
        elif i == first:
            return []
        elif ann.classes(i) & {"people_of", "body_head"} or ann.lower(i) in _SIDE:
            following = ann.mention_at.get(i + 1)
            return [] if following is not None and following.kind == "person" else found
        elif ann.lower(i) not in _LIST_END:
            return []
    return []


def _last_mention(ann: Annotated, entity: str, place: int) -> TokenMention | None:
    return next((m for m in reversed(ann.mentions_in(0, place)) if m.entity == entity), None)


def _of_people(ann: Annotated, i: int, what: str) -> bool:
    """Whether the name at ``i`` belongs to „министрите на А и Б“."""
    unit = ann.unit_of(i)
    for j in range(i - 1, max(unit.start - 1, i - 14), -1):
        if what in ann.classes(j):
            return True
        mention = ann.mention_at.get(j)
        if (ann.tokens[j].shape == "mark" and ann.tokens[j].text not in ",„“") or (
            mention is not None and mention.kind == "person"
        ):
            return False
    return False


def _stands_for_people(ann: Annotated, i: int) -> bool:
    """„двете“ alone, not „двете железници“."""
    if ann.lower(i) != "двете":
        return True
    following = ann.classes(i + 1)
    return "party_group" in following or i + 1 in ann.verb_at


def _sides(context: Context, tokens: list[int]) -> list[str]:
    """„от аржентинска страна“, „от чилийска –“: the countries that adjectives name; „от
    името на движението“: the body that was called so before."""
    ann = context.ann
    found = []
    for i in tokens:
        if ann.lower(i) == "името" and ann.lower(i + 1) == "на" and i + 2 not in ann.mention_at:
            found += _called(context, i + 2)
        if ann.lower(i) == "от":
            country = adjective_country(ann, i + 1, i + 1)
            if country and (ann.lower(i + 2) == "страна" or ann.tokens[i + 2].shape == "mark"):
                found.append(add_country(context, country))
    return found


def _called(context: Context, place: int) -> list[str]:
    """The body that „движението“ or „правителството“ is: what its name said before."""
    ann = context.ann
    stem = ann.lexicon.stem(ann.lower(place))
    for i in range(place - 1, -1, -1):
        if ann.tokens[i].shape == "mark" or ann.lexicon.stem(ann.lower(i)) != stem:
            continue
        for j in range(i, i + 4):
            mention = ann.mention_at.get(j)
            if mention is not None and mention.kind in {"country", "organisation", "group"}:
                entity = as_body(context, mention.entity)
                return [entity] if entity else []
    return []


def _role_tokens(ann: Annotated, tokens: list[int]) -> set[int]:
    found: set[int] = set()
    for i in tokens:
        mention = ann.mention_at.get(i)
        if mention and mention.kind == "person" and (role := ann.roles.get(mention.first)):
            found.update(range(role.first, role.last + 1))
    return found


def _stands_bare(
    ann: Annotated, mention: TokenMention, prep: str, agents: bool, sides: bool
) -> bool:
    """„Кения и Сомалия“, „министрите на А и Б“, „за Румъния“; not „в Рим“."""
    if mention.kind == "place":
        bare = prep == "" or (agents and prep == "от")
        return bare and _coordinated_or_lone(ann, mention)
    if prep == "" or (sides and prep == "за") or (agents and prep == "от"):
        return True
    return prep == "на" and _of_group(ann, mention.first)


def _coordinated_or_lone(ann: Annotated, mention: TokenMention) -> bool:
    return (
        "preposition" not in ann.classes(mention.first - 1) or ann.lower(mention.first - 1) == "от"
    )


def _of_group(ann: Annotated, i: int) -> bool:
    """Whether the body belongs to „министрите на …“, „делегациите на …“."""
    unit = ann.unit_of(i)
    for j in range(i - 1, max(unit.start - 1, i - 16), -1):
        if ann.classes(j) & {"group_head", "body_head", "party_group", "person_group"}:
            return True
        if ann.tokens[j].shape == "mark" and ann.tokens[j].text not in _INSIDE:
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
        if (ann.classes(j) & {"body_head", "company"} and j + 1 < i + 1 and j != i - 1) or (
            ann.classes(j) & {"company"}
        ):
            j -= 1
            continue
        if (
            word in _LIST_END
            or word in {"„", "“", "си", "му"}
            or (
                ann.tokens[j].lower.endswith(
                    ("ия", "ият", "ата", "ото", "ите", "ски", "ска", "ско")
                )
                and not ann.classes(j) & {"group_head", "party_group", "body_head"}
            )
        ):
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
        tuple(dict.fromkeys(one.countries + other.countries)),
    )  # fmt: skip


def count_of(ann: Annotated, group: int) -> int | None:
    """How many „двете държави“ are; None where the words do not count them."""
    for i in range(group, max(group - 4, 0), -1):
        if ann.lower(i) in _COUNTS:
            return _COUNTS[ann.lower(i)]
    return None
