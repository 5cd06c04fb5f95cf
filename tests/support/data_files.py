"""Reading published data files with readers that this project did not write."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl

LONGEST_CELL = 32_767
"""Letters that a cell of Excel holds, in UTF-16."""


def csv_fields(content: bytes) -> list[str]:
    """The names that head a CSV file, which may have no rows."""
    return next(csv.reader(io.StringIO(content.decode("utf-8-sig"))), [])


def csv_rows(content: bytes) -> list[dict[str, str]]:
    """The rows of a CSV by the names of their columns."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def json_numbers(content: bytes) -> Any:
    """JSON with its numbers digit by digit."""
    return json.loads(content, parse_float=Decimal, parse_int=Decimal)


def sheets(content: bytes) -> dict[str, list[tuple[Any, ...]]]:
    """The cells of every sheet, the heading first; formulas as formulas."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}


def members(archive: Path) -> dict[str, bytes]:
    """The files of a ZIP."""
    with zipfile.ZipFile(archive) as bundle:
        return {name: bundle.read(name) for name in bundle.namelist()}


def unescaped(cell: str) -> str:
    """What a CSV's cell says: words that a spreadsheet would run as a formula stand behind an apostrophe."""
    return cell[1:] if re.match(r"'[=+\-@\t\r\n＝＋－＠]", cell) else cell


def choices(entry: dict[str, str]) -> dict[str, str]:
    """What a sheet shows for the codes of a field, as its entry in the dictionary says."""
    if entry["type"] == "是否":
        return {"true": "是", "false": "否"}
    return dict(re.findall(r"([^、（]+)（([^）]+)）", entry["words"]))


def agrees(text: str, cell: object, labels: Mapping[str, str]) -> bool:
    """Whether a CSV's cell says what a sheet's cell says: words by letters, numbers by value, codes by their label.

    Of a text that is longer than a cell holds, the sheet has the beginning and says where the whole stands.
    """
    text = unescaped(text)
    text = labels.get(text, text)
    if len(text.encode("utf-16-le")) > 2 * LONGEST_CELL:
        begun, _, rest = str(cell).rpartition("……（")
        return bool(begun) and text.startswith(begun) and "CSV" in rest
    if isinstance(cell, int | float):
        return plain(text) == plain(str(cell))
    return text == (cell or "")


def plain(text: str) -> str:
    """A number without needless zeros; any other text as it is."""
    try:
        number = Decimal(text)
    except ArithmeticError:
        return text
    return f"{number.normalize():f}" if number.is_finite() else text
