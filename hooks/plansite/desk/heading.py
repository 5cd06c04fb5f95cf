"""表头: which column of a sheet holds what, found among titles, merged cells and units."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from plansite.desk.answers import GROUPED, PLAIN, RefusedError, narrow
from plansite.desk.sheet import Cell, Sheet, letters
from plansite.exports.columns import OBSERVATIONS

TITLES = {column.name: column.title for column in OBSERVATIONS}
ALIASES = {
    "指标": "name",
    "指标名称": "name",
    "代码": "series",
    "指标代码": "series",
    "目标代码": "series",
    "地区": "area_name",
    "年度": "year",
    "值": "value",
    "性质": "kind",
    "来源代码": "source",
    "来源名称": "source_title",
    "发布单位": "publisher",
    "来源原句": "quote",
}
"""Headings that people write for those of the data files."""

HEADINGS = {
    **{name: name for name in TITLES},
    **ALIASES,
    **{title: name for name, title in TITLES.items()},
}
FEWEST = 3
"""Headings that a row must have to be the head of a table."""

LOOKED_AT = 30
UNIT = re.compile(r"(?P<name>[^()]+)\((?P<unit>[^()]+)\)$")
STATED = re.compile(r"\(?(?:计量|数据)?单位:(?P<units>[^()]+)\)?$")
OFFICE = re.compile(r"[局委办厅处院部科股室]$|中心$|政府$|公司$|[学医]校$")
"""What ends the name of an organisation, which is a 单位 too."""


@dataclass(frozen=True)
class Head:
    """表头: which column holds what."""

    row: int
    columns: Mapping[str, int]
    """By the name of a column of the data files: its place, from 0."""

    units: tuple[str, ...] = ()
    """The units that the heading of the values, or a line above the table, names."""

    unused: tuple[str, ...] = ()

    def place(self, name: str) -> str:
        """A column as people see it: ``D 列“数值”``."""
        return f"{letters(self.columns[name] + 1)} 列“{TITLES[name]}”" if name in self.columns else f"“{TITLES[name]}”"


def repeats_head(row: tuple[Cell, ...], top: Head) -> bool:
    """Whether a row says the head again, as tables of several pages do."""
    found = {name: place for place, (name, _) in _headings(row).items()}
    return len(found) >= FEWEST and all(top.columns.get(name) == place for name, place in found.items())


def head(sheet: Sheet) -> Head | None:
    """The head of a table: the first row with the most known headings, completed from the row above or below it."""
    counts = {number: len(_headings(row)) for number, row in sheet.numbered() if number <= LOOKED_AT}
    best = max(counts, key=lambda number: counts[number], default=0)
    if not best or counts[best] < FEWEST:
        return None
    found, last = _headings(sheet.rows[best - 1]), best
    for beside in (best - 1, best + 1):
        if 1 <= beside <= len(sheet.rows) and not _has_numbers(sheet.rows[beside - 1]):
            others = {place: name for place, name in _headings(sheet.rows[beside - 1]).items() if place not in found}
            if others or (beside > best and _repeats(sheet.rows[beside - 1], sheet.rows[best - 1])):
                found |= others
                last = max(last, beside)
    columns: dict[str, int] = {}
    for place, (name, _) in sorted(found.items()):
        if name in columns:
            raise RefusedError(
                f"{letters(columns[name] + 1)} 列和 {letters(place + 1)} 列的表头都是“{TITLES[name]}”。请只留一列"
            )
        columns[name] = place
    units = tuple(unit for name, unit in found.values() if name == "value" and unit) or _stated(sheet, best)
    unused = tuple(cell.text for place, cell in enumerate(sheet.rows[best - 1]) if cell.text and place not in found)
    return Head(last, columns, units, unused)


def _headings(row: tuple[Cell, ...]) -> dict[int, tuple[str, str]]:
    """The known headings of a row: place, name of the column and the unit that it names."""
    found = {}
    for place, cell in enumerate(row):
        text = re.sub(r"\s+|\*", "", narrow(cell.text))
        match = UNIT.match(text)
        name = HEADINGS.get(text) or HEADINGS.get(match["name"] if match else "")
        if name:
            found[place] = (name, match["unit"] if match and name == "value" else "")
    return found


def _has_numbers(row: tuple[Cell, ...]) -> bool:
    return any(PLAIN.match(text) or GROUPED.match(text) for text in (narrow(cell.text) for cell in row))


def _repeats(row: tuple[Cell, ...], above: tuple[Cell, ...]) -> bool:
    """Whether a row is the lower half of a head whose cells are merged downwards."""
    same = [cell.is_merged and cell.text == upper.text for cell, upper in zip(row, above, strict=False)]
    return sum(same) >= FEWEST


def _stated(sheet: Sheet, best: int) -> tuple[str, ...]:
    """The units of a line above the table: ``单位：万元、%``."""
    for row in sheet.rows[: best - 1]:
        for cell in row:
            match = STATED.match(re.sub(r"\s+", "", narrow(cell.text)))
            if match and not OFFICE.search(match["units"]):
                return tuple(unit for unit in re.split("[、,;]", match["units"]) if unit)
    return ()
