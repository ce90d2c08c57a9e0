"""Whom „двамата“, „тримата министри“ mean."""

from __future__ import annotations

from briefgen.annotate import Annotated, Nominal

NUMBERS = {
    "двамата": 2, "двете": 2, "двата": 2, "тримата": 3, "трите": 3, "четиримата": 4,
    "четирите": 4,
}  # fmt: skip
PEOPLE = frozenset({"двамата", "тримата", "четиримата"})
# … and women, where the word for their office follows: „двете страни“ are none.
WOMEN = frozenset({"двете", "трите", "четирите"})
# Offices that few hold: „президентите“ behind two of them are these two.
_FEW = frozenset({"president", "prime-minister", "chancellor", "king", "queen"})
# Who may be meant by „държавни глави“ and by „лидери“.
_HEADS = frozenset({"president", "king", "queen", "emir", "sultan", "emperor", "tsar"})
_LEADERS = _HEADS | {"prime-minister", "chancellor", "leader", "supreme-leader", "taoiseach"}
_LEADERS_WORDS = frozenset({"лидери", "лидерите", "ръководители", "ръководителите"})
# In how many sentences „двамата“ may have been named.
_NEAR = 4
_PAIR = 2
# … and „лидерите“, which names no number.
_BESIDE = 1


def office_kinds(ann: Annotated, nominal: Nominal, words: set[str]) -> frozenset[str]:
    """The offices that „двамата премиери“, „двамата лидери“ name; empty for „двамата“."""
    if words & _LEADERS_WORDS:
        return _LEADERS
    stop = nominal.last + 1
    for code, hit in ann.found_kind("offices"):
        if nominal.first < hit.first <= stop:
            entry = ann.lexicon.entry("offices", code)
            kind = entry.get("office", code)
            return _HEADS if kind == "head-of-state" else frozenset({kind})
    return frozenset()


def people_counted(
    ann: Annotated, nominal: Nominal, number: int, kinds: frozenset[str]
) -> tuple[str, ...]:
    """The last so many persons named together, of such an office where one is told."""
    own = ann.unit_at[nominal.first]
    reach = 0 if kinds else max(0, own - _NEAR + 1)
    for unit in range(own, reach - 1, -1):
        stop = min(nominal.first, ann.units[unit].stop) - 1
        mentions = ann.mentions_in(ann.units[unit].start, stop)
        people = list(dict.fromkeys(m.entity for m in mentions if m.kind == "person"))
        if kinds:
            people = [p for p in people if _holds(ann, p, kinds)]
        if len(people) == number:
            return tuple(people)
        if people and not kinds:
            return ()
    if not kinds:
        return ()
    named = dict.fromkeys(m.entity for m in ann.mentions_in(0, nominal.first - 1))
    holders = [e for e in named if _holds(ann, e, kinds)]
    if len(holders) == number:
        return tuple(holders)
    roles = [role for e in named if (role := ann.role_of(e)) is not None]
    offices = any(
        _of_kinds(ann, code, kinds) and not any(r.first <= hit.first <= r.last for r in roles)
        for code, hit in ann.found_kind("offices")
        if hit.first < nominal.first
    )
    return () if offices else _only_people(ann, nominal, number, kinds)


def leaders_meant(ann: Annotated, nominal: Nominal) -> tuple[str, ...]:
    """„лидерите“ alone: the only two people whom the text has named, right before and together;
    not where a union or a summit has leaders of its own."""
    alone = nominal.first == nominal.last and ann.lower(nominal.first) in _LEADERS_WORDS
    if not alone or ann.lower(nominal.last + 1) in {"на", "от", "в"}:
        return ()
    others = any(
        m.kind in ("organisation", "group") for m in ann.mentions_in(0, nominal.first - 1)
    ) or any(
        code in ("summit", "conference")
        for code, hit in ann.found_kind("events")
        if hit.first < nominal.first
    )
    told = any(ann.lower(i) in _LEADERS_WORDS for i in range(nominal.first))
    return () if others or told else _only_people(ann, nominal, _PAIR, _LEADERS, near=_BESIDE)


def _only_people(
    ann: Annotated, nominal: Nominal, number: int, kinds: frozenset[str], near: int = _NEAR
) -> tuple[str, ...]:
    """All whom the text has named before, where they are so many, stand in one sentence near
    by, and none is told to hold an office of another kind."""
    named = list(dict.fromkeys(
        m.entity for m in ann.mentions_in(0, nominal.first - 1) if m.kind == "person"
    ))  # fmt: skip
    if len(named) != number or any(_holds_other(ann, e, kinds) for e in named):
        return ()
    own = ann.unit_at[nominal.first]
    together = any(
        set(named) <= {m.entity for m in ann.mentions_in(unit.start, unit.stop - 1)}
        for unit in ann.units[max(0, own - near) : own]
    )
    return tuple(named) if together else ()


def both_holders(ann: Annotated, nominal: Nominal) -> tuple[str, ...]:
    """„президентите“ alone: the only two presidents whom the text has named before."""
    if nominal.first != nominal.last or not ann.lower(nominal.first).endswith("ите"):
        return ()
    if ann.lower(nominal.last + 1) in {"на", "от"}:
        return ()
    kinds = frozenset(
        ann.lexicon.entry("offices", code).get("office", code)
        for code, hit in ann.found_kind("offices")
        if hit.first == nominal.first
    )
    if not kinds or not kinds <= _FEW:
        return ()
    named = dict.fromkeys(m.entity for m in ann.mentions_in(0, nominal.first - 1))
    holders = [e for e in named if _holds(ann, e, kinds)]
    return tuple(holders) if len(holders) == _PAIR else ()


def _of_kinds(ann: Annotated, code: str, kinds: frozenset[str]) -> bool:
    return ann.lexicon.entry("offices", code).get("office", code) in kinds


def _holds_other(ann: Annotated, entity: str, kinds: frozenset[str]) -> bool:
    role = ann.role_of(entity)
    return role is not None and not (role.held is not None and role.held.kind in kinds)


def _holds(ann: Annotated, entity: str, kinds: frozenset[str]) -> bool:
    role = ann.role_of(entity)
    return role is not None and role.held is not None and role.held.kind in kinds
