"""The words of an office's complement as an index prints them, and whose it says the
office is: „на германското правителство“ is на правителството на Германия."""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.annotate.complements import NO_NOUN, OPENERS, PHRASE, closing_mark
from briefgen.annotate.model import TokenMention
from briefgen.annotate.offices import Office
from briefgen.annotate.words import Words
from briefgen.languages.bg.forms import behind_preposition, definite
from briefgen.languages.bg.stem import stem

_HOME = "country-bg"


@dataclass(frozen=True, slots=True)
class Complement:
    """The words of a complement as an index prints them; the country and the body in
    it, and ``subject``, the words without the country."""

    words: str
    country: str | None
    body: str | None
    subject: str


NO_COMPLEMENT = Complement("", None, None, "")


def read_complement(words: Words, office: Office, end: int) -> Complement:
    """The complement of ``office`` up to the token ``end`` (excluded)."""
    i = office.last + 1
    country = body = None
    pieces: list[str] = []
    subject: list[str] = []
    owner, owned = "", False
    while i < end:
        if "own" in words.classes(i) or words.lower(i) in ("ни", "ви"):
            i += 1
            continue
        if words.lower(i) == "у" and words.lower(i + 1) in ("нас", "тях"):
            i += 2
            continue
        piece = _piece(words, i, end)
        if owner and words.lower(i) in ("към", "в", "във", "при", "от"):
            pieces.append(owner.strip())  # „института на Китай към колежа“
            owner = ""
        country = country or piece.country
        body = body or piece.body
        if piece.owned and not owned:
            owned = True
            owner = f" на {words.country_name(piece.country or '')}"
        if piece.is_country:
            subject[-1:] = []  # „на“ before it, too
        elif piece.words:
            subject.append(piece.words)
        pieces.append(piece.words)
        i = piece.end
    said = " ".join(filter(None, pieces)).replace(" ,", ",") + owner
    return Complement(said, country, body, " ".join(subject).replace(" ,", ",").lower())


@dataclass(frozen=True, slots=True)
class _Piece:
    """Some words of a complement; ``owned`` says that an adjective gave the country."""

    end: int
    words: str
    country: str | None = None
    body: str | None = None
    owned: bool = False
    is_country: bool = False


def _piece(words: Words, i: int, end: int) -> _Piece:
    token = words.tokens[i]
    mention = words.mention_at.get(i)
    if mention is None and token.text == "(":
        # „Европейската комисия (ЕК)“: one name is enough.
        return _Piece(next((j for j in range(i, end) if words.tokens[j].text == ")"), end) + 1, "")
    if mention and mention.first == i and mention.last < end:
        said = words.text(i, mention.last)
        owns = words.lower(i - 1) in ("на", "от") or "office_preposition" not in words.classes(
            i - 1
        )
        if mention.kind == "country" and owns:
            return _Piece(mention.last + 1, said, mention.entity, is_country=True)
        is_body = mention.kind in ("organisation", "group")
        return _Piece(mention.last + 1, said, body=mention.entity if is_body else None)
    if token.shape == "lower" and "office_preposition" in words.classes(i - 1):
        found = _of_country(words, i, end) or _town(words, i, end) or _body_meant(words, i, end)
        if found:
            return found
    if token.text in OPENERS and (closing := closing_mark(words, i, end)):
        return _Piece(closing + 1, words.text(i, closing))
    return _Piece(i + 1, token.text)


def _of_country(words: Words, i: int, end: int) -> _Piece | None:
    """„германското правителство“ is правителството на Германия."""
    country = words.country(i)
    if country is None or not words.lower(i).endswith(("ия", "ият", "ата", "ото", "ите")):
        return None
    home = _home_body(words, i + 1) if country == _HOME and i + 2 == end else None
    if home:
        return _Piece(end, behind_preposition(words.text(home.first, home.last)), body=home.entity)
    named = words.mention_at.get(i + 1)
    if named and named.last < end and named.kind == "organisation":
        first, *rest = words.text(named.first, named.last).split(" ")
        return _Piece(named.last + 1, " ".join([definite(first, False), *rest]), country,
                      named.entity, owned=True)  # fmt: skip
    town = _town(words, i + 1, end)
    if town:
        return _Piece(town.end, town.words, country)
    noun = i + 1
    while noun + 1 < end and words.shape(noun + 1) == "lower" and (
        not words.classes(noun + 1) & NO_NOUN and noun < i + 3
    ):  # fmt: skip
        noun += 1
    plain = range(i + 1, noun + 1)
    if noun >= end or any(words.shape(j) != "lower" or j in words.mention_at for j in plain):
        return None
    first = definite(words.lower(i + 1), adjective=noun > i + 1)
    rest = [words.tokens[j].text for j in range(i + 2, noun + 1)]
    return _Piece(noun + 1, " ".join([first, *rest]), country, owned=True)


def _home_body(words: Words, noun: int) -> TokenMention | None:
    """„българската агенция“: the one agency named before that the text gives no other state."""
    named = [m for m in words.bodies.get(stem(words.lower(noun)), ()) if m.first < noun]
    foreign = any(words.country(m.first - 1) or words.country(m.first) for m in named)
    return named[0] if len({m.entity for m in named}) == 1 and not foreign else None


def _town(words: Words, i: int, end: int) -> _Piece | None:
    """„град Сплит“ is Сплит."""
    place = words.mention_at.get(i + 1)
    if words.lower(i) in ("град", "града", "столицата", "село", "селото") and place and (
        place.kind == "place" and place.last < end
    ):  # fmt: skip
        return _Piece(place.last + 1, words.text(place.first, place.last))
    return None


def _body_meant(words: Words, i: int, end: int) -> _Piece | None:
    """„на съвета“ alone: the one council that the text has named, in full."""
    if words.lower(i - 1) != "на":
        return None
    named: list[TokenMention] = []
    meant = words.epithets.get(words.text(i, end - 1).lower()) if end - i < PHRASE else None
    if meant:
        named = [words.first_named[meant]] if meant in words.first_named else []
    elif i + 1 == end and words.lower(i).endswith(("та", "то", "а", "я")):
        named = [m for m in words.bodies.get(stem(words.lower(i)), ()) if m.first < i]
    if len({m.entity for m in named}) != 1:
        return None
    said = behind_preposition(words.text(named[0].first, named[0].last))
    return _Piece(end if meant else i + 1, said, body=named[0].entity)
