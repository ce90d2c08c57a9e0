"""What was agreed: „договориха се да …“, „постигнаха съгласие за …“, „единодушни бяха, че …“."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.annotate import Annotated
from briefgen.annotate.clauses import Clause
from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.outcomes.extent import end_of_phrase
from briefgen.extract.outcomes.subject import (
    done_by,
    is_old,
    several,
    start_of_object,
    talks_before,
    told,
)

# „се договориха“, and „се споразумяха“: said of one body, too („ОПЕК се договори“).
_SETTLE = frozenset({"договори", "договаря", "споразумее", "уговори"})
_JOINTLY = frozenset({"разбере", "съгласи", "реши", "решава", "съгласува", "приеме"})
# „Решено бе да …“, „взето бе решение да …“
_IMPERSONAL = frozenset({"реши", "съгласува", "уговори", "вземе", "взема"})
_COMMIT = frozenset({"promise"})
_SENSES = frozenset({"agree", "reach", "decide", "promise", "adopt", "say"})
_NEAR = 6
_WITH_IT = (
    frozenset({"с", "със", "чрез", "по", "според"}),
    frozenset({"него", "нея", "тях"}),
)
# Prepositions of a time that stands before „да …“: „се договориха в срок до … да“.
_TIMES = frozenset({"в", "във", "от", "през", "до", "след", "на"})


def find_agreed(ann: Annotated, old: frozenset[int]) -> Iterator[tuple[int, int]]:
    """The first and last token of each point agreed, in the order of the text.

    ``old`` are the tokens of days long past.
    """
    taken = -1
    for first, last in sorted(
        (f, e) for f, e in [*_by_verb(ann, old), *_by_adjective(ann, old)] if f <= e
    ):
        if first > taken:
            taken = last
            yield first, last


def _by_verb(ann: Annotated, old: frozenset[int]) -> Iterator[tuple[int, int]]:
    for group in ann.verbs:
        if group.kind == "noun" or (group.kind == "participle" and group.mood != "heard"):
            continue
        known = group.senses & _SENSES or group.lemma in _IMPERSONAL
        if not known or not told(ann, group, old):
            continue
        ahead = _told_ahead(ann, group)
        if ahead is not None:
            yield ahead
            continue
        first = _content(ann, group)
        if first is not None:
            numbers = _numbers(ann, group)
            if ann.tokens[first - 1].text == ":":  # „споразумяха се: митата падат, а …“
                unit = ann.unit_of(first)
                numbers |= {
                    c.number for i in range(first, unit.stop) if (c := ann.clause_at.get(i))
                }
            yield first, end_of_phrase(ann, first, numbers, colon=True)


def _told_ahead(ann: Annotated, group: VerbGroup) -> tuple[int, int] | None:
    """„Ще строят мост. За това се договориха А и Б“, „Групата ще заседава в Рим, договориха се
    двамата“: what was agreed stands before the verb."""
    if not (group.lemma in _SETTLE | _JOINTLY and group.plural) or group.passive:
        return None
    unit, number = ann.unit_of(group.head), ann.unit_at[group.head]
    hits = [h for h in ann.found_in(range(unit.start, unit.start + 1), "agreed_before")
            if h.last + 1 == group.first]  # fmt: skip
    if hits and number:
        before = ann.units[number - 1]
        same = ann.sentences[number].paragraph == ann.sentences[number - 1].paragraph
        own = [g for g in ann.verbs_in(before) if g.kind == "finite" and not ann.is_quoted(g.head)]
        if not same or not own or own[0].mood == "would":
            return None
        return _trimmed(ann, before.start, before.stop - 1)
    clause = ann.clause_at[group.head]
    if clause.kind == "main" and ann.lower(clause.tokens[0]) == "за" and not clause.quoted:
        # „За общи патрули се споразумяха двамата“
        first, last = clause.tokens[0] + 1, group.first - 1
        return (first, last) if last > first and not clause.verbs[0].head < group.head else None
    opens = clause.tokens[0] == group.first - 1 > unit.start
    if not opens or ann.tokens[group.first - 1].text not in {",", "–", "—"} or clause.quoted:
        return None
    words = {ann.lower(i) for i in clause.tokens if i > group.last}
    if clause.kind not in ("main", "reporting") or words & {"да", "за", "че", ":", "по"}:
        return None
    below = any(other.parent == clause.number for other in ann.clauses[clause.number + 1 :][:3])
    return None if below else _trimmed(ann, unit.start, group.first - 2)


def _trimmed(ann: Annotated, first: int, last: int) -> tuple[int, int]:
    while last > first and ann.tokens[last].text in ".!?,;:–—…":
        last -= 1
    return first, last


def _content(ann: Annotated, group: VerbGroup) -> int | None:
    """The first token of what was agreed, or None where the verb says something else."""
    senses, lemma = group.senses, group.lemma
    relative = ann.clause_at[group.head].kind == "relative"
    if relative and group.passive:
        return None  # „проекта, който е договорен“
    noun = _noun_behind(ann, group, "agreement")
    if "reach" in senses:
        return noun if noun is not None else _noun_before(ann, group)
    if lemma in ("изрази", "изразява") and several(ann, group):
        views = ann.found_in(range(group.last + 1, group.last + 3), "common_view")
        if views and not group.passive:
            return views[0].first
        return noun if noun is not None and noun - group.last <= 2 and not group.passive else None
    if lemma in _SETTLE and (group.reflexive or group.plural) and not group.passive:
        return _behind(ann, group)
    if lemma == "договори" and group.passive:
        first = _behind(ann, group)
        bound = first is not None and "preposition" in ann.classes(first)
        return None if bound and ann.lower(first or 0) != "до" else first
    if lemma in _IMPERSONAL and group.passive and not relative:
        return _decided(ann, group)
    if lemma in _JOINTLY and not relative and several(ann, group) and _by_parties(ann, group):
        reflexive_needed = lemma in ("разбере", "съгласи")
        if group.reflexive == reflexive_needed and not group.passive:
            first = _behind(ann, group)
            return first if first is not None and _opens_content(ann, first, group) else None
    if senses & _COMMIT and group.plural and _by_parties(ann, group) and not group.passive:
        bound = group.reflexive or _noun_behind(ann, group, "commitment") is not None
        named = [n for n in done_by(ann, group) if n.kind == "body" and n.entities]
        if _by_document(ann, group):
            return None
        bodies = [n for n in ann.nominals[ann.clause_at[group.head].number]
                  if n.kind == "body" and n.entities and n.last < group.first]  # fmt: skip
        return _behind(ann, group) if bound or len(named) > 1 or len(bodies) > 1 else None
    if (
        lemma in ("одобри", "одобрява")
        and group.plural
        and _by_parties(ann, group)
        and not group.passive
    ):
        first = _behind(ann, group)
        nominals = ann.nominals[ann.clause_at[group.head].number]
        document = any(
            n.kind == "document" and n.first - group.last <= 3 and n.first > group.last
            for n in nominals
        )
        return None if document else first
    return None


def _by_document(ann: Annotated, group: VerbGroup) -> bool:
    """„С документа страните се задължават да …“: its terms, not what the talks came to."""
    clause = ann.clause_at[group.head]
    nominals = ann.nominals[clause.number]
    words = [i for i in clause.tokens if i < group.first and ann.tokens[i].shape != "mark"][:2]
    if [ann.lower(i) in names for i, names in zip(words, _WITH_IT, strict=False)] == [True, True]:
        return True  # „Участниците приеха декларация. С нея те се задължават да …“
    return any(n.kind == "document" and n.prep and n.last < group.first for n in nominals) or any(
        "paper" in ann.classes(i) and "preposition" in ann.classes(i - 1)
        for i in ann.clause_at[group.head].tokens
        if i < group.first
    )


def _decided(ann: Annotated, group: VerbGroup) -> int | None:
    """„Решено бе да …“: nobody is named, so it must be said of talks just told of."""
    word = ann.lower(group.head)
    near = [i for i in range(group.first - 2, group.last + 4) if ann.lower(i) == "решение"]
    if group.lemma in ("вземе", "взема"):
        first = max(near[0], group.last) + 1 if near else None
    else:
        first = group.last + 1 if word.endswith("но") else None
    content = {"да", "че", "за"}
    if first is None or not (ann.lower(first) in content or _da_follows(ann, first)):
        return None
    return first + (ann.lower(first) in ("че", "за")) if talks_before(ann, group.head) else None


def _da_follows(ann: Annotated, first: int) -> bool:
    """„решено бе до края на май да …“, „… министрите да …“: a „да“ in the same clause."""
    clause = ann.clause_at.get(first)
    return clause is not None and any(g.mood == "da" and g.first > first for g in clause.verbs)


def _opens_content(ann: Annotated, first: int, group: VerbGroup) -> bool:
    """„реши да“, „се разбраха за“; a bare object of „решиха“ is a task or a dispute."""
    governs = any(
        g.governor == group.head for g in ann.verbs[_index(ann, group) : _index(ann, group) + 4]
    )
    return (
        group.lemma == "съгласува"  # „съгласуваха обща позиция“
        or ann.lower(first) in {"да", "че", "за", "по"}
        or ann.lower(first - 1) in {"за", "по"}
        or governs
    )


def _index(ann: Annotated, group: VerbGroup) -> int:
    low, high = 0, len(ann.verbs)
    while low < high:
        middle = (low + high) // 2
        if ann.verbs[middle].head < group.head:
            low = middle + 1
        else:
            high = middle
    return low


def _by_parties(ann: Annotated, group: VerbGroup) -> bool:
    """Whether people or states that meet did it, and no chamber, court or crowd."""
    who = done_by(ann, group)
    if any("legislators" in ann.classes(i) for n in who for i in range(n.first, n.last + 1)):
        return False
    clause = ann.clause_at[group.head]
    if any("legislators" in ann.classes(i) for i in clause.tokens if i < group.first):
        return False
    named = [n for n in who if n.kind in ("person", "body", "group", "pronoun", "place")]
    others = [n for n in ann.nominals[clause.number] if n.last < group.first and n.kind == "body"]
    return bool(named) or len(others) > 1


def _noun_behind(ann: Annotated, group: VerbGroup, name: str) -> int | None:
    """The first token of „(общо) съгласие за …“ behind the verb."""
    clause = ann.clause_at[group.head]
    for i in range(group.last + 1, group.last + 1 + _NEAR * 2):
        if ann.clause_at.get(i) is not clause:
            return None
        if name in ann.classes(i):
            first = i
            while (
                first - 1 > group.last
                and ann.tokens[first - 1].shape == "lower"
                and not (ann.classes(first - 1) & {"preposition", "weekday", "aside"})
            ):
                first -= 1
            more = ann.clause_at.get(i + 1)
            known = more is not None and ann.tokens[i + 1].text not in ".!?;"
            return first if known else None
    return None


def _noun_before(ann: Annotated, group: VerbGroup) -> int | None:
    """„Съгласие бе постигнато за …“: what follows the verb is agreed."""
    clause = ann.clause_at[group.head]
    nouns = [i for i in clause.tokens if i < group.first and "agreement" in ann.classes(i)]
    if not nouns or not group.passive or group.first - nouns[-1] > 2:
        return None
    first = _behind(ann, group)
    opened = first is not None and (
        ann.lower(first) in {"да", "че", "по"} or ann.lower(first - 1) == "за"
    )
    return first if opened else None


def _behind(ann: Annotated, group: VerbGroup) -> int | None:
    unit = ann.unit_of(group.head)
    who = [] if group.passive else [n for n in done_by(ann, group) if n.first > group.last]
    i = group.last + 1
    while i < unit.stop:
        behind = start_of_object(ann, group, i)
        if any(n.first == behind for n in who):
            behind = max(n.last for n in who) + 1
        while behind < unit.stop and ann.lower(behind) in {"за", "до", ",", ":"}:
            if ann.lower(behind) == "," and behind + 1 in ann.mention_at:
                return None  # „А прие, Б пожела да размисли“
            behind += 1
        if behind == i:
            break
        i = behind
    if i >= unit.stop or (ann.tokens[i].shape == "mark" and not ann.is_quoted(i + 1)):
        return None
    stray = "preposition" in ann.classes(i) and ann.lower(i) not in {
        "по",
        "около",
        "върху",
        "относно",
    }
    late = ann.lower(i - 1) == "до"  # „до края на годината“ before „да“
    if late:
        return i - 1
    return None if stray and ann.lower(i) not in _TIMES else i


def _numbers(ann: Annotated, group: VerbGroup) -> set[int]:
    """The clause of the verb, what hangs on it, and what goes on inside that."""
    clause = ann.clause_at[group.head]
    found = {clause.number}
    for other in ann.clauses[clause.number + 1 : clause.number + 12]:
        below = other.parent in found or (other.joined in found and other.joined != clause.number)
        if below and other.tokens and other.quoted == clause.quoted:
            found.add(other.number)
    return found


def _by_adjective(ann: Annotated, old: frozenset[int]) -> Iterator[tuple[int, int]]:
    """„Двамата бяха единодушни, че …“, „обединиха се около …“."""
    for clause in ann.clauses:
        if clause.kind != "that" or clause.parent is None or clause.link is None:
            continue
        above = ann.clauses[clause.parent]
        adjective = [i for i in above.tokens if "of_one_mind" in ann.classes(i) and i < clause.link]
        copula = next((g for g in above.verbs if "be" in g.senses and g.kind == "finite"), None)
        if not adjective or copula is None or copula.negated or copula.tense != "past":
            continue
        if ann.lower(adjective[-1]) not in {"единодушни", "единни", "съгласни"} or is_old(
            ann, above, copula.head, old
        ):
            continue
        yield clause.link + 1, end_of_phrase(ann, clause.link + 1, _below(ann, clause))
    for hit in ann.found("rallied"):
        group = next((g for i in range(hit.first, hit.last + 1) if (g := ann.verb_at.get(i))), None)
        own = ann.clause_at.get(hit.first)
        if own is not None and (group is None or told(ann, group, old)):
            yield hit.last + 1, end_of_phrase(ann, hit.last + 1, _below(ann, own))


def _below(ann: Annotated, clause: Clause) -> set[int]:
    found = {clause.number}
    for other in ann.clauses[clause.number + 1 : clause.number + 12]:
        if other.parent in found or (other.joined in found and other.kind == "that"):
            found.add(other.number)
    return found
