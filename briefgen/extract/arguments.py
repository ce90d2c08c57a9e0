"""Who does what to what: the noun phrases around a verb group.

Bulgarian has no cases: a phrase without a preposition is subject or object, and its
place and the verb decide which.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefgen.annotate import Annotated, Nominal
from briefgen.annotate.clauses import Clause
from briefgen.annotate.verbs import VerbGroup

_DEFINITE = re.compile(r"[а-я]{2,}(?:ият|ите|ата|ото|ята|ето|та|ът|ят)")
_VOWELS = ("о", "у", "е", "и")
_ACTS = frozenset({"person", "body", "group", "place", "pronoun", "other"})
# What opens a clause about the place or time just named.
THERE = frozenset({"където", "когато", "откъдето", "докъдето"})
# Verbs whose „да …“ is done by their own subject, and by their object.
_OWN = frozenset({"promise", "plan", "decide", "refuse", "fail", "want", "can", "agree", "start"})
_OTHERS = frozenset({"demand", "help"})


def clause_of(ann: Annotated, group: VerbGroup) -> Clause:
    return ann.clause_at[group.head]


def nominals_of(ann: Annotated, clause: Clause) -> tuple[Nominal, ...]:
    return ann.nominals[clause.number]


def before(ann: Annotated, group: VerbGroup) -> list[Nominal]:
    """The phrases between the verb before it in its clause, and the verb."""
    known = ann.phrases_before.get(group.head)
    if known is None:
        known = ann.phrases_before[group.head] = _before(ann, group)
    return list(known)


def _before(ann: Annotated, group: VerbGroup) -> list[Nominal]:
    clause = clause_of(ann, group)
    start = max((g.last for g in clause.verbs if g.head < group.head and _parts(g)), default=-1)
    found = [n for n in nominals_of(ann, clause) if start < n.first and n.last < group.first]
    # „Берлин: Ако …, Европа ще …“: whom a headline quotes is no subject.
    if len(found) > 1 and ann.lower(found[0].last + 1) == ":":
        return found[1:]
    return found


def behind(ann: Annotated, group: VerbGroup) -> list[Nominal]:
    """The phrases between the verb and the next one of its clause."""
    known = ann.phrases_behind.get(group.head)
    if known is None:
        known = ann.phrases_behind[group.head] = _behind(ann, group)
    return list(known)


def _behind(ann: Annotated, group: VerbGroup) -> list[Nominal]:
    clause = clause_of(ann, group)
    stop = min((g.first for g in clause.verbs if g.head > group.head and _parts(g)),
               default=len(ann.tokens))  # fmt: skip
    return [n for n in nominals_of(ann, clause) if group.last < n.first and n.last < stop]


def _parts(group: VerbGroup) -> bool:
    return group.kind == "finite"


def run_of(nominals: Sequence[Nominal], at: int) -> list[Nominal]:
    """The phrase at ``at`` with those joined to it: „А, Б и В“."""
    first = at
    while first > 0 and nominals[first].joined:
        first -= 1
    run = [nominals[first]]
    for other in nominals[first + 1 :]:
        if not other.joined:
            break
        run.append(other)
    return run


def subjects(ann: Annotated, group: VerbGroup, *, reverse: bool = True) -> list[Nominal]:
    """Who does it: bare phrases before the verb, else the subject of the verb that it is
    joined to or governed by, else (``reverse``) bare phrases behind it.

    Empty where the text leaves it open. For a passive these are what it is done to.
    """
    earlier_phrases = before(ann, group)
    own = _bare_run(earlier_phrases)
    if own:
        return _with_second(ann, group, own, earlier_phrases)
    if group.governor is not None:
        governor = ann.verb_at.get(group.governor)
        return _of_governor(ann, group, governor) if governor else []
    clause = clause_of(ann, group)
    if subject_is_linked(ann, group):
        return antecedent(ann, clause)
    late = _bare_run(behind(ann, group)) if reverse else []
    if late and not _is_object(ann, group):
        return late
    earlier = [g for g in clause.verbs if g.head < group.head and _parts(g) and g.mood != "da"]
    if earlier:
        return subjects(ann, earlier[-1], reverse=reverse)
    if clause.joined is not None and _opens_with_and(ann, clause):
        known = [g for g in ann.clauses[clause.joined].verbs if _parts(g) and g.mood != "da"]
        if known:
            return subjects(ann, known[-1], reverse=reverse)
    return late or _there(ann, group, clause)


def _with_second(
    ann: Annotated, group: VerbGroup, run: list[Nominal], nominals: Sequence[Nominal]
) -> list[Nominal]:
    """„Правителството на А и движението Б ще …“: a plural verb needs two, and the second is
    joined to the first, not to the name that this has with it."""
    if (
        not group.plural
        or len(run) > 1
        or run[0].kind != "body"
        or run[0].plural
        or run[0].entities
    ):
        return run
    behind_it = [n for n in nominals if n.first > run[0].last]
    if len(behind_it) < 2 or behind_it[0].prep != "на" or not behind_it[1].joined:
        return run
    second = behind_it[1]
    definite = bool(_DEFINITE.fullmatch(ann.lower(second.first)))
    return [*run, second._replace(prep="")] if definite and second.kind == "body" else run


def _there(ann: Annotated, group: VerbGroup, clause: Clause) -> list[Nominal]:
    """„посети Киев, където разговаря с …“: the subject of the clause before, if it agrees."""
    if clause.link is None or clause.parent is None:
        return []
    if ann.lower(clause.link) not in THERE or group.passive or _bare_run(behind(ann, group)):
        return []
    if _has_noun(ann, group, clause.link):
        return []
    outer = [g for g in ann.clauses[clause.parent].verbs if _parts(g) and g.head < clause.link]
    if not outer or outer[-1].passive or not group_agrees(outer[-1], group):
        return []
    return subjects(ann, outer[-1])


def _has_noun(ann: Annotated, group: VerbGroup, link: int) -> bool:
    """„където ще започне обсъждането“: a definite noun that may be the subject."""
    return any(
        _DEFINITE.fullmatch(ann.lower(j)) and "preposition" not in ann.classes(j - 1)
        for j in (*range(link + 1, group.first), group.last + 1, group.last + 2)
    )


def _bare_run(nominals: Sequence[Nominal]) -> list[Nominal]:
    for at, nominal in enumerate(nominals):
        if not nominal.prep and nominal.kind in _ACTS and not nominal.joined:
            return run_of(nominals, at)
    return []


def _is_object(ann: Annotated, group: VerbGroup) -> bool:
    """„и посети България“: a bare phrase behind a joined transitive verb is its object."""
    clause = clause_of(ann, group)
    joined = any(g.head < group.head and _parts(g) and g.mood != "da" for g in clause.verbs)
    joined = joined or (clause.joined is not None and _opens_with_and(ann, clause))
    return joined and not group.reflexive


def _opens_with_and(ann: Annotated, clause: Clause) -> bool:
    words = [ann.lower(i) for i in clause.tokens if ann.tokens[i].shape != "mark"]
    return bool(words) and words[0] in {"и", "но", "а", "или"}


def _of_governor(ann: Annotated, group: VerbGroup, governor: VerbGroup) -> list[Nominal]:
    """Who is to do what „да …“ says: „призова Русия да …“, „обеща Австрия да …“, „иска да …“."""
    between = [n for n in behind(ann, governor) if n.last < group.first]
    named = _bare_run(between)
    if named and not (governor.senses & _OWN and group_agrees(governor, group) and not named):
        return named
    if governor.senses & _OTHERS and not governor.reflexive:
        return []
    return subjects(ann, governor)


def group_agrees(one: VerbGroup, other: VerbGroup) -> bool:
    return one.plural == other.plural


def subject_is_linked(ann: Annotated, group: VerbGroup) -> bool:
    """„който подписа“: no preposition before the pronoun."""
    clause = clause_of(ann, group)
    if clause.kind != "relative" or clause.link is None:
        return False
    link = clause.link
    relative = ann.lower(link)
    governed = "preposition" in ann.classes(link - 1)
    return not governed and relative in {"който", "която", "което", "които"}


def antecedent(ann: Annotated, clause: Clause) -> list[Nominal]:
    """The phrase before „който“ that it stands for."""
    if clause.parent is None or not clause.tokens:
        return []
    nominals = nominals_of(ann, ann.clauses[clause.parent])
    earlier = [at for at, n in enumerate(nominals) if n.last < clause.tokens[0]]
    if not earlier:
        return []
    plural = ann.lower(clause.link or 0) == "които"
    # „базата данни на А, която …“: what it stands for ends right before it, in its number.
    gap = range(nominals[earlier[-1]].last + 1, clause.tokens[0])
    if any(ann.tokens[i].shape != "mark" for i in gap):
        return []
    if not plural and nominals[earlier[-1]].kind == "group":
        return []
    run = [n for n in run_of(nominals, earlier[-1]) if n.last < clause.tokens[0]]
    if plural:
        return run
    return [run[-1]] if _agrees(ann, run[-1], ann.lower(clause.link or 0)) else []


def _agrees(ann: Annotated, nominal: Nominal, link: str) -> bool:
    """„изявление на Румъния, което …“: a state's name tells its gender by its ending."""
    mention = ann.mention_at.get(nominal.last)
    if mention is None or mention.kind != "country" or nominal.kind != "body":
        return True
    if ann.tokens[nominal.last].shape != "title":
        return True  # „САЩ“, „ОАЕ“
    word = ann.lower(nominal.last)
    if word.endswith(("а", "я")):
        return link not in {"който", "което"}
    return word.endswith(_VOWELS) or link not in {"която", "което"}


def agent(ann: Annotated, group: VerbGroup) -> list[Nominal]:
    """„подписано от А и Б“: who did what a passive tells."""
    nominals = behind(ann, group)
    for at, nominal in enumerate(nominals):
        if nominal.prep == "от" and nominal.kind in _ACTS:
            return run_of(nominals, at)
    return []


def partners(ann: Annotated, group: VerbGroup) -> list[Nominal]:
    """„с Б и В“ behind the verb."""
    nominals = behind(ann, group)
    for at, nominal in enumerate(nominals):
        if nominal.prep in {"с", "със"} and nominal.kind in _ACTS and not nominal.joined:
            return run_of(nominals, at)
    return []


def is_real(ann: Annotated, group: VerbGroup) -> bool:
    """Whether the text tells the deed as done: past or lasting, not denied, not hypothetical."""
    if group.negated or group.mood in ("would", "da") or group.tense in ("future", "open"):
        return False
    if group.tense == "past_future":
        return False
    return clause_of(ann, group).kind != "condition"
