"""The people and bodies among the words of a clause that can sign."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.annotate import Annotated, TokenMention
from briefgen.extract.context import Context
from briefgen.extract.documents.nations import nations, sides_of
from briefgen.extract.documents.parties import add_country, as_body, is_organ
from briefgen.extract.documents.people_meant import COUNTS
from briefgen.extract.quoted_names import OPENING, quoted_body

# Marks inside a list of names.
_INSIDE = frozenset(',„“"')
_MAYOR = "кмет"
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


def merged(one: Signers, other: Signers) -> Signers:
    first = one.first if one.first is not None else other.first
    last = other.last if other.last is not None else one.last
    return Signers(
        tuple(dict.fromkeys(one.people + other.people)),
        tuple(dict.fromkeys(one.bodies + other.bodies)),
        first, last, one.group if one.group is not None else other.group,
        tuple(dict.fromkeys(one.countries + other.countries)),
    )  # fmt: skip


def collect(
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
        quoted = quoted_body(context, i, small=not late)
        if quoted is not None:
            seen = quoted[1]
            if i not in roles and _prep_before(ann, i) in {"", "от"}:
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
                # „В присъствието на А министрите Б и В подписаха …“
                behind = _behind_onlookers(ann, i)
                if behind is None:
                    break
                seen = behind
                continue
            classes = ann.classes(i)
            named = nations(ann, i)
            if named and _prep_before(ann, i) in {"", "от"}:
                countries += [add_country(context, country) for country in named]
                continue
            if not classes & {"party_group", "person_group"}:
                continue
            # „След разговорите двамата премиери …“: a number with the article begins a phrase.
            start = i - 1 if ann.lower(i - 1) in COUNTS else i
            small = ann.lower(start - 1) if "preposition" in ann.classes(start - 1) else ""
            prep = small if ann.lower(start) in COUNTS else _prep_before(ann, i)
            if prep in {"", "от", "на"}:
                better = "party_group" in classes or group is None
                group = i if better and _stands_for_people(ann, i) else group
            continue
        prep = _prep_before(ann, i)
        seen = mention.last
        if _is_patron(ann, i):
            continue
        if mention.kind == "person" and _is_in_marks(ann, mention):
            continue  # a school that bears somebody's name signs
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
        if mention.kind == "place" and prep == "на" and _MAYOR in ann.lower(i - 2):
            bodies.append(mention.entity)  # „Кметицата на Варна“, whose name nobody gives
            first, last = first if first is not None else i, mention.last
            continue
        if not _stands_bare(ann, mention, prep, agents, sides):
            continue
        if mention.kind == "organisation":
            state = _state_behind(ann, mention)
            if state is not None:
                # „Министерството на енергетиката на Гърция“ acts for the state, „Агенцията по
                # храните на Гърция“ for itself.
                seen = state.last
                bodies.append(state.entity if is_organ(context, mention.entity) else mention.entity)
                first, last = first if first is not None else i, state.last
                continue
        town = mention.kind == "place" and (towns or _of_people(ann, mention.first, "town_head"))
        entity = mention.entity if town else as_body(context, mention.entity)
        if entity:
            bodies.append(entity)
            first, last = first if first is not None else i, mention.last
    if sides:
        bodies += [c for c in sides_of(context, tokens) if c not in bodies]
    return Signers(tuple(people), tuple(bodies), first, last, group, tuple(countries))


def _state_behind(ann: Annotated, body: TokenMention) -> TokenMention | None:
    state = ann.mention_at.get(body.last + 2) if ann.lower(body.last + 1) == "на" else None
    return state if state is not None and state.kind == "country" else None


def _is_in_marks(ann: Annotated, mention: TokenMention) -> bool:
    quoted = ann.quoted_around(mention.first)
    return quoted is not None and quoted.inner == ann.span(mention.first, mention.last)


def _is_patron(ann: Annotated, i: int) -> bool:
    """„Софийският университет „Св. Климент Охридски““: the same body's name goes on."""
    opens = i > 1 and ann.is_quoted(i) and ann.tokens[i - 1].text in OPENING
    body = ann.mention_at.get(i - 2) if opens else None
    return body is not None and body.kind == "organisation"


def _behind_onlookers(ann: Annotated, i: int) -> int | None:
    """The last token of „в присъствието на А“, where a subject follows in the clause."""
    nominals = ann.nominals[ann.clause_at[i].number]
    following = (n for n in nominals if n.first > i and not n.prep and not n.joined)
    found = next((n for n in following if n.kind in {"person", "group", "pronoun"}), None)
    return found.first - 1 if found is not None else None


def _last_mention(ann: Annotated, entity: str, place: int) -> TokenMention | None:
    return next((m for m in reversed(ann.mentions_in(0, place)) if m.entity == entity), None)


def _of_people(ann: Annotated, i: int, what: str) -> bool:
    """Whether the name at ``i`` belongs to „министрите на А и Б“."""
    unit = ann.unit_of(i)
    for j in range(i - 1, max(unit.start - 1, i - 14), -1):
        if what in ann.classes(j):
            return True
        mention = ann.mention_at.get(j)
        stop = mention is None and ann.tokens[j].shape == "mark"
        if (stop and ann.tokens[j].text not in ",„“") or (
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
    return prep == "на" and (
        _of_group(ann, mention.first) or _of_people(ann, mention.first, "people_of")
    )


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
        if mention is not None and mention.kind == "place":
            return ""  # „подписаха в София „А“ и „Б““
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
