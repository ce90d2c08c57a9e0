"""Which noun phrases are documents: their extent, title, subject and draft mark."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from briefgen.annotate import Annotated
from briefgen.annotate.clauses import Clause
from briefgen.extract.dates import DateExpression
from briefgen.extract.documents.phrase import phrase_end, subject_of, title_of
from briefgen.gazetteer import gazetteer
from briefgen.model import Span

Gender = Literal["m", "f", "n"]

_MASCULINE = frozenset(
    ["treaty", "protocol", "memorandum", "memorandum-of-understanding", "contract", "pact", "plan"]
)
_FEMININE = frozenset(["declaration", "roadmap", "convention", "resolution", "charter", "note"])
_NOUN_GENDER: dict[str, Gender] = {"спогодб": "f", "договореност": "f", "програм": "f",
                                   "анекс": "m", "устав": "m"}  # fmt: skip
# Nouns that are a document only where something is done with them that is done with none else.
WEAK = frozenset({"plan", "pact", "note"})
_DRAFT_GAP = 4
# Endings of the adjectives before a noun.
_INFLECTED = (
    "ен", "ни", "на", "но", "ски", "ска", "ско", "ия", "ият", "ата", "ото", "ите", "ва", "во",
    "ви", "ов", "ев", "ки",
)  # fmt: skip
# „Вашингтонският“, „Парижкото“, „Пражкият“
_OF_PLACE = re.compile(r"(?:ски|ск(?:ия|ият|ата|ото|ите))$|[жшч]к(?:и|ия|ият|ата|ото|ите)$")
# Adjectives that tell a document from another of its type.
_KINDS = ("рамков", "времен", "допълнителн", "допълнителен", "мирн", "мирен", "заключител")
_DEFINITE = ("ът", "ят", "ата", "ята", "ото", "ето", "ите", "ята", "то", "та", "те")


@dataclass(frozen=True, slots=True)
class Head:
    """A document's noun phrase, or a word that stands for one.

    Tokens ``first`` (adjectives) to ``end`` (complements); the noun stands from ``noun``
    to ``last``. ``type`` is empty for „документът“ and „него“; ``draft`` is the token of
    „проект“ before it; ``prep`` the preposition before the phrase; ``other`` says that
    the words set it apart from documents named before („друга“, „предишният“), and
    ``kind`` is an adjective that does so („рамков“); ``vague`` is „такова“, „евентуално“;
    ``subject`` says that it is a subject whose gender the verb shows („той бе подписан“).
    """

    type: str
    first: int
    noun: int
    last: int
    end: int
    clause: int
    gender: Gender
    plural: bool = False
    definite: bool = False
    prep: str = ""
    draft: int | None = None
    other: bool = False
    title: Span | None = None
    about: Span | None = None
    proper: bool = False
    kind: str = ""
    vague: bool = False
    subject: bool = False


def find_heads(ann: Annotated, dates: tuple[DateExpression, ...]) -> list[Head]:
    """All documents of the text, and the words that stand for them, in its order."""
    found: list[Head] = []
    hits = sorted(
        ((hit.first, hit.last, type_) for type_, hit in ann.found_kind("documents")),
        key=lambda hit: (hit[0], -hit[1]),
    )
    dated = {date.first: date for date in dates}
    people = frozenset(min(role.first, first) for first, role in ann.roles.items())
    taken = -1
    starts = [first for first, _, _ in hits]
    for first, last, type_ in hits:
        if first <= taken or _is_verb(ann, first) or ann.clause_at.get(first) is None:
            continue
        taken = last
        if first < last and "document_adjective" in ann.classes(first):
            first += 1  # „съвместно изявление“ is known by its adjective
        later = bisect_right(starts, last)
        following = starts[later] if later < len(starts) else len(ann.tokens)
        head = _head(ann, type_, first, last, following, dated, people)
        if head is not None:
            found.append(head)
    found += _words(ann)
    found += _statements(ann, found)
    return sorted(found, key=lambda head: head.noun)


def _is_verb(ann: Annotated, i: int) -> bool:
    group = ann.verb_at.get(i)
    return group is not None and group.kind == "finite"


def _head(
    ann: Annotated, type_: str, noun: int, last: int, following: int,
    dated: dict[int, DateExpression], people: frozenset[int],
) -> Head | None:  # fmt: skip
    first, other, definite, proper, kind, vague = noun, False, False, False, "", False
    for i in _adjectives(ann, noun):
        classes = ann.classes(i)
        if "no_document_before" in classes:
            return None
        other = other or "other_document" in classes
        definite = definite or ann.lower(i).endswith(("ят", "ия", "та", "то", "те"))
        proper = proper or _is_proper(ann, i)
        vague = vague or "vague_document" in classes
        kind = next((k for k in _KINDS if ann.lower(i).startswith(k)), kind)
        if "document_adjective" in classes or _is_proper(ann, i):
            first = i
    named = ann.mention_at.get(noun)
    if named is not None and named.kind in {"product", "event"} and named.first < noun:
        # „Вашингтонският договор“ is known by that name.
        first, proper, definite = named.first, True, True
    elif first != noun:
        while first < noun and not (
            "document_adjective" in ann.classes(first) or _is_proper(ann, first)
        ):
            first += 1
    draft = _draft(ann, noun)
    start = min(first, draft) if draft is not None else first
    if ann.lower(start - 1) == "на" and "document_word" in ann.classes(start - 2):
        start -= 2  # „договориха текста на договора“
    stop = phrase_end(ann, last, following, dated, people)
    if any(
        "no_document_behind" in ann.classes(i) for i in range(last + 1, min(last + 5, stop + 1))
    ):
        return None
    title, title_end = title_of(ann, last, stop)
    word = ann.lower(noun)
    gender = _NOUN_GENDER.get(ann.lexicon.stem(word), _gender(type_))
    return Head(
        type=_type(ann, type_, last, stop),
        first=first,
        noun=noun,
        last=last,
        end=max(stop, title_end),
        clause=ann.clause_at[noun].number,
        gender=gender,
        plural=_is_plural(word),
        definite=definite or _is_definite(word),
        prep=governing_preposition(ann, start, gender, _is_plural(word)),
        draft=_compound_draft(ann, noun) if draft is None else draft,
        other=other,
        title=title,
        about=subject_of(ann, last, stop),
        proper=proper,
        kind=kind,
        vague=vague,
    )


def _type(ann: Annotated, type_: str, last: int, end: int) -> str:
    """„договор за доставка“ is a contract."""
    matter = any("contract_matter" in ann.classes(i) for i in range(last + 1, end + 1))
    return "contract" if type_ == "treaty" and matter else type_


def _gender(type_: str) -> Gender:
    return "m" if type_ in _MASCULINE else "f" if type_ in _FEMININE else "n"


def _is_plural(word: str) -> bool:
    return word.endswith(("и", "ите", "ове", "овете", "ения", "енията", "лия", "тета", "тетата"))


def _is_definite(word: str) -> bool:
    """With the article: „договорът“, „договора“, „декларацията“, „споразумението“."""
    if word.endswith(
        ("ът", "ията", "ето", "ото", "тето", "ите", "енията", "овете", "бата", "тата")
    ):
        return True
    return word in {"договора", "протокола", "меморандума", "пакта", "плана", "контракта", "устава",
                    "анекса", "картата", "хартата", "нотата", "комюникето", "договореността",
                    "програмата"}  # fmt: skip


def _adjectives(ann: Annotated, noun: int) -> Iterator[int]:
    """The words before the noun that belong to it, nearest first."""
    unit = ann.unit_of(noun)
    i = noun - 1
    while i >= unit.start and noun - i <= 5:
        token = ann.tokens[i]
        word = token.lower
        classes = ann.classes(i)
        if token.shape == "mark" or classes & {"preposition", "conjunction", "relative", "be"}:
            return
        if i in ann.mention_at or _is_verb(ann, i):
            return
        inflected = word.endswith(_INFLECTED)
        small = word in {"си", "му", "ѝ", "й", "им", "един", "една", "едно"}
        known = classes & {
            "document_adjective", "other_document", "no_document_before", "vague_document"
        }  # fmt: skip
        if not (inflected or small or known):
            return
        yield i
        i -= 1


def _is_proper(ann: Annotated, i: int) -> bool:
    """„Вашингтонският договор“: an adjective with a capital that no sentence begins with,
    or one made of a place."""
    token = ann.tokens[i]
    if token.shape != "title" or not _OF_PLACE.search(token.lower):
        return False
    unit = ann.unit_of(i)
    if next(j for j in unit if ann.tokens[j].shape != "mark") != i:
        return True
    # „Лисабонският договор“ at the beginning: its stem is a place's name.
    ending = _OF_PLACE.search(token.lower)
    stem = token.text[: ending.start()] if ending else token.text
    return any(gazetteer().match(place) is not None for place in (stem, f"{stem}ск"))


def _draft(ann: Annotated, noun: int) -> int | None:
    """The token of „проект“ in „проекта за обща декларация“."""
    unit = ann.unit_of(noun)
    for i in range(noun - 1, max(unit.start - 1, noun - 1 - _DRAFT_GAP), -1):
        if ann.tokens[i].shape == "mark" or _is_verb(ann, i):
            return None
        if "draft" in ann.classes(i):
            linked = ann.lower(i + 1) in {"за", "на"}
            return i if linked else None
    return None


def _compound_draft(ann: Annotated, noun: int) -> int | None:
    return noun if ann.lower(noun).startswith("проекто") else None


def governing_preposition(
    ann: Annotated, first: int, gender: Gender | None = None, plural: bool = False
) -> str:
    """The preposition that governs the phrase, over words that are no document's adjectives.

    „От турска страна документът“: no adjective stands before a noun with the article.
    „с общината протокол“: a word with the article of another gender is none.
    """
    unit = ann.unit_of(first)
    i = first - 1
    if _is_definite(ann.lower(first)) or "document_word" in ann.classes(first):
        i -= "between_preposition" in ann.classes(i)
        return ann.lower(i) if _leads(ann, i) else ""
    for i in range(first - 1, max(unit.start - 1, first - 5), -1):
        token = ann.tokens[i]
        if _leads(ann, i):
            return token.lower
        adjective = token.shape in ("lower", "number", "title") and (
            token.lower.endswith(_INFLECTED) or "between_preposition" in ann.classes(i)
        )
        if not adjective or _is_verb(ann, i) or i in ann.mention_at:
            return ""
        if gender is not None and _is_other_noun(token.lower, gender, plural):
            return ""
    return ""


def _leads(ann: Annotated, i: int) -> bool:
    """Whether a document behind token ``i`` is governed by it. „Против“ is an adverb, too,
    in which no name behind it is governed."""
    return "preposition" in ann.classes(i) or ann.lower(i) in {"против", "въпреки"}


def _is_other_noun(word: str, gender: Gender, plural: bool) -> bool:
    """Whether the article of ``word`` shows another gender or number, or its ending a noun."""
    if word.endswith(("ството", "цията", "ението", "анието", "ицата")):
        return True
    if plural:
        return False
    if word.endswith("ите"):
        return True
    shown = next((g for ending, g in _SHOWN if word.endswith(ending)), None)
    return shown is not None and shown != gender


_SHOWN: tuple[tuple[str, Gender], ...] = (
    ("ата", "f"), ("ята", "f"), ("ото", "n"), ("ето", "n"), ("ият", "m"),
)  # fmt: skip


def _words(ann: Annotated) -> Iterator[Head]:
    """„документът“, „двата текста“: they stand for a document of the text."""
    for i in ann.having("document_word"):
        if i not in ann.clause_at:
            continue
        word = ann.lower(i)
        several = ann.tokens[i - 1].shape == "number" or "number_word" in ann.classes(i - 1)
        counted = word in {"документа", "текста"} and (several or ann.lower(i - 1) == "двата")
        if ann.lower(i + 1) == "на":
            continue
        yield Head(
            "", i, i, i, i, ann.clause_at[i].number, "m",
            plural=counted or word.endswith(("ите", "овете")), definite=True,
            prep=governing_preposition(ann, i),
        )  # fmt: skip


def _statements(ann: Annotated, known: list[Head]) -> Iterator[Head]:
    """„изявлението“ of which the text has told before as „съвместно изявление“."""
    earlier = [h.last for h in known if h.type == "statement"]
    taken = {h.noun for h in known}
    for i in range(min(earlier, default=len(ann.tokens)) + 1, len(ann.tokens)):
        if ann.lower(i) == "изявлението" and i in ann.clause_at and i not in taken:
            yield Head("statement", i, i, i, i, ann.clause_at[i].number, "n", definite=True,
                       prep=governing_preposition(ann, i))  # fmt: skip


def by_clause(heads: list[Head]) -> dict[int, list[Head]]:
    found: dict[int, list[Head]] = {}
    for head in heads:
        found.setdefault(head.clause, []).append(head)
    return found


def antecedent_head(ann: Annotated, clause: Clause, heads: dict[int, list[Head]]) -> Head | None:
    """The document that „който“ stands for: the nearest before it that agrees."""
    if clause.link is None or not clause.tokens:
        return None
    link = ann.lower(clause.link)
    parent = clause.parent
    while parent is not None:
        before = [h for h in heads.get(parent, ()) if h.last < clause.tokens[0]]
        before = [h for h in before if _agrees(link, h)]
        before = [h for h in before if h.type] or before  # „документът, под който …“
        if before:
            nearest = before[-1]
            return nearest if clause.tokens[0] - nearest.end <= 12 else None
        parent = ann.clauses[parent].parent
    return None


def _agrees(link: str, head: Head) -> bool:
    if link.endswith(("ито", "които")):
        return head.plural
    return (not head.plural and link[-3:] == {"m": "йто", "f": "ято", "n": "ето"}[head.gender]) or (
        not head.plural and link in {"чийто", "когото"}
    )
