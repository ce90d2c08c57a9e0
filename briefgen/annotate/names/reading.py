"""What the finders of names share: the tokens, what is taken, and small tests of a word."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass
from difflib import SequenceMatcher

from briefgen.annotate.model import TokenMention
from briefgen.annotate.table import Table
from briefgen.gazetteer import Gazetteer
from briefgen.languages import Lexicon
from briefgen.tokens import Token

_ADJECTIVE = re.compile(r".{2,}(?:ата|ото|ите|ния|ният|ния|ския|ският|вия|вият|шия|шият|чкия|"
                        r"чкият|ска|ски|ско|чна|чен|чно|чни|лна|лен|лно|лни|вна|вен|вно|вни|"
                        r"жна|жен|жно|шна|шен|шно|шни|дна|ден|дно|рна|рен|рно|тна|тен|тно|нна|нен|нно|сна|"
                        r"сен|сно|вена|вено|вени)|висшето")  # fmt: skip
_OPENING = frozenset({"function", "opening_adjective", "talk_noun"})
_SPELLING = 0.7
OPENERS, CLOSERS = '„"“«”', '“"”»'
# How many words a name between quotation marks has at most.
LONGEST_QUOTED = 6
_INITIAL = 2
# „Дж.“, „Хр.“, „Ив.“; not „Св. Мина“, „Ул. Шипка“, „Гр. Видин“, „Пл. Независимост“.
_TWO_LETTERS = re.compile(r"(?!Св|Ул|Гр|Пл|Бл|Бр)[А-Я][бвгджзклмнпрстфхцчшщ]")
_FULL_NAME = 2  # words
_SHORTEST_VERB = 4
_LATIN = re.compile(r"[A-Za-zÀ-ÿ].*")


@dataclass(frozen=True, slots=True)
class Reading:
    """The tokens of a text. ``starts`` are the first tokens of sentences, where a
    capital proves nothing; ``small`` the words that the text also writes small and
    ``small_stems`` their stems; ``having`` and ``shaped`` the tokens of a class and of a
    shape, ``initials`` the capitals with a full stop behind."""

    tokens: Sequence[Token]
    text: Callable[[int], str]
    lower: Callable[[int], str]
    shape: Callable[[int], str]
    classes: Callable[[int], frozenset[str]]
    having: Callable[[str], Sequence[int]]
    shaped: Callable[[str], Sequence[int]]
    starts: frozenset[int]
    small: frozenset[str]
    small_stems: frozenset[str]
    stems: Sequence[str]
    initials: Sequence[int]
    lexicon: Lexicon
    gazetteer: Gazetteer

    def words(self, first: int, last: int) -> str:
        """The words from ``first`` to ``last`` with a space where the text has one."""
        out = self.tokens[first].text
        for before, token in zip(
            self.tokens[first:last], self.tokens[first + 1 : last + 1], strict=True
        ):
            out += (" " if token.start > before.end else "") + token.text
        return out

    def is_latin(self, i: int) -> bool:
        return bool(_LATIN.match(self.text(i)))

    def is_adjective(self, i: int) -> bool:
        """Whether the word's ending is that of an adjective: европейската, национален."""
        return self.shape(i) in ("title", "lower") and bool(_ADJECTIVE.fullmatch(self.lower(i)))

    def is_small(self, i: int) -> bool:
        """Whether the text writes any form of the word small, too."""
        return self.stems[i] in self.small_stems

    def is_common(self, i: int) -> bool:
        """A sentence's first word that is also written small, or is nobody's name."""
        if i not in self.starts:
            return False
        opening = not self.classes(i).isdisjoint(_OPENING) or self.lower(i) in self.small
        return opening or self._is_verb(i)

    def _is_verb(self, i: int) -> bool:
        """„Пише Кери Ботъм“, where no first name is written like the verb."""
        word = self.lower(i)
        finite = self.lexicon.verbs.is_finite(word) or self._is_first_person(word)
        return finite and self.text(i) not in self.gazetteer.by_first_name

    def is_said_by_me(self, i: int) -> bool:
        """„Очаквам“, „Поканих“: a verb, wherever it stands and whatever its capital."""
        long = len(self.text(i)) > _SHORTEST_VERB
        return (
            long
            and self.text(i) not in self.gazetteer.by_first_name
            and self._is_first_person(self.lower(i))
        )

    def _is_first_person(self, word: str) -> bool:
        """„Очаквам“, „Надяваме“: the third person with an ending."""
        third = word.removesuffix("ме") if word.endswith("ме") else word.removesuffix("м")
        forms = self.lexicon.verbs.forms
        if third != word and any(one.form == "present" for one in forms.get(third, ())):
            return True
        done = word.removesuffix("ме") if word.endswith("хме") else word
        told = forms.get(done.removesuffix("х"), ()) if done.endswith("х") else ()
        return any(reading.form in ("aorist", "imperfect") for reading in told)

    def is_verb(self, i: int) -> bool:
        """Whether the word can only be read as a verb that says what somebody does."""
        return self.lexicon.verbs.is_only_finite(self.lower(i))


def tokens_of(mentions: Iterable[TokenMention]) -> set[int]:
    return {i for m in mentions for i in range(m.first, m.last + 1)}


def read_names(
    table: Table, starts: frozenset[int], lexicon: Lexicon, gazetteer: Gazetteer
) -> Reading:
    """What the finders ask again and again, looked up once a word."""
    tokens, stems, small = table.tokens, table.stems, table.shaped("lower")
    return Reading(
        tokens,
        table.text,
        table.lower,
        table.shape,
        table.classes,
        table.having,
        table.shaped,
        starts,
        frozenset([tokens[i].text for i in small]),
        frozenset([stems[i] for i in small]),
        stems,
        [
            i
            for i in table.shaped("title")
            if len(tokens[i].text) <= _INITIAL
            and i + 2 < len(tokens)
            and tokens[i + 1].text == "."
            and tokens[i + 1].start == tokens[i].end
        ],
        lexicon,
        gazetteer,
    )


def are_spellings(one: str, other: str) -> bool:
    """Whether two words may be one foreign name, written down twice: Емануел, Еманюел."""
    alike = one[0] == other[0] and abs(len(one) - len(other)) <= 2
    return alike and SequenceMatcher(None, one, other).ratio() >= _SPELLING


def is_initial(text: Reading, i: int) -> bool:
    """Whether a capital and a full stop stand at ``i`` right before a name; „Си.“ is
    a whole one."""
    letter = text.text(i)
    return (
        text.shape(i) == "title"
        and (len(letter) == 1 or bool(_TWO_LETTERS.fullmatch(letter)))
        and text.text(i + 1) == "."
        and text.tokens[i + 1].start == text.tokens[i].end
    )


def name_behind_office(text: Reading, head: int, first: int, last: int, in_office: Set[int]) -> int:
    """Where a person's name begins in „директорът на авиокомпанията Име Фамилия“: behind an
    office's „на“, the last two of the capitalised words from ``first`` to ``last`` are a
    person, and what is left before them is the company or place. ``last`` + 1 where all
    belongs to the company."""
    of = head - 1
    while text.is_adjective(of) and of not in in_office:
        of -= 1
    size = last - first + 1
    if text.lower(of) not in ("на", "в", "във") or of - 1 not in in_office or size < _FULL_NAME:
        return last + 1
    for i in (first, first + 1):
        if text.text(i) in text.gazetteer.by_first_name and last - i >= 1:
            return i
    # „ректора на академията Нора Ланкова“: the last word is a surname by its ending.
    if "surname" in text.classes(last) and size >= _FULL_NAME:
        return last - 1
    # „банката“ alone, once the text has named „Европейската инвестиционна банка“, is that one.
    again = any(
        text.stems[i] == text.stems[head]
        and "title" in (text.shape(i), text.shape(i - 1), text.shape(i - 2))
        for i in range(head)
    )
    return last - 1 if size > _FULL_NAME or again else last + 1
