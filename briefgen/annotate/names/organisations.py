"""Organisations that no list knows, by the word that heads their name."""

from __future__ import annotations

import re

from briefgen.annotate.model import TokenMention
from briefgen.annotate.names.reading import OPENERS, Reading
from briefgen.gazetteer.local import local_id
from briefgen.languages.bg.forms import agreeing

_LONGEST = 10
_ADJECTIVES = 4
_ENDS = ("ите", "ата", "ята", "ото", "ето", "ия", "ът", "ят", "та", "то")
# An adjective has the article or its noun has it, never both.
_ARTICLED = ("ите", "ата", "ята", "ото", "ето", "ът", "ят")
_ARTICLES = (("ията", "ия"), ("цията", "ция"), ("ството", "ство"), ("ът", ""), ("ата", "а"),
             ("ото", "о"), ("ето", "е"), ("ята", "я"), ("стта", "ст"))  # fmt: skip
_SHORT_ARTICLE = frozenset(
    "съвет съюз съд комитет фонд институт университет колеж алианс синдикат орган".split()
)
# Bodies that are „по“ something.
_ON = ("комис", "комитет", "съвет", "агенц", "организац", "институт", "център", "федерац",
       "асоциац", "дирекц", "инспекц")  # fmt: skip
_PLURAL = re.compile(r"[а-я]{3,}(?:ни|ски|чки|шки|ови|еви)")
# Nouns that end like an article and have none.
_BARE = frozenset({"палата"})
# Of several bodies none has the name behind them.
_SEVERAL = frozenset(
    {"двата", "двете", "два", "две", "трите", "три", "четирите", "четири", "петте"}
)


def named_by_head(text: Reading, taken: set[int]) -> list[TokenMention]:
    """„Европейската агенция за лекарствата“, „Министерството на икономиката“."""
    found: list[TokenMention] = []
    done = set(taken)
    for head in text.having("organisation_head"):
        if head in done:
            continue
        first = _first_of(text, head, done)
        last = _last_of(text, head, done)
        # „Неправителствената организация „Х““ at the start: its name is in the marks.
        opens = first in text.starts and last == head and text.text(last + 1) in OPENERS
        if not _is_name(text, first, head, last) or opens:
            continue
        base = base_of(text, first, head, last)
        found.append(TokenMention(first, last, "organisation", base, local_id(base)))
        done.update(range(first, last + 1))
    return found


def _first_of(text: Reading, head: int, taken: set[int]) -> int:
    """The first adjective: the name begins with the leftmost one that has a capital."""
    first = head
    capital = head if text.shape(head) == "title" else None
    while first - 1 not in taken and head - first < _ADJECTIVES and text.is_adjective(first - 1):
        first -= 1
        national = text.gazetteer.country_of_adjective(text.lower(first)) is not None
        # „Българската народна банка“ is a name; „Парагвайското външно министерство“ is none.
        full = head - first > 1 or text.lower(head + 1) in ("за", "по")
        several = full and not text.lower(head).startswith("министерств")
        proves = not national or first not in text.starts or several
        common = "function" in text.classes(first) or text.lower(first) in _SEVERAL
        if text.shape(first) == "title" and proves and not common:
            capital = first
        if first in text.starts:
            break
    if capital is not None:
        return capital
    country = text.gazetteer.country_of_adjective(text.lower(head - 1))
    return head - 1 if country and "national_body" in text.classes(head) else head


def _last_of(text: Reading, head: int, taken: set[int]) -> int:
    """The end of „на …“, „за …“, „по …“ behind the head, with what „и“ adds to it."""
    last = head
    ministry = text.lower(head).startswith("министерств")
    while last + 1 < len(text.tokens) and last - head < _LONGEST:
        joint = text.lower(last + 1)
        further = last > head and (joint == "и" or (joint == "," and ministry))
        if joint in ("на", "за") or (joint == "по" and _may_be_on(text, head)) or further:
            end = _noun_phrase(text, last + 2, taken)
            if end is None or (further and _is_another_body(text, last + 2, end)):
                break
            # „Министерството на отбраната и експерти“ are two; „Съветът по правосъдие и
            # вътрешни работи“ is one, for neither noun has an article.
            alike = joint == "и" and not text.lower(last).endswith(_ENDS) and _may_be_on(text, head)
            plain = alike and not text.classes(end) & {"group_head", "common_person"}
            if joint in ("и", ",") and not text.lower(end).endswith(_ENDS) and not plain:
                break
            last = _with_name(text, end, taken)
        else:
            break
    return last


def _with_name(text: Reading, noun: int, taken: set[int]) -> int:
    """„Комисията за река Меконг“: the name of the place goes with its noun."""
    i = noun + 1
    proper = text.shape(i) == "title" and i not in taken and i not in text.starts
    bare = "geographic" in text.classes(noun)
    return i if bare and proper else noun


def _is_another_body(text: Reading, first: int, last: int) -> bool:
    """„Агенцията за … и словенската агенция“ are two."""
    national = text.gazetteer.country_of_adjective(text.lower(first)) is not None
    return national or bool(text.classes(last) & {"organisation_head", "company_head"})


def _may_be_on(text: Reading, head: int) -> bool:
    """„Комисията по правата на човека“, but not „Съюзът по темата“."""
    return text.lower(head).startswith(_ON)


def _noun_phrase(text: Reading, first: int, taken: set[int]) -> int | None:
    """The last token of adjectives and a noun that begin at ``first``; None where none do."""
    i = first
    while i - first < _ADJECTIVES and text.is_adjective(i) and text.shape(i + 1) == "lower" and (
        not text.classes(i + 1) & {"preposition", "function", "be", "reflexive", "say", "act"}
        and not text.is_verb(i + 1)
        and not (text.lower(i).endswith(_ARTICLED) and text.lower(i + 1).endswith(_ARTICLED))
    ):  # fmt: skip
        i += 1
    while i - first < _ADJECTIVES and _leads_plural(text, i):
        i += 2 if text.lower(i + 1) == "и" else 1
    unfit = {"preposition", "function", "be", "will", "own", "modal", "say", "weekday", "month"}
    if i in taken or i in text.starts or text.classes(i) & unfit or text.is_verb(i):
        return None
    return i if text.shape(i) == "lower" and len(text.lower(i)) > 3 else None


def _leads_plural(text: Reading, i: int) -> bool:
    """„по заразни и паразитни болести“, „по международни отношения“: adjectives whose plural
    is that of a noun, too, and what goes on after them."""
    if not _PLURAL.fullmatch(text.lower(i)) or text.shape(i) != "lower":
        return False
    after = i + 2 if text.lower(i + 1) == "и" else i + 1
    if text.shape(after) != "lower" or text.is_verb(after):
        return False
    if after == i + 2:
        return bool(_PLURAL.fullmatch(text.lower(after))) and text.shape(after + 1) == "lower"
    small = {"preposition", "function", "be", "reflexive", "say", "act", "relative", "will"}
    plural = text.lower(after).endswith(("и", "я", "а", "е"))
    return plural and not text.classes(after) & small


def _is_name(text: Reading, first: int, head: int, last: int) -> bool:
    capital = text.shape(first) == "title"
    if first == head:
        # „Комисията“ alone, at the start of a sentence or not, is a word.
        return capital and last > head
    return capital or "national_body" in text.classes(head)


def base_of(text: Reading, first: int, head: int, last: int) -> str:
    """The name without its article: Европейска агенция за лекарствата."""
    noun = text.text(head)
    for article, bare in () if noun.lower() in _BARE else _ARTICLES:
        if noun.endswith(article) and len(noun) > len(article) + 2:
            noun = noun.removesuffix(article) + bare
            break
    else:
        if noun.endswith("а") and noun[:-1].lower() in _SHORT_ARTICLE:
            noun = noun[:-1]
    adjectives = [_agreeing(text.text(i), noun) for i in range(first, head)]
    rest = [text.words(head + 1, last)] if last > head else []
    return " ".join([*adjectives, noun, *rest])


def _agreeing(adjective: str, noun: str) -> str:
    word = adjective.lower().removesuffix("то") if adjective.endswith("шето") else ""
    word = word or agreeing(adjective.lower(), noun)
    return word.capitalize() if adjective[0].isupper() else word
