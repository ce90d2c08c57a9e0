"""Several documents that one plural noun names, each with its subject: „две споразумения – за
търговията и за туризма“."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.annotate import Annotated
from briefgen.extract.documents.heads import Head
from briefgen.model import Span

_ABOUT = frozenset({"за", "относно"})
_OPENS = frozenset({":", "–", "—", "-"})
_JOINS = frozenset({",", "и", ";", "а", "както", "също"})
# „едно за А и друго за Б“, „първото – за А, второто – за Б“
_EACH = frozenset(
    "един едно една единият единия едното едната друг друго друга другият другия другото другата "
    "първо първа първи първият първия първото първата второ втора втори вторият втория второто "
    "втората трето трета трети третият третия третото третата още".split()
)
_COUNTS = {"два": 2, "две": 2, "двата": 2, "двете": 2, "три": 3, "трите": 3, "четири": 4,
           "четирите": 4, "пет": 5, "петте": 5}  # fmt: skip
_LONGEST = 14
_MOST = 6
# How many words „не са били“ may have before its verb.
_PARTICLES = 5


def subjects_apart(ann: Annotated, head: Head) -> tuple[Span, ...]:
    """The subjects of as many documents; empty where ``head`` names one, or leaves it open."""
    count = _count(ann, head)
    # „два меморандума“ has no plural of its own
    if head.title or not head.type or not (head.plural or (count or 0) > 1):
        return ()
    found = tuple(_items(ann, head.last + 1))
    if not 1 < len(found) <= _MOST or (count is not None and count != len(found)):
        return ()
    return found


def _count(ann: Annotated, head: Head) -> int | None:
    """How many there are, where a number stands before the noun or its adjectives."""
    for i in range(head.noun - 1, max(ann.unit_of(head.noun).start, head.noun - 4) - 1, -1):
        token = ann.tokens[i]
        if token.shape == "number":
            return int(token.text) if token.text.isdigit() else None
        if token.lower in _COUNTS:
            return _COUNTS[token.lower]
        if token.shape == "mark" or "preposition" in ann.classes(i):
            return None
    return None


def _items(ann: Annotated, start: int) -> Iterator[Span]:
    """The subjects behind each „за“ from ``start``; the row ends with the clause."""
    stop = ann.unit_of(start).stop if start in ann.unit_at else start
    i = start + (start < stop and ann.tokens[start].text in _OPENS)
    while i < stop:
        opens = _skip(ann, i, stop)
        if opens >= stop or ann.lower(opens) not in _ABOUT or _is_time(ann, opens + 1):
            return
        end = _end(ann, opens + 1, stop)
        if end == opens + 1:
            return
        yield ann.span(opens + 1, end - 1)
        i = end
        if i >= stop or ann.lower(i) not in _JOINS:
            return


def _skip(ann: Annotated, i: int, stop: int) -> int:
    """Over „, а другото –“ to the next „за“."""
    while i < stop and (ann.lower(i) in _JOINS | _EACH or (
        ann.tokens[i].text in _OPENS and ann.lower(i - 1) in _EACH
    )):  # fmt: skip
        i += 1
    return i


def _end(ann: Annotated, start: int, stop: int) -> int:
    """Where the subject from ``start`` ends: at the next of the row, a mark or a verb."""
    for i in range(start, min(stop, start + _LONGEST)):
        token = ann.tokens[i]
        following = _skip(ann, i, stop)
        if following > i and following < stop and ann.lower(following) in _ABOUT:
            return i
        ends = token.shape == "mark" and token.text not in '„“"«»'
        if ends or _opens_verb(ann, i) or _leaves(ann, i):
            return i
    return min(stop, start + _LONGEST)


def _opens_verb(ann: Annotated, i: int) -> bool:
    """Whether a finite verb with its particles begins at ``i``: „бяха подписани“."""
    near = (ann.verb_at.get(j) for j in range(i, i + _PARTICLES))
    return any(g is not None and g.kind == "finite" and g.first <= i for g in near)


def _is_time(ann: Annotated, i: int) -> bool:
    """„за доставка на газ и за 2025 г.“: when, not what about."""
    return ann.lower(i)[:1].isdigit() or bool(ann.classes(i) & {"time_word", "month", "next"})


def _leaves(ann: Annotated, i: int) -> bool:
    """„… за туризма в Атина“, „… с Гърция“, „… между А и Б“: no part of the subject."""
    if "relative" in ann.classes(i) or ann.lower(i) == "между":
        return True
    mention = ann.mention_at.get(i + 1)
    return ann.lower(i) in {"в", "във", "с", "със"} and mention is not None
