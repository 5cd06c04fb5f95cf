"""Values as they are spelt in the data files: plain where YAML leaves them alone, else in double quotes."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TypeAlias, TypeGuard

from plansite.reading import yaml_file

Written: TypeAlias = (
    "str | int | Decimal | bool | datetime.date | Sequence[Written] | Mapping[str, Written] | yaml_file.Value"
)
"""What can be written."""

STEP = 2
"""Spaces by which a level is deeper than the one around it."""

SPECIAL = re.compile(r"""^[-?:,\[\]{}#&*!|>'"%@`=<~]|: |:$| #|^\s|\s$|[\n\r\t\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff]""")
BRACKETS = re.compile(r"[,\[\]{}]")
NUMBERLIKE = re.compile(r"[-+.0-9][-+.:_0-9eExXoOa-fA-F]*$")
CODE = re.compile(r"[0-9]+-[0-9]+$")
"""Codes that stand without quotes in the files and that no reader takes for anything else: ``3-5``."""

BENT = frozenset({"yes", "no", "on", "off", "y", "n", "true", "false", "null", ".inf", ".nan"})
"""Words that one reader of YAML or another takes for something else."""

ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
HIDDEN = re.compile(r'["\\\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff]')


def plain_value(value: Written) -> yaml_file.Value:
    """What the reader will read where ``value`` is written."""
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return yaml_file.plain(f"{value:f}")
    if value is None or isinstance(value, str | bool | int):
        return str(value) if isinstance(value, str) else value
    if isinstance(value, Mapping):
        return {key: plain_value(part) for key, part in value.items()}
    return [plain_value(part) for part in value]


def scalar(value: Written, *, in_brackets: bool = False) -> str:
    """A single value on one line."""
    if isinstance(value, datetime.date):
        return f'"{value.isoformat()}"'
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, int):
        return str(value)
    assert isinstance(value, str), "lists and mappings have lines of their own"
    return value if _is_plain(value, in_brackets=in_brackets) else _quoted(value)


def flow(value: Written) -> str:
    """A value in brackets on one line: ``{area: yunze, year: 2017}``."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {flow(part)}" for key, part in value.items()) + "}"
    if _is_list(value):
        return "[" + ", ".join(flow(part) for part in value) + "]"
    return scalar(value, in_brackets=True)


def field(name: str, value: Written, indent: int) -> list[str]:
    """The lines of a field of a block, ``indent`` spaces deep."""
    start = f"{' ' * indent}{name}:"
    if isinstance(value, Mapping) and value:
        return [start, *(line for key, part in value.items() for line in field(key, part, indent + STEP))]
    if _is_list(value) and any(_is_list(part) or isinstance(part, Mapping) for part in value):
        return [start, *items(value, indent + STEP)]
    return [f"{start} {one_line(value)}"]


def one_line(value: Written) -> str:
    """A value on one line: lists and mappings in brackets."""
    return flow(value) if _is_list(value) or isinstance(value, Mapping) else scalar(value)


def items(values: Sequence[Written], indent: int) -> list[str]:
    """The lines of the items of a list, whose dashes stand ``indent`` spaces deep."""
    return [line for value in values for line in item(value, indent)]


def item(value: Written, indent: int) -> list[str]:
    """The lines of one item."""
    dash = f"{' ' * indent}- "
    if isinstance(value, Mapping) and value:
        lines = list(_fields(value, indent + STEP))
        return [dash + lines[0].lstrip(" "), *lines[1:]]
    return [dash + flow(value)]


def _is_list(value: Written) -> TypeGuard[Sequence[Written]]:
    return isinstance(value, Sequence) and not isinstance(value, str)


def _fields(value: Mapping[str, Written], indent: int) -> Iterator[str]:
    for key, part in value.items():
        yield from field(key, part, indent)


def _is_plain(text: str, *, in_brackets: bool) -> bool:
    if not text or SPECIAL.search(text) or (in_brackets and BRACKETS.search(text)):
        return False
    if text.casefold() in BENT or not isinstance(yaml_file.plain(text), str):
        return False
    return CODE.match(text) is not None or NUMBERLIKE.match(text) is None


def _quoted(text: str) -> str:
    def escaped(match: re.Match[str]) -> str:
        return ESCAPES.get(match[0]) or f"\\u{ord(match[0]):04x}"

    return f'"{HIDDEN.sub(escaped, text)}"'
