"""Which body a noun means: „комисията“, „българската компания“, „русенският общински съвет“."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.annotate import Annotated, Nominal, TokenMention
from briefgen.extract.context import Context
from briefgen.extract.documents.offices import adjective_country
from briefgen.extract.documents.parties import add_country
from briefgen.extract.next_steps.known import Known
from briefgen.extract.next_steps.speakers import MINISTRY
from briefgen.extract.next_steps.voice import Voice
from briefgen.extract.participants.described import described_body
from briefgen.gazetteer.local import local_entity
from briefgen.model import Entity

# So many letters tell a body's noun in any of its forms.
_STEM = 5
_DEFINITE = ("та", "ът", "ят", "ия", "то", "а")
# „ведомството“ is a ministry or an agency; „Комисията“ in a report on the Union its own.
_OFFICE_OF_STATE = frozenset({"ведомството"})
_MINISTRIES = ("министерство", "агенция", "държавна агенция")
# What reports call a government and a parliament that they have named.
_CALLED_SO = {
    "кабин": ("министерски съвет", "съвет на министрите"),
    "прави": ("министерски съвет", "съвет на министрите"),
    "парла": ("народно събрание",),
}
_ALLIANCE = "nato"
_UNION = frozenset({"european-union", "european-council", "european-parliament"})
# How many words may stand between a national adjective and the name.
_NEAR = 4


def body_meant(known: Known, nominal: Nominal, voice: Voice) -> tuple[str, ...]:
    """The body that ``nominal``, which has no name, means; none where the text leaves a doubt."""
    ann = known.context.ann
    head = ann.lower(nominal.head)
    if not any(ann.lower(i).endswith(_DEFINITE) for i in range(nominal.first, nominal.head + 1)):
        return ()
    alone = nominal.first == nominal.last and ann.lower(nominal.last + 1) != "на"
    named = _same_body(known, nominal) if alone else ()
    if named:
        return named
    country = adjective_country(ann, nominal.first, nominal.head - 1)
    if "business" in ann.classes(nominal.head) and (alone or country):
        return _business(known, nominal, voice, country)
    if head.startswith("министерств") and (alone or country):
        own = _ministry(known, voice, country)
        if own or alone:
            return own
    if alone:
        return _introduced(known, nominal)
    described = described_body(known.context, nominal)
    return (described[0],) if described else ()


def _same_body(known: Known, nominal: Nominal) -> tuple[str, ...]:
    """„комисията“, „ведомството“ where the text names one only."""
    ann = known.context.ann
    stem = ann.lower(nominal.head)[:_STEM]
    bodies = {
        m.entity
        for m in ann.mentions_in(0, nominal.first - 1)
        if m.kind in ("organisation", "group") and _has_word(m.base, stem)
    }
    if not bodies and "any_body" in ann.classes(nominal.head):
        bodies = _only_body(ann, nominal)
    if not bodies and (called := _CALLED_SO.get(stem)):
        bodies = _named_bodies(ann, nominal, called)
    if ann.lower(nominal.head) in _OFFICE_OF_STATE:
        bodies = _named_bodies(ann, nominal, _MINISTRIES)
    if not bodies and ann.lower(nominal.head) == "комисията":
        of_union = any(m.entity in _UNION for m in ann.mentions)
        return (add_country(known.context, "european-commission"),) if of_union else ()
    return (bodies.pop(),) if len(bodies) == 1 else ()


def _only_body(ann: Annotated, nominal: Nominal) -> set[str]:
    """„организацията“, „алиансът“: the only body between states that the text has named."""
    named = {
        m.entity
        for m in ann.mentions_in(0, nominal.first - 1)
        if m.kind in ("organisation", "group")
        and m.entity not in ann.media
        and not m.base.startswith(MINISTRY)
    }
    alliance = "alliance" in ann.classes(nominal.head)
    return named & {_ALLIANCE} if alliance else named


def _named_bodies(ann: Annotated, nominal: Nominal, kinds: tuple[str, ...]) -> set[str]:
    return {
        m.entity
        for m in ann.mentions_in(0, nominal.first - 1)
        if m.kind == "organisation" and m.base.lower().startswith(kinds)
    }


def _has_word(name: str, stem: str) -> bool:
    return any(word.lower().startswith(stem) for word in name.split())


def _introduced(known: Known, nominal: Nominal) -> tuple[str, ...]:
    """„групата“ behind „създават Дунавска група за …“: the only one that the text names so."""
    ann = known.context.ann
    if "panel" not in ann.classes(nominal.head):
        return ()
    found: dict[str, None] = {}
    for i in range(1, nominal.first):
        named = ann.tokens[i - 1].shape == "title" and i - 1 not in ann.mention_at
        if named and "panel" in ann.classes(i):
            described = described_body(known.context, Nominal(i - 1, i, i, "body"))
            found.update({described[0]: None} if described else {})
    return tuple(found) if len(found) == 1 else ()


def _business(known: Known, nominal: Nominal, voice: Voice, country: str | None) -> tuple[str, ...]:
    """„компанията“: the speaker's; „българската компания“: the party so called, or left."""
    ann = known.context.ann
    if country is None:
        own = [
            e for e in sorted(voice.own)
            if e in ann.entities and ann.entities[e].kind == "organisation"
        ]  # fmt: skip
        return tuple(own) if len(own) == 1 else ()
    everyone = ann.entities | known.context.local
    parties = dict.fromkeys(
        p
        for d in known.documents
        for p in d.parties
        if p in everyone and everyone[p].kind == "organisation"
    )
    states = {p: {*_called(ann, p, nominal.first)} for p in parties}
    sure = [p for p, called in states.items() if called == {country}]
    if len(sure) == 1:
        return (sure[0],)
    left = [p for p, called in states.items() if not called]
    two = len(states) == 2 and len(left) == 1
    return (left[0],) if two and not sure else ()


def _called(ann: Annotated, entity: str, before: int) -> Iterator[str]:
    """The states whose adjective stands before the name: „турската компания „Х““."""
    for mention in ann.mentions_in(0, before - 1):
        if mention.entity == entity and (country := _adjective_before(ann, mention)):
            yield country


def _adjective_before(ann: Annotated, mention: TokenMention) -> str | None:
    first = mention.first
    while first > mention.first - _NEAR - 1 and (
        ann.tokens[first - 1].text in '„“"«' or ann.tokens[first - 1].shape == "lower"
    ) and not ann.classes(first - 1) & {"preposition", "conjunction"}:  # fmt: skip
        first -= 1
    return adjective_country(ann, first, mention.first - 1) if first < mention.first else None


def _ministry(known: Known, voice: Voice, country: str | None) -> tuple[str, ...]:
    """„министерството“ in the words of a minister: his own, where the text names it."""
    entities = known.context.ann.entities
    if country is not None and country not in voice.own:
        return ()
    own = [e for e in sorted(voice.own) if e in entities and _is_ministry(entities[e])]
    return tuple(own) if len(own) == 1 else ()


def _is_ministry(entity: Entity) -> bool:
    return (entity.bg or "").startswith(MINISTRY)


def municipalities(context: Context, nominal: Nominal) -> tuple[str, ...]:
    """„Общините Х, У и Зет“: the bodies, and not the towns."""
    ann = context.ann
    found: list[str] = []
    i = nominal.last + 1
    while i < len(ann.tokens) and ann.tokens[i].shape == "title":
        mention = ann.mention_at.get(i)
        last = mention.last if mention is not None else i
        name = mention.base if mention is not None else ann.tokens[i].text
        entity = local_entity(f"Община {name}", "organisation", ann.lexicon.lang)
        context.local.setdefault(entity.id, entity)
        found.append(entity.id)
        i = last + 1 + (ann.lower(last + 1) in {",", "и"})
    several = ann.lower(nominal.last).endswith("ите")
    return tuple(found) if len(found) > 1 or not several else ()
