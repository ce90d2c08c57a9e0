"""A record for a person at a terminal: the facts and the words that carry them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from rich.text import Text as Styled

from briefgen.errors import printable
from briefgen.pages.tense import part_words
from briefgen.record import BriefingRecord, DueRecord, Fact, Named, Text

_LONGEST = 160


def summary(record: BriefingRecord) -> Styled:
    """All facts of ``record`` with their ids and evidence, in the article's language."""
    lines = Styled()
    lines.append(f"{record.id}\n", style="bold")
    lines.append(printable(f"{record.date.isoformat()}  {_both(record.title)}") + "\n")
    if record.event:
        _section(lines, "event", [record.event])
        said = [f"{record.event.kind}: {_both(record.event.name)}", *_host(record.event.host)]
        _fact(lines, record, record.event, " · ".join(said))
        for date in record.event.dates:
            _fact(lines, record, date, _days(date.start, date.end))
        for place in record.event.places:
            _fact(lines, record, place, _both(place.name))
    _section(lines, "further events", record.further_events)
    for event in record.further_events:
        days = [_days(day.start, day.end) for day in event.dates]
        where = [_names(event.places)] if event.places else []
        said = [f"{event.kind}: {_both(event.name)}", *days, *where, *_host(event.host)]
        _fact(lines, record, event, " · ".join(said))
    _section(lines, "participants", record.participants)
    for participant in record.participants:
        name = _both(participant.name)
        if participant.rank:
            name = f"{_both(participant.rank)} {name}"
        said = [
            name,
            ", ".join(part_words(record, part, participant) for part in participant.parts),
        ]
        if participant.role:
            said.insert(1, _both(participant.role))
        _fact(lines, record, participant, " · ".join(said))
    _section(lines, "documents", record.documents)
    for document in record.documents:
        said = [document.status, _both(document.title or document.name)]
        day = _days(document.date, document.date) if document.date else None
        day = _period(document.dated.start, document.dated.end) if document.dated else day
        said += [f"dated: {day}"] if day else []
        said += [f"parties: {_names(document.parties)}"] if document.parties else []
        said += [f"signed by: {_names(document.signatories)}"] if document.signatories else []
        _fact(lines, record, document, " · ".join(said))
    _section(lines, "outcomes", record.outcomes)
    for outcome in record.outcomes:
        _fact(lines, record, outcome, f"{outcome.kind} · {_both(outcome.what)}")
    _section(lines, "next steps", record.next_steps)
    for step in record.next_steps:
        said = [step.force, _names(step.actors), _both(step.action), _due(step.due)]
        _fact(lines, record, step, " · ".join(part for part in said if part))
    _section(lines, "quotes", record.quotes)
    for quote in record.quotes:
        speaker = _both(quote.speaker.name) if quote.speaker else "?"
        carrier = f" (quoted by {_both(quote.carrier.name)})" if quote.carrier else ""
        _fact(lines, record, quote, f"{speaker}{carrier}")
    _section(lines, "refused", record.refused)
    for refusal in record.refused:
        lines.append(f"  {refusal.fact}: {refusal.reason}\n", style="red")
    return lines


def _section(lines: Styled, name: str, facts: Sequence[object]) -> None:
    """The heading of ``facts``; none above nothing."""
    if facts:
        lines.append(f"\n{name}\n", style="bold")


def _fact(lines: Styled, record: BriefingRecord, fact: Fact, said: str) -> None:
    lines.append(f"  {printable(said)}\n")
    lines.append(f"    {fact.id}", style="cyan")
    if fact.attributed_to:
        lines.append(f" · according to {_both(fact.attributed_to.name)}", style="italic")
    if fact.certainty == "low":
        lines.append(f" · uncertain: {fact.reason}", style="yellow")
    if fact.origin != "rules":
        lines.append(f" · {fact.origin}", style="magenta")
    lines.append("\n")
    for start, end in fact.evidence:
        words = " ".join(record.text[start:end].split())
        words = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
        lines.append(f"    {start}-{end} “{printable(words)}”\n", style="dim")


def _both(text: Text) -> str:
    return " / ".join(dict.fromkeys(word for word in (text.bg, text.en) if word))


def _names(named: Iterable[Named]) -> str:
    return ", ".join(_both(one.name) for one in named)


def _period(start: dt.date, end: dt.date) -> str:
    """A whole year or month by its name: „2017“, „2017-05“."""
    last = (end + dt.timedelta(days=1)).day == 1
    if start.day > 1 or not last or start.year != end.year:
        return _days(start, end)
    if (start.month, end.month) == (1, 12):
        return f"{start.year}"
    return f"{start:%Y-%m}" if start.month == end.month else _days(start, end)


def _days(start: dt.date, end: dt.date) -> str:
    return " to ".join(dict.fromkeys((start.isoformat(), end.isoformat())))


def _host(host: Named | None) -> list[str]:
    return [f"host: {_both(host.name)}"] if host else []


def _due(due: DueRecord | None) -> str:
    if due is None:
        return ""
    when: list[str] = []
    if due.start and (due.begins or due.end is None):
        when = [f"from {due.start.isoformat()}"]
    elif due.start and due.end:
        when = [_days(due.start, due.end)]
    elif due.end:
        when = [f"by {due.end.isoformat()}"]
    return ", ".join(when + ([f"after {_both(due.after)}"] if due.after else []))
