"""Who took part, and how: each part by the words that say it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from briefgen.annotate import Annotated, TokenMention
from briefgen.extract.context import Context, Frame
from briefgen.extract.lists import read_list
from briefgen.languages import Match
from briefgen.model import PARTS, Document, Event, Part, Participant, Quote, Span

_BODIES = frozenset({"organisation", "country", "group"})
_NAMED = frozenset({"person", *_BODIES})


@dataclass(frozen=True, slots=True)
class _Claim:
    """One entity had one part, and these words say so."""

    entity: str
    part: Part
    evidence: tuple[Span, ...]
    represents: str | None = None


def extract_participants(
    context: Context,
    event: Event | None,
    documents: Sequence[Document],
    quotes: Sequence[Quote],
) -> tuple[Participant, ...]:
    """One participant an entity, with all its parts, in the order of the text."""
    ann = context.ann
    claims = [
        *_listed(context),
        *_subjects(ann),
        *_met(context),
        *_representation(context),
        *_hosts(context),
        *(c for c in _speakers(context.frames, quotes) if c.entity not in ann.media),
        *_of_documents(ann, documents),
    ]
    # Its own summit involves a body; where the text gives it a part, that says more.
    claims += [c for c in _body_of_event(event) if c.entity not in {k.entity for k in claims}]
    claims += _mentioned(ann, {claim.entity for claim in claims}, _carriers(context, quotes))
    by_entity: dict[str, list[_Claim]] = {}
    for claim in claims:
        by_entity.setdefault(claim.entity, []).append(claim)
    participants = [_participant(context, entity, own) for entity, own in by_entity.items()]
    return tuple(
        sorted(participants, key=lambda p: (p.parts == ("mentioned",), p.evidence[0].start))
    )


def _participant(context: Context, entity: str, claims: Sequence[_Claim]) -> Participant:
    ann = context.ann
    parts = {claim.part for claim in claims}
    roles = [
        (ann.span(role.first, role.last), role)
        for mention in ann.mentions
        if mention.entity == entity and (role := ann.roles.get(mention.first))
    ]
    named = next((pair for pair in roles if pair[1].base), None)
    rank = next((role.rank for _, role in roles if role.rank), None)
    participant = Participant(
        entity=entity,
        role=named[1].base if named else None,
        rank=rank,
        represents=next((c.represents for c in claims if c.represents), None),
        parts=tuple(part for part in PARTS if part in parts),
        evidence=_names_first(
            context, entity, {s for claim in claims for s in claim.evidence} | {s for s, _ in roles}
        ),
    )
    own_words = parts & {"spoke", "mentioned"}
    return participant if own_words else context.attribute(participant)


def _names_first(context: Context, entity: str, spans: Set[Span]) -> tuple[Span, ...]:
    """``spans`` without those inside another: first where the entity is named, then
    the words that say what it did."""
    ann = context.ann
    named = [ann.span(m.first, m.last) for m in ann.mentions if m.entity == entity]
    if entity in context.local:
        phrase = (context.local[entity].bg, context.local[entity].en)
        named += [s for s in spans if " ".join(ann.text_of(s).split()) in phrase]

    def inside(inner: Span, outer: Span) -> bool:
        return outer.start <= inner.start and inner.end <= outer.end

    kept = [s for s in spans if not any(s != other and inside(s, other) for other in spans)]
    return tuple(sorted(kept, key=lambda s: (not any(inside(n, s) for n in named), s)))


def _listed(context: Context) -> Iterator[_Claim]:
    """„с участието на А, Б и В“, „включени са А и Б“."""
    ann = context.ann
    parts: tuple[tuple[str, Part], ...] = (
        ("attended_by", "attended"),
        ("involved", "involved"),
        ("witnessed_by", "witnessed"),
    )
    for name, part in parts:
        for hit in ann.found(name):
            if _is_unreal(ann, hit):
                continue
            words = ann.span(hit.first, hit.last)
            for member in read_list(context, hit.last + 1):
                yield _Claim(member.entity, part, (member.span(ann), words))


def _subjects(ann: Annotated) -> Iterator[_Claim]:
    """„Х участва в срещата“: who is named right before the verb."""
    for hit in ann.found("attends"):
        if _is_unreal(ann, hit):
            continue
        words = ann.span(hit.first, hit.last)
        for subject in _subjects_of(ann, hit):
            yield _Claim(subject.entity, "attended", (ann.span(subject.first, subject.last), words))


def _met(context: Context) -> Iterator[_Claim]:
    """„А се срещна с Б“, „А разговаря с Б“: both were there."""
    ann = context.ann
    for hit in ann.found("event_verb:meeting", "event_verb:call"):
        if _is_unreal(ann, hit) or ann.is_quoted(hit.first):
            continue
        words = ann.span(hit.first, hit.last)
        for subject in _subjects_of(ann, hit):
            yield _Claim(subject.entity, "attended", (ann.span(subject.first, subject.last), words))
        unit = ann.unit_of(hit.first)
        partner = next(
            (
                i
                for i in range(hit.last + 1, min(hit.last + 6, unit.stop))
                if ann.lower(i) in {"с", "със"}
            ),
            hit.last if ann.lower(hit.last) == "с" else None,
        )
        if partner is not None:
            for member in read_list(context, partner + 1):
                yield _Claim(member.entity, "attended", (member.span(ann), words))


def _representation(context: Context) -> Iterator[_Claim]:
    """„А е представено от Б и В“."""
    ann = context.ann
    for hit in ann.found("represented_by"):
        if _is_unreal(ann, hit):
            continue
        body = ann.mention_at.get(hit.first - 1)
        if body is None or body.kind not in _BODIES:
            continue
        words = ann.span(hit.first, hit.last)
        yield _Claim(body.entity, "represented", (ann.span(body.first, hit.last),))
        for member in read_list(context, hit.last + 1):
            yield _Claim(
                member.entity, "representing", (member.span(ann), words), represents=body.entity
            )


def _hosts(context: Context) -> Iterator[_Claim]:
    """„по покана на А“, „домакин беше А“, „А е домакин на …“."""
    ann = context.ann
    for hit in ann.found("hosted_by"):
        words = ann.span(hit.first, hit.last)
        for member in read_list(context, hit.last + 1, nested=True)[:1]:
            yield _Claim(member.entity, "hosted", (member.span(ann), words))
    for hit in ann.found("hosts"):
        for host in _subjects_of(ann, hit) if not _is_unreal(ann, hit) else ():
            yield _Claim(host.entity, "hosted", (ann.span(host.first, hit.last),))


def _speakers(frames: Sequence[Frame], quotes: Sequence[Quote]) -> Iterator[_Claim]:
    for quote in quotes:
        if quote.speaker and len(quote.evidence) > 1:
            yield _Claim(quote.speaker, "spoke", quote.evidence[1:])
    for frame in frames:
        if frame.speaker and frame.evidence:
            yield _Claim(frame.speaker, "spoke", frame.evidence)


def _of_documents(ann: Annotated, documents: Sequence[Document]) -> Iterator[_Claim]:
    for document in documents:
        head = document.evidence[0]
        for entity in document.parties:
            named = _mention_within(ann, entity, head) or _last_mention_before(
                ann, entity, document.evidence[-1].end
            )
            if named:
                yield _Claim(entity, "party", (named, _kind_words(ann, head)))
        for entity in document.signatories:
            named = _last_mention_before(ann, entity, document.evidence[-1].end)
            if named:
                yield _Claim(entity, "signed", (named, document.evidence[-1]))


def _kind_words(ann: Annotated, document: Span) -> Span:
    """The words that say what a document is: „тристранна декларация“."""
    nouns = (ann.span(hit.first, hit.last) for _, hit in ann.found_kind("documents"))
    noun = min(n for n in nouns if document.start <= n.start < document.end)
    return Span(document.start, noun.end)


def _mention_within(ann: Annotated, entity: str, span: Span) -> Span | None:
    for mention in ann.mentions:
        place = ann.span(mention.first, mention.last)
        if mention.entity == entity and span.start <= place.start and place.end <= span.end:
            return place
    return None


def _last_mention_before(ann: Annotated, entity: str, place: int) -> Span | None:
    spans = [ann.span(m.first, m.last) for m in ann.mentions if m.entity == entity]
    return max((s for s in spans if s.end <= place), default=None)


def _body_of_event(event: Event | None) -> Iterator[_Claim]:
    if event and event.of:
        yield _Claim(event.of, "involved", event.evidence)


def _carriers(context: Context, quotes: Sequence[Quote]) -> frozenset[str]:
    """Media that only pass on what others said are no participants."""
    carriers = {quote.carrier for quote in quotes} | {frame.carrier for frame in context.frames}
    return frozenset(carrier for carrier in carriers if carrier)


def _mentioned(ann: Annotated, known: set[str], carriers: frozenset[str]) -> list[_Claim]:
    claims = []
    for mention in ann.mentions:
        people = mention.kind == "group" and mention.entity.startswith("local:")
        named = mention.kind in _NAMED and not people
        if named and mention.entity not in known | carriers:
            known.add(mention.entity)
            claims.append(
                _Claim(mention.entity, "mentioned", (ann.span(mention.first, mention.last),))
            )
    return claims


def _is_unreal(ann: Annotated, hit: Match) -> bool:
    """Negated, future or wished: nobody was there yet."""
    return any(ann.classes(i) & {"negation", "will"} for i in (hit.first - 1, hit.first - 2)) or (
        ann.lower(hit.first - 1) in {"да", "би", "биха"}
    )


def _subjects_of(ann: Annotated, hit: Match) -> list[TokenMention]:
    """Who is named right before a verb: „А и Б участваха“; „лидерът на Русия участва“
    does not name Russia, nor „министрите на Гърция и Румъния“ either state."""
    i = hit.first - 1
    while ann.classes(i) & {"be", "reflexive"}:
        i -= 1
    found: list[TokenMention] = []
    named = ann.mention_at.get(i)
    while named is not None and named.kind in _NAMED:
        if found and (named.kind == "person") != (found[0].kind == "person"):
            break
        found.insert(0, named)
        role = ann.roles.get(named.first)
        before = (role.first if role and role.last < named.first else named.first) - 1
        if ann.lower(before) not in {"и", ","}:
            break
        named = ann.mention_at.get(before - 1)
    if found and found[0].kind != "person" and "preposition" in ann.classes(found[0].first - 1):
        return []
    return found
