"""``make eval``: the accuracy of facts on the articles here, and of names on articles
that others annotated, where these are at hand.

usage: python -m tests.eval [DATA SCORER]
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.eval import mentions
from tests.eval.score import score

_ARGUMENTS = 2


def main(arguments: list[str]) -> None:
    print(f"{'kind of fact':16} precision recall  right wrong missed")
    for kind, count in sorted(score().items()):
        print(f"{kind:16} {count.precision:9.2f} {count.recall:6.2f}  {count.right:5} "
              f"{len(count.wrong):5} {len(count.missed):6}")  # fmt: skip
    paths = [Path(argument) for argument in arguments]
    if len(paths) < _ARGUMENTS or not all(path.exists() for path in paths):
        print("Names are not scored: the annotated articles are not there.")
        return
    figures = mentions.score(*paths[:_ARGUMENTS])
    print("names, F1            relaxed partial / strict")
    for key, figure in figures.items():
        metric, topic, kind = key.split("/")
        if metric == "relaxed_partial" and figure["gold"]:
            strict = figures[f"strict/{topic}/{kind}"]["F"]
            print(f"{topic:14} {kind:5} {figure['F']:.3f} / {strict:.3f}")


if __name__ == "__main__":
    main(sys.argv[1:])
