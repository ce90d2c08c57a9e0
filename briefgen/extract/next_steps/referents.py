"""Whom a noun phrase means: names, capitals, „двамата“, „двете страни“, „комисията“."""

from __future__ import annotations

from briefgen.annotate import Annotated, Nominal
from briefgen.annotate.homelands import HOME
from briefgen.extract.arguments import subjects
from briefgen.extract.context import Context
from briefgen.extract.counted_people import NUMBERS, leaders_meant
from briefgen.extract.documents.offices import adjective_country
from briefgen.extract.documents.parties import add_country
from briefgen.extract.next_steps.bodies import body_meant, municipalities
from briefgen.extract.next_steps.counted import SIDES as _SIDES
from briefgen.extract.next_steps.counted import counted
from briefgen.extract.next_steps.known import Known
from briefgen.extract.next_steps.speakers import standing, state_of
from briefgen.extract.next_steps.voice import Voice
from briefgen.gazetteer import gazetteer

_ACTS = frozenset({"person", "organisation", "country", "group"})
# What without a number means the sides and companies that the text is about.
_BOTH = frozenset({"страните", "компаниите", "дружествата", "фирмите", "общините"})
_MUNICIPALITIES = frozenset({"общините", "общината", "община"})
# Within so many tokens „документът“ opens a sentence.
_FIRST = 2


def whom(known: Known, nominal: Nominal, voice: Voice, *, between: bool) -> tuple[str, ...]:
    """The entities that ``nominal`` means; none where the text leaves a doubt.

    ``between``: it stands between the verb that governs „да …“ and that „да …“.
    """
    context = known.context
    ann = context.ann
    if nominal.entities:
        entities = tuple(e for one in nominal.entities if (e := acting(context, one)))
        return entities if len(entities) == len(nominal.entities) else ()
    sender = _sender(ann, nominal)
    if sender is not None:
        return (one,) if (one := acting(context, sender)) else ()
    if nominal.first in ann.references:
        return _of_state(ann, nominal)
    apposed = _name_behind(ann, nominal)
    if apposed is not None:
        return tuple(e for one in apposed.entities if (e := acting(context, one)))
    words = {ann.lower(i) for i in range(nominal.first, nominal.last + 1)}
    if words <= _MUNICIPALITIES and (towns := municipalities(context, nominal)):
        return towns
    national = adjective_country(ann, nominal.first, nominal.head - 1)
    if national is not None and "side" in ann.classes(nominal.head):
        return (add_country(context, national),)
    if words & {"страната", "държавата"} and ann.lower(nominal.last + 1) == "ни":
        return (add_country(context, home),) if (home := HOME.get(ann.article.lang)) else ()
    if words & {"страната", "държавата"} and ann.lower(nominal.last + 1) in {"му", "ѝ", "й"}:
        own = voice.own or _side_of_subject(ann, nominal)
        countries = [e for e in sorted(own) if e.startswith("country-")]
        return tuple(add_country(context, e) for e in countries[:1])
    if words & {"той", "тя"}:
        # „настоя той да приключи“ may mean a thing; „предстои тя да докладва“ hardly.
        waits = between and _lies_ahead(ann, nominal) and voice.manner == "reporter"
        return _one_person(known, nominal, voice) if waits or not between else ()
    if words == {"те"}:
        return _people_told(known, nominal, voice) if not between else ()
    if ann.classes(nominal.head) & {"host", "guest"}:
        guest = "guest" in ann.classes(nominal.head)
        person = known.talk.guest if guest else known.talk.host
        return (person,) if person else ()
    if words & NUMBERS.keys() or words <= _BOTH:
        return counted(known, nominal, words)
    if words & _SIDES:
        return ()
    if nominal.kind == "group":
        return _holders(ann, nominal) or leaders_meant(ann, nominal)
    return body_meant(known, nominal, voice) if nominal.kind == "body" else ()


def acting(context: Context, entity: str) -> str | None:
    """``entity`` as one that acts: „Рим“ is Italy, „Сплит“ the town itself."""
    kind = _kind(context.ann, entity)
    if kind == "place":
        country = gazetteer().seats.get(context.ann.entities[entity].bg or "")
        return add_country(context, country) if country else entity
    return entity if kind in _ACTS else None


def _of_state(ann: Annotated, nominal: Nominal) -> tuple[str, ...]:
    """„френският президент“: the one so called whose state only the gazetteer has."""
    meant = ann.references[nominal.first]
    if meant.country is None:
        return ()
    holders = {
        m.entity
        for m in ann.mentions_in(0, nominal.first - 1)
        if m.kind == "person"
        and (role := ann.role_of(m.entity)) is not None
        and role.held is not None
        and role.held.kind == meant.office
        and role.country is None
        and meant.country in state_of(ann, m.entity)
    }
    return (holders.pop(),) if len(holders) == 1 else ()


def _sender(ann: Annotated, nominal: Nominal) -> str | None:
    """„делегация на НАТО“: the one whose it is."""
    head = nominal.head
    if "delegation" not in ann.classes(head) or ann.lower(head + 1) != "на":
        return None
    named = [m for m in ann.mentions_in(head + 2, nominal.last + 1) if m.kind != "person"]
    return named[0].entity if len(named) == 1 else None


def _name_behind(ann: Annotated, nominal: Nominal) -> Nominal | None:
    """„държавната компания СОКАР“, „правителството на Йемен“: the name that tells which."""
    nominals = ann.nominals[ann.clause_at[nominal.head].number]
    for other in nominals:
        gap = [ann.lower(i) for i in range(nominal.last + 1, other.first)]
        if other.first <= nominal.last or not other.entities or other.joined:
            continue
        if all(word in '„“"«' for word in gap) and nominal.kind == "body":
            return other
        kind = _kind(ann, other.entities[0])
        state = ann.lower(nominal.head) in _GOVERNMENTS and kind == "country"
        return other if gap == ["на"] and state else None
    return None


# What people do, and no documents or groups.
_OF_PEOPLE = frozenset(
    {
        "say",
        "meet",
        "visit",
        "receive",
        "hold_talks",
        "discuss",
        "arrive",
        "promise",
        "sign",
        "attend",
    }
)
_GOVERNMENTS = frozenset({"правителството", "кабинетът", "властите"})


def _side_of_subject(ann: Annotated, nominal: Nominal) -> frozenset[str]:
    """„Министърът обеща страната му да …“: what the subject of the verb before stands for."""
    clause = ann.clause_at[nominal.head]
    earlier = [g for g in clause.verbs if g.kind == "finite" and g.head < nominal.first]
    run = subjects(ann, earlier[-1]) if earlier else []
    named = run[0].entities if len(run) == 1 else ()
    return standing(ann, named[0])[1] if len(named) == 1 else frozenset()


def _kind(ann: Annotated, entity: str) -> str:
    known = ann.entities.get(entity)
    return known.kind if known else ""


def _one_person(known: Known, nominal: Nominal, voice: Voice) -> tuple[str, ...]:
    """„той“: the speaker of the sentence, else the one whom the talk is about."""
    ann = known.context.ann
    if voice.manner == "quote":
        return ()
    if voice.manner != "reporter" and not _from_body(ann, voice):
        return (voice.speaker,) if voice.speaker and _kind(ann, voice.speaker) == "person" else ()
    if _after_thing(ann, nominal):
        return ()
    word = ann.lower(nominal.first)
    person = known.talk.pronoun(nominal.first, word)
    # „тя“ may be an expedition: a woman's name or office must show that it is not.
    unsure = word == "тя" and person is not None and known.talk.gender(person) is None
    return (person,) if person and not unsure else ()


def _from_body(ann: Annotated, voice: Voice) -> bool:
    """„Утре тя ще замине, съобщи пресцентърът“, „… съобщиха от посолството“."""
    if voice.speaker is not None:
        return _kind(ann, voice.speaker) != "person"
    verb = voice.verb
    if verb is None or voice.manner != "said":
        return False
    home = ann.clause_at[verb.head]
    return verb.plural or any("speaks_for" in ann.classes(i) for i in home.tokens)


def _people_told(known: Known, nominal: Nominal, voice: Voice) -> tuple[str, ...]:
    """„Те ще се срещнат“: the several who are the subject of the sentence before."""
    ann = known.context.ann
    unit = ann.unit_at[nominal.first] - 1
    if voice.manner != "reporter" or unit < 0 or unit_paragraph(ann, unit) != unit_paragraph(
        ann, unit + 1
    ):  # fmt: skip
        return ()
    groups = [g for g in ann.verbs_in(ann.units[unit]) if g.kind == "finite" and g.mood == "told"]
    mains = [g for g in groups if ann.clause_at[g.head].kind == "main" and not g.passive]
    if not mains or not mains[-1].plural or any(ann.is_quoted(g.head) for g in mains):
        return ()
    run = subjects(ann, mains[-1], reverse=False)
    people = [e for n in run for e in _several(known, n)]
    return tuple(dict.fromkeys(people)) if len(set(people)) > 1 else ()


def _several(known: Known, nominal: Nominal) -> tuple[str, ...]:
    ann = known.context.ann
    words = {ann.lower(i) for i in range(nominal.first, nominal.last + 1)}
    named = nominal.entities or (counted(known, nominal, words) if words & NUMBERS.keys() else ())
    return tuple(e for e in named if _kind(ann, e) == "person")


def unit_paragraph(ann: Annotated, unit: int) -> int:
    return ann.sentences[unit].paragraph


def _holders(ann: Annotated, nominal: Nominal) -> tuple[str, ...]:
    """„министрите на транспорта“: those whom the text has named before with that office, where
    it has named them together."""
    head = nominal.head
    if ann.lower(head + 1) != "на" or not ann.lower(head).endswith("те"):
        return ()
    words = [ann.lower(head + 2)]
    if "preposition" in ann.classes(head + 3) or ann.lower(head + 3) in {"и", ","}:
        return ()
    found: dict[str, None] = {}
    for clause in ann.nominals:
        for other in clause:
            alike = other.first < nominal.first and len(other.entities) > 1
            if alike and ann.lower(other.head) in {ann.lower(head), ann.lower(head)[:-2]} and (
                [ann.lower(other.head + 2)] == words
            ):  # fmt: skip
                found.update(dict.fromkeys(other.entities))
    return tuple(found)


def _lies_ahead(ann: Annotated, nominal: Nominal) -> bool:
    """„предстои тя да докладва“, „очаква се той да посети“: and not „предстои той да бъде
    ратифициран“."""
    groups = ann.clause_at[nominal.first].verbs
    opener = next((g for g in reversed(groups) if g.last < nominal.first), None)
    deed = next((g for g in groups if g.first > nominal.last), None)
    ahead = opener is not None and (
        "lie_ahead" in opener.senses or ("expect" in opener.senses and opener.reflexive)
    )
    return ahead and deed is not None and not deed.passive and bool(deed.senses & _OF_PEOPLE)


def _may_be(pronoun: str, noun: str) -> bool:
    """Whether „той“ or „тя“ can stand for the noun, by its ending: for neither „срещи“."""
    if noun.endswith(("и", "ите")):
        return False
    feminine = noun.endswith(("а", "я", "ст", "щ"))
    return feminine if pronoun == "тя" else not noun.endswith(("та", "ия", "о", "е"))


def _after_thing(ann: Annotated, nominal: Nominal) -> bool:
    """Whether the sentence before is about a document or event, which „той“ may mean."""
    number = ann.unit_at[nominal.first]
    if number == 0:
        return False
    if any(
        "paper" in ann.classes(i) and "preposition" not in ann.classes(i - 1)
        for i in range(ann.units[number - 1].start, ann.units[number - 1].start + _FIRST)
    ):
        return True
    return any(
        not n.prep
        and n.kind in ("document", "event")
        and _may_be(ann.lower(nominal.first), ann.lower(n.head))
        for clause in ann.clauses_of(number - 1)
        if clause.kind == "main"
        for n in ann.nominals[clause.number][:1]
    )
