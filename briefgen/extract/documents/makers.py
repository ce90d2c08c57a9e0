"""Whose a document is by what they do with it besides signing: they propose, prepare,
publish it, or put off its signing."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.arguments import clause_of
from briefgen.extract.context import Context
from briefgen.extract.documents.heads import Head
from briefgen.extract.documents.municipalities import municipalities
from briefgen.extract.documents.parties import BODIES
from briefgen.extract.documents.signers import signers_of
from briefgen.extract.quoted_names import quoted_body

# What one side or several make together; nobody owns a resolution that he moved.
_JOINT = frozenset({
    "agreement", "treaty", "contract", "memorandum", "memorandum-of-understanding", "protocol",
    "declaration", "statement", "communique", "letter-of-intent", "pact", "roadmap",
})  # fmt: skip
# Who does so stands outside.
_OUTSIDE = frozenset({"refuse", "call_off", "greet", "demand", "denounce", "reject", "help"})
_GENERAL = ("това", "целта", "сътрудничество", "партньорство", "побратим", "разбирателство")
_TOGETHER = ("заедно", "съвместно", "общ", "взаимно", "помежду", "побратим")
_SEVERAL = 2
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


def of_sentence_before(context: Context, head: Head, known: Sequence[str]) -> list[str]:
    """„Общините А и Б ще поддържат заедно пътя. Договорът …“: several who are to do something
    together, and the document that says so right behind; ``known`` are among them."""
    ann = context.ann
    number = ann.unit_at[head.noun]
    if not head.definite or head.plural or head.other or head.type not in _JOINT or number == 0:
        return []
    if head.about is not None and not ann.text_of(head.about).lower().startswith(_GENERAL):
        return []  # it has a matter of its own
    unit = ann.units[number - 1]
    clause = ann.clause_at.get(unit.start)
    verbs = [g for g in clause.verbs if g.kind == "finite"] if clause is not None else []
    if clause is None or not verbs or not verbs[0].plural or verbs[0].passive:
        return []
    together = verbs[0].tense == "future" or any(
        ann.lower(i).startswith(_TOGETHER) for i in clause.tokens
    )
    if not together or verbs[0].negated or verbs[0].senses & {"sign", "initial", "conclude"}:
        return []
    bodies = _named_before(context, range(clause.tokens[0], verbs[0].first))
    return bodies if len(bodies) >= _SEVERAL and set(known) <= set(bodies) else []


def _named_before(context: Context, tokens: range) -> list[str]:
    """The bodies, states and municipalities among ``tokens``, all that is named there but
    where they are; none where somebody stands for them."""
    ann = context.ann
    called = municipalities(ann, towns=True)
    found: list[str] = []
    seen = -1
    for i in tokens:
        if i <= seen:
            continue
        quoted = quoted_body(context, i, small=True)
        mention = ann.mention_at.get(i)
        if quoted is not None:
            found.append(quoted[0])
            seen = quoted[1]
        elif mention is not None:
            seen = mention.last
            if mention.kind == "person" or ann.lower(i - 1) == "на":
                return []
            body = mention.kind in BODIES and mention.entity not in ann.media
            if body or mention.entity in called:
                found.append(mention.entity)
        elif ann.classes(i) & {"people_of", "person_group"}:
            return []
    return list(dict.fromkeys(found))
