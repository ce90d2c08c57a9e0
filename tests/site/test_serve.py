"""`mkdocs serve`: a changed seed is seen, and the generator's own files start no build."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import SEED, environment

PAGE = f"bg/briefings/{SEED}/"
WORD = "Свежедобавено"


def _wait(condition: Callable[[], bool], what: str, seconds: float = 90) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, f"waited in vain: {what}"
        time.sleep(0.2)


class Server:
    def __init__(self, project: Path, log: Path, port: int) -> None:
        self.project = project
        self.log = log
        self.address = f"http://127.0.0.1:{port}/briefgen/"

    def builds(self) -> int:
        return len(re.findall("Documentation built in", self.log.read_text(encoding="utf-8")))

    def get(self, path: str) -> str:
        with urllib.request.urlopen(self.address + path, timeout=60) as answer:
            return str(answer.read().decode("utf-8"))


@pytest.fixture
def server(project: Path, tmp_path: Path) -> Iterator[Server]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = tmp_path / "serve.log"
    with log.open("w", encoding="utf-8") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"],
            cwd=project,
            env=environment(),
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            server = Server(project, log, port)
            _wait(lambda: "Serving on" in log.read_text(encoding="utf-8"), "the server's start")
            yield server
        finally:
            process.terminate()
            process.wait(timeout=30)


def test_a_changed_seed_is_built_once(server: Server) -> None:
    assert WORD not in server.get(PAGE)
    # Its first build wrote generated pages; they must not have started another.
    time.sleep(3)
    assert server.builds() == 1
    seed = server.project / "seeds" / f"{SEED}.txt"
    seed.write_text(seed.read_text(encoding="utf-8") + f"\n\n{WORD} изречение.\n", encoding="utf-8")
    _wait(lambda: server.builds() == 2, "the second build")
    assert WORD in server.get(PAGE)
    time.sleep(3)
    assert server.builds() == 2


def test_a_bad_seed_does_not_stop_the_server_and_a_removed_one_leaves(server: Server) -> None:
    bad = server.project / "seeds/bad.txt"
    bad.write_text("No date here.\n", encoding="utf-8")
    _wait(lambda: server.builds() == 2, "the build with the bad seed")
    assert "bad.txt:1" in server.log.read_text(encoding="utf-8")
    assert "<html" in server.get(PAGE)
    bad.unlink()
    (server.project / "docs/bg/about.md").write_text(f"# {WORD}\n", encoding="utf-8")
    _wait(lambda: WORD in server.get("bg/about/"), "the hand-written page")


def test_advice_is_said_once(server: Server) -> None:
    odd = server.project / "seeds/odd.txt"
    odd.write_text(
        " date 2026-02-03 С участието на фъргийски лидери бе открита среща.\n", encoding="utf-8"
    )
    _wait(lambda: server.builds() == 2, "the build with the odd name")
    (server.project / "docs/bg/about.md").write_text(f"# {WORD}\n", encoding="utf-8")
    _wait(lambda: server.builds() == 3, "the build after it")
    log = server.log.read_text(encoding="utf-8")
    assert log.count('фъргийски лидери" has no English') == 1
