"""Writing files: whole or not at all, and only when their bytes change."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from briefgen.errors import OutputError


def write_if_changed(path: Path, text: str) -> bool:
    """Write ``text`` to ``path`` atomically; return whether its bytes changed.

    Raises OutputError where the file cannot be written.

    An unchanged file keeps its time, or a watching server would build for ever.
    """
    data = text.encode("utf-8")
    try:
        return _write(path, data)
    except OSError as err:
        raise OutputError(f"{path} cannot be written: {err.strerror or err}") from err


def _write(path: Path, data: bytes) -> bool:
    try:
        if path.read_bytes() == data:
            return False
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".tmp")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        temporary.chmod(0o644)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return True
