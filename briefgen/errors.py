"""Everything that can be wrong with the input, as values that say where and what to do.

Library code raises or returns these; only the command line and the MkDocs
plugin print them.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "advice"]


# Longer messages quote what somebody wrote and hide what is wrong with it.
_LONGEST = 500


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with one file.

    ``line`` and ``column`` count from 1; ``column`` is None where the whole
    line is meant. ``remedy`` tells the editor what to write instead.
    """

    path: str
    line: int
    what: str
    remedy: str
    kind: str = "seed"
    column: int | None = None
    severity: Severity = "error"

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}" + (f":{self.column}" if self.column else "")
        said = f"{where}: {self.severity}: {self.what}; {self.remedy}"
        return printable(said if len(said) <= _LONGEST else said[:_LONGEST] + "…")


def printable(text: str) -> str:
    """``text`` without what a terminal or a log would act upon, line breaks included."""
    return "".join(
        " "
        if unicodedata.category(char) == "Zs"
        else char
        if char.isprintable()
        else char.encode("unicode_escape").decode()
        for char in text
    )


class BriefgenError(Exception):
    """Root of all errors raised by this package."""


class InputError(BriefgenError):
    """A file that people wrote cannot be used; carries one problem or more."""

    def __init__(self, *problems: Problem) -> None:
        self.problems = problems
        super().__init__("\n".join(map(str, problems)))


class OutputError(BriefgenError):
    """A page cannot be written: no right, no room, or something else in its place."""


class LexiconError(BriefgenError):
    """A YAML file of a lexicon or of the gazetteer breaks its own rules."""
