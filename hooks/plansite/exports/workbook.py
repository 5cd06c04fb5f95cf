"""The tables as one Excel file: a sheet each, cells that are words or numbers and never formulas."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from unicodedata import east_asian_width

from plansite.charts.drawing.theme import TONES
from plansite.exports.export import NUMERIC, text_of
from plansite.exports.table import Column, Table

NARROWEST, WIDEST = 8, 48
LONGEST = 32_767
"""What a cell of the format holds; Excel refuses a file that holds more in one."""

LONGEST_TITLE = 255
"""What a property of the file holds."""

CONTINUED = "……（单元格最多容纳 32767 字，全文见 CSV 文件）"

HEAD_ROOM = 3
"""What a filter's button takes of a heading's width."""

FONT = "等线"
SAFE = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": False,
}


@dataclass(frozen=True, slots=True)
class Cover:
    """What a workbook says of itself."""

    title: str
    as_of: datetime.date
    facts: tuple[tuple[str, str], ...]
    """Names and words for the sheet 说明."""


def workbook(tables: Iterable[Table], cover: Cover) -> bytes:
    """An XLSX with a sheet a table and one that says what it is; the same tables give the same bytes."""
    import xlsxwriter  # noqa: PLC0415 -- reading it takes longer than a check of all data

    output = io.BytesIO()
    with xlsxwriter.Workbook(output, SAFE) as book:
        created = datetime.datetime.combine(cover.as_of, datetime.time())
        book.set_properties({"title": cover.title[:LONGEST_TITLE], "created": created})
        styles = _Styles(book)
        for table in tables:
            _fill(book.add_worksheet(table.title), table, styles)
        _explain(book.add_worksheet("说明"), cover, styles)
    return output.getvalue()


class _Styles:
    """The formats of a workbook, each made once."""

    def __init__(self, book: Any) -> None:  # noqa: ANN401 -- the library has no types
        self._book = book
        self._made: dict[str, Any] = {}
        ground = {"font_name": FONT, "font_size": 11, "valign": "top"}
        self.head = book.add_format(
            {
                **ground,
                "bold": True,
                "font_color": TONES["ground"],
                "bg_color": TONES["subject"],
                "valign": "vcenter",
                "border": 1,
            }
        )
        self.words = book.add_format({**ground, "text_wrap": True})
        self.label = book.add_format({**ground, "bold": True})
        self._ground = ground

    def number(self, value: Decimal) -> Any:  # noqa: ANN401 -- the library has no types
        """The format that shows a number with the digits it was written with."""
        exponent = value.as_tuple().exponent
        digits = max(0, -exponent) if isinstance(exponent, int) else 0
        pattern = "0." + "0" * digits if digits else "0"
        if pattern not in self._made:
            self._made[pattern] = self._book.add_format({**self._ground, "num_format": pattern})
        return self._made[pattern]


def _fill(sheet: Any, table: Table, styles: _Styles) -> None:  # noqa: ANN401 -- the library has no types
    for place, column in enumerate(table.columns):
        sheet.write_string(0, place, column.title, styles.head)
        sheet.set_column(place, place, _width(column, [column.for_people(row[place]) for row in table.rows]))
    for line, row in enumerate(table.rows, start=1):
        for place, value in enumerate(row):
            _write(sheet, line, place, table.columns[place].for_people(value), styles)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)
    sheet.set_row(0, 24)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _write(sheet: Any, line: int, place: int, value: object, styles: _Styles) -> None:  # noqa: ANN401 -- see above
    if value is None:
        return
    if isinstance(value, NUMERIC) and not isinstance(value, bool):
        sheet.write_number(line, place, float(value), styles.number(Decimal(value)))
    else:
        sheet.write_string(line, place, _fitting(text_of(value)), styles.words)


def _fitting(text: str) -> str:
    """A text that a cell can hold: a longer one ends with where the whole stands."""
    if _units(text) <= LONGEST:
        return text
    room = LONGEST - len(CONTINUED)
    kept = text.encode("utf-16-le")[: 2 * room].decode("utf-16-le", "ignore")
    return kept + CONTINUED


def _units(text: str) -> int:
    """How the format counts letters: those beyond the basic plane twice."""
    return len(text.encode("utf-16-le")) // 2


def _explain(sheet: Any, cover: Cover, styles: _Styles) -> None:  # noqa: ANN401 -- see above
    sheet.set_column(0, 0, 16)
    sheet.set_column(1, 1, 96)
    for line, (name, words) in enumerate(cover.facts):
        sheet.write_string(line, 0, name, styles.label)
        sheet.write_string(line, 1, _fitting(words), styles.words)


def _width(column: Column[Any], values: Iterable[object]) -> int:
    """Wide enough for the heading and for most values; long texts wrap."""
    longest = max(map(_length, values), default=0)
    head = _length(column.title) + HEAD_ROOM
    return max(NARROWEST, head, min(WIDEST, longest + 1))


def _length(value: object) -> int:
    """Widths of letters: a Chinese one takes two; of more than the widest column shows, no more than that many."""
    text = text_of(value)[:WIDEST]
    return len(text) if text.isascii() else sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)
