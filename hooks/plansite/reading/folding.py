"""Lines that are folded into one: between Chinese characters there is no space."""

from __future__ import annotations

import re
from itertools import pairwise

from plansite.models.hanzi import meet

NEAR = 12
"""Characters on both sides of a break by which it is found again in what YAML made of it."""

INLINE = r"(?:</?(?:a|abbr|b|code|del|em|i|s|small|span|strong|sub|sup|u)(?:\s[^<>]*)?>)*"
BREAK = re.compile(rf"(?P<before>[^\s<>])(?P<closed>{INLINE})\n(?P<opened>{INLINE})(?=(?P<after>[^\s<>]))")
KEPT = re.compile(r"(<pre\b.*?</pre>)", re.DOTALL)


def unfolded(value: str, written: str) -> str:
    """A text that YAML folded, without the spaces that stand where Chinese was broken in the file."""
    at = 0
    for first, second in pairwise(line.strip(" \"'") for line in written.split("\n")):
        if not (first and second and meet(first[-1], second[0])):
            continue
        place = value.find(f"{first[-NEAR:]} {second[:NEAR]}", at)
        if place >= 0:
            at = place + len(first[-NEAR:])
            value = value[:at] + value[at + 1 :]
    return value


def unbroken(html: str) -> str:
    """The HTML of hand-written Markdown without the line breaks in Chinese, which browsers show as spaces."""
    parts = KEPT.split(html)
    return "".join(part if index % 2 else BREAK.sub(_met, part) for index, part in enumerate(parts))


def _met(match: re.Match[str]) -> str:
    if not meet(match["before"], match["after"]):
        return match[0]
    return f"{match['before']}{match['closed']}{match['opened']}"
