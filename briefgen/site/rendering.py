"""What the templates see of one page: its language's words, names, menu and versions."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from briefgen.model import LANGS, Lang
from briefgen.site.alternates import alternates, hreflang, language_of
from briefgen.site.localised import Gettext, local_config
from briefgen.site.words import search_words
from briefgen.translate.interface import gettext_for

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation


@dataclass(frozen=True, slots=True)
class View:
    """The site in one language; ``lang`` is None for the pages that speak both."""

    lang: Lang | None
    config: MkDocsConfig
    gettext: Gettext
    search: Mapping[str, Mapping[str, str]]


def views(config: MkDocsConfig, names: Mapping[str, Mapping[str, str]]) -> dict[Lang | None, View]:
    """One view a language, and one for pages in both, whose frame is in the first language."""
    search: dict[str, dict[str, str]] = {lang: search_words(lang) for lang in LANGS}
    result: dict[Lang | None, View] = {
        lang: View(
            lang,
            local_config(config, lang, names[lang], gettext_for(lang)),
            gettext_for(lang),
            {lang: search[lang]},
        )
        for lang in LANGS
    }
    first = LANGS[0]
    both = local_config(config, first, {}, gettext_for(first))
    result[None] = View(None, both, gettext_for(first), search)
    return result


def page_context(
    url: str,
    view: View,
    navigations: Mapping[Lang, Navigation],
    known: Collection[str],
) -> dict[str, Any]:
    """The variables that a template gets on top of those from MkDocs."""
    return {
        "config": view.config,
        "nav": navigations[view.lang or LANGS[0]],
        "_": view.gettext,
        "page_lang": view.lang,
        "search_words": view.search,
        "versions": [version for version in alternates(url, known) if version.lang != view.lang],
        "hreflang": hreflang(url, known, view.config.site_url),
    }


def sitemap(urls: Collection[str], site_url: str | None) -> list[dict[str, Any]]:
    """The pages by address, each with its versions; empty where the site's address is unknown."""
    if not site_url:
        return []
    pages = sorted(url for url in urls if language_of(url) or url in ("", "./"))
    return [
        {"loc": site_url + url.removeprefix("./"), "versions": hreflang(url, urls, site_url)}
        for url in pages
    ]
