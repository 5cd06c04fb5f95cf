"""Tables of the plan's text: however cells are joined, they are read back where they stand."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plansite.reading import text_table
from plansite.reading.text_table import TableFault, TextTable

Place = tuple[int, int]
Rectangle = tuple[int, int, int, int]
"""Row, column, and over how many of both a cell stands."""

DASHES = {"left": "---", "right": "--:", "middle": ":-:", "begin": ":--"}


def split(chance: random.Random, height: int, width: int) -> list[Rectangle]:
    """A grid cut into rectangles, in reading order."""
    free = {(y, x) for y in range(height) for x in range(width)}
    found = []
    for y, x in sorted(free):
        if (y, x) not in free:
            continue
        wide = 1
        while x + wide < width and (y, x + wide) in free and chance.random() < 0.3:
            wide += 1
        tall = 1
        while y + tall < height and chance.random() < 0.3:
            tall += 1
        free -= {(y + down, x + across) for down in range(tall) for across in range(wide)}
        found.append((y, x, tall, wide))
    return found


def written(chance: random.Random, cells: list[Rectangle], height: int, width: int, name: str) -> list[list[str]]:
    """The grid as it is written: the words of a cell in its first place, signs that join in the others."""
    grid = [["" for _ in range(width)] for _ in range(height)]
    for y, x, tall, wide in cells:
        for down in range(tall):
            for across in range(wide):
                signs = [sign for sign, there in (("^^", down), ("<<", across)) if there]
                grid[y + down][x + across] = chance.choice(signs) if signs else f"{name}{y}-{x}"
    return grid


def rows(table: tuple[tuple[text_table.TextCell, ...], ...]) -> list[tuple[str, Rectangle]]:
    return [(cell.words.text, (y, cell.column, cell.rows, cell.columns)) for y, row in enumerate(table) for cell in row]


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 10**6), st.integers(0, 3), st.integers(1, 4), st.integers(1, 5), st.data())
def test_joined_cells_are_read_where_they_stand(
    seed: int, heads: int, height: int, width: int, data: st.DataObject
) -> None:
    chance = random.Random(seed)
    upper, lower = split(chance, heads, width), split(chance, height, width)
    kinds = data.draw(st.lists(st.sampled_from(sorted(DASHES)), min_size=width, max_size=width))
    lines = [
        *written(chance, upper, heads, width, "头"),
        [DASHES[kind] for kind in kinds],
        *written(chance, lower, height, width, "身"),
    ]
    table = text_table.read([(5 + n, f"| {' | '.join(line)} |") for n, line in enumerate(lines)], "1-t1", "1-p3")
    assert isinstance(table, TextTable), table
    assert rows(table.head) == [(f"头{cell[0]}-{cell[1]}", cell) for cell in upper]
    assert rows(table.body) == [(f"身{cell[0]}-{cell[1]}", cell) for cell in lower]
    assert [len(part) for part in (table.head, table.body)] == [heads, height]
    assert table.numeric == {place for place, kind in enumerate(kinds) if kind == "right"}
    assert (table.anchor, table.caption, table.line) == ("1-t1", "1-p3", 5)
    assert table.cells == tuple(cell for row in (*table.head, *table.body) for cell in row)
    for y, line in enumerate(table.lines):
        over = [(f"身{top}-{left}", left) for top, left, tall, _ in lower if top <= y < top + tall]
        assert [(cell.words.text, cell.column) for cell in line] == sorted(over, key=lambda cell: cell[1])


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ("| 甲 | 乙 |", (("甲", 3), ("乙", 7))),
        ("|甲|乙|  ", (("甲", 2), ("乙", 4))),
        ("| 甲 | 乙", (("甲", 3), ("乙", 7))),
        ("|  甲|", (("甲", 4),)),
        ("|", (("", 2),)),
        ("||", (("", 2),)),
        (r"| 甲\|乙 | 丙 |", ((r"甲\|乙", 3), ("丙", 10))),
    ],
)
def test_a_line_is_cut_at_its_bars(line: str, cells: text_table.Row) -> None:
    assert text_table.row(line) == cells


NARROW = "这一行有 1 格，横线有 2 格"
NO_LEFT, NO_ABOVE = "“<<”左边没有可以合并的格", "“^^”上面没有可以合并的格"
FAULTS = [
    (["| 甲 |", "| 乙 |"], [(3, 1, "表格没有表头下面的横线")]),
    (["| 甲 |", "|---|", "|---|", "| 乙 |"], [(5, 1, "表格有两行横线")]),
    (["| 甲 |", "|---|---|", "| 乙 | 丙 |", "| 丁 |"], [(3, 1, NARROW), (6, 1, NARROW)]),
    (["| 甲 |", "|---|"], [(3, 1, "表格没有内容")]),
    (["| 甲 | 乙 |", "|---|---|", "| <<   | ^^ |"], [(5, 3, NO_LEFT), (5, 10, NO_ABOVE)]),
    (["| ^^ |", "|---|", "| 甲 |"], [(3, 3, NO_ABOVE)]),
    (["|---|---|", "| 甲 | << |", "| ^^ | 乙 |"], [(4, 3, "合并的格不是长方形")]),
    (["|---|---|", "| 甲 | 乙 |", "| << | ^^ |"], [(5, 3, NO_LEFT)]),
    (["|---|---|", "| 丙 | 乙 |", "| 丁 | ^^ |", "| ^^ | << |"], [(5, 3, "合并的格不是长方形")]),
    (["| 甲 |", "|---|", "| a*b*c |", "| d`e` |"], [(5, 4, "有斜体“*b*”"), (6, 4, "有反引号“`e`”")]),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "faults"), FAULTS)
def test_every_fault_of_a_table_is_told_with_its_place(lines: list[str], faults: list[tuple[int, int, str]]) -> None:
    found = text_table.read(list(enumerate(lines, start=3)), "1-t1", "")
    assert isinstance(found, list)
    assert all(isinstance(fault, TableFault) and fault.mend for fault in found)
    assert [(fault.line, fault.column, fault.found) for fault in found] == faults


def test_a_table_without_a_head_begins_with_dashes() -> None:
    table = text_table.read([(1, "|---|"), (2, "| 甲 |")], "1-t1", "")
    assert isinstance(table, TextTable)
    assert table.head == ()
    assert [cell.words.text for cell in table.cells] == ["甲"]
