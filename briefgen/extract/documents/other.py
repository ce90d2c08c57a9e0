"""What looks like a document and is none between parties."""

from __future__ import annotations

from briefgen.annotate import Annotated
from briefgen.extract.documents.acts import Deed
from briefgen.extract.documents.heads import WEAK, Head

_PRIVATE = frozenset({"treaty", "contract"})
_NATIONAL = frozenset({"plan", "roadmap", "charter", "statement"})
_SHOWN = frozenset({"declaration", "statement", "communique", "roadmap"})
_APPROVES = frozenset({"одобри", "одобрява", "утвърди", "утвърждава"})


def fits(ann: Annotated, deed: Deed) -> bool:
    """Whether such a deed can be done to such a document."""
    head = deed.head
    if not head.type:
        return True
    if ann.lower(head.noun).startswith("договорено") and deed.sense not in {"sign", "initial"}:
        return False  # an understanding is a text only where somebody signs it
    if head.type in _PRIVATE and _is_private(ann, head):
        return False
    if deed.group is not None and deed.group.lemma in _APPROVES:
        if deed.mode in ("planned", "open", "failed"):
            return False
    if deed.sense == "ratify" and deed.mode in ("planned", "open", "heard"):
        return False
    if deed.sense == "announce":
        return _is_shown(ann, head, deed)
    if deed.sense == "propose" and deed.group is not None:
        handed_in = deed.group.lemma in {"внесе", "внася"}
        return not (handed_in and head.definite and head.type != "resolution")
    if deed.sense == "adopt" and head.type in _NATIONAL:
        return not _by_national_body(ann, deed)
    if head.type in WEAK:
        return _fits_weak(ann, head, deed)
    return True


def _is_private(ann: Annotated, head: Head) -> bool:
    """The contract of a player and the like."""
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
    return any(
        ann.lower(i).startswith(("правителств", "кабинет", "парламент", "министерск", "общинск"))
        or ann.lower(i) in {"събрание", "съвет", "сенат", "сенатът"}
        for i in clause.tokens
        if i < deed.first
    )


def _fits_weak(ann: Annotated, head: Head, deed: Deed) -> bool:
    if head.type == "note":
        return deed.sense == "exchange" and head.plural
    if deed.sense in {"sign", "initial", "adopt"}:
        return True
    if head.type == "plan":
        return deed.sense in {"agree", "reach", "date"} or (
            head.last > head.noun and deed.sense in {"draft", "force", "name"}
        )
    return head.end > head.last or deed.sense in {"date", "name", "lapse", "denounce", "ratify"}
