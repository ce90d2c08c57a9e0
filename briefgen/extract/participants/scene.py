"""What every rule asks: does the text tell it as happening, and whom does a phrase name?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from briefgen.annotate import Annotated, Nominal
from briefgen.annotate.clauses import Clause
from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.arguments import antecedent, clause_of
from briefgen.extract.context import Context
from briefgen.extract.dates import DateExpression
from briefgen.extract.participants.claims import Claim
from briefgen.extract.participants.described import described_body
from briefgen.model import Part, Span

# What lies further back is background and not the news.
_NEWS = dt.timedelta(days=60)
_AHEAD = frozenset({"plan", "expect", "lie_ahead", "promise", "decide", "agree", "start"})
_DENIES = frozenset({"refuse", "fail"})
_REAL_BEFORE_DA = frozenset({"за", "преди"})
_BODIES = frozenset({"organisation", "country", "group"})
_BOTH = frozenset({"двамата", "двете", "двата"})


@dataclass(frozen=True, slots=True)
class Named:
    """Whom a phrase names: the entity, its kind, and the words that name it."""

    entity: str
    kind: str
    span: Span
    first: int


@dataclass(frozen=True)
class Scene:
    """An article with the clauses that tell of long ago (``old``) and of days to come."""

    context: Context
    old: frozenset[int]
    coming: frozenset[int]

    @property
    def ann(self) -> Annotated:
        return self.context.ann

    def happens(self, group: VerbGroup) -> bool:
        """Whether the deed is told as done, being done or firmly to come."""
        clause = clause_of(self.ann, group)
        if group.negated or group.earlier or group.mood in ("would", "heard"):
            return False
        if group.tense == "past_future" or not self.is_told(clause):
            return False
        if group.mood != "da":
            return group.tense != "open"
        if group.before_da:
            return group.before_da in _REAL_BEFORE_DA
        if group.governor is None:
            return False
        governor = self.ann.verb_at[group.governor]
        if governor.negated or governor.tense == "past_future" or governor.mood == "would":
            return False
        if "must" in governor.senses:
            past = self.ann.lower(governor.head).endswith("ше")
            return not past and clause.number in self.coming
        return bool(governor.senses & _AHEAD) and (
            governor.mood != "da" or self.happens(governor)
        )

    def is_told(self, clause: Clause) -> bool:
        """Not in direct speech, a condition, a question, a denial, nor long ago."""
        ann = self.ann
        if clause.quoted or clause.kind == "condition" or clause.number in self.old:
            return False
        if not clause.tokens:
            return True
        if ann.tokens[ann.unit_of(clause.tokens[0]).stop - 1].text == "?":
            return False
        if clause.link is not None and ann.lower(clause.link) == "дали":
            return False
        if clause.kind == "that" and clause.parent is not None:
            parent = ann.clauses[clause.parent]
            return not any(g.negated or g.senses & _DENIES for g in parent.verbs)
        return True

    def named(self, nominals: Iterable[Nominal]) -> list[Named]:
        """The people and bodies that the phrases name; „двамата“ and „той“ where sure."""
        found: list[Named] = []
        for nominal in nominals:
            found += self._of(nominal)
        return found

    def officials(self, nominals: Sequence[Nominal]) -> list[Named]:
        """People whose office the text tells: their journeys are visits."""
        known = self.in_office
        heads = {n.first for n in nominals if "group_head" in self.ann.classes(n.head)}
        return [
            n
            for n in self.named(nominals)
            if n.kind == "person" and (n.entity in known or n.first in heads)
        ]

    @cached_property
    def in_office(self) -> frozenset[str]:
        roles = self.ann.roles
        return frozenset(m.entity for m in self.ann.mentions if m.first in roles)

    def _of(self, nominal: Nominal) -> Iterator[Named]:
        ann = self.ann
        span = ann.span(nominal.first, nominal.last)
        for entity in nominal.entities:
            known = ann.entities.get(entity) or self.context.local.get(entity)
            kind = known.kind if known else nominal.kind
            if nominal.kind == "person" and self._is_title(nominal):
                continue
            if kind == "group" and entity.startswith("local:"):
                continue  # a people: „британците“
            if nominal.kind in ("person", "body") and entity not in ann.media:
                yield Named(entity, kind, span, nominal.first)
        if nominal.kind == "body" and not nominal.entities:
            described = described_body(self.context, nominal)
            if described is not None:
                whole = ann.span(nominal.first, described[1])
                yield Named(described[0], "organisation", whole, nominal.first)
        if nominal.entities or nominal.kind != "pronoun":
            return
        word = ann.lower(nominal.first)
        if word in _BOTH and (word == "двамата" or self._stands_alone(nominal.last)):
            yield from self._people_before(nominal.first, 2)
        elif "pronoun_he" in ann.classes(nominal.first):
            yield from self._people_before(nominal.first, 1)

    def _is_title(self, nominal: Nominal) -> bool:
        """„Пушкаш Арена“: what stands alone in quotation marks is no person."""
        around = self.ann.quoted_around(nominal.head)
        span = self.ann.span(nominal.first, nominal.last)
        return around is not None and span.end - span.start >= around.inner.end - around.inner.start

    def _stands_alone(self, i: int) -> bool:
        """„двете“ before a verb or a mark, and not „двете държави“."""
        return self.ann.tokens[i + 1].shape == "mark" or any(
            g.first == i + 1 for g in self.ann.clause_at[i].verbs
        )

    def _people_before(self, i: int, number: int) -> list[Named]:
        """The people of the sentence before token ``i``, where there are just ``number``."""
        ann = self.ann
        unit = ann.unit_at[i]
        start = ann.units[max(0, unit - 1)].start
        for first in (start, ann.units[max(0, unit - 2)].start):
            people = {
                m.entity: Named(m.entity, "person", ann.span(m.first, m.last), m.first)
                for m in ann.mentions_in(first, i - 1)
                if m.kind == "person"
            }
            for at in range(first, i):
                reference = ann.references.get(at)
                if reference is not None and reference.entity and reference.last < i:
                    span = ann.span(reference.first, reference.last)
                    people.setdefault(
                        reference.entity, Named(reference.entity, "person", span, at)
                    )
            if len(people) == number:
                return list(people.values())
            if len(people) > number:
                break
        return []

    def words(self, group: VerbGroup) -> Span:
        return self.ann.span(group.first, group.last)

    def linked(self, clause: Clause, prepositions: frozenset[str]) -> list[Nominal]:
        """Whom „с когото“ stands for: the phrase before a relative clause so governed."""
        if clause.kind != "relative" or clause.link is None:
            return []
        return antecedent(self.ann, clause) if self.ann.lower(clause.link - 1) in prepositions else []


def _is_of_a_noun(ann: Annotated, clause: Clause, date: DateExpression) -> bool:
    """„договорът, подписан на 6 март 2008 г.“, „договорът от 2008 г.“ date no deed."""
    earlier = [g for g in clause.verbs if g.last < date.first and g.kind != "noun"]
    if earlier and earlier[-1].kind == "participle":
        return True
    lead = ann.lower(date.first - 1)
    return lead == "от" or ann.lower(date.first) == "от"


def people(named: Sequence[Named]) -> list[Named]:
    return [n for n in named if n.kind == "person"]


def bodies(named: Sequence[Named]) -> list[Named]:
    return [n for n in named if n.kind in _BODIES]


def took_part(named: Sequence[Named], words: Span, *, doubt: str | None = None) -> Iterator[Claim]:
    """People attended what bodies are involved in."""
    for one in named:
        part: Part = "attended" if one.kind == "person" else "involved"
        if one.kind == "person" or one.kind in _BODIES:
            yield Claim(one.entity, part, (one.span, words), doubt=doubt)


def read_scene(context: Context, dates: Sequence[DateExpression]) -> Scene:
    """The clauses that a date puts long before the article, or behind it."""
    ann = context.ann
    old, coming, dated = set(), set(), set()
    for date in dates:
        clause = ann.clause_at.get(date.first)
        if clause is None or _is_of_a_noun(ann, clause, date):
            continue
        dated.add(clause.number)
        if date.end < ann.article.date - _NEWS:
            old.add(clause.number)
        elif date.end >= ann.article.date:
            coming.add(clause.number)
    for hit in ann.found("long_ago"):
        if hit.first in ann.clause_at:
            old.add(ann.clause_at[hit.first].number)
    # „през 2011 г. той пристигна и посети …“: the date holds on.
    for clause in ann.clauses:
        before = clause.joined if clause.joined is not None else clause.parent
        if before in old and clause.number not in dated:
            old.add(clause.number)
    return Scene(context, frozenset(old), frozenset(coming))
