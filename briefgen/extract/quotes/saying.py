"""The clause of saying beside a quotation: its verb, and who speaks."""

from __future__ import annotations

import re

from briefgen.annotate import Annotated
from briefgen.extract.quotes.speakers import ADVERBS, Speaker, of_paper, speaker_behind, speaker_of
from briefgen.extract.quotes.stretches import DASHES
from briefgen.extract.quotes.talk import Talk
from briefgen.languages import Match

# „с усмивка добави Х“, „през сълзи каза Х“
_MANNER = frozenset(["с", "със", "без", "през", "в", "на", "по", "от", "след"])
# Words in parentheses behind a quotation are not more.
_ASIDE = 10
# „не скри радостта си Х“ tells, though denied.
_NOT_HIDE = frozenset({"скрие", "крие", "пропусне", "пести", "спести"})
# A verb that no list knows, where only a verb can stand: behind a quotation, before a person.
_VERB_LIKE = re.compile(r"[а-я]{2,}(?:[аяие]|ше|ха|ал|ил|ел|ала|ила|ят|ат)")


def skip_marks(ann: Annotated, at: int) -> tuple[int, bool, bool] | None:
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
        if text == "(":  # „… период“ (до 2020 г.), заяви Х
            closed = next((i for i in range(at, min(at + _ASIDE, len(ann.tokens)))
                           if ann.tokens[i].text == ")"), None)  # fmt: skip
            if closed is None:
                return None
            at = closed
        elif text in {".", "!", "?"}:
            stop = True
        elif text in {",", *DASHES}:
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


def saying_at(ann: Annotated, at: int) -> int | None:
    """The verb of saying that stands at ``at`` or a pronoun or two adverbs behind it."""
    aside = ann.lower(at) in _MANNER
    for i in range(at, min(at + (7 if aside else 4), len(ann.tokens))):
        group = ann.verb_at.get(i)
        token = ann.tokens[i]
        classes = ann.classes(i)
        if "convinced" in classes and ("be" in ann.classes(i + 1) or "be" in ann.classes(i - 1)):
            return i
        if group is not None and group.kind != "noun" and group.mood != "da":
            return i if group.senses & {"say", "relay", "believe", "promise", "demand"} else None
        small = classes & {"relative", "conjunction_stop"} or (
            not aside and "preposition" in classes
        )
        skipped = token.shape in ("lower", "number") and not small
        if not skipped and not (i == at and "pronoun" in classes):
            return None
    return None


def verb_like_at(ann: Annotated, at: int) -> int | None:
    """Any other verb right behind the quotation: „въздъхна“, „пошегува се“."""
    for i in (at, at + 1):
        group = ann.verb_at.get(i)
        if group is not None and group.kind == "finite" and group.mood in ("told", "heard"):
            denied = group.negated and group.lemma not in _NOT_HIDE
            return None if denied or group.passive or "be" in group.senses else i
        if group is None and i < len(ann.tokens):
            token, classes = ann.tokens[i], ann.classes(i)
            small = classes & {
                "preposition",
                "conjunction",
                "relative",
                "be",
                "pronoun",
                "function",
            }
            if token.shape == "lower" and not small and _VERB_LIKE.fullmatch(token.lower):
                return i
            if token.lower not in {"се", "си", "му", "ѝ", "им", "той", "тя", "не"}:
                return None
    return None


def reporter(talk: Talk, verb: int, first: int) -> Speaker | None:
    """The subject of the reporting clause: behind the verb, or the pronoun before it."""
    ann = talk.ann
    for i in range(first, verb):
        if ann.lower(i) in {"той", "тя"}:
            return Speaker(talk.pronoun(i, ann.lower(i)), i, i)
    for i in range(first, verb):
        mention = ann.mention_at.get(i)
        if mention is not None and mention.kind == "person":
            return Speaker(mention.entity, mention.first, mention.last)
    last = end_of_clause(ann, verb)
    found = speaker_behind(talk, verb, last)
    if found is not None and found.entity is not None:
        return found
    paper = _of_own_paper(ann, verb)
    if paper is not None or found is not None:
        return paper or found
    group = ann.verb_at.get(verb)
    # „…“, допълни още. „…“, каза пред БНТ.
    if group is not None and "say" in group.senses and not group.plural and not group.reflexive:
        words = [i for i in range(verb + 1, last + 1) if ann.tokens[i].shape != "mark"]
        bare = all(ann.lower(i) in ADVERBS for i in words)
        # „каза пред БНТ“, but „каза пред журналисти помощникът на …“
        medium = ann.lower(verb + 1) in {"пред", "за"} and not any(
            ann.lower(i).endswith(("ът", "ят", "ката", "ицата")) and i not in ann.mention_at
            for i in words[2:]
        )
        if bare or medium:
            return Speaker(talk.elided(verb), verb, verb)
    return None


def _of_own_paper(ann: Annotated, verb: int) -> Speaker | None:
    """„…“, се казва в изявление на Х; „Това пише в доклада на Х“."""
    group, clause = ann.verb_at.get(verb), ann.clause_at.get(verb)
    if group is None or clause is None or not (group.reflexive or ann.lower(verb) == "пише"):
        return None
    return of_paper(ann, clause)


def end_of_clause(ann: Annotated, verb: int) -> int:
    """The last token of the reporting clause."""
    unit = ann.unit_of(verb)
    clause = ann.clause_at.get(verb)
    if clause is None:
        return verb
    return max((i for i in clause.tokens if i < unit.stop), default=verb)


def subject_of(talk: Talk, first: int) -> tuple[Speaker, int] | None:
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


def this_speaker(talk: Talk, at: int) -> tuple[Speaker, int] | None:
    """„Това каза Х“: the verb of saying that opens at ``at``, and its subject."""
    verb = saying_at(talk.ann, at)
    if verb is None or talk.ann.verb_at.get(verb) is None:
        return None
    speaker = speaker_behind(talk, verb, end_of_clause(talk.ann, verb))
    if speaker is None:
        speaker = _of_own_paper(talk.ann, verb)
    return (speaker, verb) if speaker is not None else None


def of_whom(ann: Annotated, words: Match) -> tuple[Speaker, int] | None:
    """„… са думите на Х“: the person named behind ``words``."""
    clause = ann.clause_at.get(words.last)
    for nominal in ann.nominals[clause.number] if clause else ():
        if nominal.first > words.last and nominal.kind == "person" and nominal.entities:
            return Speaker(nominal.entities[0], nominal.first, nominal.last), words.first
    return None


def is_person(ann: Annotated, speaker: Speaker) -> bool:
    known = ann.entities.get(speaker.entity or "")
    return known is not None and known.kind == "person"
