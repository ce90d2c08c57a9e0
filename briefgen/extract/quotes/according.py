"""„По думите на Х …“, „според него …“, „анализаторът, според когото …“."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.annotate import Annotated
from briefgen.annotate.clauses import Clause
from briefgen.extract.arguments import antecedent
from briefgen.extract.quotes.bodies import state_body
from briefgen.extract.quotes.extents import spans_of, up_to_semicolon, with_dependents
from briefgen.extract.quotes.report import Report, report
from briefgen.extract.quotes.speakers import Speaker, of_paper
from briefgen.extract.quotes.talk import Talk
from briefgen.languages import Match

# The speaker stands at the head of the sentence: what follows is his to its end.
_HEAD = 3
_FAR = 14


def find_in_words_of(talk: Talk, unit: range, clauses: Sequence[Clause]) -> Iterator[Report]:
    """„По думите на Х …“, „според него …“, „според когото …“."""
    ann = talk.ann
    taken = -1
    for hit in ann.found_in(unit, "in_his_words", "in_words_of", "unconfirmed"):
        clause = ann.clause_at.get(hit.first)
        if clause is None or ann.is_quoted(hit.first) or hit.first <= taken:
            continue
        speaker = _whose(talk, hit, clause)
        if speaker is None:
            continue
        taken = speaker.last
        numbers = _reach(ann, clauses, clause, hit, speaker.last, unit)
        spans = up_to_semicolon(ann, spans_of(ann, clauses, numbers, unit))
        yield from report(ann, speaker, (hit.first, hit.last), spans, hit.first)
    for clause in clauses:
        # „анализатор от Х, според когото …“
        link = clause.link
        if clause.kind != "relative" or link is None or ann.lower(link - 1) != "според":
            continue
        who = antecedent(ann, clause)
        person = next((n for n in reversed(who) if n.kind == "person" and n.entities), None)
        if person is not None and ann.lower(link) in {"когото", "която", "който", "които"}:
            spans = spans_of(ann, clauses, with_dependents(clauses, {clause.number}), unit)
            speaker = Speaker(person.entities[0], person.first, person.last)
            yield from report(ann, speaker, (link - 1, link), spans, link)


def _whose(talk: Talk, hit: Match, clause: Clause) -> Speaker | None:
    ann = talk.ann
    if hit.name == "unconfirmed":
        return Speaker(None, hit.first, hit.last)
    own = ann.words(hit.first, hit.last).lower().split()
    if hit.name == "in_his_words":
        if {"техните", "техни", "тях", "им", "тяхно", "тяхна"} & set(own):
            return None
        she = bool({"ѝ", "й", "нея", "нейните", "нейни", "нейно", "нейна"} & set(own))
        return Speaker(talk.pronoun(hit.first, "тя" if she else "той"), hit.first, hit.last)
    if _is_agreement(ann, hit.last + 1, clause):
        return None  # „според плана Косово трябва …“
    if "statement_paper" in ann.classes(hit.last + 1):
        return of_paper(ann, clause, hit.last + 1)
    sources = any("unnamed_source" in ann.classes(i) for i in (hit.last + 1, hit.last + 2))
    if sources and not any(
        n.kind == "person" and n.prep and n.first == hit.last + 1
        for n in ann.nominals[clause.number]
    ):
        return Speaker(None, hit.first, hit.last + 1)
    for nominal in ann.nominals[clause.number]:
        if nominal.first <= hit.last or nominal.first - hit.last > _FAR:
            continue
        near = nominal.first - hit.last <= 3
        if near and nominal.entities and nominal.entities[0] in ann.media:
            return Speaker(nominal.entities[0], hit.first, nominal.last)
        if nominal.kind == "person" and nominal.entities:
            between = range(hit.last + 1, nominal.first)
            small = all(ann.tokens[i].shape != "mark" and i not in ann.verb_at for i in between)
            return Speaker(nominal.entities[0], hit.first, nominal.last) if small else None
        described = state_body(ann, nominal, ann.nominals[clause.number], talk.local)
        if described and near:
            return Speaker(described, hit.first, nominal.last)
        if nominal.kind == "body" and nominal.entities and near:
            if not nominal.prep and nominal.first > hit.last + 1:
                return None  # „според прогнозата Полша ще …“
            known = ann.entities.get(nominal.entities[0])
            named = [n for n in ann.nominals[clause.number] if n.kind == "person" and n.entities]
            later = [n for n in named if n.first == nominal.last + 1]
            if later:
                return Speaker(later[0].entities[0], hit.first, later[0].last)
            body = known is not None and known.kind in ("organisation", "country", "group")
            return Speaker(nominal.entities[0], hit.first, nominal.last) if body else None
        if nominal.kind in ("other", "person") and nominal.first == hit.last + 1:
            entity = (
                None if nominal.kind == "person" else talk.described(nominal.head, nominal.first)
            )
            return Speaker(entity, hit.first, nominal.last)
        if near and nominal.kind == "group":
            return Speaker(None, hit.first, nominal.last)
    return None


def _is_agreement(ann: Annotated, i: int, clause: Clause) -> bool:
    """Whether a paper of several stands at ``i``: nobody speaks in it."""
    return "paper" in ann.classes(i) or any(
        n.kind == "document" and n.first == i for n in ann.nominals[clause.number]
    )


def _reach(
    ann: Annotated, clauses: Sequence[Clause], clause: Clause, hit: Match, last: int, unit: range
) -> set[int]:
    """Its own clause and what hangs on it; at the head of a sentence those joined to it, too."""
    numbers = with_dependents(clauses, {clause.number})
    if hit.first - unit.start >= _HEAD:
        told = [g.head for g in clause.verbs if g.kind == "finite"]
        if any(head > hit.first for head in told) or (not told and clause.parent is not None):
            return numbers
        after = next((i for i in range(last + 1, unit.stop)), unit.stop)
        if ann.lower(after) == "," and after + 2 < unit.stop and after + 1 in ann.clause_at:
            # „а там, по сметките на Х, няма да …“ leads into the next clause
            return with_dependents(clauses, {ann.clause_at[after + 1].number})
        return numbers | {c.number for c in clauses if c.number < clause.number and not c.quoted}
    for other in clauses:
        if other.joined in numbers and other.number not in numbers and other.tokens:
            words = [ann.lower(i) for i in other.tokens if ann.tokens[i].shape != "mark"]
            contrast = ann.tokens[other.tokens[0]].text == ";" or words[:1] in (["но"], ["обаче"])
            if not contrast:
                numbers |= with_dependents(clauses, {other.number})
    return numbers
