"""Verbs of meeting, talking, receiving and gathering."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.annotate import Annotated, Nominal
from briefgen.annotate.clauses import Clause
from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.arguments import agent, before, behind, partners
from briefgen.extract.events.deed import ACTORS, Deed, by_phone, doers_of, is_official, several
from briefgen.extract.events.nouns import is_row
from briefgen.extract.events.summits import is_of_heads

_SEEN = frozenset({"person", "group", "pronoun"})
_NEAR = 5
_CLITICS = frozenset({"го", "я", "ги"})


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
        and "meet" in group.senses
        and any(is_official(ann, n) for n in who if n.kind == "person")
        and any(ann.lower(i).endswith("ите") for i in (at + 1, at + 2))
    )


def talked(ann: Annotated, clause: Clause, group: VerbGroup) -> Deed | None:
    """„А разговаря по телефона с Б“, „двамата преговаряха“."""
    who, others = doers_of(ann, group), partners(ann, group)
    if (not others and not several(group, who)) or _to_the_press(ann, clause, group):
        return None
    if by_phone(ann, clause):
        return Deed("call", tuple(others[:1]))
    kind = "negotiations" if group.lemma == "преговаря" else "meeting"
    return Deed(kind, tuple(others[:1]), weak=not others)


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
    sits = any("sits" in ann.classes(i) for n in who[:1] if n.kind == "body"
               for i in range(n.first, n.last + 1))  # fmt: skip
    if sits and not group.passive and not group.reflexive:
        return Deed("session", weak=True)  # „комисията ще разгледа утре доклада“
    office = any(n.kind in ("person", "group") for n in who)
    return Deed("meeting", weak=True) if several(group, who) and office else None


def settled(ann: Annotated, clause: Clause, group: VerbGroup) -> Deed | None:
    """„министрите се договориха в Рим“, „постигнаха съгласие“: they were together there."""
    if group.passive or "adopt" in group.senses or _refuses(group):
        return None
    who = doers_of(ann, group)
    office = any(n.kind in ("person", "group") and is_official(ann, n) for n in who)
    return Deed("meeting", weak=True) if office and several(group, who) else None


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
        guest = [n for n in who if n.kind == "person"]
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
    if not who or not (sits or several(group, who) or who[0].kind == "body"):
        return None
    head = who[0].head
    body = any("sits" in ann.classes(i) for i in range(who[0].first, who[0].last + 1))
    kind = "session" if body or (sits and "heads" not in ann.classes(head)) else "meeting"
    kind = "summit" if kind == "meeting" and is_of_heads(ann, clause) else kind
    return Deed(kind, tuple(n for n in who[:1] if n.first > group.last), weak=True)
