"""分页: a list too long for one page, cut into pages with addresses of their own; a short list stays whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

MOST = 500
"""Rows on one page: with the longest rows there are, it stays below 150 kB as browsers fetch it."""

FOLDER = "page"
"""Between the path of a list and the number of a further page of it."""

Group = TypeVar("Group")
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Leaf:
    """一页: one page of a list."""

    base: str
    """Path of the list: its first page."""

    number: int
    """From 1."""

    total: int
    """Rows of the whole list."""

    @property
    def count(self) -> int:
        """How many pages the list has."""
        return _count(self.total)

    @property
    def path(self) -> str:
        """Where it is published."""
        return self.at(self.number)

    @property
    def words(self) -> str:
        """第几页: ``第 2 页，共 5 页``."""
        return f"第 {self.number} 页，共 {self.count} 页"

    @property
    def first(self) -> int:
        """The number of its first row, from 1."""
        return (self.number - 1) * MOST + 1

    @property
    def last(self) -> int:
        """The number of its last row."""
        return min(self.number * MOST, self.total)

    @property
    def further(self) -> str | None:
        """Addresses of the other pages as seen from the first: ``page/2/ page/3/``; ``None`` where no other is."""
        others = [f"{FOLDER}/{number}/" for number in range(2, self.count + 1)]
        return " ".join(others) if others and self.number == 1 else None

    def at(self, number: int) -> str:
        """The path of a page of the list."""
        return self.base if number == 1 else f"{self.base}/{FOLDER}/{number}"

    def titled(self, title: str) -> str:
        """The title of a further page: ``…（第 2 页，共 5 页）``; of the first, that of the list."""
        return title if self.number == 1 else f"{title}（{self.words}）"

    def part(self, groups: Iterable[tuple[Group, Sequence[Row]]]) -> Iterator[tuple[Group, Sequence[Row]]]:
        """The rows of this page under their groups; a group that was begun on a page before is named again."""
        before = 0
        for group, rows in groups:
            kept = rows[max(0, self.first - 1 - before) : max(0, self.last - before)]
            before += len(rows)
            if kept:
                yield group, kept


def leaves(base: str, total: int) -> list[Leaf]:
    """The pages of a list of so many rows; an empty list has one too."""
    return [Leaf(base, number, total) for number in range(1, _count(total) + 1)]


def paths(base: str, total: int) -> list[str]:
    """Where the pages of a list behind the first are published."""
    return [leaf.path for leaf in leaves(base, total)[1:]]


def is_further(path: str) -> bool:
    """Whether a page is one of a list behind the first."""
    return f"/{FOLDER}/" in path


def _count(total: int) -> int:
    return max(1, -(-total // MOST))
