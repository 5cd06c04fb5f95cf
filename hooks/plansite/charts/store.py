"""Drawn pictures, kept between builds under a name made of everything they depend on."""

from __future__ import annotations

import base64
import functools
import hashlib
import importlib.metadata
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from plansite import cache

DEPENDS_ON = ("altair", "vl-convert-python", "noto-cjk-sans-otc")


@dataclass(frozen=True, slots=True)
class Drawn:
    """The files of one picture."""

    views: Mapping[str, str]
    """SVG for a page, by class of width."""

    files: Mapping[str, bytes]
    """What is published, by the names of ``picture.FILES``."""


def key(picture: Any) -> str:  # noqa: ANN401 -- any dataclass of values
    """The name of a picture in the store: its values, the drawing code, the libraries and the font."""
    content = json.dumps(asdict(picture), ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(f"{_code()}\n{type(picture).__name__}\n{content}".encode()).hexdigest()


def kept(folder: Path, name: str) -> Drawn | None:
    """A picture from the store; ``None`` if it is not there or not whole."""
    try:
        found = json.loads(cache.kept_text(folder / name) or "")
        return Drawn(found["views"], {name: base64.b64decode(file) for name, file in found["files"].items()})
    except (ValueError, TypeError, KeyError, AttributeError):
        return None


def keep(folder: Path, name: str, picture: Drawn) -> None:
    """Put a picture into the store, whole or not at all."""
    files = {name: base64.b64encode(file).decode() for name, file in picture.files.items()}
    cache.keep_text(folder / name, json.dumps({"views": dict(picture.views), "files": files}, ensure_ascii=False))


@functools.cache
def _code() -> str:
    """What the drawing depends on besides values."""
    sources = sorted(Path(__file__).parent.rglob("*.py"))
    versions = [importlib.metadata.version(name) for name in DEPENDS_ON]
    digest = hashlib.sha256("\n".join(versions).encode())
    for source in sources:
        digest.update(source.read_bytes())
    return digest.hexdigest()
