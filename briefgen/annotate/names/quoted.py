"""Names between quotation marks: „партия „Обновление““, „вестник „Труд““."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.annotate.model import TokenMention
from briefgen.annotate.names.organisations import base_of
from briefgen.annotate.names.reading import (
    CLOSERS,
    LONGEST_QUOTED,
    OPENERS,
    Reading,
)
from briefgen.gazetteer.local import local_id
from briefgen.model import MentionKind

_ADJECTIVES = 4
_FINITE = frozenset({"present", "aorist"})


def in_quotes(text: Reading, taken: set[int]) -> list[TokenMention]:
    """„партия „Обновление““, „вестник „Труд““: a name behind the word that says of what."""
    found: list[TokenMention] = []
    named: dict[str, MentionKind] = {}
    for i in text.shaped("mark"):
        if text.text(i) not in OPENERS or i + 1 in taken or text.shape(i + 1) not in (
            "title", "upper"
        ):  # fmt: skip
            continue
        if not 0 < i < len(text.tokens) - 2:
            continue
        saints = 2 if text.lower(i + 1) == "св" else 0  # „Св. св. Кирил и Методий“
        last = next(
            (j for j in range(i + 1, min(i + 2 + LONGEST_QUOTED + saints, len(text.tokens)))
             if text.text(j) in CLOSERS), None,
        )  # fmt: skip
        if last is None or taken & set(range(i, last)):
            continue
        # „… града. „Очакваме ви““: quoted speech opens its sentence, „гр. „Х““ goes on.
        opens = i + 1 in text.starts or i in text.starts
        kind = _kind_of_quoted(text, i - 1) if i and not opens else None
        # „Терна“ alone, once the text has said what it is.
        again = named.get(text.words(i + 1, last - 1)) if kind is None else None
        if again == "organisation":
            name = text.words(i + 1, last - 1)
            found.append(TokenMention(i + 1, last - 1, again, name, local_id(name)))
            continue
        short = i > 0 and kind is None and i - 1 not in taken and _is_short_head(text, i)
        speaks = kind is None and not short and _is_voice(text, i, last)
        if kind or short or speaks:
            kind = kind or "organisation"
            # „Информационна агенция „Фокус““: a head with a capital is part of the name.
            head = i - 1 if short else _capital_head(text, i - 1, taken)
            first, end = (head, last) if head is not None else (i + 1, last - 1)
            school = head is not None and head < i - 1 and "school_head" in text.classes(i - 1)
            name = base_of(text, first, i - 1, end) if school else text.words(first, end)
            if head is None:
                named[name] = kind
            found.append(TokenMention(first, end, kind, name, local_id(name)))
    return found


def _is_voice(text: Reading, opener: int, closer: int) -> bool:
    """„от „Х“ отричат“, „съобщиха от „Х““: many speak for a body."""
    if text.lower(opener - 1) != "от":
        return False
    forms = text.lexicon.verbs.forms
    beside = (text.lower(closer + 1), text.lower(opener - 2))
    return any(r.plural and "say" in r.senses and r.form in _FINITE
               for word in beside for r in forms.get(word, ()))  # fmt: skip


def _is_short_head(text: Reading, opener: int) -> bool:
    """„СУ „Св. Климент Охридски““: letters before the name of a patron."""
    patron = text.lower(opener + 1) == "св" or (
        text.text(opener + 1) in text.gazetteer.by_first_name
        and text.shape(opener + 2) == "title"
        and text.text(opener + 3) in CLOSERS
    )
    return text.shape(opener - 1) == "upper" and len(text.text(opener - 1)) > 1 and patron


def without_patrons(text: Reading, mentions: Sequence[TokenMention]) -> list[TokenMention]:
    """``mentions`` without the people whose name a school or an airport bears: „летище
    „Васил Левски““."""

    def is_patron(m: TokenMention) -> bool:
        if m.kind != "person":
            return False
        opener, closer = m.first - 1, m.last + 1
        while text.text(opener) == "." and text.lower(opener - 1) == "св":
            opener -= 2
        if text.lower(closer) == "и" and opener < m.first - 1:
            closer += 2  # „Св. св. Кирил и Методий“
        if text.text(opener) not in OPENERS or text.text(closer) not in CLOSERS:
            return False
        return _kind_of_quoted(text, opener - 1) is not None or _is_short_head(text, opener)

    return [m for m in mentions if not is_patron(m)]


def _capital_head(text: Reading, head: int, taken: set[int]) -> int | None:
    """Where a name begins that goes on in quotation marks behind ``head``."""
    school = "school_head" in text.classes(head)
    if head in taken or not (
        school or text.classes(head) & {"organisation_head", "company_head", "place_head"}
    ):
        return None
    first = head
    # „Висшето военноморско училище „…““
    while head - first < (_ADJECTIVES if school else 1) and text.is_adjective(first - 1) and (
        text.shape(first) == "lower" or not school
    ):  # fmt: skip
        if text.shape(first - 1) != "title" and not school:
            break
        first -= 1
    return first if text.shape(first) == "title" and first not in text.starts else None


def _kind_of_quoted(text: Reading, before: int) -> MentionKind | None:
    if text.text(before) == ".":
        before -= 1
    classes = text.classes(before)
    if classes & {"company_head", "organisation_head", "school_head"}:
        return "organisation"
    if "place_head" in classes:
        return "place"
    return "product" if classes & {"work_head", "award_head"} else None
