"""The MkDocs plugin: generate, then build both languages and their search.

It holds the state between the events of one build; the work is done by the
pure modules beside it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, get_plugin_logger

from briefgen import pipeline
from briefgen.errors import BriefgenError, Problem
from briefgen.model import LANGS
from briefgen.search.index import write_index
from briefgen.search.records import SearchRecord
from briefgen.site import navigation, rendering, stale, watching
from briefgen.site.alternates import language_of, without_counterpart
from briefgen.site.settings import BriefgenConfig
from briefgen.site.text import text_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

log = get_plugin_logger("briefgen")

THEME = Path(__file__).parent / "theme"


class BriefgenPlugin(BasePlugin[BriefgenConfig]):
    def __init__(self) -> None:
        self.serving = False
        self.dirty = False
        self.errors = 0
        # Advice is said once; a server that repeats it at every rebuild hides what is new.
        self.advised: set[Problem] = set()
        self.generated: tuple[SearchRecord, ...] = ()
        # By address; outlives a build, since a dirty one renders changed pages only.
        self.hand_written: dict[str, SearchRecord] = {}

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        self.serving = command == "serve"
        self.dirty = dirty

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        root = Path(config.config_file_path).resolve().parent
        self.docs = Path(config.docs_dir)
        self.seeds = root / self.config.seeds
        self.cache = root / self.config.cache if self.config.cache else None
        for folder in (self.seeds, *(self.docs / lang for lang in LANGS)):
            if not folder.is_dir():
                raise PluginError(f"the folder {folder} is missing")
        if str(THEME) not in config.theme.dirs:
            config.theme.dirs.insert(0, str(THEME))
        config.theme.static_templates.add("robots.txt")
        self.views = rendering.views(config, self.config.languages)
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        try:
            report = pipeline.build(self.seeds, self.docs, self.cache)
        except BriefgenError as error:
            raise PluginError(str(error)) from error
        for problem in report.problems:
            if problem.severity == "error":
                log.error(str(problem))
            elif problem not in self.advised:
                log.info(str(problem))
        self.advised |= {problem for problem in report.problems if problem.severity == "advice"}
        self.errors = sum(problem.severity == "error" for problem in report.problems)
        self.generated = report.search

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        pages = files.documentation_pages()
        self.urls = frozenset(file.url for file in pages)
        self.outputs = frozenset(Path(file.abs_dest_path) for file in pages)
        for path in without_counterpart([file.src_uri for file in pages]):
            log.warning(f"{path} is missing in the other language")
        return files

    def on_nav(self, nav: Navigation, /, *, config: MkDocsConfig, files: Files) -> Navigation:
        self.navigations = navigation.by_language(nav)
        return nav

    def on_page_content(
        self, html: str, /, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        lang = language_of(page.url)
        if lang and not watching.generated(self.docs, self.docs / page.file.src_uri):
            self.hand_written[page.url] = SearchRecord(
                url=page.url,
                lang=lang,
                title=str(page.title),
                content=text_of(html),
                meta={},
                filters={},
            )
        return html

    def on_page_context(
        self, context: TemplateContext, /, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        return self._localised(context, page.url)

    def on_template_context(
        self, context: TemplateContext, /, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        entries = rendering.sitemap(self.urls, config.site_url)
        return self._localised(cast("TemplateContext", {**context, "entries": entries}), "")

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        site = Path(config.site_dir)
        if self.dirty:
            stale.remove(site, self.outputs)
        pages = [record for url, record in self.hand_written.items() if url in self.urls]
        try:
            write_index([*self.generated, *pages], site)
        except BriefgenError as error:
            raise PluginError(str(error)) from error
        # Last, so that everything that is whole has come out; a server goes on.
        if self.errors and not self.serving:
            raise PluginError(f"{self.errors} error(s) in the seeds; everything else is built")

    def on_serve(
        self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> LiveReloadServer:
        watching.watch(server, self.docs, self.seeds)
        return server

    def _localised(self, context: TemplateContext, url: str) -> TemplateContext:
        view = self.views[language_of(url)]
        own = rendering.page_context(url, view, self.navigations, self.urls)
        return cast("TemplateContext", {**context, **own})
