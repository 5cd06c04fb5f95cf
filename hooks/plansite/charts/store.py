"""Drawn pictures, kept between builds under a name made of everything they depend on."""

from __future__ import annotations

import functools
import hashlib
import importlib.metadata
import itertools
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from plansite import cache

DEPENDS_ON = ("altair", "vl-convert-python", "noto-cjk-sans-otc", "pyoxipng")


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
    """A picture from the store; ``None`` if it is not there, not whole or another one."""
    head, _, content = (cache.kept(folder / name) or b"").partition(b"\n")
    try:
        whose, views, sizes = json.loads(head)
        ends = list(itertools.accumulate(sizes.values()))
        if whose != name or len(content) != sum(sizes.values()):
            return None
        parts = (content[start:end] for start, end in itertools.pairwise([0, *ends]))
        return Drawn(views, dict(zip(sizes, parts, strict=True)))
    except (ValueError, TypeError, AttributeError):
        return None


def keep(folder: Path, name: str, picture: Drawn) -> None:
    """Put a picture into the store, whole or not at all: a line of JSON, then its files one behind the other.

    It says its own name, so that a whole one under the name of another is not taken for it.
    """
    sizes = {file: len(content) for file, content in picture.files.items()}
    head = json.dumps([name, dict(picture.views), sizes], ensure_ascii=False).encode()
    cache.keep(folder / name, b"\n".join((head, b"".join(picture.files.values()))))


@functools.cache
def _code() -> str:
    """What the drawing depends on besides values."""
    sources = sorted(Path(__file__).parent.rglob("*.py"))
    versions = [importlib.metadata.version(name) for name in DEPENDS_ON]
    digest = hashlib.sha256("\n".join(versions).encode())
    for source in sources:
        digest.update(source.read_bytes())
    return digest.hexdigest()
