"""The programs of gettext, for real."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest


def msgfmt_complaints(path: Path) -> list[str]:
    """What ``msgfmt --check`` says of the catalogue; a header without a time is as we want it."""
    if shutil.which("msgfmt") is None:
        if os.environ.get("CI") or Path("/etc/debian_version").exists():
            pytest.fail("no msgfmt: run scripts/install-tools")
        pytest.skip("no msgfmt on this machine; scripts/install-tools names what to install")
    done = subprocess.run(
        ["msgfmt", "--check", "--output-file", os.devnull, str(path)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "LC_ALL": "C.UTF-8"},
    )
    said = [line for line in done.stderr.splitlines() if line and "missing in header" not in line]
    return said if said or done.returncode == 0 else [f"exit code {done.returncode}"]
