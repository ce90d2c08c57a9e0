"""Organisations that no list knows: by the word that heads their name, by quotation
marks behind such a word, by capitals, by the words that companies' names are made of."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import replace

from briefgen.annotate.model import TokenMention
from briefgen.annotate.names.reading import Reading, name_behind_office
from briefgen.gazetteer.local import local_id
from briefgen.languages.bg.forms import agreeing
from briefgen.model import MentionKind

_LONGEST = 10
_ADJECTIVES = 4
_QUOTED = 6
_OPENERS, _CLOSERS = '„"“«”', '“"”»'
_ENDS = ("ите", "ата", "ята", "ото", "ето", "ия", "ът", "ят", "та", "то")
# An adjective has the article or its noun has it, never both.
_ARTICLED = ("ите", "ата", "ята", "ото", "ето", "ът", "ят")
_ARTICLES = (("ията", "ия"), ("цията", "ция"), ("ството", "ство"), ("ът", ""), ("ата", "а"),
             ("ото", "о"), ("ето", "е"), ("ята", "я"), ("стта", "ст"))  # fmt: skip
_FINITE = frozenset({"present", "aorist"})
_SHORT_ARTICLE = frozenset(
    "съвет съюз съд комитет фонд институт университет колеж алианс синдикат орган".split()
)
# Bodies that are „по“ something.
_ON = ("комис", "комитет", "съвет", "агенц", "организац", "институт", "център", "федерац",
       "асоциац", "дирекц", "инспекц")  # fmt: skip
_PLURAL = re.compile(r"[а-я]{3,}(?:ни|ски|чки|шки|ови|еви)")
_DOMAIN = re.compile(r"[a-z]{2,4}")


def named_by_head(text: Reading, taken: set[int]) -> list[TokenMention]:
    """„Европейската агенция за лекарствата“, „Министерството на икономиката“."""
    found: list[TokenMention] = []
    done = set(taken)
    for head in text.having("organisation_head"):
        if head in done:
            continue
        first = _first_of(text, head, done)
        last = _last_of(text, head, done)
        # „Неправителствената организация „Х““ at the start: its name is in the marks.
        opens = first in text.starts and last == head and text.text(last + 1) in _OPENERS
        if not _is_name(text, first, head, last) or opens:
            continue
        base = _base(text, first, head, last)
        found.append(TokenMention(first, last, "organisation", base, local_id(base)))
        done.update(range(first, last + 1))
    return found


def _first_of(text: Reading, head: int, taken: set[int]) -> int:
    """The first adjective: the name begins with the leftmost one that has a capital."""
    first = head
    capital = head if text.shape(head) == "title" else None
    while first - 1 not in taken and head - first < _ADJECTIVES and text.is_adjective(first - 1):
        first -= 1
        national = text.gazetteer.country_of_adjective(text.lower(first)) is not None
        # „Българската народна банка“ is a name; „Парагвайското външно министерство“ is none.
        several = head - first > 1 and not text.lower(head).startswith("министерств")
        proves = not national or first not in text.starts or several
        common = "function" in text.classes(first)
        if text.shape(first) == "title" and proves and not common:
            capital = first
        if first in text.starts:
            break
    if capital is not None:
        return capital
    country = text.gazetteer.country_of_adjective(text.lower(head - 1))
    return head - 1 if country and "national_body" in text.classes(head) else head


def _last_of(text: Reading, head: int, taken: set[int]) -> int:
    """The end of „на …“, „за …“, „по …“ behind the head, with what „и“ adds to it."""
    last = head
    ministry = text.lower(head).startswith("министерств")
    while last + 1 < len(text.tokens) and last - head < _LONGEST:
        joint = text.lower(last + 1)
        further = last > head and (joint == "и" or (joint == "," and ministry))
        if joint in ("на", "за") or (joint == "по" and _may_be_on(text, head)) or further:
            end = _noun_phrase(text, last + 2, taken)
            if end is None or (further and _is_another_body(text, last + 2, end)):
                break
            # „Министерството на отбраната и експерти“ are two; „Съветът по правосъдие и
            # вътрешни работи“ is one, for neither noun has an article.
            alike = joint == "и" and not text.lower(last).endswith(_ENDS) and _may_be_on(text, head)
            plain = alike and not text.classes(end) & {"group_head", "common_person"}
            if joint in ("и", ",") and not text.lower(end).endswith(_ENDS) and not plain:
                break
            last = _with_name(text, end, taken)
        else:
            break
    return last


def _with_name(text: Reading, noun: int, taken: set[int]) -> int:
    """„Комисията за река Меконг“: the name of the place goes with its noun."""
    i = noun + 1
    proper = text.shape(i) == "title" and i not in taken and i not in text.starts
    bare = "geographic" in text.classes(noun)
    return i if bare and proper else noun


def _is_another_body(text: Reading, first: int, last: int) -> bool:
    """„Агенцията за … и словенската агенция“ are two."""
    national = text.gazetteer.country_of_adjective(text.lower(first)) is not None
    return national or bool(text.classes(last) & {"organisation_head", "company_head"})


def _may_be_on(text: Reading, head: int) -> bool:
    """„Комисията по правата на човека“, but not „Съюзът по темата“."""
    return text.lower(head).startswith(_ON)


def _noun_phrase(text: Reading, first: int, taken: set[int]) -> int | None:
    """The last token of adjectives and a noun that begin at ``first``; None where none do."""
    i = first
    while i - first < _ADJECTIVES and text.is_adjective(i) and text.shape(i + 1) == "lower" and (
        not text.classes(i + 1) & {"preposition", "function", "be", "reflexive", "say", "act"}
        and not text.is_verb(i + 1)
        and not (text.lower(i).endswith(_ARTICLED) and text.lower(i + 1).endswith(_ARTICLED))
    ):  # fmt: skip
        i += 1
    while i - first < _ADJECTIVES and _leads_plural(text, i):
        i += 2 if text.lower(i + 1) == "и" else 1
    unfit = {"preposition", "function", "be", "will", "own", "modal", "say", "weekday", "month"}
    if i in taken or i in text.starts or text.classes(i) & unfit or text.is_verb(i):
        return None
    return i if text.shape(i) == "lower" and len(text.lower(i)) > 3 else None


def _leads_plural(text: Reading, i: int) -> bool:
    """„по заразни и паразитни болести“, „по международни отношения“: adjectives whose plural
    is that of a noun, too, and what goes on after them."""
    if not _PLURAL.fullmatch(text.lower(i)) or text.shape(i) != "lower":
        return False
    after = i + 2 if text.lower(i + 1) == "и" else i + 1
    if text.shape(after) != "lower" or text.is_verb(after):
        return False
    if after == i + 2:
        return bool(_PLURAL.fullmatch(text.lower(after))) and text.shape(after + 1) == "lower"
    small = {"preposition", "function", "be", "reflexive", "say", "act", "relative", "will"}
    plural = text.lower(after).endswith(("и", "я", "а", "е"))
    return plural and not text.classes(after) & small


def _is_name(text: Reading, first: int, head: int, last: int) -> bool:
    capital = text.shape(first) == "title"
    if first == head:
        # „Комисията“ alone, at the start of a sentence or not, is a word.
        return capital and last > head
    return capital or "national_body" in text.classes(head)


def _base(text: Reading, first: int, head: int, last: int) -> str:
    """The name without its article: Европейска агенция за лекарствата."""
    noun = text.text(head)
    for article, bare in _ARTICLES:
        if noun.endswith(article) and len(noun) > len(article) + 2:
            noun = noun.removesuffix(article) + bare
            break
    else:
        if noun.endswith("а") and noun[:-1].lower() in _SHORT_ARTICLE:
            noun = noun[:-1]
    adjectives = [_agreeing(text.text(i), noun) for i in range(first, head)]
    rest = [text.words(head + 1, last)] if last > head else []
    return " ".join([*adjectives, noun, *rest])


def _agreeing(adjective: str, noun: str) -> str:
    word = adjective.lower().removesuffix("то") if adjective.endswith("шето") else ""
    word = word or agreeing(adjective.lower(), noun)
    return word.capitalize() if adjective[0].isupper() else word


def in_quotes(text: Reading, taken: set[int]) -> list[TokenMention]:
    """„партия „Обновление““, „вестник „Труд““: a name behind the word that says of what."""
    found: list[TokenMention] = []
    named: dict[str, MentionKind] = {}
    for i in text.shaped("mark"):
        if text.text(i) not in _OPENERS or i + 1 in taken or text.shape(i + 1) not in (
            "title", "upper"
        ):  # fmt: skip
            continue
        if not 0 < i < len(text.tokens) - 2:
            continue
        saints = 2 if text.lower(i + 1) == "св" else 0  # „Св. св. Кирил и Методий“
        last = next(
            (j for j in range(i + 1, min(i + 2 + _QUOTED + saints, len(text.tokens)))
             if text.text(j) in _CLOSERS), None,
        )  # fmt: skip
        if last is None or taken & set(range(i, last)):
            continue
        kind = _kind_of_quoted(text, i - 1) if i else None
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
            name = _base(text, first, i - 1, end) if school else text.words(first, end)
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
        and text.text(opener + 3) in _CLOSERS
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
        if text.text(opener) not in _OPENERS or text.text(closer) not in _CLOSERS:
            return False
        return _kind_of_quoted(text, opener - 1) is not None or _is_short_head(text, opener)

    return [m for m in mentions if not is_patron(m)]


def with_titles(text: Reading, mentions: Sequence[TokenMention]) -> list[TokenMention]:
    """„Пловдивският университет „Паисий Хилендарски““, „Институтът по отбрана „Професор …““
    are one body: the patron in quotation marks right behind a school is part of its name."""
    longer: dict[TokenMention, TokenMention] = {}
    inside: set[int] = set()
    for m in mentions:
        if m.kind != "organisation" or text.text(m.last + 1) not in _OPENERS:
            continue
        school = any("school_head" in text.classes(i) for i in range(m.first, m.last + 1))
        end = _closing(text, m.last + 1) if school and m.last + 1 not in inside else None
        if end is not None:
            longer[m] = replace(m, last=end)
            if "school_head" not in text.classes(m.last) and m.entity.startswith("local:"):
                # Many are „по“ the same; the patron tells them apart.
                base = f"{m.base} {text.words(m.last + 1, end)}"
                longer[m] = replace(m, last=end, base=base, entity=local_id(base))
            inside.update(range(m.last + 1, end + 1))
    return [longer.get(m, m) for m in mentions if m.first not in inside]


def _closing(text: Reading, opener: int) -> int | None:
    """The end of a patron's name that begins in quotation marks at ``opener``."""
    if text.shape(opener + 1) not in ("title", "upper"):
        return None
    stop = min(opener + 2 + _QUOTED, len(text.tokens))
    return next((i for i in range(opener + 2, stop) if text.text(i) in _CLOSERS), None)


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
            m = replace(m, last=parent.last, base=base, entity=local_id(base))
        kept.append(m)
    return [m for m in kept if m not in inside]


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
        if i < past or i in taken:
            continue
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
            and end - i < _QUOTED
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
        if len(text.text(i)) < 4 or text.is_latin(i + 1) or person:
            continue
        end = name_behind_office(text, i, i + 1, end, in_office) - 1
        if end <= i:
            continue
        name = text.words(i + 1, end)
        kind: MentionKind = "organisation" if "company_head" in head else "product"
        found.append(TokenMention(i + 1, end, kind, name, local_id(name)))
    return found
