"""What every rule asks: does the text tell it as happening, and who does it?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property

from briefgen.annotate import Annotated, Nominal
from briefgen.annotate.clauses import Clause
from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.arguments import antecedent, clause_of, run_of, subjects
from briefgen.extract.context import Context
from briefgen.extract.dates import DateExpression
from briefgen.extract.denials import is_denied_report
from briefgen.extract.participants.who import Named, named_by
from briefgen.model import Span

# What lies further back is background and not the news.
_NEWS = dt.timedelta(days=60)
# … and who met so long ago did not meet at what the article reports.
_FRESH = dt.timedelta(days=21)
_AHEAD = frozenset({"plan", "expect", "lie_ahead", "promise", "decide", "agree", "start"})
_WHEN = frozenset({"когато", "като"})
# Clauses whose subject may be that of the clause around them.
_LEAVES_OUT = frozenset({"that", "other", "purpose"})
_DENIES = frozenset({"refuse", "fail", "deny", "claim", "rule_out"})
_BUT = frozenset({"но", "обаче", "ала"})
_OFF = frozenset({"postpone", "call_off"})
_TRAVELS = frozenset({"arrive", "visit", "be", "gather"})
_ADJECTIVES = 8


@dataclass(frozen=True)
class Scene:
    """An article with the clauses that tell of long ago (``old``), of some weeks ago
    (``before``) and of days to come."""

    context: Context
    old: frozenset[int]
    coming: frozenset[int]
    before: frozenset[int] = frozenset()
    ann: Annotated = field(init=False)
    _happens: dict[int, bool] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "ann", self.context.ann)

    def happens(self, group: VerbGroup) -> bool:
        """Whether the deed is told as done, being done or firmly to come."""
        known = self._happens.get(group.head)
        if known is None:
            known = self._happens[group.head] = self._is_real(group)
        return known

    def _is_real(self, group: VerbGroup) -> bool:
        clause = clause_of(self.ann, group)
        if group.negated or group.earlier or group.mood in ("would", "heard"):
            return False
        if group.tense == "past_future" or not self.is_told(clause):
            return False
        if clause.number in self.before:
            return False
        if group.tense in ("future", "open") and self.ann.unit_at[group.head] in (
            self.conditional | self.called_off
        ):
            return False
        if group.mood != "da":
            # „когато се срещне с Б“: at a time to come, not on a condition.
            when = clause.link is not None and self.ann.lower(clause.link) in _WHEN
            return group.tense != "open" or when
        if group.before_da:
            return group.before_da == "преди" or self._is_errand(clause, group)
        if group.governor is None:
            return False
        governor = self.ann.verb_at[group.governor]
        if governor.negated or governor.tense == "past_future" or governor.mood == "would":
            return False
        if "must" in governor.senses:
            past = self.ann.lower(governor.head).endswith("ше")
            return not past and clause.number in self.coming
        return bool(governor.senses & _AHEAD) and (governor.mood != "da" or self.happens(governor))

    def _is_errand(self, clause: Clause, group: VerbGroup) -> bool:
        """„пристигна, за да се срещне с Б“: the journey is made for it."""
        if group.before_da != "за":
            return False
        around = self.ann.clauses[clause.parent] if clause.parent is not None else clause
        return any(
            g.senses & _TRAVELS and g is not group and not g.negated and g.kind == "finite"
            for g in around.verbs
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
            told = not any(g.negated or g.senses & _DENIES for g in parent.verbs)
            return told and not is_denied_report(self.ann, clause)
        return True

    def named(self, nominals: Iterable[Nominal]) -> list[Named]:
        """The people and bodies that the phrases name."""
        return named_by(self.context, nominals)

    def officials(self, nominals: Sequence[Nominal]) -> list[Named]:
        """People whose office the text tells or everybody knows: their journeys are visits."""
        known = self.in_office
        heads = {n.first for n in nominals if "group_head" in self.ann.classes(n.head)}
        return [
            n
            for n in self.named(nominals)
            if n.kind == "person" and (n.entity in known or n.first in heads or self._is_known(n))
        ]

    def _is_known(self, one: Named) -> bool:
        """„Макрон посети София“: whose office everybody knows."""
        entity = self.ann.entities.get(one.entity)
        return entity is not None and bool(entity.roles)

    @cached_property
    def conditional(self) -> frozenset[int]:
        """The sentences with „ако …“: what they say of the future hangs on it."""
        return frozenset(
            self.ann.unit_at[c.tokens[0]]
            for c in self.ann.clauses
            if c.kind == "condition" and c.tokens and not c.quoted
        )

    @cached_property
    def eventful(self) -> list[int]:
        """The clauses that name an event."""
        every = enumerate(self.ann.nominals)
        return [i for i, nominals in every if "event" in [n.kind for n in nominals]]

    @cached_property
    def called_off(self) -> frozenset[int]:
        """The sentences with „…, но А отложи посещението“: what they foretell is off,
        where it is no other one: „но отложи посещението си в Рим“."""
        ann = self.ann
        return frozenset(
            ann.unit_at[c.tokens[0]]
            for c in ann.clauses
            if c.tokens and not c.quoted
            and any(g.senses & _OFF and not g.negated for g in c.verbs)
            and {ann.lower(i) for i in (c.tokens[0] - 1, *c.tokens)} & _BUT
            and any(n.kind == "event" and not n.prep for n in ann.nominals[c.number])
            and not any(n.kind == "place" for n in ann.nominals[c.number])
        )  # fmt: skip

    @cached_property
    def in_office(self) -> frozenset[str]:
        roles = self.ann.roles
        return frozenset(m.entity for m in self.ann.mentions if m.first in roles)

    @cached_property
    def private(self) -> frozenset[str]:
        """People of whom the text says what they do, and no office."""
        listed = self.ann.lexicon.entries.get("offices", {})
        found: dict[str, bool] = {}
        for m in self.ann.mentions:
            role = self.ann.roles.get(m.first)
            if role is not None and role.held is not None:
                entry = listed.get(role.held.kind)
                does = entry is None or bool(entry.get("profession"))
                found[m.entity] = found.get(m.entity, True) and does
        return frozenset(entity for entity, does in found.items() if does)

    def subjects(self, group: VerbGroup) -> list[Nominal]:
        """Who does it; in „А каза, че ще се срещне с Б“ it is A, and so in „когато се
        срещне“ and „за да се срещне“."""
        found = subjects(self.ann, group)
        clause = clause_of(self.ann, group)
        if found or clause.kind not in _LEAVES_OUT or clause.parent is None:
            return found
        told = [
            g
            for g in self.ann.clauses[clause.parent].verbs
            if g.kind == "finite" and g.plural == group.plural and g.head < group.head
            and ("say" in g.senses or clause.kind != "that") and not g.passive
        ]  # fmt: skip
        said_by = subjects(self.ann, told[-1]) if told else []
        spokes = any(
            "spokesperson" in self.ann.classes(i)
            for n in said_by
            for i in range(n.first, n.last + 1)
        )
        return [] if spokes else said_by

    def run_at(self, first: int) -> list[Nominal]:
        """The phrase that begins at token ``first``, with those joined to it."""
        clause = self.ann.clause_at.get(first)
        nominals = self.ann.nominals[clause.number] if clause is not None else ()
        at = next((n for n, one in enumerate(nominals) if one.first == first), None)
        return run_of(nominals, at) if at is not None else []

    def words(self, group: VerbGroup) -> Span:
        return self.ann.span(group.first, group.last)

    def linked(self, clause: Clause, prepositions: frozenset[str]) -> list[Nominal]:
        """Whom „с когото“ stands for: the phrase before a relative clause so governed."""
        if clause.kind != "relative" or clause.link is None:
            return []
        return (
            antecedent(self.ann, clause) if self.ann.lower(clause.link - 1) in prepositions else []
        )


def _is_of_a_noun(ann: Annotated, clause: Clause, date: DateExpression) -> bool:
    """„договорът, подписан на 6 март 2008 г.“, „договорът от 2008 г.“ date no deed."""
    earlier = [g for g in clause.verbs if g.last < date.first and g.kind != "noun"]
    if earlier and earlier[-1].kind == "participle":
        return True
    lead = ann.lower(date.first - 1)
    return lead == "от" or ann.lower(date.first) == "от"


def is_genitive(ann: Annotated, nominal: Nominal) -> bool:
    """„състоянието на преговорите“ and not „на преговорите той каза“."""
    at = nominal.first - 1
    while at > max(0, nominal.first - _ADJECTIVES) and ann.lower(at) != nominal.prep:
        at -= 1
    # „по време на срещата“, „в рамките на форума“ are prepositions.
    if "compound_preposition" in ann.classes(at - 1) and ("preposition" in ann.classes(at - 2)):
        return False
    before = ann.tokens[at - 1] if at > 0 else None
    if before is None or ann.clause_at.get(at - 1) is not ann.clause_at.get(at):
        return False
    if before.text in '“”»"':
        return True
    adverb = ann.classes(at - 1) & _NO_NOUNS
    verb = any(g.first <= at - 1 <= g.last for g in ann.clause_at[at].verbs)
    return before.shape == "lower" and at - 1 not in ann.mention_at and not (adverb or verb)


_NO_NOUNS = frozenset({"weekday", "month", "conjunction", "function", "reflexive", "time_adverb"})


def _then(ann: Annotated, old: Set[int], dated: Set[int]) -> set[int]:
    """„През 2011 г. А пристигна. Тогава Б го прие“: the sentence goes on with that time."""
    found: set[int] = set()
    for i in ann.having("that_time"):
        number = ann.unit_at[i]
        if number == 0 or i > ann.units[number].start + 1:
            continue
        if _clauses(ann, ann.units[number - 1]) & (old | found):
            found |= _clauses(ann, ann.units[number]) - dated
    return found


def _clauses(ann: Annotated, unit: range) -> set[int]:
    return {ann.clause_at[i].number for i in unit if i in ann.clause_at}


def read_scene(context: Context, dates: Sequence[DateExpression]) -> Scene:
    """The clauses that a date puts long before the article, or behind it."""
    ann = context.ann
    old, weeks_ago, coming, dated = set(), set(), set(), set()
    for date in dates:
        clause = ann.clause_at.get(date.first)
        if clause is None or _is_of_a_noun(ann, clause, date):
            continue
        dated.add(clause.number)
        if date.end < ann.article.date - _NEWS:
            old.add(clause.number)
        elif date.end < ann.article.date - _FRESH:
            weeks_ago.add(clause.number)
        elif date.end >= ann.article.date:
            coming.add(clause.number)
    for hit in ann.found("long_ago"):
        if hit.first in ann.clause_at:
            old.add(ann.clause_at[hit.first].number)
    old |= _then(ann, old, dated)
    # „през 2011 г. той пристигна и посети …“: the date holds on.
    for clause in ann.clauses:
        before = clause.joined if clause.joined is not None else clause.parent
        if before in old and clause.number not in dated:
            old.add(clause.number)
    return Scene(context, frozenset(old), frozenset(coming), frozenset(weeks_ago))
