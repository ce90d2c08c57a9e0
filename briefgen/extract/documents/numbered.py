"""Who signed which of several documents: „Под първия имената си поставиха А и Б, а под втория
– В и Г“."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.annotate import Annotated
from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.arguments import is_real
from briefgen.extract.context import Context
from briefgen.extract.documents.acts import Deed
from briefgen.extract.documents.identity import Record
from briefgen.extract.documents.offices import office_parties
from briefgen.extract.documents.signing_names import collect

_FIRST, _SECOND, _THIRD, _OTHER = 1, 2, 3, -1
_NUMBERS = {
    **dict.fromkeys(("първия", "първият", "първото", "първата", "единия", "единият", "едното",
                     "едната"), _FIRST),
    **dict.fromkeys(("втория", "вторият", "второто", "втората"), _SECOND),
    **dict.fromkeys(("третия", "третият", "третото", "третата"), _THIRD),
    **dict.fromkeys(("другия", "другият", "другото", "другата"), _OTHER),
}  # fmt: skip
_PAPERS = frozenset({"документ", "текст"})
# How many sentences back the documents may have been told.
_BACK = 2
_PAIR = 2


def sign_by_number(context: Context, records: Sequence[Record]) -> None:
    """Give each of the documents told in one sentence those who, by its number, signed it."""
    ann = context.ann
    rows: dict[int, list[Record]] = {}
    for record in records:
        rows.setdefault(ann.unit_at[record.head.noun], []).append(record)
    for unit, row in rows.items():
        if len(row) < _PAIR:
            continue
        row.sort(key=lambda record: record.head.noun)
        for later in range(unit + 1, min(unit + 1 + _BACK, len(ann.units))):
            parts = [
                (which, tokens)
                for part in _parts(ann, ann.units[later])
                for which, tokens in _of_document(ann, row, part)
            ]
            group = _signing(ann, ann.units[later]) if len(parts) > 1 else None
            if group is not None:
                _share(context, row, parts, group)
                break


def _share(
    context: Context,
    row: Sequence[Record],
    parts: Sequence[tuple[int, Sequence[int]]],
    group: VerbGroup,
) -> None:
    for which, tokens in parts:
        others = {i for number, part in parts if number != which for i in part}
        # The verb of „…, а втория – В и Г“ stands in the part before.
        row[which].people = [m for m in row[which].people if m.first not in others]
        _sign(context, row[which], list(tokens), group)


def _parts(ann: Annotated, unit: range) -> Iterator[list[int]]:
    """The parts of „…, а …; …“."""
    part: list[int] = []
    for i in unit:
        if ann.tokens[i].text == ";" or (
            ann.lower(i) in {"а", "докато"} and ann.tokens[i - 1].text == ","
        ):
            yield part
            part = []
        part.append(i)
    yield part


def _of_document(
    ann: Annotated, row: Sequence[Record], part: list[int]
) -> Iterator[tuple[int, list[int]]]:
    """Which document of the row the part names, by its number or its kind, and the part
    without these words."""
    found = [i for i in part if ann.lower(i) in _NUMBERS and _is_of_paper(ann, i)]
    if len(found) == 1:
        number = _NUMBERS[ann.lower(found[0])]
        if number == _OTHER:
            number = _SECOND if len(row) == _PAIR else 0
        if 0 < number <= len(row):
            yield number - 1, [i for i in part if i not in found]
    elif not found and part:
        named = [n for n in ann.nominals[ann.clause_at[part[0]].number]
                 if n.kind == "document" and part[0] <= n.first and n.last <= part[-1]
                 ] if part[0] in ann.clause_at else []  # fmt: skip
        which = [at for at, record in enumerate(row) if named and record.type == named[0].code]
        if len(named) == len(which) == 1:
            inside = range(named[0].first, named[0].last + 1)
            yield which[0], [i for i in part if i not in inside]


def _is_of_paper(ann: Annotated, i: int) -> bool:
    """„първия документ“, „под втория –“, „втората подписаха“; not „втория мандат“."""
    if i + 1 >= len(ann.tokens) or i not in ann.clause_at:
        return False
    if ann.tokens[i + 1].shape == "mark" or ann.lower(i + 1) in _PAPERS:
        return True
    if "signature" in ann.classes(i + 1):
        return True
    clause = ann.clause_at[i]
    return any(g.first == i + 1 for g in clause.verbs) or any(
        n.kind == "document" and n.first <= i + 1 <= n.last for n in ann.nominals[clause.number]
    )


def _signing(ann: Annotated, unit: range) -> VerbGroup | None:
    """The verb by which names were put under the documents."""
    named = any("signature" in ann.classes(i) for i in unit)
    for group in ann.verbs_in(unit):
        signs = "sign" in group.senses or (named and "lay_down" in group.senses)
        if group.kind == "finite" and signs and group.tense == "past" and is_real(ann, group):
            return group
    return None


def _sign(context: Context, record: Record, tokens: list[int], group: VerbGroup) -> None:
    found = collect(context, tokens, late=True)
    if not found.people and not found.bodies:
        return
    parties = list(found.bodies) or [*office_parties(context, found.people), *found.countries]
    if len(record.parties) < _PAIR:
        record.parties = list(dict.fromkeys([*record.parties, *parties]))
    record.people = list(dict.fromkeys([*record.people, *found.people]))
    record.deeds.append(
        Deed(record.head, "signed", group.first, group.last, 0, "real", group, "sign")
    )
    record.signed_at.append(context.ann.span(tokens[0], tokens[-1]))
