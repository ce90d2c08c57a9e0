"""Pages over all briefings: the home page and the list by year."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from briefgen import fast_yaml
from briefgen.model import Lang
from briefgen.pages.escape import for_front_matter
from briefgen.pages.templating import render
from briefgen.pages.view import View
from briefgen.record import BriefingRecord
from briefgen.translate.interface import gettext_for

LATEST = 10


def home_page(records: Iterable[BriefingRecord], lang: Lang) -> str:
    """Stands in `<lang>/index.md`, above the folder of the briefings."""
    ordered = _newest_first(records)
    views = [View(record, lang) for record in ordered[:LATEST]]
    _ = gettext_for(lang)
    title = _("Briefings")
    return _header(title, lang) + render(
        "home.md.j2", lang, views=views, total=len(ordered), title=title
    )


def index_page(records: Iterable[BriefingRecord], lang: Lang) -> str:
    """Stands in `<lang>/briefings/index.md`, beside the briefings."""
    by_year = groupby(_newest_first(records), key=lambda record: record.date.year)
    years = [(year, [View(record, lang) for record in group]) for year, group in by_year]
    _ = gettext_for(lang)
    title = _("All briefings")
    return _header(title, lang) + render("index.md.j2", lang, years=years, title=title)


def _newest_first(records: Iterable[BriefingRecord]) -> list[BriefingRecord]:
    by_id = sorted(records, key=lambda record: record.id)
    return sorted(by_id, key=lambda record: record.date, reverse=True)


def _header(title: str, lang: Lang) -> str:
    data = {"title": for_front_matter(title), "lang": lang}
    comment = "# Written by briefgen from all seeds; a build writes it anew."
    body = fast_yaml.dump(data)
    return f"---\n{comment}\n{body}---\n\n"
