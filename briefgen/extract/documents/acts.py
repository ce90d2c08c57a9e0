"""What is done with documents: deeds, each with the status it gives and whom it concerns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefgen.annotate import Annotated
from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.arguments import clause_of, nominals_of
from briefgen.extract.dates import DateExpression
from briefgen.extract.documents.heads import Head, antecedent_head, by_clause
from briefgen.extract.documents.mode import Mode, mode_of
from briefgen.model import Status

# How real a deed must be for the status that its verb names.
_DONE: dict[str, Status] = {
    "sign": "signed", "initial": "initialled", "ratify": "ratified", "adopt": "adopted",
    "conclude": "agreed",
}  # fmt: skip
_WEAKER: dict[Mode, Status] = {"planned": "announced", "open": "proposed", "failed": "proposed",
                               "heard": "announced"}  # fmt: skip
_FAR = 10
_GROUP_END = 25


@dataclass(frozen=True, slots=True)
class Deed:
    """A deed told of ``head``. ``level``: 0 the clause's own verb, 1 a relative clause or
    participle, 2 a noun or an adverb; ``first`` to ``last`` are its words; ``group`` the
    verb, where there is one; ``doubt`` says that it is hearsay."""

    head: Head
    status: Status
    first: int
    last: int
    level: int
    mode: Mode = "real"
    group: VerbGroup | None = None
    sense: str = ""
    heard: bool = False


def find_deeds(
    ann: Annotated, heads: Sequence[Head], dates: Sequence[DateExpression]
) -> list[Deed]:
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
        return ""
    for sense in ("sign", "initial", "ratify", "adopt", "exchange", "denounce", "reach", "agree",
                  "propose", "reject", "announce", "lay_down", "lapse", "join_leave", "await"):  # fmt: skip
        if sense in group.senses:
            return sense
    return ""


def _deeds_of(
    ann: Annotated, group: VerbGroup, sense: str, clauses: dict[int, list[Head]]
) -> Iterator[Deed]:
    mode = mode_of(ann, group)
    if mode is None:
        return
    status = _status(ann, group, sense, mode)
    if status is None:
        return
    level = _level(ann, group)
    for head in targets(ann, group, sense, clauses):
        yield Deed(head, _fitting(ann, group, sense, head, status, mode), group.first, group.last,
                   level, mode, group, sense, mode == "heard")  # fmt: skip


def _fitting(
    ann: Annotated, group: VerbGroup, sense: str, head: Head, status: Status, mode: Mode
) -> Status:
    """A government that approves a draft adopts nothing between parties."""
    if sense == "adopt" and head.draft is not None and status == "adopted":
        return "proposed"
    return status


def _status(ann: Annotated, group: VerbGroup, sense: str, mode: Mode) -> Status | None:
    if sense == "ratify" and mode == "failed":
        return "existing"  # what a parliament leaves lying was signed before
    if sense in _DONE:
        return _DONE[sense] if mode == "real" else _WEAKER[mode]
    if sense in {"agree", "reach"}:
        return "agreed" if mode == "real" else "proposed" if mode == "failed" else None
    if sense == "announce":
        return "announced" if mode in ("real", "planned") and group.kind == "finite" else None
    if sense == "propose":
        return None if mode == "failed" else "proposed"
    if sense == "reject":
        return "proposed" if mode == "real" else None
    if sense in {"exchange", "denounce", "lapse", "join_leave"}:
        return "existing" if mode != "heard" else None
    if sense == "await":
        return "announced" if group.kind == "participle" else None
    return None


def _level(ann: Annotated, group: VerbGroup) -> int:
    if group.kind == "participle" or clause_of(ann, group).kind == "relative":
        return 1
    return 0


def targets(
    ann: Annotated, group: VerbGroup, sense: str, clauses: dict[int, list[Head]]
) -> list[Head]:
    """The documents to which the verb does something."""
    clause = clause_of(ann, group)
    here = clauses.get(clause.number, [])
    if group.kind == "noun":
        return _of_noun(ann, group, here)
    if group.kind == "participle":
        return of_participle(ann, group, here)
    if sense in {"agree", "reach"}:
        return _agreed_on(ann, group, sense, here)
    if sense == "exchange":
        return [h for h in here if h.prep in {"по", "на", "за"} or h.type == "note"][:2]
    clitic = _clitic(ann, group, clause.number)
    if clitic is not None:
        return [clitic]
    if sense == "lay_down":
        return []
    bare = [h for h in here if not h.prep]
    if sense == "join_leave":
        bare = [h for h in here if h.prep in {"от", "към"} and h.first > group.last][:1]
        return bare
    if sense == "sign" and group.reflexive and not bare:
        return [h for h in here if h.prep == "под"][:1]
    behind = [h for h in bare if h.first > group.last]
    before = [h for h in bare if h.last < group.first]
    stop = _next_verb(ann, group)
    behind = [h for h in behind if h.first < stop]
    start = _verb_before(ann, group)
    before = [h for h in before if h.first > start]
    if group.passive or group.reflexive:
        if _is_subject_link(ann, clause):
            found = antecedent_head(ann, clause, clauses)
            return [found] if found else behind
        return _run(ann, before)[-3:] or behind
    if behind and _near(ann, group, behind[0]):
        return behind
    if clause.kind == "relative" and clause.link is not None:
        found = antecedent_head(ann, clause, clauses)
        if found is not None and not _is_subject_only(ann, clause, group):
            return [found]
    if before and (_other_subject(ann, group, before[0]) or sense in {"denounce", "lapse"}):
        return _run(ann, before)
    return []


def _near(ann: Annotated, group: VerbGroup, head: Head) -> bool:
    return head.first - group.last <= _GROUP_END


def _next_verb(ann: Annotated, group: VerbGroup) -> int:
    return min(
        (g.first for g in clause_of(ann, group).verbs
         if g.head > group.head and g.kind == "finite" and g.governor != group.head),
        default=len(ann.tokens),
    )  # fmt: skip


def _verb_before(ann: Annotated, group: VerbGroup) -> int:
    """The end of the verb before, unless it governs this one."""
    chain = set()
    known: VerbGroup | None = group
    while known is not None and known.governor is not None and known.governor not in chain:
        chain.add(known.governor)
        known = ann.verb_at.get(known.governor)
    return max(
        (g.last for g in clause_of(ann, group).verbs
         if g.head < group.head and g.kind == "finite" and g.head not in chain
         and g.mood != "da"),
        default=-1,
    )  # fmt: skip


def _run(ann: Annotated, heads: list[Head]) -> list[Head]:
    """The last document of ``heads`` with those joined to it: „декларация и план“."""
    if not heads:
        return []
    run = [heads[-1]]
    for head in reversed(heads[:-1]):
        words = {ann.lower(i) for i in range(head.end + 1, run[0].first)}
        if "и" not in words and "," not in words or run[0].first - head.end > 3:
            break
        run.insert(0, head)
    return run


def _of_noun(ann: Annotated, group: VerbGroup, here: list[Head]) -> list[Head]:
    behind = [h for h in here if h.first > group.last]
    led = [h for h in behind if h.prep == "на" and h.first - group.last <= _FAR]
    if not led:
        return []
    return [led[0], *(h for h in behind if h is not led[0] and ann.lower(h.first - 1) in {"и", ","})]


def of_participle(ann: Annotated, group: VerbGroup, here: list[Head]) -> list[Head]:
    ending = ann.lower(group.head)[-1]
    number = {"о": "n", "а": "f", "и": "p"}.get(ending, "m")

    def agrees(head: Head) -> bool:
        return number == "p" if head.plural else number == head.gender

    comma = ann.tokens[group.first - 1].text in {",", "–", "("} if group.first else False
    before = [h for h in here if h.last < group.first and agrees(h) and h.type]
    if comma or (before and before[-1].end >= group.first - 2):
        before = [h for h in before if group.first - h.end <= 8]
        if before and not (not comma and ann.lower(group.head).endswith(("ият", "ия", "ото", "ата"))):
            return before[-1:]
    definite = ann.lower(group.head).endswith(("ият", "ия", "ото", "ата", "ите"))
    behind = [h for h in here if group.last < h.noun and agrees_loosely(number, ann, group, h)]
    if behind and behind[0].noun - group.last <= 8 and _no_marks(ann, group.last + 1, behind[0].first):
        if definite or behind[0].first - group.last <= 2:
            return behind[:1]
    return []


def agrees_loosely(number: str, ann: Annotated, group: VerbGroup, head: Head) -> bool:
    word = ann.lower(group.head)
    if word.endswith(("ият", "ия")):
        return head.gender == "m" and not head.plural
    if word.endswith("ото"):
        return head.gender == "n" and not head.plural
    if word.endswith("ата"):
        return head.gender == "f" and not head.plural
    if word.endswith("ите"):
        return head.plural
    return number == "p" if head.plural else number == head.gender


def _no_marks(ann: Annotated, first: int, last: int) -> bool:
    return all(ann.tokens[i].shape != "mark" for i in range(first, last))


def _agreed_on(ann: Annotated, group: VerbGroup, sense: str, here: list[Head]) -> list[Head]:
    """„се споразумяха по план“, „постигнаха съгласие по план“, „постигнаха споразумение“."""
    behind = [h for h in here if group.last < h.first <= group.last + 14]
    on = [h for h in behind if h.prep in {"по", "за", "върху", "относно", "около"}]
    if sense == "agree":
        if on and group.reflexive and ann.lower(on[0].first - 1) in {"по", "за", "върху", "относно"}:
            return on[:1]
        return [h for h in behind if not h.prep and not group.reflexive][:1]
    clause = clause_of(ann, group)
    nouns = [i for i in clause.tokens if "agreement_noun" in ann.classes(i)]
    typed = [h for h in here if not h.prep and h.type in {"agreement", "treaty", "pact"}]
    for noun in nouns:
        led = [h for h in here if noun < h.noun and h.prep in {"по", "за", "върху", "относно"}
               and h.first - noun <= 3]  # fmt: skip
        if led:
            return led[:1]
    if group.passive or group.reflexive:
        return [h for h in typed if abs(h.noun - group.head) <= _FAR][:1]
    return [h for h in typed if group.last < h.first <= group.last + 6][:1]


def _clitic(ann: Annotated, group: VerbGroup, clause: int) -> Head | None:
    """„го парафираха“: the document named before."""
    for i in range(group.first, group.last + 1):
        word = ann.lower(i)
        if word in {"го", "я", "ги"} and i != group.head:
            return pronoun_head(i, clause, word)
    return None


def pronoun_head(i: int, clause: int, word: str) -> Head:
    gender = "f" if word in {"я", "нея"} else "m"
    return Head("", i, i, i, i, clause, gender, plural=word in {"ги", "тях"}, definite=True)


def _is_subject_link(ann: Annotated, clause: object) -> bool:
    kind, link = clause.kind, clause.link  # type: ignore[attr-defined]
    if kind != "relative" or link is None:
        return False
    return "preposition" not in ann.classes(link - 1)


def _is_subject_only(ann: Annotated, clause: object, group: VerbGroup) -> bool:
    """„страните, които подписаха“: the link does it, unless another subject stands there."""
    link = clause.link  # type: ignore[attr-defined]
    if "preposition" in ann.classes(link - 1):
        return True
    return not _other_subject(ann, group, None)


def _other_subject(ann: Annotated, group: VerbGroup, head: Head | None) -> bool:
    """Whether somebody stands in the clause who can do it."""
    acts = {"person", "body", "group", "place", "pronoun"}
    for nominal in nominals_of(ann, clause_of(ann, group)):
        if head is not None and nominal.head == head.noun:
            continue
        if nominal.kind in acts and not nominal.prep:
            return True
    return False
