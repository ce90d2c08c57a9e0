"""Who says what: direct speech, and the stretches that are somebody's word."""

from __future__ import annotations

from dataclasses import replace

from briefgen.annotate import Annotated, TokenMention
from briefgen.annotate.speech_marks import Quoted
from briefgen.extract.context import Context, Frame
from briefgen.model import Quote, Span

# Fewer words between the marks are a name or an irony, not speech.
_SHORTEST = 4
# No speaker's name and office are longer.
_FAR = 40
_SPEAKERS = frozenset({"person", "organisation"})


def extract_quotes(context: Context) -> tuple[tuple[Quote, ...], tuple[Frame, ...]]:
    """Direct quotations and the frames of all speech, direct and reported."""
    ann = context.ann
    quotes: list[Quote] = []
    frames: list[Frame] = []
    last_speaker: str | None = None
    carriers: dict[str, tuple[str, Span]] = {}
    closing = _speech_by_unit(ann)
    for number, unit in enumerate(ann.units):
        carrier = _carrier(ann, unit)
        for frame in _reported(ann, unit, last_speaker):
            frames.append(frame)
            last_speaker = frame.speaker or last_speaker
        for quoted in closing.get(number, ()):
            speaker, evidence = _speaker(ann, quoted, last_speaker)
            if speaker is None:
                frames.append(Frame(quoted.inner, None, None, ()))
                continue
            last_speaker = speaker
            text = ann.text_of(quoted.inner).strip().rstrip(",")
            start = quoted.inner.start + ann.text_of(quoted.inner).index(text)
            span = Span(start, start + len(text))
            quotes.append(Quote(speaker=speaker, text=text, evidence=(span, *evidence)))
            frames.append(Frame(quoted.inner, speaker, None, evidence))
        if carrier and last_speaker and last_speaker != carrier[0]:
            carriers.setdefault(last_speaker, carrier)
    carried = {speaker: medium for speaker, (medium, _) in carriers.items()}
    return (
        tuple(replace(quote, carrier=carried.get(quote.speaker or "")) for quote in quotes),
        tuple(replace(frame, carrier=carried.get(frame.speaker or "")) for frame in frames),
    )


def _speech_by_unit(ann: Annotated) -> dict[int, list[Quoted]]:
    """The quotations that are speech, by the unit in which they close."""
    titled = {hit.last for hit in ann.found("titled")}
    titled |= {hit.last for _, hit in ann.found_kind("documents")}
    found: dict[int, list[Quoted]] = {}
    for quoted in ann.quoted:
        words = [t for t in ann.text_of(quoted.inner).split() if any(c.isalpha() for c in t)]
        is_title = ann.token_at(quoted.outer.start) - 1 in titled
        if len(words) >= _SHORTEST and not is_title:
            unit = ann.unit_at[ann.token_at(quoted.outer.end - 1)]
            found.setdefault(unit, []).append(quoted)
    return found


def _speaker(
    ann: Annotated, quoted: Quoted, last_speaker: str | None
) -> tuple[str | None, tuple[Span, ...]]:
    """The speaker of a quotation and the words that say so, behind it or before it."""
    after = ann.token_at(quoted.outer.end)
    end_of_sentence = ann.unit_of(min(after, len(ann.tokens) - 1)).stop
    for i in range(after, min(after + 4, end_of_sentence)):
        if "say" in ann.classes(i):
            return _named_after(ann, i, end_of_sentence, last_speaker)
        if ann.tokens[i].text not in ",-–—" and "pronoun_he" not in ann.classes(i):
            break
    before = ann.token_at(quoted.outer.start) - 1
    if before >= 1 and ann.tokens[before].text == ":":
        unit = ann.unit_of(before)
        verbs = [i for i in range(unit.start, before) if "say" in ann.classes(i)]
        if verbs:
            return _named_before(ann, unit.start, verbs[-1], last_speaker, until=before)
    return None, ()


def _named_after(
    ann: Annotated, verb: int, end: int, last_speaker: str | None
) -> tuple[str | None, tuple[Span, ...]]:
    speaker = _first_speaker(ann, verb + 1, end)
    if speaker:
        role = ann.roles.get(speaker.first)
        last = max(speaker.last, role.last if role else 0)
        return speaker.entity, (ann.span(verb, last),)
    pronoun = "pronoun_he" in ann.classes(verb + 1) or "pronoun_he" in ann.classes(verb - 1)
    bare = ann.tokens[verb + 1].text in ".," if verb + 1 < len(ann.tokens) else True
    if last_speaker and (pronoun or bare):
        return last_speaker, (ann.span(verb, verb),)
    return None, ()


def _named_before(
    ann: Annotated, first: int, verb: int, last_speaker: str | None, *, until: int
) -> tuple[str | None, tuple[Span, ...]]:
    people = [m for m in ann.mentions_in(first, verb) if m.kind in _SPEAKERS]
    persons = [m for m in people if m.kind == "person"]
    speaker = persons[-1] if persons else people[-1] if people else None
    speaker = speaker or _first_speaker(ann, verb + 1, until)
    if speaker:
        return speaker.entity, (ann.span(min(speaker.first, verb), max(speaker.last, verb)),)
    subject = any("pronoun_he" in ann.classes(i) for i in range(first, verb))
    if last_speaker and (subject or verb == first):
        return last_speaker, (ann.span(first, verb),)
    return None, ()


def _first_speaker(ann: Annotated, first: int, end: int) -> TokenMention | None:
    """The person named behind a verb of saying, else the body; not whom he is quoted by."""
    for hit in ann.found_in(range(first, end), "quoted_by")[:1]:
        end = hit.first
    found = [m for m in ann.mentions_in(first, end - 1) if m.kind in _SPEAKERS]
    persons = [m for m in found if m.kind == "person"]
    if persons:
        return persons[0]
    return found[0] if found and found[0].first - first <= 2 else None


def _carrier(ann: Annotated, unit: range) -> tuple[str, Span] | None:
    """The medium that is said to pass the words on: „цитиран от Х“, „предаде Х“."""
    for hit in ann.found_in(unit, "quoted_by"):
        named = ann.mention_at.get(hit.last + 1)
        if named and named.kind == "organisation":
            return named.entity, ann.span(hit.first, named.last)
    for i in unit:
        named = ann.mention_at.get(i + 1)
        if "relay" in ann.classes(i) and named and named.kind == "organisation":
            return named.entity, ann.span(i, named.last)
    return None


def _reported(ann: Annotated, unit: range, last_speaker: str | None) -> list[Frame]:
    """Reported speech in one unit: „По думите му …“, „Х каза, че …“, „…, обобщи Х“."""
    start, end = ann.tokens[unit.start].start, ann.tokens[unit.stop - 1].end
    head = range(unit.start, min(unit.start + 3, unit.stop))
    for hit in ann.found_in(head, "in_his_words"):
        return [Frame(Span(start, end), last_speaker, None, (ann.span(hit.first, hit.last),))]
    for hit in ann.found_in(head, "in_words_of"):
        named = _first_speaker(ann, hit.last + 1, min(unit.stop, hit.last + 14))
        words = ann.span(hit.first, named.last if named else hit.last)
        return [Frame(Span(start, end), named.entity if named else None, None, (words,))]
    for hit in ann.found_in(unit, "say_that"):
        if ann.is_quoted(hit.first):
            continue
        speaker, evidence = _named_before(
            ann, max(unit.start, hit.first - _FAR), hit.first, last_speaker, until=hit.last
        )
        if speaker is None and hit.first - unit.start <= 1:
            speaker, evidence = last_speaker, (ann.span(hit.first, hit.last),)
        return [Frame(Span(ann.tokens[hit.last].end, end), speaker, None, evidence)]
    for i in unit:
        opened = i > unit.start and ann.tokens[i - 1].text == ","
        long_enough = i - unit.start > _SHORTEST - 1
        if opened and long_enough and "say" in ann.classes(i) and not ann.is_quoted(i):
            if ann.tokens[i - 2].text in '“”"»':
                continue
            speaker, evidence = _named_after(ann, i, min(unit.stop, i + _FAR), None)
            return [Frame(Span(start, ann.tokens[i - 1].start), speaker, None, evidence)]
    return []
