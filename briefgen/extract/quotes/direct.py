"""Which stretches between quotation marks are speech, and whose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from briefgen.annotate import Annotated
from briefgen.annotate.speech_marks import Quoted
from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.arguments import behind
from briefgen.extract.quotes.speakers import ADVERBS, Speaker, speaker_behind, speaker_of
from briefgen.extract.quotes.talk import Talk
from briefgen.languages import Match
from briefgen.model import Span

# Fewer words between the marks are a name or an irony, not speech.
SHORTEST = 3
_DASHES = frozenset("-–—")
_CLOSING = frozenset("“”\"»‘’'")
_WORD = re.compile(r"[^\W\d_][^\W_]*")
# Fewer in the midst of another's sentence are a term: „до голяма степен“.
SHORTEST_PART = 4
# Verbs beside which words in marks are the subject's own.
_WORDED = frozenset({"say", "refuse", "name", "promise", "demand", "believe"})
# „с усмивка добави Х“, „през сълзи каза Х“
_MANNER = frozenset("с със без през в на по от след".split())
# „не скри радостта си Х“ tells, though denied.
_NOT_HIDE = frozenset({"скрие", "крие", "пропусне", "пести", "спести"})
# A verb that no list knows, where only a verb can stand: behind a quotation, before a person.
_VERB_LIKE = re.compile(r"[а-я]{2,}(?:[аяие]|ше|ха|ал|ил|ел|ала|ила|ят|ат)")
_AHEAD = 9
_LONGEST_CLAUSE = 30
_INSIDE = re.compile(r"\s[-–—]\s(?=[а-я])|,\s(?=[а-я])")


@dataclass(frozen=True, slots=True)
class Speech:
    """The tokens ``first`` to ``last`` between marks, and the tokens that say whose they are."""

    span: Span
    first: int
    last: int
    speaker: Speaker
    verb: int


def word_count(text: str) -> int:
    return len(_WORD.findall(text))


def marks_of(ann: Annotated, quoted: Quoted) -> tuple[int, int]:
    """The first token of the opening mark and the last of the closing one."""
    return ann.token_at(quoted.outer.start), ann.token_at(quoted.outer.end - 1)


def find_speech(talk: Talk, quoted: Quoted) -> list[Speech]:
    """The speech in ``quoted`` whose speaker the words around it, or within, tell."""
    ann = talk.ann
    opening, closing = marks_of(ann, quoted)
    inner = ann.token_at(quoted.inner.start), ann.token_at(quoted.inner.end - 1)
    within = _split(talk, quoted)
    if within:
        return within
    if word_count(ann.text_of(quoted.inner)) < SHORTEST or is_name(ann, quoted):
        return []
    found = _behind(talk, closing, quoted) or _before(talk, opening) or _between(talk, opening)
    if found is None:
        return []
    speaker, verb = found
    return [Speech(quoted.inner, *inner, speaker, verb)]


def is_name(ann: Annotated, quoted: Quoted) -> bool:
    """Whether a name fills the stretch."""
    mention = ann.mention_at.get(ann.token_at(quoted.inner.start))
    return mention is not None and ann.tokens[mention.last].end >= quoted.inner.end


def stands_alone(ann: Annotated, opening: int) -> bool:
    """Whether what opens at ``opening`` begins a sentence, or goes on behind a colon or dash."""
    before = opening - 1
    if before < 0 or "\n" in ann.article.text[ann.tokens[before].end : ann.tokens[opening].start]:
        return True
    text = ann.tokens[before].text
    return text in ".!?…:" or text in _DASHES or ann.unit_at[before] != ann.unit_at[opening]


def this_speaker(talk: Talk, at: int) -> tuple[Speaker, int] | None:
    """„Това каза Х“: the verb of saying that opens at ``at``, and its subject."""
    verb = _saying(talk.ann, at)
    if verb is None or talk.ann.verb_at.get(verb) is None:
        return None
    speaker = speaker_behind(talk, verb, _end(talk.ann, verb))
    return (speaker, verb) if speaker is not None else None


def find_part(talk: Talk, quoted: Quoted) -> Speech | None:
    """Words of his in another's sentence: Х отказа да го приеме „дори като основа за …“."""
    ann = talk.ann
    opening, _ = marks_of(ann, quoted)
    unit = ann.unit_of(opening)
    groups = [g for i in range(unit.start, opening)
              if (g := ann.verb_at.get(i)) and g.kind == "finite" and not ann.is_quoted(i)]  # fmt: skip
    while groups and groups[-1].mood == "da":
        groups.pop()
    if not groups or groups[-1].negated or not groups[-1].senses & _WORDED:
        return None
    group = groups[-1]
    clause = ann.clause_at[group.head]
    if group.mood not in ("told", "heard") or group.tense not in ("past", "present"):
        return None
    if ann.clause_at.get(opening, clause).number != clause.number or clause.kind == "condition":
        return None
    speaker = speaker_of(talk, group)
    if speaker is None or speaker.entity is None or not _is_person(ann, speaker):
        return None
    inner = ann.token_at(quoted.inner.start), ann.token_at(quoted.inner.end - 1)
    return Speech(quoted.inner, *inner, speaker, group.head)


def _behind(talk: Talk, closing: int, quoted: Quoted) -> tuple[Speaker, int] | None:
    """„…“, каза Х; „…“ – с тези думи Х обобщи …; „…“. Това каза Х."""
    ann = talk.ann
    opening = ann.token_at(quoted.outer.start)
    following = _skip_marks(ann, closing + 1)
    if following is None:
        return None
    at, marked, new_sentence = following
    whole = stands_alone(ann, opening) or _goes_on(ann, opening)
    with_words = [h for h in ann.found_in(range(at, at + 3), "with_these_words") if h.first == at]
    if with_words and whole and (marked or new_sentence):
        return _subject_of(talk, with_words[0].last + 1)
    if new_sentence:
        this = [h for h in ann.found_in(range(at, at + 1), "this_said")]
        return this_speaker(talk, this[0].last + 1) if this and whole else None
    own = [h for h in ann.found_in(range(at, at + 2), "his_words_are")]
    if own and whole:
        return _of_whom(ann, own[0])
    as_said = ann.lower(at) == "както"
    at += as_said
    verb = _saying(ann, at)
    if verb is not None and (whole or as_said or marked):
        speaker = _reporter(talk, verb, at)
        if speaker is not None and (whole or as_said or _is_clause(ann, quoted)):
            return speaker, verb
        return None
    if verb is None and marked and whole:
        verb = _verb_like(ann, at)
        speaker = _reporter(talk, verb, at) if verb is not None else None
        if speaker is not None and speaker.entity is not None and verb is not None:
            near = speaker.first - verb <= _AHEAD
            return (speaker, verb) if near and _is_person(ann, speaker) else None
    return None


def _of_whom(ann: Annotated, words: Match) -> tuple[Speaker, int] | None:
    """„… са думите на Х“: the person named behind ``words``."""
    for nominal in ann.nominals[ann.clause_at[words.last].number]:
        if nominal.first > words.last and nominal.kind == "person" and nominal.entities:
            return Speaker(nominal.entities[0], nominal.first, nominal.last), words.first
    return None


def _is_person(ann: Annotated, speaker: Speaker) -> bool:
    known = ann.entities.get(speaker.entity or "")
    return known is not None and known.kind == "person"


def _is_clause(ann: Annotated, quoted: Quoted) -> bool:
    """Whether the words inside make a clause of their own: they have a verb."""
    first, last = ann.token_at(quoted.inner.start), ann.token_at(quoted.inner.end - 1)
    return any(i in ann.verb_at for i in range(first, last + 1))


def _goes_on(ann: Annotated, opening: int) -> bool:
    """A second piece of speech behind „…“, каза Х, „…“."""
    return ann.tokens[opening - 1].text == "," and ann.is_quoted(max(0, opening - 2)) is False


def _skip_marks(ann: Annotated, at: int) -> tuple[int, bool, bool] | None:
    """The first word from ``at``; whether a comma or dash came before it, and whether a
    full stop did. None at the end of the paragraph."""
    marked = False
    inside_end = ann.tokens[at - 2].text if at >= 2 else ""
    stop = inside_end in {".", "…"}
    marked = inside_end in {"!", "?", ",", "…"}
    while at < len(ann.tokens) and ann.tokens[at].shape == "mark":
        if "\n" in ann.article.text[ann.tokens[at - 1].end : ann.tokens[at].start]:
            return None
        text = ann.tokens[at].text
        if text in {".", "!", "?"}:
            stop = True
        elif text in {",", *_DASHES}:
            marked, stop = True, False
        else:
            return None
        at += 1
    if at >= len(ann.tokens):
        return None
    if "\n" in ann.article.text[ann.tokens[at - 1].end : ann.tokens[at].start]:
        return None
    new = stop or ann.tokens[at].shape in ("title", "upper")
    return at, marked, new and ann.tokens[at].shape != "lower"


def _saying(ann: Annotated, at: int) -> int | None:
    """The verb of saying that stands at ``at`` or a pronoun or two adverbs behind it."""
    aside = ann.lower(at) in _MANNER
    for i in range(at, min(at + (7 if aside else 4), len(ann.tokens))):
        group = ann.verb_at.get(i)
        if group is not None and group.kind != "noun" and group.mood != "da":
            return i if group.senses & {"say", "relay", "believe", "promise", "demand"} else None
        token = ann.tokens[i]
        classes = ann.classes(i)
        if "convinced" in classes and (
            "be" in ann.classes(i + 1) or "be" in ann.classes(i - 1)
        ):
            return i
        small = classes & {"relative", "conjunction_stop"} or (not aside and "preposition" in classes)
        skipped = token.shape in ("lower", "number") and not small
        if not skipped and not (i == at and "pronoun" in classes):
            return None
    return None


def _verb_like(ann: Annotated, at: int) -> int | None:
    """Any other verb right behind the quotation: „въздъхна“, „пошегува се“."""
    for i in (at, at + 1):
        group = ann.verb_at.get(i)
        if group is not None and group.kind == "finite" and group.mood in ("told", "heard"):
            denied = group.negated and group.lemma not in _NOT_HIDE
            return None if denied or group.passive or "be" in group.senses else i
        if group is None and i < len(ann.tokens):
            token, classes = ann.tokens[i], ann.classes(i)
            small = classes & {"preposition", "conjunction", "relative", "be", "pronoun", "function"}
            if token.shape == "lower" and not small and _VERB_LIKE.fullmatch(token.lower):
                return i
            if token.lower not in {"се", "си", "му", "ѝ", "им", "той", "тя", "не"}:
                return None
    return None


def _reporter(talk: Talk, verb: int, first: int) -> Speaker | None:
    """The subject of the reporting clause: behind the verb, or the pronoun before it."""
    ann = talk.ann
    for i in range(first, verb):
        if ann.lower(i) in {"той", "тя"}:
            return Speaker(talk.pronoun(i, ann.lower(i)), i, i)
    for i in range(first, verb):
        mention = ann.mention_at.get(i)
        if mention is not None and mention.kind == "person":
            return Speaker(mention.entity, mention.first, mention.last)
    last = _end(ann, verb)
    found = speaker_behind(talk, verb, last)
    if found is not None:
        return found
    group = ann.verb_at.get(verb)
    # „…“, допълни още. „…“, каза пред БНТ.
    if group is not None and "say" in group.senses and not group.plural and not group.reflexive:
        words = [i for i in range(verb + 1, last + 1) if ann.tokens[i].shape != "mark"]
        bare = all(ann.lower(i) in ADVERBS for i in words)
        medium = ann.lower(verb + 1) in {"пред", "за"}
        if bare or medium:
            return Speaker(talk.elided(verb), verb, verb)
    return None


def _end(ann: Annotated, verb: int) -> int:
    """The last token of the reporting clause."""
    unit = ann.unit_of(verb)
    clause = ann.clause_at[verb]
    return max((i for i in clause.tokens if i < unit.stop), default=verb)


def _subject_of(talk: Talk, first: int) -> tuple[Speaker, int] | None:
    """The subject of the clause that begins at ``first``: „с тези думи Х обобщи …“."""
    ann = talk.ann
    if first >= len(ann.tokens):
        return None
    unit = ann.unit_of(first)
    group = next((g for i in range(first, unit.stop) if (g := ann.verb_at.get(i)) and
                  g.kind == "finite" and g.mood != "da"), None)  # fmt: skip
    if group is None or group.negated:
        return None
    speaker = speaker_of(talk, group)
    return (speaker, group.head) if speaker and speaker.entity else None


def _before(talk: Talk, opening: int) -> tuple[Speaker, int] | None:
    """Х каза: „…“; каза „…“; Х: „…“; думите му са: „…“."""
    ann = talk.ann
    before = opening - 1
    if before < 0 or "\n" in ann.article.text[ann.tokens[before].end : ann.tokens[opening].start]:
        return None
    if ann.tokens[before].text in _DASHES and before and ann.tokens[before - 1].text == ":":
        before -= 1
    colon = ann.tokens[before].text == ":"
    if not colon:
        unit = ann.unit_of(before)
        words = [h for h in ann.found_in(range(unit.start, opening), "with_words") if h.last == before]
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
    return _subject_of(talk, ann.token_at(quoted.outer.end)) if quoted else None


def _between(talk: Talk, opening: int) -> tuple[Speaker, int] | None:
    """„…“, каза Х, „…“: the second piece, behind the clause that reports the first."""
    ann = talk.ann
    if ann.tokens[opening - 1].text not in {",", *_DASHES, "и"}:
        return None
    unit = ann.unit_of(opening - 1)
    i = opening - 1
    while i > max(unit.start, opening - _LONGEST_CLAUSE) and not ann.is_quoted(i - 1):
        i -= 1
    if not ann.is_quoted(i - 1) or not unit.start < i:
        return None
    while i < opening and ann.tokens[i].text in _CLOSING:
        i += 1
    following = _skip_marks(ann, i)
    if following is None or not following[1] or following[0] >= opening:
        return None
    verb = _saying(ann, following[0])
    if verb is None or verb >= opening:
        return None
    speaker = _reporter(talk, verb, following[0])
    return (speaker, verb) if speaker and speaker.entity and speaker.last < opening else None


def _before_colon(talk: Talk, colon: int) -> tuple[Speaker, int] | None:
    ann = talk.ann
    unit = ann.unit_of(colon)
    tokens = [i for i in range(unit.start, colon) if not ann.is_quoted(i)]
    groups = [g for i in tokens if (g := ann.verb_at.get(i)) and g.kind == "finite"]
    last = ann.mention_at.get(colon - 1)
    saying = [g for g in groups if g.senses & {"say", "relay"} and not g.negated and g.mood != "da"]
    if saying and saying[-1].head >= max(g.head for g in groups if g.mood != "da"):
        return _sayer(talk, saying[-1], colon)
    if any("naming" in ann.classes(i) for i in tokens[-6:]):
        return None
    sure = next((g for g in reversed(groups) if "be" in g.senses), None)
    if sure is not None and any("convinced" in ann.classes(i) for i in tokens[-4:]):
        return _sayer(talk, sure, colon)
    person = next((n for n in _ending_at(ann, colon - 1)), None)
    if person is not None:
        return person, person.first
    if last is not None and last.kind == "person" and not groups:
        return Speaker(last.entity, last.first, last.last), last.first
    return _utterance(talk, tokens, colon)


def _sayer(talk: Talk, group: VerbGroup, colon: int) -> tuple[Speaker, int] | None:
    if group.lemma == "цитира":  # „Ройтерс цитира Х: „…““
        cited = [n for n in behind(talk.ann, group) if n.kind == "person" and n.entities]
        return (Speaker(cited[0].entities[0], cited[0].first, cited[0].last), group.head) if cited else None
    speaker = speaker_of(talk, group)
    if speaker is None or speaker.entity is None:
        late = speaker_behind(talk, group.head, colon - 1)
        speaker = late if late and late.entity else speaker
    return (speaker, group.head) if speaker and speaker.entity else None


def _ending_at(ann: Annotated, last: int) -> Iterator[Speaker]:
    """A person named right before the colon: „скептичен остана Х: „…““."""
    clause = ann.clause_at.get(last)
    for nominal in ann.nominals[clause.number] if clause else ():
        if nominal.last == last and nominal.kind == "person" and nominal.entities and not nominal.prep:
            yield Speaker(nominal.entities[0], nominal.first, nominal.last)


def _utterance(talk: Talk, tokens: list[int], colon: int) -> tuple[Speaker, int] | None:
    """„Оценката му се побра в едно изречение: „…““, „Ето думите на Х: „…““."""
    ann = talk.ann
    nouns = [i for i in tokens if "utterance" in ann.classes(i)]
    for i in nouns:
        if ann.lower(i + 1) in {"му", "ѝ"}:
            return Speaker(talk.pronoun(i, "той" if ann.lower(i + 1) == "му" else "тя"), i, i + 1), i
    for i in nouns:
        clause = ann.clause_at[i]
        for nominal in ann.nominals[clause.number]:
            near = i < nominal.first <= i + _AHEAD and nominal.last < colon
            if near and nominal.prep == "на" and nominal.kind == "person" and nominal.entities:
                return Speaker(nominal.entities[0], nominal.first, nominal.last), i
    return None


def _split(talk: Talk, quoted: Quoted) -> list[Speech]:
    """„Цената е честна – каза Х, – но …“: the marks stand around the reporting clause, too."""
    ann = talk.ann
    text = ann.text_of(quoted.inner)
    for cut in _INSIDE.finditer(text):
        at = ann.token_at(quoted.inner.start + cut.end())
        verb = _saying(ann, at) if at in ann.clause_at else None
        if verb is None and cut[0].strip() in _DASHES and at in ann.clause_at:
            verb = _verb_like(ann, at)
        if verb is None or verb - at > 1:
            continue
        speaker = _reporter(talk, verb, at)
        if speaker is None or speaker.entity is None or not _is_person(ann, speaker):
            continue
        if cut[0].strip() == "," and ann.tokens[min(_next_mark(ann, speaker.last), len(ann.tokens) - 1)].text != ",":
            continue
        stop = _clause_end(ann, speaker.last, quoted, cut[0].strip())
        first = Span(quoted.inner.start, quoted.inner.start + cut.start())
        pieces = [first]
        if stop < quoted.inner.end:
            pieces.append(Span(stop, quoted.inner.end))
        return [
            Speech(piece, ann.token_at(piece.start), ann.token_at(piece.end - 1), speaker, verb)
            for piece in pieces
            if word_count(ann.text_of(piece)) >= SHORTEST
        ]
    return []


def _next_mark(ann: Annotated, i: int) -> int:
    i += 1
    while i < len(ann.tokens) and ann.tokens[i].shape != "mark":
        i += 1
    return i


def _clause_end(ann: Annotated, last: int, quoted: Quoted, mark: str) -> int:
    """Where the speech goes on behind the reporting clause that is inside it."""
    text = ann.article.text
    end = quoted.inner.end
    start = ann.tokens[last].end
    if mark == ",":
        closed = text.find(",", start, end)
        return closed + 1 if closed >= 0 else end
    found = re.search(r"\s[-–—]\s|[.!?](?=\s[А-Я])", text[start:end])
    return start + found.end() if found else end
