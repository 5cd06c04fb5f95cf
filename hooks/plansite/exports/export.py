"""A data file before any site generator sees it."""

from __future__ import annotations

import csv
import io
import json
import re
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

BYTE_ORDER_MARK = "\ufeff"
"""Excel takes a CSV for UTF-8 only with it."""

NUMBER = re.compile(r"[-+]?(?:[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.[0-9]+)?%?")
"""A number that is text, such as the figure of a target as the plan prints it, is no formula."""

LARGE, FAST = 65_536, 1
"""Bytes of a file that is worth packing, and the level: a tenth of the size in little time."""

NEW_LINE = "\n"
NUMERIC, LISTS, MAPPINGS = (Decimal, int), (list, tuple), (dict, Mapping)
"""Types of values: named once, because a large plan asks of very many cells."""

_quoted = json.JSONEncoder(ensure_ascii=False).encode
"""A text as JSON writes it."""

FORMULA_STARTS = (*"=+-@\t\r\n", *"＝＋－＠", *"﹦﹢﹣﹫")
"""Signs that begin a formula, as they are, wide and small, and blanks that programs drop before one."""


@dataclass(frozen=True, slots=True, init=False)
class Export:
    """数据文件: a path, its bytes, and what is in it.

    The bytes of a large one are held packed: those of a large plan are written long after they are made.
    """

    path: str
    title: str
    description: str
    _held: bytes
    _is_packed: bool

    def __init__(self, path: str, content: bytes, title: str, description: str) -> None:
        """Hold the bytes of a file that is published at ``path``."""
        packed = zlib.compress(content, FAST) if len(content) > LARGE else content
        is_packed = len(packed) < len(content)
        fields = ("path", path), ("title", title), ("description", description)
        for name, value in (*fields, ("_held", packed if is_packed else content), ("_is_packed", is_packed)):
            object.__setattr__(self, name, value)

    @property
    def content(self) -> bytes:
        """Its bytes."""
        return zlib.decompress(self._held) if self._is_packed else self._held

    def made(self) -> bytes:
        """Its bytes, as of a ``LateExport``."""
        return self.content


@dataclass(frozen=True, slots=True)
class LateExport:
    """A file whose bytes are made when it is written, not before: all of them would not fit in memory."""

    path: str
    made: Callable[[], bytes]
    title: str
    description: str

    @property
    def content(self) -> bytes:
        """Its bytes, made anew each time."""
        return self.made()


def as_csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """CSV that opens well in Excel: byte order mark, CRLF, no cell that runs as a formula."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows(map(_cell, row) for row in rows)
    return (BYTE_ORDER_MARK + text.getvalue()).encode()


def as_json(value: object) -> bytes:
    """JSON in UTF-8; decimals become numbers with the same digits."""
    return f"{_json(value, NEW_LINE)}\n".encode()


def as_json_records(value: Mapping[str, object]) -> bytes:
    """The same with every item of its lists in one line: indented, many records take twice the room."""
    parts = (f"  {_quoted(name)}: {_records(part)}" for name, part in value.items())
    return "{{\n{}\n}}\n".format(",\n".join(parts)).encode()


def _records(value: object) -> str:
    if not isinstance(value, LISTS) or not value:
        return _json(value, "")
    return "[\n{}\n  ]".format(",\n".join(f"    {_json(part, '')}" for part in value))


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
    is_word = not isinstance(value, NUMERIC) and text != "=" and NUMBER.fullmatch(text) is None
    return f"'{text}" if is_word and text.startswith(FORMULA_STARTS) else text


def _json(value: object, line: str) -> str:
    """A value as the standard library writes it with an indent of two, but for decimals, which it knows only as floats.

    ``line`` begins a line as deep as the value stands; without one all stands in one line.
    """
    deeper = f"{line}  " if line else ""
    colon = ": " if line else ":"
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, LISTS):
        parts = [_json(part, deeper) for part in value]
        return f"[{deeper}{f',{deeper}'.join(parts)}{line}]" if parts else "[]"
    if isinstance(value, MAPPINGS):
        parts = [f"{_quoted(str(key))}{colon}{_json(part, deeper)}" for key, part in value.items()]
        return f"{{{deeper}{f',{deeper}'.join(parts)}{line}}}" if parts else "{}"
    if isinstance(value, Decimal):
        return f"{value:f}"
    return json.dumps(value) if isinstance(value, int) or value is None else _quoted(str(value))
