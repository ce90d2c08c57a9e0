"""Offices in the text: „бившия британски премиер“, with their adjectives, before it is
known whose they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from briefgen.annotate.agent_nouns import UNLISTED, entry_of
from briefgen.annotate.words import Words
from briefgen.languages import Match
from briefgen.languages.bg.forms import agreeing

_ARTICLES = ("ът", "ят", "та", "то", "ия", "ият", "а", "я")
_ADJECTIVE_ARTICLES = ("ият", "ия", "ата", "ото")
_RELATIONAL = (
    "ски",
    "ския",
    "ският",
    "ска",
    "ската",
    "ските",
    "чки",
    "чкия",
    "чкият",
    "чката",
    "шки",
    "шкия",
    "шкият",
    "шката",
    "жки",
    "жкия",
    "жкият",
    "жката",
)
_MINISTERS = frozenset({"minister", "deputy-minister"})
# Offices that any adjective may tell the field of: енергийният министър.
_DESCRIBED = _MINISTERS | {"expert", "analyst", "commentator", "director", "spokesperson",
                           "secretary", "adviser", "deputy-director"}  # fmt: skip
_MOST_ADJECTIVES = 4

# „самият комисар“: the article stands on the word before.
_SELF = frozenset({"самият", "самия", "самата"})


@dataclass(frozen=True, slots=True)
class Office:
    """An office from its first adjective to the last word of its own; ``start`` is
    behind the adjectives.

    ``adjectives`` and ``base`` are dictionary forms, ``adjective_of`` the country of
    each; ``kind`` is what synonyms and both genders have in common.
    """

    first: int
    start: int
    head: int
    last: int
    base: str
    kind: str
    adjectives: tuple[str, ...]
    adjective_of: tuple[str | None, ...]
    manner: frozenset[str]
    portfolio: str
    country: str | None
    countries: tuple[str, ...]
    plural: bool
    definite: bool
    former: bool
    rank: bool
    object: bool


def read_offices(words: Words, found: Sequence[tuple[str, Match]]) -> list[Office]:
    """The offices ``found`` by the lexicon, none inside another, in the text's order."""
    offices: list[Office] = []
    end = -1
    for name, match in sorted(found, key=lambda pair: (pair[1].first, -pair[1].last)):
        if match.first > end:
            end = match.last
            entry = (
                words.lexicon.entry("offices", name)
                if name != UNLISTED
                else entry_of(words.lower(match.first))
            )
            offices.append(_office(words, match, entry))
    return offices


def _office(words: Words, match: Match, entry: dict[str, Any]) -> Office:
    base: str = entry["base"]
    head, form = _head(words, match, base)
    kind = entry.get("office", entry["id"])
    ending = _field_endings(base) if kind in _DESCRIBED else ()
    # The article stands on the first word: „назначен министърът“ is no phrase.
    bare = form in _ARTICLES and head == match.first
    first, adjectives = (match.first, []) if bare else _adjectives(words, match.first, ending)
    countries = tuple(c for i in adjectives if (c := words.country(i)))
    profession = bool(entry.get("profession"))
    plain = [
        i
        for i in adjectives
        if "time_of_report" not in words.classes(i) and not (profession and words.country(i))
    ]
    portfolio = _portfolio(words, plain) if kind in _MINISTERS else ""
    said = [_dictionary_form(words.lower(i), base) for i in plain]
    article = form in _ARTICLES
    first, base = _acting(words, first, base)
    # „зам.-омбудсманът“
    short = [words.lower(match.first - n) for n in (3, 2, 1)] == ["зам", ".", "-"]
    if short:
        first, base = match.first - 3, f"зам.-{base}"
    return Office(
        first=first,
        start=match.first,
        head=head,
        last=match.last,
        base=base,
        kind=kind,
        adjectives=tuple(said),
        adjective_of=tuple(words.country(i) for i in plain),
        manner=_manner(words, plain, kind) | ({"зам"} if short else set()),
        portfolio=portfolio,
        country=countries[0] if countries and not profession else None,
        countries=() if profession else countries,
        plural=not article and form != "",
        definite=article
        or words.lower(first - 1) in _SELF
        or any(words.lower(i).endswith(_ADJECTIVE_ARTICLES) for i in (*plain, match.first)),
        former=bool(entry.get("former"))
        or any("former_office" in words.classes(i) for i in adjectives),
        rank=bool(entry.get("rank")),
        object=bool(entry.get("object")),
    )


def _acting(words: Words, first: int, base: str) -> tuple[int, str]:
    """„изпълняващият длъжността министър“, „и.д. министър“."""
    if words.lower(first - 1) == "длъжността" and words.lower(first - 2).startswith("изпълняващ"):
        word = "изпълняваща" if base.endswith(("ка", "ца")) else "изпълняващ"
        return first - 2, f"{word} длъжността {base}"
    if [words.lower(first - n) for n in (4, 3, 2, 1)] == ["и", ".", "д", "."]:
        return first - 4, f"и.д. {base}"
    return first, base


def _manner(words: Words, adjectives: Sequence[int], kind: str) -> frozenset[str]:
    """Adjectives that make another office of it: почетният консул is not the consul."""
    if kind in _MINISTERS:
        return frozenset()
    of_a_time = {"former_office", "office_of_a_time"}
    return frozenset(
        agreeing(words.lower(i), "мъж")
        for i in adjectives
        if not words.classes(i) & of_a_time and not words.country(i)
    )


def _head(words: Words, match: Match, base: str) -> tuple[int, str]:
    """The noun that inflects, and its ending behind the dictionary form."""
    nouns = base.split()
    noun = nouns[0] if len(nouns) > 1 and nouns[1] in ("на", "за") else nouns[-1]
    if match.last > match.first and noun.startswith("заместник-"):
        noun = noun.removeprefix("заместник-")  # „заместник министърът“
    for i in range(match.last, match.first - 1, -1):
        word = words.lower(i)
        if word.startswith(noun) or word[:4] == noun[:4]:
            return i, word.removeprefix(noun) if word.startswith(noun) else "и"
    return match.last, ""


def _adjectives(words: Words, end: int, endings: tuple[str, ...]) -> tuple[int, list[int]]:
    """The first token of the office and the tokens of the adjectives before ``end``."""
    start = words.unit(end).start
    found: list[int] = []
    first = end
    while first > start and len(found) < _MOST_ADJECTIVES:
        i = first - 1
        if i > start and "own" in words.classes(i) and _goes_with_own(words, i - 1, endings):
            found[:0] = [i - 1]
            first = i - 1
            continue
        # „американският и руският президент“
        if words.lower(i) == "и" and words.country(first) and words.country(i - 1) and i > start:
            first = i
            continue
        behind_article = found and words.lower(first).endswith(_ADJECTIVE_ARTICLES)
        if behind_article or not _is_adjective(words, i, endings):
            break
        found[:0] = [i]
        first = i
    return first, found


def _field_endings(base: str) -> tuple[str, ...]:
    """How an adjective ends that goes with ``base``, in the singular and the plural."""
    if base.endswith("ка"):
        return ("на", "ната", "ва", "вата", "ни", "ните", "ви", "вите")
    return ("ен", "ния", "ният", "ов", "вия", "вият", "ни", "ните", "ви", "вите")


def _goes_with_own(words: Words, i: int, endings: tuple[str, ...]) -> bool:
    """„новия си премиер“; but „сложиха имената си кенийският премиер“."""
    known = "office_adjective" in words.classes(i) or words.country(i) is not None
    field = endings and words.lower(i).endswith(("ния", "ният", "вия", "вият"))
    return known or bool(field)


def _is_adjective(words: Words, i: int, endings: tuple[str, ...]) -> bool:
    token = words.tokens[i]
    mention = words.mention_at.get(i)
    if token.shape not in ("lower", "title") or (mention and mention.kind == "person"):
        return False
    classes = words.classes(i)
    if "office_adjective" in classes or words.country(i):
        return True
    small = classes & {"preposition", "function", "conjunction", "be", "quality", "say", "act"}
    # „… във Виена британският министър“; but „Външният министър“ behind a lost full stop.
    large = token.shape == "title" and i != words.unit(i).start
    if small or mention or len(token.lower) < 5 or (large and not token.lower.endswith("ият")):
        return False
    return token.lower.endswith((*_RELATIONAL, *endings))


def _dictionary_form(adjective: str, noun: str) -> str:
    if adjective.startswith("първ"):
        return "първа" if noun.endswith(("ка", "ца")) else "първи"
    if adjective.startswith("заместник") or adjective == "старши":
        return "заместник" if adjective != "старши" else adjective
    if adjective.startswith(("втор", "трет")):
        return adjective[:4] + ("а" if noun.endswith(("ка", "ца")) else "и")
    woman = noun.split()[-1].endswith(("ка", "ца", "аща"))
    return agreeing(adjective, "жена" if woman else "мъж")


def _portfolio(words: Words, adjectives: Sequence[int]) -> str:
    """„външен“ of a foreign minister: the adjective that is neither country nor time."""
    for i in reversed(adjectives):
        if words.country(i) is None and "office_adjective" not in words.classes(i):
            return agreeing(words.lower(i), "мъж")
    military = [i for i in adjectives if words.lower(i).startswith("воен")]
    return "военен" if military else ""
