"""How fast facts are read, beside a named peer in the same run.

``python -m benchmarks.extraction [FOLDER]``: the articles below FOLDER (``*/*.txt`` in the
form that ``tests/eval/mentions.py`` reads), or else those of ``tests/eval``. Each
contender runs in a process of its own on one core: first over a tenth of the articles, so
that tables are loaded and caches are as warm as in a long build, then over all.

The peer is simplemma, which only finds the dictionary form of every word: nothing that
reads Bulgarian facts is published, and lemmas are the least that such a reader needs.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from briefgen.model import Article

Work = Callable[[Article], object]
_MEGABYTE = 1024  # ru_maxrss counts kilobytes on Linux


def annotating() -> Work:
    from briefgen.annotate import annotate
    from briefgen.pipeline import tables

    return lambda article: annotate(article, *tables("bg"))


def extracting() -> Work:
    from briefgen.extract import extract
    from briefgen.ground import ground

    first = annotating()
    return lambda article: ground(extract(first(article)))  # type: ignore[arg-type]


def lemmatising() -> Work:
    from simplemma import text_lemmatizer  # type: ignore[import-not-found, unused-ignore]

    return lambda article: text_lemmatizer(article.text, lang="bg")


CONTENDERS: dict[str, Callable[[], Work]] = {
    "annotate": annotating,
    "annotate, extract, ground": extracting,
    "simplemma": lemmatising,
}


def read_articles(folder: Path | None) -> list[Article]:
    from tests.eval.expectation import ARTICLES, read
    from tests.eval.mentions import read_raw

    if folder is not None:
        return [read_raw(path)[1] for path in sorted(folder.glob("*/*.txt"))]
    texts = [read(path) for path in sorted(ARTICLES.glob("*.yml"))]
    return [Article(id="x", lang="bg", date=e.date, text=e.text.strip()) for e in texts]


def measure(name: str, folder: Path | None) -> dict[str, float]:
    """Articles a second, characters a second and peak memory in MB of one contender."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    articles = read_articles(folder)
    work = CONTENDERS[name]()
    for article in articles[:: max(1, len(articles) // 10)]:
        work(article)
    start = time.perf_counter()
    for article in articles:
        work(article)
    seconds = time.perf_counter() - start
    return {
        "articles": len(articles) / seconds,
        "characters": sum(len(a.text) for a in articles) / seconds,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _MEGABYTE,
    }


def main(arguments: list[str]) -> None:
    if arguments[:1] == ["--one"]:
        folder = Path(arguments[2]) if len(arguments) > 2 else None
        print(json.dumps(measure(arguments[1], folder)))
        return
    folder = Path(arguments[0]) if arguments and Path(arguments[0]).is_dir() else None
    print(f"articles: {folder.name if folder else 'tests/eval'}, one core")
    print(f"{'':28} articles/s  characters/s  memory MB  time against simplemma")
    own = [] if folder is None else [str(folder)]
    figures = {}
    for name in CONTENDERS:
        command = [sys.executable, "-m", "benchmarks.extraction", "--one", name, *own]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        figures[name] = json.loads(done.stdout)
    peer = figures["simplemma"]["articles"]
    for name, own_figures in figures.items():
        print(f"{name:28} {own_figures['articles']:10.0f} {own_figures['characters']:13.0f} "
              f"{own_figures['memory']:10.0f} {peer / own_figures['articles']:12.1f}")  # fmt: skip


if __name__ == "__main__":
    main(sys.argv[1:])
