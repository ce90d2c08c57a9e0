"""What looks like a step and is none: questions, doubts, denials, states, generalities."""

from __future__ import annotations

import re

from briefgen.annotate import Annotated
from briefgen.annotate.clauses import Clause
from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.arguments import behind, subjects
from briefgen.extract.next_steps.being import being
from briefgen.extract.next_steps.first_person import speaks_for_us
from briefgen.extract.next_steps.nouns import stays_set
from briefgen.extract.next_steps.told import Told

_HEAD = 3
# How far before its verb „кога“ may stand.
_BEFORE = 12
_DEFINITE = re.compile(r"[а-я]{2,}(?:та|то|те|ът|ят|ия|ите|ето)")
# Endings by which a verb that no list has is imperfective, or speaks of us or to the reader.
_IMPERFECTIVE = re.compile(r"[а-я]+(?:ва|га|ща|жда|ся)т?")
_OURS = re.compile(r"[а-я]{2,}(?:[еи]м|[ая]ме)")
# A masculine participle, and the adjectives that look like one.
_DONE = re.compile(r"(?:въз|до|за|из|на|об|от|пре|про|раз|с)[а-я]{3,}[еая]н")
_TRAIT = re.compile(r"[а-я]+(?:[тчжзсш]ен|телен|ствен|[аои]лен|[ие]вен|робен|тупен|общен)")
_TO_READER = re.compile(r"[а-я]{2,}(?:[аеия]те|[еи]м|[ая]ме)")


def is_ruled_out(ann: Annotated, told: Told) -> bool:
    """Whether the form alone shows that ``told`` is no step."""
    clause = ann.clause_at[told.opener.head]
    return (
        ann.is_noise(told.opener.head)
        or _is_asked(ann, told.opener, clause)
        or _is_side(ann, told, clause)
        or _is_denied(told)
        or _is_doubted(ann, told)
        or _is_state(ann, told)
        or _is_general(ann, told, clause)
        or told.opener.mood == "would"
        or (told.opener.mood == "heard" and told.opener.tense != "future")
        or told.opener.earlier
        or _is_habit(ann, told)
        or told.opener.tense == "past_future"
    )


def _is_asked(ann: Annotated, group: VerbGroup, clause: Clause) -> bool:
    """„Трябва ли …?“, „къде ще бъде срещата, не е решено“."""
    unit = ann.unit_of(group.head)
    if ann.marks_in(range(group.head, unit.stop), "?"):
        return True
    if any(ann.lower(j) == "ли" for j in range(group.first, min(group.last + 3, unit.stop))):
        return True
    for i in range(group.first - 1, max(unit.start, group.first - _BEFORE) - 1, -1):
        if "asks" in ann.classes(i):
            return True
        if ann.tokens[i].text in ",;:" or i in ann.verb_at:
            break
    words = [i for i in clause.tokens if ann.tokens[i].shape != "mark" and i < group.first]
    return any("asks" in ann.classes(i) for i in words[:_HEAD])


def _is_side(ann: Annotated, told: Told, clause: Clause) -> bool:
    if clause.kind in ("condition", "purpose"):
        return True
    if clause.kind != "other" or clause.link is None:
        return False
    plain = ann.lower(clause.link) == "като" and ann.lower(clause.link - 1) == ","
    ahead = told.opener.tense == "future" or told.force == "expected"
    if plain and (ahead or "lie_ahead" in told.opener.senses):
        return False  # „…, като предстоят консултации“, „…, като ще участват и …“
    return "side_link" in ann.classes(clause.link)


def _is_denied(told: Told) -> bool:
    """„няма да“, „не трябва да“; „призова … да не“ is a demand."""
    if told.opener.negated:
        return True
    return told.deed.negated and told.force not in ("demanded", "committed")


def _is_doubted(ann: Annotated, told: Told) -> bool:
    """„едва ли ще“, „може би ще“, „вероятно ще“."""
    clause = ann.clause_at[told.opener.head]
    run = range(clause.tokens[0], told.deed.last + 1)
    unit = ann.unit_of(told.opener.head)
    fears = told.force == "expected" and ann.found_in(unit, "in_case")
    return bool(ann.found_in(run, "doubts") or fears)


def _is_state(ann: Annotated, told: Told) -> bool:
    """„ще струва“, „ще бъде трудно“, „трябва да е ясно“: nothing that somebody does."""
    deed = told.deed
    if told.dated and told.opener is deed and stays_set(ann, deed):
        return False  # „визитата на 7 юни остава в програмата“
    if "be" in deed.senses:
        following = [ann.classes(j) for j in range(deed.last + 1, deed.last + 4)]
        if any("takes_part" in classes for classes in following):
            return False
        if "must" in told.opener.senses and "completed" in ann.classes(deed.last + 1):
            return False  # „трябва да е готов до …“
        if told.opener is not deed and _is_brought_about(ann, deed):
            return False  # „очаква се програмата да бъде готова“
        return told.opener is not deed or being(ann, deed) is None
    if told.force == "expected" and told.opener is not deed:
        classes = ann.lexicon.classes(deed.lemma)
        return "state" in classes and "turns_out" not in classes  # „се очаква да пострада“
    if deed.passive and "state_participle" in ann.classes(deed.head):
        return True
    if deed.passive or told.force in ("expected", "committed"):
        return told.force == "committed" and "have" in deed.senses
    if told.opener is not deed:
        return "have" in deed.senses or deed.lemma in _REMAINS
    if "represent" in deed.senses and _is_mission(ann, deed):
        return False
    leads = "lead" in deed.senses and ann.lower(deed.last + 1) != "до"  # „ще води преговорите“
    if ("state" in ann.lexicon.classes(deed.lemma) and not leads) or "have" in deed.senses:
        return True
    return deed.lemma == "продължи" and _stays(ann, deed)


def _is_mission(ann: Annotated, deed: VerbGroup) -> bool:
    """„Министърът ще представлява България на форума“, and no thing stands for another."""
    run = subjects(ann, deed, reverse=False)
    return bool(run) and run[0].kind == "person" and deed.last + 1 in ann.mention_at


def _stays(ann: Annotated, deed: VerbGroup) -> bool:
    """„ще продължи да бъде“, „ще продължи да се прилага“; not „ще продължи да помага“."""
    governed = [g for g in ann.clause_at[deed.head].verbs if g.governor == deed.head]
    return any(
        g.senses & {"be", "have"} or g.reflexive or g.passive
        or "state" in ann.lexicon.classes(g.lemma)
        for g in governed
    )  # fmt: skip


def _is_brought_about(ann: Annotated, deed: VerbGroup) -> bool:
    """„да бъде готов“, „да бъде разтоварен“: what comes about, also by a verb no list has."""
    following = deed.last + 1
    done = _DONE.fullmatch(ann.lower(following)) and not _TRAIT.fullmatch(ann.lower(following))
    return "completed" in ann.classes(following) or bool(done)


def _is_habit(ann: Annotated, told: Told) -> bool:
    """„призоваваше“, „обещаваха“: what went on in the past."""
    if told.opener.tense != "past" or told.opener.perfect:
        return False
    readings = ann.lexicon.verbs.forms.get(ann.lower(told.opener.head), ())
    own = [r for r in readings if r.lemma == told.opener.lemma]
    return bool(own) and all(r.form == "imperfect" for r in own)


def _is_general(ann: Annotated, told: Told, clause: Clause) -> bool:
    """„Човек трябва да …“, „това ще …“, „трябва да плаща“ of what always holds."""
    first = told.opener.first
    words = [i for i in clause.tokens if i < first and ann.tokens[i].shape != "mark"]
    if any("anybody" in ann.classes(i) and not _is_governed(ann, i) for i in words):
        return True
    following = ann.lower(told.deed.last + 1)
    if following == "всичко" or (
        told.deed.passive and "anybody" in ann.classes(told.deed.last + 1)
    ):
        return True  # „ще направи всичко“, „ще бъде направено нещо“
    if speaks_for_us(ann, told):
        return False
    if any("ours" in ann.classes(j) for j in range(first, told.deed.last + 1)):
        return True
    word = ann.lower(told.deed.head)
    listed = word in ann.lexicon.verbs.forms or told.deed.passive
    if not listed and _TO_READER.fullmatch(word):
        return True  # „трябва да знаете“, „трябва да видим“
    if not words and _OURS.fullmatch(word) and not told.deed.passive:
        return True  # „Трябва да запазим …“
    if told.force != "demanded" or not told.opener.senses & {"must", "be"}:
        return not told.opener.reflexive and ann.lower(told.opener.head) in _RULES
    impersonal = (told.deed.reflexive and not _gathers(ann, told)) or told.deed.lemma == "може"
    if impersonal and not any(_DEFINITE.fullmatch(ann.lower(i)) for i in words):
        return not _named_between(ann, told)
    hangs = any(ann.lower(i) == "ако" for i in ann.unit_of(first))
    if hangs or (not words and (impersonal or not told.deed.passive)):
        return not _named_between(ann, told)
    return is_imperfective(ann, told.deed)


def _gathers(ann: Annotated, told: Told) -> bool:
    """„трябва да се съберат външните министри“: the subject stands behind."""
    late = behind(ann, told.deed)
    acts = bool(late) and not late[0].prep and late[0].kind in ("person", "group", "body")
    return acts and bool(told.deed.senses & {"meet", "gather"})


_REMAINS = frozenset({"остане", "остава", "бъде"})
# „законът изисква да“: a rule, not a demand of today.
_RULES = frozenset({"изисква", "изискват", "задължава", "задължават"})


def _is_governed(ann: Annotated, i: int) -> bool:
    """„преди това“, „за всичко“: no subject."""
    return "preposition" in ann.classes(i - 1) or ann.lower(i - 1) == "преди"


def _named_between(ann: Annotated, told: Told) -> bool:
    """„трябва Русия да …“."""
    nominals = ann.nominals[ann.clause_at[told.opener.head].number]
    return any(told.opener.last < n.first < told.deed.first and not n.prep for n in nominals)


def is_imperfective(ann: Annotated, group: VerbGroup) -> bool:
    """„да отива“: what goes on or repeats; „да отиде“ is done once."""
    readings = ann.lexicon.verbs.forms.get(ann.lower(group.head), ())
    own = [r for r in readings if r.lemma == group.lemma]
    if group.passive:
        return False
    if not own:
        return bool(_IMPERFECTIVE.fullmatch(ann.lower(group.head)))
    return all(r.aspect == "imperfective" for r in own)
