"""States that the text says voted, tabled or backed a text: „А и Б гласуваха против“, „В се
въздържа“, „текстът, внесен от Г и Д“."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.annotate import Nominal
from briefgen.annotate.clauses import Clause
from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.arguments import agent, clause_of
from briefgen.extract.lists import read_list
from briefgen.extract.participants.claims import Claim
from briefgen.extract.participants.scene import Scene
from briefgen.extract.participants.who import bodies
from briefgen.model import Span

_SIDES = frozenset({"против", "за"})
_STATES = frozenset({"country"})
_NEAR = 3
_TABLES = frozenset({"внесе", "внася", "предложи"})
_ABSTAINS, _VOTES, _VETO = "въздържи", "гласува", "вето"


def voting(scene: Scene) -> Iterator[Claim]:
    """States involved in a vote, by what they did; a voter at the polls is none."""
    ann = scene.ann
    told = [g for g in ann.verbs if g.kind == "finite" and not g.passive and scene.happens(g)]
    sides = [g for g in told if _takes_side(scene, g)]
    for group in sides:
        yield from _states(scene, scene.subjects(group), scene.words(group))
    for group in told:
        backs = "back" in group.senses and group.tense == "past"
        tables = bool(sides) and group.lemma in _TABLES
        if (backs or tables) and _has_document(scene, group):
            yield from _states(scene, scene.subjects(group), scene.words(group))
    # What is tabled at no vote may be any offer.
    for group in ann.verbs if sides else ():
        if group.lemma in _TABLES and group.passive:
            yield from _tabled(scene, group)
    if sides:
        for hit in ann.found("among_which"):
            clause = ann.clause_at.get(hit.first)
            if clause is not None and scene.is_told(clause) and _is_of_vote(scene, hit.first):
                for member in read_list(scene.context, hit.last + 1):
                    known = ann.entities.get(member.entity)
                    if known is not None and known.kind in _STATES:
                        words = ann.span(hit.first, hit.last)
                        yield Claim(member.entity, "involved", (member.span(ann), words))


def _states(scene: Scene, doers: list[Nominal], words: Span) -> Iterator[Claim]:
    for one in bodies(scene.named(doers)):
        if one.kind in _STATES:
            yield Claim(one.entity, "involved", (one.span, words))


def _takes_side(scene: Scene, group: VerbGroup) -> bool:
    """„гласува против“, „се въздържа“ („от коментар“ is no vote), „бяха за“, „наложи вето“."""
    ann = scene.ann
    clause, after = clause_of(ann, group), ann.lower(group.last + 1)
    if group.lemma == _VOTES:
        takes = _names_side(scene, clause) or _has_document(scene, group)
    elif group.lemma.startswith(_ABSTAINS[:-1]) and group.reflexive:
        takes = after != "от"
    elif "be" in group.senses:
        takes = after in _SIDES and ann.table.shape(group.last + 2) == "mark"
    else:
        takes = _VETO in [ann.lower(i) for i in range(group.last + 1, group.last + 1 + _NEAR)]
    # „наложи вето на друг проект“: an earlier vote.
    return takes and not any(ann.lower(i).startswith("друг") for i in clause.tokens)


def _names_side(scene: Scene, clause: Clause) -> bool:
    """„против“ or „за“ in quotation marks."""
    ann = scene.ann
    return any(
        ann.lower(i) == "против"
        or (ann.lower(i) == "за" and ann.tokens[i - 1].text in '„“"«' and i > 0)
        for i in clause.tokens
    )


def _has_document(scene: Scene, group: VerbGroup) -> bool:
    clause = clause_of(scene.ann, group)
    return any(n.kind == "document" for n in scene.ann.nominals[clause.number]) or any(
        "voted_text" in scene.ann.classes(i) for i in clause.tokens
    )


def _is_of_vote(scene: Scene, i: int) -> bool:
    """Whether the sentence of token ``i`` tells before it who voted."""
    ann = scene.ann
    unit = ann.unit_of(i)
    before = range(unit.start, i)
    votes = [g for g in ann.verbs_in(before) if g.kind == "finite" and not g.negated]
    return any(g.lemma == _VOTES or _takes_side(scene, g) for g in votes)


def _tabled(scene: Scene, group: VerbGroup) -> Iterator[Claim]:
    """„текстът, внесен от А“, „проектът бе внесен от А и Б“."""
    ann = scene.ann
    clause = clause_of(ann, group)
    lead = range(max(ann.unit_of(group.head).start, group.first - 12), group.first)
    text = any("voted_text" in ann.classes(i) for i in lead) or any(
        n.kind == "document" and n.first in lead for n in ann.nominals[clause.number]
    )
    told = group.kind == "participle" or scene.happens(group)
    if text and told and scene.is_told(clause) and not group.negated:
        yield from _states(scene, agent(ann, group), scene.words(group))
