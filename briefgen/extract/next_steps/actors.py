"""Who is to do it: only where the text leaves no doubt whom it means."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.annotate import Annotated, Nominal
from briefgen.annotate.clauses import Clause
from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.arguments import agent, antecedent, subjects
from briefgen.extract.context import Context
from briefgen.extract.documents.parties import add_country
from briefgen.extract.next_steps.told import Told
from briefgen.extract.next_steps.voice import Voice, standing
from briefgen.gazetteer import gazetteer
from briefgen.model import Document

_ACTS = frozenset({"person", "organisation", "country", "group"})
# Verbs that may stand before their subject without an object between them.
_MOVES = frozenset({"meet", "gather", "arrive", "take_place", "lie_ahead", "hold_talks"})
_TWO = frozenset({"двамата", "двете", "двата"})
_SIDES = frozenset("страни страните държави държавите".split())
_BODY_STEM = 5


def subject_of(ann: Annotated, told: Told) -> list[Nominal]:
    """The phrases that tell who does it; for a passive, who does it to the subject."""
    if told.begins is not None:
        return _of_noun(ann, told.begins, told.deed)
    if told.deed.passive:
        return agent(ann, told.deed)
    clause = ann.clause_at[told.opener.head]
    if "be" in told.opener.senses and told.opener is not told.deed:
        turn = [n for n in ann.nominals[clause.number]
                if told.opener.last < n.first < told.deed.first and n.prep == "на"]  # fmt: skip
        return turn or subjects(ann, told.opener, reverse=False)  # „е ред на Х да …“
    if clause.kind == "relative" and clause.link is not None and ann.lower(clause.link - 1) == "от":
        return antecedent(ann, clause)  # „от който се очаква да …“
    run = subjects(ann, told.deed, reverse=_may_follow(ann, told, clause))
    if clause.kind == "relative" and run and run[-1].last < clause.tokens[0]:
        return run if _stands_for(ann, run[-1], clause) else []
    return run


def _stands_for(ann: Annotated, nominal: Nominal, clause: Clause) -> bool:
    """Whether „който“ can stand for the phrase: right before it, and of its gender."""
    if clause.tokens[0] - nominal.last > 1 or clause.link is None:
        return False
    word, relative = ann.lower(nominal.last), ann.lower(clause.link)
    if nominal.kind == "person" or relative == "които":
        return True
    return relative == ("която" if word[-1:] in "ая" else "което" if word[-1:] in "ое" else "който")


def _may_follow(ann: Annotated, told: Told, clause: Clause) -> bool:
    """„ще се съберат и министрите“: no other noun can be the subject before the verb."""
    deed = told.deed
    return bool(deed.senses & _MOVES) or deed.reflexive


def _of_noun(ann: Annotated, noun: int, deed: VerbGroup) -> list[Nominal]:
    """„решението на съвета да …“."""
    nominals = ann.nominals[ann.clause_at[deed.head].number]
    return [n for n in nominals if noun < n.first < deed.first and n.prep == "на"][:1]


def actors_of(
    context: Context, told: Told, voice: Voice, documents: Sequence[Document]
) -> tuple[str, ...]:
    """The entities that ``subject_of`` means; none where one of them stays unknown."""
    ann = context.ann
    found: list[str] = []
    run = [
        n
        for n in subject_of(ann, told)
        if not _is_apposed(ann, n) and not (n.kind == "place" and n.first > told.deed.last)
    ]
    for nominal in run:
        between = told.opener.head < nominal.first < told.deed.first
        named = _resolved(context, nominal, voice, documents, between=between)
        if not named:
            return ()
        found += named
    if run:
        return tuple(dict.fromkeys(found))
    if _speaks_of_himself(ann, told, voice):
        return (voice.speaker,) if voice.speaker else ()
    return _parties(ann, told, documents)


def _is_apposed(ann: Annotated, nominal: Nominal) -> bool:
    """„на стадион „Х“ ще заседава“: the preposition before the noun governs its name, too."""
    i = nominal.first - 1
    while i >= 0 and ann.tokens[i].text in "„“\"«":
        i -= 1
    noun = i >= 0 and ann.tokens[i].shape == "lower" and not ann.classes(i) & _SMALL
    if ann.lower(i).endswith(("та", "то", "те", "ът", "ят")):
        return False  # „с писмото България се ангажира“
    return noun and i not in ann.verb_at and "preposition" in ann.classes(i - 1)


_SMALL = frozenset("month weekday year_word day_word preposition conjunction relative pronoun be will modal negation".split())


def _speaks_of_himself(ann: Annotated, told: Told, voice: Voice) -> bool:
    """„Х обяви, че ще замине“: no subject of its own, and a verb that fits one speaker."""
    if voice.manner not in ("said", "pledge") or told.deed.plural or told.deed.passive:
        return False
    if voice.verb is None or voice.verb.plural or told.opener is not told.deed:
        return False
    clause = ann.clause_at[told.deed.head]
    run = [i for i in clause.tokens if i < told.deed.first and ann.tokens[i].shape == "lower"]
    nouns = [i for i in run if not ann.classes(i) and not _is_governed(ann, i)]
    return clause.kind == "that" and not nouns and not told.deed.reflexive


def _is_governed(ann: Annotated, i: int) -> bool:
    return "preposition" in ann.classes(i - 1) or "preposition" in ann.classes(i - 2)


def _resolved(
    context: Context,
    nominal: Nominal,
    voice: Voice,
    documents: Sequence[Document],
    *,
    between: bool,
) -> tuple[str, ...]:
    ann = context.ann
    if nominal.entities:
        entities = tuple(e for one in nominal.entities if (e := _actor(context, one)))
        return entities if len(entities) == len(nominal.entities) else ()
    apposed = _name_behind(ann, nominal)
    if apposed is not None:
        return tuple(e for one in apposed.entities if (e := _actor(context, one)))
    words = {ann.lower(i) for i in range(nominal.first, nominal.last + 1)}
    if words & {"страната", "държавата"} and ann.lower(nominal.last + 1) in {"му", "ѝ", "й"}:
        own = voice.own or _side_of_subject(ann, nominal)
        countries = [e for e in sorted(own) if e.startswith("country-")]
        return tuple(add_country(context, e) for e in countries[:1])
    if words & {"той", "тя"}:
        if between:
            return ()  # „настоя той да приключи“ may mean a thing
        return _one_person(ann, nominal, voice)
    if words & _TWO or words & _SIDES:
        after = ann.lower(nominal.last + 1)
        sides = bool((words | {after}) & _SIDES)
        if not sides or words & _TWO or words == {"страните"}:
            if sides:
                return _sides(context, nominal, documents)
            return _two(ann, nominal) if "двамата" in words else ()
        return ()
    if nominal.kind == "body" and nominal.first == nominal.last:
        return _same_body(ann, nominal)
    return ()


def _actor(context: Context, entity: str) -> str | None:
    """``entity`` as one that acts: „Рим“ is Italy, „Сплит“ the town itself."""
    kind = _kind(context.ann, entity)
    if kind == "place":
        country = gazetteer().seats.get(context.ann.entities[entity].bg or "")
        return add_country(context, country) if country else entity
    return entity if kind in _ACTS else None


def _name_behind(ann: Annotated, nominal: Nominal) -> Nominal | None:
    """„държавната компания СОКАР“, „правителството на Йемен“: the name that tells which."""
    nominals = ann.nominals[ann.clause_at[nominal.head].number]
    for other in nominals:
        gap = [ann.lower(i) for i in range(nominal.last + 1, other.first)]
        if other.first <= nominal.last or not other.entities or other.joined:
            continue
        if all(word in "„“\"«" for word in gap) and nominal.kind == "body":
            return other
        state = ann.lower(nominal.head) in _GOVERNMENTS and gap == ["на"]
        return other if state and _kind(ann, other.entities[0]) == "country" else None
    return None


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


def _one_person(ann: Annotated, nominal: Nominal, voice: Voice) -> tuple[str, ...]:
    """„той“: the speaker of the sentence, else the only person of this one and the last."""
    if voice.manner != "reporter":
        return (voice.speaker,) if voice.speaker and _kind(ann, voice.speaker) == "person" else ()
    number = ann.unit_at[nominal.first]
    start = ann.units[max(0, number - 1)].start
    woman = ann.lower(nominal.first) == "тя"
    people = {
        m.entity
        for m in ann.mentions_in(start, nominal.first - 1)
        if m.kind == "person" and _is_woman(m.base) == woman
    }
    return (people.pop(),) if len(people) == 1 else ()


def _is_woman(name: str) -> bool:
    """By the first name's ending: good enough to tell two persons apart."""
    first = name.split()[0].lower()
    return first.endswith(("а", "я")) and first not in _MEN


# First names of men that end like those of women.
_MEN = frozenset("никола илия лука тома коста мика саша кузма фома сава фирса джошуа алия".split())


def _two(ann: Annotated, nominal: Nominal) -> tuple[str, ...]:
    """„двамата“: the last two persons named together."""
    number = ann.unit_at[nominal.first]
    for unit in range(number, max(-1, number - 4), -1):
        stop = min(nominal.first, ann.units[unit].stop) - 1
        mentions = ann.mentions_in(ann.units[unit].start, stop)
        people = {m.entity: None for m in mentions if m.kind == "person"}
        if len(people) == 2:
            return tuple(people)
        if people:
            return ()
    return ()


def _sides(
    context: Context, nominal: Nominal, documents: Sequence[Document]
) -> tuple[str, ...]:
    """„двете страни“: the parties of the documents where these are two, else the only two
    states that the text has before, by name or by the offices of people."""
    ann = context.ann
    pairs = {d.parties for d in documents if len(d.parties) == 2}
    if len(pairs) == 1:
        return pairs.pop()
    mentions = ann.mentions_in(0, nominal.first - 1)
    named = {m.entity: None for m in mentions if m.kind in ("country", "group")}
    for mention in mentions:
        role = ann.roles.get(mention.first) if mention.kind == "person" else None
        if role and role.country:
            named[role.country] = None
    if len(named) != 2:
        return ()
    return tuple(add_country(context, e) if e.startswith("country-") else e for e in named)


def _same_body(ann: Annotated, nominal: Nominal) -> tuple[str, ...]:
    """„комисията“ where the text names one commission only."""
    stem = ann.lower(nominal.head)[:_BODY_STEM]
    definite = ann.lower(nominal.head).endswith(("та", "ът", "ят", "то", "а"))
    bodies = {
        m.entity
        for m in ann.mentions_in(0, nominal.first - 1)
        if m.kind in ("organisation", "group") and _has_word(m.base, stem)
    }
    return (bodies.pop(),) if definite and len(bodies) == 1 else ()


def _has_word(name: str, stem: str) -> bool:
    return any(word.lower().startswith(stem) for word in name.split())


def _parties(
    ann: Annotated, told: Told, documents: Sequence[Document]
) -> tuple[str, ...]:
    """„Споразумението между А и Б ще бъде подписано“: the parties of the document."""
    if not (told.deed.passive and "sign" in told.deed.senses):
        return ()
    clause = ann.clause_at[told.deed.head]
    first = ann.tokens[clause.tokens[0]].start
    last = ann.tokens[told.deed.first].start
    near = [d for d in documents if any(first <= s.start < last for s in d.evidence[:1])]
    return near[-1].parties if len(near) == 1 else ()
