"""Why a fact is uncertain: words for readers, translated in the interface catalogue."""

from __future__ import annotations

NOBODY_DEMANDS = "the article does not say who demands it"
PAYS_FOR_IT = "it only provides for what the article reports"
SOMEBODYS_WORD = "it is somebody’s word, and the rules could not tell whose"
HEARSAY = "the article tells it as hearsay"
SPEAKER_BEFORE = "the quotation names no speaker; it follows the words of this one"
PLACE_OF_DATELINE = "the place is only that of the dateline"
OF_SENTENCE_BEFORE = "it stands in the sentence before, which may tell of something else"

DOUBTS = (
    NOBODY_DEMANDS,
    PAYS_FOR_IT,
    SOMEBODYS_WORD,
    HEARSAY,
    SPEAKER_BEFORE,
    PLACE_OF_DATELINE,
    OF_SENTENCE_BEFORE,
)
