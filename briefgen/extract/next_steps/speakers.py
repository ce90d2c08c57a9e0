"""Who says it, whether in office, and what is that speaker's own side."""

from __future__ import annotations

from functools import cache

from briefgen.annotate import Annotated
from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.arguments import before, behind, subjects
from briefgen.extract.context import Context
from briefgen.extract.quotes.talk import HOME, of_state
from briefgen.gazetteer import gazetteer

# Whose heads speak for the European Union.
_OF_UNION = frozenset({"european-commission", "european-council"})


@cache
def _countries() -> dict[str, str]:
    """Countries by their Bulgarian names."""
    known = gazetteer().entities.values()
    return {entity.bg: entity.id for entity in known if entity.kind == "country" and entity.bg}


def _state_of(ann: Annotated, speaker: str) -> set[str]:
    """The states whose offices the gazetteer gives a person in the year of the article."""
    entity, year = ann.entities.get(speaker), ann.article.date.year
    held = [
        office.bg.rpartition(" на ")[2]
        for office in (entity.roles if entity else ())
        if (office.from_year or year) <= year <= (office.to_year or year)
    ]
    return {_countries()[name] for name in held if name in _countries()}


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
    own.update(_state_of(ann, speaker))
    if role is not None:
        official = True
        if of_state(role):
            own.update(filter(None, (HOME.get(ann.article.lang),)))
        own.update(x for x in (role.country,) if x)
        if role.held is not None:
            own.update(x for x in (role.held.country, role.held.body) if x)
        if (role.base or "").startswith("еврокомисар"):
            own.add("european-commission")
    if own & _OF_UNION:
        own.add("european-union")
    return official, frozenset(own)
