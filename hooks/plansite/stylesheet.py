"""One style sheet for readers out of one file per component: a page asks for its style once."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
CHARSET = re.compile(r'@charset "[^"]*";')
BLANKS = re.compile(r"\s*\n\s*")


def joined(sheets: Iterable[str]) -> str:
    """The sheets in their order, without comments and indentation."""
    parts = (CHARSET.sub("", COMMENT.sub("", sheet)) for sheet in sheets)
    return '@charset "UTF-8";\n' + "\n".join(BLANKS.sub("\n", part).strip() for part in parts) + "\n"


def published_path(sheet: str) -> str:
    """Where the sheet is published: a changed sheet has another name, so that no browser keeps an old one."""
    return f"assets/css/site.{hashlib.sha256(sheet.encode()).hexdigest()[:8]}.css"
