"""A plain „ще“ that binds: what was agreed, laid down or is owed is no mere plan."""

from __future__ import annotations

from briefgen.annotate import Annotated
from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.dates import DateExpression
from briefgen.extract.next_steps.subject import subject_of
from briefgen.extract.next_steps.told import Told
from briefgen.extract.next_steps.voice import Voice, governs_impersonally

# How many words may stand between „ще изпълни“ and „ангажименти“.
_OBJECT = 4
# Within so many words a sentence tells that the one before it was agreed.
_HEAD = 6
# What can bind itself: no thing.
_BOUND = frozenset({"person", "body", "group", "place", "pronoun"})
_AGREES = frozenset({"decide", "agree", "promise"})


def binds(
    ann: Annotated,
    told: Told,
    voice: Voice,
    actors: tuple[str, ...] = (),
    date: DateExpression | None = None,
) -> bool:
    """Whether the plain future of ``told`` is a promise or a decision."""
    if told.opener is not told.deed or told.deed.tense != "future" or told.deed.passive:
        return False
    return (
        _goes_on_helping(ann, told.deed)
        or _pays_what_is_owed(ann, told.deed)
        or _by_agreement(ann, told.deed)
        or _is_laid_down(ann, voice)
        or _was_agreed(ann, told, date)
        or (_answers_for(voice, actors) and _is_promise(ann, told.deed, date))
    )


def _answers_for(voice: Voice, actors: tuple[str, ...]) -> bool:
    """Whether an official tells what his own side, and nobody else, will do."""
    told = voice.manner == "said" and voice.official
    return told and bool(actors) and set(actors) <= voice.own


def _is_promise(ann: Annotated, deed: VerbGroup, date: DateExpression | None) -> bool:
    """What is given to others, and what one sets oneself a term for."""
    until = date is not None and date.deadline
    gives = bool(deed.senses & {"provide", "help", "back"})
    return until or gives or "grants" in ann.lexicon.classes(deed.lemma)


def _goes_on_helping(ann: Annotated, deed: VerbGroup) -> bool:
    """„ще продължи да подкрепя …“: support that is promised."""
    governed = (g for g in ann.clause_at[deed.head].verbs if g.governor == deed.head)
    return "open_close" in deed.senses and any(g.senses & {"help", "back"} for g in governed)


def _pays_what_is_owed(ann: Annotated, deed: VerbGroup) -> bool:
    """„ще изпълни поетите ангажименти“."""
    keeps = "fulfils" in ann.lexicon.classes(deed.lemma)
    run = range(deed.last + 1, deed.last + 1 + _OBJECT)
    return keeps and any("duty_noun" in ann.classes(j) for j in run)


def _by_agreement(ann: Annotated, deed: VerbGroup) -> bool:
    """„Съгласно договореното двете агенции ще …“, in the clause or at the head of its row."""
    unit = ann.unit_of(deed.head)
    return any(
        hit.first - unit.start <= 1 and "agreed_paper" in ann.classes(hit.last + 1)
        for hit in ann.found_in(range(unit.start, deed.first), "under_terms")
    )


def _is_laid_down(ann: Annotated, voice: Voice) -> bool:
    """„В него е записано, че А ще …“, „в споразумението е предвидено, че …“."""
    verb = voice.verb
    if verb is None or not governs_impersonally(ann, verb):
        return False
    clause = ann.clause_at[verb.head]
    return any(
        ann.lower(i) in {"в", "във", "с", "със"}
        and (
            ann.lower(i + 1) in {"него", "нея", "тях", "което", "който", "която"}
            or ann.classes(i + 1) & {"agreed_paper", "document_word"}
        )
        for i in clause.tokens
    )


def _was_agreed(ann: Annotated, told: Told, date: DateExpression | None) -> bool:
    """„А и Б ще ускорят строежа. За това се договориха днес …“, „… Договор за това подписаха“."""
    number = ann.unit_at[told.deed.head] + 1
    acts = any(n.kind in _BOUND for n in subject_of(ann, told))
    if number >= len(ann.units) or not acts:
        return False
    unit = ann.units[number]
    if date is None and _is_signed_for_this(ann, unit):
        return True  # what has its day is a plan
    heads = [ann.lower(i) for i in range(unit.start, min(unit.start + 3, unit.stop))]
    if heads[0] != "това" and heads[:2] != ["за", "това"] and heads[:2] != ["около", "това"]:
        return False
    verbs = ann.verbs_in(range(unit.start, min(unit.start + _HEAD, unit.stop)))
    first = [g for g in verbs if g.kind == "finite"][:1]
    return any(
        g.senses & _AGREES and g.tense == "past" and not g.negated and "say" not in g.senses
        for g in first
    )


def _is_signed_for_this(ann: Annotated, unit: range) -> bool:
    """„Спогодбата за това подписаха вчера …“."""
    head = range(unit.start, min(unit.start + _HEAD, unit.stop - 1))
    this = next((i for i in head if ann.lower(i) == "за" and ann.lower(i + 1) == "това"), None)
    if this is None or not any("agreed_paper" in ann.classes(i) for i in head):
        return False
    verbs = ann.verbs_in(range(this, min(this + _HEAD, unit.stop)))
    return any("sign" in g.senses and g.tense == "past" and not g.negated for g in verbs[:1])
