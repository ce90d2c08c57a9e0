"""Deeds that only a medium or unofficial information tells of."""

from __future__ import annotations

from briefgen.annotate import Annotated
from briefgen.extract.arguments import clause_of

# What a medium writes on its own; „съобщи“ and „предаде“ pass on what officials told.
_CLAIMS = frozenset({"пише", "напише", "твърди", "разкрие", "разкрива", "намекне", "намеква"})
_MARKS = frozenset('„“"«”')
# How many words stand between „според“ or the verb and the medium: „вестник „“.
_REACH = 5
_SEVERAL = ("и", "ите")
# Endings of „британският“, „турски“, „влиятелното“.
_ADJECTIVE = ("ки", "ките", "кия", "кият", "ката", "кото", "ната", "ното", "ния", "ният", "ни",
              "ните")  # fmt: skip


def is_hearsay(ann: Annotated, place: int) -> bool:
    """Whether the sentence at ``place`` tells its clause by a medium's word alone."""
    unit = ann.unit_of(place)
    clause = ann.clause_at.get(place)
    if clause is None or ann.is_quoted(place):
        return False
    for hit in ann.found_in(unit, "unofficially", "in_words_of"):
        other = ann.clause_at.get(hit.first)
        near = other is not None and other.number in {clause.number, clause.parent}
        near = near or (other is not None and other.kind == "reporting")
        if near and (hit.name == "unofficially" or _is_medium(ann, hit.last + 1)):
            return True
    for group in ann.verbs_in(unit):
        if group.kind != "finite" or group.negated or group.lemma not in _CLAIMS:
            continue
        own = clause_of(ann, group)
        if own.number == clause.parent and clause.kind == "that":
            before = ann.mentions_in(own.tokens[0], group.first - 1)
            if before and before[-1].entity in ann.media:
                return True  # „„Труд“ пише, че …“
        as_told = ann.lower(own.tokens[0]) in {"както", "според"}
        follows = own.kind == "reporting" or own.number == clause.parent or as_told
        if follows and _is_medium(ann, group.last + 1):
            return True
    return False


def _is_medium(ann: Annotated, first: int) -> bool:
    """„Ройтерс“, „в. „Труд““, „изданието „Север““, „турски медии“ at ``first``."""
    headed = False
    for i in range(first, min(first + _REACH, len(ann.tokens))):
        mention = ann.mention_at.get(i)
        if mention is not None and mention.entity in ann.media:
            return True
        if "press" in ann.classes(i) and ann.lower(i).endswith(_SEVERAL):
            return True
        text = ann.tokens[i].text
        if text in _MARKS:
            if headed:
                return True
        elif "medium_head" in ann.classes(i):
            headed = headed or "preposition" not in ann.classes(i) or ann.lower(i + 1) == "."
        elif text != "." and not ann.lower(i).endswith(_ADJECTIVE):
            return False
    return False
