"""The page of one briefing in one language."""

from __future__ import annotations

from briefgen.model import Lang
from briefgen.pages.front_matter import front_matter
from briefgen.pages.templating import render
from briefgen.pages.view import View
from briefgen.record import BriefingRecord


def briefing_page(record: BriefingRecord, lang: Lang) -> str:
    view = View(record, lang)
    body = render("briefing.md.j2", lang, view=view, record=record, say=view.say)
    return front_matter(view) + "\n" + body
