"""What a sidecar may say under ``set``, for each kind of fact."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, ValidationError

from briefgen.languages import lexicon
from briefgen.model import EntityKind, Force, Part, Status
from briefgen.sidecar import Date, Said, Words
from briefgen.yaml_lines import choices, closest


class Unfit(Exception):  # noqa: N818 - a message on its way to a Problem, not an error of its own
    """A correction does not apply; carries what is wrong, what to write instead, and
    the keys inside the correction where it stands."""

    def __init__(self, what: str, remedy: str, where: tuple[str | int, ...] = ()) -> None:
        super().__init__(what)
        self.what, self.remedy, self.where = what, remedy, where


def _one_of(kind: str) -> AfterValidator:
    """A code that the lexicon knows; codes are the same in every language."""

    def check(code: str) -> str:
        known = lexicon("bg").entries[kind]
        if code not in known:
            close = difflib.get_close_matches(code, known, n=1)
            hint = f"did you mean {close[0]}?" if close else f"use one of: {', '.join(known)}"
            raise ValueError(f"unknown code `{code}`; {hint}")
        return code

    return AfterValidator(check)


def _two_languages(value: Any) -> Any:
    """A name may be given as plain words, in the article's own language."""
    return {"bg": value, "en": value} if isinstance(value, str) else value


def _end(value: Any) -> Any:
    """``due: 2027-12-31`` is short for its last day."""
    return {"end": value} if isinstance(value, str) else value


Name = Annotated[Words, BeforeValidator(_two_languages)]


class _Set(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Event(_Set):
    kind: Annotated[str, _one_of("events")] = ""
    of: Name | None = None
    host: Name | None = None


class FurtherEvent(Event):
    start: Date | None = None
    end: Date | None = None
    places: list[Name] = []


class Days(_Set):
    start: Date | None = None
    end: Date | None = None


class Place(_Set):
    name: Name | None = None


class Participant(_Set):
    name: Name | None = None
    kind: EntityKind | None = None
    role: Said | None = None
    rank: Said | None = None
    represents: Name | None = None
    parts: list[Part] = []


class Document(_Set):
    type: Annotated[str, _one_of("documents")] = ""
    name: Said = ""
    title: Said | None = None
    parties: list[Name] = []
    signatories: list[Name] = []
    status: Status = "existing"
    date: Date | None = None
    dated: Days | None = None
    place: Name | None = None
    about: Said | None = None


class Outcome(_Set):
    kind: Literal["discussed", "agreed"] = "discussed"
    what: Said = ""


class Due(_Set):
    start: Date | None = None
    end: Date | None = None
    after: Said | None = None
    begins: bool = False


class NextStep(_Set):
    actors: list[Name] = []
    action: Said = ""
    due: Annotated[Due, BeforeValidator(_end)] | None = None
    force: Force = "planned"


class Quote(_Set):
    speaker: Name | None = None
    carrier: Name | None = None
    text: Said = ""


_SETS: dict[str, type[_Set]] = {
    "event": Event, "date": Days, "place": Place, "further_event": FurtherEvent,
    "participant": Participant, "document": Document, "outcome": Outcome, "next_step": NextStep,
    "quote": Quote,
}  # fmt: skip
_REQUIRED = {
    "event": ("kind",), "date": ("start",), "place": ("name",), "further_event": ("kind",),
    "participant": ("name", "parts"),
    "document": ("type", "status"), "outcome": ("kind", "what"), "next_step": ("action", "force"),
    "quote": ("text",),
}  # fmt: skip


def read_fields(kind: str, given: Mapping[str, Any], *, adding: bool) -> dict[str, Any]:
    """The fields of ``given``, checked and converted; only those that were given.

    Raises Unfit with all that is wrong with them.
    """
    schema = _SETS[kind]
    try:
        checked = schema.model_validate(given)
    except ValidationError as err:
        faults = [_explain(schema, kind, fault) for fault in err.errors()]
        where = ("set", *err.errors()[0]["loc"])
        what, remedy = ("; ".join(words) for words in zip(*faults, strict=True))
        raise Unfit(what, remedy, where) from None
    lacking = [name for name in _REQUIRED[kind] if adding and name not in given]
    if lacking:
        names = "` and `".join(lacking)
        raise Unfit(f"the new {kind} lacks `{names}`", f"give `{names}` under `set`")
    fields = {name: getattr(checked, name) for name in checked.model_fields_set}
    _in_order(fields)
    empty = [name for name in _REQUIRED[kind] if name in fields and fields[name] in (None, "", [])]
    if empty:
        raise Unfit(f"`set.{empty[0]}` is empty", "give it a value or leave the key out")
    return fields


def _in_order(fields: Mapping[str, Any]) -> None:
    days = fields.get("due") or fields
    start = days.start if isinstance(days, Due) else days.get("start")
    end = days.end if isinstance(days, Due) else days.get("end")
    if start and end and start > end:
        raise Unfit(f"the end {end} is before the start {start}", "exchange the two")


def _explain(schema: type[_Set], kind: str, fault: Any) -> tuple[str, str]:
    where = ".".join(str(step) for step in fault["loc"])
    if fault["type"] == "extra_forbidden":
        key = str(fault["loc"][-1])
        close = difflib.get_close_matches(key, schema.model_fields, n=1)
        known = f"a {kind} has: {', '.join(schema.model_fields)}"
        return (
            f"`set` has an unknown field `{where}`",
            f"did you mean `{close[0]}`?" if close else known,
        )
    if fault["type"] == "literal_error":
        known_words = choices(fault)
        meant = closest(str(fault["input"]), known_words)
        hint = f"did you mean `{meant}`?" if meant else f"use one of: {', '.join(known_words)}"
        return f"`set.{where}`: unknown word `{fault['input']}`", hint
    if fault["type"].startswith(("model_", "dict_")):
        return f"`set.{where}` must be a mapping", "write its fields below it as `key: value`"
    message = fault["msg"].removeprefix("Value error, ")
    return f"`set.{where}`: {message[:1].lower()}{message[1:]}", f"you wrote {fault['input']!r:.60}"
