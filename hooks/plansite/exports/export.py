"""A data file before any site generator sees it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

BYTE_ORDER_MARK = "\ufeff"
"""Excel takes a CSV for UTF-8 only with it."""

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


@dataclass(frozen=True, slots=True)
class Export:
    """数据文件: a path, its bytes, and what is in it."""

    path: str
    content: bytes
    title: str
    description: str


def as_csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """CSV that opens well in Excel: byte order mark, CRLF, no cell that runs as a formula."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows(map(_cell, row) for row in rows)
    return (BYTE_ORDER_MARK + text.getvalue()).encode()


def as_json(value: object) -> bytes:
    """JSON in UTF-8; decimals become numbers of the same value."""
    return (json.dumps(_plain(value), ensure_ascii=False, indent=2) + "\n").encode()


def number(value: Decimal) -> int | float:
    """A decimal as JSON writes it: whole numbers without a point."""
    return int(value) if value == value.to_integral_value() else float(value)


def text_of(value: object) -> str:
    """A plain value as text: nothing for none, ``true`` and ``false``, decimals digit by digit."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"{value:f}" if isinstance(value, Decimal) else str(value)


def _cell(value: object) -> str:
    text = text_of(value)
    is_word = not isinstance(value, Decimal | int)
    return f"'{text}" if is_word and text != "=" and text.startswith(FORMULA_STARTS) else text


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return {key: _plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    if isinstance(value, Decimal):
        return number(value)
    return value if isinstance(value, bool | int | str) or value is None else str(value)
