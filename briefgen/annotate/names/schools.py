"""Schools and institutes with their patrons, parents and towns, each one body."""

from __future__ import annotations

from collections.abc import Sequence, Set

from briefgen.annotate.model import TokenMention
from briefgen.annotate.names.reading import (
    CLOSERS,
    LONGEST_QUOTED,
    OPENERS,
    Reading,
)
from briefgen.gazetteer.local import local_id


def with_titles(text: Reading, mentions: Sequence[TokenMention]) -> list[TokenMention]:
    """„Пловдивският университет „Паисий Хилендарски““, „Институтът по отбрана „Професор …““
    are one body: the patron in quotation marks right behind a school is part of its name."""
    longer: dict[TokenMention, TokenMention] = {}
    inside: set[int] = set()
    bases: dict[str, str] = {}
    for m in mentions:
        if m.kind != "organisation" or text.text(m.last + 1) not in OPENERS:
            continue
        school = any("school_head" in text.classes(i) for i in range(m.first, m.last + 1))
        end = _closing(text, m.last + 1) if school and m.last + 1 not in inside else None
        if end is not None:
            longer[m] = m._replace(last=end)
            base = f"{m.base} „{text.words(m.last + 2, end - 1)}“"
            if "school_head" in text.classes(m.last) and m.entity == local_id(m.base):
                bases.setdefault(m.entity, base)
            elif m.entity.startswith("local:"):
                # Many are „по“ the same; the patron tells them apart.
                longer[m] = m._replace(last=end, base=base, entity=local_id(base))
            inside.update(range(m.last + 1, end + 1))
    # „университетът“ without its patron's name is the same body.
    named = (longer.get(m, m) for m in mentions if m.first not in inside)
    return [
        m._replace(base=own, entity=local_id(own)) if (own := bases.get(m.entity)) else m
        for m in named
    ]


def _closing(text: Reading, opener: int) -> int | None:
    """The end of a patron's name that begins in quotation marks at ``opener``."""
    if text.shape(opener + 1) not in ("title", "upper"):
        return None
    stop = min(opener + 2 + LONGEST_QUOTED, len(text.tokens))
    return next((i for i in range(opener + 2, stop) if text.text(i) in CLOSERS), None)


def with_parents(text: Reading, mentions: Sequence[TokenMention]) -> list[TokenMention]:
    """„Институтът по математика към БАН“ is one body: whose it is belongs to its name."""
    by_first = {m.first: m for m in mentions if m.kind == "organisation"}
    inside: set[TokenMention] = set()
    kept: list[TokenMention] = []
    for m in mentions:
        parent = by_first.get(m.last + 2) if m.kind == "organisation" else None
        if parent and m.last > m.first and text.lower(m.last + 1) == "към" and (
            m.entity.startswith("local:") and parent not in inside
        ):  # fmt: skip
            inside.add(parent)
            base = f"{m.base} към {text.words(parent.first, parent.last)}"
            m = m._replace(last=parent.last, base=base, entity=local_id(base))
        kept.append(m)
    return [m for m in kept if m not in inside]


def schools_of_places(
    text: Reading, mentions: Sequence[TokenMention], in_office: Set[int]
) -> list[TokenMention]:
    """``mentions`` with „Университетът на Болоня“, „Музикалната академия на Латвия“ as one body."""
    by_first = {m.first: m for m in mentions}
    taken = {i: m for m in mentions for i in range(m.first, m.last + 1)}
    gone: set[TokenMention] = set()
    found: list[TokenMention] = []
    for i in text.having("school_head"):
        place, own = by_first.get(i + 2), taken.get(i)
        joint = text.lower(i + 1)
        if place is None or place.kind not in ("place", "country") or i in in_office:
            continue
        plain = own is None and text.shape(i) == "title" and joint in ("на", "в", "във")
        named = own is not None and own.last == i and joint == "на" and (
            own.kind == "organisation" and own.entity == local_id(own.base)
        )  # fmt: skip
        if plain or named:
            first = own.first if own else i
            base = f"{own.base if own else _bare(text, i)} {text.words(i + 1, place.last)}"
            found.append(TokenMention(first, place.last, "organisation", base, local_id(base)))
            gone |= {m for m in (own, place) if m is not None}
    return [*(m for m in mentions if m not in gone), *found] if found else list(mentions)


def _bare(text: Reading, i: int) -> str:
    """A school's noun without its article: what remains must be such a noun, too."""
    word = text.text(i)
    for article in ("ът", "ят", "та", "то", "а", "я"):
        bare = word.removesuffix(article)
        if bare != word and "school_head" in text.lexicon.classes(bare.lower()):
            return bare
    return word
