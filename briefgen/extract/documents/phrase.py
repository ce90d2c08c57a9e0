"""Where a document's noun phrase ends, what it is about, and its title."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set

from briefgen.annotate import Annotated
from briefgen.extract.dates import DateExpression
from briefgen.model import Span

_LONGEST = 30
_TITLE_REACH = 25
# How long a row of subjects and each of them may be.
_ROW = 14
_ITEM = 3
# „споразумението двете страни подписаха“: another phrase begins.
_COUNTED = frozenset(["двете", "двамата", "трите", "тримата", "четирите", "петте", "шестте"])
# Verbal nouns have an object behind „на“.
_VERBAL = re.compile(r"(?:не|нето|ие|ието|ция|цията)$")
_OF_SUBJECT = ("ът", "ят")
_WITHOUT_ARTICLE = frozenset({"път", "плът", "кът", "свят", "цвят"})
_DEFINITE = ("ата", "ята", "ото", "ето", "ите", "стта")
_OPENING = frozenset('„“"«')


def phrase_end(
    ann: Annotated, last: int, following: int, dated: Mapping[int, DateExpression],
    people: Set[int],
) -> int:  # fmt: skip
    """The last token of the phrase whose noun ends at ``last``."""
    unit = ann.unit_of(last)
    clause = ann.clause_at[last]
    end = i = last
    listed = False
    while i + 1 < min(unit.stop, following, last + _LONGEST):
        i += 1
        token = ann.tokens[i]
        word = token.lower
        if i == last + 1 and token.shape == "lower" and not _leads_on(ann, i):
            break
        if token.text == "," and (
            (listed and ann.mention_at.get(i + 1) is not None)  # „между А, Б и В“
            or _enumerates(ann, i, min(unit.stop, following), dated)
        ):
            continue
        if token.shape == "mark":
            quoted = (
                ann.quoted_around(i + 1) if token.text in _OPENING and i + 1 < unit.stop else None
            )
            if quoted is None:
                break
            i = end = max(i, ann.token_at(quoted.outer.end - 1))
            continue
        group = ann.verb_at.get(i)
        finite = group is not None and group.kind == "finite"
        if finite or _begins_group(ann, i) or ann.clause_at.get(i) is not clause:
            break
        if group is not None and group.kind == "participle" and i == last + 1:
            break
        counted = word in _COUNTED and "preposition" not in ann.classes(i - 1) and not listed
        if i in people or counted or (i > last + 1 and _is_subject(ann, i)):
            break
        classes = ann.classes(i)
        if classes & {"relative", "conjunction_stop"} or "deed_adverb" in classes or i in dated:
            break
        mention = ann.mention_at.get(i)
        if mention is not None and mention.first == i:
            if i == last + 1 and mention.kind == "country":
                break  # „Със споразумението А и Б се задължават“
            if mention.kind == "person" and ann.lower(i - 1) not in {"на", "и"}:
                break
            i = end = max(end, mention.last)
            continue
        if "preposition" in classes:
            if "complement_preposition" not in classes or not _is_complement(ann, i, last, dated):
                break
            listed = word == "между"
            continue
        if word == "и":
            if "other_document" in ann.classes(i + 1):
                break
            continue
        end = i
    return end


def _leads_on(ann: Annotated, i: int) -> bool:
    """Whether a word behind the noun can belong to it: a preposition, „им“."""
    return "preposition" in ann.classes(i) or "own" in ann.classes(i) or ann.lower(i) == "и"


def _is_subject(ann: Annotated, i: int) -> bool:
    """Whether a noun begins another phrase here: „с подписването на договора с А министърът
    …“. No complement has the article of a subject, nor follows a name without a preposition."""
    word, before = ann.lower(i), ann.classes(i - 1)
    if ann.tokens[i].shape != "lower" or before & {"preposition", "conjunction"}:
        return False
    if word.endswith(_OF_SUBJECT) and word not in _WITHOUT_ARTICLE:
        return True
    named = ann.mention_at.get(i - 1)
    return named is not None and i not in ann.mention_at and word.endswith(_DEFINITE)


def _enumerates(ann: Annotated, comma: int, stop: int, dated: Mapping[int, DateExpression]) -> bool:
    """Whether the comma stands in a row that „и“ closes: „за мир, сигурност и труд“, „на А, Б
    и В“."""
    mention = ann.mention_at.get(comma - 1)
    if mention is not None and mention.kind == "person":
        return False
    length = 0
    for i in range(comma + 1, min(comma + _ROW, stop)):
        token = ann.tokens[i]
        if token.lower == "и":
            return 0 < length <= _ITEM and not _begins_group(ann, i + 1)
        if token.text == "," and length:
            length = 0
            continue
        named = ann.mention_at.get(i)
        if token.shape == "mark" or i in dated or (named is None) != (mention is None):
            return False
        if named is not None:
            length = 1
            continue
        classes = ann.classes(i)
        small = classes & {"preposition", "relative", "conjunction", "deed_adverb", "clause_start"}
        if small or token.shape == "title" or ann.verb_at.get(i) is not None:
            return False
        length += 1
    return False


def _begins_group(ann: Annotated, i: int) -> bool:
    """Whether a finite verb group starts here: „не бе подписан“."""
    return any(
        g is not None and g.kind == "finite" and g.first <= i
        for j in range(i, i + 5)
        if (g := ann.verb_at.get(j)) is not None
    )


def _is_complement(ann: Annotated, i: int, last: int, dated: Mapping[int, DateExpression]) -> bool:
    """Whether the preposition at ``i`` leads on within the phrase."""
    word = ann.lower(i)
    behind = ann.mention_at.get(i + 1)
    if ann.classes(i + 1) & {"apart_from_text"} and not _VERBAL.search(ann.lower(i - 1)):
        return False  # „по време на …“, „на церемония в …“
    if i + 1 in dated or (i + 2 in dated and word in {"в", "на", "през", "от", "до", "във"}):
        return False
    if word in {"в", "във", "при"}:
        return behind is None or behind.kind not in {"place", "country"} if word != "при" else True
    if word in {"с", "със"} and ann.lower(i - 1) in {"борба", "борбата", "връзка", "война"}:
        return True
    if word in {"с", "със"}:
        if i == last + 1 or ann.lower(last + 1) == "за":
            following = ann.mention_at.get(i + 1) or ann.mention_at.get(i + 2)
            return following is not None and following.kind in {"country", "organisation", "group"}
        return False
    if word == "от" and ann.lower(i + 1) in {"него", "нея", "тях", "двамата", "двете"}:
        return False
    if word == "от":
        return (
            behind is None or behind.kind not in {"person", "country", "organisation", "place"}
        ) and i + 1 not in ann.roles
    return True


def subject_of(ann: Annotated, last: int, end: int) -> Span | None:
    """What the document is about: the words behind „за“ or „относно“."""
    for i in range(last + 1, end):
        word = ann.lower(i)
        if ann.tokens[i].shape == "mark":
            if word == "," and i - 1 in ann.mention_at and i + 1 in ann.mention_at:
                continue  # „декларация на А, Б и В за …“
            return None
        if word == "в" and ann.lower(i + 1) in {"областта", "сферата"} and ann.lower(i + 2) == "на":
            return ann.span(i + 3, end) if i + 3 <= end else None
        if word in {"за", "относно"} or (word == "по" and i == last + 1):
            stop = i + 1
            while stop <= end and ann.tokens[stop].text not in ';:(“”"»„«':
                if stop > i + 1 and _leads_to_party(ann, stop):
                    break
                stop += 1
            return ann.span(i + 1, stop - 1) if stop > i + 1 else None
    return None


def _leads_to_party(ann: Annotated, i: int) -> bool:
    """„между А и Б“, „с А“: whose it is, not what it is about."""
    if ann.lower(i) == "между":
        return True
    mention = ann.mention_at.get(i + 1)
    return ann.lower(i) in {"с", "със"} and mention is not None and mention.kind in {
        "country", "organisation"}  # fmt: skip


def title_of(ann: Annotated, last: int, end: int) -> tuple[Span | None, int]:
    """The words that name the document, and their last token."""
    unit = ann.unit_of(last)
    titled = ann.found_in(range(last + 1, min(last + _TITLE_REACH, unit.stop)), "titled")
    for i in range(last + 1, min(end + _TITLE_REACH, unit.stop)):
        if ann.tokens[i].text not in _OPENING or i + 1 >= unit.stop:
            continue
        quoted = ann.quoted_around(i + 1)
        if quoted is None or ann.token_at(quoted.outer.start) != i:
            continue
        led = any(hit.last == i - 1 and hit.first - end <= 3 for hit in titled)
        if led or (i == last + 1 and not _is_saying(ann, i + 1, quoted.outer.end)):
            return quoted.inner, ann.token_at(quoted.outer.end - 1)
    for hit in titled:
        if hit.first - end > 3:
            break
        if ann.tokens[hit.last].lower.startswith(("наречен", "озаглавен")):
            stop = _capitals(ann, hit.last + 1, unit)
            if stop:
                return ann.span(hit.last + 1, stop), stop
    for i in range(last + 1, end + 1):
        mention = ann.mention_at.get(i)
        known = mention is not None and mention.kind in {
            "person",
            "country",
            "organisation",
            "group",
        }
        small = ann.classes(i - 1) & {"preposition", "conjunction", "complement_preposition"}
        plain = ann.tokens[i - 1].shape == "lower" and not small
        adjective = ann.lower(i - 1).endswith(
            ("ски", "ска", "ско", "ския", "ската", "ското", "ните")
        )
        place = mention is not None and not mention.entity.startswith("local:")
        if ann.tokens[i].shape == "title" and plain and not known and not adjective and not place:
            if "name_follows" in ann.classes(i - 1):
                return None, end
            stop = _capitals(ann, i, unit) or i
            while (
                stop < end
                and ann.tokens[stop + 1].shape == "lower"
                and not ann.classes(stop + 1) & {"preposition", "conjunction", "be"}
            ):
                stop += 1
            return ann.span(i, stop), stop
    return None, end


def _is_saying(ann: Annotated, first: int, end: int) -> bool:
    """Whether the quotation from ``first`` is what somebody says of the document: „Договорът
    „вече не действа“, каза …“. A title begins with a capital letter."""
    if ann.tokens[first].shape == "lower":
        return True
    behind = ann.token_at(end - 1) + 1
    said = ann.verb_at.get(behind + 1) if ann.lower(behind) in {",", "–"} else None
    if said is None or "say" not in said.senses:
        return False
    return any(g.kind == "finite" for g in ann.verbs_in(range(first, behind)))


def _capitals(ann: Annotated, i: int, unit: range) -> int | None:
    """The last token of a name without quotation marks that begins at ``i``."""
    if i >= unit.stop or ann.tokens[i].shape != "title":
        return None
    stop = i
    while (
        stop + 1 < unit.stop
        and ann.tokens[stop + 1].shape in ("title", "lower")
        and not (ann.classes(stop + 1) & {"preposition", "conjunction", "be"})
        and stop - i < 4
        and stop + 1 not in ann.verb_at
    ):
        stop += 1
    return stop
