"""A body's HTML kept out of the way of the Markdown reader, which only needs to see headings and people's own words.

Reading finished HTML as Markdown changes nothing in it and takes longer than all the rest of a build.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

MARKDOWN, HTML = "<!--markdown-->", "<!--html-->"
"""Lines between which a template hands on Markdown that somebody wrote."""

HEADING = re.compile(r"#{1,6} ")
PLACE = re.compile(r"<!--block:([0-9]+)-->")


@dataclass(frozen=True, slots=True)
class Body:
    """正文: Markdown with marked places, and the HTML that belongs there."""

    markdown: str
    blocks: tuple[str, ...]

    def filled(self, html: str) -> str:
        """The HTML that was made of the Markdown, with every block in its place."""
        return PLACE.sub(lambda match: self.blocks[int(match[1])], html)


def body(source: str) -> Body:
    """Split what a template made: headings and people's words are Markdown, all else is HTML."""
    markdown: list[str] = []
    blocks: list[str] = []
    pending: list[str] = []
    is_markdown = False
    for line in [*source.split("\n"), MARKDOWN]:
        if line in {MARKDOWN, HTML} or is_markdown or HEADING.match(line):
            if any(part.strip() for part in pending):
                markdown += ["", f"<!--block:{len(blocks)}-->", ""]
                blocks.append("\n".join(pending).strip("\n"))
            pending = []
            is_markdown = line == MARKDOWN or (is_markdown and line != HTML)
            markdown += [] if line in {MARKDOWN, HTML} else [line, ""] if HEADING.match(line) else [line]
        else:
            pending.append(line)
    return Body("\n".join(markdown), tuple(blocks))
