"""Events told by a verb: „се срещнаха“, „посети“, „подписаха“, „гласуваха“."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from briefgen.annotate import Annotated, Nominal
from briefgen.annotate.clauses import Clause
from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.arguments import (
    agent,
    antecedent,
    before,
    behind,
    nominals_of,
    partners,
    subjects,
)
from briefgen.extract.events.candidate import Candidate, people_in
from briefgen.extract.events.time import time_of

_ACTORS = frozenset({"person", "group", "pronoun", "other", "body"})
_LONGEST = 9
_CLITICS = frozenset({"го", "я", "ги"})


@dataclass(frozen=True, slots=True)
class _Deed:
    kind: str
    words: tuple[Nominal, ...] = ()
    host: tuple[Nominal, ...] = ()
    weak: bool = False
    again: bool = False
    people: frozenset[str] | None = None


def deeds(ann: Annotated, clause: Clause) -> Iterator[Candidate]:
    """The events that the verbs of a clause tell."""
    for group in clause.verbs:
        rules = [rule for sense, rule in _RULES if sense in group.senses]
        time = time_of(ann, group) if rules else None
        if time is None:
            continue
        deed = next((d for rule in rules if (d := rule(ann, clause, group))), None)
        if deed is None:
            continue
        last = max([group.last, *(n.last for n in deed.words)])
        if last - group.last > _LONGEST:
            last = group.last
        yield Candidate(
            kind=deed.kind, first=group.first, last=last, clause=clause, verb=group, time=time,
            source="deed", weak=deed.weak, again=deed.again, scope=(clause,), host=deed.host,
            people=people_in(ann, (clause,)) if deed.people is None else deed.people,
        )  # fmt: skip


def _by_phone(ann: Annotated, clause: Clause) -> bool:
    return bool(ann.found_in(range(clause.tokens[0], clause.tokens[-1] + 1), "by_phone"))


def _who(ann: Annotated, group: VerbGroup) -> list[Nominal]:
    return [n for n in subjects(ann, group) if n.kind in _ACTORS or n.kind == "place"]


def _several(group: VerbGroup, who: Sequence[Nominal]) -> bool:
    """Two or more that did it: „А и Б“, „министрите“, „двамата“."""
    return group.plural and (len(who) > 1 or any(n.plural or len(n.entities) > 1 for n in who))


def _met(ann: Annotated, clause: Clause, group: VerbGroup) -> _Deed | None:
    """„А се срещна с Б“, „А и Б се срещнаха“."""
    if not group.reflexive:
        return None
    who, others = _who(ann, group), partners(ann, group)
    if (who or group.governor is None) and others and others[0].kind in _ACTORS:
        return _Deed("meeting", tuple(others[:1]))
    return _Deed("meeting", tuple(n for n in who if n.first > group.last)) if (
        _several(group, who)
    ) else None


def _talked(ann: Annotated, clause: Clause, group: VerbGroup) -> _Deed | None:
    """„А разговаря по телефона с Б“, „двамата преговаряха“."""
    who, others = _who(ann, group), partners(ann, group)
    if not others and not _several(group, who):
        return None
    if _by_phone(ann, clause):
        return _Deed("call", tuple(others[:1]))
    kind = "negotiations" if group.lemma == "преговаря" else "meeting"
    return _Deed(kind, tuple(others[:1]), weak=not others)


def _discussed_by_phone(ann: Annotated, clause: Clause, group: VerbGroup) -> _Deed | None:
    if not _by_phone(ann, clause) or not _who(ann, group):
        return None
    return _Deed("call", tuple(partners(ann, group)[:1]))


def _called(ann: Annotated, clause: Clause, group: VerbGroup) -> _Deed | None:
    return _Deed("call") if any(n.prep == "на" for n in behind(ann, group)) else None


def _visited(ann: Annotated, clause: Clause, group: VerbGroup) -> _Deed | None:
    """„Х посети Рим“; millions of tourists make no visit."""
    goal = _goal(ann, group)
    if goal is None or group.passive or group.reflexive:
        return None
    who = [n for n in subjects(ann, group) if n is not goal and n.kind in _ACTORS]
    if not who or any(n.kind == "body" and not _travels(ann, n) for n in who[:1]):
        return None
    return _Deed("visit", (goal,))


def _travels(ann: Annotated, body: Nominal) -> bool:
    """A delegation or mission goes somewhere, a ministry does not."""
    return ann.lower(body.head).startswith(("делегаци", "миси", "комиси"))


def _goal(ann: Annotated, group: VerbGroup) -> Nominal | None:
    for nominal in behind(ann, group):
        named = nominal.kind == "place" or (
            nominal.kind == "body" and _is_country(ann, nominal)
        )
        if named and nominal.prep in {"", "в", "във", "за", "край"}:
            return nominal
    return None


def _is_country(ann: Annotated, nominal: Nominal) -> bool:
    mention = ann.mention_at.get(nominal.first)
    return mention is not None and mention.kind == "country"


def _went(ann: Annotated, clause: Clause, group: VerbGroup) -> _Deed | None:
    """„пристигна на посещение“, „замина за Рим“, „гостува в“."""
    stay = next((n for n in behind(ann, group) if n.kind == "event" and n.code == "visit"
                 and n.prep == "на"), None)  # fmt: skip
    who = [n for n in subjects(ann, group) if n.kind in ("person", "group", "other", "pronoun")]
    if stay:
        return _Deed("visit", (stay,))
    if "travel" not in group.senses or group.passive or not who:
        return None
    goal = next((n for n in nominals_of(ann, clause) if n.prep in {"в", "във", "за"}
                 and (n.kind == "place" or _is_country(ann, n))), None)  # fmt: skip
    office = any(n.kind in ("person", "other", "pronoun") for n in who)
    return _Deed("visit", (goal,) if goal.first > group.last else ()) if goal and office else None


def _is_there(ann: Annotated, clause: Clause, group: VerbGroup) -> _Deed | None:
    """„е на посещение в“, „е в България президентът“."""
    stay = next((n for n in behind(ann, group) if n.kind == "event" and n.code == "visit"
                 and n.prep == "на"), None)  # fmt: skip
    if stay:
        return _Deed("visit", (stay,))
    near = [n for n in behind(ann, group) if n.first - group.last <= 2]
    there = next((n for n in near if n.prep in {"в", "във"}
                  and (n.kind == "place" or _is_country(ann, n))), None)  # fmt: skip
    who = [n for n in subjects(ann, group) if n.kind == "person"]
    dated = any(ann.tokens[i].shape == "number" for i in clause.tokens[:8])
    return _Deed("visit", (there,)) if there and who and dated else None


def _received(ann: Annotated, clause: Clause, group: VerbGroup) -> _Deed | None:
    """„Х прие Y“, „Y бе приет от Х“: a meeting; what is adopted is no guest."""
    if group.passive:
        guest = [n for n in _who(ann, group) if n.kind == "person"]
        host = [n for n in agent(ann, group) if n.kind in ("person", "body")]
        return _Deed("meeting", tuple(host[:1]), host=tuple(host[:1])) if guest and host else None
    if group.reflexive:
        return None
    around = [*before(ann, group), *behind(ann, group)]
    bare = [n for n in around if not n.prep and not n.joined]
    if any(n.kind in ("document", "event") for n in bare):
        return None
    clitic = any(ann.lower(i) in _CLITICS for i in range(group.first, group.last + 1))
    if clitic:
        late = [n for n in bare if n.kind in ("person", "body", "place")]
        early = [n for n in _who(ann, group) if n.first < group.first]
        host = tuple((early or late)[:1])
        return _Deed("visit", host=host, again=True, people=frozenset()) if host else None
    host = [n for n in _who(ann, group) if n.first < group.first]
    after = [n for n in behind(ann, group) if not n.prep]
    guests = [n for n in after if n.kind in ("person", "group")
              or (n.kind == "other" and not n.prep)]  # fmt: skip
    if not host or host[0].kind not in ("person", "body", "place", "pronoun") or not guests:
        return None
    if guests[0].kind == "group" and guests[0].head not in _known_heads(ann, guests[0]):
        return None
    heads = "heads" in ann.classes(guests[0].head)
    kind = "visit" if "посрещ" in group.lemma and not heads else "meeting"
    received = frozenset(e for n in guests for e in n.entities if n.kind == "person")
    by = tuple(n for n in host[:1] if n.kind != "place")
    return _Deed(kind, tuple(guests[:1]), host=by, weak=True, people=received)


def _known_heads(ann: Annotated, guests: Nominal) -> set[int]:
    """Leaders and delegations are guests, „страните членки“ become members."""
    own = ann.classes(guests.head)
    fits = "heads" in own or ann.lower(guests.head).startswith(("делегаци", "министри"))
    return {guests.head} if fits else set()


def _gathered(ann: Annotated, clause: Clause, group: VerbGroup) -> _Deed | None:
    """„лидерите се събраха“, „комисията заседава“."""
    sits = group.lemma in {"заседава", "съвещава"}
    if not group.reflexive and not sits:
        return None
    who = [n for n in _who(ann, group) if n.kind in ("group", "body", "person", "pronoun")]
    if not who or not (sits or _several(group, who) or who[0].kind == "body"):
        return None
    head = who[0].head
    body = any("sits" in ann.classes(i) for i in range(who[0].first, who[0].last + 1))
    kind = "session" if body or (sits and "heads" not in ann.classes(head)) else "meeting"
    return _Deed(kind, tuple(n for n in who[:1] if n.first > group.last), weak=True)


def _signed(ann: Annotated, clause: Clause, group: VerbGroup) -> _Deed | None:
    """„А и Б подписаха договор“, „договорът беше подписан“; a decree takes one alone."""
    around = [n for n in (*before(ann, group), *behind(ann, group)) if n.kind == "document"]
    papers = [n for n in around if not n.prep]
    if clause.kind == "relative":
        papers += [n for n in _antecedents(ann, clause) if n.kind == "document"]
    if not papers:
        return None
    words = tuple(n for n in papers[:1] if n.first > group.last)
    if group.passive or group.reflexive:
        return _Deed("signing", words)
    who = _who(ann, group)
    if _several(group, who) or partners(ann, group) or (group.plural and who):
        return _Deed("signing", words)
    return None


def _antecedents(ann: Annotated, clause: Clause) -> list[Nominal]:
    if clause.parent is None or not clause.tokens:
        return []
    parent = nominals_of(ann, ann.clauses[clause.parent])
    return [n for n in parent if n.last < clause.tokens[0]][-3:] or antecedent(ann, clause)


def _voted(ann: Annotated, clause: Clause, group: VerbGroup) -> _Deed | None:
    """„парламентът ратифицира договора“, „законът бе приет от сената“."""
    doers = agent(ann, group) if group.passive else _who(ann, group)
    if not doers and group.governor is not None:
        # „е ред на сената да гласува“
        doers = [n for n in nominals_of(ann, clause)
                 if n.prep == "на" and group.governor < n.first < group.first]  # fmt: skip
    if not any(
        "legislature" in ann.classes(i) for n in doers for i in range(n.first, n.last + 1)
    ):
        return None
    if "vote" in group.senses and group.lemma == "гласува":
        return _Deed("vote")
    about = next((i for i in clause.tokens if i > group.last and (
        "voted_on" in ann.classes(i))), None)  # fmt: skip
    if about is None and not group.passive:
        return None
    paper = [n for n in behind(ann, group) if n.kind == "document"][:1]
    return _Deed("vote", tuple(paper))


_Rule = Callable[[Annotated, Clause, VerbGroup], _Deed | None]
_RULES: tuple[tuple[str, _Rule], ...] = (
    ("meet", _met),
    ("hold_talks", _talked),
    ("discuss", _discussed_by_phone),
    ("call", _called),
    ("visit", _visited),
    ("arrive", _went),
    ("be", _is_there),
    ("receive", _received),
    ("gather", _gathered),
    ("sign", _signed),
    ("ratify", _voted),
    ("vote", _voted),
    ("adopt", _voted),
)
