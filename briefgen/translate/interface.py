"""The site's own words: English in the code and templates, other languages in PO files."""

from __future__ import annotations

import gettext
from collections.abc import Callable
from functools import cache
from importlib import resources
from io import BytesIO

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from briefgen.model import Lang


@cache
def interface(lang: Lang) -> gettext.NullTranslations:
    """``gettext``, ``ngettext`` and ``pgettext`` of one language."""
    if lang == "en":
        return gettext.NullTranslations()
    source = resources.files("briefgen.translate") / "interface" / f"{lang}.po"
    compiled = BytesIO()
    with source.open("rb") as file:
        write_mo(compiled, read_po(file, locale=lang, abort_invalid=True))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def gettext_for(lang: Lang) -> Callable[[str], str]:
    """``_`` for one language."""
    return interface(lang).gettext
