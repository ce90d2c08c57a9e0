"""The editor's YAML beside an article: what no rule can know."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    model_validator,
)

FactKind = Literal[
    "event", "date", "place", "participant", "document", "outcome", "next_step", "quote"
]
Rights = Literal["full", "excerpt", "none"]


def iso_date(text: Any) -> Any:
    """Read ``YYYY-MM-DD``; raise ValueError with words an editor understands."""
    if not isinstance(text, str):
        return text
    try:
        if len(text) != 10:
            raise ValueError
        return dt.date.fromisoformat(text)
    except ValueError:
        raise ValueError("no such date; write YYYY-MM-DD, for example 2026-01-31") from None


def _http(url: str) -> str:
    if not url.startswith(("https://", "http://")) or any(c in url for c in " \"'<>\\"):
        raise ValueError("must be an address that begins with https:// or http://")
    return url


Date = Annotated[dt.date, BeforeValidator(iso_date)]
Url = Annotated[str, AfterValidator(_http)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, title="Sidecar part")


class Words(_Strict):
    """The same words in both languages; one may be missing."""

    bg: str | None = None
    en: str | None = None

    @model_validator(mode="after")
    def _one_at_least(self) -> Words:
        if not (self.bg or self.en):
            raise ValueError("give `bg`, `en` or both")
        return self


class Source(_Strict):
    """Where the article was published."""

    url: Url | None = None
    publisher: str | None = None
    retrieved: Date | None = None
    cites: list[str] = Field([], description="Media that the publisher cites.")


class Correction(_Strict):
    """One change to the facts: exactly one of ``add``, ``change`` and ``drop``."""

    add: FactKind | None = Field(None, description="The kind of fact to add.")
    change: str | None = Field(None, description="The id of the fact to change.")
    drop: str | None = Field(None, description="The id of the fact to drop.")
    quote: list[str] = Field([], description="Words of the article that carry an added fact.")
    set: dict[str, Any] = Field({}, description="Fields and their new values.")
    reason: str | None = None

    @model_validator(mode="before")
    @classmethod
    def _one_quote_is_a_list(cls, value: Any) -> Any:
        if isinstance(value, dict) and isinstance(value.get("quote"), str):
            value = {**value, "quote": [value["quote"]]}
        return value

    @model_validator(mode="after")
    def _one_verb(self) -> Correction:
        if sum(verb is not None for verb in (self.add, self.change, self.drop)) != 1:
            raise ValueError("write exactly one of `add`, `change` and `drop`")
        if self.add and not any(words.strip() for words in self.quote):
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
    by: str
    on: Date


class Sidecar(_Strict):
    """All that an editor may say about one article."""

    model_config = ConfigDict(extra="forbid", frozen=True, title="Sidecar")

    source: list[Source] = []
    rights: Rights = "excerpt"
    title: str | None = None
    published: Date | None = Field(None, description="Where the header's date is wrong.")
    corrections: list[Correction] = []
    follow_ups: list[FollowUp] = []
    notes: list[Note] = []
    review: Review | None = None

    @model_validator(mode="before")
    @classmethod
    def _one_source_is_a_list(cls, value: Any) -> Any:
        if isinstance(value, dict) and isinstance(value.get("source"), dict):
            value = {**value, "source": [value["source"]]}
        return value
