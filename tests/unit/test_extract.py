"""Each kind of fact against sentences written for it, hard negatives among them."""

from __future__ import annotations

import pytest

from .readable import cases, readable

KINDS = ("dates", "event", "participants", "documents", "outcomes", "next_steps", "quotes", "frames")


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        pytest.param(kind, text, expected, id=f"{kind}: {title}")
        for kind in KINDS
        for title, text, expected in cases(kind)
    ],
)
def test_facts(kind: str, text: str, expected: str) -> None:
    assert readable(kind, text) == expected
