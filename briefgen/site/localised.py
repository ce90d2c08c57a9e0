"""The site's configuration as one language sees it.

MkDocs has one configuration for the whole build. Templates get a copy a
language instead, so nothing has to be set back between two pages.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

Gettext = Callable[[str], str]


def palette(options: Any, gettext: Gettext) -> Any:
    """The colour schemes, their toggles named in the page's language."""
    if not isinstance(options, list):
        return options
    return [_named(option, gettext) for option in options]


def _named(option: Mapping[str, Any], gettext: Gettext) -> dict[str, Any]:
    toggle = option.get("toggle")
    if not toggle:
        return dict(option)
    return {**option, "toggle": {**toggle, "name": gettext(toggle["name"])}}


def local_config(
    config: MkDocsConfig, lang: str, words: Mapping[str, str], gettext: Gettext
) -> MkDocsConfig:
    """A copy for templates: theme language, names, home page and toggles of one language."""
    local = copy.copy(config)
    # Templates read the theme by key alone, so a plain mapping does.
    theme = {key: config.theme[key] for key in config.theme}
    theme |= {"language": lang, "palette": palette(theme.get("palette"), gettext)}
    local["theme"] = theme
    local["site_name"] = words.get("site_name") or config.site_name
    local["site_description"] = words.get("site_description") or config.site_description
    # `true` shows the header's language partial, which is ours, and skips the
    # theme's own links in <head>, which would be relative.
    local["extra"] = {**config.extra, "alternate": True}
    return local
