"""Whether a plain „ще“ tells what somebody does, and not how things will turn out.

„Комисията ще гласува“ and „договорът ще бъде подписан“ are steps; „мярката ще облекчи
търговията“ is a forecast, unless it is the news itself or has its day.
"""

from __future__ import annotations

from briefgen.annotate import Annotated, Nominal
from briefgen.annotate.verbs import VerbGroup
from briefgen.extract.dates import DateExpression
from briefgen.extract.next_steps.being import being
from briefgen.extract.next_steps.first_person import speaks_for_us
from briefgen.extract.next_steps.ruled_out import is_imperfective
from briefgen.extract.next_steps.subject import subject_of
from briefgen.extract.next_steps.told import Told, is_timed

_DOERS = frozenset({"person", "body", "group", "place"})
# What bodies do by their rules: also told without who does it.
PROCEDURE = frozenset(
    {"sign", "initial", "adopt", "ratify", "agree", "announce", "propose", "exchange", "discuss"}
    | {"visit", "receive", "host", "gather", "take_place", "open_close", "vote", "plan"}
    | {"attend", "meet", "hold_talks", "lay_down"}
)
# „Очаква се“ alone tells nothing.
_BARE = 2
# How many lines may stand before an article's first sentence.
_LEAD = 2


def is_substantial(
    ann: Annotated, told: Told, actors: tuple[str, ...], date: DateExpression | None
) -> bool:
    """Whether the deed is somebody's, or of a kind that bodies carry out, or has its time."""
    if speaks_for_us(ann, told):
        return True
    clause = ann.clause_at[told.opener.head]
    plain = told.opener is told.deed and "lie_ahead" not in told.opener.senses
    if clause.kind in ("relative", "other") and (plain or "must" in told.opener.senses):
        return date is not None or _of_document(ann, told) or _is_timed_event(ann, told)
    doers = bool(actors) or any(_can_do(ann, n) for n in subject_of(ann, told))
    if "intends" in ann.lexicon.classes(told.opener.lemma):
        set_down = told.opener.passive and told.opener is told.deed
        nobodys = set_down or (told.opener.reflexive and clause.kind == "main")
        return (doers and clause.kind != "relative") or date is not None or nobodys
    if (
        "decide" in told.opener.senses
        and told.opener is not told.deed
        and not told.opener.reflexive
        and not (told.opener.passive and not told.opener.plural)
    ):
        # „решиха да продължат“ may be done by now; a time to come shows that it is not.
        jointly = told.opener.plural and told.opener.tense == "past" and not told.opener.perfect
        once = told.deed.passive or not is_imperfective(ann, told.deed)
        return date is not None or is_timed(ann, told.deed) or (jointly and once)
    if told.opener is told.deed and "awaits" in ann.lexicon.classes(told.opener.lemma):
        return len([i for i in clause.tokens if ann.tokens[i].shape != "mark"]) > _BARE
    ready = "completed" in ann.classes(told.deed.last + 1)
    if "must" in told.opener.senses and "be" in told.deed.senses and ready:
        return date is not None
    if "must" in told.opener.senses:
        return date is not None or doers or not _is_pronoun(ann, told)
    if told.opener is told.deed and (kind := being(ann, told.deed)):
        return date is not None or (kind == "host" and doers)
    if told.opener is not told.deed or told.opener.tense != "future":
        if "be" in told.deed.senses and told.force == "expected":
            return date is not None
        return date is not None or "lie_ahead" not in told.opener.senses or _names_event(ann, told)
    if (_only_says(ann, told.deed) and told.force != "conditional") or (
        _brings_about(ann, told.deed) and not (doers or each_of_them(ann, told))
    ):
        return False
    if _keeps_doing(ann, told.deed):
        return doers
    if date is not None or is_timed(ann, told.deed):
        return True
    if not told.deed.passive and _opens_article(ann, told.deed):
        return True  # what an article begins with is its news
    if each_of_them(ann, told):
        return True  # „всяка от трите държави ще осигурява по един кораб“
    if _goes_on(ann, told.deed):
        return False
    if told.deed.senses & PROCEDURE and (told.deed.passive or told.deed.reflexive):
        return True
    if told.deed.passive:
        return "befalls" not in ann.lexicon.classes(told.deed.lemma)
    if told.deed.senses & {"open_close", "take_place", "attend"} or _comes_into_force(
        ann, told.deed
    ):
        return True
    return doers


def _opens_article(ann: Annotated, deed: VerbGroup) -> bool:
    """Whether no sentence stands before it, but datelines and the like: „РУСЕ.“"""
    unit = ann.unit_at[deed.head]
    if unit == 0:
        return True
    ahead = ann.verbs_in(range(deed.first))
    acts = not deed.reflexive and not _brings_about(ann, deed)
    return unit <= _LEAD and acts and not any(g.kind == "finite" for g in ahead)


def _can_do(ann: Annotated, nominal: Nominal) -> bool:
    # „двете академии“; „те“ may be things
    counted = nominal.kind == "pronoun" and nominal.plural and ann.lower(nominal.head) != "те"
    return counted or nominal.kind in _DOERS or "common_person" in ann.classes(nominal.head)


def _is_pronoun(ann: Annotated, told: Told) -> bool:
    return any(ann.lower(n.head) in {"той", "тя", "то", "те"} for n in subject_of(ann, told))


def _goes_on(ann: Annotated, deed: VerbGroup) -> bool:
    """„ще преминава“, „ще се решават“: how things will be; „ще разговаря“ is an event."""
    return is_imperfective(ann, deed) and not deed.senses & PROCEDURE


def _keeps_doing(ann: Annotated, deed: VerbGroup) -> bool:
    """„ще продължи да помага“."""
    governs = any(g.governor == deed.head for g in ann.clause_at[deed.head].verbs)
    return governs and "open_close" in deed.senses


def each_of_them(ann: Annotated, told: Told) -> bool:
    """„всяка от делегациите“."""
    nominals = ann.nominals[ann.clause_at[told.deed.head].number]
    words = [i for i in ann.clause_at[told.deed.head].tokens if i < told.deed.first]
    if any(ann.lower(i) in {"всяка", "всеки", "всяко"} and ann.lower(i + 1) == "от" for i in words):
        return True
    return any(
        n.last < told.deed.first and n.prep == "от" and "each_of" in ann.classes(n.first - 2)
        and n.kind in _DOERS
        for n in nominals
    )  # fmt: skip


def _of_document(ann: Annotated, told: Told) -> bool:
    """„декларация, с която митата трябва да паднат“: what a document lays down."""
    clause = ann.clause_at[told.opener.head]
    if clause.kind != "relative" or clause.link is None or "must" not in told.opener.senses:
        return False
    governed = ann.lower(clause.link - 1) in {"с", "със", "по"}
    parent = ann.nominals[clause.parent] if clause.parent is not None else ()
    return governed and any(n.kind == "document" and n.last < told.opener.first for n in parent)


def _names_event(ann: Annotated, told: Told) -> bool:
    """„предстои среща“, „предстои ратификация“; not „трудното предстои“."""
    if told.opener is not told.deed:
        return True
    clause = ann.clause_at[told.opener.head]
    if any(n.kind in ("event", "document") for n in ann.nominals[clause.number]):
        return True
    following = ann.tokens[told.opener.last + 1 : told.opener.last + 2]
    return any(token.shape == "lower" for token in following)


def _brings_about(ann: Annotated, deed: VerbGroup) -> bool:
    """„ще увеличи“; „ще се видят“ is a meeting."""
    outcome = "outcome" in ann.lexicon.classes(deed.lemma) and not deed.passive
    return outcome and not (deed.reflexive and deed.lemma == "види")


def _only_says(ann: Annotated, deed: VerbGroup) -> bool:
    classes = ann.lexicon.classes(deed.lemma)
    if deed.passive and deed.lemma == "отбележи":
        return False  # „ще бъдат отбелязани 100 години“
    return bool(classes & {"states_that", "opines"}) and not classes & {"announces", "intends"}


def _is_timed_event(ann: Annotated, told: Told) -> bool:
    """„заседанието, което ще се състои през пролетта“."""
    return bool(told.deed.senses & PROCEDURE) and is_timed(ann, told.deed)


def _comes_into_force(ann: Annotated, deed: VerbGroup) -> bool:
    return any(ann.lower(j) in {"сила", "действие"} for j in range(deed.last + 1, deed.last + 3))
