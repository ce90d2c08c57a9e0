"""„домакинът“ alone: the other one of two, where one of them is the visitor."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set

from briefgen.extract.participants.claims import Claim
from briefgen.extract.participants.occasions import visitors
from briefgen.extract.participants.scene import Scene

_PAIR = 2


def implied_host(scene: Scene, claims: Sequence[Claim]) -> Iterator[Claim]:
    """„При срещата с Б А поиска …, а домакинът отговори“, where A had come on a visit."""
    ann = scene.ann
    named = _bare_host(scene)
    attended = {c.entity: c for c in claims if c.part == "attended"}
    hosts = [c for c in claims if c.part == "hosted"]
    if named is None or hosts:
        return
    came: Set[str] = attended.keys() & visitors(scene) if len(attended) == _PAIR else set()
    came = came or _from_abroad(scene, attended)
    if len(came) == 1 and len(attended) > _PAIR:
        # The one of whom the same words say that they met.
        met = {c.evidence[-1] for c in claims if c.entity in came and c.part == "attended"}
        both = {c.entity for c in claims if c.evidence[-1] in met}
        attended = {entity: c for entity, c in attended.items() if entity in both}
    if len(attended) != _PAIR:
        return
    if len(came) == 1:
        (host,) = attended.keys() - came
        yield Claim(host, "hosted", (attended[host].evidence[0], ann.span(named, named)))


def _from_abroad(scene: Scene, attended: Mapping[str, Claim]) -> Set[str]:
    """Of two, the one whose office is of a state that the text names, where the other's is not:
    „председателят на парламента А“ and „посланикът на Б“."""
    roles = {entity: scene.ann.role_of(entity) for entity in attended}
    if any(role is None for role in roles.values()):
        return frozenset()
    return frozenset(entity for entity, role in roles.items() if role and role.country)


def _bare_host(scene: Scene) -> int | None:
    ann = scene.ann
    for i in ann.having("host"):
        clause = ann.clause_at.get(i)
        definite = ann.lower(i).endswith(("ът", "а", "ят", "ята"))
        nominals = ann.nominals[clause.number] if clause is not None else ()
        named = any(n.head == i and n.entities for n in nominals)
        if clause is not None and definite and not named:
            return i
    return None
