"""Why a fact is uncertain: words for readers, translated in the interface catalogue."""

from __future__ import annotations

NOBODY_DEMANDS = "the article does not say who demands it"
SOMEBODYS_WORD = "it is somebody’s word, and the rules could not tell whose"
PLACE_OF_DATELINE = "the place is only that of the dateline"
OF_SENTENCE_BEFORE = "it stands in the sentence before, which may tell of something else"

DOUBTS = (NOBODY_DEMANDS, SOMEBODYS_WORD, PLACE_OF_DATELINE, OF_SENTENCE_BEFORE)
