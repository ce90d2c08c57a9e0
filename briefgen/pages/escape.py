"""Untrusted words as characters that neither Markdown nor HTML acts upon."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from html import escape
from urllib.parse import urlsplit

from markupsafe import Markup

_WHITE = re.compile(r"[\s\u0085\u2028\u2029]+")
# Bidirectional controls make a line read other than it is stored.
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_ASTRAL = re.compile("[\uffff-\U0010ffff]")
# Everything else stands as an entity. The low line is a letter to `\w` but
# emphasis to Markdown; a full stop after leading digits would begin a list, and
# a hyphen is safe only inside a word.
_ACTIVE = re.compile(
    r"[^\w ,.;?«»„“”’–—…№-]|_|(?<!\w)-|-(?!\w)|(?<=^\d)\.|(?<=^\d\d)\.|(?<=^\d\d\d)\."
)


def clean(text: str) -> str:
    """NFC, on one line, without control and bidirectional characters."""
    one_line = _WHITE.sub(" ", unicodedata.normalize("NFC", text))
    if one_line.isprintable() and not _ASTRAL.search(one_line):
        return one_line  # most texts: a look at each character would take most of a build
    return "".join(char for char in one_line if _printable(char))


# A page says the same names and words again and again.
@lru_cache(maxsize=4096)
def inert(text: str) -> Markup:
    """``text`` for a Markdown file; the browser shows exactly its characters."""
    return Markup(_ACTIVE.sub(lambda found: f"&#{ord(found.group())};", clean(text)))  # noqa: S704


def for_front_matter(text: str) -> str:
    """``text`` for a YAML value: themes print title and description unescaped."""
    return escape(clean(text).strip())


def safe_url(url: str | None) -> str | None:
    """The address where it is one of the web, else None."""
    if url is None or clean(url) != url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None


def _printable(char: str) -> bool:
    if char in _BIDI:
        return False
    # Lone surrogates and noncharacters cannot be written or are not shown.
    if "\ufdd0" <= char <= "\ufdef" or ord(char) & 0xFFFE == 0xFFFE:
        return False
    return unicodedata.category(char) not in ("Cc", "Cs")
