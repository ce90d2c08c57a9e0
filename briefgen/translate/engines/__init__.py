"""Engines draft translations; nobody has reviewed what they write."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from briefgen.errors import BriefgenError
from briefgen.model import Lang


class EngineError(BriefgenError):
    """An engine cannot be used at all; says what is missing and what to do."""


class Engine(Protocol):
    """What drafts translations. ``label`` is its name and model, for the comment of a draft."""

    label: str

    def translate(self, texts: Sequence[str], source: Lang, target: Lang) -> Sequence[str | None]:
        """A draft of each text, in their order; None where it was refused or failed.

        Raises EngineError where the engine cannot go on at all.
        """
        ...


def engine(name: str) -> Engine:
    """The engine called ``name``; raises EngineError where there is none."""
    raise EngineError(f"there is no engine `{name}`; leave --engine out, and translate by hand")
