"""Tables of the plan's text: rows between bars, heads above a line of dashes, cells that span several.

::

    | 工程 | 投资（亿元） | <<   |
    | ^^   | 2026年       | 2027年 |
    |------|-------------:|-------:|
    | 道路 | 1.2          | 1.5    |

``^^`` joins a cell to the one above, ``<<`` to the one on its left.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import count, pairwise

from plansite.reading.inline import Words, refusals, words

ABOVE, LEFT = "^^", "<<"
BAR = re.compile(r"(?<!\\)\|")
DASHES = re.compile(r"\s*(?P<left>:?)-+(?P<right>:?)\s*$")

Row = tuple[tuple[str, int], ...]
"""Cells as written, each with its column in the file."""


@dataclass(frozen=True, slots=True)
class TextCell:
    """单元格: its words, and over how many rows and columns it stands."""

    words: Words
    column: int
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class TextTable:
    """表: rows of the head and of the body, each with the cells that begin in it."""

    anchor: str
    head: tuple[tuple[TextCell, ...], ...]
    body: tuple[tuple[TextCell, ...], ...]
    numeric: frozenset[int]
    """Columns that are set to the right."""

    caption: str
    """Anchor of the line directly above, which names the table; empty where there is none."""

    line: int = field(compare=False)

    @property
    def cells(self) -> tuple[TextCell, ...]:
        """Every cell in reading order."""
        return tuple(cell for row in (*self.head, *self.body) for cell in row)

    @property
    def lines(self) -> tuple[tuple[TextCell, ...], ...]:
        """The rows of the body, each with all cells that stand over it, from left to right."""
        found: list[dict[int, TextCell]] = [{} for _ in self.body]
        for index, row in enumerate(self.body):
            for cell in row:
                for line in found[index : index + cell.rows]:
                    line[cell.column] = cell
        return tuple(tuple(line[column] for column in sorted(line)) for line in found)


@dataclass(frozen=True, slots=True)
class TableFault:
    """What is wrong with a table: line and column in the file, what it is, and the cure."""

    line: int
    column: int
    found: str
    mend: str


def row(line: str) -> Row:
    """The cells of a line that begins with a bar."""
    body = line.rstrip()
    bars = [match.start() for match in BAR.finditer(body)]
    ends = bars if bars[-1] == len(body) - 1 and len(bars) > 1 else [*bars, len(body)]
    return tuple(
        (body[start + 1 : end].strip(), start + 2 + len(body[start + 1 : end]) - len(body[start + 1 : end].lstrip()))
        for start, end in pairwise(ends)
    )


def read(lines: list[tuple[int, str]], anchor: str, caption: str) -> TextTable | list[TableFault]:
    """The table in some lines, each with its number, or all that is wrong with it."""
    rows = [(number, row(line)) for number, line in lines]
    dashed = [index for index, (_, cells) in enumerate(rows) if all(DASHES.match(cell) for cell, _ in cells)]
    first = lines[0][0]
    if not dashed:
        return [
            TableFault(first, 1, "表格没有表头下面的横线", "请在表头下面加一行，如 |---|---|；没有表头的，写在第一行")
        ]
    if len(dashed) > 1:
        return [TableFault(rows[dashed[1]][0], 1, "表格有两行横线", "只在表头下面写一行；两个表之间请空一行")]
    width = len(rows[dashed[0]][1])
    faults = [
        TableFault(
            number,
            1,
            f"这一行有 {len(cells)} 格，横线有 {width} 格",
            "每行的格数要相同；空格也要写竖线；合并的写 ^^ 或 <<",
        )
        for number, cells in rows
        if len(cells) != width
    ]
    faults += [
        TableFault(number, column + refusal.at, refusal.found, refusal.mend)
        for number, cells in rows
        for cell, column in cells
        if cell not in {ABOVE, LEFT}
        for refusal in refusals(cell)
    ]
    head, body = rows[: dashed[0]], rows[dashed[0] + 1 :]
    if not body:
        faults.append(TableFault(first, 1, "表格没有内容", "请写出表头下面的各行"))
    if faults:
        return faults
    joined = [_joined(part) for part in (head, body)]
    wrong = [fault for part in joined for fault in part if isinstance(fault, TableFault)]
    if wrong:
        return wrong
    numeric = frozenset(
        index
        for index, (cell, _) in enumerate(rows[dashed[0]][1])
        if (match := DASHES.match(cell)) and match["right"] and not match["left"]
    )
    top, rest = (tuple(part for part in half if not isinstance(part, TableFault)) for half in joined)
    return TextTable(anchor, top, rest, numeric, caption, first)


def _joined(rows: list[tuple[int, Row]]) -> list[tuple[TextCell, ...] | TableFault]:
    """The rows of a head or a body with cells joined; a fault for each that cannot be."""
    owners: dict[tuple[int, int], tuple[int, int]] = {}
    faults: list[tuple[TextCell, ...] | TableFault] = []
    for y, (number, cells) in enumerate(rows):
        for x, (cell, column) in enumerate(cells):
            step = {ABOVE: (y - 1, x), LEFT: (y, x - 1)}.get(cell)
            if step is not None and step not in owners:
                where = "上面" if cell == ABOVE else "左边"
                faults.append(TableFault(number, column, f"“{cell}”{where}没有可以合并的格", "请核对合并的写法"))
            owners[y, x] = owners.get(step, (y, x)) if step is not None else (y, x)
    areas: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for place, owner in owners.items():
        areas.setdefault(owner, []).append(place)
    spans = {}
    for owner, places in areas.items():
        tall = max(y for y, _ in places) - owner[0] + 1
        wide = max(x for _, x in places) - owner[1] + 1
        if tall * wide != len(places) or min(x for _, x in places) < owner[1]:
            number, cells = rows[owner[0]]
            faults.append(TableFault(number, cells[owner[1]][1], "合并的格不是长方形", "请核对 ^^ 和 <<"))
        spans[owner] = (tall, wide)
    if faults:
        return faults
    return [
        tuple(
            TextCell(words(cell), x, *spans[y, x])
            for x, (cell, _) in zip(count(), cells, strict=False)
            if (y, x) in spans
        )
        for y, (_, cells) in enumerate(rows)
    ]
