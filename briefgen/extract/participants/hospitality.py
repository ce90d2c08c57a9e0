"""Tables and guests: „А даде вечеря в чест на Б“, „А вечеря с Б“, „А беше гост на Б“."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.arguments import behind, clause_of, run_of
from briefgen.extract.participants.claims import Claim
from briefgen.extract.participants.meetings import partners_of
from briefgen.extract.participants.receiving import hosted
from briefgen.extract.participants.scene import Scene
from briefgen.extract.participants.who import people, took_part

_PAIR = 2
_NEAR = 4


def _give(scene: Scene, group: VerbGroup) -> Iterator[Claim]:
    """„А даде вечеря в чест на Б“."""
    ann = scene.ann
    hit = next((h for h in ann.found("in_honour_of") if h.first in clause_of(ann, group).tokens
                and h.first > group.last), None)  # fmt: skip
    if hit is None or group.passive:
        return
    given = range(group.last + 1, hit.first)
    if not any("occasion" in ann.classes(i) for i in given):
        return
    words = ann.span(group.first, hit.last)
    guests = people(scene.named(scene.run_at(hit.last + 1)))
    if guests:
        yield from hosted(people(scene.named(scene.subjects(group))), words)
        yield from took_part(guests, words)


def _encounter(scene: Scene, group: VerbGroup) -> Iterator[Claim]:
    """„А се видя с Б“, „А се чу по телефона с Б“, „А и Б вечеряха“, „се ръкуваха“."""
    table = "dine" in group.senses
    if group.passive or not (group.reflexive or table):
        return
    ones = people(scene.named(scene.subjects(group)))
    others = people(scene.named(partners_of(scene, group)))
    if ones and (others or (table and len(ones) >= _PAIR)):
        yield from took_part([*ones, *others], scene.words(group))


def _guest_of(scene: Scene, group: VerbGroup) -> Iterator[Claim]:
    """„А беше гост на Б“: a person who has a guest hosts."""
    ann = scene.ann
    near = behind(ann, group)
    for at, nominal in enumerate(near):
        noun = nominal.first - 2
        if nominal.kind != "person" or nominal.prep != "на" or ann.lower(noun + 1) != "на":
            continue
        if "guests" in ann.classes(noun) and 0 < noun - group.last <= _NEAR:
            words = ann.span(group.first, noun)
            ones = people(scene.named(scene.subjects(group)))
            if ones:
                yield from took_part(ones, words)
                yield from hosted(people(scene.named(run_of(near, at))), words)
        return


def _stays_with(scene: Scene, group: VerbGroup) -> Iterator[Claim]:
    """„А гостува на Б в столицата“: Б hosts; not „гостува на телевизията“, nor a journalist."""
    near = behind(scene.ann, group)
    if group.lemma != "гостува" or not near or near[0].prep != "на":
        return
    hosts = people(scene.named(run_of(near, 0)))
    press = any("press_office" in scene.ann.classes(i) for i in range(near[0].first, near[0].last))
    guests = people(scene.named(scene.subjects(group)))
    if hosts and guests and not press:
        yield from took_part(guests, scene.words(group))
        yield from hosted(hosts, scene.words(group))


RULES = {
    "arrive": _stays_with,
    "give": _give,
    "see": _encounter,
    "dine": _encounter,
    "be": _guest_of,
}
