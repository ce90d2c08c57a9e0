"""The editor's layer: facts added, changed and dropped by the sidecar.

An editor's fact passes the same gate as every other: its quote, its words and
the names that it gives must stand in the article. A correction that does not
apply is an error, never silence.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable
from dataclasses import replace
from typing import Any, cast

from rapidfuzz import fuzz

from briefgen import model
from briefgen.corrections import fields
from briefgen.corrections.fields import Unfit, read_fields
from briefgen.corrections.names import Namer
from briefgen.errors import InputError, Problem
from briefgen.gazetteer import Gazetteer
from briefgen.ground import KINDS, LISTS, facts_of, ground, kind_of, locate
from briefgen.languages import lexicon
from briefgen.model import Briefing, EntityKind, Fact
from briefgen.seeds import Seed
from briefgen.sidecar import Correction
from briefgen.yaml_lines import nearest_line

_FACTS: dict[str, type[Fact]] = {KINDS[cls.__name__]: cls for cls in (
    model.Event, model.EventDate, model.EventPlace, model.FurtherEvent, model.Participant,
    model.Document, model.Outcome, model.NextStep, model.Quote,
)}  # fmt: skip
_LIST_OF = dict(zip(("date", "place", "further_event", "participant", "document", "outcome",
                     "next_step", "quote"), LISTS, strict=True))  # fmt: skip
_DATED = (model.EventDate, model.FurtherEvent)
# A quote that is wrong by a few letters is answered with the words that were meant.
_CLOSE = 75
# Fields that name an entity, or several.
_ONE = ("of", "host", "represents", "place", "speaker", "carrier")
_MANY = ("parties", "signatories", "actors", "places")
# Fields whose words need not stand in one piece, but each in the article.
_WORDS = ("role", "rank", "name")


def correct(briefing: Briefing, seed: Seed, gazetteer: Gazetteer) -> Briefing:
    """``briefing`` with the sidecar's corrections; raises InputError with a problem
    for each correction that does not apply."""
    problems: list[Problem] = []
    for i, correction in enumerate(seed.sidecar.corrections):
        try:
            briefing = _apply(briefing, correction, gazetteer)
        except Unfit as err:
            line = nearest_line(seed.lines, ("corrections", i, *err.where))
            problems.append(
                Problem(seed.sidecar_path, line, err.what, err.remedy, kind="correction")
            )
    if problems:
        raise InputError(*problems)
    return briefing


def _apply(briefing: Briefing, correction: Correction, gazetteer: Gazetteer) -> Briefing:
    if correction.drop is not None:
        return _without(briefing, _find(briefing, correction.drop))
    evidence = tuple(_locate(briefing.article.text, quote) for quote in correction.quote)
    if correction.change is not None:
        old = _find(briefing, correction.change)
        values = read_fields(kind_of(old), correction.set, adding=False)
        evidence = evidence or old.evidence
        briefing, resolved = _resolve(briefing, kind_of(old), values, evidence, gazetteer)
        if isinstance(old, _DATED) and old.start == old.end:
            resolved.setdefault("end", resolved.get("start", old.end))
        changed = replace(old, origin="editor", evidence=evidence, **resolved)
        if isinstance(changed, _DATED):
            _check_days(changed)
        return _ground(_swap(briefing, old, changed))
    kind = cast("str", correction.add)  # the sidecar's schema allows nothing else
    values = read_fields(kind, correction.set, adding=True)
    briefing, resolved = _resolve(briefing, kind, values, evidence, gazetteer)
    added = _FACTS[kind](origin="editor", evidence=evidence, **_filled(briefing, kind, resolved))
    if isinstance(added, _DATED):
        _check_days(added)
    if isinstance(added, model.Participant):
        briefing = _without_mere_mention(briefing, added.entity)
    known = next((f for f in facts_of(briefing) if _says_the_same(f, added)), None)
    if known:
        raise Unfit(f"the fact `{known.id}` already says so", f"use `change: {known.id}`")
    return _ground(_with(briefing, added))


def _filled(briefing: Briefing, kind: str, values: dict[str, Any]) -> dict[str, Any]:
    """``values`` with what follows from them."""
    if kind == "document":
        entry = lexicon(briefing.article.lang).entries.get("documents", {}).get(values["type"])
        values.setdefault("name", entry["base"] if entry else values["type"].replace("-", " "))
    if kind == "date":
        values.setdefault("end", values["start"])
    if kind == "further_event" and values.get("start"):
        values["end"] = values.get("end") or values["start"]
    if kind == "quote":
        values.setdefault("speaker", None)
    return values


def _check_days(fact: model.EventDate | model.FurtherEvent) -> None:
    """Both days or none, and in their order."""
    if (fact.start is None) != (fact.end is None):
        raise Unfit("only one of `start` and `end` is given", "give both days")
    if fact.start and fact.end and fact.start > fact.end:
        raise Unfit(f"the end {fact.end} is before the start {fact.start}", "give both days")


def _says_the_same(one: Fact, other: Fact) -> bool:
    """Whether two facts are about one thing: a participant, or a document's own words."""
    if isinstance(one, model.Participant) and isinstance(other, model.Participant):
        return one.entity == other.entity
    if isinstance(one, model.FurtherEvent) and isinstance(other, model.FurtherEvent):
        (start, end), (first, last) = one.evidence[0], other.evidence[0]
        return one.kind == other.kind and start < last and first < end
    if isinstance(one, model.Document) and isinstance(other, model.Document):
        (start, end), (first, last) = one.evidence[0], other.evidence[0]
        return one.type == other.type and start < last and first < end
    return False


def _resolve(
    briefing: Briefing,
    fact_kind: str,
    values: dict[str, Any],
    evidence: tuple[model.Span, ...],
    gazetteer: Gazetteer,
) -> tuple[Briefing, dict[str, Any]]:
    """``values`` with entities for names. Every name and word must stand in the evidence."""
    said = " ".join(briefing.article.text[start:end] for start, end in evidence)
    namer = Namer(briefing, said, gazetteer)
    kind: EntityKind | None = "place" if fact_kind == "place" else None
    if fact_kind == "participant":
        kind = values.pop("kind", None)
    resolved: dict[str, Any] = {}
    for name, value in values.items():
        if name == "name" and fact_kind in ("participant", "place"):
            resolved["entity"] = namer.entity(value, kind)
        elif name in _ONE and value is not None:
            resolved[name] = namer.entity(value, "place" if name == "place" else "organisation")
        elif name in _MANY:
            many: EntityKind = "place" if name == "places" else "organisation"
            resolved[name] = tuple(namer.entity(item, many) for item in value)
        elif isinstance(value, fields.Due):
            resolved[name] = model.Due(value.start, value.end, value.after, value.begins)
        elif isinstance(value, fields.Days):
            first, last = value.start or value.end, value.end or value.start
            resolved[name] = (first, last) if first and last else None
        else:
            if name in _WORDS and value:
                namer.stands(value, name)
            resolved[name] = tuple(value) if isinstance(value, list) else value
    return replace(briefing, entities=namer.entities), resolved


def _locate(text: str, quote: str) -> model.Span:
    span = locate(text, quote)
    if span is None:
        raise Unfit(f"the quote “{_short(quote)}” is not in the text", _nearest(text, quote))
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
    raise Unfit(f"there is no fact `{fact_id}`", remedy)


def _without_mere_mention(briefing: Briefing, entity: str) -> Briefing:
    """An entity to which the editor gives a part is no longer merely mentioned."""
    kept = tuple(
        p for p in briefing.participants if p.entity != entity or p.parts != ("mentioned",)
    )
    return replace(briefing, participants=kept)


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
        raise Unfit(
            f"{new[0].fact}: {new[0].reason}", "correct the fields, or give the words as `quote`"
        )
    return grounded
