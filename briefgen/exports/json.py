"""The public JSON interface: one line a briefing, and the schemas of all formats."""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel

from briefgen.pages.front_matter import FrontMatter
from briefgen.record import BriefingRecord
from briefgen.sidecar import Sidecar

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_FORMATS: dict[str, type[BaseModel]] = {
    "briefing": BriefingRecord,
    "front-matter": FrontMatter,
    "sidecar": Sidecar,
}
SCHEMA_NAMES = tuple(_FORMATS)


def to_json_line(record: BriefingRecord) -> str:
    """Keys in the order of the schema, letters as they are, no line break inside."""
    line = json.dumps(record.model_dump(mode="json"), ensure_ascii=False)
    # Some readers of lines take these two for line ends, though JSON allows them.
    return line.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def schemas() -> dict[str, dict[str, Any]]:
    """JSON Schema (2020-12) of each format by its name."""
    return {
        name: {"$schema": _DIALECT} | model.model_json_schema(mode=_mode(name))
        for name, model in _FORMATS.items()
    }


def schema_text(name: str) -> str:
    """A schema as it is committed."""
    return json.dumps(schemas()[name], ensure_ascii=False, indent=2) + "\n"


def _mode(name: str) -> Any:
    """What people write may leave defaults out; what we write has every key."""
    return "validation" if name == "sidecar" else "serialization"
