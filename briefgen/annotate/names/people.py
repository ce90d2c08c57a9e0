"""People whom no list knows, and surnames that stand alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher

from briefgen.annotate.model import TokenMention
from briefgen.annotate.names.reading import Reading, are_spellings, is_initial
from briefgen.gazetteer.local import local_id
from briefgen.model import Entity, MentionKind

_LONGEST_NAME = 4
_SHORT = 5
_HERS = ("ката", "цата")
_SAME = 0.85
_INSIDE = frozenset({"в", "във"})
_ARTICLES = ("ът", "ят", "ите", "ията", "нето", "нието", "ството", "ствата", "стта", "ците")
# „Но Тхе Ган“: three names of one syllable each.
_THREE = 3
_PAIR = 2
_SYLLABLE = 5
_VOWEL = re.compile(r"[аъоуеияю]", re.IGNORECASE)
_NUMERAL = re.compile(r"[IVXІХ]+")
_ONE_LETTER = frozenset({"У", "О", "Ю"})
# „Втори“ alone is no king.
_NOBODY = frozenset({"function", "regnal_number"})
_NOT_IN_NAMES = frozenset({
    "organisation_head", "month", "weekday", "company_head", "work_head", "place_head", "honorific",
})  # fmt: skip


def unknown_people(
    text: Reading, taken: set[int], after_office: set[int], surnames: set[str]
) -> list[TokenMention]:
    """Runs of two to four capitalised words, or one that an office, a verb of saying
    or its ending shows to be a person. Runs of companies' and papers' words are those."""
    found: list[TokenMention] = []
    past = 0
    # „Дж. Смит“ is read with its surname.
    initials = {i for i in text.initials if is_initial(text, i)}
    for i in text.shaped("title"):  # nothing else begins a name
        if i < past:
            continue
        end = _run(text, i, taken)
        place = _place_before(text, i, end, after_office)
        if place:
            name = text.words(i, place - 1)
            found.append(TokenMention(i, place - 1, "place", name, local_id(name)))
            i = place
        end = _without_subject(text, i, end, surnames)
        size = end - i
        # „После Колева …“: the capital of a sentence's first word proves nothing.
        known_run = size > 1 and any(m.base == text.words(i, end - 1) for m in found)
        common = not known_run and (
            text.is_common(i) or text.is_said_by_me(i) or _opens_before_name(text, i)
        )
        if size > 1 and common:
            past = i + 1
            continue
        plain = i not in text.starts or size >= 2
        alone = size == 1 and i not in initials and text.text(i) not in surnames and (
            i in after_office or _speaks(text, i) or _looks_like_one(text, i)
        )  # fmt: skip
        if (2 <= size <= _LONGEST_NAME and plain) or alone:
            name = text.words(i, end - 1)
            kind = _kind(text, i, end, after_office) if size > 1 else "person"
            known = _other_spelling(text, name) if kind == "person" and size > 1 else None
            base, entity = (known.bg or name, known.id) if known else (name, local_id(name))
            found.append(TokenMention(i, end - 1, kind, base, entity))
            if size > 1 and kind == "person":
                surnames = surnames | {text.text(end - 1)}
        past = max(end, i + 1)
    return found


def _without_subject(text: Reading, first: int, end: int, surnames: set[str]) -> int:
    """The end of the name in „С премиера Ану Талим Гочева разговаря …“: behind a phrase with a
    preposition, a surname that the text has with another name is the subject of the verb."""
    last = end - 1
    if _are_two_surnames(text, first, end):
        return last
    if last == first or text.text(last) not in surnames or not text.is_verb(end):
        return end
    opening = first
    while opening not in text.starts and opening > 0:
        opening -= 1
    if "preposition" not in text.classes(opening):
        return end
    # „Ян Талим“ alone would be a first name and the surname of the same person.
    named = {text.text(i - 1) for i in text.shaped("title")
             if text.text(i) == text.text(last) and i != last and text.shape(i - 1) == "title"
             and i not in text.starts}  # fmt: skip
    others = named - {text.text(last - 1), text.text(first)}
    return last if others and others == named else end


def _are_two_surnames(text: Reading, first: int, end: int) -> bool:
    """„На срещата с Иванов Петров предложи …“: the preposition's noun, and the subject."""
    if end - first != _PAIR or "preposition" not in text.classes(first - 1):
        return False
    # „Яков“ may be a first name that no list has.
    long = len(text.text(first)) >= _SHORT or text.text(first) in text.gazetteer.surnames
    return (
        long
        and text.is_verb(end)
        and all(
            text.text(i) not in text.gazetteer.by_first_name
            and ("surname" in text.classes(i) or text.text(i) in text.gazetteer.surnames)
            for i in (first, end - 1)
        )
    )


def _place_before(text: Reading, i: int, end: int, after_office: set[int]) -> int:
    """The end of the place in „кметицата на Зигеншор Мариама Бадиан“; 0 where there is none."""
    size = end - i
    small = text.lower(i - 1)
    behind = small in ("в", "във") or (small == "на" and i - 1 in after_office)
    # „на Видин и Долж Ангел Иванов“
    if small == "и" and size > 2 and text.text(i + 1) in text.gazetteer.by_first_name and any(
        text.lower(j) == "на" and j in after_office for j in range(i - 2, i - 6, -1)
    ):  # fmt: skip
        return i + 1 if text.text(i) not in text.gazetteer.by_first_name else 0
    if size <= 2 or not behind or text.text(i) in text.gazetteer.by_first_name:
        return 0
    particle = next((j for j in range(i, end) if text.shape(j) == "lower"), None)
    return max(particle - 1, i + 1) if particle else end - 2


def _opens_before_name(text: Reading, i: int) -> bool:
    """„Пристигна Ангела Колева“: the first word is no name, for a first name follows it."""
    names = text.gazetteer.by_first_name
    # „Домакинката Улрике Клаусен“: a noun with the article of a woman.
    if i in text.starts and text.lower(i).endswith(_HERS) and text.text(i) not in names:
        return True
    return i in text.starts and text.text(i) not in names and text.text(i + 1) in names


def _kind(text: Reading, first: int, end: int, after_office: set[int]) -> MentionKind:
    if first in after_office or text.text(first) in text.gazetteer.by_first_name:
        return "person"
    classes = {name for i in range(first, end) for name in text.classes(i)}
    if "press_word" in classes:
        return "product"
    return "organisation" if "organisation_word" in classes else "person"


def _other_spelling(text: Reading, name: str) -> Entity | None:
    """The known person whose foreign surname „Ги Верхофстат“ spells in another way."""
    first, *_, last = name.split()
    if len(last) <= _SHORT or "surname" in text.lexicon.classes(last.lower()):
        return None  # Петров and Петков are two people
    near = [
        person
        for person in text.gazetteer.by_first_name.get(first, ())
        if (surname := (person.bg or "").split()[-1]) != last
        and are_spellings(surname, last)
        and SequenceMatcher(None, surname, last).ratio() >= _SAME
    ]
    return near[0] if len(near) == 1 else None


def _speaks(text: Reading, i: int) -> bool:
    """„Според Песков …“, „Радев каза, че …“: one capitalised word that has the floor."""
    if len(text.text(i)) <= _SHORT - 2 or text.classes(i) & (_NOBODY | {"common_person"}):
        return False
    # „Двамата потвърдиха“: one does nothing in the plural.
    several = all(r.plural for r in text.lexicon.verbs.forms.get(text.lower(i + 1), ()))
    says = not several and "say" in text.classes(i + 1) and "conjunction" not in text.classes(i + 1)
    said = "say" in text.classes(i - 1) and i not in text.starts
    return text.lower(i - 1) == "според" or says or said


def _looks_like_one(text: Reading, i: int) -> bool:
    """A surname's ending, a title before it, or a name that famous people bear."""
    if text.is_latin(i) or text.classes(i) & _NOBODY or text.lower(i) in text.small:
        return False
    if "honorific" in text.classes(i - 1):
        return True
    name = text.text(i)
    known = name in text.gazetteer.surnames or name in text.gazetteer.by_first_name
    if i in text.starts:
        return known and len(name) > _SHORT - 2
    return known or "surname" in text.classes(i)


def _run(text: Reading, i: int, taken: set[int]) -> int:
    """The end (excluded) of the run of capitalised words and particles from ``i``."""
    end = i
    while end < len(text.tokens) and end not in taken:
        token = text.tokens[end]
        classes = text.classes(end)
        if end > i and end in text.starts:
            break
        particle = end > i and "particle" in classes and token.shape == "lower"
        # „Докладчикът“: a noun with the article, whatever its capital.
        definite = token.lower.endswith(_ARTICLES) and len(token.text) > _SHORT
        name_like = token.shape == "title" and len(token.text) > 1 and not definite
        # „Харалд V“, „Вон Гил У“
        if end > i and (_NUMERAL.fullmatch(token.text) or token.text in _ONE_LETTER):
            end += 1
            break
        # „Тереза Май“: behind a first name a month is a surname.
        unfit = classes & _NOT_IN_NAMES
        if end > i and text.text(end - 1) in text.gazetteer.by_first_name:
            unfit -= {"month"}
        if not (name_like and not unfit) and not particle:
            break
        end += 1
    while end > i and text.shape(end - 1) == "lower":
        end -= 1
    return end


def people_called_as_places(
    text: Reading, mentions: Sequence[TokenMention], after_office: set[int]
) -> list[TokenMention]:
    """``mentions`` without the towns in „представителят Рияд Мансур“, „французойката София
    Леру“: right behind an office or a people's name and before a surname it is a first name;
    so is „Азия Биби“, named so twice and never with „в“."""
    named = {i for m in mentions for i in range(m.first, m.last + 1)}
    before = [
        m.first
        for m in mentions
        if m.kind == "place" and m.first == m.last
        and text.shape(m.last + 1) == "title"
        and m.last + 1 not in named and m.last + 1 not in text.starts
    ]  # fmt: skip
    pairs = Counter((text.text(i), text.text(i + 1)) for i in before)
    inside = {(text.text(i), text.text(i + 1)) for i in before if text.lower(i - 1) in _INSIDE}
    names = {
        i
        for i in before
        if i in after_office
        or text.lower(i - 1) in text.gazetteer.demonyms
        or (pairs[pair := (text.text(i), text.text(i + 1))] > 1 and pair not in inside)
    }
    return [m for m in mentions if m.first not in names]


def with_first_names(text: Reading, mentions: Sequence[TokenMention]) -> list[TokenMention]:
    """``mentions`` in which a first name alone is the one person so called whom the text names
    in full („Тереза“ beside „Тереза Мей“); of several it is none."""
    called: dict[str, dict[str, TokenMention]] = {}
    for m in mentions:
        if m.kind == "person" and m.last > m.first:
            called.setdefault(text.text(m.first), {}).setdefault(m.entity, m)
    kept: list[TokenMention] = []
    for m in mentions:
        people = called.get(text.text(m.first), {})
        alone = m.kind == "person" and m.last == m.first and m.entity.startswith("local:")
        if not alone or not people or text.text(m.first) not in text.gazetteer.by_first_name:
            kept.append(m)
        elif len(people) == 1:
            ((entity, person),) = people.items()
            kept.append(m._replace(base=person.base, entity=entity))
    return kept


def lone_surnames(
    text: Reading, mentions: Sequence[TokenMention], taken: set[int]
) -> list[TokenMention]:
    """A last name alone is the one person of that name whom the text names in full, or where
    it names several, the only one so far; where all three names have one syllable, so is the
    first, which is the family's („Но Тхе У“)."""
    by_surname: dict[str, dict[str, TokenMention]] = {}
    family_first: set[str] = set()
    for mention in mentions:
        if mention.kind == "person" and mention.last > mention.first:
            last, first = text.text(mention.last), text.text(mention.first)
            by_surname.setdefault(last, {}).setdefault(mention.entity, mention)
            if is_family_first(text, text.words(mention.first, mention.last).split()):
                family_first.add(first)
                by_surname.setdefault(first, {}).setdefault(mention.entity, mention)
    found = []
    for i in text.shaped("title") if by_surname else ():
        people = by_surname.get(text.text(i), {}) if i not in taken else {}
        # „Но Ким мълча“: a sentence's first word may be no name.
        if not people or (i in text.starts and "function" in text.classes(i)):
            continue
        if text.text(i) in family_first and not _is_family_name(text, i):
            continue
        if len(people) > 1:
            people = {entity: one for entity, one in people.items() if one.first < i}
        if len(people) == 1:
            ((entity, person),) = people.items()
            found.append(TokenMention(i, i, "person", person.base, entity))
    return found


def is_family_first(text: Reading, names: Sequence[str]) -> bool:
    """Whether three ``names`` of one syllable each begin with that of the family."""
    syllables = all(len(_VOWEL.findall(name)) == 1 and len(name) <= _SYLLABLE for name in names)
    return syllables and len(names) == _THREE and names[0] not in text.gazetteer.by_first_name


def _is_family_name(text: Reading, i: int) -> bool:
    """Whether so short a word is a name here: not „Но“ that opens a sentence."""
    if text.classes(i) & {"function", "conjunction", "own"} or text.is_small(i):
        return False
    return i not in text.starts or text.is_verb(i + 1)
