"""Whether somebody's part in an event is past or still to come at the day of the article."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.model import Part
from briefgen.record import BriefingRecord, EventRecord, Fact, FurtherEventRecord, ParticipantRecord

# What is said of a part in an event that lies ahead; a signature counts when it is given.
AHEAD: dict[Part, str] = {
    "attended": "will attend",
    "hosted": "will host",
    "witnessed": "will witness",
    "represented": "will be represented",
}


def part_words(record: BriefingRecord, part: Part, participant: ParticipantRecord) -> str:
    """The word for ``part`` in the tense of the event: „attended“, „will attend“."""
    ahead = AHEAD.get(part)
    return ahead if ahead and _lies_ahead(record, participant) else part


def _lies_ahead(record: BriefingRecord, participant: ParticipantRecord) -> bool:
    """Of several events it is the one told in the same sentence; else all must lie ahead."""
    events: list[EventRecord | FurtherEventRecord] = [
        *([record.event] if record.event else []),
        *record.further_events,
    ]
    own = set(_sentences(record, participant))
    told = [event for event in events if own.intersection(_sentences(record, event))]
    return bool(events) and all(is_ahead(record, event) for event in told or events)


def is_ahead(record: BriefingRecord, event: EventRecord | FurtherEventRecord) -> bool:
    """By its days, where the text gives them, else by how the text tells it."""
    if event.dates:
        starts = min(day.start for day in event.dates)
        return starts > record.date or (starts == record.date and event.coming)
    return event.coming


def _sentences(record: BriefingRecord, fact: Fact) -> Iterator[int]:
    """The numbers of the sentences in which the evidence begins."""
    for number, sentence in enumerate(record.sentences):
        if any(sentence.start <= start < sentence.end for start, _ in fact.evidence):
            yield number
