"""Verbs of visiting, arriving and being there."""

from __future__ import annotations

from briefgen.annotate import Annotated, Nominal
from briefgen.annotate.clauses import Clause
from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.arguments import before, behind, nominals_of, subjects
from briefgen.extract.events.deed import ACTORS, Deed, is_country, is_official, is_private

_TOURS = frozenset({"разгледа", "разглежда"})
_DAYS = frozenset({"днес", "вчера", "утре", "завчера", "снощи", "вдругиден"})
_THEIRS = frozenset({"техен", "тяхна", "им"})
_TO = frozenset({"в", "във", "за"})
# „ще пътува до Рим“
_WAYS = frozenset({"пътува", "лети", "отлети", "долети", "замине"})


def visited(ann: Annotated, clause: Clause, group: VerbGroup) -> Deed | None:
    """„Х посети Рим“; millions of tourists make no visit."""
    goal = _goal(ann, group)
    if goal is None or group.passive or group.reflexive:
        return None
    who = [n for n in subjects(ann, group) if n is not goal and n.kind in ACTORS]
    if any(is_private(ann, n) for n in who[:1]):
        return None
    if not who or any(n.kind == "body" and not _travels(ann, n) for n in who[:1]):
        return None
    return Deed("visit", (goal,))


def _travels(ann: Annotated, body: Nominal) -> bool:
    """A delegation or mission goes somewhere, a ministry does not."""
    return "delegation" in ann.classes(body.head) or ann.lower(body.head).startswith("комиси")


def _goal(ann: Annotated, group: VerbGroup) -> Nominal | None:
    for nominal in behind(ann, group):
        named = nominal.kind == "place" or (nominal.kind == "body" and is_country(ann, nominal))
        if named and nominal.prep in {"", "в", "във", "за", "край"}:
            return nominal
    return None


def toured(ann: Annotated, clause: Clause, group: VerbGroup) -> Deed | None:
    """„гостът ще разгледа театъра в Пловдив“: a stage of a visit told elsewhere."""
    if group.lemma not in _TOURS or group.passive or group.reflexive:
        return None
    where = [n for n in behind(ann, group) if n.kind == "place" and n.prep in {"в", "във"}]
    who = [n for n in subjects(ann, group) if n.kind in ("person", "other")]
    return Deed("visit", again=True) if where and who else None


def went(ann: Annotated, clause: Clause, group: VerbGroup) -> Deed | None:
    """„пристигна на посещение“, „замина за Рим“, „гостува в“."""
    stay = next((n for n in behind(ann, group) if n.kind == "event" and n.code == "visit"
                 and n.prep == "на"), None)  # fmt: skip
    who = [n for n in subjects(ann, group)
           if n.kind in ("person", "group", "other", "pronoun") or _travels(ann, n)]  # fmt: skip
    if stay:
        return Deed("visit", (stay,))
    host = next((n for n in behind(ann, group) if n.prep == "на" and n.kind == "person"), None)
    if group.lemma == "гостува" and host and who:
        return Deed("visit", (host,), host=(host,))
    if "travel" not in group.senses or group.passive or not who:
        return None
    to = _TO | {"до"} if group.lemma in _WAYS else _TO
    goal = next((n for n in nominals_of(ann, clause) if n.prep in to
                 and (n.kind == "place" or is_country(ann, n))), None)  # fmt: skip
    office = any(is_official(ann, n) or _travels(ann, n) for n in who)
    return Deed("visit", (goal,) if goal.first > group.last else ()) if goal and office else None


def _follows(ann: Annotated, group: VerbGroup, nominal: Nominal) -> bool:
    """„бе в Осло“, „беше вчера в Осло“."""
    apart = nominal.first - group.last
    return apart <= 2 or (apart == 3 and _is_day(ann, group.last + 1))


def _is_day(ann: Annotated, i: int) -> bool:
    return ann.lower(i) in _DAYS


def _is_dated(ann: Annotated, clause: Clause, group: VerbGroup) -> bool:
    """„бе в София на 12 януари“, „беше вчера в Атина“."""
    return clause.kind == "main" and any(
        ann.tokens[i].shape == "number" or ann.classes(i) & {"weekday", "month"} or _is_day(ann, i)
        for i in clause.tokens
        if i > group.last
    )


def _hosts_them(ann: Annotated, clause: Clause, group: VerbGroup) -> Deed | None:
    """„Х, който снощи бе техен домакин в Брюксел“: they met there."""
    word = next((i for i in clause.tokens if "host" in ann.classes(i)), None)
    if word is None or not {ann.lower(word - 1), ann.lower(word + 1)} & _THEIRS:
        return None
    by = tuple(n for n in subjects(ann, group) if n.kind == "person" and n.entities)
    return Deed("meeting", host=by[:1], weak=True, people=frozenset()) if by else None


def is_there(ann: Annotated, clause: Clause, group: VerbGroup) -> Deed | None:
    """„е на посещение в“, „е в България президентът“."""
    hosted = _hosts_them(ann, clause, group)
    if hosted:
        return hosted
    around = [*behind(ann, group), *before(ann, group)]
    stay = next((n for n in around if n.kind == "event" and n.code == "visit"
                 and n.prep == "на"), None)  # fmt: skip
    if stay and (stay.first > group.last or behind(ann, group)):
        return Deed("visit", (stay,) if stay.first > group.last else ())
    talks = any(n.kind == "event" and n.prep == "за" for n in behind(ann, group))
    near = [n for n in behind(ann, group) if _follows(ann, group, n)]
    there = next((n for n in near if n.prep in {"в", "във"}
                  and (n.kind == "place" or is_country(ann, n))), None)  # fmt: skip
    who = [n for n in subjects(ann, group) if n.kind == "person" or _travels(ann, n)]
    dated = any(ann.tokens[i].shape == "number" for i in clause.tokens[:8])
    dated = dated or (any(is_official(ann, n) for n in who) and _is_dated(ann, clause, group))
    # „а във вторник ще бъде в Москва“, „делегацията е в Скопие“
    sent = any(_travels(ann, n) for n in who)
    sent = sent or (group.tense == "future" and any(is_official(ann, n) for n in who))
    return Deed("visit", (there,)) if there and who and (dated or talks or sent) else None
