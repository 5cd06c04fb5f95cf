"""English codes for Chinese names: their readings, cut short, no two alike."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pypinyin import Style, lazy_pinyin

MOST_SYLLABLES = 8


def codes(names: Iterable[str]) -> list[str]:
    """One code a name; a number tells apart those that read alike."""
    used: set[str] = set()
    made = []
    for name in names:
        base = _code(name)
        code, times = base, 1
        while code in used:
            times += 1
            code = f"{base}-{times}"
        used.add(code)
        made.append(code)
    return made


def _code(name: str) -> str:
    words = re.findall(r"[a-z0-9]+", " ".join(lazy_pinyin(name, style=Style.NORMAL)).lower())
    code = "-".join(words[:MOST_SYLLABLES])
    return code if re.match(r"[a-z]", code) else f"n-{code}".rstrip("-")
