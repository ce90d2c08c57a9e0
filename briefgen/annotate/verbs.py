"""Verb groups: a verb with its particles, and what they say of time, mood and voice.

„не са били подписани“, „ще се срещнат“, „отказа да подпише“: the last is two groups,
the second governed by the first.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Literal, NamedTuple

from briefgen.annotate.lookalikes import follows_adjective, is_its_subject, takes_particle
from briefgen.annotate.particles import (
    BE,
    CLITICS,
    WILL_HEARD,
    WILL_NOT,
    WILL_PAST,
    WOULD,
    Mood,
    Tense,
    has_be,
    is_heard_copula,
    is_negated,
    particles_before,
    particles_behind,
    time_of,
    word_before_da,
)
from briefgen.annotate.table import Table
from briefgen.languages import Lexicon
from briefgen.languages.verbs import VerbForm
from briefgen.tokens import Token

Kind = Literal["finite", "participle", "noun"]

_HYPOTHETICAL = frozenset("ако когато щом докато".split())
_BE_FINITE = BE - frozenset("бил била било били".split())
# Endings of a verb that no list knows, and the particles that show it to be one.
_PAST_PLURAL = re.compile(r"[а-я]{2,}(?:аха|яха|иха|еха)")
_FINITE = re.compile(r"[а-я]{2,}(?:[аяеи]т?|ха|ше|хме|ме|м)")
# „е връчена“, „бъде ремонтиран“: a feminine, neuter or plural with a full vowel is no mere
# adjective, nor is a foreign verb's participle; „е промяна“ and „са граждани“ are nouns.
_UNKNOWN_PASSIVE = re.compile(
    r"(?!.*(?:мяна|[ждчщш]ани|[тиг]яни|ствен[аои]|особено|съмнено)$)"
    r"[а-я]{4,}(?:ен|ан|ян)[аои]|[а-я]{3,}(?:[иау]р|[иау]в|ик)ан|[а-я]{3,}[гвпкрт]нат[аои]?"
)
_NO_VERB = frozenset({"mark", "number", "upper"})
_MAKE_VERBS = frozenset({"се", "да", "ще", "не"})
_NO_VERBS = frozenset({"preposition", "conjunction", "relative", "negation", "function"})
_BEFORE_PRESENT = frozenset({"ще", "да"})
_OWN = frozenset({"се", "си"})
_LEAD_VERBS = _MAKE_VERBS | CLITICS
_SHOW_VERBS = _LEAD_VERBS | BE
_CONDITIONAL_OR_BE = BE | WOULD
_WILL = WILL_PAST | WILL_HEARD | {"ще"}
_TIMED = WILL_NOT | {"ще", "да"}
_SHORTEST = 4
_LIKE_PREPOSITIONS = frozenset("преди край вътре".split())
_GAP = 4


class VerbGroup(NamedTuple):
    """Tokens ``first`` to ``last`` (included) around the verb ``head``.

    ``governor`` is the head of the group on which „да …“ depends, ``before_da`` the
    small word that stands there instead („за“, „без“). ``perfect``: „е подписал“,
    ``earlier``: „беше подписал“. ``passive`` counts „бе подписан“ alone; ``reflexive``
    is „се“. A ``participle`` has no „е“ („подписаното вчера“), a ``noun`` is „подписването“.
    """

    first: int
    last: int
    head: int
    lemma: str
    senses: frozenset[str]
    kind: Kind
    tense: Tense
    mood: Mood = "told"
    plural: bool = False
    passive: bool = False
    reflexive: bool = False
    negated: bool = False
    perfect: bool = False
    earlier: bool = False
    governor: int | None = None
    before_da: str = ""


def verb_candidates(table: Table) -> list[int]:
    """The tokens of a text that a list, a particle before them or their ending makes verbs."""
    tokens = table.tokens
    shown = [i for i, token in enumerate(tokens) if token.lower in _SHOW_VERBS]
    copulas = [i for i in shown if tokens[i].lower in BE]
    behind = [i + 1 for i in shown if i + 1 < len(tokens)]
    known = [i for i, word in enumerate(table.words) if word.verbal]
    return sorted({*known, *copulas, *behind})


def find_verbs(
    tokens: Sequence[Token],
    unit: range,
    candidates: Sequence[int],
    taken: frozenset[int] | set[int],
    lexicon: Lexicon,
) -> list[VerbGroup]:
    """The verb groups of one sentence, auxiliaries too. ``taken`` are tokens of names, which
    are no verbs; ``candidates`` those of the whole text that may be."""
    found: list[VerbGroup] = []
    forms = lexicon.verbs.forms
    first = bisect_left(candidates, unit.start)
    for i in candidates[first : bisect_left(candidates, unit.stop, first)]:
        token = tokens[i]
        word, shape = token.lower, token.shape
        readings = forms.get(word)
        if i in taken or shape in _NO_VERB:
            continue
        if shape == "title" and i != unit.start and tokens[i - 1].shape != "mark":
            continue
        if readings is not None:
            group = _group(tokens, unit, i, readings, lexicon, taken)
        elif word in _BE_FINITE or is_heard_copula(tokens, unit, i):
            group = _copula(tokens, unit, i, lexicon)
        else:
            group = _unknown(tokens, unit, i, lexicon)
        if group is None or (found and group.head <= found[-1].last):
            continue
        if readings is None and found and group.first <= found[-1].last:
            if not (group.passive and "be" in found[-1].senses):
                continue  # „очаква се лидерите …“: the particle is the verb's before
            found.pop()  # „ще бъде ремонтиран“: to be was its auxiliary
        found.append(group)
    return found


def _unknown(tokens: Sequence[Token], unit: range, i: int, lexicon: Lexicon) -> VerbGroup | None:
    """A word that no list has and that its ending or a particle before it makes a verb."""
    word = tokens[i].lower
    before = tokens[i - 1].lower if i > unit.start else ""
    if not (before in _LEAD_VERBS or before in BE or word.endswith("ха")):
        return None
    classes = lexicon.classes(word)
    if len(word) < _SHORTEST or tokens[i].shape != "lower" or classes & _NO_VERBS:
        return None
    first, seen = particles_before(tokens, unit, i)
    if _UNKNOWN_PASSIVE.fullmatch(word) and has_be(seen):
        reading = VerbForm(word, frozenset({"other"}), "passive", word.endswith("и"), "both")
        return _participle(tokens, unit, i, first, i, seen, [], [reading], lexicon)
    past = bool(_PAST_PLURAL.fullmatch(word))
    governed = bool(seen) and seen[-1] in _MAKE_VERBS and _FINITE.fullmatch(word)
    governs = lexicon.classes(before) if before else frozenset()
    if not governed and (not past or "preposition" in governs):
        return None
    if governed and seen[-1] == "не" and len(seen) == 1 and not past:
        return None  # „не само“
    plain: Tense = "past" if past or word.endswith("ше") else "present"
    tense, mood = time_of(seen, plain)
    return VerbGroup(
        first, i, i, word, frozenset({"other"}), "finite", tense, mood,
        plural=word.endswith(("т", "ха")), reflexive="се" in seen, negated=is_negated(seen),
        before_da=word_before_da(tokens, unit, first, seen),
    )  # fmt: skip


def _copula(tokens: Sequence[Token], unit: range, i: int, lexicon: Lexicon) -> VerbGroup | None:
    """„е домакин“, „беше готов“: to be without a participle."""
    words = lexicon.verbs.words
    first, seen = particles_before(tokens, unit, i)
    heard = tokens[i].lower in words["be_heard"]
    past = heard or tokens[i].lower in words["be_past"]
    form: Tense = "past" if past else "present"
    tense, mood = time_of(seen, form)
    if heard and not seen:
        mood = "heard"
    if tokens[i].lower in words["be_open"] and tense == "present":
        tense = "open"
    return VerbGroup(
        first, i, i, "е", frozenset({"be"}), "finite", tense, mood,
        plural=tokens[i].lower in {"са", "бяха", "бъдат"}, negated=is_negated(seen),
        before_da=word_before_da(tokens, unit, first, seen),
    )  # fmt: skip


def _group(
    tokens: Sequence[Token],
    unit: range,
    i: int,
    readings: Sequence[VerbForm],
    lexicon: Lexicon,
    taken: frozenset[int] | set[int],
) -> VerbGroup | None:
    words = lexicon.verbs.words
    kinds = {reading.form for reading in readings}
    if kinds == _NOUN:
        reading = readings[0]
        return VerbGroup(
            i, i, i, reading.lemma, reading.senses, "noun", "open",
            negated=False, reflexive=False,
        )  # fmt: skip
    first, seen = particles_before(tokens, unit, i)
    last, behind = particles_behind(tokens, unit, i)
    if kinds <= _PARTICIPLES or (has_be(seen) and kinds & _PARTICIPLES):
        return _participle(tokens, unit, i, first, last, seen, behind, readings, lexicon)
    readings = [r for r in readings if r.form not in ("passive", "active", "noun")]
    if not readings:
        return None
    lone = not seen and not behind
    before = lexicon.classes(tokens[i - 1].lower) if i > unit.start else frozenset()
    if lone and ("preposition" in before or tokens[i - 1].lower in _LIKE_PREPOSITIONS):
        return None
    bare = not seen and not any(w in CLITICS for w in behind)  # „следващата среща е …“
    # „Камарата на общините прие“: a name before it is no adjective.
    adjective = i - 1 not in taken and follows_adjective(tokens, unit, i, before)
    if bare and i - 1 in taken and tokens[i].lower in words["verb_behind_name"]:
        bare = False  # „Германия води преговори“
    if tokens[i].lower in words["looks_like_noun"]:
        if behind and not seen and takes_particle(tokens, unit, last + 1, lexicon):
            return None  # „министрите на вътрешните работи се срещнаха“
        if bare and not (i > unit.start and is_its_subject(tokens, i, before)):
            return None
    if bare and adjective:
        return None
    return _finite(tokens, unit, i, first, last, seen, behind, readings)


_NOUN = {"noun"}
_PARTICIPLES = {"passive", "active"}


def _participle(
    tokens: Sequence[Token],
    unit: range,
    i: int,
    first: int,
    last: int,
    seen: list[str],
    behind: list[str],
    readings: Sequence[VerbForm],
    lexicon: Lexicon,
) -> VerbGroup | None:
    # „посрещнат“ is a present, too; behind „бе“ it is none.
    readings = [r for r in readings if r.form in ("passive", "active")]
    reading = next((r for r in readings if r.form == "active"), readings[0])
    # „постигната“, „призната“ have no article, „подписаната“ has.
    bare = tokens[i].lower.endswith("ната") and reading.lemma.endswith(("не", "знае"))
    if tokens[i].lower.endswith(_DEFINITE) and not bare:
        if reading.form == "active":
            return None  # „миналия“, „подписалите“: a noun or an adjective
        first, last, seen, behind = i, i, [], []
    be = [w for w in seen + behind if w in BE]
    if not be and WOULD.isdisjoint(seen):
        near, gap = _auxiliary(tokens, unit, first, lexicon)
        if near is not None:
            first, seen = near, gap + seen
            be = [w for w in seen if w in BE]
    passive = reading.form == "passive"
    if not be and not seen and tokens[i].lower in lexicon.verbs.words["looks_like_noun"]:
        return None  # „новите правила“
    if BE.isdisjoint(behind):
        last = i if _OWN.isdisjoint(behind) else last
    would = not WOULD.isdisjoint(seen)
    told = be or would or not _WILL.isdisjoint(seen)
    reflexive = "се" in seen or "се" in behind[: last - i]
    if passive and not told:
        return VerbGroup(
            i, i, i, reading.lemma, reading.senses, "participle", "past",
            plural=reading.plural, passive=True,
        )  # fmt: skip
    if not passive and not told:
        # „подписал“ alone: renarrated, or an attribute („министърът, подписал …“).
        attribute = tokens[i - 1].text == "," if i > unit.start else False
        return VerbGroup(
            first, last, i, reading.lemma, reading.senses,
            "participle" if attribute and not seen else "finite", "past", "heard",
            plural=reading.plural, reflexive=reflexive, negated=is_negated(seen),
        )  # fmt: skip
    past = any(w in {"бе", "беше", "бяха", "бях", "бяхме"} for w in be)
    heard = any(w in {"бил", "била", "било", "били"} for w in be) and not past
    tense, mood = time_of(seen, "past")
    if (passive and "бъде" in be) or "бъдат" in be:
        tense = tense if tense in ("future", "past_future") else "open"
    if would:
        mood, tense = "would", "open"
    elif heard and mood == "told" and not any(w in {"е", "са"} for w in be):
        mood = "heard"
    return VerbGroup(
        first, last, i, reading.lemma, reading.senses, "finite", tense, mood,
        plural=reading.plural, passive=passive, reflexive=reflexive, negated=is_negated(seen),
        perfect=not past and not passive, earlier=past and not passive,
        before_da=word_before_da(tokens, unit, first, seen),
    )  # fmt: skip


# What no noun ends in, and the nouns that end like an adjective.
_DEFINITE = ("ият", "ата", "ото", "ите", "ения", "ания", "ятия", "етия", "лия")


def _auxiliary(
    tokens: Sequence[Token], unit: range, first: int, lexicon: Lexicon
) -> tuple[int | None, list[str]]:
    """A form of to be a few adverbs before the participle: „бе вчера официално подписан“."""
    for j in range(first - 1, max(unit.start, first - 1 - _GAP) - 1, -1):
        token = tokens[j]
        if token.lower in _CONDITIONAL_OR_BE:
            start, seen = particles_before(tokens, unit, j)
            return start, [*seen, token.lower]
        classes = lexicon.classes(token.lower)
        if token.shape not in ("lower", "number") or classes & {"preposition", "conjunction"}:
            return None, []
        if token.lower in lexicon.verbs.forms:
            return None, []
    return None, []


def _finite(
    tokens: Sequence[Token],
    unit: range,
    i: int,
    first: int,
    last: int,
    seen: list[str],
    behind: list[str],
    readings: Sequence[VerbForm],
) -> VerbGroup | None:
    reading = _best(readings, seen)
    if not BE.isdisjoint(behind):
        last = i
        behind = [w for w in behind[:1] if w in CLITICS]
        last += len(behind)
    plain: Tense = "present"
    if reading.form in ("aorist", "imperfect"):
        plain = "past"
    hypothetical = not _HYPOTHETICAL.isdisjoint(
        [token.lower for token in tokens[max(unit.start, first - 3) : first]]
    )
    perfective = reading.aspect == "perfective" and reading.form == "present"
    timed = not _TIMED.isdisjoint(seen)
    lasting = reading.aspect == "imperfective" or reading.form != "present"
    if (perfective and not timed) or (hypothetical and not lasting):
        plain = "open"
    tense, mood = time_of(seen, plain)
    return VerbGroup(
        first, last, i, reading.lemma, reading.senses, "finite", tense, mood,
        plural=reading.plural, reflexive="се" in seen or "се" in behind, negated=is_negated(seen),
        before_da=word_before_da(tokens, unit, first, seen),
    )  # fmt: skip


def _best(readings: Sequence[VerbForm], seen: Sequence[str]) -> VerbForm:
    """„обсъди“ is aorist where it stands alone, present behind „ще“ and „да“; an
    imperfective („подписва“) is present in both."""
    if len(readings) == 1:
        return readings[0]
    wants_present = not _BEFORE_PRESENT.isdisjoint(seen)

    def rank(reading: VerbForm) -> int:
        if wants_present:
            return int(reading.form == "present")
        if reading.aspect == "imperfective":
            return 2 if reading.form == "present" else 1
        return {"aorist": 3, "imperfect": 2}.get(reading.form, 1)

    return max(readings, key=rank)
