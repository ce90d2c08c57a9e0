"""An engine drafts what nobody has translated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.model import Lang
from briefgen.translate.catalogue import normalised
from briefgen.translate.engines import Engine, EngineError
from briefgen.translate.notes import as_draft
from briefgen.translate.po_file import Entry, with_translation

# Few enough that little is lost when an engine gives up, many enough for one request.
_BATCH = 8


def drafts(
    entries: Sequence[Entry], engine: Engine, source: Lang, target: Lang
) -> Iterator[tuple[Entry, ...]]:
    """``entries`` again after each batch of drafts; only empty ones in use are filled.

    Raises EngineError where the engine gives up; what it had drafted until
    then has been yielded.
    """
    filled = list(entries)
    empty = [n for n, entry in enumerate(filled) if not entry.text and not entry.obsolete]
    for start in range(0, len(empty), _BATCH):
        batch = empty[start : start + _BATCH]
        found = engine.translate([filled[n].key[1] for n in batch], source, target)
        if len(found) != len(batch):
            what = f"{engine.label} returned {len(found)} translations of {len(batch)} texts"
            raise EngineError(what)
        for n, text in zip(batch, found, strict=True):
            words = _words(text)
            if words:
                label = normalised(engine.label)
                filled[n] = as_draft(with_translation(filled[n], words), label)
        yield tuple(filled)


def _words(text: str | None) -> str:
    """One line that can be written: a language model may return half a surrogate pair."""
    return normalised((text or "").encode("utf-8", "ignore").decode("utf-8"))
