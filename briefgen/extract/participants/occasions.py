"""Who took part in an event that a noun names: „срещата между А и Б“, „посещението на А“."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.annotate import Annotated, Nominal
from briefgen.annotate.clauses import Clause
from briefgen.extract.arguments import run_of, subjects
from briefgen.extract.participants.claims import Claim
from briefgen.extract.participants.involvement import bodies_of_group
from briefgen.extract.participants.scene import Named, Scene, bodies, people, took_part
from briefgen.model import Span

_TALKS = frozenset({"meeting", "call", "negotiations"})
_OWN_BODY = frozenset({"summit", "conference", "session", "vote"})
_AFTER = frozenset({"след", "на", "при", "преди", "по", "от", "в", "във"})
_IN = frozenset({"в", "във", "край", "до"})
_UNWANTED = frozenset({"want", "demand", "propose", "refuse", "postpone", "fail", "can", "hesitate"})
_UNDONE = frozenset({"postpone", "fail", "refuse", "denounce"})
_TAKES_PLACE = frozenset({"take_place", "have", "be", "lie_ahead", "plan", "perform", "attend"})
_GAP = 6
_DEFINITE = ("та", "то", "те", "ят", "ът", "ия", "а")


def occasions(scene: Scene) -> Iterator[Claim]:
    """The people and bodies that the nouns of meetings, visits, calls and summits name."""
    for clause, nominals, at in _events(scene):
        yield from _of_event(scene, clause, nominals, at)


def own_events(scene: Scene) -> Iterator[Claim]:
    """Bodies whose own summit, conference or session it is: „срещата на върха на А“."""
    for clause, nominals, at in _events(scene):
        event = nominals[at]
        if event.code not in _OWN_BODY:
            continue
        whose, partners, adjacent = _complements(scene.ann, clause, nominals, at)
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
    for clause in ann.clauses:
        nominals = ann.nominals[clause.number]
        if not any(n.kind == "event" for n in nominals) or not scene.is_told(clause):
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
    whose, partners, _ = _complements(ann, clause, nominals, at)
    ones, others = scene.named(whose), scene.named(partners)
    if event.code == "visit":
        yield from _came(people(ones), words)
    elif event.code in _TALKS:
        yield from took_part([*people(ones), *others], words)
        if others or event.code == "negotiations":
            yield from took_part(bodies(ones), words)
        elif event.code == "meeting":
            yield from took_part([n for n in bodies(ones) if _sits(scene, n)], words)
        if partners and not whose:
            yield from _own(scene, clause, event, words)
    if event.code == "visit" and not ones and ann.lower(event.last + 1) == "си":
        yield from _own(scene, clause, event, words)


def _sits(scene: Scene, body: Named) -> bool:
    """„срещата на смесената комисия“: a body of members meets."""
    return any("assembly" in scene.ann.classes(i) for i in _tokens(scene.ann, body.span))


def _complements(
    ann: Annotated, clause: Clause, nominals: Sequence[Nominal], at: int
) -> tuple[list[Nominal], list[Nominal], list[Nominal]]:
    """„на А“, „между А и Б“ or „с Б“, and what stands right behind („срещата на върха ЕС – Китай“).

    The walk ends at a verb or at a phrase that is no complement.
    """
    event = nominals[at]
    stop = min((g.first for g in clause.verbs if g.first > event.last and g.kind == "finite"),
               default=len(ann.tokens))  # fmt: skip
    whose: list[Nominal] = []
    partners: list[Nominal] = []
    adjacent: list[Nominal] = []
    n = at + 1
    while n < len(nominals) and nominals[n].last < stop:
        nominal = nominals[n]
        run = run_of(nominals, n)
        if nominal.prep == "на" and not _is_next(ann, nominals[n - 1], nominal):
            break
        if nominal.prep == "на" and not whose and not partners:
            whose = run
        elif nominal.prep == "между" and not partners:
            partners = _both(ann, nominals, n, run)
        elif nominal.prep in ("с", "със") and not partners:
            partners = run
        elif not nominal.prep and nominal.first == event.last + 1 and nominal.kind == "body":
            adjacent = run
        elif nominal.prep not in _IN or nominal.kind not in ("place", "body"):
            break
        n += len(run) if nominal is run[0] else 1
    return whose, partners, adjacent


def _both(
    ann: Annotated, nominals: Sequence[Nominal], at: int, run: list[Nominal]
) -> list[Nominal]:
    """„между правителството на А и движението „Б““: a common noun may stand before the second."""
    if len(run) > 1:
        return run
    for nominal in nominals[at + 1 : at + 4]:
        gap = range(run[0].last + 1, nominal.first)
        words = [ann.lower(i) for i in gap if ann.tokens[i].shape != "mark"]
        if "и" in words and len(words) <= _GAP and not nominal.prep:
            return [*run, nominal]
    return run


def _is_next(ann: Annotated, before: Nominal, nominal: Nominal) -> bool:
    """„посещението вчера на А“, but not „преговорите за водите на А“."""
    gap = range(before.last + 1, nominal.first)
    governing = [i for i in gap if "preposition" in ann.classes(i)]
    return not governing or ann.lower(governing[0]) in ("на", "в", "през")


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
    if group is None or not (own or event.prep):
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
    if any("unreal_event" in ann.classes(i) for i in range(event.first, event.head + 1)):
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
    return True
