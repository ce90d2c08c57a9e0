"""The medium that passed the words on: „цитиран от Х“, „пред Х“, „предаде Х“."""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.annotate import Annotated, TokenMention
from briefgen.extract.context import Context
from briefgen.gazetteer.local import local_entity

_FAR = 6
_QUOTES = frozenset('„“”"«»')
_CLOSING = frozenset('“”"»')
_MEDIA_KINDS = frozenset({"organisation", "product"})
# „пред“ and „цитиран от“ take any name, „за“ and „по“ one that is known for a medium.
_LOOSE = frozenset({"пред", "quoted_by"})


def find_carrier(context: Context, unit: range, reporting: Iterable[int]) -> str | None:
    """The medium that is said to have passed on what ``unit`` tells.

    „пред Х“ and the like count in the tokens ``reporting`` of the clause of saying alone.
    """
    ann = context.ann
    for hit in ann.found_in(unit, "quoted_by"):
        found = _medium(context, hit.last + 1, "quoted_by")
        if found and not ann.is_quoted(hit.first):
            return found
    for i in ann.having_in(unit, "relay"):
        if ann.is_quoted(i):
            continue
        before = ann.mention_at.get(i - 1)
        found = _medium(context, i + 1, "relay")
        if found is None and before and before.entity in ann.media:
            found = before.entity
        if found:
            return found
    for i in reporting:
        classes = ann.classes(i)
        if "before_medium" in classes or "on_air" in classes:
            on_air = "on_air" in classes and ann.lower(i + 1) in {"на", "за", "с", "по"}
            found = _medium(context, i + 1 + on_air, ann.lower(i))
            if found:
                return found
    return None


def _medium(context: Context, first: int, how: str) -> str | None:
    """The entity of the medium that stands at ``first``, behind nouns like „агенция“."""
    ann = context.ann
    headed = False
    for i in range(first, min(first + _FAR, len(ann.tokens))):
        token, classes = ann.tokens[i], ann.classes(i)
        mention = ann.mention_at.get(i)
        if (
            "medium_head" in classes
            and token.shape in ("title", "upper")
            and (i + 1 < len(ann.tokens) and ann.tokens[i + 1].shape in ("title", "upper"))
            and (mention is None or mention.last == i)
        ):
            return _plain(context, i)  # „Радио Джамбо“
        if mention is not None and not (mention.kind == "country" and token.shape == "lower"):
            if mention.first < i:
                continue
            headed = headed or bool("medium_head" in ann.classes(mention.first))
            return mention.entity if _fits(ann, mention, headed, how, i == first) else None
        if token.text in _QUOTES:
            if not headed and how not in _LOOSE:
                known = ann.mention_at.get(i + 1)
                return known.entity if known and known.entity in ann.media else None
            return _in_marks(context, i)
        if token.shape in ("title", "upper") and "medium_head" not in classes:
            return _plain(context, i) if headed or how == "quoted_by" else None
        headed = headed or "medium_head" in classes
        small = classes & {"preposition", "conjunction", "say"} and "medium_head" not in classes
        if (token.shape == "mark" and not (token.text == "." and headed)) or (
            small and not (headed and token.lower in {"на", "по"})
        ):
            return None
    return None


def _fits(ann: Annotated, mention: TokenMention, headed: bool, how: str, alone: bool) -> bool:
    if mention.entity in ann.media:
        return True
    own = mention.entity.startswith("local:") and mention.kind in _MEDIA_KINDS
    like = any("medium_word" in ann.classes(i) for i in range(mention.first, mention.last + 1))
    named = own or mention.kind == "product"
    return (headed and named) or (own and (like or (how in _LOOSE and alone)))


def _in_marks(context: Context, i: int) -> str | None:
    """„Ел Меркурио“ in quotation marks at token ``i``: the words are the name."""
    ann = context.ann
    last = next(
        (j for j in range(i + 2, min(i + _FAR + 2, len(ann.tokens)))
         if ann.tokens[j].text in _CLOSING), None,
    )  # fmt: skip
    if last is None or ann.tokens[i + 1].start > ann.tokens[i].end:
        return None
    mention = ann.mention_at.get(i + 1)
    whole = mention is not None and mention.last == last - 1
    if mention is not None and whole and mention.kind in _MEDIA_KINDS:
        return mention.entity
    if mention is not None and whole and not mention.entity.startswith("local:"):
        return None
    words = ann.words(i + 1, last - 1)
    return _kept(context, words) if words[:1].isupper() else None


def _plain(context: Context, i: int) -> str:
    """Capitalised words that no list knows: „агенция Анта“."""
    ann = context.ann
    last = i
    while last + 1 < len(ann.tokens) and ann.tokens[last + 1].shape in ("title", "upper"):
        last += 1
    return _kept(context, ann.words(i, last))


def _kept(context: Context, words: str) -> str:
    entity = local_entity(words, "organisation", context.ann.lexicon.lang)
    context.local.setdefault(entity.id, entity)
    return entity.id
