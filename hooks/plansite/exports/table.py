"""A table before any file format: columns with their meaning, and rows of plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from plansite.models.base import Frozen

TEXT, NUMBER, INTEGER, BOOLEAN, DATE = "string", "number", "integer", "boolean", "date"
"""Types of columns, in the words of the Frictionless table schema."""

TYPE_WORDS = {TEXT: "文字", NUMBER: "数值", INTEGER: "整数", BOOLEAN: "是否", DATE: "日期"}


@dataclass(frozen=True, slots=True)
class Column:
    """列: a field of a table."""

    name: str
    """English name, in the head of a CSV."""

    title: str
    """Chinese name, in the head of a sheet."""

    description: str
    type: str = TEXT
    words: tuple[str, ...] = ()
    """The only values it may have, where the list is closed."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A column whose values stand in a column of another table."""

    column: str
    table: str
    names: str


@dataclass(frozen=True, slots=True)
class Table:
    """数据表: what one CSV and one sheet hold."""

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    """The columns whose values name a row; empty where none do."""

    rows: tuple[Mapping[str, object], ...]
    references: tuple[Reference, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all columns."""
        return tuple(column.name for column in self.columns)

    @property
    def file(self) -> str:
        """The name of the CSV."""
        return f"{self.name}.csv"


def column(
    model: type[Frozen],
    field: str,
    kind: str = TEXT,
    *,
    name: str = "",
    title: str = "",
    description: str = "",
    words: tuple[str, ...] = (),
) -> Column:
    """A column that holds a field of a model as it is, with the model's own words."""
    info = model.model_fields[field]
    return Column(name or field, title or info.title or field, description or info.description or "", kind, words)
