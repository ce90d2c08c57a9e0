"""Noun phrases that can do something or have something done to them, clause by clause.

„министърът на Австрия Ана Мюлер“ is one phrase, and so is „президентите на Румъния и
Полша Клаус Йоханис и Анджей Дуда“, which names two people. A phrase behind a
preposition carries it; one without („bare“) can be a subject or an object.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefgen.annotate.model import Nominal, Reference, Role, TokenMention
from briefgen.annotate.noun_words import (
    MEASURES,
    STARTS,
    is_adjective,
    is_article,
    is_number,
    leads,
)
from briefgen.annotate.rows import ends_row, without_marks, without_titles
from briefgen.languages import Lexicon
from briefgen.tokens import Token

_JOINERS = frozenset({"и", ","})
_FULL = ("ът", "ят")
_FIELDS = 8
# „А, или в Б“
_CHOICE = 3


@dataclass(frozen=True, slots=True)
class Names:
    """What the reader of noun phrases needs to know: names, roles and nouns by token.

    ``starts`` are the tokens with which a phrase can begin.
    """

    tokens: Sequence[Token]
    lexicon: Lexicon
    mention_at: Mapping[int, TokenMention]
    roles: Mapping[int, Role]
    role_starts: Mapping[int, int]
    shared: Mapping[int, tuple[int, ...]]
    references: Mapping[int, Reference]
    documents: Mapping[int, tuple[int, str]]
    events: Mapping[int, tuple[int, str]]
    verbs: frozenset[int]
    starts: frozenset[int]
    prepositions: frozenset[int]


def read_nominals(names: Names, run: Sequence[int]) -> list[Nominal]:
    """The noun phrases among the tokens ``run`` of one clause, in order."""
    found: list[Nominal] = []
    prep, prep_at = "", -1
    definite: int | None = None  # where the first article behind the preposition stands
    tokens, starts, prepositions = names.tokens, names.starts, names.prepositions
    at, end = 0, len(run)
    while at < end:
        i = run[at]
        if not prep and i not in starts and i not in prepositions:
            at += 1
            continue
        token = tokens[i]
        if (
            i in prepositions
            and i not in names.references
            and i not in names.role_starts
            and not (i > 0 and names.tokens[i - 1].text in _OPENING)
        ):
            # „след около шест часа преговори“, „след повече от осем часа преговори“
            if not (prep and _measures(names, i, prep_at)):
                prep, definite = token.lower, None
            prep_at = i
            at += 1
            continue
        nominal = _nominal_at(names, run, at) if i in starts else None
        if nominal is None:
            # A preposition holds over adjectives and numbers up to its noun; a second
            # article begins another phrase („от трибуната сенаторката …“), and so does a
            # definite number („за енергия четирите страни …“).
            article = is_article(token.lower)
            opens = token.lower in STARTS and at > 0 and run[at - 1] != prep_at
            # A mark right behind a word closes: „с думите „…“ кметът …“.
            closes = token.shape == "mark" and i > 0 and names.tokens[i - 1].end == token.start
            lead = leads(names.lexicon, token) or _introduces(names, run, at) or _is_both(names, i)
            again = definite is not None and article
            if prep and (opens or closes or not lead or again):
                prep = ""
            if article and definite is None:
                definite = i
            at += 1
            continue
        again = definite is not None and definite < nominal.first
        if again and is_article(names.tokens[nominal.first].lower):
            prep = ""
        # „обясни по телефона кметът …“: the full article is a subject's.
        if (
            prep
            and nominal.first - prep_at > 1
            and names.tokens[nominal.first].lower.endswith(_FULL)
        ):
            prep = ""
        joined = bool(found) and _is_joined(names, found[-1], nominal, run)
        own = prep
        if joined and not prep:
            own = found[-1].prep
        if own or joined:
            nominal = nominal._replace(prep=own, joined=joined)
        if found and _is_choice(names, found[-1], nominal):
            # „Рим или Милано ще приеме форума“: nobody knows which.
            found[-1] = found[-1]._replace(entities=())
            nominal = nominal._replace(entities=())
        found.append(nominal)
        prep = ""
        while at < len(run) and run[at] <= nominal.last:
            at += 1
    return found


def _is_choice(names: Names, before: Nominal, nominal: Nominal) -> bool:
    """„А или Б“, „или в А, или в Б“: one of two names of a kind."""
    gap = names.tokens[before.last + 1 : nominal.first]
    if not 0 < len(gap) <= _CHOICE or nominal.kind != before.kind or not nominal.entities:
        return False
    words = [token.lower for token in gap]
    return "или" in words and all(
        word == "или" or word == "," or i in names.prepositions
        for i, word in enumerate(words, before.last + 1)
    )


def _introduces(names: Names, run: Sequence[int], at: int) -> bool:
    """„в хотел „Президент““: the noun before a name in quotation marks has its preposition."""
    if at + 2 >= len(run) or names.tokens[run[at + 1]].text not in _OPENING:
        return names.tokens[run[at]].text in _OPENING and run[at] + 1 in names.mention_at
    return run[at + 2] in names.mention_at


def _measures(names: Names, i: int, prep_at: int) -> bool:
    """Whether „около“ or „повече от“ only says how much the preposition's noun is."""
    words = names.tokens
    if i + 1 >= len(words) or not is_number(words[i + 1]):
        return False
    if words[i].lower == "от":
        return i - 2 == prep_at and words[i - 1].lower in {"повече", "по-малко"}
    return i - 1 == prep_at and words[i].lower in {"около", "над", "под"}


def _is_both(names: Names, i: int) -> bool:
    """„след четири дни и нощи преговори“."""
    words = names.tokens
    if words[i].lower != "и" or not 0 < i < len(words) - 1:
        return False
    return words[i - 1].lower in MEASURES and words[i + 1].lower in MEASURES


def _is_joined(
    names: Names,
    before: Nominal,
    nominal: Nominal,
    run: Sequence[int],
) -> bool:
    """„А и Б“, „А, Б“, „А, както и Б“: nothing but a joiner and adjectives between them."""
    between = run[bisect_right(run, before.last) : bisect_left(run, nominal.first)]
    whole = nominal.first - before.last - 1 == len(between)
    between = without_marks(names.tokens, between)
    # „А, арх. Б и В“: a title is no word between them.
    between = without_titles(names.tokens, names.lexicon, between)
    words = [names.tokens[i].lower for i in between]
    if not words or words[0] not in _JOINERS or not names.verbs.isdisjoint(between):
        return False
    # „Берлин: Ако …, Европа …“: another clause stands between them.
    if not whole and "и" not in words:
        return False
    if words == [","] and ends_row(names.tokens, before):
        return False
    alike = {before.kind, nominal.kind} <= {"person", "body", "place", "group", "pronoun", "other"}
    same = before.kind == nominal.kind
    rest = words[1:]
    if rest[:2] == ["както", "и"]:
        rest = rest[2:]
    return (alike or same) and all(
        (names.tokens[i].shape in ("lower", "number") and leads(names.lexicon, names.tokens[i]))
        or names.tokens[i].lower in {"и", "както", "на", "от", "с", "със"}
        for i in between[len(words) - len(rest) :]
    ) and len(rest) <= 3  # fmt: skip


def _nominal_at(names: Names, run: Sequence[int], at: int) -> Nominal | None:
    i = run[at]
    lexicon = names.lexicon
    token = names.tokens[i]
    person = names.role_starts.get(i)
    if person is not None:
        return _person(names, i, names.mention_at[person])
    several = names.shared.get(i)
    if several is not None:
        # „министрите на отбраната на А и Б Име и Име“
        people = [names.mention_at[first] for first in several]
        entities = tuple(dict.fromkeys(m.entity for m in people))
        return Nominal(i, people[-1].last, i, "person", entities, plural=True)
    reference = names.references.get(i)
    if reference is not None:
        own = (reference.entity,) if reference.entity else ()
        return Nominal(i, reference.last, i, "person", own)
    mention = names.mention_at.get(i)
    if mention is not None and mention.first == i:
        return _named(names, i, mention)
    if i in names.documents:
        last, code = names.documents[i]
        return Nominal(_with_adjectives(names, run, at), last, i, "document", code=code,
                       plural=token.lower.endswith(("и", "ите")))  # fmt: skip
    if i in names.events:
        last, code = names.events[i]
        return Nominal(_with_adjectives(names, run, at), last, i, "event", code=code)
    classes = lexicon.classes(token.lower)
    if "pronoun" in classes and not _counts(names, run, at):
        return Nominal(i, i, i, "pronoun", plural=token.lower not in _SINGULAR)
    if "group_head" in classes and i not in names.verbs:
        return _group(names, run, at)
    if "body_head" in classes and i not in names.verbs:
        # „групата на недоволните“ are people, no body.
        behind = names.tokens[run[at + 1]].lower if at + 1 < len(run) else ""
        some = "panel" in classes and behind in {"на", "от"}
        return None if some else _body(names, run, at)
    if "common_person" in classes and i not in names.verbs:
        return _described(names, run, at)
    return None


def _counts(names: Names, run: Sequence[int], at: int) -> bool:
    """„двете страни“, „двамата външни министри“: the number belongs to a noun."""
    if names.tokens[run[at]].lower not in STARTS:
        return False
    for i in run[at + 1 : at + 4]:
        token = names.tokens[i]
        if token.shape != "lower" or i in names.verbs:
            return False
        if names.lexicon.classes(token.lower) & {"group_head", "body_head", "common_person"}:
            return True
        if not is_adjective(token.lower):
            return False
    return False


def _described(names: Names, run: Sequence[int], at: int) -> Nominal:
    """„домакинът Х“, „колегата му от Албания Х“ name a person; „домакинът“ alone does not."""
    first = _with_adjectives(names, run, at)
    end = at + 1
    if end < len(run) and "own" in names.lexicon.classes(names.tokens[run[end]].lower):
        end += 1
    if end + 1 < len(run) and names.tokens[run[end]].lower in {"от", "на", "в", "във"}:
        stop = _list_of_bodies(names, run, end + 1)
        end = stop + 1 if stop is not None else end
    if end < len(run) and run[end] == run[end - 1] + 1:
        i = run[end]
        start = names.role_starts.get(i, i)
        mention = names.mention_at.get(start)
        if mention is not None and mention.kind == "person" and mention.first == start:
            person = _person(names, first, mention)
            return Nominal(first, person.last, run[at], "person", person.entities)
    return Nominal(first, run[at], run[at], "other")


def _body(names: Names, run: Sequence[int], at: int) -> Nominal:
    """„движението на хусите „Ансар Аллах““ is named; „правителството“ is not."""
    first = _with_adjectives(names, run, at)
    end = at + 1
    if end + 1 < len(run) and names.tokens[run[end]].lower == "на":
        stop = _list_of_bodies(names, run, end + 1)
        end = stop + 1 if stop is not None else end
    if end + 1 < len(run) and names.tokens[run[end]].text in _OPENING:
        mention = names.mention_at.get(run[end + 1])
        if mention is not None and mention.kind in _BODIES and mention.first == run[end + 1]:
            return Nominal(first, mention.last, run[at], "body", (mention.entity,))
    return Nominal(first, run[at], run[at], "body")


_OPENING = frozenset('„“"«”')
_SINGULAR = frozenset({"той", "тя", "то", "последният", "последната"})
_BODIES = frozenset({"organisation", "country", "group"})


def _named(names: Names, i: int, mention: TokenMention) -> Nominal:
    if mention.kind == "person":
        return _person(names, i, mention)
    if mention.kind in _BODIES:
        return Nominal(i, mention.last, i, "body", (mention.entity,))
    if mention.kind == "place":
        return Nominal(i, mention.last, i, "place", (mention.entity,))
    return Nominal(i, mention.last, i, "other", (mention.entity,))


def _person(names: Names, first: int, mention: TokenMention) -> Nominal:
    """A person with the office before or after the name."""
    role = names.roles.get(mention.first)
    # „Име, който е министър“: that is another clause.
    beside = role is not None and role.first <= mention.last + 2
    last = max(mention.last, role.last if role and beside else 0)
    return Nominal(first, last, mention.first, "person", (mention.entity,))


def _group(names: Names, run: Sequence[int], at: int) -> Nominal:
    """„министрите на А и Б“, and the people that such words name: „президентите на А и Б В и Г“."""
    first = _with_adjectives(names, run, at)
    last = end = at
    # The complements: на А и Б, от Д
    while end + 2 < len(run) and names.tokens[run[end + 1]].lower in {"на", "от"}:
        stop = _list_of_bodies(names, run, end + 2)
        if stop is None:
            end = _fields(names, run, end + 2) or end
            break
        last = end = stop
    people: list[str] = []
    at_name = end + 1
    while at_name < len(run):
        mention = names.mention_at.get(run[at_name])
        if mention is None or mention.kind != "person" or mention.first != run[at_name]:
            break
        people.append(mention.entity)
        last = _index_of(run, mention.last, at_name)
        at_name = last + 1
        if at_name < len(run) and names.tokens[run[at_name]].lower in _JOINERS:
            at_name += 1
    if people:
        return Nominal(first, run[last], run[at], "person", tuple(people), plural=True)
    return Nominal(first, run[end], run[at], "group", plural=True)


def _fields(names: Names, run: Sequence[int], at: int) -> int | None:
    """The last of the words „енергетиката и финансите“ that stand right before a name."""
    for end in range(at, min(at + _FIELDS, len(run))):
        mention = names.mention_at.get(run[end])
        if mention is not None:
            named = mention.kind == "person" and mention.first == run[end] and end > at
            return end - 1 if named and names.tokens[run[end - 1]].shape == "lower" else None
        token = names.tokens[run[end]]
        small = names.lexicon.classes(token.lower) & {"preposition", "relative", "be"}
        if run[end] in names.verbs or (small and token.lower != "на"):
            return None
        if token.shape != "lower" and token.lower != ",":
            return None
    return None


def _list_of_bodies(names: Names, run: Sequence[int], at: int) -> int | None:
    """The place of the last token of „А, Б и В“ from ``at``; None where no body stands there."""
    stop = None
    while at < len(run):
        while (
            at < len(run)
            and stop is None
            and names.tokens[run[at]].shape == "lower"
            and (run[at] not in names.mention_at and leads(names.lexicon, names.tokens[run[at]]))
        ):
            at += 1
        mention = names.mention_at.get(run[at]) if at < len(run) else None
        if mention is None or mention.kind == "person" or mention.first != run[at]:
            break
        stop = _index_of(run, mention.last, at)
        at = stop + 1
        if at < len(run) and names.tokens[run[at]].lower in _JOINERS:
            at += 1
        else:
            break
    return stop


def _index_of(run: Sequence[int], token: int, at: int) -> int:
    while at + 1 < len(run) and run[at + 1] <= token:
        at += 1
    return at


def _with_adjectives(names: Names, run: Sequence[int], at: int) -> int:
    """The first token of the adjectives and numbers before the noun at ``at``."""
    first = run[at]
    while at > 0 and run[at - 1] == run[at] - 1:
        token = names.tokens[run[at - 1]]
        fits = token.shape in ("lower", "title", "number") and (
            leads(names.lexicon, token) and run[at - 1] not in names.verbs
        )
        if not fits or run[at - 1] in names.mention_at:
            break
        at -= 1
        first = run[at]
    return first
