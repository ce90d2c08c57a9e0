"""What was discussed: „обсъдиха Х“, „разговаряха за Х“, „главната тема беше Х“."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.annotate import Annotated
from briefgen.annotate.clauses import Clause
from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.arguments import before, nominals_of, partners
from briefgen.extract.outcomes.extent import end_of_phrase
from briefgen.extract.outcomes.subject import (
    done_by,
    is_old,
    several,
    start_of_object,
    talks_before,
    told,
)

# Single people „разглеждат“ ships and „коментират“ news; only several discuss by these,
# and what they are just considering they have not discussed.
_JOINT = frozenset({"разгледа", "разглежда", "коментира", "набележи", "обмени", "обменя"})
_ALONE = frozenset({"обмисля"})
# A subject that says nothing: „въпросът беше обсъден“.
_EMPTY = frozenset(
    {"въпросът", "темата", "проблемът", "случаят", "въпроса", "въпросите", "темите"}
    | {"това", "те", "той", "тя"}
)
_EXCHANGES = frozenset({"обмени", "обменя", "размени", "разменя"})
# Floods touch towns, too: only subjects and questions are touched on.
_TOUCHES = frozenset({"засегне", "засяга"})
_SPEAKS = frozenset({"говори"})
_HOLDS = frozenset({"проведе", "провежда", "води", "има"})
# „В центъра на разговора беше поставена темата за …“
_STANDS = frozenset({"постави", "стои", "застане", "остане", "залегне", "присъства"})
_ABOUT = frozenset({"за", "по", "относно", "около", "върху"})


def find_discussed(ann: Annotated, old: frozenset[int]) -> Iterator[tuple[int, int]]:
    """The first and last token of each row of subjects, in the order of the text.

    ``old`` are the tokens of days long past.
    """
    found = [*_by_verb(ann, old), *_in_focus(ann, old)]
    yield from sorted(
        (first, last)
        for first, last in found
        if first <= last and not (first == last and ann.lower(first) in _EMPTY)
    )


def _by_verb(ann: Annotated, old: frozenset[int]) -> Iterator[tuple[int, int]]:
    for group in ann.verbs:
        lemma = group.lemma
        held = lemma in _HOLDS or lemma in _SPEAKS
        by_lemma = held or lemma in _TOUCHES or lemma in _EXCHANGES
        if group.kind == "noun" or not (by_lemma or group.senses & {"discuss", "hold_talks"}):
            continue
        if (group.kind == "participle" and group.mood != "heard") or not told(ann, group, old):
            continue
        if lemma in _TOUCHES:
            yield from _touched(ann, group)
        elif held:
            yield from _talked(ann, group)
        elif "discuss" in group.senses or lemma in _EXCHANGES:
            yield from _discussed(ann, group)
        elif group.senses & {"hold_talks"} and several(ann, group):
            first = start_of_object(ann, group)
            if ann.lower(first) in {"за", "относно"} or (
                ann.lower(first) == "по" and ann.lower(first + 1) in {"темата", "темите", "въпроса",
                                                                      "въпроси", "въпросите"}
            ):  # fmt: skip
                yield _phrase(ann, first + 1, group)


def _touched(ann: Annotated, group: VerbGroup) -> Iterator[tuple[int, int]]:
    """„Двамата засегнаха въпроса за …“, „бяха засегнати и теми като …“."""
    first = start_of_object(ann, group)
    topic = next((i for i in (first, first + 1) if "topic" in ann.classes(i)), None)
    past = group.tense == "past" and (group.plural or group.passive)
    fits = past and _opens_subject(ann, first) and ann.clause_at[group.head].kind != "relative"
    if topic is not None and fits:
        yield _phrase(ann, first, group)


def _talked(ann: Annotated, group: VerbGroup) -> Iterator[tuple[int, int]]:
    """„Двамата говориха за …“, „делегациите проведоха разговори за …“."""
    first = start_of_object(ann, group)
    if group.lemma not in _SPEAKS:
        noun = next((i for i in range(first, first + 4) if "talks_held" in ann.classes(i)), None)
        if noun is None or group.tense != "past" or not several(ann, group):
            return
        first = start_of_object(ann, group, noun + 1)
    elif not _two_named(ann, group):
        return
    if ann.lower(first) in {"за", "относно"} or (
        ann.lower(first) == "по" and "topic" in ann.classes(first + 1)
    ):
        yield _phrase(ann, first + 1, group)


def _two_named(ann: Annotated, group: VerbGroup) -> bool:
    """„Двамата“, „А и Б“, „А … с Б“: no crowd and no reporters."""
    who = done_by(ann, group)
    pair = any(n.kind == "pronoun" and n.plural for n in who)
    named = {e for n in who if n.kind in ("person", "body") for e in n.entities}
    past = group.plural and group.tense == "past"
    with_one = any(n.entities and n.kind == "person" for n in partners(ann, group))
    return (past and (pair or len(named) > 1)) or (bool(named) and with_one)


def _discussed(ann: Annotated, group: VerbGroup) -> Iterator[tuple[int, int]]:
    if group.lemma in _ALONE or (group.reflexive and group.tense == "present"):
        return
    passive = group.passive or group.reflexive
    jointly = group.plural and group.tense == "past"
    if group.lemma in _JOINT and not passive and not jointly:
        return
    if passive and ann.clause_at[group.head].kind == "relative":
        return  # „която бе обсъдена“: what was discussed stands before it
    first = start_of_object(ann, group)
    if group.lemma in _EXCHANGES:
        # „обмениха мнения за …“; goods, prisoners and shots are exchanged, too
        while "exchange_object" in ann.classes(first) or ann.lower(first) in {"и", "точки"}:
            first += 1
        before = first - 1 - (ann.lower(first - 1) == "и")
        if "exchange_object" not in ann.classes(before) and ann.lower(before) != "точки":
            return
        if ann.lower(first) in _ABOUT:
            yield _phrase(ann, first + 1, group)
        return
    fronted = _fronted(ann, group)
    if fronted is not None and (passive or not _has_object(ann, first, group)):
        yield fronted
        return
    if ann.lower(first) in {"за", "относно"}:
        first += 1
    if not _opens_subject(ann, first):
        return
    yield _phrase(ann, first, group)


def _is_led_in(ann: Annotated, clause: Clause, at: int) -> bool:
    """„По думите на Х темата била …“: nothing but phrases with prepositions before it."""
    earlier = [n for n in nominals_of(ann, clause) if n.last < at]
    return "preposition" not in ann.classes(at - 1) and all(n.prep for n in earlier)


def _opens_subject(ann: Annotated, first: int) -> bool:
    """Whether a noun phrase or „как да …“ can begin at ``first``."""
    if first >= len(ann.tokens) or (first in ann.verb_at and ann.verb_at[first].kind != "noun"):
        return False
    token = ann.tokens[first]
    opens_name = token.shape == "mark" and token.text in '„“”"«' and ann.is_quoted(first + 1)
    return (token.shape != "mark" or opens_name) and (
        "preposition" not in ann.classes(first) and token.lower not in {"че", "преди", "като"}
    )


def _has_object(ann: Annotated, first: int, group: VerbGroup) -> bool:
    """Whether something but a name stands behind the verb."""
    clause = ann.clause_at[group.head]
    if ann.clause_at.get(first) is not clause or ann.tokens[first].shape == "mark":
        return False
    who = {i for n in done_by(ann, group) for i in range(n.first, n.last + 1)}
    return first not in who and ann.mention_at.get(first) is None


def _fronted(ann: Annotated, group: VerbGroup) -> tuple[int, int] | None:
    """„Дневния ред обсъдиха А и Б“, „Доставките бяха обсъдени“: what stands before the verb."""
    clause = ann.clause_at[group.head]
    if any(
        n.kind in ("person", "body", "group", "pronoun") and not n.prep for n in before(ann, group)
    ):
        return None
    if clause.kind not in ("main", "that"):
        return None
    words = [i for i in clause.tokens if i < group.first]
    while words and (ann.tokens[words[0]].shape == "mark" or words[0] == clause.link or (
        ann.lower(words[0]) in {"а", "и", "но"}
    )):  # fmt: skip
        words.pop(0)
    if not words or "preposition" in ann.classes(words[0]) or "aside" in ann.classes(words[0]):
        return None
    if words[-1] - words[0] + 1 != len(words) or not _is_noun_phrase(ann, words[0], words[-1]):
        return None
    while words and "aside" in ann.classes(words[-1]):
        words.pop()
    return (words[0], words[-1]) if words else None


def _is_noun_phrase(ann: Annotated, first: int, last: int) -> bool:
    return not any(
        i in ann.verb_at and ann.verb_at[i].kind == "finite" for i in range(first, last + 1)
    ) and any(len(ann.lower(i)) > 4 for i in range(first, last + 1))


def _phrase(ann: Annotated, first: int, group: VerbGroup) -> tuple[int, int]:
    clause = ann.clause_at[group.head]
    return first, end_of_phrase(ann, first, {clause.number}) if first < len(
        ann.tokens
    ) else first - 1


def _in_focus(ann: Annotated, old: frozenset[int]) -> Iterator[tuple[int, int]]:
    """„Главната тема беше Х“, „в центъра на разговорите бяха Х и У“, „стана дума за Х“."""
    for hit in ann.found("talked_about", "devoted"):
        clause = ann.clause_at.get(hit.first)
        if clause is None:
            continue
        group = next((g for i in range(hit.first, hit.last + 1) if (g := ann.verb_at.get(i))), None)
        talks = any("talk_noun" in ann.classes(i) for i in clause.tokens if i < hit.last)
        talks = talks or (hit.first - clause.tokens[0] <= 1 and talks_before(ann, hit.first))
        if (group is not None and not told(ann, group, old)) or not talks:
            continue
        yield hit.last + 1, end_of_phrase(ann, hit.last + 1, {clause.number})
    for hit in ann.found("in_focus", "subjects_were"):
        clause = ann.clause_at.get(hit.first)
        if clause is None:
            continue
        copula = next(
            (g for g in clause.verbs
             if g.kind == "finite" and ("be" in g.senses or g.lemma in _STANDS)), None,
        )  # fmt: skip
        if copula is None or copula.negated or copula.tense != "past":
            continue
        if clause.quoted or is_old(ann, clause, hit.first, old) or clause.kind == "condition":
            continue
        plain = [i for i in clause.tokens if ann.tokens[i].shape != "mark"]
        if hit.first < copula.first:
            before_copula = [i for i in plain if hit.first <= i < copula.first]
            named = any("talk_noun" in ann.classes(i) for i in before_copula)
            named = named or hit.name == "subjects_were"
            led = hit.first - plain[0] <= 1 or _is_led_in(ann, clause, hit.first)
            alone = hit.last + 1 == copula.first and led
            if not named and not (alone and talks_before(ann, hit.first)):
                continue
            first = copula.last + 1
            while "aside" in ann.classes(first):
                first += 1
            yield first, end_of_phrase(ann, first, {clause.number})
        elif any("talk_noun" in ann.classes(i) for i in plain if i > hit.first):
            words = [i for i in plain if i < copula.first]
            if words and words[-1] - words[0] + 1 == len(words):
                yield words[0], words[-1]
