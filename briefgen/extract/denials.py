"""Reports that somebody denies: „опроверга, че …“, „не е вярно, че …“, „нарече лъжа …, че …“."""

from __future__ import annotations

from briefgen.annotate import Annotated
from briefgen.annotate.clauses import Clause
from briefgen.annotate.verbs import VerbGroup

# „отрече“; „отхвърли обвиненията, че …“ tells of words, too.
DENIES = frozenset({
    "отрече", "отрича", "опровергае", "опровергава", "отхвърли", "отхвърля", "оспори", "оспорва",
})  # fmt: skip
_CONFIRMS = frozenset({"потвърди", "потвърждава"})
# What, denied, says of a clause that it is not so: „не е вярно“, „не отговаря на истината“.
_HOLDS = frozenset({"отговаря", "съответства"})


def is_denied_report(ann: Annotated, clause: Clause) -> bool:
    """Whether what the clause („че …“) tells is denied; who does not deny it may mean it."""
    if clause.kind != "that" or clause.parent is None or not clause.tokens:
        return False
    first = clause.tokens[0]
    verbs = [g for g in ann.clauses[clause.parent].verbs if g.kind == "finite" and g.head < first]
    if not verbs:
        return False
    verb = verbs[-1]
    if verb.lemma in DENIES:
        return not verb.negated
    if verb.negated:
        holds = "be" in verb.senses or verb.lemma in _HOLDS
        return verb.lemma in _CONFIRMS or (holds and _says(ann, verb, first, "true_word"))
    return _says(ann, verb, first, "falsehood")


def _says(ann: Annotated, verb: VerbGroup, stop: int, name: str) -> bool:
    """Whether a word of the class ``name`` stands between the verb and the clause."""
    return any(name in ann.classes(i) for i in range(verb.last + 1, stop))
