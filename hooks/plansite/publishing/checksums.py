"""SHA-256 of every published file, in the form that ``sha256sum -c`` reads."""

from __future__ import annotations

import hashlib
from pathlib import Path

from plansite.addresses import CHECKSUMS
from plansite.exports.file_sums import listed
from plansite.publishing import content_security


def seal(site: Path) -> None:
    """Give every page its policy that has none yet, then write the sums of all files. Nothing may change after it."""
    sums = {}
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if path.is_file() and name != CHECKSUMS:
            content = path.read_bytes()
            if path.suffix == ".html" and content_security.ATTRIBUTE.encode() not in content:
                content = content_security.finished(content.decode()).encode()
                path.write_bytes(content)
            sums[name] = hashlib.sha256(content).hexdigest()
    (site / CHECKSUMS).write_text(listed(sums), encoding="utf-8")
