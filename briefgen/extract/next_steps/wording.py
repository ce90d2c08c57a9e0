"""Which words say a step: its action, and the evidence around it."""

from __future__ import annotations

from briefgen.annotate import Annotated
from briefgen.annotate.clauses import Clause
from briefgen.extract.dates import DateExpression
from briefgen.extract.next_steps.told import Told

_LONGEST = 60
_BEFORE_TIME = frozenset({"before_time", "leads_in"})
_HOURS = frozenset({"сутринта", "следобед", "вечерта", "рано", "късно"})
_CLOSES = {"“": "„“", "”": "„“", "»": "«", '"': '"'}
_TRAILS = frozenset(',;:–—-(„“"«»”….!')


def words_of(
    ann: Annotated, told: Told, acted: bool, date: DateExpression | None
) -> tuple[int, int, int, int]:
    """First and last token of the evidence, and of the action in it.

    ``acted``: the actors are named elsewhere, so that the action begins at its verb.
    """
    clause = ann.clause_at[told.deed.head]
    end = _end(ann, told, clause)
    first = _start(ann, ann.clause_at[told.opener.head], told)
    aside = _goes_on(ann, told, clause)
    if aside is not None:
        return aside, end, aside, end
    if told.begins is not None:
        first = told.begins
    noun = told.begins if told.noun is None else told.noun
    if acted or (noun is not None and "preposition" in ann.classes(noun + 1)):
        start = told.deed.first
    elif noun is not None and noun > told.opener.last:
        start = (
            noun + 2 if ann.lower(noun + 1) == "си" else noun + 1
        )  # „договореност двете страни да обменят“
    else:
        start = _subject_start(ann, told, first)
    if date is not None and date.first == start and date.last < told.deed.first:
        start = date.last + 1  # „до 15 февруари да внесат проект“
        while start < told.deed.first and ann.lower(start) in _HOURS:
            start += 1
    last = end
    if date is not None and date.last >= end and date.first > told.deed.last:
        end = date.last
        last = date.first - 1
        while last > max(start, told.deed.last - 1) and ann.classes(last) & _BEFORE_TIME:
            last -= 1
    last = _trimmed(ann, start, last)
    return min(first, start), end, start, last


def _goes_on(ann: Annotated, told: Told, clause: Clause) -> int | None:
    """„Работата продължава, като предстоят срещи“: what goes on is part of what lies ahead."""
    if "lie_ahead" not in told.opener.senses or clause.parent is None or clause.link is None:
        return None
    main = ann.clauses[clause.parent]
    goes_on = any("open_close" in g.senses and g.tense == "present" for g in main.verbs)
    if ann.lower(clause.link) != "като" or not goes_on:
        return None
    return next((i for i in main.tokens if ann.tokens[i].shape != "mark"), None)


def _start(ann: Annotated, clause: Clause, told: Told) -> int:
    """The first word of the clause in one row with its verb."""
    first = told.opener.first
    own = set(clause.tokens)
    while first - 1 in own and ann.tokens[first - 1].text not in ";:":
        first -= 1
    if clause.link is not None and first <= clause.link < told.opener.first:
        first = clause.link + 1  # „когато се очаква …“
    said = ann.found_in(range(first, told.opener.first), "in_words_of", "in_his_words")
    if said and said[0].first == first:
        return told.opener.first if told.deed.passive else said[0].last + 1
    while first < told.opener.first and (
        (ann.tokens[first].shape == "mark" and ann.tokens[first].text not in '„"«“')
        or "leads_in" in ann.classes(first)
    ):
        first += 1
    return first


def _subject_start(ann: Annotated, told: Told, first: int) -> int:
    """Without a named actor the action tells whose it is."""
    opener, deed = told.opener, told.deed
    if opener is not deed and deed.first > opener.last + 1 and first == opener.first:
        return opener.last + 1  # „очаква се лидерите да приемат“
    if opener is deed and first == opener.first and "lie_ahead" in opener.senses:
        return opener.last + 1  # „предстои ратификация“
    if (
        opener is not deed
        and "demand" in opener.senses | frozenset({"demand"})
        and (opener.senses & {"demand", "promise", "decide"})
    ):
        return opener.last + 1  # „поиска тарифите да паднат“
    return first


def _end(ann: Annotated, told: Told, clause: Clause) -> int:
    """The last word of the deed: up to the next verb of its own, the next clause or mark."""
    unit = ann.unit_of(told.deed.head)
    chain = {told.deed.head}  # „ще се опита да разблокира“
    others = set()
    for group in clause.verbs:
        if group.kind == "finite" and group.head > told.deed.head:
            if group.governor in chain or group.before_da:
                chain.add(group.head)
            else:
                others.add(group.first)
    last = told.deed.last
    for j in range(told.deed.last + 1, min(unit.stop, told.deed.last + _LONGEST)):
        token = ann.tokens[j]
        if j in others or token.text in ";:!?" or ann.clause_at.get(j) is not clause:
            break
        if token.text == "." and j >= unit.stop - 2:
            break
        if token.text == "," and ann.lower(j + 1).endswith("йки"):
            break
        last = j
    while (shorter := _trimmed(ann, told.deed.last, last)) < last or (
        last > told.deed.last and "leads_in" in ann.classes(last)
    ):
        last = shorter if shorter < last else last - 1
    return last


def _trimmed(ann: Annotated, first: int, last: int) -> int:
    """``last`` without the marks that trail; a mark that closes what began stays."""
    while last > first and ann.tokens[last].text in _TRAILS:
        opening = _CLOSES.get(ann.tokens[last].text, "")
        if opening and any(ann.tokens[i].text in opening for i in range(first, last)):
            break
        last -= 1
    return last
