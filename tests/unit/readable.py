"""Facts as lines that a person can read, for the fixture files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from briefgen.annotate import annotate
from briefgen.extract import extract
from briefgen.extract.context import Context
from briefgen.extract.dates import find_dates
from briefgen.extract.quotes import extract_quotes
from briefgen.gazetteer import gazetteer
from briefgen.ground import ground
from briefgen.languages import lexicon
from briefgen.model import Article, Briefing

FIXTURES = Path(__file__).parents[1] / "fixtures"
TODAY = dt.date(2026, 1, 10)


def briefing_of(text: str, date: dt.date = TODAY) -> Briefing:
    article = Article(id="x", lang="bg", date=date, text=text)
    return ground(extract(annotate(article, lexicon("bg"), gazetteer())))


def cases(kind: str, folder: str = "extract") -> list[tuple[str, str, str]]:
    """Title, text and expected lines of each case in ``fixtures/<folder>/<kind>.txt``;
    ``⏎`` stands for the end of a paragraph."""
    found = []
    for block in (FIXTURES / folder / f"{kind}.txt").read_text("utf-8").split("\n\n"):
        title, text, _, *lines = block.strip().split("\n")
        text = text.replace("⏎", "\n")
        found.append((title.removeprefix("# "), text, "\n".join(lines)))
    return found


def _documents(b: Briefing, name: Callable[[object], str]) -> list[str]:
    return [
        _row(d.status, d.type, d.name, title=d.title, parties=name(d.parties),
             signatories=name(d.signatories), about=d.about,
             dated=_period(*d.dated) if d.dated else None, uncertain=d.reason)
        for d in b.documents
    ]  # fmt: skip


def _outcomes(b: Briefing, name: Callable[[object], str]) -> list[str]:
    return [_row(o.kind, o.what) for o in b.outcomes]


def _steps(b: Briefing, name: Callable[[object], str]) -> list[str]:
    return [
        _row(s.force, s.action, actors=name(s.actors), start=s.due and s.due.start,
             end=s.due and s.due.end, after=s.due and s.due.after,
             begins=s.due and s.due.begins, uncertain=s.reason)
        for s in b.next_steps
    ]  # fmt: skip


def _quotes(b: Briefing, name: Callable[[object], str]) -> list[str]:
    return [_row(name(q.speaker), q.text, carrier=name(q.carrier)) for q in b.quotes]


def _participants(b: Briefing, name: Callable[[object], str]) -> list[str]:
    return [
        _row(name(p.entity), ", ".join(p.parts), role=p.role, rank=p.rank,
             represents=name(p.represents))
        for p in b.participants
    ]  # fmt: skip


def _event(b: Briefing, name: Callable[[object], str]) -> list[str]:
    """The main event first, then the further ones in the text's order."""
    if b.event is None:
        return []
    days = [_period(d.start, d.end) for d in b.dates]
    places = [name(place.entity) for place in b.places]
    doubts = [fact.reason for fact in (*b.dates, *b.places) if fact.reason]
    main = _row(b.event.kind, of=name(b.event.of), dates="; ".join(days),
                places="; ".join(places), host=name(b.event.host),
                uncertain=doubts[0] if doubts else None)  # fmt: skip
    return [main] + [
        _row("further", v.kind, of=name(v.of), dates=_period(v.start, v.end),
             places="; ".join(name(place) for place in v.places), host=name(v.host))
        for v in b.further_events
    ]  # fmt: skip


def _period(start: dt.date | None, end: dt.date | None) -> str:
    if start is None:
        return ""
    return f"{start}" if start == end else f"{start} to {end}"


def _row(*parts: object, **named: object) -> str:
    said = [str(part) for part in parts]
    return " | ".join([*said, *(f"{key}: {value}" for key, value in named.items() if value)])


def _frames(text: str) -> str:
    """Whose word each stretch without quotation marks is."""
    ann = annotate(Article(id="x", lang="bg", date=TODAY, text=text), lexicon("bg"), gazetteer())
    context = Context(ann)
    frames = [
        f for f in extract_quotes(context)[1] if not ann.is_quoted(ann.token_at(f.span.start))
    ]
    known = ann.entities | context.local
    names = {entity.id: entity.bg or entity.id for entity in known.values()}
    return "\n".join(
        _row(names[f.speaker] if f.speaker else "?", ann.text_of(f.span),
             carrier=names[f.carrier] if f.carrier else None)
        for f in frames
    )  # fmt: skip


_RENDER = {
    "documents": _documents,
    "outcomes": _outcomes,
    "next_steps": _steps,
    "quotes": _quotes,
    "participants": _participants,
    "event": _event,
}


def readable(kind: str, text: str) -> str:
    """The facts of ``kind`` in ``text``, one a line."""
    if kind == "dates":
        article = Article(id="x", lang="bg", date=TODAY, text=text)
        ann = annotate(article, lexicon("bg"), gazetteer())
        return "\n".join(
            _row(ann.text_of(d.span), f"{d.start} to {d.end}") for d in find_dates(ann)
        )
    if kind == "frames":
        return _frames(text)
    briefing = briefing_of(text)
    names = {entity.id: entity.bg or entity.en or entity.id for entity in briefing.entities}

    def name(ids: object) -> str:
        if isinstance(ids, tuple):
            return ", ".join(names[one] for one in ids)
        return names[str(ids)] if ids else ""

    return "\n".join(_RENDER[kind](briefing, name))
