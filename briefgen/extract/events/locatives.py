"""Whether a preposition tells the place of an event, or of what its noun names."""

from __future__ import annotations

from briefgen.annotate import Annotated, Nominal, TokenMention
from briefgen.annotate.clauses import Clause
from briefgen.extract.events.candidate import Candidate
from briefgen.extract.events.owner import belongs

IN = frozenset({"в", "във", "край"})
NAMES = frozenset({"place", "country"})
GOALS = frozenset({"в", "във", "за", "край"})
_SETTING = frozenset({"в", "във", "при"})
_TABLE = frozenset({"маса", "масата"})
_SHORT_PHRASE = 4
_TIMES = frozenset({"time_word", "weekday", "month", "preposition", "year_word"})
_DASHES = frozenset({"–", "-", "—"})
_REACH = 6
_LONG_NAME = 8
_WITH = frozenset({"с", "със"})
_INSTITUTIONS = frozenset({
    "body_head", "organisation_head", "institution_head", "school_head", "company_head",
    "building", "place_noun",
})  # fmt: skip
_FORUMS = frozenset({"conference", "summit"})


def locative(
    ann: Annotated, clause: Clause, mention: TokenMention, candidate: Candidate
) -> int | None:
    """The token of the preposition by which the name tells a place."""
    prepositions = GOALS if _goes(candidate) else IN
    i = mention.first - 1
    if ann.lower(i) in prepositions:
        # „в имението Бърдо край Кран“: the narrower place is none that we know.
        nearby = ann.lower(i) == "край" and ann.tokens[i - 1].shape == "title"
        return None if nearby else i
    if ann.tokens[i].text in _DASHES and "place_noun" in ann.classes(i - 1):
        i -= 1  # „в Областна администрация – Хасково“
    steps, noun = 0, False
    while steps < _REACH and i > clause.tokens[0] - 1:
        word = ann.lower(i)
        classes = ann.classes(i)
        if word in prepositions or (word == "на" and _is_island(ann, i + 1)):
            return i if noun else None
        noun = noun or "place_noun" in classes
        if noun and word == "на" and "place_noun" in ann.classes(i - 1):
            i -= 1  # „в сградата на Община Видин“
            continue
        if not noun or "preposition" in classes or i in ann.verb_at or i in ann.mention_at:
            return _joined(ann, clause, mention, candidate)
        i -= 1
        steps += 1
    return None


def _is_island(ann: Annotated, i: int) -> bool:
    """„на остров Кос“, „на гръцкия остров Лесбос“."""
    return any(ann.lower(j).startswith("остров") for j in (i, i + 1))


def _joined(
    ann: Annotated, clause: Clause, mention: TokenMention, candidate: Candidate
) -> int | None:
    """„в Рим и Париж“: the second goes with the first."""
    before = ann.mention_at.get(mention.first - 2)
    if ann.lower(mention.first - 1) == "и" and before and before.kind in NAMES:
        return locative(ann, clause, before, candidate)
    return None


def _goes(candidate: Candidate) -> bool:
    return (
        candidate.kind == "visit"
        and candidate.verb is not None
        and (bool(candidate.verb.senses & {"arrive", "travel"}))
    )


def is_its_place(ann: Annotated, clause: Clause, at: int, candidate: Candidate) -> bool:
    """„се срещнаха в Рим“, but „обсъдиха войната в Сирия“: what the preposition follows."""
    if not belongs(ann, clause, at, candidate):
        return False
    before = at - 1
    if _is_of_institution(ann, before):
        return False
    if (
        before < clause.tokens[0]
        or before == clause.link
        or ann.tokens[before].shape in ("mark", "number", "title")
    ):
        return True
    if _in_verb(ann, before):
        return True
    if _is_in_building(ann, clause, before):
        return True
    nominal = _nominal_at(ann, clause, before)
    if nominal is not None or before in ann.mention_at:
        return nominal is None or _is_part(ann, clause, nominal, candidate)
    if candidate.kind in _FORUMS and _is_its_subject(ann, clause, at, candidate):
        return True
    outer = _phrase_of(ann, clause, before)
    if outer is not None:
        return is_its_place(ann, clause, outer, candidate)
    classes = ann.classes(before)
    if ann.lower(before).endswith(("о", "ски")) and "place_noun" not in classes:
        # „официално“, „снощи“ … adverbs; a neuter noun tells what is there.
        return _follows_verb(ann, before)
    return bool(
        classes
        & {
            "conjunction",
            "relative",
            "weekday",
            "month",
            "place_noun",
            "event_frame",
            "year_word",
            "time_word",
            "own",
        }
    )


def _is_of_institution(ann: Annotated, i: int) -> bool:
    """„договор с Университета в Болоня“: where the other side is at home."""
    if ann.tokens[i].shape != "title" or i in ann.mention_at or ann.lower(i - 1) not in _WITH:
        return False
    return not ann.classes(i).isdisjoint(_INSTITUTIONS)


def _phrase_of(ann: Annotated, clause: Clause, i: int) -> int | None:
    """The preposition of „в разширен състав“, „при засилена охрана“, whose noun is token ``i``."""
    for j in range(i - 1, max(clause.tokens[0] - 1, i - _SHORT_PHRASE), -1):
        table = ann.lower(j) == "на" and ann.lower(i) in _TABLE  # „на една маса в Русе“
        if table or ann.lower(j) in _SETTING:
            return j if ann.classes(i).isdisjoint(_TIMES) else None
        if "preposition" in ann.classes(j) or ann.tokens[j].shape != "lower":
            return None
    return None


def _is_in_building(ann: Annotated, clause: Clause, i: int) -> bool:
    """„в резиденцията на посланика в Рим“: the place of a place."""
    for j in range(i, max(clause.tokens[0], i - _LONG_NAME), -1):
        if j in ann.verb_at or ann.tokens[j].shape == "mark":
            return False
        if "place_noun" in ann.classes(j):
            return ann.lower(j - 1) in IN or ann.lower(j - 2) in IN
    return False


def _is_its_subject(ann: Annotated, clause: Clause, at: int, candidate: Candidate) -> bool:
    """„конференцията за сигурността в Мюнхен“; „… за мира в Украйна“ names no city."""
    noun = candidate.noun
    mention = ann.mention_at.get(at + 1)
    if noun is None or mention is None or mention.kind != "place":
        return False
    between = range(noun.last + 1, at)
    return (
        0 < len(between) <= _REACH
        and ann.lower(noun.last + 1) in {"за", "по", "на"}
        and not any(i in ann.verb_at or ann.tokens[i].shape == "mark" for i in between)
    )


def _follows_verb(ann: Annotated, i: int) -> bool:
    return _in_verb(ann, i - 1)


def _in_verb(ann: Annotated, i: int) -> bool:
    return i in ann.verb_at or (i - 1 in ann.verb_at and ann.lower(i) in {"се", "си"})


def _nominal_at(ann: Annotated, clause: Clause, i: int) -> Nominal | None:
    return next((n for n in ann.nominals[clause.number] if n.first <= i <= n.last), None)


def _is_part(ann: Annotated, clause: Clause, nominal: Nominal, candidate: Candidate) -> bool:
    """„среща на министрите в Рим“, but „кореспондентът на радиото в Рим“: what is „на“ a noun
    that is no event has its place with it."""
    if candidate.noun is not None and candidate.noun.head == nominal.head:
        return True
    if nominal.kind == "other":
        return "host" in ann.classes(nominal.head)  # „бе техен домакин в Брюксел“
    if nominal.prep != "на" or nominal.kind == "event":
        return True
    chain = [n for n in ann.nominals[clause.number] if n.last < nominal.first]
    while chain and chain[-1].prep == "на" and chain[-1].kind != "event":
        chain.pop()
    if not chain:
        # „в сградата на министерството в София“
        return any(ann.lower(i) in IN for i in clause.tokens if i < nominal.first)
    return chain[-1].kind in ("event", "document")


def in_office(ann: Annotated, clause: Clause, mention: TokenMention) -> bool:
    """„посланикът на Франция в Русия“: the place is part of the office."""
    return any(
        n.first < mention.first and mention.last < n.last
        for n in ann.nominals[clause.number]
        if n.kind == "person"
    )
