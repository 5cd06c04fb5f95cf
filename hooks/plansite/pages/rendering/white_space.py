"""Finished pages without the indents and blank lines of templates, which are a twelfth of a page and nobody sees."""

from __future__ import annotations

import re

BREAKS = re.compile(r"<(?P<kept>pre|textarea|script|style)\b.*?</(?P=kept)>|[ \t]*\n[ \t\r\n]*", re.DOTALL)
"""A line's end with the white space around it. No ideographic space, which is a letter's width and meant."""


def closed_up(html: str) -> str:
    """A page whose lines begin at the margin; what shows its white space, or is signed with it, stays to the letter."""
    return BREAKS.sub(lambda found: found[0] if found["kept"] else "\n", html)
