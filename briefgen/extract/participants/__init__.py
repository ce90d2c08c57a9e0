"""Who took part, and how: each part by the words that say it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from briefgen.annotate import Annotated
from briefgen.extract.context import Context, Frame
from briefgen.extract.dates import DateExpression, find_dates
from briefgen.extract.doubts import HEARSAY
from briefgen.extract.participants.anaphora import implied_host
from briefgen.extract.participants.attendance import attendance
from briefgen.extract.participants.claims import Claim
from briefgen.extract.participants.delegations import delegations
from briefgen.extract.participants.hosting import hosting
from briefgen.extract.participants.involvement import involvement
from briefgen.extract.participants.occasions import occasions, own_events
from briefgen.extract.participants.representation import representation
from briefgen.extract.participants.scene import read_scene
from briefgen.extract.participants.speaking import speaking
from briefgen.extract.participants.tasks import tasks
from briefgen.extract.participants.voting import voting
from briefgen.extract.participants.witnessing import witnessing
from briefgen.model import PARTS, Document, Event, Participant, Quote, Span

_BODIES = frozenset({"organisation", "country", "group"})
_NAMED = frozenset({"person", *_BODIES})

# Words that say over and over that somebody spoke prove no more.
_MOST_EVIDENCE = 60


_NEAR = 3


def extract_participants(
    context: Context,
    event: Event | None,
    documents: Sequence[Document],
    quotes: Sequence[Quote],
    dates: Sequence[DateExpression] | None = None,
) -> tuple[Participant, ...]:
    """One participant an entity, with all its parts, in the order of the text."""
    ann = context.ann
    scene = read_scene(context, find_dates(ann) if dates is None else dates)
    claims = [
        *attendance(scene),
        *occasions(scene),
        *hosting(scene),
        *witnessing(scene),
        *representation(scene, signing=event is not None and event.kind == "signing"),
        *delegations(scene),
        *tasks(scene),
        *voting(scene),
        *involvement(scene, there_is_an_event=event is not None),
        *(c for c in _speakers(context.frames, quotes) if c.entity not in ann.media),
        *speaking(scene),
        *_of_documents(ann, documents),
    ]
    claims += implied_host(scene, claims)
    # Its own summit involves a body; where the text gives it a part, that says more.
    known = {claim.entity for claim in claims}
    claims += [c for c in (*_body_of_event(event), *own_events(scene)) if c.entity not in known]
    claims += _mentioned(ann, {claim.entity for claim in claims}, _carriers(context, quotes))
    by_entity: dict[str, list[Claim]] = {}
    for claim in claims:
        by_entity.setdefault(claim.entity, []).append(claim)
    participants = [
        _as_documents_say(_participant(context, entity, own), documents)
        for entity, own in by_entity.items()
    ]
    return tuple(
        sorted(participants, key=lambda p: (p.parts == ("mentioned",), p.evidence[0].start))
    )


def _participant(context: Context, entity: str, claims: Sequence[Claim]) -> Participant:
    ann = context.ann
    parts = {claim.part for claim in claims}
    doubt = claims[0].doubt if all(claim.doubt for claim in claims) else None
    roles = [
        (ann.span(role.first, role.last), role)
        for mention in ann.mentions_of(entity)
        if (role := ann.roles.get(mention.first))
    ]
    fullest = ann.role_of(entity)
    rank = next((role.rank for _, role in roles if role.rank), None)
    participant = Participant(
        entity=entity,
        role=fullest.base if fullest else None,
        rank=rank,
        represents=next((c.represents for c in claims if c.represents), None),
        parts=tuple(part for part in PARTS if part in parts),
        certainty="low" if doubt else "high",
        reason=doubt,
        evidence=_names_first(
            context, entity, {s for claim in claims for s in claim.evidence} | {s for s, _ in roles}
        ),
    )
    own_words = parts & {"spoke", "mentioned"}
    if own_words:
        return participant
    papers = [claim.document for claim in claims if claim.document is not None]
    if len(papers) < len(claims):
        return participant if _are_sure(papers) else context.attribute(participant)
    return _as_told(participant, papers)


def _are_sure(papers: Sequence[Document]) -> bool:
    """Whether the reporter himself tells of one of the documents."""
    return any(not paper.attributed_to and paper.certainty == "high" for paper in papers)


def _as_told(participant: Participant, papers: Sequence[Document]) -> Participant:
    """A party or signatory by whose word the documents are told, whatever is said where the
    text names it."""
    if _are_sure(papers):
        return participant
    first = papers[0]
    if any(paper.attributed_to != first.attributed_to for paper in papers):
        return participant
    doubtful = all(paper.certainty == "low" for paper in papers)
    return replace(
        participant,
        attributed_to=first.attributed_to,
        carrier=first.carrier,
        certainty="low" if doubtful else "high",
        reason=first.reason if doubtful else None,
    )


def _as_documents_say(participant: Participant, documents: Sequence[Document]) -> Participant:
    """A party is one by the word of whoever tells of the document, wherever it is named."""
    own = [d for d in documents if participant.entity in d.parties]
    if participant.parts != ("party",) or not own:
        return participant
    told = min(own, key=lambda d: (d.attributed_to is not None, d.certainty == "low"))
    return replace(
        participant,
        attributed_to=told.attributed_to,
        carrier=told.carrier,
        certainty=told.certainty,
        reason=told.reason,
    )


def _names_first(context: Context, entity: str, spans: Set[Span]) -> tuple[Span, ...]:
    """``spans`` without those inside another: first where the entity is named, then
    the words that say what it did."""
    if len(spans) == 1:
        return tuple(spans)
    ann = context.ann
    named = [ann.span(m.first, m.last) for m in ann.mentions_of(entity)]
    if entity in context.local:
        phrase = (context.local[entity].bg, context.local[entity].en)
        named += [s for s in spans if " ".join(ann.text_of(s).split()) in phrase]

    def inside(inner: Span, outer: Span) -> bool:
        return outer.start <= inner.start and inner.end <= outer.end

    few = sorted(spans)[:_MOST_EVIDENCE]
    kept = [s for s in few if not any(s != other and inside(s, other) for other in few)]
    return tuple(sorted(kept, key=lambda s: (not any(inside(n, s) for n in named), s)))


def _speakers(frames: Sequence[Frame], quotes: Sequence[Quote]) -> Iterator[Claim]:
    heard = {quote.evidence[1:] for quote in quotes if quote.reason == HEARSAY}
    for quote in quotes:
        if quote.speaker and len(quote.evidence) > 1:
            doubt = quote.reason if quote.reason == HEARSAY else None
            yield Claim(quote.speaker, "spoke", quote.evidence[1:], doubt=doubt)
    for frame in frames:
        if frame.speaker and frame.evidence:
            doubt = HEARSAY if frame.evidence in heard else None
            yield Claim(frame.speaker, "spoke", frame.evidence, doubt=doubt)


def _of_documents(ann: Annotated, documents: Sequence[Document]) -> Iterator[Claim]:
    for document in documents:
        head = document.evidence[0]
        for entity in document.parties:
            named = _mention_within(ann, entity, head) or _nearest_mention(
                ann, entity, document.evidence[-1].end
            )
            if named:
                words = (named, _kind_words(ann, head))
                yield Claim(entity, "party", words, document=document)
        for entity in document.signatories:
            named = _nearest_mention(ann, entity, document.evidence[-1].end)
            if named:
                words = (named, document.evidence[-1])
                yield Claim(entity, "signed", words, document=document)
                occasion = _occasion(ann, document)
                if occasion:
                    yield Claim(entity, "attended", (named, occasion), document=document)


def _occasion(ann: Annotated, document: Document) -> Span | None:
    """„По време на заседанието бяха подписани …“: whoever signed it was there."""
    for span in document.evidence:
        clause = ann.clause_at.get(ann.token_at(span.start))
        if clause is None or document.status != "signed":
            continue
        for hit in ann.found_in(range(clause.tokens[0], clause.tokens[-1] + 1), "within"):
            for nominal in ann.nominals[clause.number]:
                if nominal.kind == "event" and 0 < nominal.first - hit.last <= _NEAR:
                    return ann.span(hit.first, nominal.last)
    return None


def _kind_words(ann: Annotated, document: Span) -> Span:
    """The words that say what a document is: „тристранна декларация“."""
    nouns = (ann.span(hit.first, hit.last) for _, hit in ann.found_kind("documents"))
    within = (n for n in nouns if document.start <= n.start < document.end)
    noun = min(within, default=document)  # „изявлението“, told before as „съвместно изявление“
    return Span(document.start, noun.end)


def _mention_within(ann: Annotated, entity: str, span: Span) -> Span | None:
    for mention in ann.mentions_of(entity):
        place = ann.span(mention.first, mention.last)
        if span.start <= place.start and place.end <= span.end:
            return place
    return None


def _nearest_mention(ann: Annotated, entity: str, place: int) -> Span | None:
    """The last mention before ``place``; the first behind it where there is none: „Под
    документа сложиха имената си А и Б“."""
    named = ann.mentions_of(entity)
    spans = [ann.span(m.first, m.last) for m in named]
    told = [s for s, m in zip(spans, named, strict=True) if not ann.is_quoted(m.first)]
    before = max((s for s in told or spans if s.end <= place), default=None)
    return before or min(told or spans, default=None)


def _body_of_event(event: Event | None) -> Iterator[Claim]:
    if event and event.of:
        yield Claim(event.of, "involved", event.evidence)


def _carriers(context: Context, quotes: Sequence[Quote]) -> frozenset[str]:
    """Media that only pass on what others said are no participants."""
    carriers = {quote.carrier for quote in quotes} | {frame.carrier for frame in context.frames}
    return frozenset(carrier for carrier in carriers if carrier)


def _mentioned(ann: Annotated, known: set[str], carriers: frozenset[str]) -> list[Claim]:
    claims = []
    for mention in ann.mentions:
        people = mention.kind == "group" and mention.entity.startswith("local:")
        named = mention.kind in _NAMED and not people
        told = named and not ann.is_noise(mention.first)
        if told and mention.entity not in known | carriers:
            known.add(mention.entity)
            claims.append(
                Claim(mention.entity, "mentioned", (ann.span(mention.first, mention.last),))
            )
    return claims
