"""The one who speaks: subject of the verb of saying, named, described or left unsaid."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.annotate import Annotated, Nominal
from briefgen.annotate.clauses import Clause
from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.arguments import behind, clause_of, nominals_of, subjects
from briefgen.extract.quotes.bodies import same_body, state_body
from briefgen.extract.quotes.talk import Talk, in_title, is_owned
from briefgen.gazetteer.local import local_id

_BODIES = frozenset({"organisation", "country", "group"})
_BEFORE_RELATIVE = 3
_IN = ("в", "във")
_ARTICLES = ("ът", "ят", "ката", "ицата")
_PARTICLES = frozenset({"обаче", "пък", "също", "вече", "още"})
_DEFINITE = re.compile(r".{2,}(?:ата|ята|ото|ето|ите|ът|ят|стта)")
# Between a verb and its subject: „каза също така вчера той“.
ADVERBS = frozenset(
    {"още", "също", "така", "днес", "вчера", "снощи", "обаче", "пък", "отново", "в", "заключение"}
    | {"отговор", "допълнение", "тогава", "накрая", "изрично", "категорично", "лаконично"}
    | {"кратко", "кротко", "спокойно", "рязко"}
)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks (None: somebody, and the text does not say who), by the tokens that say so."""

    entity: str | None
    first: int
    last: int


def speaker_behind(talk: Talk, verb: int, last: int) -> Speaker | None:
    """„…, каза Х“: the subject behind token ``verb``, up to token ``last``."""
    ann = talk.ann
    found = _phrases(ann, verb + 1, last)
    if ann.lower(verb + 1) == "оттам":
        return Speaker(talk.body, verb + 1, verb + 1)
    office = _bare_office(talk, verb + 1)
    for at, nominal in enumerate(found):
        if (not nominal.prep or _on_stage(ann, verb, nominal)) and (
            office is None
            or nominal.first <= office.first
            or (nominal.kind == "person" and nominal.entities)
        ):
            return _named(talk, nominal, found[at + 1 :], verb)
    if office is not None:
        return office
    # „съобщиха от министерството“, „напомнят оттам“
    plural = ann.lower(verb).endswith(("т", "ха", "ли"))
    for nominal in found:
        speaks = _press_office(ann, verb, nominal) or (plural and _speak_from(ann, verb, nominal))
        if speaks and (body := _body(talk, nominal, found)):
            return Speaker(body, nominal.first, nominal.last)
    return _of_officer(talk, verb, found)


def _on_stage(ann: Annotated, verb: int, nominal: Nominal) -> bool:
    """„обяви от трибуната Х“: the preposition is that of the place right before the name."""
    before = nominal.first - 1
    placed = before - 1 > verb and "preposition" in ann.classes(before - 1)
    return placed and nominal.kind == "person" and "stage" in ann.classes(before)


def _speak_from(ann: Annotated, verb: int, nominal: Nominal) -> bool:
    """„съобщиха от министерството“, „казаха пред журналисти от партията“; not „заявиха
    източници от правителството“, for these speak for themselves."""
    first = verb + 1
    while ann.lower(first) in ADVERBS or "pronoun" in ann.classes(first):
        first += 1
    if nominal.prep in _IN:  # „смятат в партията“
        return first >= nominal.first - 1 and not _is_land(ann, nominal)
    if nominal.prep != "от":
        return False
    return first >= nominal.first - 1 or "preposition" in ann.classes(first) or (
        not ann.lower(first).endswith(("и", "те", "ове"))
    )  # fmt: skip


def _press_office(ann: Annotated, after: int, nominal: Nominal) -> bool:
    """„съобщи пресслужбата на Х“: who speaks for the body ``nominal``."""
    if nominal.prep != "на":
        return False
    near = range(max(after + 1, nominal.first - 4), nominal.first)
    return any("speaks_for" in ann.classes(i) for i in near)


def _of_officer(talk: Talk, verb: int, found: Sequence[Nominal]) -> Speaker | None:
    """„каза помощникът на руския президент Х“: an office that no list knows, and a name behind
    another's office. It is his name where somebody else holds that office."""
    ann = talk.ann
    named = next((n for n in found if n.kind == "person" and len(n.entities) == 1), None)
    if named is None or named.prep != "на":
        return None
    head = ann.tokens[named.first - 2]
    if named.first - 2 <= verb or not head.lower.endswith(("ът", "ят", "ката", "ицата")):
        return None
    role = ann.roles.get(named.head)
    held = role.held if role is not None and role.first < named.head else None
    if held is None or role is None:
        return None
    others = {
        e for e, r in talk.roles.items() if e != named.entities[0] for one in r
        if one.held and (one.held.kind, one.held.country) == (held.kind, held.country)
    }  # fmt: skip
    return Speaker(named.entities[0] if others else None, named.first - 2, named.last)


def _named(talk: Talk, nominal: Nominal, following: Sequence[Nominal], verb: int) -> Speaker | None:
    """``nominal`` or the name that stands in apposition to it."""
    ann = talk.ann
    if nominal.kind == "person" and nominal.entities:
        return Speaker(nominal.entities[0], nominal.first, nominal.last)
    if nominal.kind == "pronoun":
        word = ann.lower(nominal.first)
        return Speaker(talk.pronoun(nominal.first, word) if word in {"той", "тя"} else None,
                       nominal.first, nominal.last)  # fmt: skip
    named = next((n for n in following if not n.prep and n.kind == "person" and n.entities), None)
    if named is not None:
        return Speaker(named.entities[0], nominal.first, named.last)
    if nominal.kind in ("other", "person"):
        return Speaker(_meant(talk, nominal), nominal.first, nominal.last)
    asked = _is_asked(ann, verb)
    if nominal.first - verb <= 3 and not asked and (body := _body(talk, nominal, following)):
        return Speaker(body, nominal.first, nominal.last)
    if is_medium(ann, nominal) and nominal.first - verb <= 3:
        entity = nominal.entities[0] if nominal.entities else None
        return Speaker(entity, nominal.first, nominal.last)
    return Speaker(None, nominal.first, nominal.last)


def _is_asked(ann: Annotated, verb: int) -> bool:
    """„…, призова правителството да …“: whoever stands behind the verb is to do it."""
    group, clause = ann.verb_at.get(verb), ann.clause_at.get(verb)
    if group is None or clause is None or "demand" not in group.senses:
        return False
    return any(other.governor == group.head for other in clause.verbs)


def _meant(talk: Talk, nominal: Nominal) -> str | None:
    """Whom a description without a name means."""
    if nominal.first in talk.ann.references:
        return _officer(talk, nominal.first, nominal.last)
    return talk.described(nominal.head, nominal.first)


def _bare_office(talk: Talk, first: int) -> Speaker | None:
    """„каза директорът“: an office without a name, right behind the verb."""
    ann = talk.ann
    while ann.lower(first) in ADVERBS:
        first += 1
    reference = ann.references.get(first)
    if reference is None:
        return _of_his(ann, first)
    known = reference.entity or _officer(talk, first, reference.last)
    return Speaker(known, first, reference.last)


def _of_his(ann: Annotated, first: int) -> Speaker | None:
    """„неговият съветник“, „съветничката му“: somebody, and never the one whose he is."""
    if not is_owned(ann, first, first) or ann.tokens[first + 1].shape != "lower":
        return None
    person = "his_own" in ann.classes(first) or ann.lower(first).endswith(_ARTICLES)
    return Speaker(None, first, first + 1) if person else None


def _officer(talk: Talk, first: int, last: int) -> str | None:
    """Whom an office alone means; „дипломатът“ may be anybody of whom the text just spoke."""
    found = talk.officer(first)
    general = first == last and "common_person" in talk.ann.classes(first)
    return found or (talk.described(first) if general else None)


def of_paper(ann: Annotated, clause: Clause, at: int | None = None) -> Speaker | None:
    """„В съобщение на Х се казва, че …“, „според доклада на Х …“: whose paper says it, where
    only one can be meant. ``at`` is the paper where that is known."""
    nominals = ann.nominals[clause.number]
    for number, nominal in enumerate(nominals):
        if any(after.joined for after in nominals[number + 1 : number + 2]):
            continue  # „в съвместно изявление на Х и У“
        near = range(max(clause.tokens[0], nominal.first - 3), nominal.first)
        near = near if at is None or at in near else range(0)
        paper = [i for i in near if "statement_paper" in ann.classes(i)]
        single = len(nominal.entities) == 1 and nominal.kind in ("person", "body")
        if single and nominal.prep in ("на", "от") and paper and not nominal.joined:
            return Speaker(nominal.entities[0], paper[0], nominal.last)
    return None


def clause_of_nominal(ann: Annotated, nominal: Nominal) -> Clause | None:
    return ann.clause_at.get(nominal.first)


def _is_one(ann: Annotated, run: Sequence[Nominal]) -> bool:
    """Whether the verb of the clause where the phrases stand shows that they are one."""
    clause = ann.clause_at.get(run[0].first)
    groups = [g for g in clause.verbs if g.kind == "finite"] if clause is not None else []
    return len(run) == 1 and bool(groups) and not any(g.plural for g in groups)


def speaker_of(talk: Talk, group: VerbGroup) -> Speaker | None:
    """The subject of ``group`` in a clause of its own: „Х каза, че …“, „и добави, че …“."""
    ann = talk.ann
    own = subjects(ann, group)
    clause = clause_of(ann, group)
    if own and group.plural and clause_of_nominal(ann, own[0]) is not clause and _is_one(ann, own):
        own = []  # „България мълчи, но от министерството увериха“
    bare = [n for n in nominals_of(ann, clause)
            if not n.prep and n.kind == "person" and n.entities and n.last < group.first
            and not in_title(ann, n)]  # fmt: skip
    # The nearest: an office that no list knows may leave others bare before it.
    person = next((n for n in own if n.kind == "person" and n.entities), None)
    if bare and (person is None or (person in bare and not bare[-1].joined)):
        person = bare[0] if group.plural else bare[-1]
    link = clause.link if clause.kind == "relative" else None
    if (
        link is not None
        and all(n.last < link for n in own)
        and (not own or link - own[-1].last > _BEFORE_RELATIVE)
    ):
        return None  # „аутопсията, която е потвърдила“: no name before „която“
    if person is not None and group.plural and person.first > group.last:
        row = len(person.entities) > 1 or any(n.joined for n in own)
        if not row:  # „рибари призоваха Х“
            return Speaker(None, group.first, group.last)
    if person is not None:
        return Speaker(person.entities[0], person.first, person.last)
    for nominal in own:
        if nominal.kind == "pronoun":
            word = ann.lower(nominal.first)
            one = word in {"той", "тя"} and not group.plural  # „призоваха тя да …“
            known = talk.pronoun(nominal.first, word) if one else None
            return Speaker(known, nominal.first, nominal.last)
        if nominal.kind in ("other", "person"):
            return Speaker(_meant(talk, nominal), nominal.first, nominal.last)
        if group.plural and nominal.first > group.last and not any(n.joined for n in own):
            return Speaker(None, group.first, group.last)  # „депутати обвиниха партията“
        body = _body(talk, nominal, nominals_of(ann, clause))
        if body is None and nominal.entities and is_medium(ann, nominal):
            body = nominal.entities[0]
        return Speaker(body, nominal.first, nominal.last)
    return _unsaid(talk, group)


def _unsaid(talk: Talk, group: VerbGroup) -> Speaker | None:
    ann = talk.ann
    clause = clause_of(ann, group)
    nominals = nominals_of(ann, clause)
    own = [n for n in nominals if n.last < group.first and _is_body(ann, n)]
    office = next((n for n in own if _press_office(ann, clause.tokens[0] - 1, n)), None)
    if office is not None:
        return Speaker(office.entities[0], office.first, office.last)
    if group.plural:
        # „казаха от министерството, че“, „От министерството казаха, че“; not „Хора от …“
        many = [n for n in behind(ann, group) if _speak_from(ann, group.last, n)]
        many += [n for n in nominals if _speak_before(ann, clause, n, group)]
        told = ((n, _body(talk, n, nominals)) for n in many)
        return next((Speaker(body, n.first, n.last) for n, body in told if body), None)
    words = [i for i in clause.tokens if ann.tokens[i].shape != "mark" and i < group.first]
    described = next((o for i in words if (o := _bare_office(talk, i))), None) or _bare_office(
        talk, group.last + 1
    )
    if described is not None:
        return described
    quoted = [i for i in words if ann.is_quoted(i)]
    if quoted:  # „Терна“ увери, че
        entity = local_id(ann.words(quoted[0], quoted[-1]))
        return Speaker(entity if entity in ann.entities else None, quoted[0], quoted[-1])
    if "say" not in group.senses and _goes_on_with_thing(ann, clause):
        return None
    # Nothing stands before the verb but „и“ or an adverb: its subject is the last one.
    if len(words) <= 2 and all(
        not ann.classes(i) & {"preposition", "unnamed_source", "common_person"}
        and ann.tokens[i].shape != "number"
        and not _DEFINITE.fullmatch(ann.lower(i))  # „групата каза“
        for i in words
    ):
        return Speaker(talk.elided(group.head), group.first, group.last)
    return None


def _goes_on_with_thing(ann: Annotated, clause: Clause) -> bool:
    """„Договорът е от май и предвижда …“: what „и“ goes on with is no person."""
    before = ann.clauses[clause.joined] if clause.joined is not None else None
    verb = next((g for g in before.verbs if g.kind == "finite"), None) if before else None
    if before is None or verb is None or "и" not in map(ann.lower, clause.tokens[:2]):
        return False
    if any(n.kind in ("person", "pronoun") for n in subjects(ann, verb)):
        return False
    words = [i for i in before.tokens if i < verb.first and ann.tokens[i].shape != "mark"]
    return bool(words) and any(
        _DEFINITE.fullmatch(ann.lower(i)) and "preposition" not in ann.classes(i - 1)
        and not ann.classes(i) & {"common_person", "unnamed_source"}
        and i not in ann.references
        for i in words[:2]
    )  # fmt: skip


def _speak_before(ann: Annotated, clause: Clause, nominal: Nominal, group: VerbGroup) -> bool:
    """„От министерството казаха, че“, „В партията смятат, че“; not „В партията млади смятат“."""
    if nominal.last >= group.first or nominal.prep not in ("от", *_IN):
        return False
    between = range(nominal.last + 1, group.first)
    inside = all(ann.lower(i) in _PARTICLES for i in between) and not _is_land(ann, nominal)
    return (nominal.prep == "от" or inside) and _opens(ann, clause, nominal.first - 1)


def _is_land(ann: Annotated, nominal: Nominal) -> bool:
    """„В Чили смятат“ tells where, not who."""
    known = [ann.entities[e] for e in nominal.entities if e in ann.entities]
    return any(one.kind != "organisation" for one in known)


def _opens(ann: Annotated, clause: Clause, at: int) -> bool:
    """Whether nothing but marks and „и“ or „но“ stands before token ``at`` in the clause."""
    return all(
        ann.tokens[i].shape == "mark" or "conjunction" in ann.classes(i)
        for i in clause.tokens
        if i < at
    )


def _phrases(ann: Annotated, first: int, last: int) -> list[Nominal]:
    """The noun phrases of the clause from ``first`` on, up to the next verb or ``last``."""
    clause = ann.clause_at.get(first)
    if clause is None:
        return []
    stop = min((g.first for g in clause.verbs if g.first > first and g.kind == "finite"),
               default=last + 1)  # fmt: skip
    within = [
        n
        for n in ann.nominals[clause.number]
        if first <= n.first and n.last < min(stop, last + 1) and not in_title(ann, n)
    ]
    for hit in ann.found_in(range(first, last + 1), "quoted_by")[:1]:
        before = [n for n in within if n.last < hit.first]
        if before or ann.tokens[hit.first - 1].text != ",":
            return before
        # „…“, заяви, цитирана от Х, министърката …
        closed = next((i for i in range(hit.last, last) if ann.tokens[i].text == ","), last)
        return [n for n in within if n.first > closed]
    return within


def is_medium(ann: Annotated, nominal: Nominal) -> bool:
    """A paper or an agency, by the list or by the noun that heads it."""
    return any(e in ann.media for e in nominal.entities) or any(
        "medium_head" in ann.classes(i) and len(ann.lower(i)) > 2
        for i in range(nominal.first - 1, nominal.last + 1)
    )


def _body(talk: Talk, nominal: Nominal, among: Sequence[Nominal]) -> str | None:
    """The body that ``nominal`` names or describes."""
    if _is_body(talk.ann, nominal):
        return nominal.entities[0]
    return state_body(talk.ann, nominal, among, talk.local) or same_body(talk.ann, nominal)


def _is_body(ann: Annotated, nominal: Nominal) -> bool:
    known = [ann.entities[e] for e in nominal.entities if e in ann.entities]
    return bool(known) and known[0].kind in _BODIES and known[0].id not in ann.media
