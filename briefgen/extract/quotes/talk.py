"""Whom „той“, „домакинът“ and „добави още“ mean: who spoke, was spoken of, received whom."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Literal

from briefgen.annotate import Annotated, Nominal, Role, TokenMention
from briefgen.annotate.clauses import Clause
from briefgen.annotate.homelands import HOME, is_of_state
from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.arguments import subjects
from briefgen.extract.documents.offices import adjective_country
from briefgen.model import Entity

Gender = Literal["he", "she"]


_OF_PORTFOLIO = frozenset({"minister", "deputy-minister"})
# How many sentences and paragraphs a reader looks back for the one meant.
_SENTENCES = 4
# … and, with nobody named in between, at most so many sentences back.
_FURTHEST = 60
_PARAGRAPHS = 2
_OWNERS = frozenset({"му", "ѝ", "й", "им"})
_HER, _HIM = frozenset({"я"}), frozenset({"го"})
_SHE = re.compile(r".{2,}(?:ова|ева|ска|ъова|айте)")
_HE = re.compile(r".{2,}(?:ов|ев|ски|ич|швили|енко|ъл)")
_SHE_OFFICE = re.compile(r".{3,}(?:(?<!с)ката|ицата|инята)|председателка|госпожа|г-жа")
_HE_OFFICE = re.compile(
    r"господин|г-н|крал(?:ят|я)?|принц(?:ът|а)?|папа(?:та)?|имам|шейх(?:ът|а)?|пророк(?:ът|а)?|отец"
)


@dataclass(slots=True)
class Talk:
    """What a reader has in mind; grows from sentence to sentence.

    ``topics`` are whom each unit is about: its speaker, else the subject of its main clause.
    """

    ann: Annotated
    # Bodies that the text describes and does not name.
    local: dict[str, Entity] = field(default_factory=dict)
    topics: dict[int, str] = field(default_factory=dict)
    spoke: dict[int, str] = field(default_factory=dict)
    host: str | None = None
    guest: str | None = None
    body: str | None = None
    roles: dict[str, list[Role]] = field(default_factory=dict)
    # Who is named in one row with others who hold the same office.
    together: set[str] = field(default_factory=set)
    _genders: dict[str, Gender | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for first, role in sorted(self.ann.roles.items()):
            mention = self.ann.mention_at.get(first)
            if mention is not None and mention.first == first:
                self.roles.setdefault(mention.entity, []).append(role)
        for nominals in self.ann.nominals:
            for nominal in nominals:
                if len(nominal.entities) > 1:
                    self.together.update(nominal.entities)

    def told(self, unit: int, speaker: str) -> None:
        """``speaker`` is the last one to speak in ``unit``."""
        self.spoke[unit] = self.topics[unit] = speaker

    def read(self, unit: int) -> None:
        """Takes in what ``unit`` says of its subject, of hosts and of guests."""
        for clause in self.ann.clauses_of(unit):
            if not clause.quoted:
                self._read_clause(unit, clause)

    def _read_clause(self, unit: int, clause: Clause) -> None:
        ann = self.ann
        nominals = ann.nominals[clause.number]
        for group in clause.verbs:
            if group.kind == "noun" or not group.senses & {"receive", "visit", "arrive"}:
                continue
            who = [n for n in subjects(ann, group) if self._one(n)]
            if not who and clause.parent is not None:  # „Преди да отлети, Х …“
                above = [n for n in ann.nominals[clause.parent] if not n.prep and self._one(n)]
                who = above[:1]
            met = [n for n in nominals if n.first > group.last and n not in who and self._one(n)]
            met.sort(key=lambda n: bool(n.prep))  # „прие на „Бистришко шосе“ колегата си Х“
            other = met[0].entities[0] if met else self._received(group)
            if who and "receive" in group.senses:
                self.host, self.guest = who[0].entities[0], other
            elif who:
                self.guest = who[0].entities[0]
                self.host = other if other and "visit" not in group.senses else self.host
        for at, nominal in enumerate(nominals):
            following = nominals[at + 1] if at + 1 < len(nominals) else None
            named = following if following and self._one(following) else None
            if named and "host" in ann.classes(nominal.head):
                self.host = named.entities[0]
            if nominal.code == "visit":
                if named and named.prep == "на":
                    self.guest = named.entities[0]
                # „Х е на посещение в София“
                if nominal.prep == "на" and at and (
                    self._one(nominals[at - 1]) and not nominals[at - 1].prep
                ):  # fmt: skip
                    self.guest = nominals[at - 1].entities[0]
            elif nominal.kind == "body":
                if nominal.prep == "от" and nominal.entities:
                    self.body = nominal.entities[0]
            elif nominal.kind == "pronoun" and unit not in self.topics and not nominal.prep:
                word = ann.lower(nominal.head)
                known = self.pronoun(nominal.first, word) if word in {"той", "тя"} else None
                if known:
                    self.topics[unit] = known
        if clause.kind in ("main", "reporting") and unit not in self.topics:
            found = next((i for i, n in enumerate(nominals) if not n.prep and self._one(n)), None)
            # „А и Б дадоха брифинг“ is about both.
            if found is not None and not any(n.joined for n in nominals[found + 1 : found + 2]):
                self.topics[unit] = nominals[found].entities[0]

    def _received(self, group: VerbGroup) -> str | None:
        """„прие я Х“, „я посрещна Х“: whom the pronoun means."""
        if "receive" not in group.senses or group.passive:
            return None
        for i in range(group.first, group.last + 2):
            if self.ann.lower(i) in _HER | _HIM:
                return self._person(i, "she" if self.ann.lower(i) in _HER else "he")
        return None

    def _one(self, nominal: Nominal) -> bool:
        """Whether it is one person, and no school that bears his name."""
        one = nominal.kind == "person" and len(nominal.entities) == 1
        return one and not in_title(self.ann, nominal)

    def pronoun(self, at: int, word: str) -> str | None:
        """The person whom „той“ or „тя“ at token ``at`` means."""
        return self._person(at, "she" if word in {"тя", "ѝ", "нея"} else "he")

    def elided(self, at: int) -> str | None:
        """The subject that a verb at ``at`` leaves unsaid: „Добави, че …“."""
        return self._person(at, None)

    def described(self, at: int, first: int | None = None) -> str | None:
        """The one whom a noun without a name means: „домакинът“, „гостенката“, „дипломатът“,
        „българският първи дипломат“. Its phrase begins at ``first``."""
        word, classes = self.ann.lower(at), self.ann.classes(at)
        she: Gender | None = "she" if word.endswith(("ката", "ицата", "инята")) else None
        country = adjective_country(self.ann, at if first is None else first, at - 1)
        if country is not None:
            return self._of_country(at, country, she)
        if classes & {"host", "guest"}:
            hosts = bool(classes & {"host"})
            known, other = (self.host, self.guest) if hosts else (self.guest, self.host)
            if known is None and other is not None:
                known = self._last_but(at, other)
            if known is None and she:
                known = self._only_she(at)
            return known
        if not word.endswith(("ът", "ят", "та")):
            return None
        return self._person(at, she)

    def _of_country(self, at: int, country: str, gender: Gender | None) -> str | None:
        """The only person before ``at`` who holds an office of ``country``."""
        home = HOME.get(self.ann.article.lang)
        named = dict.fromkeys(m.entity for m in self.ann.mentions_in(0, at - 1))
        found = []
        for entity in named:
            states = {role.country or (home if of_state(role) else None)
                      for role in self.roles.get(entity, ())}  # fmt: skip
            if country in states and self._fits(entity, gender):
                found.append(entity)
        return found[0] if len(found) == 1 else None

    def _only_she(self, at: int) -> str | None:
        """The only woman in office whom the text has named before ``at``."""
        named = dict.fromkeys(m.entity for m in self.ann.mentions_in(0, at - 1))
        women = [e for e in named if e in self.roles and self.gender(e) == "she"]
        return women[0] if len(women) == 1 else None

    def officer(self, at: int) -> str | None:
        """Whom „министърът“ means where several hold such an office: who has just spoken, if
        his office has that word or no list knows it; else the only one whose has it."""
        ann = self.ann
        before = ann.unit_at[at] - 1
        reference = ann.references.get(at)
        last = reference.last if reference else at
        hits = [h for _, h in ann.found_kind("offices") if at <= h.first and h.last <= last]
        if not hits:
            return None
        # „министърът на отбраната“ is not the foreign minister.
        of_portfolio = reference is not None and reference.office in _OF_PORTFOLIO
        stop = last if of_portfolio else hits[0].last
        words = {
            ann.lexicon.stem(ann.lower(i))
            for i in range(hits[0].first, stop + 1)
            if i <= hits[0].last or "preposition" not in ann.classes(i)
        }
        country = reference.country if reference else None
        known = self.spoke.get(before) or self.topics.get(before)
        # „Говорителят му“ is not the one whose he is.
        holds = self._surely_holds if is_owned(ann, at, last) else self._holds
        if known and self._fits(known, None) and holds(known, words, country):
            # „Х разговаря с У“, and both are ministers: nobody knows which of them.
            alike = [
                e
                for e in self._people(before, at, {known})
                if self._surely_holds(e, words, country)
            ]
            return None if alike and before not in self.spoke else known
        holders = {
            mention.entity
            for mention in ann.mentions_in(0, at - 1)
            if (role := self._role(mention))
            and self._is_of(role, words, country)
            and not (reference and role.held and role.held.kind == reference.office)
        }
        return holders.pop() if len(holders) == 1 else None

    def _holds(self, entity: str, words: set[str], country: str | None) -> bool:
        """Whether an office of ``entity`` has these stems. Where none is known, it may have,
        but of three ministers named together „румънският министър“ is any."""
        roles = self.roles.get(entity, ())
        if country is not None and entity in self.together:
            return any(role.country == country and words <= self._stems(role) for role in roles)
        if not roles:
            return True
        return any(self._is_of(role, words, country) for role in roles)

    def _surely_holds(self, entity: str, words: set[str], country: str | None) -> bool:
        return any(self._is_of(role, words, country) for role in self.roles.get(entity, ()))

    def _is_of(self, role: Role, words: set[str], country: str | None) -> bool:
        same = country is None or role.country in (None, country)
        return same and words <= self._stems(role)

    def _role(self, mention: TokenMention) -> Role | None:
        return self.ann.roles.get(mention.first)

    def _stems(self, role: Role) -> set[str]:
        return {self.ann.lexicon.stem(w) for w in (role.base or "").lower().split()}

    def _last_but(self, at: int, other: str) -> str | None:
        ann = self.ann
        for mention in reversed(ann.mentions_in(0, at - 1)):
            if mention.kind == "person" and mention.entity != other:
                return mention.entity
        return None

    def _person(self, at: int, gender: Gender | None) -> str | None:
        """The nearest sentence with a fitting person before ``at`` decides: whom it is
        about, or the only person in it. None where it leaves two."""
        ann = self.ann
        own = ann.unit_at[at]
        clause = ann.clause_at.get(at)
        named = [ann.mention_at.get(i) for i in clause.tokens] if clause else []
        beside = {mention.entity for mention in named if mention}
        place = ann.sentences[own].paragraph
        seen = 0
        for unit in range(own, -1, -1):
            if place - ann.sentences[unit].paragraph > _PARAGRAPHS or seen > _SENTENCES:
                return None
            if own - unit > _FURTHEST:
                return None
            people = self._people(unit, at, beside)
            topic = self.topics.get(unit)
            if unit == own and topic not in people:
                topic = None
            seen += bool(people or topic)
            if topic and topic not in beside and self._fits(topic, gender):
                return topic
            fitting = [one for one in people if self._fits(one, gender)]
            if len(fitting) == 1:
                return fitting[0]
            if len(fitting) > 1:
                sure = [one for one in fitting if gender and self.gender(one) == gender]
                return sure[0] if len(sure) == 1 else None
        return None

    def _people(self, unit: int, at: int, but: Collection[str]) -> list[str]:
        found: list[str] = []
        for clause in self.ann.clauses_of(unit):
            for nominal in self.ann.nominals[clause.number] if not clause.quoted else ():
                if (
                    nominal.kind == "person"
                    and nominal.last < at
                    and not in_title(self.ann, nominal)
                ):
                    found += [e for e in nominal.entities if e not in but and e not in found]
        return found

    def _fits(self, entity: str, gender: Gender | None) -> bool:
        entity_known = self.ann.entities.get(entity)
        if entity_known is None or entity_known.kind != "person":
            return False
        return gender is None or self.gender(entity) in (None, gender)

    def gender(self, entity: str) -> Gender | None:
        """He or she by the office, the surname or the first name; None where they do not tell."""
        if entity not in self._genders:
            self._genders[entity] = self._gender(entity)
        return self._genders[entity]

    def _gender(self, entity: str) -> Gender | None:
        ann = self.ann
        for mention in ann.mentions:
            if mention.entity != entity:
                continue
            role = ann.roles.get(mention.first)
            first, end = (role.first, role.last + 1) if role else (mention.first - 1, mention.first)
            for i in range(first, end):
                if "preposition" in ann.classes(i):
                    break
                if _SHE_OFFICE.fullmatch(ann.lower(i)):
                    return "she"
                if _HE_OFFICE.fullmatch(ann.lower(i)):
                    return "he"
            surname = ann.lower(mention.last)
            if _SHE.fullmatch(surname):
                return "she"
            if _HE.fullmatch(surname):
                return "he"
        known = ann.entities.get(entity)
        called, _, surname = ((known.bg if known else None) or "").lower().partition(" ")
        classes = ann.lexicon.classes(called) if surname else frozenset()
        return "she" if "woman_name" in classes else "he" if "man_name" in classes else None


def is_owned(ann: Annotated, first: int, last: int) -> bool:
    """„говорителят му“, „неговият съветник“: one that belongs to somebody named before."""
    beside = ann.classes(first) | ann.classes(first - 1)
    return "his_own" in beside or not _OWNERS.isdisjoint((ann.lower(last), ann.lower(last + 1)))


def in_title(ann: Annotated, nominal: Nominal) -> bool:
    """„Народна библиотека „Иван Вазов““ is no person who speaks."""
    return (
        nominal.kind == "person"
        and ann.is_quoted(nominal.head)
        and not ann.clause_at[nominal.head].quoted
    )


def of_state(role: Role) -> bool:
    """Whether the office is that of a state, and the text does not say of which."""
    return role.held is not None and role.country is None and is_of_state(role.held)
