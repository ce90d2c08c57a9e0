"""Bodies that speak without a name of their own: „парагвайското външно министерство“,
„гръцкото правителство“, „от компанията“."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from briefgen.annotate import Annotated, Nominal, TokenMention
from briefgen.gazetteer import gazetteer
from briefgen.gazetteer.local import local_entity
from briefgen.languages import Lexicon
from briefgen.languages.bg.forms import agreeing
from briefgen.model import Entity

_NAMED_BY = 2
_LONGEST = 4
_ARTICLES = ("та", "то", "ът", "ят")
_MARKS = frozenset('„“"«')
_NOT_ADJECTIVES = ("pronoun", "own", "vague_adjective", "demonstrative")


def state_body(
    ann: Annotated, nominal: Nominal, following: Sequence[Nominal], local: dict[str, Entity]
) -> str | None:
    """The entity of such a phrase, kept in ``local``; None where it says too little.

    What it is of, or which of several ministries, must be told.
    """
    head = nominal.head
    if nominal.kind != "body" or nominal.entities or "state_voice" not in ann.classes(head):
        return None
    noun = ann.lower(head).removesuffix("то").removesuffix("та")
    end = _end_of_portfolio(ann, head)
    portfolio = [ann.words(head + 1, end)] if end > head else []
    owner, adjectives = _owner(ann, end, following), []
    for i in range(nominal.first, head):
        country = gazetteer().country_of_adjective(ann.lower(i))
        if country is not None:
            owner = country
        elif ann.tokens[i].shape not in ("lower", "title") or any(
            name in ann.classes(i) for name in _NOT_ADJECTIVES
        ):
            return None
        else:
            adjectives.append(agreeing(ann.lower(i), noun))
    # „правителствената информационна служба“: two adjectives name it well enough.
    enough = 1 if noun.startswith("министерств") else _NAMED_BY
    if owner is None and not portfolio and len(adjectives) < enough:
        return None
    words = " ".join([*adjectives, noun, *portfolio, *(["на", owner.bg or ""] if owner else [])])
    name = words[0].upper() + words[1:]
    entity = gazetteer().match(name) or local_entity(name, "organisation", ann.lexicon.lang)
    local.setdefault(entity.id, entity)
    return entity.id


def _end_of_portfolio(ann: Annotated, head: int) -> int:
    """The last token of „на външните работи“ behind a ministry, else the ministry."""
    if ann.lower(head + 1) != "на":
        return head
    known = _portfolios(ann.lexicon)
    for last in range(min(head + 1 + _LONGEST, len(ann.tokens) - 1), head + 1, -1):
        if ann.words(head + 2, last).lower() in known:
            return last
    return head


@lru_cache(maxsize=2)
def _portfolios(lexicon: Lexicon) -> frozenset[str]:
    entries = lexicon.entries.get("portfolios", {}).values()
    return frozenset(form.strip() for entry in entries for form in entry["forms"].split(";"))


def same_body(ann: Annotated, nominal: Nominal) -> str | None:
    """The one body whose name has the noun that stands alone with its article: „агенцията“
    behind „Агенция „Пътна безопасност““, „компанията“ behind „компанията „Север““."""
    head = nominal.head
    alone = nominal.first == nominal.last and _is_definite(ann, head)
    if nominal.entities or not alone or "many_bodies" in ann.classes(head):
        return None
    noun = ann.lexicon.stem(ann.lower(head))
    found = {
        m.entity
        for m in ann.mentions_in(0, nominal.first - 1)
        if m.kind == "organisation" and m.entity not in ann.media and _is_called(ann, m, noun)
    }
    return found.pop() if len(found) == 1 else None


def _is_definite(ann: Annotated, head: int) -> bool:
    return ann.tokens[head].shape != "upper" and ann.lower(head).endswith(_ARTICLES)


def _is_called(ann: Annotated, mention: TokenMention, noun: str) -> bool:
    """Whether the body's name has the noun, or the noun introduces it."""
    before = ann.lower(mention.first - 1)
    if before in _MARKS:
        before = ann.lower(mention.first - 2)
    heads = [before, mention.base.lower().split(" на ")[0].split()[-1], mention.base.split()[0]]
    return any(ann.lexicon.stem(word.lower()).endswith(noun) for word in heads)


def _owner(ann: Annotated, last: int, following: Sequence[Nominal]) -> Entity | None:
    """The state behind „на“ right after token ``last``."""
    of = next((n for n in following if n.prep == "на" and n.first == last + 2), None)
    known = ann.entities.get(of.entities[0]) if of is not None and of.entities else None
    return known if known is not None and known.kind == "country" else None
