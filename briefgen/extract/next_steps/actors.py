"""Who is to do it: only where the text leaves no doubt whom it means."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefgen.annotate import Annotated, Nominal
from briefgen.annotate.clauses import Clause
from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.arguments import (
    THERE,
    agent,
    antecedent,
    behind,
    partners,
    run_of,
    subjects,
)
from briefgen.extract.documents.offices import adjective_country
from briefgen.extract.documents.parties import add_country
from briefgen.extract.next_steps.being import hosts_behind
from briefgen.extract.next_steps.known import Known
from briefgen.extract.next_steps.referents import acting, whom
from briefgen.extract.next_steps.told import Told
from briefgen.extract.next_steps.voice import Voice
from briefgen.model import Document

_DEFINITE = re.compile(r"[а-я]{3,}(?:ите|ата|ото|ията|ъта|тта|ът|ят)")
_TIMES = frozenset({"month", "weekday", "year_word", "day_word", "time_word", "next"})
_EVERY = frozenset({"всяка", "всеки", "всяко"})
# Verbs that may stand before their subject without an object between them.
_MOVES = frozenset({"meet", "gather", "arrive", "take_place", "lie_ahead", "hold_talks", "attend"})


def subject_of(ann: Annotated, told: Told) -> list[Nominal]:
    """The phrases that tell who does it; for a passive, who does it to the subject."""
    if told.begins is not None:
        return _of_noun(ann, told.begins, told.deed)
    if told.deed.passive:
        return agent(ann, told.deed) or _whose(ann, told) or _agreed(ann, told)
    if hosts_behind(ann, told.deed):
        return (
            run_of(late, 0) if (late := [n for n in behind(ann, told.deed) if not n.prep]) else []
        )
    if (
        told.noun is not None
        and "term_noun" in ann.classes(told.noun)
        and "have" not in (told.opener.senses)
    ):
        return _given(ann, told)
    clause = ann.clause_at[told.opener.head]
    if "be" in told.opener.senses and told.opener is not told.deed:
        turn = [n for n in ann.nominals[clause.number]
                if n.first < told.deed.first and n.prep == "на"]  # fmt: skip
        return turn or subjects(ann, told.opener, reverse=False)  # „е ред на Х да …“
    if clause.kind == "relative" and clause.link is not None and ann.lower(clause.link - 1) == "от":
        return antecedent(ann, clause)  # „от който се очаква да …“
    if "demand" in told.opener.senses and told.opener is not told.deed:
        if told.opener.passive:
            return subjects(ann, told.opener, reverse=False)  # „Х бе призован да …“
        asked = _asked(ann, told)
        if asked:
            return asked
    if told.opener is not told.deed and told.noun is None and _names_thing(ann, told):
        return []
    each = _each(ann, told)
    if each:
        return each
    run = subjects(ann, told.deed, reverse=_may_follow(ann, told, clause))
    linked = clause.link is not None and ann.lower(clause.link) in THERE
    if clause.kind == "relative" and not linked and run and run[-1].last < clause.tokens[0]:
        return run if _stands_for(ann, run[-1], clause) else []
    other = bool(run) and run[-1].last < _own_start(ann, told) and bool(_others_before(ann, told))
    return [] if other else run


def _own_start(ann: Annotated, told: Told) -> int:
    """Where the words of the opener's own begin: its clause, or behind the verb before it."""
    clause, opener = ann.clause_at[told.opener.head], told.opener
    before = [g.last + 1 for g in clause.verbs if g.head < opener.head and g.kind == "finite"]
    return max(before, default=clause.tokens[0])


def _others_before(ann: Annotated, told: Told) -> list[int]:
    """„Сръбската страна ще …, а черногорската ще …“: nouns and adjectives before the verb that
    are another than the subject of the verb before."""
    nominals = ann.nominals[ann.clause_at[told.opener.head].number]
    known = {i for n in nominals for i in range(n.first, n.last + 1)}
    return [
        i
        for i in range(_own_start(ann, told), told.opener.first)
        if _DEFINITE.fullmatch(ann.lower(i))
        and i not in known
        and i not in ann.verb_at
        and not _is_governed(ann, i)
        and not (ann.classes(i) | ann.classes(i + 1)) & _TIMES
    ]


def _elided_side(known: Known, told: Told) -> tuple[str, ...]:
    """„…, а черногорската ще …“ behind „сръбската страна“: the other side's state."""
    ann = known.context.ann
    words = _others_before(ann, told)
    clause = ann.clause_at[told.opener.head]
    if len(words) != 1 or words[0] != told.opener.first - 1 or clause.joined is None:
        return ()
    country = adjective_country(ann, words[0], words[0])
    earlier = [n for n in ann.nominals[clause.joined] if not n.prep]
    sides = [n for n in earlier if "side" in ann.classes(n.head) and n.first < n.head]
    return (add_country(known.context, country),) if country and sides else ()


def _each(ann: Annotated, told: Told) -> list[Nominal]:
    """„всяка от трите държави ще …“: all of them."""
    nominals = ann.nominals[ann.clause_at[told.deed.head].number]
    return [
        n
        for n in nominals
        if n.last < told.deed.first and n.prep == "от" and ann.lower(n.first - 2) in _EVERY
    ][:1]


def _whose(ann: Annotated, told: Told) -> list[Nominal]:
    """„Визитата на Х е насрочена за юни“: whose it is, where that is one person."""
    if "plan" not in told.deed.senses or told.opener is not told.deed:
        return []
    nominals = ann.nominals[ann.clause_at[told.deed.head].number]
    near = [n for n in nominals if n.last < told.deed.first and n.entities]
    single = len(near) == 1 and near[0].kind == "person" and len(near[0].entities) == 1
    return near if single and near[0].prep == "на" else []


def _agreed(ann: Annotated, told: Told) -> list[Nominal]:
    """„А и Б се договориха да бъде създадена …“: those who see to it."""
    opener = told.opener
    bound = opener is not told.deed and opener.senses & {"agree", "promise"}
    if not bound or opener.passive or opener.kind != "finite" or told.noun is not None:
        return []
    return subjects(ann, opener, reverse=False)


def _names_thing(ann: Annotated, told: Told) -> bool:
    """„се споразумяха службите да обменят“: a noun that stands for nobody known is to do it."""
    i = told.opener.last + 1
    if any("time_word" in ann.classes(j) for j in (i, i + 1)):
        return False  # „се договориха следващата седмица да …“
    known = any(
        n.first <= i <= n.last for n in ann.nominals[ann.clause_at[told.opener.head].number]
    )
    return i < told.deed.first and not known and bool(_DEFINITE.fullmatch(ann.lower(i)))


def _given(ann: Annotated, told: Told) -> list[Nominal]:
    """„даде на България срок да …“, „срокът, който получи …“: who has the time."""
    nominals = ann.nominals[ann.clause_at[told.opener.head].number]
    return [n for n in nominals if told.opener.last < n.first < told.deed.first and n.prep == "на"][
        :1
    ]


def _asked(ann: Annotated, told: Told) -> list[Nominal]:
    """„поиска от Судан да …“, „апелира към Русия да …“."""
    nominals = ann.nominals[ann.clause_at[told.opener.head].number]
    between = [n for n in nominals if told.opener.last < n.first and n.last < told.deed.first]
    if any(not n.prep for n in between):
        return []
    asked = [n for n in between if n.prep in {"от", "към"}]
    return asked or [n for n in between[:1] if n.prep == "на" and n.first == told.opener.last + 2]


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


def actors_of(known: Known, told: Told, voice: Voice) -> tuple[str, ...]:
    """The entities that ``subject_of`` means; none where one of them stays unknown."""
    ann = known.context.ann
    known.read_to(told.deed.head)
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
    if run:
        return tuple(dict.fromkeys(found))
    if told.begins is None and not told.deed.passive and (side := _elided_side(known, told)):
        return side
    if _speaks_of_himself(ann, told, voice):
        return _speaker(known, told, voice)
    return _parties(ann, told, known.documents)


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


def names_itself(ann: Annotated, told: Told) -> bool:
    """„Визитата на Х е насрочена“, „домакин ще бъде Х“: the action needs its first words."""
    scheduled = told.opener is told.deed and told.deed.passive and "plan" in told.deed.senses
    return scheduled or hosts_behind(ann, told.deed)


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
    if told.deed.passive or not told.deed.senses & _MOVES:
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
    run = [i for i in clause.tokens if i < told.deed.first and ann.tokens[i].shape == "lower"]
    nouns = [
        i for i in run if not ann.classes(i) - {"paper", "townsmen"} and not _is_governed(ann, i)
    ]
    own = not told.deed.reflexive or "meet" in told.deed.senses
    return clause.kind == "that" and not nouns and own


def _is_governed(ann: Annotated, i: int) -> bool:
    return "preposition" in ann.classes(i - 1) or "preposition" in ann.classes(i - 2)


def _parties(ann: Annotated, told: Told, documents: Sequence[Document]) -> tuple[str, ...]:
    """„Споразумението между А и Б ще бъде подписано“: the parties of the document."""
    if not (told.deed.passive and "sign" in told.deed.senses):
        return ()
    clause = ann.clause_at[told.deed.head]
    first = ann.tokens[clause.tokens[0]].start
    last = ann.tokens[told.deed.first].start
    near = [d for d in documents if any(first <= s.start < last for s in d.evidence[:1])]
    return near[-1].parties if len(near) == 1 else ()
