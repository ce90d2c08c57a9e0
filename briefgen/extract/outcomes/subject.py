"""Who discussed or agreed, whether it is the news, and the words behind the verb."""

from __future__ import annotations

import re

from briefgen.annotate import Annotated, Nominal
from briefgen.annotate.clauses import Clause
from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.arguments import is_real, nominals_of, partners, subjects

_YEAR = re.compile(r"(?:19|20)\d\d")
_SKIPPED_PP = frozenset({"с", "със", "в", "във", "край", "при", "пред", "от", "между"})
_ACTORS = frozenset({"person", "body", "group", "pronoun", "other"})
_JANUARY = 1


def told(ann: Annotated, group: VerbGroup) -> bool:
    """Whether the verb tells, as done, what belongs to the news: not denied, not to come, not of old."""
    real = is_real(ann, group) and not group.earlier and not _in_past_of_past(ann, group)
    return real and not is_old(ann, ann.clause_at[group.head], group.head)


def _in_past_of_past(ann: Annotated, group: VerbGroup) -> bool:
    return any(ann.lower(i) in {"бил", "била", "били"} for i in range(group.first, group.head)) and (
        group.earlier
    )


def is_old(ann: Annotated, clause: Clause, at: int) -> bool:
    """A year before the article's, or „преди пет години“, in the clause or before it."""
    unit = ann.unit_of(at)
    own = set(clause.tokens)
    tokens = [i for i in range(unit.start, unit.stop) if i in own]
    year = ann.article.date.year
    # „обсъдиха договора, подписан през 2010 г.“: the year is the participle's.
    part = min((g.first for g in clause.verbs if g.kind == "participle" and g.first > at),
               default=unit.stop)  # fmt: skip
    for i in tokens:
        if i > part:
            break
        text = ann.tokens[i].text
        if _YEAR.fullmatch(text) and int(text) < year and not _purpose(ann, i) and not (
            int(text) == year - 1 and ann.article.date.month == _JANUARY
        ):
            return True
    return any(h.first in own for h in ann.found_in(unit, "background_time"))


def _purpose(ann: Annotated, i: int) -> bool:
    """„договора от 2010 г.“: the year of a document and not of the talk."""
    return ann.lower(i - 1) in {"от", "на"} or ann.is_quoted(i)


def several(ann: Annotated, group: VerbGroup) -> bool:
    """Whether more than one did it: a plural, or somebody „с“ another."""
    return group.plural or bool(partners(ann, group)) or _with_whom(ann, group)


def _with_whom(ann: Annotated, group: VerbGroup) -> bool:
    """„Радев, с когото тя обсъди …“."""
    link = ann.clause_at[group.head].link
    return link is not None and ann.lower(link - 1) in {"с", "със"}


def done_by(ann: Annotated, group: VerbGroup) -> list[Nominal]:
    return subjects(ann, group)


def start_of_object(ann: Annotated, group: VerbGroup) -> int:
    """The first token of what the verb is about: behind adverbs, its subject and its partners."""
    clause = ann.clause_at[group.head]
    unit = ann.unit_of(group.head)
    nominals = {n.first: n for n in nominals_of(ann, clause)}
    i = group.last + 1
    while i < unit.stop:
        phrase = max((h.last for h in ann.found_in(range(i, i + 1), "aside_phrase")), default=None)
        if phrase is not None:
            i = phrase + 1
            continue
        if "aside" in ann.classes(i):
            i += 1
            continue
        nominal = nominals.get(i)
        if nominal is not None and not nominal.prep and nominal.kind in ("person", "pronoun") and (
            i == group.last + 1
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
        if i < nominal.first <= i + 4 and nominal.prep and (
            nominal.kind in _ACTORS or nominal.kind == "place"
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
