"""The words of a page as readers find them: a part for every heading that has an address."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import NamedTuple

HEADINGS = frozenset(("h1", "h2", "h3"))
SINGLE = frozenset(("br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"))
LEFT_OUT = frozenset(("cite-box", "code", "form", "nav", "pre", "script", "search-results", "style", "svg", "template"))
"""Elements without words of the page, and those that repeat what stands elsewhere."""

LEFT_OUT_CLASS = "plan-quote"
"""The plan's text is found where it stands in the plan."""

LEFT_OUT_ANCHOR = "neighbours"
"""Names that are found at their own pages."""

LEFT_OUT_MARK = "data-search-exclude"
RUNNING = frozenset(
    ("a", "abbr", "b", "code", "em", "i", "kbd", "mark", "small", "span", "strong", "sub", "sup", "time")
)
"""Elements within a sentence; all others end it."""

BLANKS = re.compile(r"[ \t\r\n]+")
ENDS = re.compile(r"\s*\0[\s\0]*")


class Part(NamedTuple):
    """A heading and what stands below it."""

    anchor: str
    heading: str
    text: str
    """The words, one line a sentence or cell."""


def parts(html: str) -> list[Part]:
    """The parts of a page that have words."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    found = [Part(part.anchor, part.heading, _lines(part.words)) for part in reader.parts]
    return [part for part in found if part.text and part.anchor != LEFT_OUT_ANCHOR]


def _lines(words: list[str]) -> str:
    return ENDS.sub("\n", BLANKS.sub(" ", "".join(words))).strip()


@dataclass(slots=True)
class _Part:
    """A part while it is read."""

    anchor: str
    heading: str = ""
    words: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    """Collects the words of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.parts = [_Part("")]
        self._open: list[tuple[str, str, bool]] = []
        """Elements that are open: name, nearest anchor, whether they are left out."""

        self._heading: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note where an element begins."""
        if tag not in RUNNING:
            self._say("\0")
        if tag in SINGLE:
            return
        given = {name: value or "" for name, value in attrs}
        _, around, is_out = self._open[-1] if self._open else ("", "", False)
        anchor = given.get("id") or around
        is_out = is_out or tag in LEFT_OUT or LEFT_OUT_MARK in given or LEFT_OUT_CLASS in given.get("class", "").split()
        self._open.append((tag, anchor, is_out))
        if tag in HEADINGS and anchor and not is_out:
            self.parts.append(_Part(anchor))
            self._heading = []

    def handle_endtag(self, tag: str) -> None:
        """Note where an element ends."""
        while self._open and self._open.pop()[0] != tag:
            pass
        if tag in HEADINGS and self._heading is not None:
            self.parts[-1].heading = BLANKS.sub(" ", "".join(self._heading).replace("\0", " ")).strip()
            self._heading = None
        if tag not in RUNNING:
            self._say("\0")

    def handle_data(self, data: str) -> None:
        """Keep words."""
        self._say(data)

    def _say(self, words: str) -> None:
        if self._open and self._open[-1][2]:
            return
        (self.parts[-1].words if self._heading is None else self._heading).append(words)
