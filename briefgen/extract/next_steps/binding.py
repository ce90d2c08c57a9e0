"""A plain „ще“ that binds: what was agreed, laid down or is owed is no mere plan."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.annotate import Annotated
from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.next_steps.told import Told
from briefgen.extract.next_steps.voice import Voice, governs_impersonally

# How many words may stand between „ще изпълни“ and „ангажименти“.
_OBJECT = 4
# Within so many words a sentence tells that the one before it was agreed.
_HEAD = 6
_AGREES = frozenset({"decide", "agree", "promise"})


def binds(ann: Annotated, told: Told, voice: Voice) -> bool:
    """Whether the plain future of ``told`` is a promise or a decision."""
    if told.opener is not told.deed or told.deed.tense != "future" or told.deed.passive:
        return False
    return (
        _goes_on_helping(ann, told.deed)
        or _pays_what_is_owed(ann, told.deed)
        or _by_agreement(ann, told.deed)
        or _is_laid_down(ann, voice)
        or _was_agreed(ann, told.deed)
    )


def grants_own(ann: Annotated, told: Told, voice: Voice, actors: Sequence[str]) -> bool:
    """„говорителят на Х обяви, че Х ще отпусне …“: the body's own official binds it."""
    verb = voice.verb
    announces = verb is not None and "announces" in ann.lexicon.classes(verb.lemma)
    own = voice.manner == "said" and voice.official and bool(actors) and set(actors) <= voice.own
    return announces and own and "grants" in ann.lexicon.classes(told.deed.lemma) and (
        told.opener is told.deed and told.deed.tense == "future" and not told.deed.passive
    )  # fmt: skip


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


def _was_agreed(ann: Annotated, deed: VerbGroup) -> bool:
    """„А и Б ще ускорят строежа. За това се договориха днес …“."""
    number = ann.unit_at[deed.head] + 1
    if number >= len(ann.units):
        return False
    unit = ann.units[number]
    heads = [ann.lower(i) for i in range(unit.start, min(unit.start + 3, unit.stop))]
    if heads[0] != "това" and heads[:2] != ["за", "това"] and heads[:2] != ["около", "това"]:
        return False
    verbs = ann.verbs_in(range(unit.start, min(unit.start + _HEAD, unit.stop)))
    told = [g for g in verbs if g.kind == "finite"][:1]
    return any(
        g.senses & _AGREES and g.tense == "past" and not g.negated and "say" not in g.senses
        for g in told
    )
