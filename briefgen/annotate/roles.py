"""The office that a text gives a person, before or after the name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefgen.annotate.complements import ends
from briefgen.annotate.homelands import Homelands
from briefgen.annotate.model import Role, TokenMention
from briefgen.annotate.office_role import role_of
from briefgen.annotate.offices import Office
from briefgen.annotate.shared_roles import shared_roles
from briefgen.annotate.words import Words

# Longer than any real title; what lies further left is another phrase.
_LONGEST = 18
_CLOSERS = frozenset(",.;):–—!?…")
_DASHES = frozenset("–—-")
# „лична пратеничка на“, „говорителката“: an office worded for a woman
_WOMAN = re.compile(r"(?:\w+(?:на|ка|ва|ща) )*\w+(?:ка|ца)(?: |$)")
_ONE = ("ката", "ецът", "еца", "инът", "ина")
_SENT = frozenset({"special-representative", "special-envoy", "envoy", "representative",
                   "high-representative", "coordinator", "adviser"})  # fmt: skip
_SINCE, _UNTIL = frozenset({"от", "през", "след", "между"}), frozenset({"до", "през", "между"})


@dataclass(frozen=True, slots=True)
class Offices:
    """The offices of a text, to be found from either end."""

    all: Sequence[Office]
    lasts: Sequence[int]
    ends: frozenset[int]
    by_first: dict[int, Office]


def index_offices(offices: Sequence[Office]) -> Offices:
    lasts = [office.last for office in offices]
    return Offices(offices, lasts, frozenset(lasts), {o.first: o for o in offices})


def find_roles(words: Words, offices: Offices) -> dict[int, Role]:
    """Roles by the first token of the person's mention."""
    people = [m for m in words.mentions if m.kind == "person"]
    roles: dict[int, Role] = {}
    unclear: list[tuple[TokenMention, Role, Office]] = []
    for person in people:
        before = _before(words, person, offices)
        outer = _around(words, person, before, offices) if before and before.base else None
        if before and outer:
            unclear.append((person, before, outer))
            continue
        if before is None or before.base is None or _is_unlisted(words, before):
            after = _after(words, person, offices)
            rank = before.rank if before else None
            before = _with_rank(after, rank) if after else before
        if before:
            roles[person.first] = before
    holders = _holders(words, roles) if unclear else {}
    for person, role, outer in unclear:
        chosen = _inner_or_outer(words, person, role, outer, holders)
        if chosen:
            roles[person.first] = chosen
    homelands = Homelands(words, dict(roles))
    for office in offices.all:
        if (office.plural and not office.rank) or len(office.countries) > 1:
            roles.update(shared_roles(words, office, homelands))
    return roles


def _is_unlisted(words: Words, role: Role) -> bool:
    """„консерваторът Име, бивш министър на …“: the office says more than such a word."""
    return role.held is not None and role.held.kind not in words.called_offices


def _with_rank(role: Role, rank: str | None) -> Role:
    return Role(role.first, role.last, role.base, rank, role.country, role.held)


def _before(words: Words, person: TokenMention, offices: Offices) -> Role | None:
    """„бившият министър на отбраната генерал Име“."""
    end = person.first  # the office's words end before this token
    start = words.unit(end).start
    rank = None
    at = bisect_left(offices.lasts, end) - 1
    while end > start:
        title = _title_before(words, end, offices)
        if title:  # „министърът д-р Име“, „чл.-кор. проф. дтн Име“
            end = max(title, start)
            at = bisect_left(offices.lasts, end) - 1
        elif at >= 0 and offices.all[at].last == end - 1 and offices.all[at].rank:
            rank = rank or offices.all[at].base
            # An adjective before a title belongs to an office: „саудитският принц“.
            end = offices.all[at].start
            at -= 1
        else:
            break
    chosen = None
    while at >= 0 and offices.all[at].last >= max(start, end - _LONGEST):
        office = offices.all[at]
        at -= 1
        if office.plural or len(office.countries) > 1 or end not in ends(words, office, end):
            if office.last == end - 1:
                return None  # „президентите Иванов и Петров“
            continue
        if chosen is None:
            chosen = office
            if not _may_be_inner(words, office):
                break
        else:  # „кандидатът за президент“, „говорител на бивш премиер“
            chosen = office
    if chosen is None:
        return Role(end, person.first - 1, None, rank) if rank else None
    # „адвоката на иранката Име“: it is she who is called so.
    inner = words.lower(end - 1)
    if end - 1 > chosen.last and inner.endswith(_ONE) and inner in words.gazetteer.demonyms:
        return None
    double = _joined(words, chosen, offices)
    role = role_of(words, chosen, end, person.first - 1, rank)
    # „председателстващия ОССЕ“ is an office, „председателстващия срещата“ is a task.
    if chosen.base.startswith("председателстващ") and not (role.held and role.held.body):
        return None
    return _both(words, double, chosen, role) if double else role


def _title_before(words: Words, end: int, offices: Offices) -> int:
    """Where a title that ends before the token ``end`` begins: „д-р“, „инж.“, „д.т.н.“, „Н. Пр.“;
    0 where there is none."""
    if [words.lower(end - n) for n in (4, 3, 2, 1)] == ["н", ".", "пр", "."]:
        return end - 4  # „посланикът на Германия Н. Пр. Име“
    if words.lower(end - 1) == "." and words.lower(end - 2) == "н" and words.lower(end - 6) == "д":
        return end - 6
    noun = end - 2 if words.lower(end - 1) == "." else end - 1
    free = noun not in offices.ends and noun not in words.mention_at
    return noun if free and "honorific" in words.classes(noun) else 0


def _around(words: Words, person: TokenMention, role: Role, offices: Offices) -> Office | None:
    """The office that may be the person's in „помощникът на президента Име“, where
    ``role`` is the inner one."""
    joint = role.first - 1
    if words.lower(joint) != "на":
        return None
    at = bisect_left(offices.lasts, joint) - 1
    while at >= 0 and offices.all[at].last >= max(words.unit(joint).start, joint - _LONGEST):
        other = offices.all[at]
        if not other.plural and not other.rank and other.last < joint:
            return other if person.first in ends(words, other, person.first) else None
        at -= 1
    return None


def _holders(words: Words, roles: Mapping[int, Role]) -> Mapping[tuple[str, str | None], str]:
    """Who holds an office by its kind and country; where no country is asked for, anybody."""
    found: dict[tuple[str, str | None], str] = {}
    for first, role in sorted(roles.items()):
        if role.held and not role.held.former:
            entity = words.mention_at[first].entity
            found.setdefault((role.held.kind, role.held.country), entity)
    anybody = {(kind, None): entity for (kind, _), entity in reversed(found.items())}
    return anybody | found


def _inner_or_outer(
    words: Words,
    person: TokenMention,
    role: Role,
    outer: Office,
    holders: Mapping[tuple[str, str | None], str],
) -> Role | None:
    """Whose the name is that stands behind two offices: what is known of the person and
    of the holder of the inner one decides; None where nothing does."""
    whole = role_of(words, outer, person.first, person.first - 1, role.rank)
    held, known = role.held, words.gazetteer.entities.get(person.entity)
    # „представителят на генералния секретар на ООН за Либия“: secretaries are not „за“ a state.
    if outer.kind in _SENT and " за " in f" {role.base} " and held and not held.kind.startswith(
        ("minister", "commissioner")
    ):  # fmt: skip
        return whole
    if held:
        holder = holders.get((held.kind, held.country)) or holders.get((held.kind, None))
        if holder:
            return role if holder == person.entity else whole
    if known is None or not known.roles:
        return _by_gender(words, person, role, whole)
    names = words.called_offices.get(held.kind, frozenset()) if held else frozenset()
    said = {word for office in known.roles for word in office.bg.split()}
    return role if names & said else whole


def _by_gender(words: Words, person: TokenMention, role: Role, whole: Role) -> Role | None:
    """„пратеничката на генералния секретар Мария …“: a woman's name and a word for a woman."""
    woman = words.lower(person.first).endswith(("а", "я"))
    if not woman or not role.base or not whole.base:
        return None
    inner, outer = (_WOMAN.match(base) is not None for base in (role.base, whole.base))
    return (whole if outer else role) if inner != outer else None


def _may_be_inner(words: Words, office: Office) -> bool:
    return not office.definite and "office_preposition" in words.classes(office.first - 1)


def _joined(words: Words, office: Office, offices: Offices) -> Office | None:
    """The first office of „вицепремиерът и министър на отбраната“."""
    joint = office.first - 1
    if office.definite or words.lower(joint) != "и":
        return None
    at = bisect_left(offices.lasts, joint) - 1
    while at >= 0 and offices.all[at].last >= joint - _LONGEST:
        other = offices.all[at]
        if not other.plural and not other.rank and joint in ends(words, other, joint):
            return other
        at -= 1
    return None


def _both(words: Words, one: Office, two: Office, role: Role) -> Role:
    first = role_of(words, one, two.first - 1, role.last, role.rank)
    base = f"{first.base} и {role.base}"
    return Role(one.first, role.last, base, role.rank, first.country or role.country, first.held)


def _after(words: Words, person: TokenMention, offices: Offices) -> Role | None:
    """„Име, министър на …,“, „Име – говорител на …“, „Име (посланик на …)“,
    „Име, който е министър на …“, „Име е министър на …“."""
    at = person.last + 1
    mark = words.tokens[at].text if at < words.unit(person.last).stop else ""
    lower = words.lower(at)
    if mark == "," and "relative" in words.classes(at + 1):
        at = _behind_copula(words, at + 2)
    elif mark == "," or mark == "(" or mark in _DASHES:
        at += 1
    elif lower == "е" and "preposition" not in words.classes(person.first - 1):
        mark, at = "е", _behind_copula(words, at)
    else:
        return None
    office = offices.by_first.get(at)
    if office is None or office.rank or office.plural:
        return None
    reached = sorted(ends(words, office, words.unit(person.last).stop), reverse=True)
    end = next((e for e in reached if _is_closed(words, e, mark)), None)
    # In a list of people, „…, президентът на Чехия, …“ may be the next one.
    listed = words.lower(person.first - 1) == "," or end is None or _goes_on(words, end, offices)
    if end is None or (mark == "," and office.definite and listed):
        return None
    cut = _without_years(words, office.last + 1, end)
    if cut is None:
        return None
    role = role_of(words, office, cut, end - 1, None)
    more = offices.by_first.get(end + 1) if words.lower(end) == "и" else None
    if more and not more.definite and not more.plural:
        stop = next(e for e in (*sorted(ends(words, more, words.unit(at).stop), reverse=True), end))
        role = _both(words, office, more, role_of(words, more, stop, stop - 1, None))
    return role


def _behind_copula(words: Words, at: int) -> int:
    """The token behind „е“, „е и“, „сега е“; -1 where there is none."""
    if words.lower(at) in ("сега", "днес", "понастоящем"):
        at += 1
    if words.lower(at) != "е":
        return -1
    at += 1
    return at + 1 if words.lower(at) in ("и", "също", "сега", "днес", "понастоящем") else at


def _is_closed(words: Words, end: int, mark: str) -> bool:
    if end >= len(words.tokens) or end not in words.unit_at:
        return True
    text = words.tokens[end].text
    if mark == "(":
        return text in "),"
    if mark == "," and text == "и":
        return False
    return text in _CLOSERS or text == "и" or end == words.unit(end).start


def _goes_on(words: Words, end: int, offices: Offices) -> bool:
    """Whether a list of people goes on behind „Ковач, президентът на Чехия, …“."""
    if words.lower(end) != ",":
        return False
    following = words.mention_at.get(end + 1)
    person = following is not None and following.kind == "person"
    return person or end + 1 in offices.by_first or words.lower(end + 1) == "и"


def _without_years(words: Words, first: int, end: int) -> int | None:
    """The end before „от 2023 г.“; None where the office is over: „до 2013 г.“."""
    number = next((i for i in range(first, end) if words.shape(i) == "number"), None)
    if number is None:
        over = words.lower(end) in _UNTIL and words.shape(end + 1) == "number"
        return None if over else end
    if any(words.lower(i) in _UNTIL for i in range(first, end)):
        return None
    return number - 1 if words.lower(number - 1) in _SINCE else end
