"""Whose a document is by what they do with it besides signing: they propose, prepare,
publish it, or put off its signing."""

from __future__ import annotations

from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.arguments import clause_of
from briefgen.extract.context import Context
from briefgen.extract.documents.heads import Head
from briefgen.extract.documents.signers import signers_of

# What one side or several make together; nobody owns a resolution that he moved.
_JOINT = frozenset({
    "agreement", "treaty", "contract", "memorandum", "memorandum-of-understanding", "protocol",
    "declaration", "statement", "communique", "letter-of-intent", "pact", "roadmap",
})  # fmt: skip
# Who does so stands outside.
_OUTSIDE = frozenset({"refuse", "call_off", "greet", "demand", "denounce", "reject", "help"})
# What those do with a signing whose own it is.
_DECIDES = frozenset({"postpone", "call_off", "plan", "agree", "decide", "promise", "hesitate"})


def makers(context: Context, head: Head, *, alone: bool = False) -> list[str]:
    """„А и Б подготвят споразумение“, „А, Б и В разпространиха изявление“: those who act,
    where there are several; ``alone``: one, too, for the other is named behind „с“."""
    ann = context.ann
    if head.definite or head.plural or head.type not in _JOINT or head.prep:
        return []
    verbs = [g for g in ann.clauses[head.clause].verbs
             if g.kind == "finite" and not g.passive and not g.reflexive]  # fmt: skip
    led = [g for g in verbs if g.last < head.first]
    if len(led) != 1 or led[0].senses & _OUTSIDE:
        return []
    found = signers_of(context, led[0], [head])
    bodies = list(found.bodies) or list(found.countries)
    if found.people or (not alone and len(bodies) < 2):
        return []
    return bodies


def of_governor(context: Context, noun: VerbGroup) -> list[str]:
    """„А и Б отложиха подписването“: several who decide on their own signing."""
    clause = clause_of(context.ann, noun)
    verbs = [g for g in clause.verbs if g.kind == "finite" and not g.passive and not g.reflexive
             and g.last < noun.first]  # fmt: skip
    if len(verbs) != 1 or not verbs[0].senses & _DECIDES:
        return []
    bodies = signers_of(context, verbs[0]).bodies
    return list(bodies) if len(bodies) > 1 else []
