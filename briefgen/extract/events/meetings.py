"""Verbs of meeting, talking, receiving and gathering."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.annotate import Annotated, Nominal
from briefgen.annotate.clauses import Clause
from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.arguments import agent, before, behind, partners
from briefgen.extract.events.deed import (
    ACTORS,
    Deed,
    by_phone,
    doers_of,
    is_delegation,
    is_official,
    several,
)
from briefgen.extract.events.nouns import is_row
from briefgen.extract.events.summits import is_of_heads, is_of_ministers

_SEEN = frozenset({"person", "group", "pronoun"})
_NEAR = 5
_TABLE = frozenset({"маса", "масата"})
_CLITICS = frozenset({"го", "я", "ги"})
_ARTICLES = ("та", "то", "ът", "ят", "ия", "ите")


def met(ann: Annotated, clause: Clause, group: VerbGroup) -> Deed | None:
    """„А се срещна с Б“, „А и Б се срещнаха“."""
    if not group.reflexive:
        return None
    who, others = doers_of(ann, group), partners(ann, group)
    if by_phone(ann, clause):
        return Deed("call", tuple(others[:1])) if others or several(group, who) else None
    people = others[:1] or who
    if "see" in group.senses and not all(n.kind in _SEEN for n in people):
        return None  # „се видяха трудности“
    if not others and _with_crowd(ann, group, who):
        return Deed("meeting")
    if (who or group.governor is None) and others and others[0].kind in ACTORS:
        return Deed("meeting", tuple(others[:1]))
    return (
        Deed("meeting", tuple(n for n in who if n.first > group.last))
        if (several(group, who))
        else None
    )


def _with_crowd(ann: Annotated, group: VerbGroup, who: Sequence[Nominal]) -> bool:
    """„министърът се срещна с жителите на селото“; a team that meets another plays."""
    at = next((i for i in range(group.last + 1, group.last + _NEAR)
               if ann.lower(i) in {"с", "със"}), None)  # fmt: skip
    return (
        at is not None
        and bool(group.senses & {"meet", "hold_talks"})
        and any(is_official(ann, n) for n in who if n.kind == "person")
        and any(ann.lower(i).endswith("ите") for i in (at + 1, at + 2))
    )


def talked(ann: Annotated, clause: Clause, group: VerbGroup) -> Deed | None:
    """„А разговаря по телефона с Б“, „двамата преговаряха“."""
    who, others = doers_of(ann, group), partners(ann, group)
    crowd = not others and _with_crowd(ann, group, who)
    if (not others and not crowd and not several(group, who)) or _to_the_press(ann, clause, group):
        return None
    if by_phone(ann, clause):
        return Deed("call", tuple(others[:1]))
    kind = "negotiations" if group.lemma == "преговаря" else "meeting"
    return Deed(kind, tuple(others[:1]), weak=not others and not crowd)


def _to_the_press(ann: Annotated, clause: Clause, group: VerbGroup) -> bool:
    """„разговаря с журналисти“ is a talk, but no meeting."""
    return any(
        "press" in ann.classes(i) and ann.lower(i - 1) in {"с", "със", "пред"}
        for i in clause.tokens
        if i > group.last
    )


def spoke(ann: Annotated, clause: Clause, group: VerbGroup) -> Deed | None:
    """„говори по телефона с Х“."""
    if not by_phone(ann, clause):
        return None
    who, others = doers_of(ann, group), partners(ann, group)
    return Deed("call", tuple(others[:1])) if others or several(group, who) else None


def discussed(ann: Annotated, clause: Clause, group: VerbGroup) -> Deed | None:
    """„обсъдиха по телефона“, „министрите обсъдиха в Рим“."""
    who = doers_of(ann, group)
    if by_phone(ann, clause) and who:
        return Deed("call", tuple(partners(ann, group)[:1]))
    sits = any(n.kind == "body" and _sits(ann, n) for n in who[:1])
    if sits and not group.passive and not group.reflexive:
        return Deed("session", weak=True)  # „комисията ще разгледа утре доклада“
    office = any(n.kind in ("person", "group") for n in who)
    if office and not group.passive and any(n.kind == "person" for n in partners(ann, group)):
        return Deed("meeting", tuple(partners(ann, group)[:1]), weak=True)
    return Deed(_assembly(ann, clause), weak=True) if several(group, who) and office else None


def _assembly(ann: Annotated, clause: Clause) -> str:
    """What those who met hold: the heads of a union a summit, its ministers a session."""
    if is_of_heads(ann, clause):
        return "summit"
    return "session" if is_of_ministers(ann, clause) else "meeting"


def settled(ann: Annotated, clause: Clause, group: VerbGroup) -> Deed | None:
    """„министрите се договориха в Рим“, „постигнаха съгласие“: they were together there."""
    if group.passive or _refuses(group):
        return None
    kind = _assembly(ann, clause)
    if "adopt" in group.senses and kind == "meeting":
        return None  # „министрите приеха плана“ may be those of a cabinet
    who = doers_of(ann, group)
    sits = any(n.kind == "body" and _sits(ann, n) for n in who[:1])
    if sits and not group.reflexive and clause.kind == "main":
        return Deed("session", weak=True)  # „Това реши вчера в Прага асамблеята“
    office = any(n.kind in ("person", "group") and is_official(ann, n) for n in who)
    return Deed(kind, weak=True) if office and several(group, who) else None


def _sits(ann: Annotated, body: Nominal) -> bool:
    return any("sits" in ann.classes(i) for i in range(body.first, body.last + 1))


def _refuses(group: VerbGroup) -> bool:
    return "refuse" in group.senses or "fail" in group.senses


def called(ann: Annotated, clause: Clause, group: VerbGroup) -> Deed | None:
    """„позвъни на Х“, „се обади по телефона на Х“."""
    called = [n for n in behind(ann, group) if n.prep == "на"]
    if group.lemma in {"обади", "обажда"} and not (
        group.reflexive and (by_phone(ann, clause) or any(n.kind == "person" for n in called))
    ):
        return None
    return Deed("call") if called else None


def received(ann: Annotated, clause: Clause, group: VerbGroup) -> Deed | None:
    """„Х прие Y“, „Y бе приет от Х“: a meeting; what is adopted is no guest."""
    if group.passive:
        who = doers_of(ann, group)
        guest = [n for n in who if n.kind == "person" or is_delegation(ann, n)]
        host = [n for n in agent(ann, group) if n.kind in ("person", "body")]
        if host and not guest and any(n.kind in ("pronoun", "other") for n in who):
            # „Той ще бъде посрещнат от президента“
            return Deed("visit", host=tuple(host[:1]), again=True, people=frozenset())
        return Deed("meeting", tuple(host[:1]), host=tuple(host[:1])) if guest and host else None
    if group.reflexive:
        return None
    around = [*before(ann, group), *behind(ann, group)]
    bare = [n for n in around if not n.prep and not n.joined]
    if any(n.kind in ("document", "event") for n in bare):
        return None
    if any(n.kind == "event" and n.prep == "за" and is_row(ann, n) for n in around):
        return None  # „посреща лидерите за две срещи“: each of them is told by itself
    clitic = any(ann.lower(i) in _CLITICS for i in range(group.first, group.last + 1))
    if clitic:
        late = [n for n in bare if n.kind in ("person", "body", "place")]
        early = [n for n in doers_of(ann, group) if n.first < group.first]
        by = tuple((early or late)[:1])
        several = any(ann.lower(i) == "ги" for i in range(group.first, group.last + 1))
        if by and several and "посрещ" not in group.lemma and by[0].kind == "person":
            # „Х, която снощи ги прие в Брюксел“
            return Deed("meeting", host=by, weak=True, people=frozenset())
        return Deed("visit", host=by, again=True, people=frozenset()) if by else None
    host = [n for n in doers_of(ann, group) if n.first < group.first]
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
    return Deed(kind, tuple(guests[:1]), host=by, weak=True, people=received)


def _known_heads(ann: Annotated, guests: Nominal) -> set[int]:
    """Leaders and delegations are guests, „страните членки“ become members."""
    own = ann.classes(guests.head)
    fits = "heads" in own or ann.lower(guests.head).startswith(("делегаци", "министри"))
    return {guests.head} if fits else set()


def gathered(ann: Annotated, clause: Clause, group: VerbGroup) -> Deed | None:
    """„лидерите се събраха“, „комисията заседава“."""
    sits = group.lemma in {"заседава", "съвещава"}
    if not group.reflexive and not sits:
        return None
    who = [n for n in doers_of(ann, group) if n.kind in ("group", "body", "person", "pronoun")]
    if not who and _sits_before(ann, clause, group):
        return Deed("session", weak=True)
    if not who or not (sits or several(group, who) or who[0].kind == "body"):
        return None
    head = who[0].head
    body = any("sits" in ann.classes(i) for i in range(who[0].first, who[0].last + 1))
    kind = "session" if body or (sits and "heads" not in ann.classes(head)) else "meeting"
    kind = "summit" if kind == "meeting" and is_of_heads(ann, clause) else kind
    return Deed(kind, tuple(n for n in who[:1] if n.first > group.last), weak=True)


def _sits_before(ann: Annotated, clause: Clause, group: VerbGroup) -> bool:
    """„Работната група за моста се събра“: a body that has no name."""
    return any(
        "sits" in ann.classes(i)
        and (ann.lower(i).endswith(_ARTICLES) or ann.lower(i - 1).endswith(_ARTICLES))
        and not {"preposition"} & (ann.classes(i - 1) | ann.classes(i - 2))
        for i in clause.tokens
        if i < group.first
    )


def sat(ann: Annotated, clause: Clause, group: VerbGroup) -> Deed | None:
    """„седнаха на една маса“, „седна на масата с“."""
    if any(n.kind == "event" for n in behind(ann, group)):
        return None  # „на масата на преговорите“ is told by its noun
    table = any(ann.lower(i) in _TABLE for i in clause.tokens if 0 < i - group.last <= _NEAR)
    others = partners(ann, group)
    both = several(group, doers_of(ann, group)) or bool(others)
    return Deed("meeting", tuple(others[:1])) if table and both else None


def dined(ann: Annotated, clause: Clause, group: VerbGroup) -> Deed | None:
    """„тримата обядваха заедно“, „вечеря с посланика“."""
    who = [n for n in doers_of(ann, group) if n.kind in ("person", "pronoun", "group")]
    others = [n for n in partners(ann, group) if n.kind == "person"]
    together = any(ann.lower(i) == "заедно" for i in clause.tokens) and several(group, who)
    official = any(is_official(ann, n) for n in who)
    if not official or not (others or together):
        return None
    return Deed("meeting", tuple(others[:1]), weak=True)
