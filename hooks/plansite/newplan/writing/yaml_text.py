"""YAML as the project's files write it: keys in order, Chinese as it is, numbers with their digits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Any

import yaml

from plansite.models.hanzi import HAN

WIDE = 1_000_000
STEP = "  "
EVIDENT = re.compile(
    rf"[{HAN}](?:[{HAN}0-9A-Za-z，。；、“”（）《》〔〕—·％%.+/-]*[{HAN}，。；”）》〕％%])?"
    r"|p-[0-9]+-[0-9]+-[0-9]+|[a-z0-9]+(?:-[0-9]+)*-[pt][0-9]+"
)
"""Words and identifiers that mean themselves wherever they stand in YAML: no blank and none of its signs is in them."""


class Inline(dict[str, Any]):
    """A map on one line."""


def written(value: dict[str, Any], schema: str) -> str:
    """The text of a data file, with the schema that editors complete it by."""
    body = "\n".join(_lines(value, ""))
    return f"# yaml-language-server: $schema=../schemas/{schema}.schema.json\n\n{body}\n"


def _lines(value: dict[str, Any] | list[Any], indent: str) -> Iterator[str]:
    """The lines of a map or list that is not empty."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _entry(f"{indent}{_scalar(key, is_inside=False)}:", inner, indent + STEP)
        return
    for item in value:
        if isinstance(item, dict | list) and item and not isinstance(item, Inline):
            first, *rest = _lines(item, indent + STEP)
            yield f"{indent}- {first[len(indent) + len(STEP) :]}"
            yield from rest
        else:
            yield from _entry(f"{indent}-", item, indent + STEP)


def _entry(head: str, value: Any, indent: str) -> Iterator[str]:  # noqa: ANN401 -- any value of a data file
    """A key or the sign of an item with what stands behind or below it."""
    if isinstance(value, dict | list) and value and not isinstance(value, Inline):
        yield head
        yield from _lines(value, indent)
    elif isinstance(value, str) and "\n" in value and value == value.strip():
        first, *rest = _block(value)
        yield f"{head} {first}"
        yield from (indent + line[len(STEP) :] if line else "" for line in rest)
    else:
        yield f"{head} {_flow(value) if isinstance(value, dict | list) else _scalar(value, is_inside=False)}"


def _flow(value: Any) -> str:  # noqa: ANN401 -- any value of a data file
    """A value on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_scalar(key, is_inside=True)}: {_flow(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return _scalar(value, is_inside=True)


def _scalar(value: Any, *, is_inside: bool) -> str:  # noqa: ANN401 -- any value of a data file
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value if isinstance(value, str) and EVIDENT.fullmatch(value) else _dumped(value, is_inside)


@lru_cache(maxsize=10_000, typed=True)
def _dumped(value: Any, is_inside: bool) -> str:  # noqa: ANN401, FBT001 -- any value of a data file
    """A scalar as the library writes it: within braces more signs need quotation marks than behind a key."""
    style = '"' if isinstance(value, str) and "\n" in value else None
    text: str = yaml.safe_dump(
        [value], allow_unicode=True, width=WIDE, default_flow_style=is_inside, default_style=style
    )
    return text.strip()[1:-1] if is_inside else text.removeprefix("- ").rstrip("\n")


def _block(text: str) -> list[str]:
    """A text of several lines as the library writes it behind a key."""
    made: str = yaml.dump({"a": text}, Dumper=_Dumper, allow_unicode=True, width=WIDE)
    return made.removesuffix("\n").removeprefix("a: ").split("\n")


class _Dumper(yaml.SafeDumper):
    """Writes a text of several lines as such."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _text)
