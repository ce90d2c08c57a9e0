"""Documents that the text calls a draft, or says not to exist yet: „остава чернова“, „проектът
му“, „договор още няма“."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.annotate import Annotated
from briefgen.annotate.clauses import Clause
from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.documents.acts import Deed
from briefgen.extract.documents.heads import Head

_OWNED = {"му": frozenset({"m", "n"}), "ѝ": frozenset({"f"}), "й": frozenset({"f"})}
_IS = frozenset({"е", "остава", "остане", "бъде"})
# An offer is no draft of the text that it calls so.
_PREDICATE = ("проект", "чернов")
# How many words lie between the verb and „чернова“.
_REACH = 4


def find_drafts(ann: Annotated, clauses: dict[int, list[Head]]) -> Iterator[Deed]:
    """The deeds of drafts that no „проект на …“ before the document names."""
    for i in ann.having("draft"):
        clause = ann.clause_at.get(i)
        if clause is None or not ann.lower(i).startswith(_PREDICATE):
            continue
        if ann.lower(i + 1) in _OWNED:
            # „споразумението …, а проектът му още не е внесен“
            known = _whose(ann, i, clauses, _OWNED[ann.lower(i + 1)])
            if known is not None:
                yield Deed(known, "proposed", i, i + 1, 2, "open", None, "draft")
        elif ann.lower(i + 1) not in {"на", "за"}:
            yield from _is_draft(ann, clause, i, clauses)


def _whose(
    ann: Annotated, place: int, clauses: dict[int, list[Head]], genders: frozenset[str]
) -> Head | None:
    """The document named last in the sentence or the one before, of a gender that agrees."""
    unit = ann.unit_at[place]
    before = [h for heads in clauses.values() for h in heads
              if h.type and not h.plural and h.gender in genders and h.noun < place
              and unit - ann.unit_at[h.noun] <= 1]  # fmt: skip
    return max(before, key=lambda head: head.noun, default=None)


def _is_draft(
    ann: Annotated, clause: Clause, noun: int, clauses: dict[int, list[Head]]
) -> Iterator[Deed]:
    """„Декларацията засега остава чернова“, „Договорът е само проект“."""
    verbs = [g for g in clause.verbs if g.kind == "finite" and g.last < noun]
    if not verbs or not _links(verbs[-1]) or noun - verbs[-1].last > _REACH:
        return
    bare = [h for h in clauses.get(clause.number, ())
            if not h.prep and h.type and h.last < verbs[-1].first]  # fmt: skip
    for head in bare[:1]:
        yield Deed(head, "proposed", verbs[-1].first, noun, 0, "failed", None, "draft")


def _links(group: VerbGroup) -> bool:
    told = group.mood == "told" and not group.negated and group.tense in ("present", "past")
    return told and ("be" in group.senses or group.lemma in _IS)
