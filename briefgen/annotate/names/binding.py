"""Names of one article that are one entity: with initials, with an acronym in brackets,
in two spellings."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from briefgen.annotate.model import TokenMention
from briefgen.annotate.names.people import is_family_first
from briefgen.annotate.names.reading import Reading, are_spellings, is_initial
from briefgen.gazetteer.local import local_id

_SHORT = 5
_SAME = 0.84
_MOST = 30  # names with one letter that a name is compared with
_LONGER_NAME = 3


def with_initials(text: Reading, mentions: Sequence[TokenMention]) -> list[TokenMention]:
    """„Й. Столтенберг“ is the one person of that surname and letter whom the text names in
    full, or whom the list has."""
    if not text.initials:
        return list(mentions)
    taken = {i for m in mentions for i in range(m.first, m.last + 1)}
    named: defaultdict[str, dict[str, tuple[str, str]]] = defaultdict(dict)
    for m in mentions:
        if m.kind == "person" and m.last > m.first:
            named[text.text(m.last)][m.entity] = (text.text(m.first), m.base)
    found = list(mentions)
    for at, m in enumerate(mentions):
        first = m.first
        while m.kind == "person" and first - 2 not in taken and is_initial(text, first - 2):
            first -= 2
        if first < m.first:
            found[at] = _initialled(text, named, m, first)
            taken.update(range(first, m.first))
    for i in text.initials:
        name = i + 2
        while is_initial(text, name):
            name += 2
        free = is_initial(text, i) and not taken & {i, name} and not is_initial(text, i - 2)
        if free and text.shape(name) == "title" and len(text.text(name)) > 2:
            lone = TokenMention(name, name, "person", text.text(name), local_id(text.text(name)))
            if not text.classes(name) & {"organisation_head", "month", "place_head", "function"}:
                found.append(_initialled(text, named, lone, i))
    return found


def _initialled(
    text: Reading,
    named: Mapping[str, Mapping[str, tuple[str, str]]],
    m: TokenMention,
    first: int,
) -> TokenMention:
    letter, surname = text.text(first), text.text(m.last)
    fitting = {
        entity: base
        for entity, (first_name, base) in named.get(surname, {}).items()
        if first_name.startswith(letter)
    }
    if not fitting and m.entity.startswith("local:") and surname in text.gazetteer.surnames:
        fitting = {
            person.id: person.bg or ""
            for name, people in text.gazetteer.by_first_name.items()
            if name.startswith(letter)
            for person in people
            if (person.bg or "").split()[-1] == surname
        }
    if len(fitting) == 1:
        ((entity, base),) = fitting.items()
        return TokenMention(first, m.last, "person", base, entity)
    if not m.entity.startswith("local:"):
        return m._replace(first=first)
    name = text.words(first, m.last)
    return TokenMention(first, m.last, "person", name, local_id(name))


def with_acronyms(text: Reading, mentions: Sequence[TokenMention]) -> list[TokenMention]:
    """„Регионалният съвет за сътрудничество (РСС)“ binds both names everywhere."""
    by_first = {m.first: m for m in mentions}
    bound: dict[str, str] = {}
    for m in mentions:
        other = by_first.get(m.last + 2)
        if text.text(m.last + 1) != "(" or other is None or text.text(other.last + 1) not in "),":
            continue
        bodies = {"organisation", "group"}
        if m.kind not in bodies or other.kind not in bodies or m.entity == other.entity:
            continue
        name, short = (m, other) if text.shape(other.first) == "upper" else (other, m)
        if (
            name.last == name.first
            or short.last > short.first
            or not _abbreviates(text, short, name)
        ):
            continue
        if short.entity.startswith("local:"):
            bound[short.entity] = name.entity
        elif name.entity.startswith("local:"):
            bound[name.entity] = short.entity
    return [m._replace(entity=bound[m.entity]) if m.entity in bound else m for m in mentions]


def _abbreviates(text: Reading, short: TokenMention, name: TokenMention) -> bool:
    """Whether the acronym's letters stand in the name in their order; Latin ones need not."""
    letters = text.lower(short.first)
    if text.is_latin(short.first):
        return short.entity.startswith("local:")
    rest = iter(name.base.lower())
    return name.base.lower().startswith(letters[0]) and all(c in rest for c in letters)


def with_shorter_names(text: Reading, mentions: Sequence[TokenMention]) -> list[TokenMention]:
    """„Лопес Обрадор“ beside „Андрес Мануел Лопес Обрадор“ is that person: the end of the
    longer name, or its first and its last word; „Чан“ beside „Чан Хен Со“."""
    longer: defaultdict[str, dict[str, list[str]]] = defaultdict(dict)
    surnames: defaultdict[str, set[str]] = defaultdict(set)
    families: defaultdict[str, set[str]] = defaultdict(set)
    for m in mentions:
        words = text.words(m.first, m.last).split() if m.kind == "person" else []
        if len(words) > 1:
            surnames[words[-1]].add(m.entity)
        if len(words) >= _LONGER_NAME:
            longer[words[-1]].setdefault(m.entity, words)
            if is_family_first(text, words):
                families[words[0]].add(m.entity)

    def bound(m: TokenMention) -> TokenMention:
        own = m.base.split()
        if m.kind != "person" or not m.entity.startswith("local:"):
            return m
        if len(own) == 1 and len(surnames.get(m.base, ())) == 1:
            # named in full only behind: „Ланков пристигна. Иво Ланков е …“
            full = next(other for other in mentions if other.entity in surnames[m.base])
            return m._replace(entity=full.entity, base=full.base)
        whose = list(families.get(m.base, ())) or [
            entity
            for entity, words in longer[own[-1]].items()
            if entity != m.entity
            and len(words) > len(own) > 1
            and (words[-len(own) :] == own or [words[0], words[-1]] == own)
        ]
        if len(whose) != 1:
            return m
        full = next(other for other in mentions if other.entity == whose[0])
        return m._replace(entity=full.entity, base=full.base)

    return [bound(m) for m in mentions]


def with_spellings(text: Reading, mentions: Sequence[TokenMention]) -> list[TokenMention]:
    """An unknown person whom the article writes in two ways is one person."""
    counts = Counter(
        m.entity for m in mentions if m.kind == "person" and m.entity.startswith("local:")
    )
    names = {m.entity: m.base.split() for m in mentions if m.entity in counts}
    alike: defaultdict[str, list[str]] = defaultdict(list)
    for entity, words in names.items():
        alike[words[-1][:1]].append(entity)
    bound: dict[str, str] = {}
    for entities in alike.values():
        # The commonest spelling comes first, and the others are measured against it.
        kept: list[str] = []
        for entity in sorted(entities, key=lambda e: -counts[e]):
            same = [other for other in kept[:_MOST] if _are_one(text, names[entity], names[other])]
            if len(same) == 1:
                bound[entity] = same[0]
            else:
                kept.append(entity)
    return [m._replace(entity=bound[m.entity]) if m.entity in bound else m for m in mentions]


def _are_one(text: Reading, one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names spell one: Кеир Стармър, Киър Стармър; but Петров and Петков,
    Ивана and Иван are two people."""
    if min(len(one), len(other)) > 1 and len(one) != len(other):
        return False
    surnames = one[-1], other[-1]
    native = any("surname" in text.lexicon.classes(word.lower()) for word in surnames)
    if native or min(map(len, surnames)) <= _SHORT or not _near(*surnames):
        return False
    pairs = list(zip(one[:-1], other[:-1], strict=False))
    return (len(one) > 1 or len(other) > 1) and all(
        are_spellings(a, b) and not _of_two_genders(a, b) for a, b in pairs
    )


def _near(one: str, other: str) -> bool:
    if one == other:
        return True
    gendered = _of_two_genders(one, other)
    return not gendered and are_spellings(one, other) and (
        SequenceMatcher(None, one, other).ratio() >= _SAME
    )  # fmt: skip


def _of_two_genders(one: str, other: str) -> bool:
    return one + "а" == other or other + "а" == one
