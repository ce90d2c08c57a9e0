"""Whom a noun phrase means: names, capitals, „двамата“, „двете страни“, „комисията“."""

from __future__ import annotations

from briefgen.annotate import Annotated, Nominal
from briefgen.extract.arguments import subjects
from briefgen.extract.context import Context
from briefgen.extract.counted_people import NUMBERS
from briefgen.extract.documents.offices import adjective_country
from briefgen.extract.documents.parties import add_country
from briefgen.extract.next_steps.counted import SIDES as _SIDES
from briefgen.extract.next_steps.counted import counted
from briefgen.extract.next_steps.known import Known
from briefgen.extract.next_steps.speakers import standing
from briefgen.extract.next_steps.voice import Voice
from briefgen.extract.quotes.talk import HOME
from briefgen.gazetteer import gazetteer

_ACTS = frozenset({"person", "organisation", "country", "group"})
# Within so many tokens „документът“ opens a sentence.
_FIRST = 2
# So many letters tell a body's noun in any of its forms.
_BODY_STEM = 5


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
    apposed = _name_behind(ann, nominal)
    if apposed is not None:
        return tuple(e for one in apposed.entities if (e := acting(context, one)))
    words = {ann.lower(i) for i in range(nominal.first, nominal.last + 1)}
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
    if ann.classes(nominal.head) & {"host", "guest"}:
        guest = "guest" in ann.classes(nominal.head)
        person = known.talk.guest if guest else known.talk.host
        return (person,) if person else ()
    if words & NUMBERS.keys() or words == {"страните"}:
        return counted(known, nominal, words)
    if words & _SIDES:
        return ()
    if nominal.kind == "body" and nominal.first == nominal.last:
        return _same_body(known, nominal)
    return ()


def acting(context: Context, entity: str) -> str | None:
    """``entity`` as one that acts: „Рим“ is Italy, „Сплит“ the town itself."""
    kind = _kind(context.ann, entity)
    if kind == "place":
        country = gazetteer().seats.get(context.ann.entities[entity].bg or "")
        return add_country(context, country) if country else entity
    return entity if kind in _ACTS else None


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
    {"say", "meet", "visit", "receive", "hold_talks", "discuss", "arrive", "promise", "sign"}
)
# „ведомството“ is a ministry or an agency; „Комисията“ in a report on the Union its own.
_OFFICE_OF_STATE = frozenset({"ведомството"})
_MINISTRIES = ("министерство", "агенция", "държавна агенция")
_UNION = frozenset({"european-union", "european-council", "european-parliament"})
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
    if voice.manner != "reporter":
        return (voice.speaker,) if voice.speaker and _kind(ann, voice.speaker) == "person" else ()
    if _after_thing(ann, nominal):
        return ()
    person = known.talk.pronoun(nominal.first, ann.lower(nominal.first))
    return (person,) if person else ()


def _lies_ahead(ann: Annotated, nominal: Nominal) -> bool:
    """„предстои тя да докладва“: and not „предстои той да бъде ратифициран“."""
    groups = ann.clause_at[nominal.first].verbs
    opener = next((g for g in reversed(groups) if g.last < nominal.first), None)
    deed = next((g for g in groups if g.first > nominal.last), None)
    ahead = opener is not None and "lie_ahead" in opener.senses
    return ahead and deed is not None and not deed.passive and bool(deed.senses & _OF_PEOPLE)


def _after_thing(ann: Annotated, nominal: Nominal) -> bool:
    """Whether the sentence before is about a document or event, which „той“ may mean."""
    number = ann.unit_at[nominal.first]
    if number == 0:
        return False
    if any(
        "paper" in ann.classes(i)
        for i in range(ann.units[number - 1].start, ann.units[number - 1].start + _FIRST)
    ):
        return True
    clauses = {c.number: c for i in ann.units[number - 1] if (c := ann.clause_at.get(i))}
    return any(
        not n.prep and n.kind in ("document", "event")
        for clause in clauses.values()
        if clause.kind == "main"
        for n in ann.nominals[clause.number][:1]
    )


def _same_body(known: Known, nominal: Nominal) -> tuple[str, ...]:
    """„комисията“, „ведомството“ where the text names one only."""
    ann = known.context.ann
    stem = ann.lower(nominal.head)[:_BODY_STEM]
    definite = ann.lower(nominal.head).endswith(("та", "ът", "ят", "то", "а"))
    bodies = {
        m.entity
        for m in ann.mentions_in(0, nominal.first - 1)
        if m.kind in ("organisation", "group") and _has_word(m.base, stem)
    }
    if ann.lower(nominal.head) in _OFFICE_OF_STATE:
        bodies = _named_bodies(ann, nominal, _MINISTRIES)
    if not bodies and ann.lower(nominal.head) == "комисията":
        of_union = any(m.entity in _UNION for m in ann.mentions)
        return (add_country(known.context, "european-commission"),) if of_union else ()
    return (bodies.pop(),) if definite and len(bodies) == 1 else ()


def _named_bodies(ann: Annotated, nominal: Nominal, kinds: tuple[str, ...]) -> set[str]:
    return {
        m.entity
        for m in ann.mentions_in(0, nominal.first - 1)
        if m.kind == "organisation" and m.base.lower().startswith(kinds)
    }


def _has_word(name: str, stem: str) -> bool:
    return any(word.lower().startswith(stem) for word in name.split())
