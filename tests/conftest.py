"""What several folders of tests share: a project like ours, and its built site."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SITE_URL = "https://example.org/briefgen/"
SEED = "2026-01-01-paris-coalition-summit"

Mkdocs = Callable[..., "subprocess.CompletedProcess[str]"]


def environment(**more: str) -> dict[str, str]:
    """Ours, with the site's address and the time of the build fixed."""
    fixed = {
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONUTF8": "1",
        "SITE_URL": SITE_URL,
        "SOURCE_DATE_EPOCH": "1767225600",
    }
    return {**os.environ, **fixed, **more}


def copy_project(target: Path) -> Path:
    """Everything that people wrote for the site, nothing that was generated."""
    target.mkdir(parents=True)
    shutil.copy(ROOT / "mkdocs.yml", target)
    shutil.copytree(ROOT / "docs", target / "docs", ignore=_generated)
    (target / "seeds").mkdir()
    for file in (ROOT / "seeds").glob(f"{SEED}.*"):
        shutil.copy(file, target / "seeds")
    return target


def _generated(folder: str, names: list[str]) -> list[str]:
    inside = Path(folder).name in ("bg", "en")
    return [name for name in names if inside and name in ("index.md", "briefings")]


def run_mkdocs(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", *arguments],
        cwd=project,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy to change."""
    return copy_project(tmp_path / "project")


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the real seed, built once, for reading only."""
    project = copy_project(tmp_path_factory.mktemp("built") / "project")
    done = run_mkdocs(project, "build", "--strict")
    assert done.returncode == 0, done.stderr
    return project / "site"
