"""What `briefgen show` prints of a record."""

from __future__ import annotations

import pytest

from briefgen.exports.terminal import summary
from briefgen.localise import localise
from briefgen.sidecar import Sidecar

from .readable import briefing_of


def shown(text: str) -> str:
    return summary(localise(briefing_of(text), Sidecar(), None, lambda words: None)).plain


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Министрите Пабло Рохас и Хуан Торес ще се срещнат на 20 март в Осло.", "will attend"),
        ("Министрите Пабло Рохас и Хуан Торес се срещнаха вчера в Осло.", "attended"),
    ],
)
def test_parts_are_told_in_the_tense_of_the_event(text: str, part: str) -> None:
    (line,) = [line for line in shown(text).split("\n") if line.startswith("  Пабло Рохас / ")]
    assert line.endswith(f" · {part}")


@pytest.mark.parametrize(
    ("when", "period"),
    [("от 2017 г.", "2017"), ("от май 2017 г.", "2017-05"), ("от 3 май 2017 г.", "2017-05-03")],
)
def test_a_document_of_the_past_has_its_year_month_or_day(when: str, period: str) -> None:
    assert f" · dated: {period} · " in shown(f"Чили денонсира договора с Перу {when}")
