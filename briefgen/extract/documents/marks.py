"""Signs of a deed without a verb that names it: names under a text, „в сила“, a date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from briefgen.annotate import Annotated
from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.arguments import clause_of
from briefgen.extract.dates import DateExpression
from briefgen.extract.documents.acts import Deed
from briefgen.extract.documents.drafts import find_drafts
from briefgen.extract.documents.heads import WEAK, Head, antecedent_head, by_clause
from briefgen.extract.documents.mode import mode_of
from briefgen.extract.documents.objects import of_participle
from briefgen.extract.documents.pronouns import pronoun_head
from briefgen.model import Status

_HAS = frozenset({"има", "имат", "имаше", "имаха"})
_HAS_REACH = 4
_BEARS = frozenset({"носи"})
_UNDER = frozenset({"него", "нея", "тях", "който", "която", "което", "които"})


def find_marks(
    ann: Annotated, heads: Sequence[Head], dates: Sequence[DateExpression], news: dt.timedelta
) -> list[Deed]:
    """The deeds that no verb of documents tells."""
    clauses = by_clause(list(heads))
    dated = {date.first: date for date in dates}
    return [
        *_signatures(ann, clauses),
        *_unsigned(ann, clauses),
        *_instead(ann, heads),
        *_in_force(ann, clauses),
        *_existing(ann, heads, dated, news),
        *_drafts(heads),
        *find_drafts(ann, clauses),
    ]


def _signatures(ann: Annotated, clauses: dict[int, list[Head]]) -> Iterator[Deed]:
    """„сложиха подписите си под документа“, „под него стоят три подписа“, „подпис няма“."""
    told: dict[int, list[int]] = {}
    for i in ann.having("signature"):
        if i in ann.clause_at and _is_noun(ann, i):
            told.setdefault(ann.clause_at[i].number, []).append(i)
    for number, nouns in sorted(told.items()):
        clause = ann.clauses[number]
        verbs = [g for g in clause.verbs if g.kind == "finite"]
        laid = [g for g in verbs if g.senses & {"lay_down", "stand", "be", "have", "witness"}
                or g.lemma in _BEARS]  # fmt: skip
        passive = [g for g in clause.verbs if "lay_down" in g.senses]
        group = next(iter([*laid, *passive]), None)
        if group is None:
            continue
        yield from _laid(ann, group, nouns, clauses)


def _is_noun(ann: Annotated, i: int) -> bool:
    group = ann.verb_at.get(i)
    if i in ann.mention_at:
        return False
    # „три подписа“, „подписа си сложи“ look like „подписа договора“.
    counted = ann.tokens[i - 1].shape == "number" or ann.classes(i - 1) & {"number_word"}
    return (
        group is None
        or group.kind != "finite"
        or bool(counted)
        or ann.lower(i + 1) in {"си", "ѝ", "му", "им"}
    )


def _laid(
    ann: Annotated, group: VerbGroup, nouns: list[int], clauses: dict[int, list[Head]]
) -> Iterator[Deed]:
    clause = clause_of(ann, group)
    done: Status = "initialled" if "initials" in ann.classes(nouns[0]) else "signed"
    mode = mode_of(ann, group)
    if group.senses & {"stand", "be", "have"} and group.tense == "present" and not group.negated:
        mode = "real"
    without = ann.lower(group.head) in {"няма", "нямаше"}
    if group.kind == "participle":
        for target in of_participle(ann, group, clauses.get(clause.number, [])):
            yield Deed(target, done, group.first, group.last, 1, mode or "real", group, "sign")
        return
    head = _under(ann, group, clauses)
    if group.lemma in _BEARS:
        # „договорът носи подписите на А и Б“
        bare = [h for h in clauses.get(clause.number, ()) if not h.prep and h.last < group.first]
        if not bare or not ann.lower(nouns[0]).startswith("подпис"):
            return
        head = bare[-1]
        mode = "real" if group.tense == "present" and not group.negated else mode
    if without:
        target = head or pronoun_head(nouns[0], clause.number, "го")
        yield Deed(target, "announced", group.first, group.last, 0, "failed", group, "unsigned")
        return
    if "have" in group.senses or (
        "be" in group.senses and not _opens(ann, clause.tokens, nouns[0])
    ):
        return
    if head is None:
        if group.senses & {"stand", "witness"} or not ann.lower(nouns[0]).startswith(
            ("подпис", "иници", "параф")
        ):
            return
        if any(ann.lower(i) == "под" for i in clause.tokens):
            return  # „не е сложил подписа си под нищо“
        head = pronoun_head(nouns[0], clause.number, "го")
    if mode == "real":
        status: Status = done
    elif mode is None:
        return
    else:
        status = "announced" if mode in ("planned", "heard") else "proposed"
    sense = "sign" if done == "signed" else "initial"
    first, last = min(group.first, nouns[0]), max(group.last, nouns[0])
    level = 1 if clause.kind == "relative" else 0
    yield Deed(head, status, first, last, level, mode, group, sense, mode == "heard")


def _opens(ann: Annotated, tokens: list[int], noun: int) -> bool:
    """„Подписите са на А и Б“: the names belong to the document told before."""
    words = [i for i in tokens if ann.tokens[i].shape != "mark"]
    return (
        bool(words)
        and words[0] == noun
        and ann.lower(noun) in {"подписите", "инициалите", "парафите"}
    )


def _under(ann: Annotated, group: VerbGroup, clauses: dict[int, list[Head]]) -> Head | None:
    """Under what they set their names: „под протокола“, „под нея“, „под който“."""
    clause = clause_of(ann, group)
    for head in clauses.get(clause.number, ()):
        if head.prep in {"под", "върху", "с"} and (head.prep != "с" or "lay_down" in group.senses):
            return head
    if clause.kind == "relative" and clause.link is not None:
        if ann.lower(clause.link - 1) == "под":
            return antecedent_head(ann, clause, clauses)
        return None
    for i in clause.tokens:
        if ann.lower(i) == "под" and ann.lower(i + 1) in _UNDER:
            return pronoun_head(i + 1, clause.number, ann.lower(i + 1))
    return None


def _unsigned(ann: Annotated, clauses: dict[int, list[Head]]) -> Iterator[Deed]:
    """„остава неподписан“, „остана без подпис“."""
    for hit in ann.found("unsigned"):
        clause = ann.clause_at.get(hit.first)
        if clause is None:
            continue
        unit = ann.unit_of(hit.first)
        before = [h for h in clauses.get(clause.number, ()) if not h.prep and h.last < hit.first]
        if not before:
            earlier = [h for c in clauses.values() for h in c if unit.start <= h.noun < hit.first]
            before = [h for h in earlier if not h.prep and h.type]
        for head in before[-1:]:
            yield Deed(head, "proposed", hit.first, hit.last, 0, "failed", None, "unsigned")


def _instead(ann: Annotated, heads: Sequence[Head]) -> Iterator[Deed]:
    """„вместо очаквания договор“."""
    for head in heads:
        signs = any(g.senses & {"sign", "initial", "adopt"} for g in ann.clauses[head.clause].verbs)
        if head.prep == "вместо" and head.type and signs:
            yield Deed(head, "proposed", head.first, head.last, 0, "failed", None, "instead")


def _in_force(ann: Annotated, clauses: dict[int, list[Head]]) -> Iterator[Deed]:
    """„Спогодбата е в сила“, „по силата на конвенцията“, „сложи край на спогодбата“."""
    for hit in ann.found("in_force"):
        clause = ann.clause_at.get(hit.first)
        if clause is None:
            continue
        verbs = [g for g in clause.verbs if g.kind == "finite"]
        lasting = [g for g in verbs if g.senses & {"be", "other"} and g.tense in ("present", "past")
                   and g.mood == "told" and (g.lemma in {"е", "остава", "остане"}
                   or (g.lemma == "влезе" and g.tense == "past" and not g.negated))]  # fmt: skip
        heads = [h for h in clauses.get(clause.number, ()) if not h.prep and h.type]
        if heads and (lasting or not verbs):
            yield Deed(heads[-1], "existing", hit.first, hit.last, 0, "real", None, "force")
    for hit in ann.found("by_force_of"):
        if ann.lower(hit.first) in {"по"} and hit.first == hit.last:
            continue
        for head in _at(ann, clauses, hit.last + 1):
            if head.definite:
                yield Deed(head, "existing", hit.first, hit.last, 1, "real", None, "force")
    for hit in ann.found("end_put"):
        group = (
            next((g for g in ann.clause_at[hit.first].verbs if "lay_down" in g.senses), None)
            if hit.first in ann.clause_at
            else None
        )
        if group is not None:
            for head in _at(ann, clauses, hit.last + 1):
                yield Deed(head, "existing", group.first, hit.last, 0, "real", group, "denounce")


def _at(ann: Annotated, clauses: dict[int, list[Head]], first: int) -> list[Head]:
    """The document whose phrase begins at ``first``, over adjectives."""
    clause = ann.clause_at.get(first)
    if clause is None:
        return []
    return [h for h in clauses.get(clause.number, ()) if h.type and first <= h.noun <= first + 4][
        :1
    ]


def _existing(
    ann: Annotated, heads: Sequence[Head], dated: dict[int, DateExpression], news: dt.timedelta
) -> Iterator[Deed]:
    """„меморандумът от 1994 г.“, „Вашингтонският договор“, „има споразумение с Ирландия“."""
    for head in heads:
        if not head.type or head.draft is not None:
            continue
        date = _date_behind(ann, head, dated)
        known = head.definite or _is_object_of_have(ann, head)
        if date is not None and known and ann.article.date - date.end > news:
            yield Deed(head, "existing", head.noun, date.last, 1, "real", None, "date")
            continue
        if head.proper or (head.title is not None and head.definite and head.type not in WEAK
                           and _title_at_once(ann, head)):  # fmt: skip
            yield Deed(head, "existing", head.noun, head.last, 3, "real", None, "name")
            continue
        if _is_had(ann, head):
            yield Deed(head, "existing", head.noun, head.last, 2, "real", None, "has")


def _title_at_once(ann: Annotated, head: Head) -> bool:
    """„договора „Нов СТАРТ““: a definite noun and its title."""
    return head.title is not None and ann.token_at(head.title.start) - head.last <= 2


def _date_behind(
    ann: Annotated, head: Head, dated: dict[int, DateExpression]
) -> DateExpression | None:
    for i in range(head.last + 1, head.end + 5):
        found = dated.get(i)
        if found is None:
            continue
        before = ann.lower(i - 1)
        if before == "от" or ann.lower(i) == "от":
            inside = [j for j in range(head.end + 1, i) if ann.tokens[j].text not in ","]
            return found if all(ann.lower(j) in {"от", "е"} for j in inside) else None
        return None
    return None


def _is_object_of_have(ann: Annotated, head: Head) -> bool:
    """„Двете страни имат спогодба от 1999 г.“"""
    verbs = [g for g in ann.clauses[head.clause].verbs if g.kind == "finite"]
    return not head.prep and any(
        ann.lower(g.head) in _HAS and not g.negated and 0 < head.first - g.last <= _HAS_REACH
        for g in verbs
    )


def _is_had(ann: Annotated, head: Head) -> bool:
    """„Замбия има споразумение с Ирландия“."""
    verbs = [g for g in ann.clauses[head.clause].verbs if g.kind == "finite"]
    has = any(
        ann.lower(g.head) in _HAS
        and not g.negated
        and (head.last < g.head or head.noun - g.last <= _HAS_REACH)
        for g in verbs
    )
    if not has or head.prep:
        return False
    tokens = ann.clauses[head.clause].tokens
    bodies = [i for i in tokens if (m := ann.mention_at.get(i)) is not None and m.first == i]
    if len(bodies) > 1 and any(ann.lower(i) == "между" for i in tokens if i < bodies[1]):
        return True  # „между А и Б има споразумение“
    return any(
        ann.lower(i) in {"с", "със"}
        and (m := ann.mention_at.get(i + 1)) is not None
        and m.kind in {"country", "organisation"}
        for i in tokens
    )


def _drafts(heads: Sequence[Head]) -> Iterator[Deed]:
    for head in heads:
        if head.draft is not None:
            yield Deed(head, "proposed", head.draft, head.last, 2, "open", None, "draft")
