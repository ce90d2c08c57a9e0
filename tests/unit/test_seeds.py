"""Bad input: file, line, what is wrong, what to write instead."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from briefgen.errors import InputError, Problem
from briefgen.seeds import orphans, problems_of_folder, read_seed, seed_paths

GOOD = " date 2026-02-03 Първо изречение.\n\nВторо изречение.\n"


def problems(folder: Path, **files: str | bytes) -> tuple[Problem, ...]:
    """What reading ``article.*`` complains of, after writing ``files`` (``_`` for a dot)."""
    for name, content in files.items():
        path = folder / name.replace("_", ".", name.count("_"))
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    (path,) = seed_paths(folder)
    with pytest.raises(InputError) as caught:
        read_seed(path)
    return caught.value.problems


def only(found: tuple[Problem, ...]) -> tuple[str, int, str, str]:
    (problem,) = found
    return Path(problem.path).name, problem.line, problem.what, problem.remedy


def test_text_with_header(tmp_path: Path) -> None:
    path = tmp_path / "a-1_b.txt"
    path.write_text(GOOD, encoding="utf-8")
    article = read_seed(path).article
    assert (article.id, article.lang, article.date) == ("a-1_b", "bg", dt.date(2026, 2, 3))
    assert article.text == "Първо изречение.\n\nВторо изречение."


def test_markdown_with_front_matter(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        "---\ndate: 2026-02-03\ntitle: Заглавие\nlang: bg\nsource: https://example.org/x\n---\n"
        "\nТекст.\n",
        encoding="utf-8",
    )
    seed = read_seed(path)
    assert (seed.article.title, seed.article.text) == ("Заглавие", "Текст.")
    assert seed.article.body_line == 8
    assert seed.sidecar.source[0].url == "https://example.org/x"


def test_the_body_is_normalised_once(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("\ufeff date 2026-02-03 Един\u00a0два\u200b три\r\nи\u0306.".encode())
    assert read_seed(path).article.text == "Един два три\nй."


def test_a_date_from_outside_serves_where_there_is_none(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Текст.", encoding="utf-8")
    assert read_seed(path, date=dt.date(2026, 1, 2)).article.date == dt.date(2026, 1, 2)


def test_published_in_the_sidecar_overrides_the_header(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "a.yml").write_text("published: 2026-02-01\n", encoding="utf-8")
    assert read_seed(tmp_path / "a.txt").article.date == dt.date(2026, 2, 1)


@pytest.mark.parametrize(
    ("files", "name", "line", "what", "remedy"),
    [
        ({"a_txt": "Текст."}, "a.txt", 1, "the article has no date", "date YYYY-MM-DD"),
        (
            {"a_txt": "\n date 2026-02-30 Текст."},
            "a.txt", 2, "`2026-02-30`: no such date", "write YYYY-MM-DD",
        ),
        ({"a_txt": b" date 2026-02-03 A\n\xff"}, "a.txt", 2, "not UTF-8", "as UTF-8"),
        ({"a_txt": " date 2026-02-03 \n"}, "a.txt", 2, "the article is empty", "add its text"),
        ({"a_txt": GOOD + "я" * 2_500_000}, "a.txt", 1, "5.0 MB", "cut it down"),
        ({"a_txt": " \n"}, "a.txt", 1, "the article is empty", "add its text"),
        (
            {"a_txt": " date 9999-12-31 Утре."},
            "a.txt", 1, "no year of a news article", "from 1900 to 2100",
        ),
        (
            {"a_txt": GOOD, "a_yml": 'title: "a\\uD800b"\n'},
            "a.yml", 1, "a control character", "remove it",
        ),
        (
            {"a_txt": GOOD, "a_yml": "title: !!python/name:os.system ''\n"},
            "a.yml", 1, "the tag", "the plain value",
        ),
        (
            {"a_txt": GOOD, "a_yml": "rights: full\npublished: 86400\n"},
            "a.yml", 2, "no such date", "you wrote",
        ),
        (
            {"a_txt": GOOD, "a_yml": 'rights: full\ntitle: " "\n'},
            "a.yml", 2, "says nothing", "you wrote",
        ),
        (
            {"a_txt": GOOD, "a_yml": "source: https://e.org\n"},
            "a.yml", 1, "wrong shape", "`key: value` lines",
        ),
        ({"a_md": "Текст."}, "a.md", 1, "the article has no date", "front-matter"),
        ({"a_md": "---\ndate: 2026-02-30\n---\nТ."}, "a.md", 2, "no such date", "2026-02-30"),
        ({"a_md": "---\ndate: 2026-02-03\n"}, "a.md", 1, "no end", "a line `---`"),
        (
            {"a_md": "---\ndate: 2026-02-03\ntitel: Т\n---\nТ."},
            "a.md", 3, "unknown key `titel`", "did you mean `title`?",
        ),
        ({"a_txt": GOOD, "a_yml": "source: [\n"}, "a.yml", 2, "not valid YAML", "mend the YAML"),
        (
            {"a_txt": GOOD, "a_yml": "rights: full\nrihgts: none\n"},
            "a.yml", 2, "unknown key `rihgts`", "did you mean `rights`?",
        ),
        (
            {"a_txt": GOOD, "a_yml": "source:\n  - url: https://e.org\n    publsher: X\n"},
            "a.yml", 3, "unknown key", "did you mean `publisher`?",
        ),
        (
            {"a_txt": GOOD, "a_yml": "rights: full\nrights: none\n"},
            "a.yml", 2, "stands twice", "keep one",
        ),
        (
            {"a_txt": GOOD, "a_yml": "source:\n  url: javascript:alert(1)\n"},
            "a.yml", 2, "begins with https://", "you wrote",
        ),
        (
            {"a_txt": GOOD, "a_yml": "title: &a x\nrights: *a\n"},
            "a.yml", 2, "an alias", "mend the YAML",
        ),
        (
            {"a_txt": GOOD, "a_en_po": 'msgid ""\nmsgstr ""\n\nmsgid "a\n'},
            "a.en.po", 4, "", "",
        ),
    ],
)  # fmt: skip
def test_each_mistake_is_named(
    tmp_path: Path, files: dict[str, str | bytes], name: str, line: int, what: str, remedy: str
) -> None:
    found = only(problems(tmp_path, **files))
    assert found[:2] == (name, line)
    assert what in found[2]
    assert remedy in found[3]


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("Лидерите се срещат във Виена\n\nТекст.", "Лидерите се срещат във Виена"),
        ("Кратко изречение.\n\nТекст.", None),
        ("Само един ред", None),
        ("09:35 | 18 ноември 2020 | БГНЕС\n\nТекст.", None),
        ("Министрите се срещнаха вчера във Виена /БТА/\n\nТекст.", None),
        ("Спорът ЕС/Китай се изостря\n\nТекст.", "Спорът ЕС/Китай се изостря"),
        ("София, 9 март 2021 г.\n\nТекст.", None),
        ("СОФИЯ, 9 март (БТА) – Двама кметове строят мост\n\nТекст.", None),
        ("Мостът край Лом Снимка: БГНЕС/EPA\n\nТекст.", None),
        ("Свързани статии\n\nТекст.", None),
        ("Реклама: Купете лозе\n\nТекст.", None),
        ("Още новини от Лом очаква кметът\n\nТекст.", "Още новини от Лом очаква кметът"),
        ("Снимките на Лом поскъпват от 9 март\n\nТекст.", "Снимките на Лом поскъпват от 9 март"),
        ("дума " * 60 + "\n\nТекст.", None),
    ],
)
def test_a_headline_above_the_text_is_its_title(
    tmp_path: Path, body: str, title: str | None
) -> None:
    (tmp_path / "a.txt").write_text(f" date 2026-02-03 {body}", encoding="utf-8")
    article = read_seed(tmp_path / "a.txt").article
    assert article.title == title
    assert article.text == body.strip()


def test_all_mistakes_of_an_article_come_at_once(tmp_path: Path) -> None:
    found = problems(tmp_path, a_txt="Текст.", a_yml="x: 1\n")
    assert {Path(problem.path).name for problem in found} == {"a.txt", "a.yml"}


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("а.txt", "odd characters"),
        ("a b.txt", "odd characters"),
        ("-a.txt", "odd characters"),
        ("A.txt", "odd characters"),
        ("index.md", "cannot be an id"),
        (f"{'a' * 121}.txt", "odd characters"),
    ],
)
def test_odd_names_of_seeds(tmp_path: Path, name: str, what: str) -> None:
    (found,) = problems_of_folder([tmp_path / name]).values()
    assert what in found.what
    assert found.remedy


def test_a_file_outside_the_seeds_may_have_any_name(tmp_path: Path) -> None:
    path = tmp_path / "Моят файл.text"
    path.write_text(GOOD, encoding="utf-8")
    assert read_seed(path).article.id == "moyat-fayl"


def test_links_and_folders_are_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text(GOOD, encoding="utf-8")
    (tmp_path / "a.txt").symlink_to(tmp_path / "secret")
    (tmp_path / "b.txt").mkdir()
    (tmp_path / "c.txt").write_text(GOOD, encoding="utf-8")
    (tmp_path / "c.yml").symlink_to(tmp_path / "nowhere")
    for path in seed_paths(tmp_path):
        with pytest.raises(InputError, match=r"symbolic link|cannot be read"):
            read_seed(path)


def test_one_id_twice(tmp_path: Path) -> None:
    for name in ("a.txt", "a.md", "b.txt"):
        (tmp_path / name).write_text(GOOD, encoding="utf-8")
    found = problems_of_folder(seed_paths(tmp_path))
    assert sorted(path.name for path in found) == ["a.md", "a.txt"]
    assert all("two seeds have the id `a`" in problem.what for problem in found.values())


def test_a_sidecar_without_article(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    for name in ("a.yml", "b.yml", "c.en.po", "a.yaml", "d.TXT", "notes"):
        (tmp_path / name).write_text("", encoding="utf-8")
    found = orphans(tmp_path, seed_paths(tmp_path))
    assert [Path(problem.path).name for problem in found] == ["a.yaml", "b.yml", "c.en.po", "d.TXT"]
