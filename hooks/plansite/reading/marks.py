"""Where every part of a YAML text stands.

A row a part, in arrays: a large plan has some hundred thousand parts, and objects for their places would weigh more
than everything that is read of it. Only offsets are kept; lines and columns are counted when somebody asks.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from plansite.problems import Mark

Loc: TypeAlias = tuple[str | int, ...]

ROOT = 0
NOWHERE = 0xFFFF_FFFF
FLOW, EMPTY = 1, 2
LINE_BREAK = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a mapping as it is written."""

    key: str
    mark: Mark
    is_empty: bool
    """Whether nothing stands behind its colon."""

    first: Mark | None = None
    """Where the field of this name stands that was before it in the same mapping."""


@dataclass(frozen=True, slots=True)
class Span:
    """From where to where a part stands in the text: offsets from 0, without the blank lines behind it."""

    start: int
    end: int
    is_flow: bool = False
    """Whether it is a list or a mapping in brackets."""


class Marks:
    """The places of the parts of one text; the row of the document itself is ``ROOT``."""

    def __init__(self, file: str, text: str) -> None:
        """No parts yet, of a file as messages show its name."""
        self.file = file
        self._text = text
        self._steps: list[str | int] = [""]
        """What leads from the part around to each part: the name of a field, or the number of an item."""

        self._at = array("I", [NOWHERE])
        self._end = array("I", [NOWHERE])
        self._key = array("I", [NOWHERE])
        self._key_end = array("I", [NOWHERE])
        self._flags = bytearray(1)
        self._first = array("I", [0])
        self._count = array("I", [0])
        self._inner = array("I")
        """The rows inside each part, one part behind the other: ``_count`` of them from ``_first`` on."""

        self._more: dict[int, dict[str | int, int]] = {}
        """Rows inside a part that it should not have: a field that stands twice, a field name that is no text."""

        self._fields: dict[int, list[Field]] = {}
        """The fields of mappings in which one stands twice."""

    def add(self, step: str | int) -> int:
        """A new part, which ``close`` puts into the part around it; returns its row."""
        self._steps.append(step)
        self._at.append(NOWHERE)
        self._end.append(NOWHERE)
        self._key.append(NOWHERE)
        self._key_end.append(NOWHERE)
        self._flags.append(0)
        self._first.append(0)
        self._count.append(0)
        return len(self._steps) - 1

    def add_odd(self, owner: int, step: str | int) -> int:
        """A part that should not be inside another: a new one, or the one that is there by that name."""
        rows = self._more.setdefault(owner, {})
        if step not in rows:
            rows[step] = self.add(step)
        return rows[step]

    def name(self, row: int, start: int, end: int = NOWHERE, *, is_empty: bool = False) -> None:
        """Note where the key of a part stands; that of an item of a list has no end."""
        self._key[row], self._key_end[row] = start, end
        self._flags[row] = EMPTY if is_empty else 0

    def begin(self, row: int, at: int) -> None:
        """Note where a part begins, if nobody has."""
        if self._at[row] == NOWHERE:
            self._at[row] = at

    def stand(self, row: int, at: int) -> None:
        """Note one place for key and value of a part."""
        self._key[row] = self._at[row] = at

    def end(self, row: int, end: int, *, is_flow: bool = False) -> None:
        """Note where a part ends."""
        self._end[row] = end
        self._flags[row] = self._flags[row] & EMPTY | (FLOW if is_flow else 0)

    def close(self, row: int, inside: Sequence[int]) -> None:
        """Note which parts are inside another."""
        self._first[row], self._count[row] = len(self._inner), len(inside)
        self._inner.extend(inside)

    def note_fields(self, row: int, fields: list[Field]) -> None:
        """Note the fields of a mapping in which one stands twice."""
        self._fields[row] = fields

    @property
    def has_repeats(self) -> bool:
        """Whether a field stands twice in any mapping."""
        return bool(self._fields)

    @cached_property
    def _lines(self) -> array[int]:
        """Where every line begins."""
        return array("I", [0, *(found.end() for found in LINE_BREAK.finditer(self._text))])

    def mark(self, offset: int) -> Mark:
        """Line and column of a place in the text."""
        line = bisect_right(self._lines, offset)
        return Mark(self.file, line, offset - self._lines[line - 1] + 1)

    def line_start(self, offset: int) -> int:
        """Where the line of a place begins."""
        return self._lines[bisect_right(self._lines, offset) - 1]

    def rows(self, row: int) -> array[int]:
        """The rows of the fields or items of a part, in the order of the text."""
        first = self._first[row]
        return self._inner[first : first + self._count[row]]

    def inside(self, row: int, step: str | int) -> int | None:
        """The row of one field or item of a part."""
        first, count = self._first[row], self._count[row]
        if isinstance(step, int):
            if 0 <= step < count and self._steps[self._inner[first + step]] == step:
                return self._inner[first + step]
        else:
            for inner in self._inner[first : first + count]:
                if self._steps[inner] == step:
                    return inner
        return self._more[row].get(step) if row in self._more else None

    def row(self, loc: Loc) -> int | None:
        """The row of the part at ``loc``."""
        found: int | None = ROOT if self._at[ROOT] != NOWHERE else None
        for step in loc:
            if found is None:
                return None
            found = self.inside(found, step)
        return found

    def nearest(self, loc: Loc) -> int:
        """The row of the part at ``loc``, or of the nearest part around it that exists.

        The first item of a list may stand by itself, without the list.
        """
        found = ROOT
        for step in loc:
            inner = self.inside(found, step)
            if inner is not None:
                found = inner
            elif step != 0:
                break
        return found

    def key_of(self, row: int) -> Mark | None:
        """Where the key (or the item of a list) of a row stands."""
        return None if self._key[row] == NOWHERE else self.mark(self._key[row])

    def value_of(self, row: int) -> Mark | None:
        """Where the value of a row stands."""
        return None if self._at[row] == NOWHERE else self.mark(self._at[row])

    def span(self, row: int) -> Span | None:
        """From where to where the value of a row stands."""
        if self._end[row] == NOWHERE:
            return None
        return Span(self._at[row], self._end[row], bool(self._flags[row] & FLOW))

    def key_span(self, row: int) -> Span | None:
        """From where to where the key of a field stands."""
        return None if self._key_end[row] == NOWHERE else Span(self._key[row], self._key_end[row])

    def fields(self, row: int) -> list[Field]:
        """The fields of a mapping in the order of the file, with those that stand twice."""
        if row in self._fields:
            return self._fields[row]
        return [self._field(inner) for inner in self.rows(row)]

    def _field(self, row: int) -> Field:
        return Field(str(self._steps[row]), self.mark(self._key[row]), bool(self._flags[row] & EMPTY))

    def below(self, loc: Loc = ()) -> Iterator[tuple[Loc, int]]:
        """Every part at and inside ``loc`` with its row, each before what is inside it."""
        row = self.row(loc)
        if row is not None:
            yield from self._below(row, loc)

    def _below(self, row: int, loc: Loc) -> Iterator[tuple[Loc, int]]:
        yield loc, row
        for inner in (*self.rows(row), *self._more.get(row, {}).values()):
            yield from self._below(inner, (*loc, self._steps[inner]))

    def named(self, name: str) -> Iterator[tuple[str, Mark]]:
        """Every field inside a field or item of this name, with its place."""
        for row, step in enumerate(self._steps):
            if step == name:
                for inner in (*self.rows(row), *self._more.get(row, {}).values()):
                    key, mark = self._steps[inner], self.key_of(inner)
                    if isinstance(key, str) and mark is not None:
                        yield key, mark

    def moved(self, places: Sequence[int], text: str) -> Marks:
        """The same parts in another text, in which what stood at each offset stands at ``places`` of it."""

        def there(offsets: array[int]) -> array[int]:
            return array("I", [offset if offset == NOWHERE else places[offset] for offset in offsets])

        found = Marks(self.file, text)
        found._steps, found._flags = self._steps, self._flags
        found._at, found._end = there(self._at), there(self._end)
        found._key, found._key_end = there(self._key), there(self._key_end)
        found._first, found._count, found._inner = self._first, self._count, self._inner
        found._more, found._fields = self._more, self._fields
        return found
