"""Whether the voice that tells a step makes it one, and how firm it then is."""

from __future__ import annotations

from briefgen.annotate import Annotated
from briefgen.extract.dates import DateExpression
from briefgen.extract.next_steps.first_person import is_concrete, speaks_for_us
from briefgen.extract.next_steps.subject import subject_of
from briefgen.extract.next_steps.substance import PROCEDURE, each_of_them
from briefgen.extract.next_steps.told import Told
from briefgen.extract.next_steps.voice import Voice
from briefgen.model import Force

# What an official announces of whomever he does not name: „ще участват само кораби“.
_EVENTS = frozenset({"attend", "take_place", "gather", "sign"})


def credible_force(
    ann: Annotated,
    told: Told,
    voice: Voice,
    actors: tuple[str, ...],
    date: DateExpression | None,
) -> Force | None:
    """The force of ``told`` in this voice; None where the voice makes it no step."""
    if voice.manner == "reporter":
        # „очаква се, че Х ще подпише“
        awaited = voice.verb is not None and "expect" in voice.verb.senses
        return "expected" if awaited and told.force == "planned" else told.force
    if told.force == "conditional" and _threatens(ann, voice) and actors:
        return told.force if set(actors) <= voice.own else None
    if told.force == "conditional" and _threatens(ann, voice) and told.deed.senses & PROCEDURE:
        return told.force  # „Срещата ще се състои само ако …, предупреди Х“
    if voice.manner in ("opinion", "unknown"):
        return None
    if told.force == "conditional" and voice.official and voice.manner != "quote":
        # „ако Х откаже, останалите държави ще …, заяви Y“: no other side's plan is told.
        befalls = told.deed.passive and not told.deed.senses & PROCEDURE
        own = not actors or set(actors) <= voice.own
        return told.force if own and not befalls else None
    if told.force == "demanded":
        return _demand(told, voice, actors)
    if voice.manner == "quote":
        return _in_quote(ann, told, voice, actors, date)
    if told.force == "expected" or _is_known(ann, told, voice):
        return told.force
    himself = voice.manner == "pledge" and _has_no_subject(ann, told)
    himself = himself or (not actors and _is_own_side(ann, told, voice))
    if not himself and not _is_his(ann, told) and not _is_own(ann, told, voice, actors):
        return None
    ahead = told.opener is told.deed and told.deed.tense == "future"
    if voice.manner == "pledge" and told.force == "planned" and ahead:
        return "committed"
    return told.force


def _demand(told: Told, voice: Voice, actors: tuple[str, ...]) -> Force | None:
    """„Русия трябва да …“, каза an official; in direct speech somebody must be named."""
    if voice.manner == "quote" and not (actors and voice.official):
        return None
    return told.force if voice.official or voice.speaker is None else None


def _in_quote(
    ann: Annotated,
    told: Told,
    voice: Voice,
    actors: tuple[str, ...],
    date: DateExpression | None,
) -> Force | None:
    """In direct speech: an event that lies ahead, or what the speaker's own side will do."""
    if not voice.official:
        return None
    if speaks_for_us(ann, told):
        promises = date is not None or is_concrete(ann, told.deed)
        return "committed" if promises and told.force == "planned" else None
    if "lie_ahead" in told.opener.senses:
        nominals = ann.nominals[ann.clause_at[told.opener.head].number]
        return told.force if date or any(n.kind == "event" for n in nominals) else None
    return told.force if actors and set(actors) <= voice.own else None


def _threatens(ann: Annotated, voice: Voice) -> bool:
    """„предупреди, че при ново нападение САЩ ще отговорят“."""
    verb = voice.verb
    return voice.official and verb is not None and "threatens" in ann.lexicon.classes(verb.lemma)


def _is_known(ann: Annotated, told: Told, voice: Voice) -> bool:
    """What an official tells as settled: „предстои Сенатът да гласува“, „двамата са се
    договорили да …“."""
    if voice.manner != "said" or not (voice.official or voice.speaker is None):
        return False
    opener = told.opener
    settled = "decide" in opener.senses and (opener.reflexive or opener.passive)
    return "lie_ahead" in opener.senses or (settled and opener.tense == "past")


def _relays(voice: Voice, kind: str) -> bool:
    """„…, пише Х“: a medium, whatever its name."""
    return voice.verb is not None and voice.verb.lemma in _RELAYS and kind != "person"


_RELAYS = frozenset({"пише", "предаде", "предава"})


def _has_no_subject(ann: Annotated, told: Told) -> bool:
    """„увери, че ще внесе проекта“, „обеща, че страната му ще …“: the speaker or his own."""
    return (not subject_of(ann, told) and not told.deed.passive) or _is_his(ann, told)


def _is_own_side(ann: Annotated, told: Told, voice: Voice) -> bool:
    """„министърът подчерта, че правителството ще …“, „неговата страна ще …“."""
    tells = voice.official or (voice.verb is not None and voice.speaker is None)
    if not tells or voice.manner not in ("said", "pledge"):
        return False
    clause = ann.clause_at[told.opener.head]
    words = [i for i in clause.tokens if i < told.opener.first and ann.tokens[i].shape != "mark"]
    if words and clause.link == words[0]:
        words = words[1:]
    while words and "leads_in" in ann.classes(words[0]):
        words = words[1:]
    if not words:
        return False
    if "his_own" in ann.classes(words[0]):
        return True
    return "own_side" in ann.classes(words[0]) and "на" not in map(ann.lower, words[1:2])


def _is_his(ann: Annotated, told: Told) -> bool:
    """„страната му ще …“: the speaker's own side, whoever he is."""
    return any(ann.lower(n.last + 1) in {"му", "ѝ", "й", "им"} for n in subject_of(ann, told))


def _speaks_for(ann: Annotated, voice: Voice) -> bool:
    """„Кремъл потвърди, че Х ще …“, „говорителят … заяви“: a body, or who speaks for one."""
    speaker = ann.entities.get(voice.speaker or "")
    if speaker is None or voice.verb is None:
        return False
    if speaker.kind == "organisation":
        return "announces" in ann.lexicon.classes(voice.verb.lemma)
    role = ann.role_of(speaker.id)
    return role is not None and "spokesperson" in ann.lexicon.classes((role.base or "").split()[0])


def _is_person(ann: Annotated, entity: str) -> bool:
    known = ann.entities.get(entity)
    return known is not None and known.kind == "person"


def _is_of_theirs(ann: Annotated, told: Told, voice: Voice) -> bool:
    """„„Х“ ще построи терминал, съобщи директорът ѝ У“: who speaks for the subject."""
    role = ann.role_of(voice.speaker or "")
    if role is None or voice.verb is None or voice.verb.first < told.deed.last:
        return False
    bodies = all(n.kind == "body" for n in subject_of(ann, told))
    near = voice.verb.last < role.first and ann.unit_at[role.first] == ann.unit_at[told.deed.head]
    return bodies and near and any(
        ann.lower(i) in {"му", "ѝ", "й", "им"} for i in range(role.first, role.last + 1)
    )  # fmt: skip


def _is_own(ann: Annotated, told: Told, voice: Voice, actors: tuple[str, ...]) -> bool:
    """Whether an official tells what his own side does, or a medium what it knows."""
    speaker = ann.entities.get(voice.speaker or "")
    if speaker is not None and (speaker.id in ann.media or _relays(voice, speaker.kind)):
        return True
    if voice.speaker is None:
        verb = voice.verb
        return verb is not None and "announces" in ann.lexicon.classes(verb.lemma)
    if not voice.official:
        return False
    if _speaks_for(ann, voice) and all(_is_person(ann, a) for a in actors) and actors:
        return True
    if not actors:
        named = subject_of(ann, told)
        event = bool(told.deed.senses & _EVENTS) and not any(n.entities for n in named)
        things = all(n.kind in ("document", "event") for n in named)
        return event or things or each_of_them(ann, told)
    if _is_of_theirs(ann, told, voice):
        return True
    shared = each_of_them(ann, told) and bool(set(actors) & voice.own)
    return shared or set(actors) <= voice.own
