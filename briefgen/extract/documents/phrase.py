"""Where a document's noun phrase ends, what it is about, and its title."""

from __future__ import annotations

from collections.abc import Mapping, Set

from briefgen.annotate import Annotated
from briefgen.extract.dates import DateExpression
from briefgen.model import Span

_LONGEST = 30
_TITLE_REACH = 25
# Prepositions that can lead a complement of the document.
_COMPLEMENT = frozenset("на за между относно от към в във срещу върху по с със при край под".split())
# Words that end the phrase: they tell of the deed, not of the document.
_DEED = frozenset(
    "вчера днес утре снощи вечерта тържествено официално обаче също пък само едва вече още също".split()
)
# „споразумението двете страни подписаха“: another phrase begins.
_COUNTED = frozenset("двете двамата трите тримата четирите петте шестте".split())
_OPENING = frozenset('„“"«')


def phrase_end(
    ann: Annotated, last: int, following: int, dated: Mapping[int, DateExpression],
    people: Set[int],
) -> int:  # fmt: skip
    """The last token of the phrase whose noun ends at ``last``."""
    unit = ann.unit_of(last)
    clause = ann.clause_at[last]
    end = i = last
    while i + 1 < min(unit.stop, following, last + _LONGEST):
        i += 1
        token = ann.tokens[i]
        word = token.lower
        if token.shape == "mark":
            quoted = ann.quoted_around(i + 1) if token.text in _OPENING and i + 1 < unit.stop else None
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
        if i in people or i + 1 in people and word != "на" or word in _COUNTED:
            break
        classes = ann.classes(i)
        if classes & {"relative", "conjunction_stop"} or word in _DEED or i in dated:
            break
        mention = ann.mention_at.get(i)
        if mention is not None and mention.first == i:
            if mention.kind == "person" and ann.lower(i - 1) not in {"на", "и"}:
                break
            i = end = max(end, mention.last)
            continue
        if "preposition" in classes:
            if word not in _COMPLEMENT or not _is_complement(ann, i, last, dated):
                break
            continue
        if word == "и":
            continue
        end = i
    return end


def _begins_group(ann: Annotated, i: int) -> bool:
    """Whether a finite verb group starts here: „не бе подписан“."""
    return any(
        g is not None and g.kind == "finite" and g.first <= i
        for j in range(i, i + 5)
        if (g := ann.verb_at.get(j)) is not None
    )


def _is_complement(
    ann: Annotated, i: int, last: int, dated: Mapping[int, DateExpression]
) -> bool:
    """Whether the preposition at ``i`` leads on within the phrase."""
    word = ann.lower(i)
    behind = ann.mention_at.get(i + 1)
    if i + 1 in dated or i + 2 in dated and word in {"в", "на", "през", "от", "до", "във"}:
        return False
    if word in {"в", "във", "при"}:
        return behind is None or behind.kind not in {"place", "country"} if word != "при" else True
    if word in {"с", "със"}:
        if i == last + 1 or ann.lower(last + 1) == "за":
            following = ann.mention_at.get(i + 1) or ann.mention_at.get(i + 2)
            return following is not None and following.kind in {"country", "organisation", "group"}
        return False
    if word == "от":
        return (behind is None or behind.kind not in {"person", "country", "organisation", "place"}) and i + 1 not in ann.roles
    return True


def subject_of(ann: Annotated, last: int, end: int) -> Span | None:
    """What the document is about: the words behind „за“ or „относно“."""
    for i in range(last + 1, end):
        word = ann.lower(i)
        if ann.tokens[i].shape == "mark":
            return None
        if word in {"за", "относно"} or (word == "по" and i == last + 1):
            stop = i + 1
            while stop <= end and ann.tokens[stop].text not in ',;:(“”"»„«':
                if stop > i + 1 and ann.lower(stop) in {"между"}:
                    break
                stop += 1
            return ann.span(i + 1, stop - 1) if stop > i + 1 else None
    return None


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
        led = any(hit.last == i - 1 for hit in titled)
        if i == last + 1 or led:
            return quoted.inner, ann.token_at(quoted.outer.end - 1)
    for hit in titled:
        if ann.tokens[hit.last].lower.startswith(("наречен", "озаглавен")):
            stop = _capitals(ann, hit.last + 1, unit)
            if stop:
                return ann.span(hit.last + 1, stop), stop
    for i in range(last + 1, end + 1):
        mention = ann.mention_at.get(i)
        known = mention is not None and mention.kind in {"person", "country", "organisation", "group"}
        plain = ann.tokens[i - 1].shape == "lower" and not ann.classes(i - 1) & {
            "preposition", "conjunction"}  # fmt: skip
        adjective = ann.lower(i - 1).endswith(("ски", "ска", "ско", "ския", "ската", "ското", "ните"))
        place = mention is not None and not mention.entity.startswith("local:")
        if ann.tokens[i].shape == "title" and plain and not known and not adjective and not place:
            if ann.lower(i - 1) in _GENERIC:
                return None, end
            stop = _capitals(ann, i, unit) or i
            while stop < end and ann.tokens[stop + 1].shape == "lower" and not ann.classes(
                stop + 1
            ) & {"preposition", "conjunction"}:
                stop += 1
            return ann.span(i, stop), stop
    return None, end


# Common nouns that a name follows: „река Арпа“, „движение Х“ is no title.
_GENERIC = frozenset(
    "река остров град село пристанище пристанището летище летището язовир язовира пласт езеро море "
    "връх област областта провинция община граница район района движение движението компания "
    "компанията агенция президента премиера министъра на".split()
)


def _capitals(ann: Annotated, i: int, unit: range) -> int | None:
    """The last token of a name without quotation marks that begins at ``i``."""
    if i >= unit.stop or ann.tokens[i].shape != "title":
        return None
    stop = i
    while stop + 1 < unit.stop and ann.tokens[stop + 1].shape in ("title", "lower") and not (
        ann.classes(stop + 1) & {"preposition", "conjunction"}
    ) and stop - i < 4 and stop + 1 not in ann.verb_at:
        stop += 1
    return stop
