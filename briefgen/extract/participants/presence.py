"""Who came or was there: „А посети Б“, „А пристигна“, „на церемонията бяха А и Б“."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.arguments import agent, before, behind, clause_of, run_of
from briefgen.extract.participants.claims import Claim
from briefgen.extract.participants.scene import Scene
from briefgen.extract.participants.who import Named, people, took_part

_STAYS = frozenset({"посещение", "визита", "гостуване"})
_TO = frozenset({"в", "във", "на", "до", "за", "край", "при"})
# „Х пристигна“ says it alone; „отиде“ needs a place or an occasion.
_ARRIVES = frozenset({"пристигне", "пристига", "гостува", "кацне", "каца"})


def _visit(scene: Scene, group: VerbGroup) -> Iterator[Claim]:
    """„А посети Б“."""
    if group.passive:
        return
    for one in scene.officials(scene.subjects(group)):
        yield Claim(one.entity, "attended", (one.span, scene.words(group)))


def _arrive(scene: Scene, group: VerbGroup) -> Iterator[Claim]:
    """„А пристигна“, „А замина за Б“, „А дойде лично“."""
    where = [*before(scene.ann, group), *behind(scene.ann, group)]
    tokens = clause_of(scene.ann, group).tokens
    there = (
        group.lemma in _ARRIVES
        or any(n.prep in _TO and n.kind in ("place", "body", "event") for n in where)
        or any("in_person" in scene.ann.classes(i) for i in tokens)
    )
    for one in scene.officials(scene.subjects(group)) if there else ():
        yield Claim(one.entity, "attended", (one.span, scene.words(group)))


def _be(scene: Scene, group: VerbGroup) -> Iterator[Claim]:
    """„А е на посещение в Б“, „на церемонията бяха А и Б“, „гост на форума беше А“."""
    guest = _is_guest(scene, group)
    if guest:
        yield from took_part(people(guest), scene.words(group))
        return
    stay = next((n for n in behind(scene.ann, group) if n.kind == "event"), None)
    # „На посещение у нас е А“
    early = (n for n in before(scene.ann, group) if n.code == "visit")
    stay = stay or next((n for n in early if scene.ann.lower(n.head) in _STAYS), None)
    if stay is None or stay.prep != "на":
        return
    words = scene.ann.span(min(group.first, stay.first), max(group.last, stay.last))
    for one in people(scene.named(scene.subjects(group))):
        yield Claim(one.entity, "attended", (one.span, words))


def _is_guest(scene: Scene, group: VerbGroup) -> list[Named]:
    """Who the text says was at, or a guest of, an occasion named before the verb."""
    ann = scene.ann
    late = behind(ann, group)
    if not late or late[0].prep or late[0].kind != "person":
        return []
    between = range(group.last + 1, late[0].first)
    if any("conjunction" not in ann.classes(i) for i in between):
        return []
    lead = [i for i in clause_of(ann, group).tokens if i < group.first]
    there = [i for i in lead if "occasion" in ann.classes(i)]
    there += [n.head for n in before(ann, group) if n.kind == "event" and n.prep == "на"]
    on = there and ann.lower(lead[0]) in ("на", "сред") and there[0] <= lead[0] + 3
    guest = there and any("guests" in ann.classes(i) for i in lead)
    return scene.named(run_of(late, 0)) if on or guest else []


def _hand_over(scene: Scene, group: VerbGroup) -> Iterator[Claim]:
    """„А връчи писмата на Б“: face to face."""
    given = [n for n in behind(scene.ann, group) if n.prep == "на" and n.kind == "person"]
    ones = people(scene.named(scene.subjects(group)))
    if given and ones and not group.passive:
        yield from took_part([*ones, *people(scene.named(given[:1]))], scene.words(group))


def _sit_down(scene: Scene, group: VerbGroup) -> Iterator[Claim]:
    """„А и Б седнаха на масата за преговори“."""
    tokens = clause_of(scene.ann, group).tokens
    if any("table" in scene.ann.classes(i) for i in tokens):
        yield from took_part(scene.named(scene.subjects(group)), scene.words(group))


def _accompany(scene: Scene, group: VerbGroup) -> Iterator[Claim]:
    """„президентът, придружен от А, пристигна“, „А придружава президента“."""
    ann = scene.ann
    doers = agent(ann, group) if group.passive else scene.subjects(group)
    whom = scene.subjects(group) if group.passive else behind(ann, group)[:1]
    escorted = any(n.kind == "person" for n in whom) or group.kind == "participle"
    for one in scene.officials(doers) if escorted else ():
        yield Claim(one.entity, "attended", (one.span, scene.words(group)))


def _greet(scene: Scene, group: VerbGroup) -> Iterator[Claim]:
    """„гостите ще бъдат приветствани от А“, „А приветства участниците“."""
    ann = scene.ann
    if any("video_message" in ann.classes(i) for i in clause_of(ann, group).tokens):
        return
    if not group.passive:
        met = [n for n in behind(ann, group)[:2] if "guests" in ann.classes(n.head)]
        tokens = range(group.last + 1, min(group.last + 4, ann.unit_of(group.head).stop))
        if met or any("guests" in ann.classes(i) for i in tokens):
            yield from took_part(people(scene.named(scene.subjects(group))), scene.words(group))
    else:
        yield from took_part(people(scene.named(agent(scene.ann, group))), scene.words(group))


RULES = {
    "visit": _visit,
    "arrive": _arrive,
    "be": _be,
    "hand_over": _hand_over,
    "sit_down": _sit_down,
    "greet": _greet,
    "accompany": _accompany,
}
