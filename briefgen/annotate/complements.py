"""What an office is of: „на икономиката и енергетиката на Германия“, „по европейските
въпроси“. There is no parser here: a complement is a row of prepositions with a noun
phrase each, and where several ends are possible, what follows decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.annotate.offices import Office
from briefgen.annotate.words import Words

_LONGEST = 18
PHRASE = 5
_QUOTED = 8
OPENERS, _CLOSERS = frozenset('„"“«'), frozenset('“"”»')
_STOP = frozenset({"say", "be", "modal", "relative", "conjunction_stop", "act", "will", "reflexive",
                   "weekday", "month", "relay"})  # fmt: skip
_ONLY_OF = frozenset({"president", "prime-minister", "chancellor", "head-of-state", "king", "queen",
                      "emir", "sultan"})  # fmt: skip
_COMPANY = frozenset({"ад", "еад", "оод", "еоод"})
NO_NOUN = frozenset({"preposition", "function", "conjunction", "own"})
# An adjective by its ending → how a noun may end that agrees with it.
_AGREES = (
    (re.compile(r".+(?:ия|ият|ски|чки)"), re.compile(r".*[^аоеуъю]")),
    (re.compile(r".+(?:(?:н|в|л|р|ш|щ|[счшж]к)а(?:та)?)"), re.compile(r".*(?:[ая]|.т|щ|ч|вер)")),
    (re.compile(r".+(?:(?:н|в|л|р|щ|ск|чк|шк|жк)о(?:то)?|ше(?:то)?)"), re.compile(r".*[оеуи]")),
    (re.compile(r".+(?:(?:н|в|л|р|ск|чк|шк|жк|ш|щ|т)и(?:те)?)"), re.compile(r".*[иаея]")),
    (re.compile(r".+(?:ен|ов|ев)"), re.compile(r".*[^аоеуъюи]")),
)  # fmt: skip


def ends(words: Words, office: Office, stop: int) -> set[int]:
    """All tokens (excluded) up to ``stop`` at which the complement of ``office`` may end."""
    begin = office.last + 1
    if "own" in words.classes(begin) or words.lower(begin) in ("ни", "ви"):
        begin += 1
    # Presidents are of something; they are not „по енергетика“.
    if office.kind in _ONLY_OF and words.lower(begin) in ("по", "за", "при", "към"):
        return {begin}
    reached = {begin}
    todo = [begin]
    limit = min(stop, words.unit(office.last).stop, begin + _LONGEST)
    while todo:
        at = todo.pop()
        if at >= limit:
            continue
        nexts: list[int] = []
        lower = words.lower(at)
        inner = at > begin
        if "office_preposition" in words.classes(at) or (inner and lower == "и"):
            nexts += _noun_phrase(words, at + 1, limit)
        elif not inner and lower == "без" and words.lower(at + 1).startswith("портфейл"):
            nexts.append(at + 2)
        elif at == begin and office.object:
            nexts += _noun_phrase(words, at, limit)
        elif (
            inner
            and lower == ","
            and (_goes_on(words, at, limit) or (office.plural and _lists_states(words, at, limit)))
        ):
            nexts += _noun_phrase(words, at + 1, limit)
        nexts += _beside(words, at, limit)
        if inner and "own" in words.classes(at):
            nexts.append(at + 1)
        if inner and lower in _COMPANY:
            nexts.append(at + 1)
        if lower == "у" and words.lower(at + 1) in ("нас", "тях"):
            nexts.append(at + 2)  # „посланикът на САЩ у нас“
        for end in nexts:
            if end <= limit and end not in reached:
                reached.add(end)
                todo.append(end)
    return reached


def _noun_phrase(words: Words, at: int, limit: int) -> Iterator[int]:
    """The ends of adjectives and a noun, or of a name, that begin at ``at``."""
    for i in range(at, min(at + PHRASE, limit)):
        mention = words.mention_at.get(i)
        if mention:
            # „каза министърът на отбраната за БНТ“
            if mention.entity in words.gazetteer.media and words.lower(at - 1) == "за":
                return
            if i == at or mention.kind != "person":
                yield mention.last + 1
            return
        if words.tokens[i].text in OPENERS:
            closing = closing_mark(words, i, limit)
            if closing:
                yield closing + 1
            return
        if words.shape(i) not in ("lower", "title", "upper", "number"):
            return
        if words.classes(i) & _STOP or words.is_verb(i):
            return
        if words.shape(i) != "number" and not words.classes(i) & NO_NOUN:
            yield i + 1
            # „партия ГЕРБ“, „на дирекция Нещо“: a name beside the noun.
            beside = words.mention_at.get(i + 1)
            if beside and beside.kind != "person":
                yield beside.last + 1
        if not _may_be_adjective(words, i):
            return


def _may_be_adjective(words: Words, i: int) -> bool:
    """Whether a noun may follow ``i`` that agrees with it."""
    if words.shape(i) == "number":
        return True
    adjective, noun = words.lower(i), words.lower(i + 1)
    if adjective in words.portfolio_nouns:
        return i + 1 in words.mention_at  # „отбраната“, whatever its ending
    if i + 1 in words.mention_at or words.shape(i + 1) not in ("lower", "title"):
        return i + 1 in words.mention_at
    if "office_preposition" in words.classes(i + 1) or words.classes(i + 1) & _STOP:
        return False
    return any(a.fullmatch(adjective) and n.fullmatch(noun) for a, n in _AGREES)


def _beside(words: Words, at: int, limit: int) -> Iterator[int]:
    """„партия „Обновление““, „Европейската комисия (ЕК)“."""
    if at >= limit:
        return
    if words.tokens[at].text in OPENERS:
        closing = closing_mark(words, at, limit)
        if closing:
            yield closing + 1
    elif words.tokens[at].text == "(":
        for i in range(at + 1, min(at + 5, limit)):
            if words.tokens[i].text == ")":
                yield i + 1
                return
            if words.shape(i) not in ("upper", "title") and words.tokens[i].text != "-":
                return


def closing_mark(words: Words, opener: int, limit: int) -> int | None:
    """The end of a name in quotation marks; „запушва устата“ is none."""
    if words.shape(opener + 1) == "lower":
        return None
    for i in range(opener + 2, min(opener + _QUOTED, limit)):
        if words.tokens[i].text in _CLOSERS:
            return i
    return None


def _lists_states(words: Words, comma: int, limit: int) -> bool:
    """„на Турция, Румъния и България“: states up to the „и“ before the last."""
    i = comma
    while i + 1 < limit and words.lower(i) in (",", "и"):
        mention = words.mention_at.get(i + 1)
        if mention is None or mention.kind not in ("country", "organisation"):
            return False
        if words.lower(i) == "и":
            return True
        i = mention.last + 1
    return False


def _goes_on(words: Words, comma: int, limit: int) -> bool:
    """Whether „, информационните технологии и съобщенията“ follows: a list to its „и“."""
    for i in range(comma + 1, min(comma + 8, limit)):
        if words.lower(i) == "и":
            return i > comma + 1 and i + 1 < limit
        if words.shape(i) != "lower" and words.lower(i) != ",":
            return False
        if words.classes(i) & (_STOP | {"preposition"}):
            return False
    return False
