"""SHA-256 of every published file, in the form that ``sha256sum -c`` reads."""

from __future__ import annotations

import hashlib
from pathlib import Path

from plansite import security
from plansite.paths import CHECKSUMS


def seal(site: Path) -> None:
    """Give every page its policy that has none yet, then write the sums of all files. Nothing may change after it."""
    lines = []
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if path.is_file() and name != CHECKSUMS:
            content = path.read_bytes()
            if path.suffix == ".html" and security.ATTRIBUTE.encode() not in content:
                content = security.finished(content.decode()).encode()
                path.write_bytes(content)
            lines.append(f"{hashlib.sha256(content).hexdigest()}  {name}\n")
    (site / CHECKSUMS).write_text("".join(sorted(lines, key=lambda line: line[66:])), encoding="utf-8")
