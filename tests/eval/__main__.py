"""``make eval``: the accuracy of facts on the articles here, and of names on articles
that others annotated, where these are at hand.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.eval import mentions
from tests.eval.expectation import ARTICLES
from tests.eval.floors import LoweredError, digest, fallen, read_floors, renewed, write_floors
from tests.eval.score import figures as facts_of
from tests.eval.score import score


def main(arguments: Sequence[str]) -> int:
    """Prints the figures; 1 where one lies below its floor."""
    options = _parser().parse_args(arguments)
    counts = score(options.articles.glob("*.yml"))
    print(f"{'kind of fact':16} precision recall  right wrong missed")
    for kind, count in sorted(counts.items()):
        print(f"{kind:16} {count.precision:9.3f} {count.recall:6.3f}  {count.right:5} "
              f"{len(count.wrong):5} {len(count.missed):6}")  # fmt: skip
        if kind in options.show:
            lines = [
                *(f"  wrong  {w}" for w in count.wrong),
                *(f"  missed {w}" for w in count.missed),
            ]
            print(*lines, sep="\n")
    if options.articles != ARTICLES:
        return 0
    sections = {"facts": (facts_of(counts), digest(ARTICLES.glob("*.yml")))}
    if options.data and options.data.exists() and options.scorer.exists():
        names = mentions.figures(mentions.score(options.data, options.scorer))
        print("names, F1            relaxed partial / strict")
        for key, own in names.items():
            print(f"{key:20} {own['relaxed']:.3f} / {own['strict']:.3f}")
        sections["names"] = (names, digest(options.data.glob("gold/*/*")))
    else:
        print("Names are not scored: the annotated articles are not there.")
    return _keep(sections, options) if options.keep or options.lower else _compare(sections)


def _keep(sections: dict[str, tuple[dict[str, dict[str, float]], str]],
          options: argparse.Namespace) -> int:  # fmt: skip
    floors = read_floors()
    try:
        for name, (measured, corpus) in sections.items():
            because = options.because if options.lower else None
            floors = renewed(floors, name, measured, corpus, because)
    except LoweredError as error:
        print(f"not kept, for this would lower a floor: {error}\n"
              "If it must be: --lower --because REASON", file=sys.stderr)  # fmt: skip
        return 1
    write_floors(floors)
    return 0


def _compare(sections: dict[str, tuple[dict[str, dict[str, float]], str]]) -> int:
    floors = read_floors()
    down = [
        line
        for name, (measured, _) in sections.items()
        for line in fallen(floors.get(name, {}).get("floors", {}), measured)
    ]
    for line in down:
        print(f"below the floor: {line}", file=sys.stderr)
    return bool(down)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.eval", description=__doc__)
    parser.add_argument("data", nargs="?", type=Path, help="folder with gold/ and raw/")
    parser.add_argument("scorer", nargs="?", type=Path, help="the scorer's program")
    parser.add_argument("--show", metavar="KIND", nargs="+", default=[],
                        help="what of these kinds is wrong or missed")  # fmt: skip
    parser.add_argument("--articles", type=Path, default=ARTICLES, metavar="FOLDER",
                        help="other articles than those of the floors")  # fmt: skip
    parser.add_argument("--keep", action="store_true", help="raise the floors to what is measured")
    parser.add_argument("--lower", action="store_true", help="let floors fall, too")
    parser.add_argument("--because", metavar="REASON", help="why they may, for floors.yml")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
