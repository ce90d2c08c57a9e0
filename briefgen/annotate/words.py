"""The tokens and names of an article, as the readers of offices ask for them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from briefgen.annotate.model import TokenMention
from briefgen.annotate.table import Table
from briefgen.gazetteer import Gazetteer
from briefgen.languages import Lexicon
from briefgen.languages.bg.stem import stem
from briefgen.tokens import Token

_BEFORE_OF = re.compile(r" (?:на|за|по|в|във|и|от|към|при) ")


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens of an article with the names among them.

    ``bodies`` are the bodies of several words by the stem of their noun (Регионален
    *съвет* за сътрудничество), ``called`` the word by which the text calls a country,
    ``portfolios`` lead from „на външните работи“ to „външен“, ``epithets`` from „алианса“ to
    the body, which counts only where the text names it. ``called_offices`` are the
    nouns of each kind of office (премиер, министър-председател), ``towns`` the places by
    their names in small letters.
    """

    tokens: Sequence[Token]
    lower: Callable[[int], str]
    shape: Callable[[int], str]
    classes: Callable[[int], frozenset[str]]
    having: Callable[[str], Sequence[int]]
    units: Sequence[range]
    unit_at: Mapping[int, int]
    mentions: Sequence[TokenMention]
    mention_at: Mapping[int, TokenMention]
    bodies: Mapping[str, Sequence[TokenMention]]
    called: Mapping[str, str]
    portfolios: Mapping[str, str]
    portfolio_nouns: frozenset[str]
    epithets: Mapping[str, str]
    called_offices: Mapping[str, frozenset[str]]
    first_named: Mapping[str, TokenMention]
    towns: Mapping[str, TokenMention]
    lexicon: Lexicon
    gazetteer: Gazetteer

    def is_verb(self, i: int) -> bool:
        """Whether token ``i`` can only be read as a verb that says what somebody does."""
        return self.lexicon.verbs.is_only_finite(self.tokens[i].lower)

    def unit(self, i: int) -> range:
        return self.units[self.unit_at[i]]

    def country(self, i: int) -> str | None:
        """The country whose adjective token ``i`` is."""
        if self.shape(i) not in ("lower", "title"):
            return None
        found = self.gazetteer.country_of_adjective(self.tokens[i].lower)
        return found.id if found else None

    def country_name(self, country: str) -> str:
        return self.called.get(country) or self.gazetteer.entities[country].bg or ""

    def text(self, first: int, last: int) -> str:
        """The words from ``first`` to ``last`` with a space where the text has one."""
        out = self.tokens[first].text
        for i in range(first + 1, last + 1):
            gap = " " if self.tokens[i].start > self.tokens[i - 1].end else ""
            out += gap + self.tokens[i].text
        return out


def read_words(
    table: Table,
    units: Sequence[range],
    mentions: Sequence[TokenMention],
    lexicon: Lexicon,
    gazetteer: Gazetteer,
) -> Words:
    """What the readers of offices look up again and again."""
    tokens = table.tokens
    bodies: defaultdict[str, list[TokenMention]] = defaultdict(list)
    called: dict[str, str] = {}
    first_named: dict[str, TokenMention] = {}
    for m in mentions:
        first_named.setdefault(m.entity, m)
        if m.kind == "country" and all(t.shape == "title" for t in tokens[m.first : m.last + 1]):
            name = " ".join(t.text for t in tokens[m.first : m.last + 1])
            called.setdefault(m.entity, name)
        elif m.kind in ("organisation", "group") and m.last > m.first:
            own = m.base.split(" „")[0]  # a patron's name tells no kind of body
            bodies[stem(_BEFORE_OF.split(own, maxsplit=1)[0].split()[-1])].append(m)
    return Words(
        tokens,
        table.lower,
        table.shape,
        table.classes,
        table.having,
        units,
        {i: number for number, unit in enumerate(units) for i in unit},
        mentions,
        {i: m for m in mentions for i in range(m.first, m.last + 1)},
        bodies,
        called,
        *_of_lexicon(lexicon),
        first_named,
        {m.base.lower(): m for m in reversed(mentions) if m.kind == "place"},
        lexicon,
        gazetteer,
    )


@lru_cache(maxsize=4)
def _of_lexicon(
    lexicon: Lexicon,
) -> tuple[Mapping[str, str], frozenset[str], Mapping[str, str], Mapping[str, frozenset[str]]]:
    """``portfolios``, ``portfolio_nouns``, ``epithets`` and ``called_offices``."""
    return (
        {f"на {form}": entry for form, entry in _forms(lexicon, "portfolios")},
        frozenset(form.split()[-1] for form, _ in _forms(lexicon, "portfolios")),
        dict(_forms(lexicon, "epithets")),
        _called_offices(lexicon),
    )


def _called_offices(lexicon: Lexicon) -> Mapping[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for entry in lexicon.entries.get("offices", {}).values():
        found[entry.get("office", entry["id"])].add(entry["base"])
    return {kind: frozenset(names) for kind, names in found.items()}


def _forms(lexicon: Lexicon, kind: str) -> Iterator[tuple[str, str]]:
    for entry in lexicon.entries.get(kind, {}).values():
        yield from ((form.strip(), entry["id"]) for form in entry["forms"].split(";"))
