"""Lines that are folded into one: between Chinese characters there is no space."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from itertools import pairwise

from plansite.models.hanzi import is_hanzi, meet

NEAR = 12
"""Characters on both sides of a break by which it is found again in what YAML made of it."""

FIELD = re.compile(r"^\s*(?:- )?[a-z_]+:(?: |$)", re.MULTILINE)
"""A line that is no part of a text, unless a quotation mark was forgotten."""

SHOWN = 6
"""Characters on both sides of a gap that a message repeats."""

ELEMENTS = (
    *("a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s"),
    *("samp", "small", "span", "strong", "sub", "sup", "time", "u", "var"),
)
"""Elements within a line of text, which have no gap of their own."""

INLINE = rf"(?:</?(?:{'|'.join(ELEMENTS)})(?:\s[^<>]*)?>|<!--(?:(?!-->).)*-->)*"
LETTER = r"&#?\w+;|[^\s<>]"
BLANKS = r"[ \t\u3000]*"
BREAK = re.compile(
    rf"(?P<before>{LETTER})(?P<closed>{INLINE}){BLANKS}\n{BLANKS}(?P<opened>{INLINE})(?=(?P<after>{LETTER}))", re.DOTALL
)
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


def gaps(written: str) -> Iterator[tuple[int, int, str]]:
    """Where a folded text gets a space between a Chinese character and a digit: 30 所 for 30 and 所.

    The number of the line below the first, the place of its first character, and the words on both sides.
    """
    if FIELD.search(written):
        return
    for number, (above, below) in enumerate(pairwise(written.split("\n")), start=1):
        first, second = above.strip(" \"'"), below.strip(" \"'")
        if not (first and second):
            continue
        ends = (first[-1], second[0])
        if any(map(is_hanzi, ends)) and any(end.isdigit() for end in ends):
            yield number, len(below) - len(below.lstrip()), f"{first[-SHOWN:]} {second[:SHOWN]}"


def unbroken(html: str) -> str:
    """The HTML of hand-written Markdown without the line breaks in Chinese, which browsers show as spaces."""
    parts = KEPT.split(html)
    return "".join(part if index % 2 else BREAK.sub(_met, part) for index, part in enumerate(parts))


def _met(match: re.Match[str]) -> str:
    if not meet(unescape(match["before"])[-1], unescape(match["after"])[0]):
        return match[0]
    return f"{match['before']}{match['closed']}{match['opened']}"
