"""Checksums in the form that ``sha256sum -c`` reads."""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Iterable, Mapping

from plansite.addresses import CHECKSUMS
from plansite.exports.export import Export


def sha256(export: Export) -> str:
    """SHA-256 of a file, in hexadecimal."""
    return hashlib.sha256(export.content).hexdigest()


def listed(sums: Mapping[str, str]) -> str:
    """Checksums by the names of their files, a line each."""
    return "".join(f"{checksum}  {name}\n" for name, checksum in sorted(sums.items()))


def checksums(exports: Iterable[Export], folder: str) -> Export:
    """The checksums of files, by their names as seen from ``folder``, where the list itself stands."""
    sums = {posixpath.relpath(export.path, folder): sha256(export) for export in exports}
    return Export(
        f"{folder}/{CHECKSUMS}", listed(sums).encode(), CHECKSUMS, "各数据文件的 SHA-256 校验值，可用 sha256sum -c 核对"
    )
