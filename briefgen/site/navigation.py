"""One navigation a language, cut from the one that MkDocs builds."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from mkdocs.structure.nav import Navigation, Section

from briefgen.model import LANGS, Lang
from briefgen.site.alternates import language_of

if TYPE_CHECKING:
    from mkdocs.structure.pages import Page


def by_language(nav: Navigation) -> dict[Lang, Navigation]:
    """The part of each language, with its own home page and neighbours.

    A section at the top that holds one language's pages only is unwrapped:
    its name would stand above everything on every page.
    """
    return {lang: _part(nav, lang) for lang in LANGS}


def _part(nav: Navigation, lang: Lang) -> Navigation:
    pages = [page for page in nav.pages if language_of(page.url) == lang]
    items: list[Any] = []
    for item in nav.items:
        if language_of(_first_url(item)) != lang:
            continue
        if isinstance(item, Section):
            for child in item.children:
                child.parent = None
                items.append(child)
        else:
            items.append(item)
    part = Navigation(items, pages)
    part.homepage = next((page for page in pages if page.url == f"{lang}/"), None)
    _link(pages)
    return part


def _first_url(item: Any) -> str:
    while isinstance(item, Section):
        if not item.children:
            return ""
        item = item.children[0]
    return getattr(item, "url", None) or ""


def _link(pages: list[Page]) -> None:
    # MkDocs linked the last page of one language to the first of the next.
    for page in pages:
        page.previous_page = page.next_page = None
    for before, after in pairwise(pages):
        before.next_page, after.previous_page = after, before
