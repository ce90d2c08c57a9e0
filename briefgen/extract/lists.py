"""Reading a list of people, bodies and groups: „А, министър на Б, и партньори от В“."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.annotate import Annotated, TokenMention
from briefgen.extract.context import Context
from briefgen.extract.quoted_names import OPENING, quoted_body
from briefgen.gazetteer.local import local_entity
from briefgen.model import Span

# How many words say what a name in quotation marks is of.
_WORDS_BEFORE = 5
_ASIDE = 12


@dataclass(frozen=True, slots=True)
class Member:
    """One item of a list: the entity, the words that name it, and the mention's first token."""

    entity: str
    first: int
    last: int
    mention: int | None = None

    def span(self, ann: Annotated) -> Span:
        return ann.span(self.first, self.last)


def read_list(context: Context, first: int, *, nested: bool = False) -> tuple[Member, ...]:
    """The members of the list that begins at token ``first``.

    ``nested`` lists (whose parties a document has) end at the first thing that
    is no name.
    """
    ann = context.ann
    members: list[Member] = []
    start = first
    for end, joined in _segments(ann, first):
        if start >= end:
            start = end + joined
            continue
        if members and _says_office(ann, members[-1], start):
            start = end + joined  # „А, президент на Б, и В“
            continue
        member = _member(context, start, end - 1, nested)
        if member is None:
            # „държавни и правителствени ръководители“: an adjective waits for its noun.
            if nested or end - start > 3:
                break
            if not ann.lower(end - 1).endswith("и"):
                start = end + joined  # „държавният секретар и …“: somebody without a name
            continue
        if members and _belongs_to_last(context, members[-1], member):
            last = members.pop()
            member = _group(context, last.first, member.last)
        members.append(member)
        start = end + joined
    return tuple(members)


def _says_office(ann: Annotated, member: Member, first: int) -> bool:
    """Whether the office of the person before goes over token ``first``."""
    role = ann.roles.get(member.mention) if member.mention is not None else None
    return role is not None and role.first <= first <= role.last


def _segments(ann: Annotated, first: int) -> list[tuple[int, int]]:
    """Ends (excluded) of the list's items from ``first``, each with its joiner's length."""
    unit = ann.unit_of(first) if first in ann.unit_at else range(0)
    found = []
    i = first
    while i < unit.stop:
        mention = ann.mention_at.get(i)
        if mention is not None and mention.first == i:
            i = mention.last + 1
            continue
        text = ann.lower(i)
        aside = _behind_aside(ann, i)
        if aside > i:
            i = aside
            continue
        if text == "както" and ann.lower(i + 1) == "и":
            found.append((i, 2))
            i += 2
            continue
        if text == "и" or text == ",":
            joined = 1
            if text == "," and ann.lower(i + 1) == "както" and ann.lower(i + 2) == "и":
                joined = 3
            elif text == "," and _ends_list(ann, i + 1):
                found.append((i, 1))
                return found
            found.append((i, joined))
            i += joined
            continue
        verb = ann.verb_at.get(i)
        if verb is not None and verb.kind == "finite" and verb.mood != "da":
            found.append((i, 1))
            return found
        if ann.tokens[i].text in ".;:!?()–" or ann.classes(i) & {
            "relative",
            "conjunction_stop",
            "be",
            "will",
        }:
            found.append((i, 1))
            return found
        i += 1
    found.append((unit.stop, 1))
    return found


def _behind_aside(ann: Annotated, i: int) -> int:
    """The token behind „(ДПС)“ or the full stop of „арх.“; ``i`` where it is neither."""
    text = ann.tokens[i].text
    if text == "." and "honorific" in ann.classes(i - 1):
        return i + 1
    if text == "(":
        stop = min(i + _ASIDE, ann.unit_of(i).stop)
        return next((j + 1 for j in range(i + 1, stop) if ann.tokens[j].text == ")"), i)
    return i


def _ends_list(ann: Annotated, i: int) -> bool:
    """Whether what stands behind a comma goes on with something else than the list."""
    return bool(ann.classes(i) & {"relative", "clause_start", "say", "relay", "be", "negation"})


def _member(context: Context, first: int, last: int, nested: bool) -> Member | None:
    ann = context.ann
    if nested:
        for i in range(first, min(first + _WORDS_BEFORE, last)):
            quoted = quoted_body(context, i)
            if quoted is not None:
                return Member(quoted[0], i, quoted[1])
    people = [m for m in ann.mentions_in(first, last) if m.kind == "person"]
    if people:
        person = people[-1]
        role = ann.roles.get(person.first)
        start = min(first if role is None else role.first, person.first)
        end = max(person.last, role.last if role else 0)
        return Member(person.entity, max(start, first), min(end, last), person.first)
    heads = [i for i in range(first, last + 1) if "group_head" in ann.classes(i)]
    named = [m for m in ann.mentions_in(first, last) if m.kind != "place"]
    if heads and (not named or heads[0] < named[0].first or heads[0] > named[-1].last):
        return _group(context, first, last)
    if named and (
        named[0].first - first <= 2 or (nested and _only_says_what(ann, first, named[0]))
    ):
        return Member(named[0].entity, named[0].first, named[0].last, named[0].first)
    return None


def _only_says_what(ann: Annotated, first: int, named: TokenMention) -> bool:
    """„турската държавна компания „Боташ““: words before a name that say what it is."""
    return named.first - first <= _WORDS_BEFORE and all(
        (
            ann.tokens[i].shape == "lower"
            and not ann.classes(i) & {"preposition", "conjunction", "relative"}
        )
        or ann.tokens[i].text in OPENING
        for i in range(first, named.first)
    )


def _group(context: Context, first: int, last: int) -> Member:
    ann = context.ann
    last = _without_trailing(ann, first, last)
    words = " ".join(ann.words(first, last).split())
    entity = local_entity(words, "group", ann.lexicon.lang)
    context.local.setdefault(entity.id, entity)
    return Member(entity.id, first, last)


def _without_trailing(ann: Annotated, first: int, last: int) -> int:
    """A group's name ends before „в Париж“ and the like at the end of the clause."""
    for i in range(first + 1, last + 1):
        mention = ann.mention_at.get(i + 1)
        head_before = any("group_head" in ann.classes(j) for j in range(first, i))
        if ann.lower(i) in {"в", "във"} and mention and mention.kind == "place" and head_before:
            return i - 1
    return last


def _belongs_to_last(context: Context, last: Member, member: Member) -> bool:
    """„министрите на Франция и Германия“: the second body belongs to the same group."""
    ann = context.ann
    if not last.entity.startswith("local:") or member.mention is None or last.mention is not None:
        return False
    tail = ann.mention_at.get(last.last)
    this = ann.mention_at.get(member.mention)
    bare = member.first == member.mention
    bodies = {"country", "organisation"}
    return bool(tail and this and bare and {tail.kind, this.kind} <= bodies)
