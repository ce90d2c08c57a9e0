"""Visits to which somebody was invited: they lie ahead once the invitation is accepted."""

from __future__ import annotations

from briefgen.annotate import Annotated
from briefgen.annotate.verbs import VerbGroup

_VISITS = frozenset({"visit", "arrive", "attend", "travel"})
# How many words may stand between „прие“ and „поканата“.
_NEAR = 3


def is_accepted_visit(ann: Annotated, deed: VerbGroup, opener: VerbGroup) -> bool:
    """„Х покани Y да посети София, а Y прие поканата“, there or in the next sentence."""
    if "invite" not in opener.senses or not deed.senses & _VISITS:
        return False
    if opener.negated or opener.reflexive or opener.mood != "told" or opener.tense == "future":
        return False
    number = ann.unit_at[deed.head]
    stop = ann.units[min(number + 1, len(ann.units) - 1)].stop
    return any(
        _accepts(ann, group)
        for group in ann.verbs_in(range(deed.last + 1, stop))
        if not group.negated and group.mood == "told" and group.tense in ("past", "present")
    )


def _accepts(ann: Annotated, group: VerbGroup) -> bool:
    """„прие поканата“, „поканата беше приета“, „прие да дойде“ is another matter."""
    if "accepts" not in ann.lexicon.classes(group.lemma):
        return False
    near = (
        *range(group.first - _NEAR, group.first),
        *range(group.last + 1, group.last + 1 + _NEAR),
    )
    return any("invitation_noun" in ann.classes(i) for i in near)
