"""Documents, what was done with them, and whose they are."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import cast, get_args

from briefgen.annotate import Annotated, TokenMention
from briefgen.extract.context import LONGEST, Context, in_clause
from briefgen.extract.dates import DateExpression
from briefgen.extract.lists import read_list
from briefgen.languages import Match
from briefgen.languages.bg.forms import agreeing
from briefgen.model import Document, Span, Status

_RANK: dict[str, int] = {status: i for i, status in enumerate(get_args(Status))}
# How far behind its verb a document may stand, unless a list led there.
_NEAR = 8
# How far before a verb a negation or a „ще“ still holds.
_REACH = 6
# More documents in one sentence are no report but noise.
_MOST = 20
# What was done longer ago is not what the article reports.
_NEWS = dt.timedelta(days=31)
_DATED = frozenset({"signed", "initialled", "adopted", "ratified", "existing"})
# Words this short (на, за, през) tell no two subjects apart.
_SHORT = 3
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class _Head:
    """A document's noun phrase: adjectives from ``first``, the noun up to ``last``."""

    type: str
    first: int
    noun: int
    last: int


def extract_documents(context: Context, dates: Sequence[DateExpression]) -> tuple[Document, ...]:
    """The documents with which the text says that something was done."""
    ann = context.ann
    found: list[Document] = []
    by_unit: dict[int, list[_Head]] = {}
    for head in _heads(ann):
        by_unit.setdefault(ann.unit_at[head.first], []).append(head)
    for number, here in by_unit.items():
        unit = ann.units[number]
        acts = _acts(ann, unit)
        if not acts or len(here) > _MOST:
            continue
        for head, act, status in _pair(ann, here, acts):
            end = _segment_end(ann, head, here, unit)
            day = _day(ann, dates, act)
            old = _is_background(ann, unit, act, day) or _is_aside(ann, act)
            told = "existing" if old else status
            document = _document(context, head, act, told, end)
            if document is not None:
                dated = replace(document, date=day if told in _DATED else None)
                found.append(context.attribute(dated))
    return _merged(ann, found)


def _heads(ann: Annotated) -> list[_Head]:
    """All document nouns; of two that overlap the longer."""
    found: list[_Head] = []
    for type_, hit in ann.found_kind("documents"):
        if found and hit.first <= found[-1].last:
            continue
        first = hit.first
        while "document_adjective" in ann.classes(first - 1):
            first -= 1
        found.append(_Head(type_, first, hit.first, hit.last))
    return found


def _acts(ann: Annotated, unit: range) -> list[tuple[Match, Status]]:
    """The verbs of the unit that do something to documents, with the status they give."""
    refused = ann.found_in(unit, "refusal")
    planned = ann.found_in(unit, "act:planned")
    acts: list[tuple[Match, Status]] = [(hit, "announced") for hit in planned]
    for status in _RANK:
        for hit in ann.found_in(unit, f"act:{status}"):
            inside = any(p.first <= hit.first <= p.last for p in planned)
            if inside or any(r.first <= hit.first <= r.last + 2 for r in refused):
                continue
            if not _is_unreal(ann, hit):
                acts.append((hit, cast(Status, status)))
    return acts


def _is_unreal(ann: Annotated, hit: Match) -> bool:
    """Negated, future, wished or conditional: „не подписаха“, „да бъде одобрен и подписан“."""
    for i in range(hit.first - 1, max(hit.first - _REACH, 0) - 1, -1):
        if ann.tokens[i].shape == "mark":
            return False
        if "unreal" in ann.classes(i):
            return True
    return False


def _is_aside(ann: Annotated, hit: Match) -> bool:
    """„държавите, подписали споразумението“: a participle without a form of to be tells
    what was before, or what is only said to have been."""
    if not ann.lower(hit.last).endswith(("ли", "ла", "ло", "ал")):
        return False
    return not any("be" in ann.classes(i) for i in range(hit.first - 3, hit.first))


def _day(ann: Annotated, dates: Sequence[DateExpression], act: Match) -> dt.date | None:
    """The day that the clause gives for the act."""
    first, last = in_clause(ann, act.first)
    for date in dates:
        deadline = date.deadline or ann.lower(date.first - 1) in {"до", "след", "преди"}
        if first <= date.first <= last and date.start == date.end and not deadline:
            return date.start
    return None


def _is_background(ann: Annotated, unit: range, act: Match, day: dt.date | None) -> bool:
    """„подписаха споразумението през 2018 г.“: an old deed is no news of this article."""
    if day is not None and ann.article.date - day > _NEWS:
        return True
    first, last = in_clause(ann, act.first)
    for i in range(max(first, unit.start), last + 1):
        year = _YEAR.fullmatch(ann.lower(i))
        dated = "year_word" in ann.classes(i + 1) or ann.lower(i - 1) == "през"
        if year and dated and int(year[0]) < ann.article.date.year - 1:
            return True
    return bool(ann.found_in(range(first, last + 1), "background"))


def _pair(
    ann: Annotated, heads: list[_Head], acts: list[tuple[Match, Status]]
) -> list[tuple[_Head, Match, Status]]:
    """Each document with the act it belongs to: the nearest before it, else just behind it."""
    pairs: list[tuple[_Head, Match, Status]] = []
    for head in heads:
        if _is_complement(ann, head):
            continue
        listed = {pair[1] for pair in pairs} if _begins_item(ann, head.first) else set()
        before = [
            a
            for a in acts
            if a[0].last < head.first
            and (a[0] in listed or head.first - a[0].last <= _NEAR)
            and _reaches(ann, a[0].last, head)
        ]
        behind = [a for a in acts if head.last < a[0].first and _is_passive(ann, head, a[0])]
        if before:
            act, status = max(before, key=lambda a: a[0].last)
        elif behind:
            act, status = min(behind, key=lambda a: a[0].first)
        else:
            continue
        pairs.append((head, act, status))
    return pairs


def _is_complement(ann: Annotated, head: _Head) -> bool:
    """„изпълнението на договора“ speaks of something else than the document."""
    before = ann.lower(head.first - 1)
    return "preposition" in ann.classes(head.first - 1) and before != "под"


def _reaches(ann: Annotated, act: int, head: _Head) -> bool:
    """Whether nothing between the verb and the document begins another clause."""
    between = range(act + 1, head.first)
    return not any(
        ann.tokens[i].text == ";" or "conjunction_stop" in ann.classes(i) for i in between
    )


def _is_passive(ann: Annotated, head: _Head, act: Match) -> bool:
    """„Декларацията … бе подписана“: a form of to be stands before the verb."""
    near = range(max(head.last, act.first - 4), act.first)
    return any("be" in ann.classes(i) or "reflexive" in ann.classes(i) for i in near)


def _segment_end(ann: Annotated, head: _Head, heads: list[_Head], unit: range) -> int:
    """The last token that tells of this document."""
    following = [other.first for other in heads if other.first > head.last]
    end = unit.stop - 1
    for start in following:
        if _begins_item(ann, start):
            end = start - 1
            break
    for i in range(head.last + 1, end):
        # „…, предаде Танюг“, „… в присъствието на посланика“
        told = ann.tokens[i].text == "," and ann.classes(i + 1) & {"say", "relay"}
        if told or (ann.found_in(range(i, i + 1), "attended_by") and not ann.is_quoted(i)):
            end = i - 1
            break
    while end > head.last and (
        ann.tokens[end].text in ".,;" or ann.lower(end) in {"и", "както", "също"}
    ):
        end -= 1
    return end


def _begins_item(ann: Annotated, first: int) -> bool:
    before = ann.lower(first - 1)
    return before in {",", "и", ";"}


def _document(
    context: Context, head: _Head, act: Match, status: Status, end: int
) -> Document | None:
    ann = context.ann
    limit = min(end, act.first - 1) if act.first > head.last else end
    title = _title(ann, head, limit)
    parties = _parties(context, head, limit)
    signed_by = _subjects(context, act) if status == "signed" else []
    about = _about(ann, head, limit)
    last = limit if about or title else max(head.last, *(p[1] for p in parties), head.last)
    return Document(
        type=head.type,
        name=_name(ann, head),
        title=ann.text_of(title).strip() if title else None,
        parties=tuple(
            dict.fromkeys(
                [*(m.entity for m in signed_by if m.kind != "person"), *(p[0] for p in parties)]
            )
        ),
        signatories=tuple(dict.fromkeys(m.entity for m in signed_by if m.kind == "person")),
        status=status,
        about=ann.text_of(about) if about else None,
        evidence=(
            ann.span(head.first, last),
            *(
                [ann.span(signed_by[0].first, act.last)]
                if signed_by
                else [ann.span(act.first, act.last)]
            ),
        ),
    )


def _name(ann: Annotated, head: _Head) -> str:
    """The document's kind in its dictionary form, with the adjectives before it."""
    base = str(ann.lexicon.entry("documents", head.type)["base"])
    adjectives = [agreeing(ann.lower(i), base.split()[0]) for i in range(head.first, head.noun)]
    return " ".join([*adjectives, base])


def _title(ann: Annotated, head: _Head, limit: int) -> Span | None:
    """The words in quotation marks that name the document."""
    for quoted in ann.quoted:
        opening = ann.token_at(quoted.outer.start)
        if not head.last < opening <= limit:
            continue
        if opening == head.last + 1:
            return quoted.inner
        near = range(head.last + 1, min(head.last + 25, opening))
        if any(hit.last == opening - 1 for hit in ann.found_in(near, "titled")):
            return quoted.inner
    return None


def _parties(context: Context, head: _Head, limit: int) -> list[tuple[str, int]]:
    """Whose document it is, each with the last token of its name: „между А и Б“, „на А“."""
    ann = context.ann
    i = head.last + 1
    if "document_adjective" in ann.classes(i):
        return []
    if ann.lower(i) == "между":
        return [
            (member.entity, member.last)
            for member in read_list(context, i + 1, nested=True)
            if member.last <= limit and not member.entity.startswith("local:")
        ]
    if ann.lower(i) == "на":
        # „на всички държави от коалицията“: the body whose states they are.
        for j in range(i + 1, min(i + 6, limit + 1)):
            mention = ann.mention_at.get(j)
            if mention and mention.kind in {"organisation", "group", "country"}:
                return [(mention.entity, mention.last)]
            if ann.tokens[j].shape == "mark":
                break
    if ann.lower(i) == "с":
        mention = ann.mention_at.get(i + 1)
        if mention and mention.kind in {"organisation", "group", "country"}:
            return [(mention.entity, mention.last)]
    return []


def _about(ann: Annotated, head: _Head, limit: int) -> Span | None:
    """What it says: „която излага …“, or „за …“ right behind the noun."""
    for hit in ann.found_in(range(head.last + 1, limit + 1), "sets_out"):
        if hit.last < limit:
            return ann.span(hit.last + 1, limit)
    for i in range(head.last + 1, min(head.last + 4, limit)):
        if ann.lower(i) in {"за", "относно"}:
            end = i
            while end < limit and ann.tokens[end + 1].text not in ',;:(“”"»':
                end += 1
            return ann.span(i + 1, end) if end > i else None
        if ann.tokens[i].shape == "mark":
            break
    return None


def _subjects(context: Context, act: Match) -> list[TokenMention]:
    """Who stands right before an active verb: „А и Б подписаха …“; people, else states."""
    ann = context.ann
    before = ann.classes(act.first - 1) | ann.classes(act.first - 2)
    if before & {"be", "reflexive"}:
        return []
    first = _subject_start(ann, act)
    named = ann.mentions_in(first, act.first - 1)
    people = [m for m in named if m.kind == "person"]
    states = [m for m in named if m.kind in {"country", "organisation", "group"}]
    subjects = people or [m for m in states if "preposition" not in ann.classes(m.first - 1)]
    if not subjects or act.first - subjects[-1].last > 2:
        return []
    return [*subjects, *_partner(ann, act)]


def _partner(ann: Annotated, act: Match) -> list[TokenMention]:
    """„А подписа с Б договор“: the one behind „с“ signs too."""
    if ann.lower(act.last + 1) not in {"с", "със"}:
        return []
    partner = ann.mention_at.get(act.last + 2)
    return [partner] if partner and partner.kind in {"person", "country", "organisation"} else []


def _subject_start(ann: Annotated, act: Match) -> int:
    """The first token of the clause that the verb ends."""
    unit = ann.unit_of(act.first)
    first = act.first
    while first > unit.start and act.first - first < LONGEST:
        if ann.tokens[first - 1].text in ";:":
            break
        if ann.classes(first - 1) & {"relative", "conjunction_stop", "say"}:
            break
        first -= 1
    return first


def _merged(ann: Annotated, documents: list[Document]) -> tuple[Document, ...]:
    """One document told twice is one, with all that was said of it and all the evidence."""
    kept: list[Document] = []
    for document in documents:
        same = next((i for i, other in enumerate(kept) if _is_same(ann, other, document)), None)
        if same is None:
            kept.append(document)
            continue
        other = kept[same]
        fuller = max(other, document, key=lambda d: len(d.about or "") + len(d.name))
        kept[same] = replace(
            other,
            name=fuller.name,
            title=other.title or document.title,
            about=fuller.about,
            parties=tuple(dict.fromkeys(other.parties + document.parties)),
            signatories=tuple(dict.fromkeys(other.signatories + document.signatories)),
            evidence=tuple(dict.fromkeys(other.evidence + document.evidence)),
        )
    return tuple(kept)


def _is_same(ann: Annotated, one: Document, other: Document) -> bool:
    """Whether nothing that is said of the two tells them apart."""
    if (one.type, one.status) != (other.type, other.status):
        return False
    if one.title and other.title and one.title != other.title:
        return False
    if one.parties and other.parties and set(one.parties) != set(other.parties):
        return False
    if one.about and other.about:
        about, others = (_stems(ann, text) for text in (one.about, other.about))
        return about <= others or others <= about
    # Without a word on what they are about, two of one sentence are two.
    return (
        ann.unit_at[ann.token_at(one.evidence[0].start)]
        != (ann.unit_at[ann.token_at(other.evidence[0].start)])
    )


def _stems(ann: Annotated, text: str) -> frozenset[str]:
    return frozenset(ann.lexicon.stem(word) for word in text.lower().split() if len(word) > _SHORT)
