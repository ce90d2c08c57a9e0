"""What looks like a document and is none between parties."""

from __future__ import annotations

from briefgen.annotate import Annotated
from briefgen.extract.arguments import subjects
from briefgen.extract.documents.acts import Deed
from briefgen.extract.documents.heads import WEAK, Head

_PRIVATE = frozenset({"treaty", "contract"})
# What a parliament or government can adopt on its own, between no parties.
_OWN_DOCUMENTS = frozenset({"plan", "roadmap", "charter", "statement", "declaration", "resolution"})
_BETWEEN_STATES = ("европейск", "паневропейск", "панафриканск", "арабск", "парламентарн", "общот")
_ACCEPTED = frozenset({"agreement", "treaty", "contract"})
_VOTED = frozenset({"agreement", "treaty", "contract", "memorandum", "memorandum-of-understanding",
                    "convention", "protocol"})  # fmt: skip
_SHOWN = frozenset({"declaration", "statement", "communique", "roadmap"})
# What may be told of „документът“ and „него“.
_OF_PRONOUNS = frozenset(
    {"sign", "initial", "ratify", "adopt", "conclude", "exchange", "denounce", "unsigned"}
)
_TO_TEXTS = frozenset({"sign", "initial", "conclude", "unsigned", "ratify"})
_ADOPTERS = frozenset({"body_head", "national_organ", "organisation_head"})
_APPROVES = frozenset({"одобри", "одобрява", "утвърди", "утвърждава"})


def fits(ann: Annotated, deed: Deed) -> bool:
    """Whether such a deed can be done to such a document."""
    head = deed.head
    if deed.sense == "adopt" and (not head.type or head.type in _ACCEPTED) and (
        _takes_in_hand(ann, deed)
    ):  # fmt: skip
        return False
    if not head.type:
        done = deed.mode == "real" or deed.sense in _TO_TEXTS
        return deed.sense in _OF_PRONOUNS and done and deed.mode != "open"
    if ann.lower(head.noun).startswith("договорено") and deed.sense not in {"sign", "initial"}:
        return False  # an understanding is a text only where somebody signs it
    if deed.sense == "agree" and deed.mode == "failed" and not head.definite:
        return False  # „не договориха споразумение“ tells of no text
    if not head.definite and not _is_told_of(head, deed):
        return False
    if head.plural and deed.mode == "open" and deed.sense != "draft":
        return False  # „готови сме да сключим всякакви договори“
    if is_private(ann, head):
        return False
    approves = deed.group is not None and deed.group.lemma in _APPROVES
    if approves and (deed.mode in ("planned", "open", "failed") or _by_government(ann, deed)):
        return False
    if deed.sense == "adopt" and head.type in _ACCEPTED and deed.mode != "real":
        return False  # „ще приеме споразумението“ says that somebody consents
    if deed.sense == "ratify" and deed.mode in ("planned", "open", "heard"):
        return False
    if head.type in WEAK and not _fits_weak(ann, head, deed):
        return False
    if deed.sense == "vote":
        return not head.definite and not head.plural and head.type in _VOTED
    if deed.sense == "keep":
        return head.definite and not head.plural
    if deed.sense == "announce":
        return _is_shown(ann, head, deed)
    if deed.sense == "propose" and deed.group is not None:
        handed_in = deed.group.lemma in {"внесе", "внася"}
        return not (handed_in and head.definite and head.type != "resolution")
    if deed.sense == "adopt" and head.type in _OWN_DOCUMENTS:
        return not _by_national_body(ann, deed)
    return True


def _takes_in_hand(ann: Annotated, deed: Deed) -> bool:
    """„Министърът го прие с благодарност“: one person accepts what a body would adopt."""
    group = deed.group
    if group is None or group.kind != "finite" or group.plural or group.passive or group.reflexive:
        return False
    named = subjects(ann, group, reverse=False) or subjects(ann, group)
    if named:
        return all(n.kind in {"person", "pronoun"} for n in named)
    unit = ann.unit_of(group.head)
    return not any(ann.classes(i) & _ADOPTERS or ann.lower(i) == "гласа" for i in unit)


def _is_told_of(head: Head, deed: Deed) -> bool:
    """Whether an indefinite document is one that the text knows, and no mere idea."""
    if head.vague and deed.mode != "real":
        return False
    if head.plural:
        return (
            deed.sense != "announce"
            and deed.level == 0
            and deed.mode in ("real", "planned")
            and deed.status != "existing"
        )
    if deed.mode == "open" and deed.sense != "draft":
        return False
    if deed.mode == "failed":
        governed = deed.group is not None and deed.group.governor is not None
        return deed.level == 0 and (
            governed or bool(head.about or head.title or head.end > head.last)
        )
    return True


def is_private(ann: Annotated, head: Head) -> bool:
    """The contract of a player and the like."""
    if head.type not in _PRIVATE:
        return False
    unit = ann.unit_of(head.noun)
    return any("private_person" in ann.classes(i) for i in unit)


def _is_shown(ann: Annotated, head: Head, deed: Deed) -> bool:
    """„обявиха декларация“, not „обяви договора за невалиден“."""
    if head.type in _SHOWN:
        return True
    plan = head.type == "plan" and head.last > head.noun
    return plan or (not head.definite and head.type not in WEAK and deed.head.noun > deed.first)


def _by_national_body(ann: Annotated, deed: Deed) -> bool:
    clause = ann.clauses[deed.head.clause]
    for i in clause.tokens:
        if i >= deed.first:
            break
        word = ann.lower(i)
        council = word == "съвет" and ann.lower(i - 1).startswith(("общинск", "министерск"))
        organ = "national_organ" in ann.classes(i)
        if council or (organ and not ann.lower(i - 1).startswith(_BETWEEN_STATES)):
            return True
    return False


def _by_several(ann: Annotated, deed: Deed) -> bool:
    """„правителствата“, „двете страни“, „министрите“: several who approve adopt together."""
    clause = ann.clauses[deed.head.clause]
    return any(
        "people_of" in ann.classes(i)
        or ("party_group" in ann.classes(i) and not ann.lower(i).startswith("организ"))
        for i in clause.tokens
        if i < deed.first
    )


def _by_government(ann: Annotated, deed: Deed) -> bool:
    """A government that approves its own agreement adopts nothing."""
    if _by_several(ann, deed):
        return False
    clause = ann.clauses[deed.head.clause]
    return deed.head.draft is None and any(
        ann.lower(i).startswith(("правителств", "кабинет", "министерския")) for i in clause.tokens
    )


def _fits_weak(ann: Annotated, head: Head, deed: Deed) -> bool:
    if head.type == "note":
        return deed.sense == "exchange" and head.plural
    if deed.sense in {"sign", "initial"}:
        return True
    if deed.sense == "adopt":
        approves = deed.group is not None and deed.group.lemma in _APPROVES
        full = head.type == "pact" or head.last > head.noun
        together = full and _by_several(ann, deed)
        return (not approves or head.type == "pact" or together) and (deed.level == 0 or full)
    if head.type == "plan":
        return deed.sense in {"agree", "reach", "date"} or (
            head.last > head.noun and deed.sense in {"draft", "force", "name"}
        )
    return head.end > head.last or deed.sense in {"date", "name", "lapse", "denounce", "ratify"}
