"""The facts of the site's own articles, each file beside this one an expectation.

The evidence stands as the words themselves; the words are searched in the text
again, so that offsets are proved, too.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from briefgen.pipeline import brief
from briefgen.record import BriefingRecord, Fact, Named, Text
from briefgen.seeds import read_seed

ROOT = Path(__file__).parents[2]
EXPECTED = sorted(Path(__file__).parent.glob("*.yml"))


def both(text: Text | None) -> Any:
    return text and f"{text.bg} / {text.en}"


def names(named: list[Named]) -> list[Any]:
    return [both(one.name) for one in named]


def fact(record: BriefingRecord, one: Fact, **said: Any) -> dict[str, Any]:
    by = one.attributed_to
    if by:
        said |= {"attributed_to": both(by.name), "carrier": by.carrier and both(by.carrier.name)}
    said["evidence"] = [record.text[start:end] for start, end in one.evidence]
    return {key: value for key, value in said.items() if value not in (None, [])}


def readable(record: BriefingRecord) -> dict[str, Any]:
    event = record.event
    assert event is not None
    return {
        "date": record.date.isoformat(),
        "title": both(record.title),
        "event": fact(record, event, kind=event.kind, of=event.of and both(event.of.name)),
        "dates": [
            fact(record, d, start=d.start.isoformat(), end=d.end.isoformat()) for d in event.dates
        ],
        "places": [fact(record, p, name=both(p.name)) for p in event.places],
        "participants": [
            fact(record, p, name=both(p.name), kind=p.kind, role=both(p.role), rank=both(p.rank),
                 represents=p.represents and both(p.represents.name), parts=", ".join(p.parts))
            for p in record.participants
        ],
        "documents": [
            fact(record, d, status=d.status, type=d.type, name=both(d.name), title=both(d.title),
                 parties=names(d.parties), signatories=names(d.signatories), about=both(d.about))
            for d in record.documents
        ],
        "outcomes": [fact(record, o, kind=o.kind, what=both(o.what)) for o in record.outcomes],
        "next_steps": [
            fact(record, s, force=s.force, actors=names(s.actors), action=both(s.action),
                 after=s.due and both(s.due.after))
            for s in record.next_steps
        ],
        "quotes": [
            fact(record, q, speaker=q.speaker and both(q.speaker.name),
                 carrier=q.carrier and both(q.carrier.name), text=both(q.text))
            for q in record.quotes
        ],
    }  # fmt: skip


@pytest.mark.parametrize("expected", EXPECTED, ids=lambda path: path.stem)
def test_facts(expected: Path) -> None:
    record = brief(read_seed(ROOT / "seeds" / f"{expected.stem}.txt")).record
    assert readable(record) == yaml.safe_load(expected.read_text("utf-8"))


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.stem)
def test_nothing_is_left_untranslated(path: Path) -> None:
    briefed = brief(read_seed(ROOT / "seeds" / f"{path.stem}.txt"))
    assert briefed.problems == ()
    for sentence in briefed.record.sentences:
        assert sentence.text.bg and sentence.text.en
