"""Paragraphs and sentences, with the abbreviations of Bulgarian respected."""

from __future__ import annotations

import re
from collections.abc import Iterator

import sentencex  # type: ignore[import-untyped]  # it ships no types

from briefgen.languages import Lexicon
from briefgen.model import Sentence, Span

_PARAGRAPH = re.compile(r"[^\n]+")
_CAPITAL = re.compile(r"[.!?…] ?([„“«\"]?[А-Я][а-я]+(?:-[а-я]+)*)")
_LAST_WORD = re.compile(r"(\S+)$")
_WORD = re.compile(r"[а-я]{2,}[“”\"]?[.!?…]")
# „В 18.30 ч. Министерството …“: a time that opens the sentence is not all of it.
_ONLY_A_TIME = re.compile(
    r"\W*(?:през|на|в(?:ъв)?|от|до|към|след|преди)(?: [\w.:,]+){1,4}\s*", re.IGNORECASE
)
_NOT_A_NAME = re.compile(r"[А-Я][а-я-]{3,}(?:ът|ят|ата|ята|ото|ето|ите)")
_YEAR_END = re.compile(r"\d г\.\s*$")
_NAME_AND_WORD = re.compile(r"(?:[А-Я][а-я]+(?:-[А-Я][а-я]+)* ){1,3}([а-я]{3,})\b")
_STOPS = re.compile(r"[,;:–]")
_TOLD = frozenset({"aorist"})
_FINITE = frozenset({"aorist", "present"})
_OPENING = frozenset({"function", "opening_adjective"})
# Shorter forms of verbs are names, too: „Мина“, „Рая“.
_VERB = 5
_TAIL = 60
# „1. Страните се задължават …“, „а) …“
_NUMBER_OF_ITEM = re.compile(r"\(?(?:\d{1,2}|[а-я]|[IVX]{1,4})[.)]")
# „на 12. Национален събор“
_ORDINAL = re.compile(r"(?:^|\W)(?i:на|в(?:ъв)?|за|от|до|с(?:ъс)?|по|при|след) \d{1,2}\.$")
_INDEFINITE = re.compile(r"[А-Я][а-я]+(?:ски|ска|ско|ен|на|но|ни)\b(?! (?:е|са|бе|беше)\b)")
# „Й. Петров“, „Цв. Тодоров“: consonants alone are no word.
_INITIAL = re.compile(r"[А-Я]\.|[БВГДЖЗКЛМНПРСТФХЦЧШЩ][бвгджзклмнпрстфхцчшщ]{1,2}\.")


def split_sentences(text: str, lexicon: Lexicon) -> tuple[Sentence, ...]:
    """The sentences of ``text``; each span is stripped of white space."""
    sentences = []
    number = 0
    for match in _PARAGRAPH.finditer(text):
        if not match.group().strip():
            continue
        for start, end in _in_paragraph(match.group(), lexicon):
            span = _strip(text, match.start() + start, match.start() + end)
            if span.start < span.end:
                sentences.append(Sentence(span, number))
        number += 1
    return tuple(sentences)


def _in_paragraph(text: str, lexicon: Lexicon) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    at = 0
    for piece, certain in _pieces(text, lexicon):
        # The pieces are found again in order: offsets must be code points.
        start = text.index(piece, at)
        at = start + len(piece)
        # The last words tell; looking at all of them would take the square of the time.
        before = text[max(merged[-1][0], merged[-1][1] - _TAIL) : merged[-1][1]] if merged else ""
        if merged and not certain and _goes_on(before, piece, lexicon):
            merged[-1] = (merged[-1][0], at)
        else:
            merged.append((start, at))
    return merged


def _pieces(text: str, lexicon: Lexicon) -> Iterator[tuple[str, bool]]:
    """The splitter's pieces, cut again where it does not see that a sentence begins.

    The second part says that a piece begins a sentence for certain.
    """
    for piece in sentencex.segment(lexicon.lang, text):
        start, certain = 0, False
        for match in _CAPITAL.finditer(piece):
            if _begins_here(piece, start, match, lexicon):
                yield piece[start : match.start(1)], certain
                start, certain = match.start(1), True
        yield piece[start:], certain


def _begins_here(piece: str, start: int, match: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether the splitter missed that ``match`` begins a sentence."""
    before = piece[max(start, match.start() - _TAIL) : match.start() + 1]
    last = _LAST_WORD.search(before)
    if last is None:
        return False
    classes = lexicon.classes(last[1].lower())
    quoted = not match[1][0].isalpha()
    if "abbreviation_of_time" in classes:  # „… през 2025 г. Според …“, but „г. Ян Ковач …“
        new = quoted or _begins_anew(match[1], lexicon)
        new = new or _NOT_A_NAME.fullmatch(match[1]) is not None
        new = new or _is_told_already(before, piece[match.start(1) :], lexicon)
        return new and _ONLY_A_TIME.fullmatch(before) is None
    if quoted:
        return False
    if "abbreviation_of_amount" in classes:
        return before[: last.start()].rstrip().endswith(("и", *"0123456789"))
    glued = match[0][1] != " "
    return glued and "abbreviation" not in classes and _WORD.search(last[1]) is not None


def _is_told_already(before: str, after: str, lexicon: Lexicon) -> bool:
    """„… ще тръгнат през 2030 г. Колев обеща …“: both sides have a verb of their own, and
    nothing joins them; not „През 2018 г. Колев обеща …“."""
    behind = _NAME_AND_WORD.match(after)
    if behind is None or not _has_form(behind[1], lexicon, _TOLD):
        return False
    words = re.findall(r"[а-яё]+", _STOPS.split(before)[-1].lower())
    joined = any("subordinate" in lexicon.classes(word) for word in words)
    return not joined and any(_has_form(word, lexicon, _FINITE) for word in words)


def _has_form(word: str, lexicon: Lexicon, forms: frozenset[str]) -> bool:
    verbs = lexicon.verbs
    known = verbs.forms.get(word, ())
    return word not in verbs.words["looks_like_noun"] and any(one.form in forms for one in known)


def _begins_anew(text: str, lexicon: Lexicon) -> bool:
    word = re.match(r"[А-Я][а-я]*", text)
    if word is None:
        return False
    told = len(word[0]) >= _VERB and word[0].lower() in lexicon.verbs.forms
    return told or not lexicon.classes(word[0].lower()).isdisjoint(_OPENING)


def _goes_on(before: str, after: str, lexicon: Lexicon) -> bool:
    """Whether a split between the two was a mistake."""
    written = before.split()
    first = after.lstrip()[:1]
    if not written or not first:
        return True
    if written[-1] == "г." and _YEAR_END.search(before) and _begins_anew(after, lexicon):
        return _ONLY_A_TIME.fullmatch(before) is not None
    word = written[-1].strip('(„"“')
    classes = lexicon.classes(word.lower())
    # „…, съобщи АП.“ is no apartment.
    abbreviated = "abbreviation" in classes and not (word.isupper() and len(word) > 2)
    # „… още не е. Ако …“: the verb, no initial.
    abbreviated = abbreviated and word != "е."
    if abbreviated or _INITIAL.fullmatch(word):
        return True
    if len(written) == 1 and _NUMBER_OF_ITEM.fullmatch(word):
        return True
    if (
        word[:1].isdigit()
        and _ORDINAL.search(before.rstrip())
        and _INDEFINITE.match(after.lstrip())
    ):
        return True
    return first.islower() or ("abbreviation_before_lower" in classes and not first.isupper())


def _strip(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
