"""Why a fact is uncertain: words for readers, translated in the interface catalogue."""

from __future__ import annotations

NOBODY_DEMANDS = "the article does not say who demands it"

DOUBTS = (NOBODY_DEMANDS,)
