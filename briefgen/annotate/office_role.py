"""An office and its complement put together as somebody's role."""

from __future__ import annotations

from briefgen.annotate.complement_words import Complement, read_complement
from briefgen.annotate.model import Held, Role
from briefgen.annotate.offices import Office
from briefgen.annotate.words import Words
from briefgen.languages.bg.forms import behind_preposition

# Offices of a state: a director or a mayor who signs „от българска страна“ is of no country.
_OF_STATES = frozenset({
    "ambassador", "ambassador-at-large", "attache", "attorney-general", "auditor-general",
    "chancellor", "charge", "chief-negotiator", "chief-of-staff", "consul", "consul-general",
    "crown-prince", "deputy-ambassador", "deputy-minister", "deputy-negotiator",
    "deputy-permanent-representative", "deputy-prime-minister", "deputy-speaker",
    "deputy-state-secretary", "emir", "emperor", "envoy", "first-lady", "head-of-state", "king",
    "military-attache", "minister", "negotiator", "permanent-representative", "plenipotentiary",
    "president", "prime-minister", "prince-of-state", "queen", "regent", "representative",
    "speaker", "special-envoy", "special-representative", "state-secretary", "sultan",
    "taoiseach", "undersecretary", "vice-consul", "vice-president",
})  # fmt: skip
# Offices of which every school, institute or agency has one.
_OF_BODIES = frozenset({"rector", "dean", "director", "executive-director", "director-general",
                        "vice-rector", "manager"})  # fmt: skip
_FAR = 30  # tokens between an owner and what he owns


def role_of(
    words: Words, office: Office, end: int, last: int, rank: str | None, country: str | None = None
) -> Role:
    """The role of ``office`` whose complement ends before the token ``end``."""
    complement = read_complement(words, office, end)
    if not complement.words and office.kind in _OF_BODIES and not office.country:
        complement = _there(words, office) or complement
    own = country or office.country
    adjectives = [
        adjective
        for adjective, of in zip(office.adjectives, office.adjective_of, strict=True)
        if of is None or of == own
    ]
    owner = None if own or complement.country or _names_body(complement) else _owner(words, office)
    of = f"на {words.country_name(owner)}" if owner else ""
    where = complement.words.startswith(("в ", "във ", "при ", "към "))
    behind = (of, complement.words) if where else (complement.words, of)
    base = " ".join(filter(None, (*adjectives, office.base, *behind)))
    country = own or complement.country or owner
    return Role(office.first, last, base, rank, country,
                held_office(words, office, complement, country))  # fmt: skip


def _owner(words: Words, office: Office) -> str | None:
    """The country of „Русия – от посланика си“, „Камбоджа …, а премиерът ѝ“,
    „Чили, чийто президент“, „от чилийска страна – министърката“."""
    unit = words.unit(office.head)
    own = any("own" in words.classes(i) for i in range(office.first, office.last + 2))
    whose = words.lower(office.first - 1).startswith("чи")
    joint = office.first - 1 if words.lower(office.first - 1) in ("и", ",") else -1
    for i in range(office.first - 1, max(unit.start, office.first - _FAR) - 1, -1):
        mention = words.mention_at.get(i)
        if mention and mention.kind == "country" and (own or whose):
            free = mention.first == unit.start or (
                "preposition" not in words.classes(mention.first - 1)
            )
            return mention.entity if free else None
        if mention and mention.kind == "person" and mention.last == i:
            if own or whose or mention.last != joint - 1:
                return None
            joint = _behind_joint(words, mention.first)  # „се включиха А и министърът Б“
        if words.lower(i) == "от" and words.country(i + 1) and (
            words.lower(i + 2) in ("страна", "–", "-", ",")
        ):  # fmt: skip
            return words.country(i + 1) if office.kind in _OF_STATES else None
    return None


def _there(words: Words, office: Office) -> Complement | None:
    """„посети университета „…“, където разговаря с ректора“: of the body just named."""
    start = words.unit(office.first).start
    for i in range(office.first - 1, max(start, office.first - _FAR), -1):
        if words.lower(i) != "където":
            continue
        body = words.mention_at.get(i - 2)
        if words.lower(i - 1) != "," or body is None or body.kind != "organisation":
            return None
        said = behind_preposition(words.text(body.first, body.last))
        return Complement(f"на {said}", None, body.entity, said.lower())
    return None


def _names_body(complement: Complement) -> bool:
    """„на дирекция „Европа““: whose it is needs no country."""
    return complement.body is not None or "„" in complement.words


def _behind_joint(words: Words, first: int) -> int:
    """The „и“ or comma before the office of the person who begins at ``first``."""
    start = words.unit(first).start
    for i in range(first - 1, max(start, first - _FAR) - 1, -1):
        if words.lower(i) in ("и", ","):
            return i
    return -1


def held_office(
    words: Words, office: Office, complement: Complement, country: str | None = None
) -> Held:
    """What tells two offices apart, however they are worded."""
    subject = office.portfolio or complement.subject
    if office.kind.endswith("minister") and complement.subject:
        subject = words.portfolios.get(complement.subject, complement.subject)
    return Held(office.kind, subject, office.manner,
                country or office.country or complement.country,
                complement.body, office.former)  # fmt: skip
