"""Dialogue behind dashes: „– Ще строим, каза Х.“, „– Докога? – попита Х. – Не знам.“"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefgen.annotate.speech_marks import Quoted
from briefgen.languages import Lexicon
from briefgen.model import Span

_LINE = re.compile(r"^[ \t]*(?P<dash>[-–—])[ \t]?(?=[А-Я])(?P<said>[^\n]+)", re.MULTILINE)
# Where the reporter may take the floor: „, каза“, „! – каза“, „ – каза“.
_TURN = re.compile(
    r"(?P<mark>[,!?…]|\.\.\.|(?<=\w)(?= [-–—] ))(?P<dash> [-–—])? "
    r"(?P<words>(?:[а-я]+ ){0,2}?)(?P<verb>[а-я]+)\b"
)
_BACK = re.compile(r"[.!?] [-–—] (?=[А-Я])")
_ABOUT_US = re.compile(
    r"(?i)\b(?:аз|ние|вие|ми|ни|ви|мен|нас|вас|съм|сме|сте|бях|бяхме|нека|"
    r"мо(?:ят?|ето|ите|е|и)|(?:на|ва)ш(?:ия|ият|ата|ето|ите|а|е|и)?)\b"
)
_WE = re.compile(r"\b[а-я]+(?:аме|яме|хме|ем|им)\b")
_LISTS = (":", ";")
_ASIDES = frozenset({"той", "тя", "още", "тогава", "след", "това", "също", "пък", "се"})


def dialogue(text: str, quoted: Sequence[Quoted], lexicon: Lexicon) -> tuple[Quoted, ...]:
    """``quoted`` with the speech in paragraphs that a dash opens.

    A dash opens the point of a list, too; so it takes a verb of saying where the reporter
    takes the floor, and words that only a speaker uses, or marks that only speech has.
    """
    found = [
        speech
        for line in _LINE.finditer(text)
        if not any(line.start() <= q.outer.start < line.end() for q in quoted)
        for speech in _spoken(text, line, lexicon)
    ]
    if not found:
        return tuple(quoted)
    return tuple(sorted([*quoted, *found], key=lambda q: q.outer.start))


def _spoken(text: str, line: re.Match[str], lexicon: Lexicon) -> Iterator[Quoted]:
    turn = _reporters_turn(text, line, lexicon)
    if turn is None:
        return
    opening, first = line.start("dash"), line.start("said")
    # What closes the speech is no part of it: the dash, else the mark.
    if turn["dash"]:
        last = turn.end("mark") if turn["mark"] != "," else turn.start("mark")
        closed = turn.start("dash") + 2
    else:
        last, closed = turn.start("mark"), turn.end("mark")
    yield Quoted(Span(opening, closed), Span(first, last))
    back = _BACK.search(text, turn.end(), line.end())
    end = len(text[: line.end()].rstrip())
    if back is not None and turn["dash"] and text[end - 1] in ".!?…":
        yield Quoted(Span(back.end() - 2, end), Span(back.end(), end - 1))


def _reporters_turn(text: str, line: re.Match[str], lexicon: Lexicon) -> re.Match[str] | None:
    before = text[: line.start()].rstrip()[-1:]
    if before in _LISTS or text[line.start() : line.end()].rstrip().endswith(_LISTS):
        return None
    for turn in _TURN.finditer(text, line.start("said"), line.end()):
        if not set(turn["words"].split()) <= _ASIDES or not _says(turn["verb"], lexicon):
            continue
        said = text[line.start("said") : turn.start("mark")]
        marked = turn["dash"] or turn["mark"] in ("!", "?", "…", "...")
        # „– Пътят е готов, съобщи Х“ may be the reporter's wording.
        sure = marked or (line["dash"] != "-" and not _passes_on(turn["verb"], lexicon))
        return turn if sure or _is_own(said, lexicon) else None
    return None


def _says(verb: str, lexicon: Lexicon) -> bool:
    readings = lexicon.verbs.forms.get(verb, ())
    return any("say" in r.senses and r.form in ("aorist", "present") for r in readings)


def _passes_on(verb: str, lexicon: Lexicon) -> bool:
    readings = lexicon.verbs.forms.get(verb, ())
    return any(r.senses & {"relay", "announce", "believe"} for r in readings)


def _is_own(said: str, lexicon: Lexicon) -> bool:
    """Whether a first or second person speaks."""
    forms = lexicon.verbs.forms
    return bool(_ABOUT_US.search(said)) or any(
        any(r.plural and r.form in ("present", "aorist") for r in forms.get(word[0], ()))
        for word in _WE.finditer(said.lower())
    )
