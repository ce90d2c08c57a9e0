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
from briefgen.extract.context import Context
from briefgen.extract.next_steps.speakers import framed, speaker_of, standing
from briefgen.languages import Match

# `pledge`: „увери, че“; `opinion`: „смята, че“, „според Х“; `unknown`: a that-clause of
# another verb.
Manner = Literal["reporter", "said", "pledge", "opinion", "unknown", "quote"]
_UP = 6
_HEAD = 4
# Within so many words a headline names whom it quotes.
_CALLED = 10


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
    governing = _governing(ann, clause)
    verb = governing or _reporting(ann, group)
    manner: Manner
    if clause.quoted or ann.is_quoted(group.head):
        manner = "quote"
    elif governing is None and _is_clear(ann, clause):
        return Voice("reporter")
    elif governing is None and _hangs(ann, clause):
        manner = "unknown"
    elif governing is None and (_by_opinion(ann, group) or _by_others(ann, clause)):
        manner = "opinion"
    elif verb is not None:
        manner = _manner(ann, verb, clause)
    elif _is_believed(ann, group):
        manner = "opinion"
    elif (caller := _before_colon(ann, group)) is not None:
        return Voice("said", caller, *standing(ann, caller))
    elif _by_words(ann, group) and not by_paper(ann, group):
        manner = "said"
    else:
        return Voice("reporter")
    speaker = speaker_of(ann, verb) if verb else None
    if speaker is None:
        frame = framed(context, group)
        # „той подчерта, че …, предаде АП“: the agency is not the one who says it.
        aside = governing is not None and frame is not None and not _is_person(ann, frame)
        speaker = None if aside else frame
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
            earlier = [g for g in parent.verbs if g.kind == "finite" and g.head < here.tokens[0]]
            return earlier[-1] if earlier else None
        here = parent
    return None


def _hangs(ann: Annotated, clause: Clause) -> bool:
    """Whether the clause is told behind „че“, by whatever verb or noun."""
    here: Clause | None = clause
    for _ in range(_UP):
        if here is None or here.kind == "that":
            break
        here = ann.clauses[here.parent] if here.parent is not None else None
    return here is not None and here.kind == "that"


def _reporting(ann: Annotated, group: VerbGroup) -> VerbGroup | None:
    """„…, каза Х“ around the clause: a verb of saying right behind a comma."""
    for other in ann.verbs_in(ann.unit_of(group.head)):
        if other.kind != "finite" or other.head == group.head or other.mood != "told":
            continue
        if other.reflexive and "expect" in other.senses:
            continue  # „…, която ще се проведе в Рим, се очаква да …“
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
    if "expect" in verb.senses and verb.reflexive and not verb.negated:
        return "reporter"  # „очаква се, че …“
    if governs_impersonally(ann, verb):
        return "reporter"
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


def governs_impersonally(ann: Annotated, verb: VerbGroup) -> bool:
    """„стана ясно, че“, „в него е записано, че“, „беше решено, че“: nobody's word."""
    if verb.negated or verb.tense in ("future", "open"):
        return False
    clear = any("clear_word" in ann.classes(j) for j in (verb.last + 1, verb.first - 1))
    neuter = verb.passive and ann.lower(verb.head).endswith("о")
    return clear or (neuter and "settles" in ann.lexicon.classes(verb.lemma))


def _is_clear(ann: Annotated, clause: Clause) -> bool:
    """„Стана ясно, че …“, told without a verb that the lists know."""
    return clause.kind == "that" and clause.link is not None and (
        "clear_word" in ann.classes(clause.link - 2)
    )  # fmt: skip


def _is_person(ann: Annotated, entity: str) -> bool:
    known = ann.entities.get(entity)
    return known is not None and known.kind == "person"


def _by_opinion(ann: Annotated, group: VerbGroup) -> bool:
    """„според Х“; not „според плана“."""
    if any("bystander" in ann.classes(hit.last + 1) for hit in _opening(ann, group, "in_words_of")):
        return True
    return any(
        "paper" not in ann.classes(hit.last + 1) for hit in _opening(ann, group, "by_opinion")
    )


def by_paper(ann: Annotated, group: VerbGroup) -> bool:
    """„според плана“, „по споразумението“: what a document lays down."""
    hits = _opening(ann, group, "in_words_of", "by_opinion")
    return any(ann.classes(hit.last + 1) & {"paper", "document_word"} for hit in hits)


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


def _before_colon(ann: Annotated, group: VerbGroup) -> str | None:
    """„Тереза Мей: Брекзит ще …“: whom a headline quotes."""
    unit = ann.unit_of(group.head)
    for i in range(unit.start + 1, min(unit.start + _CALLED, group.first)):
        if ann.tokens[i].text == ":":
            mention = ann.mention_at.get(i - 1)
            called = mention is not None and mention.kind in ("person", "organisation", "country")
            return mention.entity if mention is not None and called else None
    return None


def _by_others(ann: Annotated, clause: Clause) -> bool:
    """„държавите, според които …“."""
    return clause.link is not None and ann.lower(clause.link - 1) == "според"


def _by_words(ann: Annotated, group: VerbGroup) -> bool:
    return bool(_opening(ann, group, "in_words_of", "in_his_words"))


def _opening(ann: Annotated, group: VerbGroup, *names: str) -> list[Match]:
    """Such phrases that open the clause or its sentence."""
    if not ann.found(*names):
        return []
    unit = ann.unit_of(group.head)
    clause = ann.clause_at[group.head]
    heads = (range(unit.start, unit.start + _HEAD), range(clause.tokens[0], group.first))
    return [hit for head in heads for hit in ann.found_in(head, *names)]
