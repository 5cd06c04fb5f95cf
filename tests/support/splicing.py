"""Edits of YAML as people make them: lines put among the others, and nothing else touched."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


class Change(Protocol):
    """One edit of one file."""

    @property
    def place(self) -> tuple[str, str]:
        """The file, and what in it is changed."""

    def apply(self, project: Path) -> None:
        """Make it."""


@dataclass(frozen=True, slots=True)
class Append:
    """Lines at the end of a file."""

    file: str
    block: str

    @property
    def place(self) -> tuple[str, str]:
        """The file, and what in it is changed."""
        return (self.file, self.block)

    def apply(self, project: Path) -> None:
        """Put them there."""
        path = project / self.file
        path.write_text(path.read_text(encoding="utf-8").rstrip("\n") + "\n" + self.block.rstrip("\n") + "\n", "utf-8")


@dataclass(frozen=True, slots=True)
class Create:
    """A file of its own."""

    file: str
    text: str

    @property
    def place(self) -> tuple[str, str]:
        """The file, and what in it is changed."""
        return (self.file, "")

    def apply(self, project: Path) -> None:
        """Write it."""
        assert not (project / self.file).exists(), f"{self.file} is there already"
        (project / self.file).write_text(self.text, encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Replace:
    """Words that stand once, in place of others."""

    file: str
    old: str
    new: str

    @property
    def place(self) -> tuple[str, str]:
        """The file, and what in it is changed."""
        return (self.file, self.old)

    def apply(self, project: Path) -> None:
        """Change them."""
        path = project / self.file
        text = path.read_text(encoding="utf-8")
        assert text.count(self.old) == 1, f"{self.old!r} stands {text.count(self.old)} times in {self.file}"
        path.write_text(text.replace(self.old, self.new), encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Add:
    """A block at the end of a list of an item, which begins if it is not there."""

    file: str
    item: str
    """How the item begins or what it is called: ``id: 1-1``, ``name: …``; empty for the file itself."""

    key: str
    block: str

    @property
    def place(self) -> tuple[str, str]:
        """The file, and what in it is changed."""
        return (self.file, self.item or self.key)

    def apply(self, project: Path) -> None:
        """Put the block there, as deep as its place asks."""
        path = project / self.file
        lines = path.read_text(encoding="utf-8").splitlines()
        start, end, depth = _item(lines, self.item)
        block = textwrap.dedent(self.block).strip("\n")
        place = next((n for n in range(start, end) if lines[n].startswith(f"{' ' * depth}{self.key}:")), None)
        if place is None:
            lines[end:end] = [f"{' ' * depth}{self.key}:", *_deeper(block, depth + 2)]
        else:
            lines[place] = lines[place].removesuffix(" []")
            after = _end(lines, place + 1, depth + 1)
            lines[after:after] = _deeper(block, depth + 2)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Fields:
    """Fields of an item, in place of those of the same names or behind the others."""

    file: str
    item: str
    block: str
    within: str = ""
    """A line of the item behind which the fields stand: for an observation among others."""

    @property
    def place(self) -> tuple[str, str]:
        """The file, and what in it is changed."""
        return (self.file, self.item)

    def apply(self, project: Path) -> None:
        """Put the fields there."""
        path = project / self.file
        lines = path.read_text(encoding="utf-8").splitlines()
        start, end, depth = _item(lines, self.item)
        if self.within:
            start, end, depth = _item(lines, self.within, start, end)
        fields = _deeper(textwrap.dedent(self.block).strip("\n"), depth)
        for number in reversed(range(start, end)):
            if any(_named(lines[number], field) for field in fields if indentation(field) == depth):
                del lines[number]
                end -= 1
        lines[end:end] = fields
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def indentation(line: str) -> int:
    """How many spaces a line begins with."""
    return len(line) - len(line.lstrip(" "))


def _named(line: str, field: str) -> bool:
    """Whether a line of the same depth bears the name of a field."""
    return line.startswith(field.partition(":")[0] + ":")


def _item(lines: Sequence[str], words: str, start: int = 0, stop: int | None = None) -> tuple[int, int, int]:
    """The first line behind the item's dash, the line behind its last, and how deep its fields are."""
    stop = len(lines) if stop is None else stop
    if not words:
        return start, _trimmed(lines, stop), 0
    places = [n for n in range(start, stop) if lines[n].strip().removeprefix("- ") == words]
    assert len(places) == 1, f"{words!r} stands {len(places)} times"
    found = places[0]
    while not lines[found].lstrip().startswith("- "):
        found -= 1
    depth = indentation(lines[found]) + 2
    return found, min(stop, _end(lines, found + 1, depth)), depth


def _end(lines: Sequence[str], start: int, depth: int) -> int:
    """The first line from ``start`` on that is less deep than ``depth``, before blank lines."""
    place = next(
        (n for n in range(start, len(lines)) if lines[n].strip() and indentation(lines[n]) < depth), len(lines)
    )
    return _trimmed(lines, place)


def _trimmed(lines: Sequence[str], end: int) -> int:
    while end and not lines[end - 1].strip():
        end -= 1
    return end


def _deeper(block: str, depth: int) -> list[str]:
    return [" " * depth + line if line.strip() else "" for line in block.splitlines()]
