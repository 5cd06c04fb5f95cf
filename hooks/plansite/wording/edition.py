"""数据版本和数据截至: what every page states and every edit changes; pages that say nothing else new can be kept.

A page is made with marks in their places, kept with them, and gets the words when it is written.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields

from plansite.wording import days
from plansite.wording.citations.citation import Day

OPEN, CLOSE = "\ufffe", "\uffff"
"""No characters, as Unicode has it: the check refuses them in all that people write."""

MARK = re.compile(f"{OPEN}([a-z]+){CLOSE}")

Words = Mapping[str, str]
"""What is put in the place of marks, by their names."""


def mark(name: str) -> str:
    """What stands in a page for the words of that name."""
    return f"{OPEN}{name}{CLOSE}"


def filled(text: str, words: Words) -> str:
    """The text with words in the place of its marks."""
    return MARK.sub(lambda match: words[match[1]], text) if OPEN in text else text


@dataclass(frozen=True, slots=True)
class Edition:
    """版次: the version of the data and its last day, in every form in which a page states them."""

    version: str
    iso: str
    slashed: str
    parts: str
    words: str
    """``2026年11月24日``"""

    @classmethod
    def of(cls, version: str, as_of: datetime.date) -> Edition:
        """The words themselves."""
        day = Day.of(as_of)
        return cls(version, day.iso, day.slashed, day.parts, days.day(as_of))

    @classmethod
    def marked(cls) -> Edition:
        """Marks in the place of all words."""
        return cls(*(mark(field.name) for field in fields(cls)))

    @property
    def cited(self) -> Day:
        """数据截至 as the day of a citation."""
        return Day(self.iso, self.slashed, self.parts)

    @property
    def fillings(self) -> dict[str, str]:
        """What marks stand for."""
        return asdict(self)
