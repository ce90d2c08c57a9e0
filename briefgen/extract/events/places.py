"""Where an event takes place: „в Мелк“, „в град Шеки“, „край Уотфорд“, „в британската столица“."""

from __future__ import annotations

from briefgen.annotate import Annotated, TokenMention
from briefgen.annotate.clauses import Clause
from briefgen.extract.context import Context
from briefgen.extract.events.candidate import Candidate
from briefgen.extract.events.owner import belongs
from briefgen.gazetteer import gazetteer
from briefgen.model import Span

Place = tuple[str, Span]

_IN = frozenset({"в", "във", "край"})
_TO = frozenset({"в", "във", "за", "край"})
_NAMES = frozenset({"place", "country"})
_REACH = 6
_DATELINE = 6


def places_of(context: Context, candidate: Candidate) -> tuple[Place, ...]:
    """The places that the candidate's own words give."""
    ann = context.ann
    found: list[Place] = []
    for clause in candidate.scope:
        goal = _goal(ann, clause, candidate)
        for mention in _mentions(ann, clause):
            at = _locative(ann, clause, mention, candidate)
            is_goal = mention.first == goal
            if not is_goal and (at is None or not _is_its_place(ann, clause, at, candidate)):
                continue
            found.append((mention.entity, ann.span(mention.first, mention.last)))
        found += _by_reference(context, clause, candidate)
    return tuple(dict(found).items())


def _mentions(ann: Annotated, clause: Clause) -> list[TokenMention]:
    found = [ann.mention_at[i] for i in clause.tokens if i in ann.mention_at]
    return [m for m in dict.fromkeys(found) if m.kind in _NAMES]


def _goal(ann: Annotated, clause: Clause, candidate: Candidate) -> int:
    """The object of „посети“ („обиколи А и Б“); -1 where there is none."""
    verb = candidate.verb
    if verb is None or clause is not candidate.clause or "visit" not in verb.senses:
        return -1
    for nominal in ann.nominals[clause.number]:
        if nominal.first > verb.last and nominal.kind in ("place", "body") and not nominal.prep:
            return nominal.first
    return -1


def _locative(
    ann: Annotated, clause: Clause, mention: TokenMention, candidate: Candidate
) -> int | None:
    """The token of the preposition by which the name tells a place."""
    prepositions = _TO if _goes(candidate) else _IN
    i = mention.first - 1
    if ann.lower(i) in prepositions:
        # „в имението Бърдо край Кран“: the narrower place is none that we know.
        nearby = ann.lower(i) == "край" and ann.tokens[i - 1].shape == "title"
        return None if nearby and i - 1 not in ann.mention_at else i
    steps, noun = 0, False
    while steps < _REACH and i > clause.tokens[0] - 1:
        word = ann.lower(i)
        classes = ann.classes(i)
        if word in prepositions:
            return i if noun else None
        noun = noun or "place_noun" in classes
        if not noun or "preposition" in classes or i in ann.verb_at or i in ann.mention_at:
            return _joined(ann, clause, mention, candidate)
        i -= 1
        steps += 1
    return None


def _joined(
    ann: Annotated, clause: Clause, mention: TokenMention, candidate: Candidate
) -> int | None:
    """„в Рим и Париж“: the second goes with the first."""
    before = ann.mention_at.get(mention.first - 2)
    if ann.lower(mention.first - 1) == "и" and before and before.kind in _NAMES:
        return _locative(ann, clause, before, candidate)
    return None


def _goes(candidate: Candidate) -> bool:
    return candidate.kind == "visit" and candidate.verb is not None and (
        bool(candidate.verb.senses & {"arrive", "travel"})
    )


def _is_its_place(ann: Annotated, clause: Clause, at: int, candidate: Candidate) -> bool:
    """„се срещнаха в Рим“, but „обсъдиха войната в Сирия“: what the preposition follows."""
    if not belongs(ann, clause, at, candidate):
        return False
    before = at - 1
    if before < clause.tokens[0] or ann.tokens[before].shape in ("mark", "number", "title"):
        return True
    if before in ann.mention_at or _in_verb(ann, before) or _in_event(ann, clause, before):
        return True
    classes = ann.classes(before)
    if ann.lower(before).endswith(("о", "ски")) and "place_noun" not in classes:
        # „официално“, „снощи“ … adverbs; a neuter noun tells what is there.
        return _follows_verb(ann, before)
    return bool(classes & {"conjunction", "weekday", "month", "place_noun", "year_word"}) or (
        ann.lower(before) in _TIMES
    )


_TIMES = frozenset("днес вчера снощи утре вечер вечерта сутрин сутринта след-обед следобед нощта".split())


def _follows_verb(ann: Annotated, i: int) -> bool:
    return _in_verb(ann, i - 1)


def _in_verb(ann: Annotated, i: int) -> bool:
    return i in ann.verb_at or (i - 1 in ann.verb_at and ann.lower(i) in {"се", "си"})


def _in_event(ann: Annotated, clause: Clause, i: int) -> bool:
    return any(
        n.first <= i <= n.last
        for n in ann.nominals[clause.number]
        if n.kind in ("event", "document", "person", "group", "body", "place")
    )


def _by_reference(context: Context, clause: Clause, candidate: Candidate) -> list[Place]:
    """„в британската столица“, „в същия град“, „там“."""
    ann = context.ann
    found: list[Place] = []
    for i in clause.tokens:
        word = ann.lower(i)
        if "capital_noun" in ann.classes(i) and ann.lower(i - 2) in _IN:
            capital = gazetteer().capital_of_adjective(ann.lower(i - 1))
            if capital and belongs(ann, clause, i - 2, candidate):
                context.local.setdefault(capital.id, capital)
                found.append((capital.id, ann.span(i - 1, i)))
        elif word == "град" and ann.lower(i - 1) in {"същия", "този"} and ann.lower(i - 2) in _IN:
            found += _last_city(ann, i)
        elif word == "там" and candidate.noun and i == candidate.noun.last + 1:
            found += _last_city(ann, i)
    return found


def _last_city(ann: Annotated, i: int) -> list[Place]:
    """The last city that was named as a place."""
    for mention in reversed(ann.mentions_in(0, i)):
        if mention.kind == "place" and ann.lower(mention.first - 1) in _IN:
            return [(mention.entity, ann.span(mention.first, mention.last))]
    return []


def dateline(ann: Annotated) -> Place | None:
    """„СОФИЯ, 5 май.“: where the report was sent from."""
    mention = ann.mention_at.get(0)
    if mention is None or mention.kind not in _NAMES:
        return None
    if ann.lower(mention.last + 1) not in {".", ",", "/", "(", "–", "-"}:
        return None
    stop = ann.unit_of(0).stop
    short = stop <= _DATELINE and not any(i in ann.verb_at for i in range(stop))
    return (mention.entity, ann.span(mention.first, mention.last)) if short else None
