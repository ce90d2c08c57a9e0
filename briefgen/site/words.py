"""The words that the templates and the search script need, in one language."""

from __future__ import annotations

from briefgen.model import Lang
from briefgen.translate.interface import gettext_for


def search_words(lang: Lang) -> dict[str, str]:
    """What the search dialog says; the script fills ``{count}`` and ``{query}``."""
    _ = gettext_for(lang)
    return {
        "search": _("Search"),
        "placeholder": _("Search the briefings"),
        "close": _("Close the search"),
        "one": _("{count} result"),
        "many": _("{count} results"),
        "none": _("Nothing found for “{query}”."),
        "failed": _("The search could not be loaded."),
        "results": _("Search results"),
    }
