"""The form of an article with its expected facts; see README.md beside this module.

``python -m tests.eval.expectation [FILE…]`` says what is wrong with the files.
"""

from __future__ import annotations

import datetime as dt
import re
import sys
from pathlib import Path
from typing import Literal, Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from briefgen.model import Force, Part, Status

ARTICLES = Path(__file__).parent / "articles"
README = Path(__file__).parent / "README.md"


class Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Worded(Model):
    words: str
    certainty: Literal["high", "low"] = "high"
    attributed_to: str | None = None


class Interval(Model):
    start: dt.date | None = None
    end: dt.date | None = None


class Date(Model):
    words: str
    start: dt.date
    end: dt.date


class Event(Worded, Interval):
    kind: Literal[
        "summit", "meeting", "visit", "call", "conference", "session", "negotiations",
        "signing", "vote",
    ]  # fmt: skip
    places: list[str] = []
    host: str | None = None


class Participant(Model):
    name: str
    parts: list[Part] = Field(min_length=1)
    role: str | None = None
    certainty: Literal["high", "low"] = "high"


class Document(Worded):
    status: Status
    type: Literal[
        "declaration", "memorandum-of-understanding", "memorandum", "agreement", "treaty",
        "protocol", "communique", "statement", "plan", "roadmap", "convention", "resolution",
        "letter-of-intent", "contract", "charter", "pact", "note",
    ]  # fmt: skip
    title: str | None = None
    parties: list[str] = []
    signatories: list[str] = []


class Outcome(Worded):
    kind: Literal["discussed", "agreed"]


class NextStep(Worded, Interval):
    force: Force
    actors: list[str] = []


class Quote(Model):
    words: str
    speaker: str | None = None
    carrier: str | None = None


class Expectation(Model):
    lang: Literal["bg", "en"] = "bg"
    covers: list[str] = []
    traps: list[str] = []
    date: dt.date
    text: str
    events: list[Event] = []
    participants: list[Participant] = []
    documents: list[Document] = []
    outcomes: list[Outcome] = []
    next_steps: list[NextStep] = []
    quotes: list[Quote] = []
    dates: list[Date] = []
    unresolved: list[str] = []

    @model_validator(mode="after")
    def _words_stand_in_the_text(self) -> Self:
        facts: list[Worded] = [*self.events, *self.documents, *self.outcomes, *self.next_steps]
        said = [fact.words for fact in facts]
        said += [quote.words for quote in self.quotes] + [date.words for date in self.dates]
        for words in [*said, *self.unresolved]:
            if words not in self.text:
                raise ValueError(f"these words are not in the text: {words}")
        unknown = {*self.covers, *self.traps} - the_list()
        if unknown:
            raise ValueError(f"not in the list of README.md: {', '.join(sorted(unknown))}")
        return self


def the_list() -> set[str]:
    """The codes of README.md's list: ``dates.explicit`` …"""
    section = README.read_text("utf-8").partition("## The list")[2]
    found = set()
    for group, line in re.findall(r"^- `(\w+)`: (.*)$", section, re.M):
        found |= {f"{group}.{code}" for code in re.findall(r"`([\w-]+)`", line)}
    return found


def read(path: Path) -> Expectation:
    return Expectation.model_validate(yaml.safe_load(path.read_text("utf-8")))


def main(paths: list[str]) -> int:
    wrong = 0
    for path in map(Path, paths) if paths else sorted(ARTICLES.glob("*.yml")):
        try:
            read(path)
        except (ValidationError, yaml.YAMLError) as error:
            wrong += 1
            print(f"{path}: {error}")
    return wrong > 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
