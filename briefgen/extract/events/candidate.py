"""What may be an event: the words that tell of it, and when by their verb."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefgen.annotate import Annotated, Nominal
from briefgen.annotate.clauses import Clause
from briefgen.annotate.verbs import VerbGroup

Time = Literal["past", "present", "coming"]
# `deed`: a verb is the event („се срещнаха“); `told`: a verb says that it takes place
# („се проведе среща“); `named`: it is where or when something else was done („на срещата“).
Source = Literal["deed", "told", "named"]
Order = Literal["", "next", "previous"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Tokens ``first`` to ``last`` (included) tell of an event.

    ``scope`` are the clauses whose days and places may be its own, ``weak`` says that
    a noun elsewhere tells the kind better, ``again`` that
    it can only tell more of an event told elsewhere, ``anaphoric`` that its subject is a
    pronoun or „гостът“, ``host`` are the phrases of who received it.
    """

    kind: str
    first: int
    last: int
    clause: Clause
    verb: VerbGroup | None
    noun: Nominal | None = None
    time: Time
    source: Source
    order: Order = ""
    weak: bool = False
    again: bool = False
    anaphoric: bool = False
    scope: tuple[Clause, ...] = ()
    host: tuple[Nominal, ...] = ()
    people: frozenset[str] = frozenset()

    @property
    def at(self) -> int:
        return self.noun.head if self.noun else self.verb.head if self.verb else self.first


def people_in(ann: Annotated, clauses: tuple[Clause, ...]) -> frozenset[str]:
    """The persons whom the clauses name as doing something or having it done to them."""
    return frozenset(
        entity
        for clause in clauses
        for nominal in ann.nominals[clause.number]
        if nominal.kind == "person" and _is_told(ann, clause, nominal)
        for entity in nominal.entities
    )


def _is_told(ann: Annotated, clause: Clause, nominal: Nominal) -> bool:
    """A person, not the name of a school: „училището „Васил Левски““."""
    return clause.quoted or not ann.is_quoted(nominal.head)


def is_definite(ann: Annotated, noun: Nominal) -> bool:
    """„срещата“, „форума“, „официалното посещение“, „74-ата сесия“: what the reader knows."""
    head = ann.lower(noun.head)
    if head in _INDEFINITE or (head.endswith("ия") and noun.first == noun.head):
        return False
    if head.endswith(_ARTICLES[:-1]) or head.endswith(_SHORT_ARTICLES):
        return True
    words = [ann.lower(i) for i in range(noun.first, noun.head)]
    return any(word.endswith(_ARTICLES) for word in words if not word.isdigit())


_ARTICLES = ("та", "то", "те", "ът", "ят", "ия")
# „визита“ has no article; „форума“ has the short one.
_INDEFINITE = frozenset({"визита"})
_SHORT_ARTICLES = ("форума", "симпозиума", "семинара", "самита", "саммита", "разговора")


def preposition_of(ann: Annotated, noun: Nominal) -> int:
    i = noun.first - 1
    while i > ann.unit_of(noun.first).start and ann.lower(i) != noun.prep:
        i -= 1
    return i
