"""The Jinja environment: every value is made inert unless it is markup already."""

from __future__ import annotations

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from briefgen.model import Lang
from briefgen.pages.escape import inert
from briefgen.translate.interface import interface
from briefgen.translate.phrasing import capitalised


def render(template: str, lang: Lang, **values: Any) -> str:
    """A page's body: blocks parted by one blank line, none inside a block of HTML."""
    words = interface(lang)
    text = (
        _environment()
        .get_template(template)
        .render(_=words.gettext, n_=words.ngettext, p_=words.pgettext, lang=lang, **values)
    )
    blocks = (block.strip("\n") for block in text.split("\n\n"))
    return "\n\n".join(block for block in blocks if block.strip()) + "\n"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("briefgen.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["capital"] = lambda words: Markup(capitalised(words))  # noqa: S704 - markup already
    return environment


def _finalize(value: Any) -> Markup:
    return value if isinstance(value, Markup) else inert(str(value))
