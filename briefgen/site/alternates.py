"""Which page says the same in the other language, and how to link to it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import urljoin

from briefgen.model import LANGS, Lang

# Names of languages are written in the language itself, so they are not translated.
NAMES: dict[Lang, str] = {"bg": "Български", "en": "English"}


@dataclass(frozen=True, slots=True)
class Alternate:
    """One language's version of a page. ``url`` is relative to the site's root."""

    lang: Lang
    name: str
    url: str


def language_of(path: str) -> Lang | None:
    """The language of a page by the first folder of its source path or address."""
    first = path.split("/", 1)[0]
    return next((lang for lang in LANGS if lang == first), None)


def counterpart(path: str, lang: Lang) -> str:
    """The same path in another language; a path outside the languages gives its home."""
    if language_of(path) is None:
        return f"{lang}/"
    return f"{lang}/{path.split('/', 1)[1]}" if "/" in path else f"{lang}/"


def alternates(url: str, known: Collection[str]) -> tuple[Alternate, ...]:
    """All versions of the page at ``url``; a version not among ``known`` is its language's home."""
    versions = ((lang, counterpart(url, lang)) for lang in LANGS)
    return tuple(
        Alternate(lang, NAMES[lang], version if version in known else f"{lang}/")
        for lang, version in versions
    )


def hreflang(url: str, known: Collection[str], site_url: str | None) -> tuple[tuple[str, str], ...]:
    """Pairs of language and absolute address; empty where the site's address is unknown.

    Search engines ignore relative ones, and a version that does not exist must
    not be announced. ``x-default`` is the choice of language at the root.
    """
    if not site_url:
        return ()
    versions = [(lang, counterpart(url, lang)) for lang in LANGS]
    existing = [
        (lang, urljoin(site_url, version)) for lang, version in versions if version in known
    ]
    return (*existing, ("x-default", site_url))


def without_counterpart(paths: Collection[str]) -> tuple[str, ...]:
    """Source paths of pages that one language has and another lacks."""
    known = set(paths)
    return tuple(
        sorted(
            path
            for path in known
            if language_of(path) is not None
            and any(counterpart(path, lang) not in known for lang in LANGS)
        )
    )
