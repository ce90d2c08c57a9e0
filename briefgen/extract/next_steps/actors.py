"""Who is to do it: only where the text leaves no doubt whom it means."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.annotate import Annotated, Nominal
from briefgen.extract.arguments import behind, partners, run_of, subjects
from briefgen.extract.documents.offices import adjective_country
from briefgen.extract.documents.parties import add_country
from briefgen.extract.next_steps.known import Known
from briefgen.extract.next_steps.referents import acting, whom
from briefgen.extract.next_steps.subject import MOVES, is_governed, others_before, subject_of
from briefgen.extract.next_steps.told import Told
from briefgen.extract.next_steps.voice import Voice
from briefgen.model import Document


def actors_of(known: Known, told: Told, voice: Voice) -> tuple[str, ...]:
    """The entities that ``subject_of`` means; none where one of them stays unknown."""
    ann = known.context.ann
    known.read_to(told.deed.head)
    if _befalls_things(ann, told):
        return ()
    if told.force == "demanded" and told.opener is told.deed:
        return ()  # „призова за край на огъня“: of whom, it does not say
    found: list[str] = []
    run = [
        n
        for n in subject_of(ann, told)
        if not _is_apposed(ann, n) and not (n.kind == "place" and n.first > told.deed.last)
    ] or _behind(ann, told)
    for nominal in run:
        between = told.opener.head < nominal.first < told.deed.first
        named = whom(known, nominal, voice, between=between)
        if not named and found and _are_theirs(ann, nominal):
            continue
        if not named:
            return ()
        found += named
    if run and _lacks_second(ann, told, run):
        return ()
    if run:
        return tuple(dict.fromkeys(found))
    if _leaves_out_subject(ann, told) and voice.manner == "reporter":
        person = known.talk.elided(told.opener.first)
        return (person,) if person else ()
    if told.begins is None and not told.deed.passive and (side := _elided_side(known, told)):
        return side
    if _speaks_of_himself(ann, told, voice):
        return _speaker(known, told, voice)
    return _parties(ann, told, known.documents)


def _lacks_second(ann: Annotated, told: Told, run: Sequence[Nominal]) -> bool:
    """„Дирекцията по земеделие и посолството ще засадят“: a plural verb, and one body before it
    whose words are singular."""
    one = len(run) == 1 and run[0].kind == "body" and not run[0].plural
    singular = one and (
        not run[0].entities or ann.lower(run[0].first).endswith(("ата", "ото", "ият"))
    )
    return singular and told.opener is told.deed and told.deed.plural


def _befalls_things(ann: Annotated, told: Told) -> bool:
    """„Той ще се състои“: a meeting, and nobody, takes place."""
    run = subjects(ann, told.deed, reverse=False)
    he = len(run) == 1 and ann.lower(run[0].head) in {"той", "тя"}
    return he and told.deed.reflexive and told.deed.lemma in _OF_THINGS


_OF_THINGS = frozenset({"състои", "проведе", "провежда", "осъществи", "осъществява"})


def _leaves_out_subject(ann: Annotated, told: Told) -> bool:
    """„Обеща да свика комисията“: who it was, the sentences before tell."""
    opener = told.opener
    if not opener.senses & {"promise", "plan"} or opener is told.deed or told.begins is not None:
        return False
    if opener.passive or opener.plural or (opener.reflexive and "plan" in opener.senses):
        return False
    clause = ann.clause_at[opener.head]
    words = [i for i in clause.tokens if i < opener.first and ann.tokens[i].shape != "mark"]
    return clause.kind == "main" and clause.joined is None and not any(
        "leads_in" not in ann.classes(i) for i in words
    )  # fmt: skip


def _speaker(known: Known, told: Told, voice: Voice) -> tuple[str, ...]:
    """The one who says of himself what he will do, by name or by description."""
    if voice.speaker:
        speaker = acting(known.context, voice.speaker)
        return (speaker,) if speaker else ()
    run = subjects(known.context.ann, voice.verb, reverse=False) if voice.verb else []
    body = len(run) == 1 and run[0].kind == "body" and not run[0].prep
    return whom(known, run[0], voice, between=False) if body else ()


def _are_theirs(ann: Annotated, nominal: Nominal) -> bool:
    """„САЩ и съюзниците им“: those behind „и“ have no name."""
    return nominal.joined and ann.lower(nominal.last + 1) in {"им", "му", "ѝ", "й", "си"}


def met(known: Known, told: Told, voice: Voice) -> list[str]:
    """„ще се срещне с Х“: the other one meets, too."""
    ann, deed = known.context.ann, told.deed
    if told.opener is not deed or told.force not in ("planned", "expected"):
        return []
    if not (deed.senses & {"hold_talks", "discuss"} or ("meet" in deed.senses and deed.reflexive)):
        return []
    others = [n for n in partners(ann, deed) if n.kind == "person" and n.entities]
    return [e for n in others for e in whom(known, n, voice, between=False)]


def _behind(ann: Annotated, told: Told) -> list[Nominal]:
    """„на стадион „Х“ ще заседава Съветът“: the subject behind a verb that takes no object."""
    if told.deed.passive or not told.deed.senses & MOVES:
        return []
    late = [n for n in behind(ann, told.deed) if n.kind in ("person", "body", "group")]
    return run_of(late, 0) if late and not late[0].prep else []


def _is_apposed(ann: Annotated, nominal: Nominal) -> bool:
    """„на стадион „Х“ ще заседава“: the preposition before the noun governs its name, too."""
    i = nominal.first - 1
    start = ann.clause_at[nominal.first].tokens[0]
    while i >= start and ann.tokens[i].text in '„“"«':
        i -= 1
    if i < start:
        return False
    if ann.tokens[i].text in "–—-":
        return i > start and i - 1 in ann.mention_at  # „полетът Х – У ще излети“
    noun = ann.tokens[i].shape == "lower" and not ann.classes(i) & _SMALL
    if ann.lower(i) in _OBLIQUE:
        return False  # „с нея страните се ангажират“
    if ann.lower(i).endswith(("та", "то", "те", "ът", "ят")) or "paper" in ann.classes(i):
        return False  # „с писмото България се ангажира“
    if not noun or i in ann.verb_at:
        return False
    titled = ann.classes(i) & {"body_head", "common_person", "group_head"}
    if not titled and ann.lower(i - 1).endswith(("ият", "ата", "ото")):
        return True  # „общият доклад ЕС“
    return "preposition" in ann.classes(i - 1)


_OBLIQUE = frozenset({"него", "нея", "тях"})
_SMALL = frozenset(
    {
        "month",
        "weekday",
        "year_word",
        "day_word",
        "time_word",
        "preposition",
        "conjunction",
        "relative",
    }
    | {"pronoun", "be", "will", "modal", "negation"}
)


def _speaks_of_himself(ann: Annotated, told: Told, voice: Voice) -> bool:
    """„Х обяви, че ще замине“: no subject of its own, and a verb that fits one speaker."""
    if voice.manner not in ("said", "pledge") or told.deed.plural or told.deed.passive:
        return False
    opener = told.opener
    intends = opener is told.deed or "intends" in ann.lexicon.classes(opener.lemma)
    # „се предвижда да“ is nobody's plan.
    nobodys = opener is not told.deed and opener.reflexive
    if voice.verb is None or voice.verb.plural or not intends or opener.plural or nobodys:
        return False
    clause = ann.clause_at[told.deed.head]
    if any(n.last < told.deed.first and not n.prep for n in ann.nominals[clause.number]):
        return False
    words = [i for i in clause.tokens if i < told.deed.first]
    if any(ann.tokens[i].shape in ("title", "upper") and not is_governed(ann, i) for i in words):
        return False  # a name that no list has
    run = [i for i in words if ann.tokens[i].shape == "lower"]
    known = {"paper", "townsmen"}
    nouns = [i for i in run if not ann.classes(i) - known and not is_governed(ann, i)]
    own = not told.deed.reflexive or "meet" in told.deed.senses
    return clause.kind == "that" and not nouns and own


def _parties(ann: Annotated, told: Told, documents: Sequence[Document]) -> tuple[str, ...]:
    """„Споразумението между А и Б ще бъде подписано“: the parties of the document."""
    if not (told.deed.passive and "sign" in told.deed.senses):
        return ()
    clause = ann.clause_at[told.deed.head]
    first = ann.tokens[clause.tokens[0]].start
    last = ann.tokens[told.deed.first].start
    near = [d for d in documents if any(first <= s.start < last for s in d.evidence[:1])]
    return near[-1].parties if len(near) == 1 else ()


def _elided_side(known: Known, told: Told) -> tuple[str, ...]:
    """„…, а черногорската ще …“ behind „сръбската страна“: the other side's state."""
    ann = known.context.ann
    words = others_before(ann, told)
    clause = ann.clause_at[told.opener.head]
    if len(words) != 1 or words[0] != told.opener.first - 1 or clause.joined is None:
        return ()
    country = adjective_country(ann, words[0], words[0])
    earlier = [n for n in ann.nominals[clause.joined] if not n.prep]
    sides = [n for n in earlier if "side" in ann.classes(n.head) and n.first < n.head]
    return (add_country(known.context, country),) if country and sides else ()
