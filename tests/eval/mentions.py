"""Names in articles that others annotated, in the form of the shared tasks on
named entities in Balto-Slavic languages (BSNLP): people, places, organisations,
events and products.

A raw file: line 1 the id, 2 the language, 3 the date, 4 the address, 5 the title,
then the body. A file of answers: the id, then ``mention TAB base TAB type TAB id``,
each surface form once.
"""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path

from briefgen.annotate import TokenMention, annotate
from briefgen.gazetteer import gazetteer
from briefgen.languages import lexicon
from briefgen.model import Article
from briefgen.seeds import normalise

# What the gold calls each kind. It counts states among places, papers and stations
# among products, and the plural of a people or a party (британците) as a person.
TYPES = {
    "person": "PER",
    "people": "PER",
    "place": "LOC",
    "country": "LOC",
    "organisation": "ORG",
    "group": "ORG",
    "event": "EVT",
    "product": "PRO",
}
_NO_DATE = dt.date(2019, 1, 1)


def read_raw(path: Path) -> tuple[str, Article]:
    """The id that the gold knows and the article, title and body."""
    head, *rest = path.read_text("utf-8-sig").split("\n")
    lines = [head, *rest]
    try:
        date = dt.date.fromisoformat(lines[2].strip()[:10])
    except ValueError:
        date = _NO_DATE
    text = normalise("\n".join(lines[4:]))
    return head.strip(), Article(id=path.stem, lang="bg", date=date, text=text)


def answers(article: Article) -> list[tuple[str, str, str, str]]:
    """Surface, base form, type and entity of each name, each surface and type once."""
    ann = annotate(article, lexicon("bg"), gazetteer())
    found: dict[tuple[str, str], tuple[str, str, str, str]] = {}
    for mention in ann.mentions:
        surface = " ".join(ann.words(mention.first, mention.last).split())
        kind = _type(mention, ann.media)
        found.setdefault((surface, kind), (surface, mention.base, kind, mention.entity or surface))
    return list(found.values())


def _type(mention: TokenMention, media: frozenset[str]) -> str:
    people = mention.kind == "group" and mention.entity.startswith("local:")
    return TYPES["people" if people else mention.kind]


def write_answers(raw: Path, out: Path) -> int:
    """One file of answers for each raw file; the number of files."""
    paths = sorted(raw.glob("*/*.txt"))
    for path in paths:
        name, article = read_raw(path)
        lines = [name, *("\t".join(answer) for answer in answers(article))]
        target = out / path.parent.name / f"{path.name}.out"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(unicodedata.normalize("NFC", "\n".join(lines)) + "\n", "utf-8")
    return len(paths)


def score(data: Path, scorer: Path) -> dict[str, dict[str, float]]:
    """The scorer's figures by ``metric/topic/type``."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "out")
        write_answers(data / "raw", out)
        figures = Path(folder, "figures.json")
        command = [sys.executable, str(scorer), str(data / "gold"), str(out), "--per-type"]
        command += ["--per-topic", "--json", str(figures)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        loaded: dict[str, dict[str, float]] = json.loads(figures.read_text("utf-8"))
        return loaded


def figures(scored: dict[str, dict[str, float]]) -> dict[str, dict[str, float]]:
    """Relaxed partial and strict F1 by topic and type, where the gold has any."""
    found = {}
    for key, own in scored.items():
        metric, topic, kind = key.split("/")
        if metric == "relaxed_partial" and own["gold"]:
            strict = scored[f"strict/{topic}/{kind}"]["F"]
            found[f"{topic} {kind}"] = {"relaxed": own["F"], "strict": strict}
    return found
