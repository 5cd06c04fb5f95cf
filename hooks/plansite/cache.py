"""Files kept between builds and files written whole: nothing here is trusted unless its checksum fits."""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path


def write(path: Path, content: str | bytes) -> None:
    """Write a file whole or not at all, though a build is stopped or another runs; its folder is made if need be.

    Raises ``OSError`` where that cannot be done, and leaves what was there.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        unfinished.write_bytes(content.encode() if isinstance(content, str) else content)
        unfinished.replace(path)
    except OSError:
        with suppress(OSError):
            unfinished.unlink()
        raise


def kept(path: Path) -> bytes | None:
    """What was kept; ``None`` if it is not there or not whole."""
    try:
        checksum, content = path.read_bytes().split(b"\n", 1)
    except (OSError, ValueError):
        return None
    return content if checksum == _checksum(content) else None


def keep(path: Path, content: bytes) -> None:
    """Keep something for the next build, whole or not at all; a build goes on where nothing can be kept."""
    with suppress(OSError):
        write(path, _checksum(content) + b"\n" + content)


def kept_text(path: Path) -> str | None:
    """A text that was kept; ``None`` if it is not there or not whole."""
    found = kept(path)
    return None if found is None else found.decode()


def keep_text(path: Path, content: str) -> None:
    """Keep a text for the next build, like ``keep``."""
    keep(path, content.encode())


def _checksum(content: bytes) -> bytes:
    return hashlib.sha256(content).hexdigest().encode()
