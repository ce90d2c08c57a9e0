"""Who says it, whether in office, and what is that speaker's own side."""

from __future__ import annotations

from functools import cache

from briefgen.annotate import Annotated, Role
from briefgen.annotate.homelands import HOME
from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.arguments import before, behind, subjects
from briefgen.extract.context import Context
from briefgen.extract.quotes.talk import of_state
from briefgen.gazetteer import gazetteer

_BODIES = frozenset({"organisation", "group"})
MINISTRY = "Министерство "
# Whose heads speak for the Union, too.
_OF_UNION = frozenset({"european-commission", "european-council"})


@cache
def _countries() -> dict[str, str]:
    """Countries by their Bulgarian names."""
    known = gazetteer().entities.values()
    return {entity.bg: entity.id for entity in known if entity.kind == "country" and entity.bg}


def state_of(ann: Annotated, speaker: str) -> set[str]:
    """The states whose offices the gazetteer gives a person in the year of the article."""
    return {_countries()[name] for name in _offices_of(ann, speaker) if name in _countries()}


def _bodies_of(ann: Annotated, speaker: str) -> set[str]:
    """The bodies whose offices it gives him: „генерален секретар на НАТО“."""
    known = (gazetteer().match(name) for name in _offices_of(ann, speaker))
    return {entity.id for entity in known if entity is not None and entity.kind in _BODIES}


def _offices_of(ann: Annotated, speaker: str) -> list[str]:
    """Whose the offices are."""
    entity, year = ann.entities.get(speaker), ann.article.date.year
    return [
        office.bg.rpartition(" на ")[2]
        for office in (entity.roles if entity else ())
        if (office.from_year or year) <= year <= (office.to_year or year)
    ]


def framed(context: Context, group: VerbGroup) -> str | None:
    """The speaker of the frame in which ``group`` stands."""
    inner = context.frames_around(context.ann.tokens[group.head].start)
    return inner[0].speaker if inner else None


def speaker_of(ann: Annotated, verb: VerbGroup) -> str | None:
    """The person nearest before the verb of saying, else behind it; else the body."""
    sides = ([n for n in reversed(before(ann, verb)) if not n.prep], behind(ann, verb))
    for kind in ("person", "body", "other"):
        for nominals in sides:
            named = [n for n in nominals if n.kind == kind and n.entities and not n.prep]
            if named:
                return named[0].entities[0] if len(named[0].entities) == 1 else None
    run = subjects(ann, verb)
    return run[0].entities[0] if len(run) == 1 and len(run[0].entities) == 1 else None


def _ministries(ann: Annotated, role: Role) -> set[str]:
    """„министърът на отбраната“ speaks for the Ministry of Defence that the text names."""
    office = (role.base or "").lower()
    if role.held is None or role.held.kind not in ("minister", "deputy-minister"):
        return set()
    return {
        m.entity
        for m in ann.mentions
        if m.kind == "organisation"
        and m.base.startswith(MINISTRY)
        and m.base.removeprefix(MINISTRY).lower() in office
    }


def _is_federal(ann: Annotated, role: Role) -> bool:
    """„федералният министър“: an office that the article's own state does not have."""
    return any("foreign_office" in ann.classes(i) for i in range(role.first, role.last + 1))


def _is_ambassador(role: Role) -> bool:
    """„посланикът Х“, without his state."""
    return role.held is not None and role.held.kind == "ambassador" and role.country is None


def _only_foreign(ann: Annotated, home: str | None) -> set[str]:
    """The state that the text names beside the article's own, where it is one."""
    states = {m.entity for m in ann.mentions if m.kind == "country"} - {home}
    return states if len(states) == 1 else set()


def standing(ann: Annotated, speaker: str | None) -> tuple[bool, frozenset[str]]:
    """Whether ``speaker`` holds an office or is a body; what is his own side."""
    if speaker is None:
        return False, frozenset()
    entity = ann.entities.get(speaker)
    if entity is None or entity.kind != "person":
        seat = gazetteer().seats.get(entity.bg or "") if entity and entity.kind == "place" else None
        return True, frozenset({speaker, *filter(None, (seat,))})
    # Whom the gazetteer knows holds or held an office.
    own, official = {speaker}, not speaker.startswith("local:")
    role = ann.role_of(speaker)
    states = state_of(ann, speaker)
    own.update(states)
    own.update(_bodies_of(ann, speaker))
    if role is not None:
        official = True
        home = HOME.get(ann.article.lang)
        if of_state(role) and not states:
            own.update(_only_foreign(ann, home) if _is_federal(ann, role) else filter(None, [home]))
        if _is_ambassador(role) and not states:
            own.update(_only_foreign(ann, home))  # one who speaks here is another state's
        own.update(x for x in (role.country,) if x)
        if role.held is not None:
            own.update(x for x in (role.held.country, role.held.body) if x)
        # „изпълнителният директор на „Х““
        within = ann.mentions_in(role.first, role.last)
        own.update(m.entity for m in within if m.kind == "organisation")
        own.update(_ministries(ann, role))
        if (role.base or "").startswith("еврокомисар"):
            own.add("european-commission")
    if own & _OF_UNION:
        own.add("european-union")
    return official, frozenset(own)
