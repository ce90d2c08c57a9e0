"""A headline names the document that the text below it tells in full."""

from __future__ import annotations

import pytest

from .readable import readable

HEADLINE = "Чехия и Полша подписаха споразумение за горите"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Министърът на горите на Чехия Ян Новак и полският му колега Адам Ковал подписаха "
            "вчера в Прага меморандум за опазване на горите.",
            "signed | memorandum | меморандум | parties: Чехия, Полша | "
            "signatories: Ян Новак, Адам Ковал | about: опазване на горите",
            id="in another word",
        ),
        pytest.param(
            "Министрите подписаха в Прага меморандум за пътищата. Те подписаха и споразумение "
            "за горите.",
            "signed | agreement | споразумение | parties: Чехия, Полша | about: горите\n"
            "signed | memorandum | меморандум | about: пътищата",
            id="beside another document",
        ),
        pytest.param(
            "Премиерите на Чехия и Полша подписаха споразумение за горите, водите и пътищата.",
            "signed | agreement | споразумение | parties: Чехия, Полша | "
            "about: горите, водите и пътищата",
            id="in full",
        ),
    ],
)
def test_headline(text: str, expected: str) -> None:
    assert readable("documents", f"{HEADLINE}\n\n{text}") == expected
