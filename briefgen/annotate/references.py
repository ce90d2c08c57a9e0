"""Descriptions that stand for people: „премиерът“, „турският президент“, „британският
му колега“, each with the one person whom the text surely means.

Only what the text itself says counts. A person may hold an office that the text does not
mention, so where anything speaks against a link or for two people, there is none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from briefgen.annotate.chiefs import chief_meant
from briefgen.annotate.colleagues import Colleague, colleague_roles, find_colleagues
from briefgen.annotate.complement_words import NO_COMPLEMENT, read_complement
from briefgen.annotate.complements import ends
from briefgen.annotate.fields import with_fields
from briefgen.annotate.homelands import HOME, is_of_state
from briefgen.annotate.model import Held, Reference, Role
from briefgen.annotate.office_role import held_office
from briefgen.annotate.offices import Office
from briefgen.annotate.roles import find_roles, index_offices
from briefgen.annotate.words import Words

_LONGEST = 18
# Who may be meant by „държавният глава“.
_HEADS_OF_STATE = frozenset({"president", "king", "queen", "emir", "sultan", "emperor", "tsar"})
# Offices of which a text may name one and mean another: a bare „говорителят“ is nobody.
_MANY = frozenset({"member-of-parliament", "mep", "senator", "representative", "adviser", "deputy",
                   "diplomat", "judge", "head", "secretary", "congressman", "founder"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Holder:
    entity: str
    held: Held
    at: int


@dataclass(frozen=True, slots=True)
class _Phrase:
    first: int
    last: int
    held: Held
    bare: bool
    unclear: bool = False


def who_holds_what(
    words: Words, offices: Sequence[Office]
) -> tuple[dict[int, Role], dict[int, Reference]]:
    """The roles of the people in the text, and the descriptions that stand for them."""
    roles = find_roles(words, index_offices(offices))
    colleagues = find_colleagues(words)
    own, held = colleague_roles(words, colleagues, offices, roles)
    roles.update(own)
    roles.update(with_fields(words, offices, roles))
    return roles, _references(words, offices, roles, colleagues, held)


def _references(
    words: Words,
    offices: Sequence[Office],
    roles: Mapping[int, Role],
    colleagues: Sequence[Colleague],
    offices_of_colleagues: Mapping[int, Held],
) -> dict[int, Reference]:
    """The references by their first token."""
    holders: defaultdict[str, list[_Holder]] = defaultdict(list)
    covered: set[int] = set()
    seen: set[tuple[str, Held]] = set()
    for first, role in sorted(roles.items()):
        covered.update(range(role.first, role.last + 1))
        if role.held:
            holder = _Holder(words.mention_at[first].entity, role.held, min(role.first, first))
            if (holder.entity, holder.held) not in seen:
                seen.add((holder.entity, holder.held))
                for kind in _kinds(role.held.kind):
                    holders[kind].append(holder)
    phrases = [
        _Phrase(one.first, one.last, held, bare=False)
        for one in colleagues
        if one.first not in covered and not _names_somebody(words, one.last + 1)
        for held in [_office_of(words, one, roles, offices_of_colleagues.get(one.first))]
        if held
    ]
    for office in offices:
        if office.first not in covered and office.head not in covered:
            phrase = _phrase(words, office)
            if phrase:
                phrases.append(phrase)
    phrases.sort(key=lambda phrase: (phrase.first, -phrase.last))
    return dict(_resolved(words, phrases, holders))


def _office_of(
    words: Words, colleague: Colleague, roles: Mapping[int, Role], held: Held | None
) -> Held | None:
    """``held``, which the text gives him; a vice-premier's colleague may be a minister."""
    only = None
    if held is None or held.kind == "deputy-prime-minister":
        only = _office_of_only(words, colleague, roles)
    return only or held


def _office_of_only(words: Words, colleague: Colleague, roles: Mapping[int, Role]) -> Held | None:
    """The office of the only one of the colleague's state whom the text has named before,
    where it has named one elsewhere with an office of such a kind."""
    before = [
        (words.mention_at[first].entity, role)
        for first, role in roles.items()
        if first < colleague.first and role.held and not role.held.former
    ]
    there = {entity: role for entity, role in before if role.country == colleague.country}
    if len(there) != 1 or not colleague.country:
        return None
    (role,) = there.values()
    held = role.held
    alike = held is not None and any(
        other.held is not None and other.country != colleague.country
        and (other.held.kind == held.kind or _is_also(other, role))
        for _, other in before
    )  # fmt: skip
    return held if alike else None


def _is_also(one: Role, other: Role) -> bool:
    """„вицепремиер и министър на …“ is a minister's colleague."""
    return "министър на" in (one.base or "") and "министър на" in (other.base or "")


def _kinds(kind: str) -> Iterable[str]:
    return (kind, "head-of-state") if kind in _HEADS_OF_STATE else (kind,)


def _names_somebody(words: Words, i: int) -> bool:
    mention = words.mention_at.get(i)
    return mention is not None and mention.kind == "person"


def _phrase(words: Words, office: Office) -> _Phrase | None:
    """The noun phrase around ``office``, where it means one certain person."""
    if office.plural or office.rank or not office.definite or len(office.countries) > 1:
        return None
    stop = words.unit(office.last).stop
    end = _end(words, office, stop)
    if _names_somebody(words, end) or any(
        _names_somebody(words, e) for e in ends(words, office, stop)
    ):
        return None
    # „преговарящия екип“: an adjective; „министърът, отговарящ за …“: somebody else.
    participle = office.base.endswith(("щ", "ен")) and words.shape(end) == "lower" and (
        "preposition" not in words.classes(end) and not words.is_verb(end)
    )  # fmt: skip
    if participle:
        return None
    complement = read_complement(words, office, end) if end > office.last + 1 else NO_COMPLEMENT
    held = held_office(words, office, complement)
    bare = held.country is None and not complement.words and not office.adjectives
    goes_on = words.lower(end) in ("на", "от") or any(
        words.lower(i).startswith("отговарящ") for i in (end, end + 1)
    )
    return _Phrase(
        office.first, end - 1, held, bare, unclear=bool(goes_on and end - 1 == office.last)
    )


def _end(words: Words, office: Office, stop: int) -> int:
    """The end of the shortest „на …“ that is surely the office's own."""
    first = office.last + 1
    if "own" in words.classes(first):
        first += 1
    if words.lower(first) not in ("на", "по", "за") or first + 1 >= stop:
        return first
    mention = words.mention_at.get(first + 1)
    sure = mention is not None or words.lower(first + 1).endswith(_DEFINITE)
    if not sure or (words.lower(first) == "за" and office.kind not in _FOR):
        return first
    fitting = [e for e in ends(words, office, stop) if e > first + 1]
    # „на икономиката и енергетиката на Германия“, but „на Франция в Париж“ ends early.
    limit = first + 1
    while limit < min(stop, first + _LONGEST) and (
        words.lower(limit) not in ("в", "във", "при", "към", "от", "за", "по", ",")
    ):
        limit += 1
    inside = [e for e in fitting if e <= limit]
    return max(inside, default=min(fitting, default=first))


_DEFINITE = ("та", "то", "те", "ът", "ят", "ия", "ият", "труда", "транспорта", "спорта", "туризма",
             "алианса", "съюза", "блока", "пакта", "съвета", "парламента")  # fmt: skip
_FOR = frozenset({"minister", "deputy-minister", "special-envoy", "envoy", "commissioner",
                  "special-representative"})  # fmt: skip


def _resolved(
    words: Words, phrases: Sequence[_Phrase], holders: Mapping[str, Sequence[_Holder]]
) -> Iterator[tuple[int, Reference]]:
    # Offices of which the text has described somebody whom it does not name: a bare
    # „премиерът“ behind „турският премиер“ may be that one.
    doubted: set[str] = set()
    for phrase in phrases:
        held = phrase.held
        sure = not phrase.unclear and not (phrase.bare and held.kind in _MANY | doubted)
        entity = _holder_meant(words, phrase, holders.get(held.kind, ())) if sure else None
        if sure and entity is None and not phrase.bare:
            entity = chief_meant(words, phrase.first, phrase.last, held, (
                (one.entity, one.held)
                for named in holders.values() for one in named if one.at < phrase.first
            ))  # fmt: skip
        if held.kind not in doubted and not phrase.bare:
            known = any(_fits(held, holder.held) for holder in holders.get(held.kind, ()))
            if not known:
                doubted.add(held.kind)
        if phrase.unclear:
            doubted.add(held.kind)
        yield phrase.first, Reference(phrase.first, phrase.last, entity, held.country, held.kind)


def _holder_meant(words: Words, phrase: _Phrase, holders: Sequence[_Holder]) -> str | None:
    """Who holds the office of that state; a report of this country's own leaves its name out
    where it names its officers."""
    found = _only_holder(phrase, holders)
    home = HOME.get(words.lexicon.lang)
    if found is not None or home is None or phrase.held.country != home:
        return found
    if any(_fits(phrase.held, holder.held) for holder in holders):
        return None
    at_home = [
        replace(holder, held=replace(holder.held, country=home))
        for holder in holders
        if is_of_state(holder.held) and not _is_elsewhere(words, holder.entity)
    ]
    return _only_holder(phrase, at_home)


def _is_elsewhere(words: Words, entity: str) -> bool:
    """Whether the list knows a person who holds office, and in this country none."""
    known = words.gazetteer.entities.get(entity)
    home = words.gazetteer.entities[HOME[words.lexicon.lang]].bg or ""
    return known is not None and not any(home in office.bg for office in known.roles)


def _only_holder(phrase: _Phrase, holders: Sequence[_Holder]) -> str | None:
    """The one person who holds the office; a bare phrase means one named before it."""
    found = None
    for holder in holders:
        if (holder.at < phrase.first or not phrase.bare) and _fits(phrase.held, holder.held):
            if found not in (None, holder.entity):
                return None
            found = holder.entity
    return found


def _fits(meant: Held, held: Held) -> bool:
    """Whether an office that a description says is the one that a person holds."""
    return (
        meant.former == held.former
        and (meant.country is None or meant.country == held.country)
        and meant.manner <= held.manner
        and (not meant.subject or meant.subject == held.subject or _same_body(meant, held))
    )


def _same_body(meant: Held, held: Held) -> bool:
    return meant.body is not None and meant.body == held.body
