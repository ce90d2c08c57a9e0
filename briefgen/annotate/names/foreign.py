"""Acronyms, names in Latin letters and addresses of sites."""

from __future__ import annotations

import re

from briefgen.annotate.model import TokenMention
from briefgen.annotate.names.reading import LONGEST_QUOTED, Reading
from briefgen.gazetteer.local import local_id
from briefgen.model import MentionKind

_CYRILLIC = re.compile("[А-Яа-я]")
_DOMAIN = re.compile(r"[a-z]{2,4}")


def acronyms(text: Reading, taken: set[int]) -> list[TokenMention]:
    """Words in capitals that stand among words that are not."""
    found = []
    for i in text.shaped("upper"):
        token = text.tokens[i]
        if not 2 <= len(token.text) <= 6 or i in taken:
            continue
        shouted = any(text.shape(j) == "upper" and j not in taken for j in (i - 1, i + 1))
        common = "common_acronym" in text.classes(i)
        if not shouted and not common and not _in_address(text, i) and "\u0406" not in token.text:
            found.append(TokenMention(i, i, "organisation", token.text, local_id(token.text)))
    return found


def foreign_names(text: Reading, taken: set[int]) -> list[TokenMention]:
    """Names in Latin letters and addresses of sites in a Cyrillic text."""
    # Nearly all words begin with a Cyrillic letter, which is quickly seen.
    latin = [
        i for i, token in enumerate(text.tokens) if "A" <= token.text[0] <= "ÿ" and text.is_latin(i)
    ]
    if text.lexicon.lang != "bg" or not latin:
        return []
    found, past = [], 0
    for i in latin:
        if i < past or i in taken or _CYRILLIC.search(text.text(i)):
            continue  # „EU-Западни Балкани“ is no name
        if _in_address(text, i):
            end = i + 2
            while text.text(end + 1) == "." and text.is_latin(end + 2):
                end += 2
            name = text.words(i, end)
            if text.lower(i) not in ("http", "https") and not taken & set(range(i, end + 1)):
                found.append(TokenMention(i, end, "product", name, local_id(name)))
            past = end + 1
            continue
        end = i
        while text.is_latin(end + 1) and end + 1 not in taken and end + 1 not in text.starts:
            end += 1
        while end > i and text.shape(end) == "lower":
            end -= 1
        if (
            text.shape(i) != "lower"
            and len(text.text(i)) > 1
            and end - i < LONGEST_QUOTED
            and not (end == i and "common_acronym" in text.classes(i))
        ):
            press = any("press_word" in text.classes(j) for j in range(i, end + 1)) and end > i
            name = text.words(i, end)
            kind: MentionKind = "product" if press else "organisation"
            found.append(TokenMention(i, end, kind, name, local_id(name)))
        past = end + 1
    return found


def _in_address(text: Reading, i: int) -> bool:
    """``news.bg``: a full stop with no space on either side."""

    def joined(j: int) -> bool:
        return (
            text.text(j) == "." and text.is_latin(j - 1) and text.is_latin(j + 1)
            and text.tokens[j].start == text.tokens[j - 1].end
            and text.tokens[j + 1].start == text.tokens[j].end
            and bool(_DOMAIN.fullmatch(text.text(j + 1).lower()))
        )  # fmt: skip

    return (0 < i < len(text.tokens) - 2 or i == 0) and i + 2 < len(text.tokens) and joined(i + 1)
