"""Pages that a build without cleaning (`--dirty`) would leave behind."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from briefgen.model import LANGS


def remove(site: Path, outputs: Collection[Path]) -> list[Path]:
    """Removes the pages of both languages that this build does not have, and empty folders."""
    removed = []
    for lang in LANGS:
        for page in sorted((site / lang).rglob("*.html")):
            if page not in outputs:
                page.unlink()
                removed.append(page)
                if not any(page.parent.iterdir()):
                    page.parent.rmdir()
    return removed
