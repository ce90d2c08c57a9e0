"""Who discussed or agreed, whether it is the news, and the words behind the verb."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from briefgen.annotate import Annotated, Nominal
from briefgen.annotate.clauses import Clause
from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.arguments import is_real, nominals_of, partners, subjects
from briefgen.extract.dates import DateExpression
from briefgen.extract.denials import is_denied_report

_RECENT = dt.timedelta(days=21)
# How far behind the verb its own time may stand.
_NEAR = 6
# In how many sentences before the talks were told of.
_BACK = 5
_DEFINITE = re.compile(r"(?:ото|ата|ите|ият)$")
_SKIPPED_PP = frozenset({"с", "със", "в", "във", "край", "при", "пред", "от", "между"})
_ACTORS = frozenset({"person", "body", "group", "pronoun", "other"})


def told(ann: Annotated, group: VerbGroup, old: frozenset[int]) -> bool:
    """Whether the verb tells, as done, what belongs to the news: not denied, not to come, not
    of old. ``old`` are the tokens of days long past."""
    clause = ann.clause_at[group.head]
    asked = any(ann.lower(i) == "дали" for i in clause.tokens if i < group.first)
    real = is_real(ann, group) and not group.earlier and not asked and not _supposed(ann, clause)
    # „постигната“ has no article, „подписаната“ has.
    stem = group.lemma.endswith("не") and ann.lower(group.head).endswith("ната")
    definite = group.passive and not stem and bool(_DEFINITE.search(ann.lower(group.head)))
    return real and not definite and not is_old(ann, clause, group.head, old)


def _supposed(ann: Annotated, clause: Clause) -> bool:
    """„за да се уверят, че са се договорили“, „не потвърди, че …“."""
    if clause.kind != "that" or clause.parent is None or clause.link is None:
        return False
    above = [g for g in ann.clauses[clause.parent].verbs if g.head < clause.link]
    unsure = bool(above) and (
        above[-1].mood in ("da", "would")
        or above[-1].negated
        or bool(above[-1].senses & {"deny", "claim"})  # „отрече, че е договорено …“
    )
    return unsure or is_denied_report(ann, clause)


def days_of_old(ann: Annotated, dates: Sequence[DateExpression]) -> frozenset[int]:
    """The tokens of every expression of a time that was over weeks before the article."""
    limit = ann.article.date - _RECENT
    found: set[int] = set()
    for date in dates:
        first = ann.token_at(date.span.start)
        # „договорено бе до края на май да …“ says until when, not when.
        until = any(ann.lower(i) == "до" for i in range(max(0, first - 3), first + 1))
        if date.end < limit and not until:
            found.update(range(first, ann.token_at(date.span.end - 1) + 1))
    return frozenset(found)


def is_old(ann: Annotated, clause: Clause, at: int, old: frozenset[int]) -> bool:
    """Whether the clause says that it was long ago: before the verb or right behind it."""
    # „обсъдиха договора, подписан през 2010 г.“, „договора от 2010 г.“: not their own time.
    part = min((g.first for g in clause.verbs if g.kind == "participle" and g.first > at),
               default=len(ann.tokens))  # fmt: skip
    tokens = [i for i in clause.tokens if i < part]
    if any(i in old and (i < at or ann.lower(i - 1) != "от") for i in tokens if i < at + _NEAR):
        return True
    own = set(tokens)
    return any(h.first in own for h in ann.found_in(ann.unit_of(at), "background_time"))


def several(ann: Annotated, group: VerbGroup) -> bool:
    """Whether more than one did it: a plural, or somebody „с“ another."""
    return group.plural or bool(partners(ann, group)) or _with_whom(ann, group)


def _with_whom(ann: Annotated, group: VerbGroup) -> bool:
    """„Радев, с когото тя обсъди …“."""
    link = ann.clause_at[group.head].link
    return link is not None and ann.lower(link - 1) in {"с", "със"}


def done_by(ann: Annotated, group: VerbGroup) -> list[Nominal]:
    return subjects(ann, group)


def start_of_object(ann: Annotated, group: VerbGroup, at: int | None = None) -> int:
    """The first token of what the verb is about: behind adverbs, its subject and its partners.

    ``at`` is where to begin, else right behind the verb.
    """
    clause = ann.clause_at[group.head]
    unit = ann.unit_of(group.head)
    nominals = {n.first: n for n in nominals_of(ann, clause)}
    i = group.last + 1 if at is None else at
    while i < unit.stop:
        phrase = max((h.last for h in ann.found_in(range(i, i + 1), "aside_phrase")), default=None)
        if phrase is not None:
            i = phrase + 1
            continue
        if "aside" in ann.classes(i):
            i += 1
            continue
        nominal = nominals.get(i)
        if (
            nominal is not None
            and not nominal.prep
            and nominal.kind in ("person", "pronoun")
            and (i == group.last + 1)
        ):
            i = _run_end(ann, nominals_of(ann, clause), nominal) + 1
            continue
        behind = _prepositional(ann, clause, i)
        if behind is None:
            return i
        i = behind
    return i


def _prepositional(ann: Annotated, clause: Clause, i: int) -> int | None:
    """Behind „с премиера Х“, „в София“ at ``i``; None where none stands there."""
    if ann.lower(i) not in _SKIPPED_PP:
        return None
    for nominal in nominals_of(ann, clause):
        if (
            i < nominal.first <= i + 4
            and nominal.prep
            and (nominal.kind in _ACTORS or nominal.kind == "place")
        ):
            return _run_end(ann, nominals_of(ann, clause), nominal) + 1
    if ann.lower(i) in {"в", "във"} and ann.classes(i + 1) & {"weekday", "locative_time"}:
        return i + 2
    return None


def _run_end(ann: Annotated, nominals: tuple[Nominal, ...], nominal: Nominal) -> int:
    at = nominals.index(nominal)
    while at + 1 < len(nominals) and nominals[at + 1].joined:
        at += 1
    return nominals[at].last


def talks_before(ann: Annotated, at: int) -> bool:
    """„Главната тема беше …“ means that of the talks that the sentences before told of."""
    unit = ann.unit_at[at]
    back = ann.units[max(0, unit - _BACK)].start
    return any("talk_noun" in ann.classes(i) for i in range(back, at))
