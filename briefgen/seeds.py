"""Reading an article, its sidecar and its catalogue: the left edge of the flow."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field, replace
from html import unescape
from html.entities import html5
from pathlib import Path
from typing import cast

from pydantic import BaseModel, ConfigDict, ValidationError, ValidationInfo, field_validator

from briefgen import yaml_lines
from briefgen.errors import InputError, Problem
from briefgen.languages.bg.romanise import slug
from briefgen.model import Article, Lang
from briefgen.sidecar import Date, Sidecar, Source
from briefgen.translate.catalogue import Catalogue, read_catalogue

# Of an article, and of what stands beside it: its catalogue holds every word twice.
MAX_BYTES = 250_000
MAX_BYTES_BESIDE = 1_000_000
SUFFIXES = (".txt", ".md")

_ID = re.compile(r"[a-z0-9_][a-z0-9_-]{0,119}")
_NO_HEADLINE = re.compile(
    # stamps and tags; a dateline; a credit; what announces other reports
    r"[|©]|^\W*\d{1,2}[:.]\d\d\b|[/(][А-ЯA-Z]{2,}[/)]\s*$"
    r"|^[А-Я][\w-]+(?: [А-Я][\w-]+)?,? \d{1,2} [а-я]+\b(?:,? \d{4})?(?: г\.)?"
    r"(?:\W+[А-Я]{2,}\b|\W*$)"
    r"|^[А-Я][^.!?/(]{0,60}[/(][А-ЯA-Z]{2,}[/)] *[-–—]? *[А-Я]"
    r"|\b(?:Снимк[аи]|СНИМК[АИ]|Фото|ФОТО|Видео|ВИДЕО|Photo|PHOTO) ?:"
    r"|(?i:^\W*(?:реклама|тагове|автор|източник|най-чет\w+|(?:още|последни|свързани|топ) \w+"
    r"|(?:про)?четете \w+|вижте \w+|препоръчваме)(?: ?:|\W*$))"
)
_LONGEST_HEADLINE = 150
_RESERVED = frozenset({"index"})
_HEADER = re.compile(r"\s*date[ \t]+(\S+)(?:\s+|\Z)")
_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_BESIDE = re.compile(r"\.(?:yml|yaml|(?:bg|en)\.po)$")
_MISSPELT = re.compile(r"\.(?:txt|md|ya?ml|po)$", re.IGNORECASE)
_SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
# A breaking space of no width is dirt inside a word; where what it parts can be no syllable
# („в“), or a capital follows, a page has put it for the space.
_BREAK = "\u200b"
_PARTS_WORDS = re.compile(
    f"(?<=[^\\W\\d_A-ZА-Я]){_BREAK}+(?=[А-ЯA-Z\\d])|(?<=\\d){_BREAK}+(?=[^\\W\\d_])"
    f"|(?:^|(?<=[\\s{_BREAK}]))(?:в|с|към){_BREAK}+(?=\\w)"
    f"|(?<=\\w){_BREAK}+(?:в|с|към)(?![^\\W{_BREAK}])"
)
_BETWEEN_WORDS = re.compile(f"(?<=[\\w.,;:!?“]){_BREAK}+(?=[\\w„])")
# Between letters a joiner is dirt; between emoji it makes a family of them.
_INVISIBLE = re.compile("[\u200b\u200c\u200e\u200f\u2060\ufeff\u00ad]|(?<=\\w)\u200d(?=\\w)")
_ENTITY = re.compile(r"&(?:#\d{2,7}|#[xX][0-9a-fA-F]{2,6}|[A-Za-z]{2,31}\d{0,2});")
OTHER_LANG: dict[Lang, Lang] = {"bg": "en", "en": "bg"}


@dataclass(frozen=True, slots=True)
class Seed:
    """All that people wrote about one article.

    ``lines`` are the lines of the sidecar's parts, by their keys.
    """

    article: Article
    sidecar: Sidecar
    catalogue: Catalogue | None
    sidecar_path: str = ""
    lines: yaml_lines.Lines = field(default_factory=dict)


class _FrontMatter(BaseModel):
    """What the YAML block above an article in Markdown may say."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    date: Date | None = None
    title: str | None = None
    lang: Lang | None = None
    source: list[Source] = []

    @field_validator("source", mode="before")
    @classmethod
    def _short_forms(cls, value: object, info: ValidationInfo) -> object:
        if isinstance(value, str):
            return [{"url": value}]
        return [value] if isinstance(value, dict) else value


def seed_paths(folder: Path) -> list[Path]:
    """The articles in ``folder``, sorted by name. Hidden files are left out."""
    return sorted(
        path
        for path in folder.iterdir()
        if path.suffix in SUFFIXES and not path.name.startswith(".")
    )


def files_of(path: Path) -> list[Path]:
    """The article's own file and those beside it that belong to it."""
    beside = [path.with_suffix(suffix) for suffix in (".yml", ".bg.po", ".en.po")]
    return [path, *(file for file in beside if _is_there(file))]


def catalogue_of(path: Path, lang: Lang) -> Path:
    """Where the translation of the article at ``path``, written in ``lang``, stands."""
    return path.with_suffix(f".{OTHER_LANG[lang]}.po")


def problems_of_folder(paths: list[Path]) -> dict[Path, Problem]:
    """Problems that show in the file names alone: odd ids, and one id twice."""
    problems: dict[Path, Problem] = {}
    by_id: defaultdict[str, list[Path]] = defaultdict(list)
    for path in paths:
        by_id[path.stem].append(path)
        problem = _id_problem(path)
        if problem:
            problems[path] = problem
    for same in by_id.values():
        for path in same[1:] and same:
            others = ", ".join(other.name for other in same if other != path)
            problems[path] = Problem(
                path.as_posix(),
                1,
                f"two seeds have the id `{path.stem}` (also {others})",
                "rename or remove one of them",
            )
    return problems


def orphans(folder: Path, paths: list[Path]) -> list[Problem]:
    """Sidecars and catalogues whose article is missing: a misspelt name, mostly."""
    ids = {path.stem for path in paths}
    found = []
    for file in sorted(folder.iterdir()):
        name = _BESIDE.sub("", file.name)
        if file.name.startswith("."):
            continue
        if name == file.name:
            if file.suffix not in SUFFIXES and _MISSPELT.search(file.name):
                remedy = "write its ending small: .txt, .md, .yml, .en.po or .bg.po"
                found.append(Problem(file.as_posix(), 1, "this file is not read", remedy))
            continue
        if file.suffix == ".yaml":
            found.append(
                Problem(file.as_posix(), 1, "a sidecar ends in .yml", f"rename it to {name}.yml")
            )
        elif name not in ids:
            found.append(
                Problem(
                    file.as_posix(),
                    1,
                    f"there is no article `{name}`",
                    f"add {name}.txt or {name}.md, or rename this file like its article",
                )
            )
    return found


def _id_problem(path: Path) -> Problem | None:
    if path.stem in _RESERVED:
        return Problem(
            path.as_posix(), 1, f"`{path.stem}` cannot be an id", "give the file another name"
        )
    if _ID.fullmatch(path.stem):
        return None
    return Problem(
        path.as_posix(),
        1,
        f"the id `{path.stem}` has odd characters",
        "name the file with small Latin letters, digits, `-` and `_` only",
    )


def read_seed(path: Path, *, date: dt.date | None = None) -> Seed:
    """Read the article at ``path`` and the files beside it.

    ``date`` stands in where the article has none; a file outside the seeds may
    have any name. Raises InputError with every problem that was found.
    """
    problems: list[Problem] = []
    sidecar = Sidecar()
    lines: yaml_lines.Lines = {}
    sidecar_path = path.with_suffix(".yml")
    if _is_there(sidecar_path) and sidecar_path != path:
        try:
            value, lines = yaml_lines.load(
                _decode(sidecar_path), sidecar_path.as_posix(), kind="sidecar"
            )
            sidecar = yaml_lines.validate(
                Sidecar, value, lines, sidecar_path.as_posix(), kind="sidecar"
            )
        except InputError as err:
            problems.extend(err.problems)

    article = None
    sources: tuple[Source, ...] = ()
    try:
        article, sources = _read_article(path, sidecar.published, date)
    except InputError as err:
        problems.extend(err.problems)

    catalogue = None
    lang: Lang = article.lang if article else "bg"
    catalogue_path = catalogue_of(path, lang)
    if _is_there(catalogue_path):
        try:
            _decode(catalogue_path)
            catalogue = read_catalogue(catalogue_path)
        except InputError as err:
            problems.extend(err.problems)

    if problems or article is None:
        raise InputError(*problems)
    if sidecar.title:
        article = replace(article, title=_one_line(sidecar.title))
    return Seed(
        article,
        sidecar.model_copy(update={"source": [*sidecar.source, *sources]}),
        catalogue,
        sidecar_path.as_posix(),
        lines,
    )


def _read_article(
    path: Path, published: dt.date | None, fallback: dt.date | None
) -> tuple[Article, tuple[Source, ...]]:
    raw = _decode(path, MAX_BYTES).removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if not raw.strip():
        raise InputError(_empty(path.as_posix(), 1))
    parse = _parse_md if path.suffix == ".md" else _parse_txt
    front, start = parse(raw, path.as_posix(), published or fallback)
    body = raw[start:]
    start += len(body) - len(body.lstrip())
    text = normalise(body).strip()
    line = raw.count("\n", 0, start) + 1
    if not text:
        raise InputError(_empty(path.as_posix(), line))
    # Both parsers refuse an article without a date.
    when = cast("dt.date", published or front.date or fallback)
    article = Article(
        id=path.stem if _ID.fullmatch(path.stem) else slug(path.stem) or "article",
        lang=front.lang or _language_of(text),
        date=when,
        text=text,
        title=_one_line(front.title) if front.title else _headline(text),
        path=path.as_posix(),
        body_line=line,
    )
    return article, tuple(front.source)


def normalise(text: str) -> str:
    """NFC, LF, plain spaces, nothing invisible: done once, before any span is counted.

    What a web page left of its markup (``&quot;``, ``&amp;nbsp;``) becomes the
    character that it stands for.
    """
    if "&" in text:
        # Twice: feeds write the entities of entities.
        text = _ENTITY.sub(_character, _ENTITY.sub(_character, text))
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")
    if _BREAK in text and _PARTS_WORDS.search(text):
        text = _BETWEEN_WORDS.sub(" ", text)
    text = _INVISIBLE.sub("", _SPACES.sub(" ", text.replace("\u2029", "\n")))
    return unicodedata.normalize("NFC", text)


def _character(entity: re.Match[str]) -> str:
    # `unescape` reads „&notanentity;“ as „¬anentity;“.
    known = entity[0][1] == "#" or entity[0][1:] in html5
    return unescape(entity[0]) if known else entity[0]


def _one_line(text: str) -> str:
    return " ".join(normalise(text).split())


def _headline(text: str) -> str | None:
    """The first paragraph where it is a headline: short, without a full stop, above others.

    A line of time stamps and credits is none, nor is a lead that an agency's tag ends.
    """
    first, _, rest = text.partition("\n")
    ends = first.rstrip().endswith((".", "!", "…", ":")) or _NO_HEADLINE.search(first)
    short = len(first) <= _LONGEST_HEADLINE and not ends
    return _one_line(first) if rest.strip() and short else None


def _is_there(path: Path) -> bool:
    return path.exists() or path.is_symlink()


def _read(path: Path, limit: int) -> bytes:
    """The bytes of a plain file. A link could publish any file of the machine that builds."""
    remedy = "put the file itself here, readable by all"
    if path.is_symlink():
        raise InputError(Problem(path.as_posix(), 1, "a symbolic link is not read", remedy))
    if path.is_fifo() or path.is_socket():
        raise InputError(Problem(path.as_posix(), 1, "not a plain file", remedy))
    try:
        with path.open("rb") as file:
            return file.read(limit + 1)
    except OSError as err:
        what = f"cannot be read ({err.strerror or err})"
        raise InputError(Problem(path.as_posix(), 1, what, remedy)) from None


def _decode(path: Path, limit: int = MAX_BYTES_BESIDE) -> str:
    raw = _read(path, limit)
    size = max(len(raw), path.stat().st_size)
    if size > limit:
        raise InputError(
            Problem(
                path.as_posix(),
                1,
                f"the file has {size / 1e6:.1f} MB; the limit is {limit / 1e6:g} MB",
                "cut it down to the article itself",
            )
        )
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as err:
        line = raw.count(b"\n", 0, err.start) + 1
        column = err.start - (raw.rfind(b"\n", 0, err.start) + 1) + 1
        raise InputError(
            Problem(
                path.as_posix(),
                line,
                f"not UTF-8 (byte 0x{raw[err.start]:02x})",
                "save the file as UTF-8",
                column=column,
            )
        ) from None


def _parse_txt(raw: str, path: str, date: dt.date | None) -> tuple[_FrontMatter, int]:
    header = _HEADER.match(raw)
    if header is None:
        if date is None:
            raise InputError(_no_date(path, "begin the file with ` date YYYY-MM-DD `"))
        return _FrontMatter(), 0
    try:
        return _FrontMatter.model_validate({"date": header[1]}), header.end()
    except ValidationError as err:
        line = raw.count("\n", 0, header.start(1)) + 1
        why = err.errors()[0]["msg"].removeprefix("Value error, ")
        what, _, remedy = why.partition("; ")
        raise InputError(Problem(path, line, f"`{header[1][:40]}`: {what}", remedy)) from None


def _parse_md(raw: str, path: str, date: dt.date | None) -> tuple[_FrontMatter, int]:
    remedy = "begin the file with front-matter: `---`, `date: YYYY-MM-DD`, `---`"
    block = _FRONT_MATTER.match(raw)
    if block is None:
        if raw.startswith("---\n"):
            raise InputError(
                Problem(path, 1, "the front-matter has no end", "close it with a line `---`")
            )
        if date is None:
            raise InputError(_no_date(path, remedy))
        return _FrontMatter(), 0
    value, lines = yaml_lines.load(block[1], path, kind="seed", first_line=2)
    front = yaml_lines.validate(_FrontMatter, value, lines, path, kind="seed")
    if front.date is None and date is None:
        raise InputError(_no_date(path, remedy))
    return front, block.end()


def _empty(path: str, line: int) -> Problem:
    return Problem(path, line, "the article is empty", "add its text or remove the file")


def _no_date(path: str, remedy: str) -> Problem:
    return Problem(
        path, 1, "the article has no date", f"{remedy}, or give `published` in its sidecar"
    )


def _language_of(text: str) -> Lang:
    letters = [c for c in text[:5000] if c.isalpha()]
    cyrillic = sum("\u0400" <= c <= "\u04ff" for c in letters)
    return "bg" if cyrillic * 2 >= len(letters) else "en"
