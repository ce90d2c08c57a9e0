"""Companies by the noun before their names: „авиокомпанията Райънеър“."""

from __future__ import annotations

from collections.abc import Set

from briefgen.annotate.model import TokenMention
from briefgen.annotate.names.reading import Reading, name_behind_office
from briefgen.gazetteer.local import local_id
from briefgen.model import MentionKind

# Of several bodies none has the name behind them.
_SEVERAL = frozenset(
    {"двата", "двете", "два", "две", "трите", "три", "четирите", "четири", "петте"}
)


def behind_company(
    text: Reading, taken: set[int], in_office: Set[int] = frozenset()
) -> list[TokenMention]:
    """„авиокомпанията Райънеър“, „банката Голдман Сакс“."""
    found = []
    heads = {i for name in ("company_head", "work_head") for i in text.having(name)}
    for i in sorted(heads):
        head = text.classes(i) & {"company_head", "work_head"}
        if text.shape(i) != "lower" or text.shape(i + 1) != "title" or taken & {i, i + 1}:
            continue
        if text.lower(i - 1) in _SEVERAL:
            continue  # „ректорите на двата университета Х и Y“
        end = i + 1
        while text.shape(end + 1) == "title" and end + 1 not in taken | text.starts and end - i < 4:
            end += 1
        person = text.text(i + 1) in text.gazetteer.by_first_name and end > i + 1
        if end == i + 1 and _is_surname_elsewhere(text, end):
            continue  # „пред телевизията Лавров“
        if len(text.text(i)) < 4 or text.is_latin(i + 1) or person:
            continue
        end = name_behind_office(text, i, i + 1, end, in_office) - 1
        if end <= i:
            continue
        name = text.words(i + 1, end)
        kind: MentionKind = "organisation" if "company_head" in head else "product"
        found.append(TokenMention(i + 1, end, kind, name, local_id(name)))
    return found


def _is_surname_elsewhere(text: Reading, i: int) -> bool:
    """Whether the text also has the word behind a first name that the list knows."""
    name = text.text(i)
    return any(
        text.text(j) == name and text.text(j - 1) in text.gazetteer.by_first_name
        for j in text.shaped("title")
        if j != i
    )
