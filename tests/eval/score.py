"""Precision and recall of every kind of fact on the articles of this folder.

A fact counts as found where its evidence touches the expected words and its own
fields agree: status and type of a document, force of a step, kind of an event or
outcome, speaker of a quote, both days of a date. Parties, signatories, parts,
roles, actors and the days a step is due are kinds of their own, so that one wrong
field is counted once. What the expectation calls doubtful counts neither way.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from briefgen.annotate import annotate
from briefgen.extract import extract
from briefgen.extract.dates import find_dates
from briefgen.gazetteer import gazetteer
from briefgen.ground import ground
from briefgen.languages import lexicon
from briefgen.model import Article, Briefing, Fact, Span
from tests.eval.expectation import ARTICLES, Expectation, read

Key = tuple[Hashable, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One fact to compare: where it stands (None: anywhere) and what must agree."""

    spans: tuple[Span, ...] | None
    key: Key
    doubtful: bool = False


@dataclass(slots=True)
class Count:
    """What was right, and what was not, in words."""

    right: int = 0
    wrong: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        found = self.right + len(self.wrong)
        return self.right / found if found else 1.0

    @property
    def recall(self) -> float:
        expected = self.right + len(self.missed)
        return self.right / expected if expected else 1.0


def score(paths: Iterable[Path] | None = None) -> dict[str, Count]:
    """The counts by kind of fact over the articles."""
    counts: dict[str, Count] = defaultdict(Count)
    for path in sorted(ARTICLES.glob("*.yml")) if paths is None else paths:
        expected = read(path)
        text = expected.text.strip()
        article = Article(id="x", lang="bg", date=expected.date, text=text)
        annotated = annotate(article, lexicon("bg"), gazetteer())
        briefing = ground(extract(annotated))
        days = [Item((d.span,), (d.start, d.end)) for d in find_dates(annotated)]
        found = {**dict(_found(briefing)), "date": days}
        wanted = dict(_expected(expected, text))
        for kind in sorted({*found, *wanted}):
            _compare(
                counts[kind],
                found.get(kind, []),
                wanted.get(kind, []),
                partial(_shown, text=text, article=path.stem),
            )
    return dict(counts)


def figures(counts: dict[str, Count]) -> dict[str, dict[str, float]]:
    """Precision and recall of each kind."""
    return {
        kind: {"precision": count.precision, "recall": count.recall}
        for kind, count in counts.items()
    }


def _shown(item: Item, text: str, article: str) -> str:
    words = [text[s.start : s.end] for s in item.spans or ()][:1]
    return " | ".join([article, *map(str, item.key), *words])


def _compare(
    count: Count, found: Sequence[Item], wanted: Sequence[Item], shown: Callable[[Item], str]
) -> None:
    """Each expected fact is met by one found fact at most."""
    left = list(wanted)
    for item in found:
        fitting = [w for w in left if w.key == item.key and _touch(w, item)]
        doubtful = [w for w in left if w.doubtful and _touch(w, item)]
        if fitting:
            left.remove(fitting[0])
            count.right += not fitting[0].doubtful
        elif not doubtful:
            count.wrong.append(shown(item))
    count.missed += [shown(item) for item in left if not item.doubtful]


def _touch(one: Item, other: Item) -> bool:
    if one.spans is None or other.spans is None:
        return True
    return any(a.start < b.end and b.start < a.end for a in one.spans for b in other.spans)


def _name(text: str | None) -> str | None:
    """A name as the gazetteer calls it, so that ЕС and Европейски съюз are one."""
    if text is None:
        return None
    known = gazetteer().match(text)
    return (known.bg or text).casefold() if known else text.casefold()


def _role(role: str) -> str:
    """„румънски премиер“ and „премиер на Румъния“ are one office."""
    words = role.split()
    country = gazetteer().country_of_adjective(words[0].casefold())
    return " ".join([*words[1:], "на", country.bg or ""]) if country else role


def _from(start: dt.date | None, article: dt.date) -> dt.date | None:
    """„By June“ begins on the article's day or leaves its beginning open: that is one."""
    return start if start and start > article else None


def _places(text: str, words: str) -> tuple[Span, ...]:
    found, at = [], text.find(words)
    while at >= 0:
        found.append(Span(at, at + len(words)))
        at = text.find(words, at + 1)
    return tuple(found)


def _expected(e: Expectation, text: str) -> Iterator[tuple[str, list[Item]]]:
    def item(words: str, key: Key, certainty: str = "high") -> Item:
        return Item(_places(text, words), key, certainty == "low")

    yield "event", [item(v.words, (v.kind,), v.certainty) for v in e.events]
    yield (
        "event date",
        [Item(None, (v.start, v.end), v.certainty == "low") for v in e.events if v.start],
    )
    yield (
        "event place",
        [Item(None, (_name(p),), v.certainty == "low") for v in e.events for p in v.places],
    )
    yield (
        "event host",
        [Item(None, (_name(v.host),), v.certainty == "low") for v in e.events if v.host],
    )
    yield (
        "part",
        [
            Item(None, (_name(p.name), part), p.certainty == "low")
            for p in e.participants
            for part in p.parts
        ],
    )
    yield (
        "role",
        [
            Item(None, (_name(p.name), _role(p.role)), p.certainty == "low")
            for p in e.participants
            if p.role
        ],
    )
    yield "document", [item(d.words, (d.status, d.type), d.certainty) for d in e.documents]
    yield (
        "signed document",
        [item(d.words, (d.type,), d.certainty) for d in e.documents if d.status == "signed"],
    )
    yield "party", [item(d.words, (_name(p),), d.certainty) for d in e.documents for p in d.parties]
    yield (
        "signatory",
        [Item(None, (_name(p),), d.certainty == "low") for d in e.documents for p in d.signatories],
    )
    yield "outcome", [item(o.words, (o.kind,), o.certainty) for o in e.outcomes]
    yield "next step", [item(s.words, (s.force,), s.certainty) for s in e.next_steps]
    yield (
        "step due",
        [
            item(s.words, (_from(s.start, e.date), s.end), s.certainty)
            for s in e.next_steps
            if s.start or s.end
        ],
    )
    yield "actor", [item(s.words, (_name(a),), s.certainty) for s in e.next_steps for a in s.actors]
    yield "quote", [item(q.words, (_name(q.speaker),)) for q in e.quotes]
    yield "carrier", [item(q.words, (_name(q.carrier),)) for q in e.quotes if q.carrier]
    facts = [*e.events, *e.documents, *e.outcomes, *e.next_steps]
    yield (
        "attribution",
        [item(f.words, (_name(f.attributed_to),), f.certainty) for f in facts if f.attributed_to],
    )
    yield "date", [item(d.words, (d.start, d.end)) for d in e.dates]


def _found(b: Briefing) -> Iterator[tuple[str, list[Item]]]:
    names = {entity.id: entity.bg or entity.en for entity in b.entities}

    def name(entity: str | None) -> str | None:
        return _name(names[entity]) if entity else None

    # The main event and the further ones together; their order does not matter.
    events = [*([b.event] if b.event else []), *b.further_events]
    days = [(d.start, d.end) for d in b.dates]
    days += [(v.start, v.end) for v in b.further_events if v.start and v.end]
    places = [*(p.entity for p in b.places), *(p for v in b.further_events for p in v.places)]
    yield "event", [Item(v.evidence, (v.kind,)) for v in events]
    yield "event date", [Item(None, day) for day in days]
    yield "event place", [Item(None, (name(p),)) for p in places]
    yield "event host", [Item(None, (name(v.host),)) for v in events if v.host]
    parts = [(p, part) for p in b.participants for part in p.parts if part != "mentioned"]
    yield "part", [Item(None, (name(p.entity), part)) for p, part in parts]
    yield (
        "role",
        [
            Item(None, (name(p.entity), _role(p.role)))
            for p in b.participants
            if p.role and p.parts != ("mentioned",)
        ],
    )
    yield "document", [Item(d.evidence[:1], (d.status, d.type)) for d in b.documents]
    yield (
        "signed document",
        [Item(d.evidence[:1], (d.type,)) for d in b.documents if d.status == "signed"],
    )
    yield "party", [Item(d.evidence[:1], (name(p),)) for d in b.documents for p in d.parties]
    yield "signatory", [Item(None, (name(p),)) for d in b.documents for p in d.signatories]
    yield "outcome", [Item(o.evidence, (o.kind,)) for o in b.outcomes]
    yield "next step", [Item(s.evidence, (s.force,)) for s in b.next_steps]
    yield (
        "step due",
        [
            Item(s.evidence, (_from(s.due.start, b.article.date), s.due.end))
            for s in b.next_steps
            if s.due and (s.due.start or s.due.end)
        ],
    )
    yield "actor", [Item(s.evidence, (name(a),)) for s in b.next_steps for a in s.actors]
    yield "quote", [Item(q.evidence[:1], (name(q.speaker),)) for q in b.quotes]
    yield "carrier", [Item(q.evidence[:1], (name(q.carrier),)) for q in b.quotes if q.carrier]
    facts: list[Fact] = [*events, *b.documents, *b.outcomes, *b.next_steps]
    yield "attribution", [Item(f.evidence, (name(f.attributed_to),)) for f in facts
                          if f.attributed_to]  # fmt: skip
