"""The plugin's options in `mkdocs.yml`."""

from __future__ import annotations

from mkdocs.config import config_options as option
from mkdocs.config.base import Config


class Names(Config):
    """What the site is called in one language."""

    site_name = option.Type(str)
    site_description = option.Type(str, default="")


class Languages(Config):
    bg = option.SubConfig(Names)
    en = option.SubConfig(Names)


class BriefgenConfig(Config):
    """``seeds`` and ``cache`` are relative to `mkdocs.yml`."""

    seeds = option.Type(str, default="seeds")
    cache = option.Type(str, default=".cache/briefgen")
    languages = option.SubConfig(Languages)
