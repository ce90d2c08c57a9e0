"""One record in one language, as the templates ask for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from markupsafe import Markup

from briefgen.localise.headline import dated_by_source
from briefgen.model import Part, Span
from briefgen.pages.escape import inert
from briefgen.pages.segments import (
    Marked,
    Paragraph,
    cover,
    paragraphs,
    runs,
    sentences_in,
    shows,
)
from briefgen.pages.tense import part_words
from briefgen.pages.wording import Wording
from briefgen.record import (
    DocumentRecord,
    Fact,
    FurtherEventRecord,
    Named,
    NextStepRecord,
    ParticipantRecord,
    Text,
    Via,
)
from briefgen.translate.catalogue import UNNAMED_ENGINE
from briefgen.translate.phrasing import list_words

# As many names as one line of the box holds.
_MAIN = 6
WHO: tuple[Part, ...] = (
    "signed", "hosted", "attended", "witnessed", "represented", "representing", "spoke", "involved",
)  # fmt: skip


class View(Wording):
    """The facts, their numbers and attributions, and the text with its evidence."""

    @cached_property
    def participants(self) -> list[ParticipantRecord]:
        return [p for p in self.record.participants if set(p.parts) != {"mentioned"}]

    @cached_property
    def signed(self) -> list[DocumentRecord]:
        return [d for d in self.record.documents if d.status == "signed"]

    @cached_property
    def mentioned_documents(self) -> list[DocumentRecord]:
        return [d for d in self.record.documents if d.status != "signed"]

    @cached_property
    def event_facts(self) -> list[Fact]:
        event = self.record.event
        return [event, *event.dates, *event.places] if event else []

    @cached_property
    def facts(self) -> list[Fact]:
        """All facts that the page shows, in its order."""
        return [
            *self.event_facts,
            *self.record.further_events,
            *self.participants,
            *self.signed,
            *self.mentioned_documents,
            *self.record.outcomes,
            *self.record.next_steps,
            *self.record.quotes,
        ]

    @cached_property
    def marked(self) -> list[Marked]:
        """The numbered facts; the same numbers in both languages."""
        carried = [fact for fact in self.facts if fact.evidence]
        return [
            Marked(number, fact.id, tuple(Span(*span) for span in fact.evidence))
            for number, fact in enumerate(carried, start=1)
        ]

    @cached_property
    def _evidence(self) -> tuple[Span, ...]:
        return cover(self.marked)

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {fact.id: fact.number for fact in self.marked}

    def number(self, fact: Fact) -> int | None:
        return self._numbers.get(fact.id)

    def attribution(self, fact: Fact) -> Markup | None:
        """``according to Rustem Umerov, quoted by Ukrinform``."""
        by = fact.attributed_to
        if by is None:
            return None
        if by.carrier is None:
            return self.say("according to %(name)s", name=self.name_after(by))
        return self.say(
            "according to %(name)s, quoted by %(carrier)s",
            name=self.name_after(by),
            carrier=self.name_after(by.carrier),
        )

    def shared(self, facts: Sequence[Fact]) -> Markup | None:
        """The attribution of all these facts, to be said once; one's own part needs none."""
        others = [fact for fact in facts if not self._is_speaker(fact)]
        said = {self.attribution(fact) for fact in others}
        return said.pop() if len(others) > 1 and len(said) == 1 else None

    def _is_speaker(self, fact: Fact) -> bool:
        speakers = {quote.speaker.entity for quote in self.record.quotes if quote.speaker}
        if not isinstance(fact, ParticipantRecord) or fact.attributed_to is not None:
            return False
        return fact.entity in speakers

    @property
    def dated_by_source(self) -> bool:
        event = self.record.event
        return dated_by_source(event.dates if event else [], self.record.notes)

    @property
    def host(self) -> Named | None:
        """Who received the main event, where no participant is said to have done so."""
        host = self.record.event.host if self.record.event else None
        hosts = {p.entity for p in self.participants if "hosted" in p.parts}
        return host if host and host.entity not in hosts else None

    def about_event(self, event: FurtherEventRecord) -> list[Markup]:
        """When and where it takes place, and who receives it, each where the text says so."""
        said = [inert(self.period(day.start, day.end)) for day in event.dates]
        said += [self.names(event.places)] if event.places else []
        said += [self.say("host: %(name)s", name=self.name(event.host))] if event.host else []
        return said

    def due(self, step: NextStepRecord) -> Markup | None:
        due = step.due
        if due is None:
            return None
        parts: list[Markup] = []
        if due.start and due.begins:
            parts.append(self.say("from %(date)s", date=self.date(due.start)))
        elif due.start and due.end:
            parts.append(inert(self.period(due.start, due.end)))
        elif due.start:
            parts.append(self.say("from %(date)s", date=self.date(due.start)))
        elif due.end:
            parts.append(self.say("by %(date)s", date=self.date(due.end)))
        if due.after:
            parts.append(self.say("after %(what)s", what=self.text(due.after)))
        return Markup(", ").join(parts) if parts else None

    def part(self, part: Part, participant: ParticipantRecord) -> Markup:
        """What somebody did or is to do, in words that agree with any name."""
        if part == "representing" and participant.represents:
            body = self.name_after(participant.represents)
            return self.say("representing %(name)s", name=body)
        return inert(self.pgettext("part", part_words(self.record, part, participant)))

    @property
    def who(self) -> list[tuple[Markup, Markup]]:
        """Who did what, each at the first part that says most; parties stand with their documents.

        The parts stay apart, so that nobody who only spoke seems to have been there.
        """
        rows: list[tuple[Markup, Markup]] = []
        placed: set[str] = set()
        for part in WHO:
            here = [p for p in self.participants if part in p.parts and p.entity not in placed]
            placed |= {p.entity for p in here}
            by_words: dict[Markup, list[ParticipantRecord]] = {}
            for p in here:
                by_words.setdefault(self.part(part, p), []).append(p)
            rows += [(words, self._some(who)) for words, who in by_words.items()]
        return rows

    def _some(self, participants: Sequence[ParticipantRecord]) -> Markup:
        names = [str(self._named_with_rank(p)) for p in participants]
        if len(names) > _MAIN:
            more = len(names) - _MAIN
            words = self.ngettext("%(count)s more", "%(count)s more", more)
            names = [*names[:_MAIN], str(inert(words % {"count": more}))]
        return Markup(list_words(names, self.lang))  # noqa: S704

    def with_rank(self, p: ParticipantRecord) -> str:
        """As plain words: General Alexus Grynkewich."""
        return " ".join(self.words(text) for text in (p.rank, p.name) if text)

    def _named_with_rank(self, p: ParticipantRecord) -> Markup:
        name = self.name(p)
        return self.text(p.rank, capital=self.lang == "en") + " " + name if p.rank else name

    @cached_property
    def paragraphs(self) -> list[Paragraph]:
        spans = runs(self.record, self.lang, self.marked) if self.foreign else None
        return paragraphs(self.record, self.marked, spans)

    def translation(self, paragraph: Paragraph) -> Markup | None:
        """The paragraph in the page's language; None where nobody translated it."""
        parts = [self._sentence(one) if one else inert("[…]") for one in self._sentences(paragraph)]
        return Markup(" ").join(parts) if parts else None

    def _sentence(self, text: Text) -> Markup:
        """A draft among reviewed sentences says so itself; a text of drafts says it above."""
        mixed = self._ways - {"draft"}
        if text.via != "draft" or not mixed:
            return self.text(text)
        mark = inert(self.gettext("machine translation, not reviewed"))
        return Markup('%s <span class="bg-marked">%s</span>') % (self.text(text), mark)

    @cached_property
    def _ways(self) -> set[Via]:
        """How the sentences that this page has in its own language came about."""
        return {one.text.via for one in self.record.sentences if self.own(one.text)}

    def translated(self, paragraph: Paragraph) -> str:
        """The same as plain words."""
        return " ".join(self.words(one) for one in self._sentences(paragraph) if one)

    def _sentences(self, paragraph: Paragraph) -> list[Text | None]:
        """The sentences that may be shown, None for a gap; empty if none is translated."""
        found: list[Text | None] = []
        for sentence in sentences_in(self.record, paragraph.span):
            if shows(self.record, Span(sentence.start, sentence.end), self._evidence):
                found.append(sentence.text)
            elif not found or found[-1] is not None:
                found.append(None)
        return found if any(text and self.own(text) for text in found) else []

    @cached_property
    def engines(self) -> list[str]:
        """The engines whose unreviewed drafts this page shows."""
        return self._named_engines(texts(self.record)) if self.foreign else []

    def _named_engines(self, drafts: Iterable[Text]) -> list[str]:
        names = {UNNAMED_ENGINE: self.gettext("an unnamed engine")}
        return sorted({names.get(text.engine, text.engine) for text in drafts if text.engine})

    @property
    def translation_note(self) -> str:
        """How the page's text came from the article's language to its own."""
        if not self._ways:
            return self.gettext("The text has not been translated; it stands in its own language.")
        note = self.gettext("The original follows each paragraph, with the evidence marked.")
        if not all(self.own(sentence.text) for sentence in self.record.sentences):
            rest = self.gettext("What has no translation stands in the original alone.")
            note = f"{note} {rest}"
        engines = self._named_engines(sentence.text for sentence in self.record.sentences)
        if engines:
            draft = self.gettext("Machine translation by %(engine)s, not reviewed.")
            if self._ways != {"draft"}:
                draft = self.gettext("In part a machine translation by %(engine)s, not reviewed.")
            note = draft % {"engine": list_words(engines, self.lang)} + " " + note
        return note

    def cited(self, media: Sequence[Text]) -> Markup:
        return Markup(list_words([str(self.text(one)) for one in media], self.lang))  # noqa: S704


def texts(value: object) -> Iterator[Text]:
    """Every bilingual text anywhere in a record."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)
    elif hasattr(value, "__pydantic_fields_set__"):
        for _, item in value:  # type: ignore[attr-defined]
            yield from texts(item)
