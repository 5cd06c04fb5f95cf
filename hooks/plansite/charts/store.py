"""Drawn pictures, kept between builds under a name made of everything they depend on."""

from __future__ import annotations

import base64
import hashlib
import importlib.metadata
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from plansite import whole_file

DEPENDS_ON = ("altair", "vl-convert-python", "noto-cjk-sans-otc")


@dataclass(frozen=True, slots=True)
class Drawn:
    """The files of one picture."""

    views: Mapping[str, str]
    """SVG for a page, by class of width."""

    files: Mapping[str, bytes]
    """What is published, by file name: ``chart.svg``, ``chart.png``, ``chart.vl.json``."""


def key(picture: Any) -> str:  # noqa: ANN401 -- any dataclass of values
    """The name of a picture in the store: its values, the drawing code, the libraries and the font."""
    content = json.dumps(asdict(picture), ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(f"{_code()}\n{type(picture).__name__}\n{content}".encode()).hexdigest()


def kept(folder: Path, name: str) -> Drawn | None:
    """A picture from the store; ``None`` if it is not there or not whole."""
    try:
        found = json.loads(kept_text(folder, name) or "")
        return Drawn(found["views"], {name: base64.b64decode(file) for name, file in found["files"].items()})
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def keep(folder: Path, name: str, picture: Drawn) -> None:
    """Put a picture into the store, whole or not at all."""
    files = {name: base64.b64encode(file).decode() for name, file in picture.files.items()}
    keep_text(folder, name, json.dumps({"views": dict(picture.views), "files": files}, ensure_ascii=False))


def kept_text(folder: Path, name: str) -> str | None:
    """A text from the store; ``None`` if it is not there or not whole."""
    try:
        checksum, content = (folder / name).read_text(encoding="utf-8").split("\n", 1)
    except (OSError, ValueError):
        return None
    return content if checksum == _checksum(content) else None


def keep_text(folder: Path, name: str, content: str) -> None:
    """Put a text into the store, whole or not at all."""
    whole_file.write(folder / name, f"{_checksum(content)}\n{content}")


def _checksum(content: str) -> str:
    return hashlib.sha256(content.encode()).hexdigest()


@cache
def _code() -> str:
    """What the drawing depends on besides values."""
    sources = sorted(Path(__file__).parent.glob("*.py"))
    versions = [importlib.metadata.version(name) for name in DEPENDS_ON]
    digest = hashlib.sha256("\n".join(versions).encode())
    for source in sources:
        digest.update(source.read_bytes())
    return digest.hexdigest()
