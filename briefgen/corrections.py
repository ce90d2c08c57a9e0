"""The editor's layer: facts added, changed and dropped by the sidecar.

An editor's fact passes the same gate as every other: its quote must stand in
the article. A correction that does not apply is an error, never silence.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, cast

from pydantic import BaseModel, ConfigDict, ValidationError
from rapidfuzz import fuzz

from briefgen import model
from briefgen.errors import InputError, Problem
from briefgen.gazetteer import Gazetteer
from briefgen.gazetteer.local import local_entity
from briefgen.ground import KINDS, LISTS, facts_of, ground, kind_of, locate
from briefgen.model import Briefing, EntityKind, Fact, Force, Part, Status
from briefgen.seeds import Seed
from briefgen.sidecar import Correction, Date

_FACTS: dict[str, type[Fact]] = {KINDS[cls.__name__]: cls for cls in (
    model.Event, model.EventDate, model.EventPlace, model.Participant, model.Document,
    model.Outcome, model.NextStep, model.Quote,
)}  # fmt: skip
_LIST_OF = dict(zip(("date", "place", "participant", "document", "outcome", "next_step", "quote"),
                    LISTS, strict=True))  # fmt: skip
# A quote that is wrong by a few letters is answered with the words that were meant.
_CLOSE = 75


class _Set(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _Event(_Set):
    kind: str = ""
    of: str | None = None


class _Date(_Set):
    start: Date | None = None
    end: Date | None = None


class _Place(_Set):
    name: str = ""


class _Participant(_Set):
    name: str = ""
    kind: EntityKind | None = None
    role: str | None = None
    rank: str | None = None
    represents: str | None = None
    parts: list[Part] = []


class _Document(_Set):
    type: str = ""
    name: str = ""
    title: str | None = None
    parties: list[str] = []
    signatories: list[str] = []
    status: Status = "existing"
    date: Date | None = None
    place: str | None = None
    about: str | None = None


class _Outcome(_Set):
    kind: str = "discussed"
    what: str = ""


class _Due(_Set):
    start: Date | None = None
    end: Date | None = None
    after: str | None = None


class _NextStep(_Set):
    actors: list[str] = []
    action: str = ""
    due: _Due | None = None
    force: Force = "planned"


class _Quote(_Set):
    speaker: str | None = None
    carrier: str | None = None
    text: str = ""


_SETS: dict[str, type[_Set]] = {
    "event": _Event, "date": _Date, "place": _Place, "participant": _Participant,
    "document": _Document, "outcome": _Outcome, "next_step": _NextStep, "quote": _Quote,
}  # fmt: skip
_REQUIRED = {
    "event": ("kind",), "date": ("start",), "place": ("name",), "participant": ("name", "parts"),
    "document": ("type", "status"), "outcome": ("kind", "what"), "next_step": ("action", "force"),
    "quote": ("text",),
}  # fmt: skip
# Fields that name an entity, or several.
_ONE = ("of", "represents", "place", "speaker", "carrier")
_MANY = ("parties", "signatories", "actors")


def correct(briefing: Briefing, seed: Seed, gazetteer: Gazetteer) -> Briefing:
    """``briefing`` with the sidecar's corrections; raises InputError with a problem
    for each correction that does not apply."""
    problems: list[Problem] = []
    for i, correction in enumerate(seed.sidecar.corrections):
        try:
            briefing = _apply(briefing, correction, gazetteer)
        except _UnfitError as err:
            line = seed.lines.get(("corrections", i), 1)
            problems.append(
                Problem(seed.sidecar_path, line, err.what, err.remedy, kind="correction")
            )
    if problems:
        raise InputError(*problems)
    return briefing


class _UnfitError(Exception):
    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what)
        self.what, self.remedy = what, remedy


def _apply(briefing: Briefing, correction: Correction, gazetteer: Gazetteer) -> Briefing:
    if correction.drop is not None:
        dropped = _find(briefing, correction.drop)
        return _without(briefing, dropped)
    evidence = tuple(_locate(briefing.article.text, quote) for quote in correction.quote)
    if correction.change is not None:
        old = _find(briefing, correction.change)
        values = _values(kind_of(old), correction.set, adding=False)
        briefing, resolved = _resolve(briefing, kind_of(old), values, gazetteer)
        changed = replace(old, origin="editor", **resolved)
        changed = replace(changed, evidence=evidence) if evidence else changed
        return _ground(_swap(briefing, old, changed))
    kind = cast("str", correction.add)  # the sidecar's schema allows nothing else
    values = _values(kind, correction.set, adding=True)
    if kind == "document":
        values.setdefault("name", values["type"])
    if kind == "date":
        values.setdefault("end", values["start"])
    if kind == "quote":
        values.setdefault("speaker", None)
    briefing, resolved = _resolve(briefing, kind, values, gazetteer)
    added = _FACTS[kind](origin="editor", evidence=evidence, **resolved)
    return _ground(_with(briefing, added))


def _values(kind: str, given: Mapping[str, Any], *, adding: bool) -> dict[str, Any]:
    """The fields of ``given``, checked and converted; only those that were given."""
    schema = _SETS[kind]
    try:
        checked = schema.model_validate(given)
    except ValidationError as err:
        fault = err.errors()[0]
        where = ".".join(str(step) for step in fault["loc"])
        known = ", ".join(schema.model_fields)
        if fault["type"] == "extra_forbidden":
            close = difflib.get_close_matches(where, schema.model_fields, n=1)
            remedy = f"did you mean `{close[0]}`?" if close else f"a {kind} has: {known}"
            raise _UnfitError(f"`set` has an unknown field `{where}`", remedy) from None
        raise _UnfitError(
            f"`set.{where}`: {fault['msg']}", f"you wrote {fault['input']!r:.60}"
        ) from None
    lacking = [name for name in _REQUIRED[kind] if adding and name not in given]
    if lacking:
        raise _UnfitError(
            f"the new {kind} lacks `{lacking[0]}`", f"give `{lacking[0]}` under `set`"
        )
    return {name: getattr(checked, name) for name in checked.model_fields_set}


def _resolve(
    briefing: Briefing, fact_kind: str, values: dict[str, Any], gazetteer: Gazetteer
) -> tuple[Briefing, dict[str, Any]]:
    """``values`` with entities for names; unknown names become entities of this briefing."""
    entities = {entity.id: entity for entity in briefing.entities}
    kind: EntityKind = "place" if fact_kind == "place" else "organisation"
    if fact_kind == "participant":
        kind = values.pop("kind", None) or kind

    def entity(name: str, kind: EntityKind = "organisation") -> str:
        for known in entities.values():
            if name in (known.id, known.bg, known.en, *known.aliases):
                return known.id
        found = gazetteer.entities.get(name) or gazetteer.match(name)
        if found is None:
            found = local_entity(name, kind, briefing.article.lang)
        entities[found.id] = found
        return found.id

    resolved: dict[str, Any] = {}
    for name, value in values.items():
        if name == "name" and fact_kind in ("participant", "place"):
            resolved["entity"] = entity(value, kind)
        elif name in _ONE and value is not None:
            resolved[name] = entity(value, "place" if name == "place" else "organisation")
        elif name in _MANY:
            resolved[name] = tuple(entity(item) for item in value)
        elif isinstance(value, _Due):
            resolved[name] = model.Due(value.start, value.end, value.after)
        else:
            resolved[name] = tuple(value) if isinstance(value, list) else value
    return replace(briefing, entities=tuple(entities.values())), resolved


def _locate(text: str, quote: str) -> model.Span:
    span = locate(text, quote)
    if span is None:
        raise _UnfitError(f"the quote “{_short(quote)}” is not in the text", _nearest(text, quote))
    return span


def _nearest(text: str, quote: str) -> str:
    near = fuzz.partial_ratio_alignment(quote, text)
    if near is None or near.score < _CLOSE:
        return "copy the words exactly from the article"
    return f"the article has “{_short(text[near.dest_start : near.dest_end])}”"


def _short(words: str) -> str:
    return words if len(words) <= 80 else words[:79] + "…"


def _find(briefing: Briefing, fact_id: str) -> Fact:
    facts = {fact.id: fact for fact in facts_of(briefing)}
    if fact_id in facts:
        return facts[fact_id]
    close = difflib.get_close_matches(fact_id, facts, n=1, cutoff=0.5)
    remedy = f"did you mean `{close[0]}`?" if close else "`briefgen show` lists the ids"
    raise _UnfitError(f"there is no fact `{fact_id}`", remedy)


def _change(
    briefing: Briefing, kind: str, change: Callable[[tuple[Fact, ...]], tuple[Fact, ...]]
) -> Briefing:
    if kind == "event":
        facts = change((briefing.event,) if briefing.event else ())
        return replace(briefing, event=cast("model.Event | None", facts[-1] if facts else None))
    name = _LIST_OF[kind]
    # Any: the list's facts are of the kind that the name says.
    changed: dict[str, Any] = {name: change(getattr(briefing, name))}
    return replace(briefing, **changed)


def _without(briefing: Briefing, fact: Fact) -> Briefing:
    return _change(briefing, kind_of(fact), lambda facts: tuple(f for f in facts if f is not fact))


def _with(briefing: Briefing, fact: Fact) -> Briefing:
    return _change(briefing, kind_of(fact), lambda facts: (*facts, fact))


def _swap(briefing: Briefing, old: Fact, new: Fact) -> Briefing:
    return _change(
        briefing, kind_of(old), lambda facts: tuple(new if f is old else f for f in facts)
    )


def _ground(briefing: Briefing) -> Briefing:
    """The gate, for which an editor's refused fact is a mistake to mend."""
    grounded = ground(briefing)
    new = grounded.refused[len(briefing.refused) :]
    if new:
        raise _UnfitError(f"{new[0].fact}: {new[0].reason}", "correct the fields or the quote")
    return grounded
