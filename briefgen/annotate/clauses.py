"""Clauses: which words of a sentence belong to which verb.

„Министърът, който пристигна вчера, подписа договора“ has two: the relative clause
stands inside the main one, whose words lie on both its sides.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from briefgen.annotate.speech_marks import Quoted
from briefgen.annotate.verbs import VerbGroup
from briefgen.languages import Lexicon
from briefgen.tokens import Token

# `reporting`: „…, каза Х“ behind what was said; `quoted`: direct speech.
ClauseKind = Literal["main", "relative", "that", "condition", "purpose", "other", "reporting"]

_BOUNDARY = frozenset({",", ";", ":", "–", "—", "-", "(", ")", "…"})
_THAT = frozenset({"че", "дали"})
_CONDITION = frozenset({"ако", "щом", "стига", "освен"})
_OTHER = frozenset(
    "когато докато защото където откакто макар понеже като тъй след преди откъдето".split()
)
# „в случай че“, „при условие че“
_IN_CASE = frozenset({"случай", "положение", "условие"})
_JOIN = frozenset({"и", "или", "а", "но", "обаче", "пък"})
_JOIN_OR_PREPOSITION = frozenset({"и", "след", "при"})
# „ще подпише само ако …“: no mark parts the condition.
_ONLY = frozenset({"само", "единствено", "освен", "дори", "даже"})
_CUTS = _BOUNDARY | _JOIN | {"че", "ако"}
_INSERTED = frozenset({"relative", "that", "condition", "purpose", "other"})
_DEFINITE = ("та", "то", "те", "ът", "ят")
_SHORTEST_SPEECH = 3
# Marks and all that stand before the fourth word of a clause.
_OPENING = 12


@dataclass(slots=True)
class Clause:
    """Tokens and verbs of one clause; one that only holds others together has none.

    ``link`` is the word that opens it („който“, „че“), ``parent`` the number of the clause
    it hangs on, ``joined`` that of the one before it on the same level („и замина“),
    ``quoted`` whether it is direct speech.
    """

    number: int
    kind: ClauseKind
    tokens: list[int] = field(default_factory=list)
    verbs: list[VerbGroup] = field(default_factory=list)
    link: int | None = None
    parent: int | None = None
    joined: int | None = None
    quoted: bool = False


def find_clauses(
    tokens: Sequence[Token],
    unit: range,
    verbs: Sequence[VerbGroup],
    quoted: Sequence[Quoted],
    lexicon: Lexicon,
    number: int,
) -> list[Clause]:
    """The clauses of one sentence, numbered from ``number``."""
    found: list[Clause] = []
    for zone, speech in _zones(tokens, unit, verbs, quoted):
        found += _assembled(tokens, zone, verbs, lexicon, number + len(found), speech)
    return found


def _zones(
    tokens: Sequence[Token], unit: range, verbs: Sequence[VerbGroup], quoted: Sequence[Quoted]
) -> list[tuple[list[int], bool]]:
    """The tokens outside direct speech, and those of each quotation that is speech."""
    near = _near(tokens, unit, quoted) if quoted else ()
    first, last = tokens[unit.start].start, tokens[unit.stop - 1].end
    if not any(q.inner.start < last and q.inner.end > first for q in near):
        return [(list(unit), False)]
    outside: list[int] = []
    inside: dict[int, list[int]] = {}
    at = -1
    for i in unit:
        start = tokens[i].start
        while at + 1 < len(near) and near[at + 1].inner.start <= start:
            at += 1
        within = at >= 0 and start < near[at].inner.end
        (inside.setdefault(at, []) if within else outside).append(i)
    zones = []
    for run in inside.values():
        words = sum(tokens[i].shape != "mark" for i in run)
        speaks = any(run[0] <= g.head <= run[-1] for g in verbs)
        if words >= _SHORTEST_SPEECH and (speaks or len(run) == len(unit)):
            zones.append((run, True))
        else:
            outside += run
    outside.sort()
    return [(outside, False), *zones] if outside else zones


def _near(tokens: Sequence[Token], unit: range, quoted: Sequence[Quoted]) -> Sequence[Quoted]:
    """The quotations that may reach into the sentence."""
    first = bisect_right(quoted, tokens[unit.start].start, key=lambda q: q.inner.start)
    last = bisect_right(quoted, tokens[unit.stop - 1].start, key=lambda q: q.inner.start)
    return quoted[max(0, first - 1) : last]


def _assembled(
    tokens: Sequence[Token],
    zone: list[int],
    verbs: Sequence[VerbGroup],
    lexicon: Lexicon,
    number: int,
    speech: bool,
) -> list[Clause]:
    heads = {g.head: g for g in verbs}
    clauses: list[Clause] = []

    def opened(kind: ClauseKind, parent: int | None, joined: int | None = None) -> Clause:
        clause = Clause(number + len(clauses), kind, parent=parent, joined=joined, quoted=speech)
        clauses.append(clause)
        return clause

    def has_verb(clause: Clause) -> bool:
        # „Преди да отлети, той …“: its „да“ is all the verb that a clause of purpose has.
        purpose = clause.kind == "purpose"
        return any(g.kind == "finite" and (purpose or g.mood != "da") for g in clause.verbs)

    current = opened("main", None)
    segments = _segments(tokens, zone, heads, lexicon)
    for at, segment in enumerate(segments):
        own = [heads[i] for i in segment if i in heads]
        finite = bool(own) and any(_makes_clause(g) for g in own)
        kind, link = _opening(tokens, segment, finite or bool(own), lexicon)
        if kind is not None:
            first = next((i for i in segment if tokens[i].shape != "mark"), segment[0])
            coordinate = tokens[first].lower in _JOIN and current.kind == kind
            parent = current.parent if coordinate else current.number
            current = opened(kind, parent, current.number if coordinate else None)
            current.link = link
        elif (own and _is_governed_outside(tokens, segment, own, clauses, current, number)) or (
            finite and _is_awaited(clauses, current, number)
        ):
            current = clauses[(current.parent or 0) - number]
        elif finite and _reports(tokens, segment, own, clauses):
            current = opened("reporting", None)
        elif not own and has_verb(current) and _sets_against(
            tokens, segments[at:], heads, lexicon
        ):  # fmt: skip
            # „…, а проектът, готов през март, още не е внесен“
            current = opened(current.kind, current.parent, current.number)
        elif (
            current.kind in _INSERTED
            and current.parent is not None
            and has_verb(current)
            and _closes(tokens, segment)
        ):
            # „…, който беше домакин, и колегата му“: that comma ends the inserted clause.
            outer = clauses[current.parent - number]
            if finite and has_verb(outer):
                outer = opened(outer.kind, outer.parent, outer.number)
            current = outer
        elif own and _resumes(tokens, segment, own[0], clauses, current, number):
            current = clauses[(current.parent or 0) - number]
        elif finite and (has_verb(current) or _leaves_condition(current, own)):
            # A condition whose verb no list knows ends where „ще“ begins the main clause.
            waiting = current if has_verb(current) else clauses[(current.parent or number) - number]
            while waiting.parent is not None and has_verb(waiting):
                waiting = clauses[waiting.parent - number]
            if has_verb(waiting):
                level = current if _same_level(tokens, segment) else waiting
                current = opened(level.kind, level.parent, level.number)
                current.link = level.link
            else:
                current = waiting
        current.tokens += segment
        current.verbs += own
    return clauses


def _leaves_condition(clause: Clause, own: Sequence[VerbGroup]) -> bool:
    inner = clause.kind == "condition" and clause.parent is not None
    return inner and any(g.tense == "future" for g in own)


def _is_governed_outside(
    tokens: Sequence[Token], segment: list[int], own: Sequence[VerbGroup],
    clauses: Sequence[Clause], current: Clause, number: int,
) -> bool:  # fmt: skip
    """„Очаква се съвет, който да …, да бъде създаден“: that „да“ hangs on the outer verb."""
    if current.kind != "relative" or current.parent is None or not current.verbs:
        return False
    opens = [tokens[i].lower for i in segment[:2]] == [",", "да"]
    outer = clauses[current.parent - number]
    return opens and any(g.head == own[0].governor for g in outer.verbs)


def _is_awaited(clauses: Sequence[Clause], current: Clause, number: int) -> bool:
    """„Х, който внесе проекта, заяви“: the clause around the inserted one has no verb yet."""
    if current.kind not in _INSERTED or current.parent is None:
        return False
    outer = clauses[current.parent - number]
    named = len(outer.tokens) > 1
    inner = any(_makes_clause(g) for g in current.verbs)
    return inner and named and not any(_makes_clause(g) for g in outer.verbs)


def _resumes(
    tokens: Sequence[Token],
    segment: list[int],
    group: VerbGroup,
    clauses: Sequence[Clause],
    current: Clause,
    number: int,
) -> bool:
    """„Очаква се договорът, който …, да бъде подписан“: the „да“ that the outer verb awaits."""
    if current.kind != "relative" or current.parent is None or group.mood != "da":
        return False
    outer = clauses[current.parent - number]
    opens = tokens[segment[0]].text == "," and group.first == segment[0] + 1
    waits = any(g.head == group.governor for g in outer.verbs)
    served = any(g.governor == group.governor and g.mood == "da" for g in outer.verbs)
    return opens and waits and not served


def _makes_clause(group: VerbGroup) -> bool:
    return group.kind == "finite" and group.mood != "da"


def _segments(
    tokens: Sequence[Token], zone: list[int], heads: dict[int, VerbGroup], lexicon: Lexicon
) -> list[list[int]]:
    """The zone cut at its marks, before words that open clauses, and before a second verb."""
    words = [tokens[i].lower for i in zone]
    start, segments = 0, []
    for at in [at for at, word in enumerate(words) if word in _CUTS or word.endswith("то")]:
        word, i, here = words[at], zone[at], zone[start:at]
        if word in _BOUNDARY:
            cut = at > start
        elif all(tokens[j].shape == "mark" for j in here):
            cut = False
        elif word == "ако":
            cut = words[at - 1] in _ONLY and _has_verb(here, heads)
        elif word in _JOIN:
            # „на английски и руски език и ще …“: the „и“ right before the verb cuts.
            ahead = _verb_ahead(tokens, zone, at, heads) if _has_verb(here, heads) else None
            cut = ahead is not None and not _joined_later(tokens, ahead, i)
        else:
            opens = word == "че" or (
                "relative" in lexicon.classes(word)
                and "preposition" not in lexicon.classes(tokens[i - 1].lower)
            )
            cut = opens and (words[at - 1] not in _JOIN_OR_PREPOSITION or _has_verb(here, heads))
        if cut:
            segments.append(here)
            start = at
    return [*segments, zone[start:]] if start < len(zone) else segments


def _has_verb(tokens: Sequence[int], heads: Mapping[int, VerbGroup]) -> bool:
    return any(i in heads and _makes_clause(heads[i]) for i in tokens)


def _verb_ahead(
    tokens: Sequence[Token], zone: list[int], at: int, heads: dict[int, VerbGroup]
) -> VerbGroup | None:
    """The clause's verb between here and the next mark."""
    for i in zone[at + 1 :]:
        if tokens[i].text in _BOUNDARY:
            return None
        if i in heads and _makes_clause(heads[i]):
            return heads[i]
    return None


def _joined_later(tokens: Sequence[Token], group: VerbGroup, i: int) -> bool:
    """Whether a later „и“ than the one at ``i`` stands right before the verb."""
    return i < group.first - 1 and tokens[group.first - 1].lower == "и"


def _opening(
    tokens: Sequence[Token], segment: list[int], has_verb: bool, lexicon: Lexicon
) -> tuple[ClauseKind | None, int | None]:
    """What kind of clause the segment's first words open, and the word that does."""
    words = [i for i in segment[:_OPENING] if tokens[i].shape != "mark"][:4]
    while words and tokens[words[0]].lower in _JOIN:
        words.pop(0)
    if not words:
        return None, None
    for i in words[:2]:
        if "relative" in lexicon.classes(tokens[i].lower):
            return "relative", i
        if "preposition" not in lexicon.classes(tokens[i].lower):
            break
    first = tokens[words[0]].lower
    second = tokens[words[1]].lower if len(words) > 1 else ""
    if first == "че" and words[0] > 0 and tokens[words[0] - 1].lower in _IN_CASE:
        return "condition", words[0]
    if first in _THAT or (first in {"макар", "въпреки"} and second == "че"):
        return "that" if first in _THAT else "other", words[0]
    if first == "ако" or (first in _CONDITION and has_verb and second != "от"):
        return "condition", words[0]
    if first in {"за", "без", "вместо", "преди"} and second == "да":
        return "purpose", words[1]
    if first in {"след", "преди", "тъй"}:
        return ("other", words[1]) if second == "като" else (None, None)
    if first in _OTHER and has_verb:
        return "other", words[0]
    return None, None


def _reports(
    tokens: Sequence[Token],
    segment: list[int],
    own: Sequence[VerbGroup],
    clauses: Sequence[Clause],
) -> bool:
    """„…, каза Х“: a verb of saying opens the segment, and something was said before."""
    words = [i for i in segment if tokens[i].shape != "mark"]
    told = any(c.verbs for c in clauses)
    first = next((g for g in own if _makes_clause(g)), None)
    if first is None or not words or not told or tokens[words[0]].lower in _JOIN:
        return False
    # „…, каза Х“, „…, той уточни“
    opens = first.first == words[0] or (
        first.first - words[0] == 1 and tokens[words[0]].lower in {"той", "тя", "те"}
    )
    behind = next((tokens[i].lower for i in words if i > first.last), "")
    promised = "promise" in first.senses and behind not in {"да", "че"}
    return (bool(first.senses & {"say", "believe"}) or promised) and opens


def _sets_against(
    tokens: Sequence[Token],
    segments: Sequence[list[int]],
    heads: Mapping[int, VerbGroup],
    lexicon: Lexicon,
) -> bool:
    """„…, а проектът му, готов през март, …“: a subject of its own, whose verb comes later."""
    words = [tokens[i].lower for i in segments[0][:3]]
    if words[:1] != [","] or len(words) < 3 or words[1] not in {"а", "но"}:
        return False
    if not words[2].endswith(_DEFINITE) or "preposition" in lexicon.classes(words[2]):
        return False
    for segment in segments[1:]:
        own = [heads[i] for i in segment if i in heads]
        finite = [g for g in own if _makes_clause(g)]
        if finite and _opening(tokens, segment, True, lexicon)[0] is None:
            # „беше не министърът, а съветникът, каза Х“
            return not (finite[0].senses & {"say", "believe"} and finite[0].first <= segment[1])
    return False


def _closes(tokens: Sequence[Token], segment: list[int]) -> bool:
    """„…, и“: no comma stands before a plain „и“, so this one ends what was inserted."""
    words = [tokens[i].lower for i in segment[:2]]
    return words == [",", "и"]


def _same_level(tokens: Sequence[Token], segment: list[int]) -> bool:
    """„…, а У замина“, „… и замина“ go on with the clause before them."""
    first = next((i for i in segment if tokens[i].shape != "mark"), segment[0])
    return tokens[first].lower in _JOIN
