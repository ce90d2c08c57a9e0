"""Whose speech it is by the words before it: Х каза: „…“; каза Х, „…“; с думите „…“ Х …"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.annotate import Annotated
from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.arguments import behind
from briefgen.extract.quotes.headed import headed_by
from briefgen.extract.quotes.saying import is_person, reporter, saying_at, skip_marks, subject_of
from briefgen.extract.quotes.speakers import Speaker, speaker_behind, speaker_of
from briefgen.extract.quotes.stretches import DASHES
from briefgen.extract.quotes.talk import Talk

_CLOSING = frozenset("“”\"»‘’'")
_LONGEST_CLAUSE = 30
# „Х бе категоричен: „…““, „Х остана скептичен: „…““
_STATES = frozenset({"е", "остане", "остава"})
_ADJECTIVE_WITHIN = 4
# Between „думите“ and „на Х“.
_NEAR = 9


def attributed_before(talk: Talk, opening: int) -> tuple[Speaker, int] | None:
    """Х каза: „…“; каза „…“; Х: „…“; думите му са: „…“."""
    ann = talk.ann
    before = opening - 1
    if before < 0 or "\n" in ann.article.text[ann.tokens[before].end : ann.tokens[opening].start]:
        return None
    if ann.tokens[before].text in DASHES and before and ann.tokens[before - 1].text == ":":
        before -= 1
    colon = ann.tokens[before].text == ":"
    if ann.tokens[before].text in DASHES:
        return _before_dash(talk, before)
    if not colon:
        unit = ann.unit_of(before)
        words = [
            h for h in ann.found_in(range(unit.start, opening), "with_words") if h.last == before
        ]
        if words:
            return _with_words(talk, words[0].first, opening)
        group = next((g for i in (before, before - 1) if (g := ann.verb_at.get(i))), None)
        told = group is not None and group.last == before and "say" in group.senses
        if not told or group is None or group.mood == "da" or group.negated:
            return None
        speaker = speaker_of(talk, group)
        return (speaker, group.head) if speaker and speaker.entity else None
    return _before_colon(talk, before)


def _with_words(talk: Talk, at: int, opening: int) -> tuple[Speaker, int] | None:
    """„Х откри форума с думите „…““, „С думите „…“ Х откри форума“."""
    ann = talk.ann
    unit = ann.unit_of(at)
    groups = [g for i in range(unit.start, at) if (g := ann.verb_at.get(i)) and
              g.kind == "finite" and g.mood != "da" and not g.negated]  # fmt: skip
    if groups:
        speaker = speaker_of(talk, groups[-1])
        return (speaker, groups[-1].head) if speaker and speaker.entity else None
    quoted = ann.quoted_around(opening + 1)
    return subject_of(talk, ann.token_at(quoted.outer.end)) if quoted else None


def attributed_between(talk: Talk, opening: int) -> tuple[Speaker, int] | None:
    """„…“, каза Х, „…“: the second piece, behind the clause that reports the first."""
    ann = talk.ann
    if opening == 0 or ann.tokens[opening - 1].text not in {",", *DASHES, "и"}:
        return None
    unit = ann.unit_of(opening - 1)
    i = opening - 1
    while i > max(unit.start, opening - _LONGEST_CLAUSE) and not ann.is_quoted(i - 1):
        i -= 1
    if not ann.is_quoted(i - 1) or not unit.start < i:
        return None
    while i < opening and ann.tokens[i].text in _CLOSING:
        i += 1
    following = skip_marks(ann, i)
    if following is None or not following[1] or following[0] >= opening:
        return None
    verb = saying_at(ann, following[0])
    if verb is None or verb >= opening:
        return None
    speaker = reporter(talk, verb, following[0])
    return (speaker, verb) if speaker and speaker.entity and speaker.last < opening else None


def _before_colon(talk: Talk, colon: int) -> tuple[Speaker, int] | None:
    ann = talk.ann
    unit = ann.unit_of(colon)
    tokens = [i for i in range(unit.start, colon) if not ann.is_quoted(i)]
    groups = [g for i in tokens if (g := ann.verb_at.get(i)) and g.kind == "finite"]
    saying = [g for g in groups if g.senses & {"say", "relay"} and not g.negated and g.mood != "da"]
    if saying and saying[-1].head >= max(g.head for g in groups if g.mood != "da"):
        return _sayer(talk, saying[-1], colon)
    if any("naming" in ann.classes(i) for i in tokens[-6:]):
        return None
    sure = next((g for g in reversed(groups) if g.lemma in _STATES), None)
    if sure is not None and not sure.negated and colon - sure.last <= _ADJECTIVE_WITHIN:
        found = _sayer(talk, sure, colon)  # „Х бе кратък: „…““
        if found is not None and is_person(ann, found[0]):
            return found
    feels = any("feeling" in ann.classes(i) for i in tokens)
    if feels and groups and groups[-1].mood != "da" and not groups[-1].passive:
        found = _sayer(talk, groups[-1], colon)  # „Х не скри радостта си: „…““
        if found is not None and is_person(ann, found[0]):
            return found
    if not groups:
        return headed_by(ann, unit, colon) or _utterance(talk, tokens, colon)
    person = next((n for n in _ending_at(ann, colon - 1)), None)
    if person is not None:
        return person, person.first
    return _utterance(talk, tokens, colon)


def _before_dash(talk: Talk, dash: int) -> tuple[Speaker, int] | None:
    """„Х бе категоричен – „…““: where nothing but the speech can follow."""
    ann = talk.ann
    clause = ann.clause_at.get(dash - 1)
    group = clause.verbs[-1] if clause and clause.verbs else None
    if group is None or group.kind != "finite" or group.negated or group.mood == "da":
        return None
    convinced = any("convinced" in ann.classes(i) for i in range(group.last + 1, dash))
    says = "say" in group.senses or (convinced and group.lemma in _STATES)
    if clause is None or clause.quoted or not says or dash - group.last > _ADJECTIVE_WITHIN:
        return None
    found = _sayer(talk, group, dash)
    return found if found is not None and is_person(ann, found[0]) else None


def _sayer(talk: Talk, group: VerbGroup, colon: int) -> tuple[Speaker, int] | None:
    if group.lemma == "цитира":  # „Ройтерс цитира Х: „…““
        cited = [n for n in behind(talk.ann, group) if n.kind == "person" and n.entities]
        return (
            (Speaker(cited[0].entities[0], cited[0].first, cited[0].last), group.head)
            if cited
            else None
        )
    speaker = speaker_of(talk, group)
    if speaker is None or speaker.entity is None:
        late = speaker_behind(talk, group.head, colon - 1)
        speaker = late if late and late.entity else speaker
    return (speaker, group.head) if speaker and speaker.entity else None


def _ending_at(ann: Annotated, last: int) -> Iterator[Speaker]:
    """A person named right before the colon: „скептичен остана Х: „…““."""
    clause = ann.clause_at.get(last)
    for nominal in ann.nominals[clause.number] if clause else ():
        if (
            nominal.last == last
            and nominal.kind == "person"
            and nominal.entities
            and not nominal.prep
        ):
            yield Speaker(nominal.entities[0], nominal.first, nominal.last)


def _utterance(talk: Talk, tokens: list[int], colon: int) -> tuple[Speaker, int] | None:
    """„Оценката му се побра в едно изречение: „…““, „Ето думите на Х: „…““."""
    ann = talk.ann
    nouns = [i for i in tokens if "utterance" in ann.classes(i)]
    for i in nouns:
        if ann.lower(i + 1) in {"му", "ѝ"}:
            return Speaker(
                talk.pronoun(i, "той" if ann.lower(i + 1) == "му" else "тя"), i, i + 1
            ), i
    for i in nouns:
        clause = ann.clause_at.get(i)
        if clause is None:
            continue
        for nominal in ann.nominals[clause.number]:
            near = i < nominal.first <= i + _NEAR and nominal.last < colon
            if near and nominal.prep == "на" and nominal.kind == "person" and nominal.entities:
                return Speaker(nominal.entities[0], nominal.first, nominal.last), i
    return None
