"""Checksums in the form that ``sha256sum -c`` reads."""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Iterable

from plansite.exports.export import Export
from plansite.paths import CHECKSUMS


def sha256(export: Export) -> str:
    """SHA-256 of a file, in hexadecimal."""
    return hashlib.sha256(export.content).hexdigest()


def checksums(exports: Iterable[Export], folder: str) -> Export:
    """The checksums of files, by their names as seen from ``folder``, where the list itself stands."""
    lines = (f"{sha256(export)}  {posixpath.relpath(export.path, folder)}\n" for export in exports)
    content = "".join(sorted(lines, key=lambda line: line.partition("  ")[2])).encode()
    return Export(f"{folder}/{CHECKSUMS}", content, CHECKSUMS, "各数据文件的 SHA-256 校验值，可用 sha256sum -c 核对")
