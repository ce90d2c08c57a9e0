"""Bodies whose names only quotation marks show: „Райнметал“, „Газпром Експорт“."""

from __future__ import annotations

from briefgen.annotate import Annotated
from briefgen.extract.context import Context
from briefgen.gazetteer import gazetteer
from briefgen.gazetteer.local import local_entity

OPENING = frozenset('„“"«”')
_LONGEST = 5
_NAMES = frozenset({"title", "upper", "number", "mixed"})
# What can stand before the name of a body; a work or a place has its own noun there.
_BEFORE = frozenset({",", "и", "с", "със", "от", "между", "на", "за"})
_LEGAL_FORMS = frozenset({"дп", "ад", "еад", "оод", "еоод", "тп", "нк", "ет", "дззд"})
_HEADS = frozenset({"company", "company_head", "organisation_head", "body_head",
                    "institution_head"})  # fmt: skip


def quoted_body(context: Context, i: int, *, small: bool = False) -> tuple[str, int] | None:
    """The body whose name in quotation marks begins at the mark ``i``, and its closing
    mark; None where the text says nothing of the kind or the name is known as it stands.

    ``small``: what stands here can only be a body, and its first word alone needs a capital."""
    ann = context.ann
    if i + 1 not in ann.unit_at or ann.tokens[i].text not in OPENING:
        return None
    quoted = ann.quoted_around(i + 1)
    if quoted is None or ann.token_at(quoted.outer.start) != i:
        return None
    last = ann.token_at(quoted.inner.end - 1)
    if not 0 <= last - i - 1 < _LONGEST or not (
        _led(ann, i) or (small and _is_of_country(ann, i - 1))
    ):
        return None
    if not _is_name(ann, i + 1, last, small=small or _leads_to_body(ann, i - 1)):
        return None
    known = ann.mention_at.get(i + 1)
    if known is not None and (known.first, known.last) == (i + 1, last):
        institution = "institution_head" in ann.classes(i - 1) and known.kind != "organisation"
        if known.kind != "person" and not institution:
            return None
    entity = local_entity(ann.words(i + 1, last), "organisation", ann.lexicon.lang)
    context.local.setdefault(entity.id, entity)
    return entity.id, last + 1


def _leads_to_body(ann: Annotated, before: int) -> bool:
    """„между „Български пощи“ и …“, „компанията „Софийска вода““: no title of a work."""
    return ann.lower(before) in _LEGAL_FORMS | {"между"} or bool(ann.classes(before) & _HEADS)


def _is_name(ann: Annotated, first: int, last: int, *, small: bool) -> bool:
    """Words with capitals, joined at most by „и“ and „за“; ``small``: the first alone needs one."""
    if ann.tokens[first].shape not in _NAMES or ann.tokens[first].shape == "number":
        return False
    if small and not any(j in ann.verb_at for j in range(first, last + 1)):
        return True
    return all(
        ann.tokens[j].shape in _NAMES or ann.classes(j) & {"preposition", "conjunction"}
        for j in range(first, last + 1)
    )


def _is_of_country(ann: Annotated, i: int) -> bool:
    """„финландската „Х““: an adjective with the article, whose noun is left out."""
    word = ann.lower(i)
    definite = word.endswith(("ата", "ият", "ия", "ото"))
    return definite and gazetteer().country_of_adjective(word) is not None


def _led(ann: Annotated, i: int) -> bool:
    """Whether the words before the mark lead to a body's name."""
    before = i - 1
    if before not in ann.unit_of(i) or ann.lower(before) in _BEFORE:
        return True
    if ann.lower(before) in _LEGAL_FORMS:
        return True
    place = ann.mention_at.get(before)
    if place is not None:
        # „подписаха в София „А“ и „Б““
        return place.kind == "place" and "locative" in ann.classes(place.first - 1)
    group = ann.verb_at.get(before)
    return bool(ann.classes(before) & _HEADS) or (group is not None and group.kind == "finite")
