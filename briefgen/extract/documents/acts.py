"""What is done with documents: deeds, each with the status it gives and whom it concerns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefgen.annotate import Annotated
from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.arguments import clause_of, is_real
from briefgen.extract.documents.heads import Head, by_clause
from briefgen.extract.documents.mode import Mode, mode_of
from briefgen.extract.documents.objects import listed, targets
from briefgen.model import Status

# How real a deed must be for the status that its verb names.
_DONE: dict[str, Status] = {
    "sign": "signed", "initial": "initialled", "ratify": "ratified", "adopt": "adopted",
    "conclude": "agreed",
}  # fmt: skip
_WEAKER: dict[Mode, Status] = {"planned": "announced", "offered": "proposed", "open": "proposed",
                               "failed": "proposed", "heard": "announced"}  # fmt: skip
# What verbs do to documents; of two senses of a verb the first counts.
_SENSES = (
    "sign", "initial", "ratify", "adopt", "exchange", "denounce", "reach", "agree", "propose",
    "reject", "announce", "keep", "lay_down", "lapse", "join_leave", "await",
    "open_close",
)  # fmt: skip
# What binds those who will conclude it.
_BINDS = frozenset({"agree", "promise", "decide", "lie_ahead"})
_NOUNS = frozenset({"sign", "initial", "ratify", "adopt", "conclude"})


@dataclass(frozen=True, slots=True)
class Deed:
    """A deed told of ``head``. ``level``: 0 the clause's own verb, 1 a relative clause or
    participle, 2 a noun or an adverb; ``first`` to ``last`` are its words; ``group`` the
    verb, where there is one; ``heard`` says that it is hearsay, ``old`` that the text puts
    it long before the article."""

    head: Head
    status: Status
    first: int
    last: int
    level: int
    mode: Mode = "real"
    group: VerbGroup | None = None
    sense: str = ""
    heard: bool = False
    old: bool = False


def find_deeds(ann: Annotated, heads: Sequence[Head]) -> list[Deed]:
    """All deeds, in the order of the text."""
    clauses = by_clause(list(heads))
    found: list[Deed] = []
    for group in ann.verbs:
        sense = _sense(ann, group)
        if sense:
            found += _deeds_of(ann, group, sense, clauses)
    return sorted(found, key=lambda deed: deed.head.noun)


def _sense(ann: Annotated, group: VerbGroup) -> str:
    """What the verb does to documents."""
    if group.lemma in {"сключи", "сключва"}:
        return "conclude"
    if group.lemma in {"гласува"}:
        return "vote"
    if group.lemma in {"излезе", "излиза"} and ann.lower(group.last + 1) in {"с", "със"}:
        return "come_out"
    if group.lemma in {"наложи", "налага"} and ann.lower(group.last + 1) == "вето":
        return "reject"
    if group.senses.isdisjoint(_SENSES):
        return ""
    return next(sense for sense in _SENSES if sense in group.senses)


def _deeds_of(
    ann: Annotated, group: VerbGroup, sense: str, clauses: dict[int, list[Head]]
) -> Iterator[Deed]:
    mode = mode_of(ann, group)
    if mode is None or (group.kind == "noun" and sense not in _NOUNS):
        return
    status = _status(ann, group, sense, mode)
    if status is None:
        return
    if sense == "ratify" and group.reflexive:
        return  # „закон, с който се ратифицира“
    level = _level(ann, group)
    if sense == "conclude" and mode == "planned" and clause_of(ann, group).kind != "main":
        return  # „уверени са, че ще сключат“
    named = listed(ann, group, sense, clauses)
    done_to = [h for h in targets(ann, group, sense, clauses) if not (named and h.plural)] + named
    for head in dict.fromkeys(done_to):
        if head.noun in ann.denied:
            continue
        # A government that approves a draft adopts nothing between parties.
        draft = head.draft is not None and status in ("adopted", "announced") and (
            sense in ("adopt", "announce"))  # fmt: skip
        yield Deed(head, "proposed" if draft else status, group.first, group.last, level, mode,
                   group, sense, mode == "heard")  # fmt: skip


def _status(ann: Annotated, group: VerbGroup, sense: str, mode: Mode) -> Status | None:
    if sense == "ratify" and mode == "failed":
        return "existing"  # what a parliament leaves lying was signed before
    if sense == "conclude" and not _is_concluded(ann, group, mode):
        return None
    if sense in _DONE:
        return _DONE[sense] if mode == "real" else _WEAKER[mode]
    if sense == "open_close":
        return "agreed" if mode == "real" and group.kind == "finite" else None
    if sense in {"agree", "reach"}:
        return "agreed" if mode == "real" and group.kind == "finite" else None
    if sense == "announce":
        return "announced" if mode in ("real", "planned") and group.kind == "finite" else None
    if sense == "propose":
        return "proposed" if mode in ("real", "planned") else None
    if sense == "reject":
        return "proposed" if mode == "real" else None
    if sense in {"exchange", "denounce", "lapse", "join_leave", "keep"}:
        return "existing" if mode != "heard" else None
    if sense == "come_out":
        return "announced" if mode == "real" and group.kind == "finite" else None
    if sense == "vote":
        return "announced" if mode == "planned" else None
    if sense == "await":
        return "announced" if group.kind == "participle" else None
    return None


def _is_concluded(ann: Annotated, group: VerbGroup, mode: Mode) -> bool:
    """„сключиха“, „ще сключат“, „се споразумяха да сключат“; „сключване“ and other „да
    сключат“ mostly speak of an idea."""
    if mode == "real" or mode == "offered":
        return True
    governor = ann.verb_at.get(group.governor) if group.governor is not None else None
    if mode == "planned" and governor is not None and governor.senses & _BINDS:
        return clause_of(ann, governor).kind == "main" and is_real(ann, governor)
    return (
        group.kind == "finite"
        and group.mood == "told"
        and (
            (mode == "failed" and group.tense == "past")
            or (mode == "planned" and group.tense == "future")
        )
    )


def _level(ann: Annotated, group: VerbGroup) -> int:
    if group.kind == "participle" or clause_of(ann, group).kind == "relative":
        return 1
    return 0
