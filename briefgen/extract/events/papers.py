"""Verbs of signing and voting."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from briefgen.annotate import Annotated, Nominal
from briefgen.annotate.clauses import Clause
from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.arguments import (
    agent,
    antecedent,
    before,
    behind,
    nominals_of,
    partners,
)
from briefgen.extract.events.deed import Deed, doers_of, several

_WITH = frozenset({"с", "със"})
# So far behind the paper the other side may stand: „споразумение за съвместна дейност с …“.
_SIDE = 14
_SIDES = frozenset({
    "body_head", "organisation_head", "institution_head", "school_head", "company_head",
    "group_head", "common_person",
})  # fmt: skip
# What a committee of a parliament decides, where another one would adopt plans.
_CLOSE = 4
_BILLS = ("закон", "ратификац", "поправк", "вето", "импийч")
_CONSENT = ("съгласие", "одобрение", "подкрепа", "разрешение", "светлина")


def signed(ann: Annotated, clause: Clause, group: VerbGroup) -> Deed | None:
    """„А и Б подписаха договор“, „договорът беше подписан“; a decree takes one alone."""
    around = [n for n in (*before(ann, group), *behind(ann, group)) if n.kind == "document"]
    papers = [n for n in around if not n.prep]
    if clause.kind == "relative":
        papers += [n for n in _antecedents(ann, clause) if n.kind == "document"]
    if not papers:
        return Deed("signing", again=True) if group.passive and _is_paper(ann, clause) else None
    words = tuple(n for n in papers[:1] if n.first > group.last)
    if group.passive or group.reflexive:
        return Deed("signing", words)
    who = doers_of(ann, group)
    if several(group, who) or partners(ann, group) or (group.plural and who):
        return Deed("signing", words)
    return Deed("signing", words) if who and _with_another(ann, group, papers[0]) else None


def _with_another(ann: Annotated, group: VerbGroup, paper: Nominal) -> bool:
    """„Ректорът подписа меморандум с Университета на Болоня“: behind the paper stands the
    other side, by a name or by the word for a body."""
    verbs = (g.first for g in ann.clause_at[group.head].verbs if g.first > paper.last)
    stop = min(ann.unit_of(group.head).stop - 1, paper.last + _SIDE, next(verbs, len(ann.tokens)))
    for i in range(max(paper.last, group.last) + 1, stop):
        if ann.lower(i) in _WITH:
            other = ann.tokens[i + 1]
            return other.shape in ("title", "upper") or any(
                not ann.classes(j).isdisjoint(_SIDES) for j in (i + 1, i + 2)
            )
    return False


def _is_paper(ann: Annotated, clause: Clause) -> bool:
    """„Документът бе подписан вчера в Русе“: the one told before."""
    first = next((i for i in clause.tokens if ann.tokens[i].shape != "mark"), None)
    return first is not None and ann.lower(first) in {"документът", "документите"}


def laid(ann: Annotated, clause: Clause, group: VerbGroup) -> Deed | None:
    """„А и Б положиха подписите си под договора“."""
    if not any("signature" in ann.classes(i) for i in clause.tokens if i not in ann.verb_at):
        return None
    papers = any(n.kind == "document" and n.prep == "под" for n in nominals_of(ann, clause))
    papers = papers or any("document_word" in ann.classes(i) and ann.lower(i - 1) == "под"
                           for i in clause.tokens)  # fmt: skip
    who = doers_of(ann, group)
    return Deed("signing") if papers and (group.passive or several(group, who)) else None


def _antecedents(ann: Annotated, clause: Clause) -> list[Nominal]:
    if clause.parent is None or not clause.tokens:
        return []
    parent = nominals_of(ann, ann.clauses[clause.parent])
    return [n for n in parent if n.last < clause.tokens[0]][-3:] or antecedent(ann, clause)


def voted(ann: Annotated, clause: Clause, group: VerbGroup) -> Deed | None:
    """„парламентът ратифицира договора“, „законът бе приет от сената“."""
    doers = agent(ann, group) if group.passive else doers_of(ann, group)
    if not doers and group.governor is not None:
        # „е ред на сената да гласува“
        doers = [n for n in nominals_of(ann, clause)
                 if n.prep == "на" and group.governor < n.first < group.first]  # fmt: skip
    parliament = any(_is_one(ann, n, "legislature") or _is_elected(ann, n) for n in doers)
    parliament = parliament or (not doers and _is_named_so(ann, clause, group))
    if not parliament and not any(_is_one(ann, n, "council") for n in doers):
        return Deed("vote") if _in_committee(ann, clause, group, doers) else None
    if group.lemma == "гласува" or ("elect" in group.senses and parliament):
        return Deed("vote")
    about = next((i for i in clause.tokens if i > group.last and (
        "voted_on" in ann.classes(i))), None)  # fmt: skip
    if about is None and "back" in group.senses:
        return None
    if about is None and not (parliament and (group.passive or _has_object(ann, group))):
        return None
    paper = [n for n in behind(ann, group) if n.kind == "document"][:1]
    return Deed("vote", tuple(paper))


def _is_named_so(ann: Annotated, clause: Clause, group: VerbGroup) -> bool:
    """„кнесетът отхвърли“: a parliament by a word of its own."""
    at = group.first - 1
    return (
        not group.passive
        and "legislature" in ann.classes(at)
        and ann.lower(at).endswith(("ът", "та", "ите"))
        and "preposition" not in ann.classes(at - 1)
    )


def consented(ann: Annotated, clause: Clause, group: VerbGroup) -> Deed | None:
    """„Сенатът даде съгласие за ратификацията на договора“."""
    if not any(_is_one(ann, n, "legislature") for n in doers_of(ann, group)):
        return None
    after = [i for i in clause.tokens if i > group.last]
    given = [i for i in after[:_CLOSE] if ann.lower(i) in _CONSENT]
    about = any("voted_on" in ann.classes(i) for i in after)
    return Deed("vote") if given and about and not group.passive else None


def _in_committee(
    ann: Annotated, clause: Clause, group: VerbGroup, doers: Sequence[Nominal]
) -> bool:
    """„Правната комисия подкрепи законопроекта“; the European one only proposes laws."""
    words = {ann.lower(i) for n in doers for i in range(n.first, n.last + 1)}
    committee = any(w.startswith(("комисия", "комисията")) for w in words)
    if not committee or any(w.startswith("европейск") for w in words):
        return False
    return any(ann.lower(i).startswith(_BILLS) for i in clause.tokens if i > group.last)


def _has_object(ann: Annotated, group: VerbGroup) -> bool:
    """„одобри присъединяването“; a guest or a commission that is received is no vote."""
    first = next((n for n in behind(ann, group) if not n.prep), None)
    guest = first is not None and first.kind in ("person", "group", "body", "other")
    word = ann.tokens[group.last + 1] if group.last + 1 < len(ann.tokens) else None
    return not guest and word is not None and word.shape != "mark"


def _is_elected(ann: Annotated, nominal: Nominal) -> bool:
    """„Общинският съвет“, „Столичният общински съвет“, „народните представители“."""
    words = [ann.lower(i) for i in range(nominal.first, nominal.last + 1)]
    return any(
        (a.startswith("общинск") and b.startswith("съвет"))
        or (a.startswith("народн") and b.startswith("представител"))
        for a, b in pairwise(words)
    )


def _is_one(ann: Annotated, nominal: Nominal, name: str) -> bool:
    """Whether a word of the phrase or of the body's whole name („ЕП“) has the class ``name``."""
    if any(name in ann.classes(i) for i in range(nominal.first, nominal.last + 1)):
        return True
    names = [ann.entities[e].bg or "" for e in nominal.entities if e in ann.entities]
    words = [word for name in names for word in name.lower().split()[:2]]
    return any(name in ann.lexicon.classes(word) for word in words)
