"""Words that stand for a document: „го“, „под нея“, and subjects that are left out."""

from __future__ import annotations

from briefgen.annotate import Annotated
from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.arguments import clause_of, nominals_of
from briefgen.extract.documents.heads import Gender, Head, governing_preposition

_SUBJECTS = frozenset({"той", "тя", "то", "те"})
# What is done to texts alone: people, too, are „приети“.
_TO_TEXTS = frozenset({"sign", "initial", "ratify", "conclude"})

# The article of a subject that agrees with „подписан“, „подписана“, „подписано“, „подписани“.
_ARTICLES = {"о": ("то",), "а": ("та",), "и": ("те",)}
_MASCULINE = ("ът", "ят")
# Endings of nouns without it; „лично“, „днес“ are adverbs.
_NOUNS = {"о": ("ие", "мо", "ство"), "а": ("а", "я"), "и": ("и",)}
_CONSONANTS = tuple("бвгджзклмнпрстфхцчшй")
# What hangs on a noun, seldom on an adverb: „Молба за …“, „Писмо до …“.
_COMPLEMENTS = frozenset({"за", "до", "към", "против", "срещу", "с", "със"})
# „Миналата седмица бе подписана“ says when.
_TIMES = frozenset({
    "седмица", "година", "вечер", "нощ", "есен", "пролет", "зима", "лято", "ден", "месец",
    "десетилетие", "утро", "сутрин",
})  # fmt: skip


def pronoun_head(i: int, clause: int, word: str) -> Head:
    """The object pronoun at token ``i`` as a document."""
    gender: Gender = "f" if word in {"я", "нея"} else "m"
    return Head("", i, i, i, i, clause, gender, plural=word in {"ги", "тях"}, definite=True)


def subject_meant(ann: Annotated, group: VerbGroup, sense: str) -> Head | None:
    """„Той бе подписан от …“, „Подписана е от …“: what the sentence before has named.

    The participle shows gender and number; a subject that is left out is one only where its
    sentence begins.
    """
    if sense not in _TO_TEXTS or not group.passive or group.kind != "finite":
        return None
    clause = clause_of(ann, group)
    words = [i for i in clause.tokens if ann.tokens[i].shape != "mark"]
    said = next((i for i in words if i < group.first and ann.lower(i) in _SUBJECTS), None)
    bare = [n for n in nominals_of(ann, clause) if not n.prep
            and not n.first <= (said or -1) <= n.last]  # fmt: skip
    if any(n.first < group.first or n.kind == "document" for n in bare):
        return None
    if said is None and (not _begins(ann, words) or has_own_subject(ann, group)):
        return None
    ending = ann.lower(group.head)[-1]
    gender: Gender = "f" if ending == "а" else "n" if ending == "о" else "m"
    at = said if said is not None else group.head
    return Head("", at, at, at, at, clause.number, gender, plural=ending == "и", definite=True,
                subject=True)  # fmt: skip


def has_own_subject(ann: Annotated, group: VerbGroup) -> bool:
    """Whether a noun that agrees with the passive ``group`` stands bare beside it: „Молбата за
    заем бе подписана“ speaks of no contract told before."""
    ending = ann.lower(group.head)[-1]
    article = _ARTICLES.get(ending, _MASCULINE)
    own = [i for i in clause_of(ann, group).tokens
           if not group.first <= i <= group.last and ann.tokens[i].shape != "mark"]  # fmt: skip
    if len(own) > 1 and own[0] < group.first and (
        ann.lower(own[1]) in _COMPLEMENTS and _is_plain(ann, own[0])
    ):  # fmt: skip
        return True
    behind = group.last + 1
    if behind in own and _is_plain(ann, behind) and ann.tokens[behind].shape == "lower" and (
        ann.lower(behind).endswith(_NOUNS.get(ending, _CONSONANTS))
    ):  # fmt: skip
        return True  # „От президента бе подписан указ“
    return any(
        ann.lower(i).endswith(article)
        and _is_plain(ann, i)
        and ann.lower(i + 1) not in _TIMES
        and not governing_preposition(ann, i)
        for i in own
    )


def _is_plain(ann: Annotated, i: int) -> bool:
    small = {"preposition", "conjunction", "relative", "deed_adverb", "be"}
    return not ann.classes(i) & small and i not in ann.mention_at and i not in ann.verb_at


def _begins(ann: Annotated, words: list[int]) -> bool:
    unit = ann.unit_of(words[0])
    return all(ann.tokens[i].shape == "mark" for i in range(unit.start, words[0]))
