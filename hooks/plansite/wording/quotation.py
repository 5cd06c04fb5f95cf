"""Quoting: words of a source between quotation marks."""

from __future__ import annotations

import re

INNER = re.compile("“[^”]*”")
SWAPPED = str.maketrans("“”‘’", "‘’“”")


def quoted(text: str) -> str:
    """The text in quotation marks; marks inside it become single ones, as GB/T 15834 has it: ``“新建‘双师型’队伍”``."""
    return f"“{INNER.sub(lambda found: found.group().translate(SWAPPED), text)}”"
