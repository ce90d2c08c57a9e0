"""YAML that people write, read with the line of every value.

Dates stay strings (PyYAML would raise on 2026-02-30 without saying where) and
aliases are refused (nothing here needs them, and they can grow without bound).
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from briefgen.errors import InputError, Problem

Path = tuple[str | int, ...]
Lines = dict[Path, int]
M = TypeVar("M", bound=BaseModel)

_MAX_DEPTH = 20
_PLAIN_TAG = "tag:yaml.org,2002:"
_SCALARS: dict[str, Callable[[str], Any]] = {
    "tag:yaml.org,2002:int": int,
    "tag:yaml.org,2002:float": float,
    "tag:yaml.org,2002:bool": lambda text: text.lower() in {"true", "yes", "on"},
    "tag:yaml.org,2002:null": lambda text: None,
}


class _Loader(yaml.SafeLoader):
    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.AliasEvent):
            mark = self.get_mark()
            raise yaml.MarkedYAMLError(problem="an alias (*) is not allowed", problem_mark=mark)
        return super().compose_node(parent, index)


def load(text: str, path: str, *, kind: str, first_line: int = 1) -> tuple[Any, Lines]:
    """Return the value of ``text`` and the line of each of its parts.

    A part is named by its keys and indices. Raises InputError where the text
    is no YAML, repeats a key or uses a tag.
    """

    def error(what: str, line: int, column: int | None, remedy: str) -> InputError:
        return InputError(Problem(path, line, what, remedy, kind, column))

    try:
        loader = _Loader(text)
        try:
            node = loader.get_single_node()
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as err:
        mark = err.problem_mark or err.context_mark
        line = first_line + (mark.line if mark else 0)
        column = mark.column + 1 if mark else None
        what = f"not valid YAML: {err.problem or err.context}"
        raise error(what, line, column, "mend the YAML at this place") from None
    except yaml.YAMLError as err:
        what = f"not valid YAML: {str(err).splitlines()[0]}"
        raise error(
            what, first_line, None, "remove the character that YAML does not allow"
        ) from None
    except RecursionError:
        raise error("nested too deeply", first_line, None, "write it flatter") from None

    lines: Lines = {}

    def value(node: Any, where: Path) -> Any:
        line = first_line + node.start_mark.line
        lines[where] = line
        if len(where) > _MAX_DEPTH:
            raise error("nested too deeply", line, None, "write it flatter")
        if not node.tag.startswith(_PLAIN_TAG) or node.tag.startswith(_PLAIN_TAG + "python"):
            raise error(f"the tag {node.tag} is not allowed", line, None, "write the plain value")
        if isinstance(node, yaml.MappingNode):
            result: dict[str, Any] = {}
            for key_node, value_node in node.value:
                key = str(getattr(key_node, "value", ""))
                if not isinstance(key_node, yaml.ScalarNode):
                    raise error("a key must be one word", line, None, "write `key: value`")
                if key in result:
                    key_line = first_line + key_node.start_mark.line
                    raise error(
                        f"the key `{key}` stands twice", key_line, None, "keep one of the two"
                    )
                result[key] = value(value_node, (*where, key))
                lines[(*where, key)] = first_line + key_node.start_mark.line
            return result
        if isinstance(node, yaml.SequenceNode):
            return [value(item, (*where, i)) for i, item in enumerate(node.value)]
        if any(unicodedata.category(char) in ("Cc", "Cs") for char in node.value.replace("\n", "")):
            raise error("a control character stands here", line, None, "remove it")
        convert = _SCALARS.get(node.tag)
        try:
            return convert(node.value) if convert else node.value
        except ValueError:
            return node.value

    return (value(node, ()) if node is not None else None), lines


def validate(model: type[M], value: Any, lines: Lines, path: str, *, kind: str) -> M:
    """Return ``value`` as ``model``; raise InputError with a problem per fault."""
    try:
        # A key without a value says nothing: `notes:` alone is no mistake.
        if isinstance(value, dict):
            value = {key: item for key, item in value.items() if item is not None}
        return model.model_validate(value if value is not None else {})
    except ValidationError as err:
        problems = []
        for fault in err.errors():
            where: Path = fault["loc"]
            line = nearest_line(lines, where)
            problems.append(Problem(path, line, *_explain(model, fault), kind))
        raise InputError(*problems) from None


def nearest_line(lines: Lines, where: Path) -> int:
    """The line of the deepest part of ``where`` that the file has."""
    known = tuple(step for step in where if any(step in path for path in lines))
    while known not in lines and known:
        known = known[:-1]
    return lines.get(known, 1)


def closest(word: str, known: Iterable[str]) -> str | None:
    """The known word that was probably meant."""
    return next(iter(difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)), None)


def choices(fault: Any) -> list[str]:
    """The words that a value might have been, where only some are allowed."""
    return re.findall(r"'([^']*)'", fault.get("ctx", {}).get("expected", ""))


def _explain(model: type[BaseModel], fault: Any) -> tuple[str, str]:
    where = ".".join(str(step) for step in fault["loc"]) or "the file"
    key = str(fault["loc"][-1]) if fault["loc"] else ""
    if fault["type"] == "extra_forbidden":
        keys = _keys_at(model, fault["loc"][:-1])
        close = difflib.get_close_matches(key, keys, n=1, cutoff=0.65)
        hint = f"did you mean `{close[0]}`?" if close else f"known keys: {', '.join(keys)}"
        return f"unknown key `{where}`", hint
    if fault["type"] == "missing":
        return f"`{where}` is missing", "add it"
    if fault["type"] == "literal_error":
        known = choices(fault)
        meant = closest(str(fault["input"]), known)
        hint = f"did you mean `{meant}`?" if meant else f"use one of: {', '.join(known)}"
        return f"`{where}`: unknown word `{fault['input']}`", hint
    if fault["type"] in _SHAPES:
        return f"`{where}` has the wrong shape", _SHAPES[fault["type"]]
    message = fault["msg"].removeprefix("Value error, ")
    return f"`{where}`: {message[:1].lower()}{message[1:]}", f"you wrote {fault['input']!r:.80}"


_SHAPES = {
    "string_type": "write plain words, in quotation marks where they are a number",
    "list_type": "write a list: one item a line, each behind a hyphen",
    "dict_type": "write `key: value` lines",
    "model_type": "write `key: value` lines",
    "model_attributes_type": "write `key: value` lines",
}


def _keys_at(model: type[BaseModel], where: Path) -> list[str]:
    """The keys that ``model`` knows at ``where``."""
    for step in where:
        if isinstance(step, int) or step not in model.model_fields:
            continue
        nested = _model_in(model.model_fields[step].annotation)
        if nested is None:
            return []
        model = nested
    return sorted(model.model_fields)


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for part in getattr(annotation, "__args__", ()):
        found = _model_in(part)
        if found is not None:
            return found
    return None
