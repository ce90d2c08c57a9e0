"""Records as Markdown pages: nothing of an article is markup, whatever it says."""

from __future__ import annotations

from briefgen.pages.briefing import briefing_page
from briefgen.pages.collections import home_page, index_page
from briefgen.pages.front_matter import FrontMatter, validate_front_matter

__all__ = ["FrontMatter", "briefing_page", "home_page", "index_page", "validate_front_matter"]
