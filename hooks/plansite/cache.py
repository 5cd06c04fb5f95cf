"""Files kept between builds and files written whole: nothing here is trusted unless its checksum fits."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path


def write(path: Path, content: str) -> None:
    """Write a text whole or not at all, though a build is stopped or another runs; its folder is made if need be."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.{os.getpid()}")
    unfinished.write_text(content, encoding="utf-8")
    unfinished.replace(path)


def kept_text(path: Path) -> str | None:
    """A text that was kept; ``None`` if it is not there or not whole."""
    try:
        checksum, content = path.read_text(encoding="utf-8").split("\n", 1)
    except (OSError, ValueError):
        return None
    return content if checksum == _checksum(content) else None


def keep_text(path: Path, content: str) -> None:
    """Keep a text for the next build, whole or not at all."""
    write(path, f"{_checksum(content)}\n{content}")


def _checksum(content: str) -> str:
    return hashlib.sha256(content.encode()).hexdigest()
