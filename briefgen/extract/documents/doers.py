"""Who does what is told of two mentions: what proves that they mean one document, or that
they do not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.extract.context import Context
from briefgen.extract.documents.acts import Deed
from briefgen.extract.documents.heads import Head
from briefgen.extract.documents.identity import Record, is_headline
from briefgen.extract.documents.offices import office_parties
from briefgen.extract.documents.signers import signers_of

_SIGNS = frozenset({"sign", "initial", "conclude", "adopt"})
_RATIFIES = frozenset({"ratify"})
_DONE = frozenset({"signed", "initialled", "adopted", "ratified", "agreed"})
# Deeds that have not come to pass.
_NOT_DONE = frozenset({"failed", "planned", "offered", "open"})


@dataclass(frozen=True, slots=True)
class Doers:
    """Those who sign; ``called``: a word such as „двамата“ stands for people named before."""

    bodies: frozenset[str]
    people: frozenset[str]
    called: bool = False

    @property
    def names(self) -> frozenset[str]:
        return self.bodies | self.people


def doers_of(context: Context, head: Head, deeds: Sequence[Deed]) -> Doers:
    """Who signs ``head`` by its own ``deeds``."""
    bodies: set[str] = set()
    people: set[str] = set()
    called = False
    for deed in deeds:
        if deed.group is None or deed.sense not in _SIGNS | _RATIFIES:
            continue
        found = signers_of(context, deed.group, (head,))
        bodies |= {*found.bodies, *found.countries, *office_parties(context, found.people)}
        people |= {person.entity for person in found.people}
        called = called or (found.group is not None and deed.group.plural)
    return Doers(frozenset(bodies), frozenset(people), called)


def are_apart(
    context: Context, record: Record, head: Head, parties: Sequence[str], deeds: Sequence[Deed]
) -> bool:
    """Whether nothing proves that ``head`` is the document of ``record``, where the two need
    proof: „А няма да подпише договор. Кметът подписа договор.“."""
    fails = bool(record.deeds) and all(d.mode == "failed" for d in record.deeds)
    pending = bool(record.deeds) and all(d.mode in _NOT_DONE for d in record.deeds)
    done = any(d.mode == "real" and d.status in _DONE for d in deeds)
    if not deeds or (is_headline(context.ann, record) and not (fails and done)):
        return False
    if head.definite:
        # Who refuses leaves the text to others, unless it was to be a text between two.
        if not (pending and done and record.parties) or not (record.named or head.about):
            return False
        bodies = doers_of(context, head, deeds).bodies
        return bool(bodies) and bodies.isdisjoint(record.parties)
    known = _known(record)
    if _adds(context, head):
        return True
    if not known.isdisjoint(parties):
        return False
    if head.about and not (pending and done) and any(h.about for h in record.heads):
        return False  # one subject
    signing = doers_of(context, head, deeds)
    if signing.called and not signing.names:
        return fails and done
    if not known.isdisjoint(signing.names):
        return _overlap_only(record, signing)
    return True


def _overlap_only(record: Record, signing: Doers) -> bool:
    """„А и Б подписаха договор. А и В подписаха договор.“: two documents with A."""
    own = {person.entity for person in record.people}
    pairs = [(own, signing.people), (set(record.parties), signing.bodies)]
    return any(one and other and not (one <= other or other <= one) for one, other in pairs)


def _adds(context: Context, head: Head) -> bool:
    """„подписа и споразумение с Б“: one more."""
    ann = context.ann
    return ann.lower(head.first - 1) == "и" and head.first - 2 in ann.verb_at


def _known(record: Record) -> frozenset[str]:
    return frozenset([*record.parties, *(m.entity for m in record.people)])


def stay_outside(record: Record, deed: Deed, parties: Sequence[str]) -> None:
    """Note on ``record`` who did ``deed`` and who refused to."""
    ratifies = deed.sense in _RATIFIES
    if deed.mode == "failed":
        record.refused += [(ratifies, party) for party in parties]
    elif deed.mode == "real":
        record.did += [(ratifies, party) for party in parties]


def without_refusers(record: Record) -> list[str]:
    """The parties of ``record`` without those of whom the text says that they did not do what
    others did: who agreed on a text may yet refuse to sign it.
    """
    done = {d.sense in _RATIFIES for d in record.deeds
            if d.mode == "real" and d.sense in _SIGNS | _RATIFIES and not d.old}  # fmt: skip
    outside = {party for ratifies, party in record.refused if ratifies in done}
    outside -= {party for _, party in record.did}
    return record.parties if record.complete else [p for p in record.parties if p not in outside]
