"""Who stood for a body or state."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.annotate import Nominal
from briefgen.annotate.homelands import HOME
from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.arguments import clause_of, nominals_of, run_of, subjects
from briefgen.extract.participants.claims import Claim
from briefgen.extract.participants.scene import Scene
from briefgen.extract.participants.who import Named, bodies, people
from briefgen.gazetteer import gazetteer
from briefgen.model import Span

_ACTS = frozenset(
    {"sign", "initial", "lay_down", "attend", "meet", "hold_talks", "discuss", "lead"}
)
# How far before a person „от … страна“ may stand.
_LEAD = 8


def representation(scene: Scene, *, signing: bool) -> Iterator[Claim]:
    """By „представлява“ and „от името на“. At a mere ``signing`` nobody else attends."""
    for group in scene.ann.verbs:
        if group.kind != "finite" or not scene.happens(group):
            continue
        if "represent" in group.senses:
            if group.passive or group.reflexive:
                yield from _represented_by(scene, group, signing=signing)
            else:
                yield from _represents(scene, group)
        elif group.senses & _ACTS and not group.passive:
            yield from _on_behalf(scene, group)


def _stood_for(body: Named, person: Named, words: Span) -> Iterator[Claim]:
    """„А е представено от“ is one piece of evidence where it stands so."""
    near = 0 <= words.start - body.span.end <= 1
    whole = (Span(body.span.start, words.end),) if near else (body.span, words)
    yield Claim(body.entity, "represented", whole)
    yield Claim(person.entity, "representing", (person.span, words), represents=body.entity)


def _represented_by(scene: Scene, group: VerbGroup, *, signing: bool) -> Iterator[Claim]:
    """„А бе представена от Б, а В – от Г“."""
    ann = scene.ann
    nominals = nominals_of(ann, clause_of(ann, group))
    told = subjects(ann, group, reverse=False)
    body: list[Named] = bodies(scene.named(told))
    if told and not body:
        body = _own_country(scene, told[0])
    by = group.last + 1 if ann.lower(group.last + 1) == "от" else group.last
    words = ann.span(group.first, by)
    at = 0
    while at < len(nominals):
        nominal = nominals[at]
        run = run_of(nominals, at)
        if not nominal.prep and nominal.kind in ("body", "place"):
            body = bodies(scene.named(run)) or _own_country(scene, nominal)
        elif nominal.prep == "от" and body and nominal.first > group.last:
            for person in people(scene.named(run)):
                yield from _stood_for(body[0], person, words)
                # „е представено“ tells of standing, „бе представено“ of that day.
                if not signing and _is_of_that_day(scene, group):
                    yield Claim(person.entity, "attended", (person.span, words))
            body = []
        at += len(run) if nominal is run[0] else 1


def _own_country(scene: Scene, nominal: Nominal) -> list[Named]:
    """„страната ни“ is the reporter's, a capital may stand for its state."""
    ann = scene.ann
    place = ann.mention_at.get(nominal.head)
    if place is not None and place.kind == "place":
        # „Берлин бе представен от …“
        state = gazetteer().seats.get(place.base)
        span = ann.span(place.first, place.last)
        if state is None:
            return []
        scene.context.local.setdefault(state, gazetteer().entities[state])
        return [Named(state, "country", span, place.first)]
    home = HOME.get(ann.lexicon.lang)
    words = [ann.lower(nominal.head), ann.lower(nominal.head + 1)]
    if home is None or words != ["страната", "ни"]:
        return []
    scene.context.local.setdefault(home, gazetteer().entities[home])
    return [Named(home, "country", ann.span(nominal.first, nominal.head + 1), nominal.first)]


def _is_of_that_day(scene: Scene, group: VerbGroup) -> bool:
    words = {scene.ann.lower(i) for i in range(group.first, group.last + 1)}
    return not words & {"е", "са"} and group.tense != "present"


def _represents(scene: Scene, group: VerbGroup) -> Iterator[Claim]:
    """„А представляваше министърът Б“, „министърът Б представлява А на срещата“."""
    ann = scene.ann
    bare = [n for n in nominals_of(ann, clause_of(ann, group)) if not n.prep]
    near = [n for n in bare if n.kind in ("person", "body")]
    persons = people(scene.named(n for n in near if n.kind == "person"))
    named = bodies(scene.named(n for n in near if n.kind == "body"))
    if len(named) == 1:
        for person in persons:
            yield from _stood_for(named[0], person, scene.words(group))


def _on_behalf(scene: Scene, group: VerbGroup) -> Iterator[Claim]:
    """„за А подписа Б, за В – Г“, „от името на А“, „от българска страна“."""
    ann = scene.ann
    clause = clause_of(ann, group)
    nominals = nominals_of(ann, clause)
    signs = bool(group.senses & {"sign", "initial", "lay_down"})
    for at, nominal in enumerate(nominals):
        if nominal.prep or nominal.kind != "person":
            continue
        body = _stood_before(scene, nominals, at, signs=signs)
        if body is None:
            continue
        for person in people(scene.named(run_of(nominals, at))):
            # „от А се включи Б“ tells whose Б is; who signs or speaks in its name stands for A.
            if signs or not _by_side(scene, nominal):
                yield from _stood_for(body, person, scene.words(group))
            if not signs:
                yield Claim(person.entity, "attended", (person.span, scene.words(group)))


def _by_side(scene: Scene, person: Nominal) -> bool:
    before = range(max(0, person.first - _LEAD), person.first)
    return bool(scene.ann.found_in(before, "from_side"))


def _stood_before(
    scene: Scene, nominals: Sequence[Nominal], at: int, *, signs: bool
) -> Named | None:
    """The body that the words right before a person say he stands for."""
    ann = scene.ann
    person = nominals[at]
    # „от страна на А договора подписа Б“: the document may stand between.
    before = [n for n in nominals[max(0, at - 2) : at] if n.kind != "document"]
    earlier = before[-1] if before else None
    side = ann.found_in(range(max(0, person.first - _LEAD), person.first), "from_side")
    if side:
        return _side(scene, side[-1].first, side[-1].last)
    if earlier is None or earlier.kind != "body":
        return None
    if earlier.prep == "на" and len(before) > 1 and before[-2].last >= earlier.first - 2:
        earlier = before[-2]  # „от името на правителството на А“
    named = _whole(scene, earlier)
    first = earlier.first
    lead = ann.found_in(range(max(0, first - 4), first), "on_behalf_of")
    whole = lead and lead[-1].last == first - 1 and _opens(scene, lead[-1].first)
    plain = signs and earlier.prep == "за" and ann.lower(first - 1) == "за"
    return named[0] if named and (whole or plain) else None


def _whole(scene: Scene, nominal: Nominal) -> list[Named]:
    """A body by its name; a government stands for its country, and „правителството“ for
    that of the only country whose government the text names."""
    ann = scene.ann
    named = bodies(scene.named([nominal]))
    if nominal.entities:
        return named
    stem = ann.lexicon.stem(ann.lower(nominal.head))
    span = ann.span(nominal.first, nominal.last)
    found: dict[str, Named] = {}
    for other in (n for clause in ann.nominals for n in clause if n.kind == "body"):
        if ann.lexicon.stem(ann.lower(other.head)) != stem:
            continue
        behind = ann.mention_at.get(other.head + 2)
        if other.entities and other.head not in ann.mention_at:
            kind = ann.entities[other.entities[0]].kind
            found[other.entities[0]] = Named(other.entities[0], kind, span, nominal.first)
        elif ann.lower(other.head + 1) == "на" and behind and behind.kind == "country":
            found[behind.entity] = Named(behind.entity, "country", span, nominal.first)
    return list(found.values()) if len(found) == 1 else named


def _opens(scene: Scene, i: int) -> bool:
    """„преговарящият от страна на А“ is an office: „от страна на А“ opens its own phrase."""
    ann = scene.ann
    clause = ann.clause_at[i]
    before = ann.tokens[i - 1]
    return i == clause.tokens[0] or before.shape == "mark" or before.lower in ("и", "а")


def _side(scene: Scene, first: int, last: int) -> Named | None:
    """„от аржентинска страна“; „а от чилийска“, where the noun stands before."""
    ann = scene.ann
    for i in range(first, last + 1):
        country = gazetteer().country_of_adjective(ann.lower(i))
        if country is not None:
            scene.context.local.setdefault(country.id, country)
            return Named(country.id, "country", ann.span(first, last), first)
    return None
