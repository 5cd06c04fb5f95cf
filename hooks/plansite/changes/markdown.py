"""Words of the data in Markdown that a page of a hosting site shows: nothing in them is a sign, a link or a name."""

from __future__ import annotations

import re

SIGNS = re.compile(r"([\\`*_{}\[\]<>|~$&])")
CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")
ADDRESS = re.compile(r"(?i)(?<=[a-z])([.:])(?=\S)")
NAMING = str.maketrans({"@": "＠", "#": "＃"})
"""Signs that the hosting site makes links and messages of, whatever stands before them."""


def plain(words: str) -> str:
    """Words on one line, of which Markdown makes nothing but themselves."""
    flat = " ".join(CONTROL.sub(" ", words).split()).translate(NAMING)
    return ADDRESS.sub(r"\\\1", SIGNS.sub(r"\\\1", flat))
