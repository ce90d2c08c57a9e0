"""Places that no list knows, and longer names around those that it knows."""

from __future__ import annotations

from collections.abc import Sequence, Set

from briefgen.annotate.model import TokenMention
from briefgen.annotate.names.reading import Reading, name_behind_office
from briefgen.gazetteer.local import local_id

_WHOLE_HEADS = (
    "летище",
    "море",
    "океан",
    "залив",
    "стрийт",
    "хаус",
    "скуеър",
    "мост",
    "полуостров",
)
_BEFORE_PLACES = frozenset({"с", "със", "до", "към", "край", "от", "за", "из"})
_REGIONAL = ("ска", "ската", "ски", "ския", "ският", "ско", "ското")


def widened(text: Reading, known: Sequence[TokenMention]) -> list[TokenMention]:
    """``known`` with „Източна Европа“ and „Летище София“ as names of their own, and with
    „Република Кения“ as the state."""
    found: list[TokenMention] = []
    for mention in known:
        state = mention.first - 1
        if mention.kind == "country" and "form_of_state" in text.classes(state) and (
            text.shape(mention.first) == "title"
        ):  # fmt: skip
            first = state
            if text.shape(state - 1) == "title" and text.is_adjective(state - 1):
                first = state - 1  # „Федерална република Германия“
            if text.shape(first) == "title":
                while found and found[-1].last >= first:
                    found.pop()  # a paper may be called „Република“
                found.append(mention._replace(first=first))
                continue
        before = mention.first - 1
        wider = mention.kind in ("place", "country") and text.shape(before) == "title" and (
            ("place_direction" in text.classes(before))
            or ("place_head" in text.classes(before) and before not in text.starts)
        )  # fmt: skip
        if wider:
            name = text.words(before, mention.last)
            found.append(TokenMention(before, mention.last, "place", name, local_id(name)))
        else:
            found.append(mention)
    return found


def named_by_head(
    text: Reading, taken: set[int], in_office: Set[int] = frozenset()
) -> list[TokenMention]:
    """„Ирландско море“, „Летище Чампино“, „село Крушево“."""
    found = []
    for i in text.having("place_head"):
        if i in taken:
            continue
        before, after = i - 1, i + 1
        whole = text.lower(i).startswith(_WHOLE_HEADS)
        # „губернаторът на Баткенска област Омурбек …“
        region = text.lower(before).endswith(_REGIONAL) and text.shape(before) == "title"
        if region and before not in taken | text.starts and text.shape(i) == "lower":
            first, last = before, i
        elif text.shape(after) == "title" and after not in taken | text.starts:
            first = i if text.shape(i) == "title" and whole else after
            last = after
            while (
                text.shape(last + 1) == "title"
                and last + 1 not in taken | text.starts
                and last - i < 3
            ):
                last += 1
            if first == after:
                last = name_behind_office(text, i, first, last, in_office) - 1
                if last < first:
                    continue
        elif (
            whole
            and before not in taken
            and text.shape(before) == "title"
            and not text.is_common(before)
        ):
            first, last = before, i
        else:
            continue
        name = text.words(first, last)
        found.append(TokenMention(first, last, "place", name, local_id(name)))
    return found


def no_first_names(
    text: Reading, mentions: list[TokenMention], taken: Set[int], after_office: Set[int]
) -> list[TokenMention]:
    """„министър Лозана Василева“: between an office and a surname no town stands."""
    return [
        m
        for m in mentions
        if m.kind != "place" or m.first < m.last or m.first not in after_office
        or m.last + 1 in taken | text.starts or "surname" not in text.classes(m.last + 1)
        or text.shape(m.last + 1) != "title"
    ]  # fmt: skip


def no_people(text: Reading, mentions: list[TokenMention]) -> list[TokenMention]:
    """„в Порт Вила“: who stands behind „в“, and else only where a place may stand („с Порт
    Вила“), is a place, whatever the name looks like."""
    inside = {m.entity for m in mentions if m.entity[:6] == "local:" and _is_inside(text, m)}
    inside &= {m.entity for m in mentions if m.kind == "person"}
    if not inside:
        return mentions
    elsewhere = {
        m.entity
        for m in mentions
        if not _is_inside(text, m)
        and (text.lower(m.first - 1) not in _BEFORE_PLACES or _is_first_name(text, m))
    }
    return [
        m._replace(kind="place")
        if m.kind == "person" and m.entity in inside - elsewhere and m.entity.startswith("local:")
        else m
        for m in mentions
    ]


def _is_first_name(text: Reading, mention: TokenMention) -> bool:
    return text.text(mention.first) in text.gazetteer.by_first_name


def _is_inside(text: Reading, mention: TokenMention) -> bool:
    return text.lower(mention.first - 1) in {"в", "във"}


def behind_preposition(text: Reading, taken: set[int]) -> list[TokenMention]:
    """„във Вроцлав“, „край Охрид“: one word with a capital, of which nothing else is known."""
    found = []
    for before in text.having("locative"):
        i = before + 1
        if i in taken or text.shape(i) != "title":
            continue
        end = i
        while text.shape(end + 1) == "title" and end + 1 not in taken | text.starts and end - i < 2:
            end += 1
        unfit = {"organisation_head", "month", "weekday", "company_head", "work_head", "function"}
        # A definite noun (в Съвета) or a word that the text also writes small is no place.
        definite = text.lower(i).endswith(("ата", "ето", "ото", "ите", "ът", "ят", "ята", "ията"))
        common = text.is_small(i) or (text.is_adjective(i) and text.shape(i + 1) != "title")
        if (
            text.classes(i) & unfit
            or definite
            or common
            or len(text.text(i)) < 3
            or text.is_latin(i)
        ):
            continue
        name = text.words(i, end)
        found.append(TokenMention(i, end, "place", name, local_id(name)))
    return found
