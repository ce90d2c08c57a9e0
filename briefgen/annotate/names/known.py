"""Names that the gazetteer knows, in their inflected forms."""

from __future__ import annotations

from briefgen.annotate.model import TokenMention
from briefgen.annotate.names.reading import Reading, are_spellings


def known_names(text: Reading) -> list[TokenMention]:
    """The longest known name at each place."""
    words = [token.text for token in text.tokens]
    found: list[TokenMention] = []
    past = 0
    first_words = text.gazetteer.first_stems
    for i in [i for i, stem in enumerate(text.stems) if stem in first_words]:
        if i < past:
            continue
        entity_id, length = text.gazetteer.match_at(words, text.stems, i)
        if not length:
            continue
        entity = text.gazetteer.entities[entity_id]
        base = (entity.bg if text.lexicon.lang == "bg" else entity.en) or words[i]
        first, last = i, i + length - 1
        # „кралица Елизабет Втора“: the title is no part of the name.
        if first < last and "honorific" in text.classes(first) and text.shape(first) == "lower":
            first += 1
        # „Емануел Макрон“: a spelling of the first name that the list does not have.
        if (
            entity.kind == "person"
            and first == last
            and _is_first_name(text, first - 1, found, base)
        ):
            first -= 1
        shared = _shares_noun(text, first, last, found)
        if shared is not None:
            found.append(shared)
        found.append(TokenMention(first, last, entity.kind, base, entity_id))
        past = i + length
    return found


def _shares_noun(
    text: Reading, first: int, last: int, found: list[TokenMention]
) -> TokenMention | None:
    """„Европейския“ in „Европейския и Африканския съюз“: the noun is said once."""
    at = first - 2
    if last != first + 1 or at < 0 or text.lower(first - 1) != "и" or text.shape(at) != "title":
        return None
    if found and found[-1].last >= at:
        return None
    if not text.is_adjective(at) or not text.is_adjective(first):
        return None
    known = text.gazetteer.match(f"{text.text(at)} {text.text(last)}")
    if known is None:
        return None
    base = (known.bg if text.lexicon.lang == "bg" else known.en) or text.text(at)
    return TokenMention(at, at, known.kind, base, known.id)


def _is_first_name(text: Reading, i: int, found: list[TokenMention], base: str) -> bool:
    """Whether the word before a surname is the first name, in whatever spelling."""
    free = i >= 0 and text.shape(i) == "title" and (not found or found[-1].last < i)
    return free and are_spellings(text.text(i), base.split()[0])
