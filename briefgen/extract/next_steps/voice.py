"""Whose word a step is, and whether that word makes it one.

The reporter's own plain future is a plan. An official may tell what his own side will
do; what he thinks that others will do is a forecast, and so is all that a bystander says.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefgen.annotate import Annotated
from briefgen.annotate.clauses import Clause
from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.arguments import before, behind, subjects
from briefgen.extract.context import Context

# `pledge`: „увери, че“; `opinion`: „смята, че“, „според Х“; `unknown`: a that-clause of
# another verb.
Manner = Literal["reporter", "said", "pledge", "opinion", "unknown", "quote"]
_UP = 6
_HEAD = 4


@dataclass(frozen=True, slots=True)
class Voice:
    """``speaker`` is None where the text does not name one that the rules know;
    ``official`` whether it is a body, a state or somebody in office."""

    manner: Manner
    speaker: str | None = None
    official: bool = False
    own: frozenset[str] = frozenset()
    verb: VerbGroup | None = None


def voice_of(context: Context, group: VerbGroup) -> Voice:
    """The voice in which the clause of ``group`` is told."""
    ann = context.ann
    clause = ann.clause_at[group.head]
    verb = _governing(ann, clause) or _reporting(ann, group)
    manner: Manner
    if clause.quoted or ann.is_quoted(group.head):
        manner = "quote"
    elif verb is not None:
        manner = _manner(ann, verb, clause)
    elif _by_opinion(ann, group) or _is_believed(ann, group):
        manner = "opinion"
    elif _by_words(ann, group):
        manner = "said"
    else:
        return Voice("reporter")
    speaker = _framed(context, group) or (_speaker(ann, verb) if verb else None)
    official, own = standing(ann, speaker)
    return Voice(manner, speaker, official, own, verb)


def _governing(ann: Annotated, clause: Clause) -> VerbGroup | None:
    """The verb on which „че …“ hangs, however many clauses above."""
    here: Clause | None = clause
    for _ in range(_UP):
        if here is None or here.parent is None:
            return None
        parent = ann.clauses[here.parent]
        if here.kind == "that":
            before = [g for g in parent.verbs if g.kind == "finite" and g.head < here.tokens[0]]
            return before[-1] if before else _no_verb(ann, parent)
        here = parent
    return None


def _no_verb(ann: Annotated, clause: Clause) -> VerbGroup | None:
    return clause.verbs[-1] if clause.verbs else None


def _reporting(ann: Annotated, group: VerbGroup) -> VerbGroup | None:
    """„…, каза Х“ around the clause: a verb of saying right behind a comma."""
    for other in ann.verbs_in(ann.unit_of(group.head)):
        if other.kind != "finite" or other.head == group.head or other.mood != "told":
            continue
        if ann.clause_at[other.head].kind == "reporting":
            return other
        opens = ann.tokens[other.first - 1].text == "," and other.first > group.last
        tells = ann.lexicon.classes(other.lemma) & {"states_that", "opines"}
        if opens and tells and ann.clause_at[other.head].kind not in ("relative", "that"):
            return other
    return None


def _manner(ann: Annotated, verb: VerbGroup, clause: Clause) -> Manner:
    classes = ann.lexicon.classes(verb.lemma)
    home = ann.clause_at[verb.head]
    link = clause.link if clause.kind == "that" and clause.link is not None else verb.last
    between = range(verb.last + 1, link) if link > verb.last else range(0)
    nouns = {name for j in between for name in ann.classes(j)}
    if verb.negated or "opines" in classes or "belief_noun" in nouns:
        return "opinion"
    if home.kind == "reporting" and any("bystander" in ann.classes(j) for j in home.tokens):
        return "opinion"
    if "pledges" in classes:
        return "pledge"
    if "states_that" in classes:
        return "said"
    if "expect" in verb.senses or "plan" in verb.senses:
        return "reporter" if verb.reflexive else "opinion"
    return "unknown"


def _by_opinion(ann: Annotated, group: VerbGroup) -> bool:
    return bool(_opening(ann, group, "by_opinion"))


def _is_believed(ann: Annotated, group: VerbGroup) -> bool:
    """„…, категоричен е Х“, „Анализаторът Х е скептичен – …“: another part of the sentence
    tells that it is a belief."""
    clause = ann.clause_at[group.head]
    for i in ann.unit_of(group.head):
        home = ann.clause_at.get(i)
        if home is None or home is clause or home.quoted:
            continue
        cut = ann.tokens[i - 1].text == "," and i > group.last
        ahead = i < clause.tokens[0] and ann.tokens[clause.tokens[0]].text in "–—-:"
        if (cut or ahead) and "belief_noun" in ann.classes(i):
            return True
    return False


def _by_words(ann: Annotated, group: VerbGroup) -> bool:
    return bool(_opening(ann, group, "in_words_of", "in_his_words"))


def _opening(ann: Annotated, group: VerbGroup, *names: str) -> bool:
    """Whether such a phrase opens the clause or its sentence."""
    unit = ann.unit_of(group.head)
    clause = ann.clause_at[group.head]
    heads = (range(unit.start, unit.start + _HEAD), range(clause.tokens[0], group.first))
    return any(ann.found_in(head, *names) for head in heads)


def _framed(context: Context, group: VerbGroup) -> str | None:
    place = context.ann.tokens[group.head].start
    inner = [f for f in context.frames if f.span.start <= place < f.span.end]
    if not inner:
        return None
    return min(inner, key=lambda f: f.span.end - f.span.start).speaker


def _speaker(ann: Annotated, verb: VerbGroup) -> str | None:
    """The person nearest before the verb of saying, else behind it; else the body."""
    sides = ([n for n in reversed(before(ann, verb)) if not n.prep], behind(ann, verb))
    for kind in ("person", "body", "other"):
        for nominals in sides:
            named = [n for n in nominals if n.kind == kind and n.entities and not n.prep]
            if named:
                return named[0].entities[0] if len(named[0].entities) == 1 else None
    run = subjects(ann, verb)
    return run[0].entities[0] if len(run) == 1 and len(run[0].entities) == 1 else None


def standing(ann: Annotated, speaker: str | None) -> tuple[bool, frozenset[str]]:
    """Whether ``speaker`` holds an office or is a body; what is his own side."""
    if speaker is None:
        return False, frozenset()
    entity = ann.entities.get(speaker)
    if entity is None or entity.kind != "person":
        return True, frozenset({speaker})
    # Whom the gazetteer knows holds or held an office.
    own, official = {speaker}, not speaker.startswith("local:")
    for mention in ann.mentions:
        role = ann.roles.get(mention.first) if mention.entity == speaker else None
        if role is None:
            continue
        official = True
        own.update(x for x in (role.country,) if x)
        if role.held is not None:
            own.update(x for x in (role.held.country, role.held.body) if x)
    return official, frozenset(own)
