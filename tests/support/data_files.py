"""Reading published data files with readers that this project did not write."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl


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


def agrees(text: str, cell: object) -> bool:
    """Whether a CSV's cell says what a sheet's cell says: words by letters, numbers by value."""
    text = unescaped(text)
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
