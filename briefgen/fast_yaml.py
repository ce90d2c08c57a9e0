"""YAML of our own, read and written by the C library where it is there: ten times faster."""

from __future__ import annotations

from typing import Any

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


def load(text: str) -> Any:
    """The value of ``text``; raises ``yaml.YAMLError``."""
    return yaml.load(text, _LOADER)  # noqa: S506 - both loaders are safe ones


def dump(data: Any) -> str:
    """``data`` as a block of YAML, keys in their order, letters as they are."""
    text: str = yaml.dump(data, Dumper=_DUMPER, allow_unicode=True, sort_keys=False, width=100)
    return text
