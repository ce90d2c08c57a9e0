"""The gate: no fact without a verbatim span of the source, whoever proposes it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, replace
from itertools import count
from typing import Any, TypeVar

from briefgen.languages.bg.romanise import slug
from briefgen.model import Article, Briefing, Due, Fact, Participant, Quote, Refusal, Span

F = TypeVar("F", bound=Fact)

# Fields whose words must stand in the evidence, letter by letter.
_VERBATIM = ("title", "about", "what", "action", "text")
# Fields that hold the ids of entities.
_ONE = ("attributed_to", "carrier", "entity", "of", "host", "represents", "place", "speaker")
_SEVERAL = ("parties", "signatories", "actors", "places")
_OWN: dict[tuple[type[Fact], tuple[str, ...]], tuple[str, ...]] = {}
_WORDS_IN_ID = 6
# A longer stretch proves nothing in particular.
_LONGEST = 1500
# A report with more is none; one article must not make a page of many megabytes.
_MOST = 200
LISTS = (
    "dates", "places", "further_events", "participants", "documents", "outcomes", "next_steps",
    "quotes",
)  # fmt: skip
KINDS = {
    "Event": "event",
    "EventDate": "date",
    "EventPlace": "place",
    "FurtherEvent": "further_event",
    "Participant": "participant",
    "Document": "document",
    "Outcome": "outcome",
    "NextStep": "next_step",
    "Quote": "quote",
}


def ground(proposed: Briefing) -> Briefing:
    """``proposed`` with the facts that the source carries, each with its id; the
    others become refusals with the reason."""
    refused = list(proposed.refused)
    taken = {fact.id for fact in facts_of(proposed)} - {""}
    known = frozenset(entity.id for entity in proposed.entities)

    def let_in(facts: tuple[F, ...]) -> tuple[F, ...]:
        kept: list[F] = []
        for fact in facts:
            reason = refusal(proposed.article, fact, known)
            if len(kept) >= _MOST:
                reason = f"the article has more than {_MOST} of its kind"
            if reason:
                refused.append(Refusal(describe(fact), reason))
            else:
                kept.append(fact if fact.id else _with_id(proposed.article, fact, taken))
        return tuple(kept)

    event = let_in((proposed.event,)) if proposed.event else ()
    lists: dict[str, Any] = {name: let_in(getattr(proposed, name)) for name in LISTS}
    return replace(proposed, event=event[0] if event else None, refused=tuple(refused), **lists)


def facts_of(briefing: Briefing) -> Iterator[Fact]:
    """All facts of ``briefing``, the event first."""
    if briefing.event:
        yield briefing.event
    for name in LISTS:
        yield from getattr(briefing, name)


def refusal(article: Article, fact: Fact, entities: frozenset[str]) -> str | None:
    """Why ``fact`` cannot stand, or None where it can."""
    if not fact.evidence:
        return "it has no evidence"
    for span in fact.evidence:
        if not 0 <= span.start < span.end <= len(article.text):
            return f"its evidence {span.start}-{span.end} lies outside the text"
        if not article.text[span.start : span.end].strip():
            return "its evidence is empty"
        if span.end - span.start > _LONGEST and not isinstance(fact, Quote):
            return f"its evidence is longer than {_LONGEST} characters"
    words = [article.text[span.start : span.end] for span in fact.evidence]
    for name in _having(fact, _VERBATIM):
        claimed = getattr(fact, name)
        if claimed and not any(claimed in text for text in words):
            return f"the words of its {name} do not stand in its evidence"
    due = getattr(fact, "due", None)
    if isinstance(due, Due) and due.after and not any(due.after in text for text in words):
        return "the words of its time do not stand in its evidence"
    for entity in _entities(fact):
        if entity not in entities:
            return f"the text does not name `{entity}`"
    return None


def locate(text: str, quote: str) -> Span | None:
    """The place of ``quote`` in ``text``: exact, but for the kind and number of its spaces,
    and never inside a word."""
    words = [re.escape(word) for word in quote.split()]
    if not words:
        return None
    pattern = r"\s+".join(words)
    match = re.search(rf"(?<!\w){pattern}(?!\w)", text)
    return Span(*match.span()) if match else None


def describe(fact: Fact) -> str:
    """One line that names ``fact`` to a person: its kind and its main words."""
    for name in ("what", "action", "title", "text", "name", "entity", "kind", "start"):
        said = getattr(fact, name, None)
        if said:
            return f"{kind_of(fact)}: {str(said).removeprefix('local:')}"
    return kind_of(fact)


def kind_of(fact: Fact) -> str:
    """The word for the kind of ``fact`` in ids and corrections."""
    return KINDS[type(fact).__name__]


def _entities(fact: Fact) -> list[str]:
    """The ids of all entities that ``fact`` names."""
    found = [value for name in _having(fact, _ONE) if (value := getattr(fact, name))]
    for name in _having(fact, _SEVERAL):
        found.extend(getattr(fact, name))
    return found


def _having(fact: Fact, names: tuple[str, ...]) -> tuple[str, ...]:
    """Those of ``names`` that are fields of ``fact``, worked out once for its kind."""
    key = (type(fact), names)
    known = _OWN.get(key)
    if known is None:
        own = {field.name for field in fields(fact)}
        known = _OWN[key] = tuple(name for name in names if name in own)
    return known


def _with_id(article: Article, fact: F, taken: set[str]) -> F:
    """The id: kind and words, and a number where they repeat.

    The words are the first of the evidence; a participant's are its entity's,
    which the text may name in many forms.
    """
    first = fact.evidence[0]
    words = " ".join(article.text[first.start : first.end].split()[:_WORDS_IN_ID])
    if isinstance(fact, Participant):
        words = fact.entity.removeprefix("local:")
    stem = f"{kind_of(fact).replace('_', '-')}-{slug(words) or 'x'}"
    number = next(n for n in count(1) if (stem if n == 1 else f"{stem}-{n}") not in taken)
    unique = stem if number == 1 else f"{stem}-{number}"
    taken.add(unique)
    return replace(fact, id=unique)
