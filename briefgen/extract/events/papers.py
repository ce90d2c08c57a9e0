"""Verbs of signing and voting."""

from __future__ import annotations

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
    return None


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
    parliament = any(_is_one(ann, n, "legislature") or _is_municipal(ann, n) for n in doers)
    if not parliament and not any(_is_one(ann, n, "council") for n in doers):
        return None
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


def _has_object(ann: Annotated, group: VerbGroup) -> bool:
    """„одобри присъединяването“; a guest or a commission that is received is no vote."""
    first = next((n for n in behind(ann, group) if not n.prep), None)
    guest = first is not None and first.kind in ("person", "group", "body", "other")
    word = ann.tokens[group.last + 1] if group.last + 1 < len(ann.tokens) else None
    return not guest and word is not None and word.shape != "mark"


def _is_municipal(ann: Annotated, nominal: Nominal) -> bool:
    """„Общинският съвет“, „Столичният общински съвет“."""
    words = [ann.lower(i) for i in range(nominal.first, nominal.last + 1)]
    return any(a.startswith("общинск") and b.startswith("съвет") for a, b in pairwise(words))


def _is_one(ann: Annotated, nominal: Nominal, name: str) -> bool:
    """Whether a word of the phrase or of the body's whole name („ЕП“) has the class ``name``."""
    if any(name in ann.classes(i) for i in range(nominal.first, nominal.last + 1)):
        return True
    names = [ann.entities[e].bg or "" for e in nominal.entities if e in ann.entities]
    words = [word for name in names for word in name.lower().split()[:2]]
    return any(name in ann.lexicon.classes(word) for word in words)
