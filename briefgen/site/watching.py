"""What `mkdocs serve` watches: files that people write, never those we generate.

MkDocs watches the whole of ``docs/``. The generator writes into it during a
build, so that every build would start another one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefgen.model import LANGS

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer


def generated(docs: Path, path: Path) -> bool:
    """Whether the generator writes this file."""
    try:
        parts = path.relative_to(docs).parts
    except ValueError:
        return False
    return bool(parts) and parts[0] in LANGS and parts[1:2] in (("index.md",), ("briefings",))


def hand_written_folders(docs: Path) -> Iterator[Path]:
    """``docs`` and the folders under it that people write into."""
    yield docs
    for path in sorted(docs.rglob("*")):
        if path.is_dir() and not generated(docs, path):
            yield path


def watch(server: LiveReloadServer, docs: Path, seeds: Path) -> None:
    """Replaces MkDocs' own watch over ``docs``."""
    server.unwatch(str(docs))
    _ignore(server, lambda path: generated(docs, Path(path)))
    for folder in hand_written_folders(docs):
        server.watch(str(folder), recursive=False)
    server.watch(str(seeds))


def _ignore(server: LiveReloadServer, ignored: Callable[[str], bool]) -> None:
    """Keeps events of some files from the handlers that the server adds from now on."""
    schedule = server.observer.schedule

    def filtered(handler: Any, path: str, **options: Any) -> Any:
        notify = handler.on_any_event

        def on_any_event(event: Any) -> None:
            if not ignored(str(event.src_path)):
                notify(event)

        handler.on_any_event = on_any_event
        return schedule(handler, path, **options)

    # The server has no hook for this, and uses the `schedule` that its observer has.
    server.observer.schedule = filtered  # type: ignore[method-assign,assignment]
