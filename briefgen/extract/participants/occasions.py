"""Who took part in an event that a noun names: „срещата между А и Б“, „посещението на А“."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.annotate import Annotated, Nominal
from briefgen.annotate.clauses import Clause
from briefgen.extract.arguments import behind, run_of, subjects
from briefgen.extract.participants.claims import Claim
from briefgen.extract.participants.complements import complements
from briefgen.extract.participants.involvement import bodies_of_group
from briefgen.extract.participants.scene import Scene, is_genitive
from briefgen.extract.participants.who import Named, bodies, people, took_part
from briefgen.model import Span

_TALKS = frozenset({"meeting", "call", "negotiations"})
_OWN_BODY = frozenset({"summit", "conference", "session", "vote"})
_AFTER = frozenset({"след", "на", "при", "преди", "по", "от", "в", "във"})
# „евентуална“, „футболна“, „предишната среща“
_OTHER = frozenset({"unreal_event", "event_other", "event_previous"})
_TO_WHOM = frozenset({"на", "с", "със", "пред"})
_DURING = frozenset({"в", "във", "на", "при"})
_UNWANTED = frozenset(
    {
        "want",
        "demand",
        "propose",
        "refuse",
        "deny",
        "rule_out",
        "postpone",
        "fail",
        "can",
        "hesitate",
    }
)
_UNDONE = frozenset({"postpone", "fail", "refuse", "denounce"})
_TAKES_PLACE = frozenset({"take_place", "have", "be", "lie_ahead", "plan", "perform", "attend"})
_DEFINITE = ("та", "то", "те", "ят", "ът", "ия", "а")


def occasions(scene: Scene) -> Iterator[Claim]:
    """The people and bodies that the nouns of meetings, visits, calls and summits name."""
    for clause, nominals, at in _events(scene):
        yield from _of_event(scene, clause, nominals, at)


def visitors(scene: Scene) -> frozenset[str]:
    """Who the text says came on a visit."""
    found: set[str] = set()
    for clause, nominals, at in _events(scene):
        if nominals[at].code == "visit":
            whose, _, _ = complements(scene.ann, clause, nominals, at)
            found.update(one.entity for one in people(scene.named(whose)))
    for group in scene.ann.verbs:
        if group.senses & {"visit", "arrive"} and scene.happens(group) and not group.passive:
            found.update(one.entity for one in scene.officials(scene.subjects(group)))
    return frozenset(found)


def own_events(scene: Scene) -> Iterator[Claim]:
    """Bodies whose own summit, conference or session it is: „срещата на върха на А“."""
    for clause, nominals, at in _events(scene):
        event = nominals[at]
        if event.code not in _OWN_BODY:
            continue
        whose, partners, adjacent = complements(scene.ann, clause, nominals, at)
        words = scene.ann.span(event.first, event.last)
        own = [n for n in bodies(scene.named(whose)) if n.kind != "country"]
        if event.code not in ("vote", "session"):
            own += [*bodies(scene.named(partners)), *bodies(scene.named(adjacent))]
        yield from took_part(own, words)
        for nominal in whose:
            if nominal.kind == "group":
                yield from bodies_of_group(scene, nominal, words)


def _events(scene: Scene) -> Iterator[tuple[Clause, Sequence[Nominal], int]]:
    """Each event that the text names as taking place, with its clause's phrases."""
    ann = scene.ann
    for number in scene.eventful:
        clause, nominals = ann.clauses[number], ann.nominals[number]
        if not scene.is_told(clause):
            continue
        for at, nominal in enumerate(nominals):
            if nominal.kind == "event" and _is_on(scene, clause, nominal):
                yield clause, nominals, at


def _of_event(
    scene: Scene, clause: Clause, nominals: Sequence[Nominal], at: int
) -> Iterator[Claim]:
    ann = scene.ann
    event = nominals[at]
    words = ann.span(event.first, event.last)
    whose, partners, _ = complements(ann, clause, nominals, at)
    ones, others = scene.named(whose), scene.named(partners)
    if event.code == "visit":
        yield from _came(people(ones), words)
    elif event.code in _TALKS:
        others = [n for n in others if not _is_press(scene, n)]
        yield from took_part([*people(ones), *others], words)
        if others or event.code == "negotiations":
            yield from took_part(bodies(ones), words)
        elif event.code == "meeting":
            yield from took_part([n for n in bodies(ones) if _sits(scene, n)], words)
        if not partners and not whose and event.prep == "след":
            yield from _told_after(scene, clause, words)
        if not partners and not whose and event.prep in _DURING:
            yield from _both_subjects(scene, clause, words, call=event.code == "call")
        if partners and not whose:
            yield from _own(scene, clause, event, words)
    elif event.code == "summit":  # „срещата на върха между президентите А и Б“
        yield from _came(people(others), words)
    if event.code == "visit" and not ones and ann.lower(event.last + 1) == "си":
        yield from _own(scene, clause, event, words)


def _both_subjects(scene: Scene, clause: Clause, words: Span, *, call: bool) -> Iterator[Claim]:
    """„А и Б в телефонен разговор потвърдиха“: two who did it in their talk."""
    group = next((g for g in clause.verbs if g.kind == "finite" and g.mood != "da"), None)
    if group is not None and scene.happens(group) and not group.passive:
        ones = people(scene.named(scene.subjects(group)))
        if call and len(ones) == 1:
            # „А благодари на Б в телефонен разговор“
            near = behind(scene.ann, group)
            at = next((n for n, one in enumerate(near)
                       if one.kind == "person" and one.prep in _TO_WHOM), None)  # fmt: skip
            if at is not None:
                ones = [*ones, *people(scene.named(run_of(near, at)))]
        yield from _came(ones if len(ones) > 1 else [], words)


def _told_after(scene: Scene, clause: Clause, words: Span) -> Iterator[Claim]:
    """„А обяви след преговорите“: of talks that the text says nothing else of, one of those
    who held them; not a spokesperson."""
    group = next((g for g in clause.verbs if g.kind == "finite" and "say" in g.senses), None)
    if group is None or not scene.happens(group) or group.passive:
        return
    for one in scene.officials(scene.subjects(group)):
        if not any("spokesperson" in scene.ann.classes(i) for i in _tokens(scene.ann, one.span)):
            yield Claim(one.entity, "attended", (one.span, words))


def _is_press(scene: Scene, one: Named) -> bool:
    """„разговор с журналиста А“ is an interview."""
    return any("press_office" in scene.ann.classes(i) for i in _tokens(scene.ann, one.span))


def _sits(scene: Scene, body: Named) -> bool:
    """„срещата на смесената комисия“: a body of members meets."""
    return any("assembly" in scene.ann.classes(i) for i in _tokens(scene.ann, body.span))


def _came(named: Sequence[Named], words: Span) -> Iterator[Claim]:
    for one in named:
        yield Claim(one.entity, "attended", (one.span, words))


def _own(scene: Scene, clause: Clause, event: Nominal, words: Span) -> Iterator[Claim]:
    """„след срещата си с Б А заяви“: the subject met B; a spokesperson may not have."""
    ann = scene.ann
    own = ann.lower(event.last + 1) == "си" or ann.lower(event.first - 1) == "своята"
    if event.prep and event.prep not in _AFTER:
        return
    group = next((g for g in clause.verbs if g.kind == "finite" and g.mood != "da"), None)
    if group is None or not (own or event.prep) or not scene.happens(group):
        return
    if event.prep == "на" and is_genitive(ann, event):
        return
    for one in people(scene.named(subjects(ann, group))):
        spokes = any("spokesperson" in ann.classes(i) for i in _tokens(ann, one.span))
        if own or not spokes:
            yield Claim(one.entity, "attended", (one.span, words))


def _tokens(ann: Annotated, span: Span) -> range:
    return range(ann.token_at(span.start), ann.token_at(span.end - 1) + 1)


def _is_on(scene: Scene, clause: Clause, event: Nominal) -> bool:
    """Not called off, denied, merely wished for, or an earlier one."""
    ann = scene.ann
    if any(ann.classes(i) & _OTHER for i in range(event.first, event.head + 1)):
        return False
    if event.prep == "без":
        return False
    earlier = [n for n in ann.nominals[clause.number] if n.last == event.first - 1]
    if earlier and not event.prep and earlier[0].kind in ("person", "body"):
        return False  # „А среща съпротива“
    definite = ann.lower(event.head).endswith(_DEFINITE)
    if event.prep == "за" and not definite:
        return False
    nearest = None
    for group in clause.verbs:
        if group.kind != "finite":
            continue
        if group.last < event.first:
            nearest = group
        denied = group.negated and group.senses & _TAKES_PLACE
        if event.prep in ("", "за") and (
            denied or group.senses & _UNDONE or group.tense == "past_future"
            or group.mood == "would" or "call_off" in group.senses
        ):  # fmt: skip
            return False
    if nearest is not None and nearest.senses & _UNWANTED and "say" not in nearest.senses:
        return definite and event.prep not in ("", "за", "на")
    if nearest is not None and nearest.senses & {"invite"}:
        return False
    return nearest is None or nearest.mood != "da" or scene.happens(nearest)
