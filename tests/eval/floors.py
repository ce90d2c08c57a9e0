"""The accuracy that the rules have reached and must not lose.

``floors.yml`` holds, for each kind of fact, the precision and recall on the articles
here with a digest of these, and the F1 of names on the annotated articles with a digest
of those. ``python -m tests.eval --keep`` raises the floors to what is measured.
Lowering one takes ``--lower --because REASON``, which is written down beside it.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

FLOORS = Path(__file__).parent / "floors.yml"
_PLACES = 1000

Figures = dict[str, dict[str, float]]
Floors = dict[str, Any]


class LoweredError(Exception):
    """A figure lies below its floor and nobody said why it may."""


def digest(paths: Iterable[Path]) -> str:
    """One hash over names and bytes of ``paths``."""
    total = hashlib.sha256()
    for path in sorted(paths):
        total.update(f"{path.parent.name}/{path.name}\n".encode())
        total.update(path.read_bytes())
    return total.hexdigest()


def read_floors(path: Path = FLOORS) -> Floors:
    return yaml.safe_load(path.read_text("utf-8")) if path.exists() else {}


def write_floors(floors: Floors, path: Path = FLOORS) -> None:
    head = f"# Written by `python -m tests.eval --keep`; see {Path(__file__).name}.\n"
    text = yaml.safe_dump(floors, allow_unicode=True, sort_keys=False, width=100)
    path.write_text(head + text, "utf-8")


def fallen(floors: Mapping[str, Any], measured: Figures) -> list[str]:
    """What lies below its floor, in words: ``quote: recall 0.81 is below 0.9``."""
    return [
        f"{kind}: {name} {figures.get(name, 0.0):.3f} is below {floor}"
        for kind, own in floors.items()
        for name, floor in own.items()
        if (figures := measured.get(kind, {})).get(name, 0.0) < floor
    ]


def renewed(
    known: Floors, section: str, measured: Figures, corpus: str, because: str | None = None
) -> Floors:
    """``known`` with the figures of ``section`` as floors, rounded down.

    Raises LoweredError where one would fall and ``because`` is empty.
    """
    before = known.get(section, {}).get("floors", {})
    down = fallen(before, measured)
    if down and not because:
        raise LoweredError("; ".join(down))
    floors = {
        kind: {name: _rounded_down(figure) for name, figure in own.items()}
        for kind, own in sorted(measured.items())
    }
    section_floors = {"digest": corpus, "floors": floors}
    lowered = list(known.get("lowered", []))
    if down:
        lowered.append({"reason": because, "what": down})
    rest = {key: value for key, value in known.items() if key not in (section, "lowered")}
    return {**rest, section: section_floors, "lowered": lowered}


def _rounded_down(figure: float) -> float:
    return math.floor(figure * _PLACES + 1e-9) / _PLACES
