"""Where an event takes place: „в Мелк“, „в град Шеки“, „край Уотфорд“, „в британската столица“."""

from __future__ import annotations

from functools import lru_cache

from briefgen.annotate import Annotated, Nominal, TokenMention
from briefgen.annotate.clauses import Clause
from briefgen.extract.arguments import subjects
from briefgen.extract.context import Context
from briefgen.extract.dates.open import is_one_of_two
from briefgen.extract.events.candidate import Candidate
from briefgen.extract.events.deed import is_country
from briefgen.extract.events.locatives import GOALS, IN, NAMES, in_office, is_its_place, locative
from briefgen.extract.events.owner import belongs
from briefgen.extract.events.telling import is_hosted
from briefgen.gazetteer import gazetteer
from briefgen.model import Entity, Span

Place = tuple[str, Span]

# Seats that news calls by the name of the office: „ще го приеме в Белия дом“.
_SEATS = frozenset({"white-house", "kremlin"})
_DEFINITE = ("ския", "ският", "ската", "ското", "ските", "жката", "жкия", "жкият", "жките")
_REACH = 6
_DATELINE = 6


def places_of(context: Context, candidate: Candidate) -> tuple[Place, ...]:
    """The places that the candidate's own words give."""
    ann = context.ann
    found: list[Place] = []
    for clause in candidate.scope:
        goals = _goals(ann, clause, candidate)
        for mention in _mentions(ann, clause):
            at = locative(ann, clause, mention, candidate)
            if in_office(ann, clause, mention) or is_one_of_two(ann, mention.first, mention.last):
                continue
            is_goal = mention.first in goals
            if not is_goal and (at is None or not is_its_place(ann, clause, at, candidate)):
                continue
            found.append((mention.entity, ann.span(mention.first, mention.last)))
        found += _by_reference(context, clause, candidate)
    found += _hosting_city(ann, candidate)
    if not found:
        found += _antecedent(ann, candidate) or _of_adjective(context, candidate)
    return tuple(dict(found).items())


def _antecedent(ann: Annotated, candidate: Candidate) -> list[Place]:
    """„В Осло чакат събота, когато двамата ще подпишат …“: the city that begins the sentence."""
    clause = candidate.clause
    if clause.link is None or ann.lower(clause.link) != "когато" or clause.parent is None:
        return []
    tokens = ann.clauses[clause.parent].tokens
    mention = ann.mention_at.get(tokens[0] + 1) if tokens else None
    if mention is None or mention.kind != "place" or ann.lower(tokens[0]) not in IN:
        return []
    return [(mention.entity, ann.span(mention.first, mention.last))]


def _mentions(ann: Annotated, clause: Clause) -> list[TokenMention]:
    names = ann.mention_at
    found = [names[i] for i in clause.tokens if i in names and i not in ann.denied]
    return [
        m
        for m in dict.fromkeys(found)
        if (m.kind in NAMES and not _is_bare_noun(ann, m)) or m.entity in _SEATS
    ]


def _is_bare_noun(ann: Annotated, mention: TokenMention) -> bool:
    """„в Двореца на конгресите“ reads like the name of a place."""
    return mention.first == mention.last and "place_noun" in ann.classes(mention.first)


def _goals(ann: Annotated, clause: Clause, candidate: Candidate) -> set[int]:
    """Where the objects of „посети“ begin: „обиколи Астана и пристанището Актау“."""
    verb = candidate.verb
    if verb is None or clause is not candidate.clause or candidate.kind != "visit":
        return set()
    if verb.senses & {"arrive", "travel"}:
        # „пристигна с влак в Киев“
        named = [
            n for n in ann.nominals[clause.number] if n.first > verb.last and n.kind != "event"
        ]
        there = named[0] if named else None
        if there and there.prep in GOALS and (there.kind == "place" or is_country(ann, there)):
            return {there.first}
        return set()
    if "visit" not in verb.senses and not (candidate.again and "discuss" in verb.senses):
        return set()
    goals: list[Nominal] = []
    for nominal in ann.nominals[clause.number]:
        if nominal.first < verb.last or nominal.kind not in ("place", "body"):
            continue
        between = range(goals[-1].last + 1 if goals else verb.last + 1, nominal.first)
        listed = not goals or any(ann.lower(i) in {"и", ","} for i in between)
        if not nominal.prep and listed and len(between) <= _REACH:
            goals.append(nominal)
    if not goals:
        # „посети завода в Берген“
        goals = [n for n in ann.nominals[clause.number]
                 if n.first > verb.last and n.kind == "place" and n.prep in IN][:1]  # fmt: skip
    return {nominal.first for nominal in goals}


def _hosting_city(ann: Annotated, candidate: Candidate) -> list[Place]:
    """„София е домакин на конференция“, „Варна ще посрещне форум“."""
    noun, verb = candidate.noun, candidate.verb
    if noun is None or verb is None or candidate.source != "told":
        return []
    hosts = bool(verb.senses & {"receive", "host"}) or (noun.prep == "на" and is_hosted(ann, noun))
    found = [n for n in subjects(ann, verb) if n.kind == "place"] if hosts else []
    return [(n.entities[0], ann.span(n.first, n.last)) for n in found[:1]]


def _by_reference(context: Context, clause: Clause, candidate: Candidate) -> list[Place]:
    """„в британската столица“, „в минския хотел“, „в същия град“, „там“."""
    ann = context.ann
    found: list[Place] = []
    for i in clause.tokens:
        word = ann.lower(i)
        if "capital_noun" in ann.classes(i) and ann.lower(i - 2) in IN:
            capital = gazetteer().capital_of_adjective(ann.lower(i - 1))
            if capital and belongs(ann, clause, i - 2, candidate):
                context.local.setdefault(capital.id, capital)
                found.append((capital.id, ann.span(i - 1, i)))
        elif "building" in ann.classes(i) and ann.lower(i - 2) in IN:
            town = _town_of_adjective(ann.lower(i - 1))
            if town and belongs(ann, clause, i - 2, candidate):
                context.local.setdefault(town.id, town)
                found.append((town.id, ann.span(i - 1, i)))
        elif (
            word == "град" and ann.lower(i - 1) in {"същия", "този"} and ann.lower(i - 2) in IN
        ) or (word == "там" and candidate.noun and i == candidate.noun.last + 1):
            found += _last_city(ann, i)
        elif word == "тук" and (here := dateline(ann)) and belongs(ann, clause, i, candidate):
            found.append(here)
    return found


def _of_adjective(context: Context, candidate: Candidate) -> list[Place]:
    """„Берлинската конференция“, „женевските преговори“."""
    noun, ann = candidate.noun, context.ann
    if noun is None or candidate.kind == "call":
        return []
    for i in range(noun.first, noun.head):
        town = _town_of_adjective(ann.lower(i)) if ann.lower(i).endswith(_DEFINITE) else None
        if town:
            context.local.setdefault(town.id, town)
            return [(town.id, ann.span(i, i))]
    return []


@lru_cache(maxsize=1024)
def _town_of_adjective(word: str) -> Entity | None:
    """„берлинския“ → Берлин, „минския“ → Минск, „варшавския“ → Варшава, „пражката“ → Прага."""
    for ending in _DEFINITE:
        if word.endswith(ending):
            # „пражката“, „парижката“
            bare = (word.removesuffix(ending) + "ж" * ending.startswith("ж")).capitalize()
            soft = bare.removesuffix("й")
            hard = f"{bare.removesuffix('ж')}г"
            for name in (bare, f"{bare}ск", f"{bare}а", f"{soft}я", f"{soft}о", f"{hard}а"):
                town = gazetteer().match(name)
                if town is not None and town.kind == "place" and town.bg == name:
                    return town
    return None


def _last_city(ann: Annotated, i: int) -> list[Place]:
    """The last city that was named as a place."""
    for mention in reversed(ann.mentions_in(0, i)):
        if mention.kind == "place" and ann.lower(mention.first - 1) in IN:
            return [(mention.entity, ann.span(mention.first, mention.last))]
    return []


def dateline(ann: Annotated) -> Place | None:
    """„СОФИЯ, 5 май.“: where the report was sent from."""
    mention = ann.mention_at.get(0)
    if mention is None or mention.kind not in NAMES:
        return None
    if ann.lower(mention.last + 1) not in {".", ",", "/", "(", "–", "-"}:
        return None
    stop = ann.unit_of(0).stop
    short = stop <= _DATELINE and not any(i in ann.verb_at for i in range(stop))
    return (mention.entity, ann.span(mention.first, mention.last)) if short else None
