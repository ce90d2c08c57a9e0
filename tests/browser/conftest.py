"""The built site behind a path on the loopback, and a browser to open it."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright

PREFIX = "/briefgen/"
NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


class _Pages(http.server.SimpleHTTPRequestHandler):
    """Serves below a path and answers a missing page as GitHub Pages does."""

    def translate_path(self, path: str) -> str:
        inside = urlsplit(path).path.startswith(PREFIX)
        return super().translate_path("/" + path[len(PREFIX) :] if inside else "/missing")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        body = Path(self.directory, "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Quiet: what the browser asks for is counted in the browser."""


@pytest.fixture(scope="session")
def address(built_site: Path) -> Iterator[str]:
    handler = functools.partial(_Pages, directory=str(built_site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}{PREFIX}"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    executable = next(filter(None, map(shutil.which, NAMES)), None)
    if executable is None:
        if os.environ.get("CI"):
            pytest.fail("no Chromium: the browser tests must run in continuous integration")
        pytest.skip("no Chromium on this machine; scripts/install-tools names what to install")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield browser
        browser.close()


class Visitor:
    """A browser's context that remembers requests to other hosts and refuses them."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.address = address
        self.foreign: list[str] = []
        self.errors: list[str] = []
        self._host = urlsplit(address).netloc
        context.on("request", self._note)
        self.page: Page = context.new_page()
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))

    def _note(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.netloc != self._host:
            self.foreign.append(request.url)

    def open(self, path: str) -> Page:
        self.page.goto(self.address + path, wait_until="load")
        return self.page

    @property
    def path(self) -> str:
        return self.page.url.removeprefix(self.address)


@pytest.fixture
def visitor(browser: Browser, address: str) -> Iterator[Visitor]:
    context = browser.new_context(locale="en-GB")
    visitor = Visitor(context, address)
    yield visitor
    context.close()
    assert visitor.foreign == []
    assert visitor.errors == []


@pytest.fixture
def visitor_without_js(browser: Browser, address: str) -> Iterator[Visitor]:
    context = browser.new_context(java_script_enabled=False)
    visitor = Visitor(context, address)
    yield visitor
    context.close()
    assert visitor.foreign == []
