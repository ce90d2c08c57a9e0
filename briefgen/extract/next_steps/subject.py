"""Which phrases of the text tell who does it, whoever they mean."""

from __future__ import annotations

import re

from briefgen.annotate import Annotated, Nominal
from briefgen.annotate.clauses import Clause
from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.arguments import THERE, agent, antecedent, behind, run_of, subjects
from briefgen.extract.next_steps.being import hosts_behind
from briefgen.extract.next_steps.told import Told

_DEFINITE = re.compile(r"[а-я]{3,}(?:ите|ата|ото|ията|ъта|тта|ът|ят)")
_TIMES = frozenset({"month", "weekday", "year_word", "day_word", "time_word", "next"})
_EVERY = frozenset({"всяка", "всеки", "всяко"})
# Verbs that may stand before their subject without an object between them.
MOVES = frozenset({"meet", "gather", "arrive", "take_place", "lie_ahead", "hold_talks", "attend"})


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
    if "lie_ahead" in told.opener.senses and (whose := _before_whom(ann, told)):
        return whose
    if told.opener is not told.deed and _names_thing(ann, told):
        return []
    if told.deed.lemma in _TAKES_OVER and (late := _behind_object(ann, told.deed)):
        return late
    each = _each(ann, told)
    if each:
        return each
    run = subjects(ann, told.deed, reverse=_may_follow(ann, told, clause))
    linked = clause.link is not None and ann.lower(clause.link) in THERE
    if clause.kind == "relative" and not linked and run and run[-1].last < clause.tokens[0]:
        return run if _stands_for(ann, run[-1], clause) else []
    other = bool(run) and run[-1].last < _own_start(ann, told) and bool(others_before(ann, told))
    return [] if other else run


def _behind_object(ann: Annotated, deed: VerbGroup) -> list[Nominal]:
    """„Председателството поема Кипър“: the post stands before the verb, who takes it behind."""
    i = deed.first - 1
    post = bool(_DEFINITE.fullmatch(ann.lower(i)) or ann.lower(i).endswith("а"))
    late = [n for n in behind(ann, deed) if n.first == deed.last + 1 and not n.prep]
    named = bool(late) and late[0].kind in ("person", "body", "place")
    free = post and i in ann.clause_at[deed.head].tokens and i not in ann.mention_at
    return run_of(late, 0) if free and named else []


_TAKES_OVER = frozenset({"поеме", "поема", "вземе", "взема"})


def _before_whom(ann: Annotated, told: Told) -> list[Nominal]:
    """„На правителството предстои да одобри бюджета“, „Пред Х предстои да …“."""
    if told.opener is told.deed or told.deed.passive:
        return []
    nominals = ann.nominals[ann.clause_at[told.opener.head].number]
    early = [n for n in nominals if n.last < told.opener.first]
    late = [n for n in nominals if told.opener.last < n.first < told.deed.first and not n.prep]
    near = [n for n in early if n.prep in ("на", "пред") and n.kind in ("person", "body", "group")]
    words = [i for i in ann.clause_at[told.opener.head].tokens if ann.tokens[i].shape != "mark"]
    opens = bool(near) and words[0] == near[0].first - 1
    return near[:1] if opens and not late and len(early) == 1 else []


def _own_start(ann: Annotated, told: Told) -> int:
    """Where the words of the opener's own begin: its clause, or behind the verb before it."""
    clause, opener = ann.clause_at[told.opener.head], told.opener
    before = [g.last + 1 for g in clause.verbs if g.head < opener.head and g.kind == "finite"]
    return max(before, default=clause.tokens[0])


def others_before(ann: Annotated, told: Told) -> list[int]:
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
        and not is_governed(ann, i)
        and not (ann.classes(i) | ann.classes(i + 1)) & _TIMES
    ]


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
    if single and near[0].prep == "на":
        return near
    people = [n for n in nominals if n.last < told.deed.first and n.prep in ("на", "между")]
    counted = [n for n in people if n.kind == "pronoun" and n.plural]
    if counted and not near:
        return counted[:1]  # „Следващата среща на тримата е насрочена за май“
    row = run_of(nominals, nominals.index(people[0])) if people else []
    both = len(row) > 1 and all(n.kind == "person" and n.entities for n in row)
    return row if both and len(near) == len(row) else []


def _agreed(ann: Annotated, told: Told) -> list[Nominal]:
    """„А и Б се договориха да бъде създадена …“: those who see to it."""
    opener = told.opener
    bound = opener is not told.deed and opener.senses & {"agree", "promise"}
    if not bound or opener.passive or opener.kind != "finite" or told.noun is not None:
        return []
    return subjects(ann, opener, reverse=False)


def _names_thing(ann: Annotated, told: Told) -> bool:
    """„се споразумяха службите да обменят“: a noun that stands for nobody known is to do it."""
    i = max(told.opener.last, told.noun or 0) + 1
    if any("time_word" in ann.classes(j) for j in (i, i + 1)):
        return False  # „се договориха следващата седмица да …“
    known = any(
        n.first <= i <= n.last and n.kind not in ("event", "document")
        for n in ann.nominals[ann.clause_at[told.opener.head].number]
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
    return bool(deed.senses & MOVES) or deed.reflexive


def _of_noun(ann: Annotated, noun: int, deed: VerbGroup) -> list[Nominal]:
    """„решението на съвета да …“."""
    nominals = ann.nominals[ann.clause_at[deed.head].number]
    return [n for n in nominals if noun < n.first < deed.first and n.prep == "на"][:1]


def names_itself(ann: Annotated, told: Told) -> bool:
    """„Визитата на Х е насрочена“, „домакин ще бъде Х“: the action needs its first words."""
    scheduled = told.opener is told.deed and told.deed.passive and "plan" in told.deed.senses
    taken = told.deed.lemma in _TAKES_OVER and bool(_behind_object(ann, told.deed))
    return scheduled or taken or hosts_behind(ann, told.deed)


def is_governed(ann: Annotated, i: int) -> bool:
    return "preposition" in ann.classes(i - 1) or "preposition" in ann.classes(i - 2)
