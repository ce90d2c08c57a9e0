"""The editor's YAML beside an article: what no rule can know."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated, Any, Literal, TypeVar
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    model_validator,
)

FactKind = Literal[
    "event",
    "date",
    "place",
    "further_event",
    "participant",
    "document",
    "outcome",
    "next_step",
    "quote",
]
Rights = Literal["full", "excerpt", "none"]


_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def iso_date(text: Any) -> Any:
    """Read ``YYYY-MM-DD``; raise ValueError with words an editor understands."""
    if isinstance(text, dt.date):
        return text
    try:
        if not isinstance(text, str) or not _DAY.fullmatch(text):
            raise ValueError
        day = dt.date.fromisoformat(text)
    except ValueError:
        raise ValueError("no such date; write YYYY-MM-DD, for example 2026-01-31") from None
    if not 1900 <= day.year <= 2100:
        raise ValueError("no year of a news article; write one from 1900 to 2100")
    return day


def _http(url: str) -> str:
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        host, parts = None, urlsplit("")
    plain = url.isprintable() and not any(c in url for c in " \"'<>\\") and "@" not in parts.netloc
    if parts.scheme not in ("https", "http") or not host or not plain or len(url) > 2000:
        raise ValueError("must be an address that begins with https:// or http://")
    return url


def _said(words: str) -> str:
    if not any(char.isalnum() for char in words):
        raise ValueError("says nothing; write words or leave the key out")
    return words


def _listed(value: Any) -> Any:
    return value if isinstance(value, list) else [value]


T = TypeVar("T")
# What is mostly one may be written without the hyphen of a list; the JSON Schema says so.
OneOrMore = Annotated[list[T], BeforeValidator(_listed, json_schema_input_type=T | list[T])]
Date = Annotated[dt.date, BeforeValidator(iso_date)]
Url = Annotated[str, AfterValidator(_http)]
Said = Annotated[str, AfterValidator(_said)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, title="Sidecar part")


class Words(_Strict):
    """The same words in both languages; one may be missing."""

    bg: Said | None = None
    en: Said | None = None

    @model_validator(mode="after")
    def _one_at_least(self) -> Words:
        if not (self.bg or self.en):
            raise ValueError("give `bg`, `en` or both")
        return self


class Source(_Strict):
    """Where the article was published."""

    url: Url | None = None
    publisher: Said | None = None
    retrieved: Date | None = None
    cites: list[Said] = Field([], description="Media that the publisher cites.")


class Correction(_Strict):
    """One change to the facts: exactly one of ``add``, ``change`` and ``drop``."""

    add: FactKind | None = Field(None, description="The kind of fact to add.")
    change: str | None = Field(None, description="The id of the fact to change.")
    drop: str | None = Field(None, description="The id of the fact to drop.")
    quote: OneOrMore[str] = Field([], description="Words of the article that carry the fact.")
    set: dict[str, Any] = Field({}, description="Fields and their new values.")
    reason: str | None = None

    @model_validator(mode="after")
    def _one_verb(self) -> Correction:
        if sum(verb is not None for verb in (self.add, self.change, self.drop)) != 1:
            raise ValueError("write exactly one of `add`, `change` and `drop`")
        if self.add and not all(words.strip() for words in self.quote or [""]):
            raise ValueError("an added fact needs `quote`: the words of the article that carry it")
        if self.drop and (self.set or self.quote):
            raise ValueError("`drop` takes no `set` and no `quote`")
        if self.change and not (self.set or self.quote):
            raise ValueError("`change` needs `set` or `quote`")
        return self


class FollowUp(_Strict):
    """What became of a document or a step later."""

    fact: str = Field(description="The id of the document or next step.")
    date: Date
    what: Words
    source: Url


class Note(_Strict):
    """An editor's remark, with sources of its own."""

    text: Words
    about: str | None = Field(None, description="A fact's id, or date, event, documents …")
    sources: list[Url] = []


class Review(_Strict):
    by: Said
    on: Date


class Sidecar(_Strict):
    """All that an editor may say about one article."""

    model_config = ConfigDict(extra="forbid", frozen=True, title="Sidecar")

    source: OneOrMore[Source] = []
    rights: Rights = "excerpt"
    title: Said | None = None
    published: Date | None = Field(None, description="Where the header's date is wrong.")
    corrections: list[Correction] = []
    follow_ups: list[FollowUp] = []
    notes: list[Note] = []
    review: Review | None = None
