"""A table before any file format: columns with their meaning, and rows of plain values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any, Generic, TypeVar

from plansite.models.base import Frozen

TEXT, NUMBER, INTEGER, BOOLEAN, DATE = "string", "number", "integer", "boolean", "date"
"""Types of columns, in the words of the Frictionless table schema."""

YES, NO = "是", "否"
TYPE_WORDS = {TEXT: "文字", NUMBER: "数值", INTEGER: "整数", BOOLEAN: "是否", DATE: "日期"}

Row = TypeVar("Row")
R_contra = TypeVar("R_contra", contravariant=True)
Part = TypeVar("Part")
Model = TypeVar("Model", bound=Frozen)


@dataclass(frozen=True, slots=True)
class Column(Generic[R_contra]):
    """列: a field of a table, with how its value is got from a row."""

    name: str
    """English name, in the head of a CSV."""

    title: str
    """Chinese name, in the head of a sheet."""

    description: str
    value: Callable[[R_contra], object]
    """A plain value; ``None`` for an empty cell."""

    type: str = TEXT
    words: tuple[str, ...] = ()
    """The only values it may have, where the list is closed."""

    labels: tuple[str, ...] = ()
    """What a sheet shows for those values, one each, where they are codes."""

    @property
    def choices(self) -> tuple[str, ...]:
        """The values as the dictionary lists them: ``same（与规划口径相同）``."""
        pairs = zip(self.words, self.labels, strict=True) if self.labels else ()
        return tuple(f"{word}（{label}）" for word, label in pairs) or self.words

    def for_people(self, value: object) -> object:
        """A value as a sheet shows it: codes and flags in Chinese."""
        if isinstance(value, bool):
            return YES if value else NO
        return self.labels[self.words.index(str(value))] if self.labels and value is not None else value

    def called(self, name: str) -> Column[R_contra]:
        """The same column under another name."""
        return replace(self, name=name)


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
    columns: tuple[Column[Any], ...]
    key: tuple[str, ...]
    """The columns whose values name a row; empty where none do."""

    rows: tuple[tuple[object, ...], ...]
    """Cells in the order of the columns."""

    references: tuple[Reference, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all columns."""
        return tuple(column.name for column in self.columns)

    @property
    def file(self) -> str:
        """The name of the CSV."""
        return f"{self.name}.csv"


def cells(columns: Iterable[Column[Row]], rows: Iterable[Row]) -> tuple[tuple[object, ...], ...]:
    """The values of every row, in the order of the columns."""
    wanted = tuple(columns)
    return tuple(tuple(column.value(row) for column in wanted) for row in rows)


def record(columns: Iterable[Column[Row]], row: Row) -> dict[str, object]:
    """The values of one row by the names of their columns."""
    return {column.name: column.value(row) for column in columns}


def field(
    model: type[Model],
    field: str,
    kind: str = TEXT,
    value: Callable[[Model], object] | None = None,
    *,
    name: str = "",
    title: str = "",
    description: str = "",
    words: Iterable[str] = (),
) -> Column[Model]:
    """A column that holds a field of a model, as it is unless ``value`` says how, with the model's own words.

    ``words`` that are codes stand with their labels.
    """
    info = model.model_fields[field]
    return Column(
        name or field,
        title or info.title or field,
        description or info.description or "",
        value or (lambda item: _plain(getattr(item, field))),
        kind,
        tuple(str(word) for word in words),
        tuple(words.values()) if isinstance(words, Mapping) else (),
    )


class Rows(Generic[Row]):
    """行: takes columns of other things into tables whose rows are of one type."""

    @staticmethod
    def part(part: Callable[[Row], Part | None], *columns: Column[Part]) -> tuple[Column[Row], ...]:
        """The columns of a part of a row; a row without it has empty cells."""
        return tuple(_of_part(part, column) for column in columns)

    @staticmethod
    def like(column: Column[Any], value: Callable[[Row], object]) -> Column[Row]:
        """A column with the words of another one and a value of its own."""
        return replace(column, value=value)


def _of_part(part: Callable[[Row], Part | None], column: Column[Part]) -> Column[Row]:
    def value(row: Row) -> object:
        found = part(row)
        return None if found is None else column.value(found)

    return Rows[Row].like(column, value)


def _plain(value: object) -> object:
    return value.value if isinstance(value, Enum) else value
