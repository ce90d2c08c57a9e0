"""Stretches between quotation marks: their words, their place in the sentence."""

from __future__ import annotations

import re

from briefgen.annotate import Annotated
from briefgen.annotate.speech_marks import Quoted

# Fewer words between the marks are a name or an irony, not speech.
SHORTEST = 3
# Fewer in the midst of another's sentence are a term: „до голяма степен“.
SHORTEST_PART = 4
DASHES = frozenset("-–—")
_WORD = re.compile(r"[^\W\d_][^\W_]*")


def word_count(text: str) -> int:
    return len(_WORD.findall(text))


def marks_of(ann: Annotated, quoted: Quoted) -> tuple[int, int]:
    """The first token of the opening mark and the last of the closing one."""
    return ann.token_at(quoted.outer.start), ann.token_at(quoted.outer.end - 1)


def is_name(ann: Annotated, quoted: Quoted) -> bool:
    """Whether a name fills the stretch: one that a list knows, or one without a verb."""
    mention = ann.mention_at.get(ann.token_at(quoted.inner.start))
    if mention is None or ann.tokens[mention.last].end < quoted.inner.end:
        return False
    words = [ann.lower(i) for i in range(mention.first, mention.last + 1)]
    forms = ann.lexicon.verbs.forms
    told = any(word in forms or "be" in ann.lexicon.classes(word) for word in words)
    return not (told and mention.entity.startswith("local:"))


def stands_alone(ann: Annotated, opening: int) -> bool:
    """Whether what opens at ``opening`` begins a sentence, or goes on behind a colon or dash."""
    before = opening - 1
    if before < 0 or "\n" in ann.article.text[ann.tokens[before].end : ann.tokens[opening].start]:
        return True
    text = ann.tokens[before].text
    return text in ".!?…:" or text in DASHES or ann.unit_at[before] != ann.unit_at[opening]
