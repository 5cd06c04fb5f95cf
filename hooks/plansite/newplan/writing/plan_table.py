"""The table of indicators as the plan prints it: its columns, and cells that do not follow from the data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from plansite.newplan.finding.figures import figure, is_nothing
from plansite.newplan.finding.indicator_table import Column, Indicator
from plansite.newplan.writing.yaml_text import Inline

CONTENTS = {
    "index": "序号",
    "dimension": "维度",
    "unit": "单位",
    "baseline": "基期",
    "target": "目标",
    "mean": "目标",
    "attribute": "属性",
}
FIGURES = frozenset(("baseline", "target", "mean"))
LEVEL = "期末"
USUAL = "—"
TWO = 2


def form(columns: Sequence[Column], indicators: Sequence[Indicator], areas: dict[str, str]) -> dict[str, Any]:
    """The columns from left to right; nothing where they cannot be told apart or the rows are not of one table."""
    keys = [_key(column) for column in columns]
    is_grouped = any(one.dimension for one in indicators) and all(c.role != "dimension" for c in columns)
    if not columns or not indicators or is_grouped or len(set(keys)) < len(keys) or not all(keys):
        return {}
    has_units = any(column.role == "unit" for column in columns)
    bases = column_bases(columns, indicators)
    listed = []
    for column in columns:
        made: dict[str, Any] = {"heading": column.heads[-1]}
        if len(column.heads) == TWO:
            made["above"] = column.heads[0]
        name = "名称" if has_units else "名称和单位"
        made["content"] = name if column.role == "name" else CONTENTS.get(column.role, "其他")
        if column.role in FIGURES:
            made |= {"area": areas[column.area]} if column.area in areas and column.area else {}
            made["year"] = column.year
            if basis := bases.get(_key(column)):
                made["basis"] = basis
        listed.append(Inline(made))
    return {"columns": listed} | ({"empty": empty} if (empty := empty_sign(columns, indicators)) != USUAL else {})


def column_bases(columns: Sequence[Column], indicators: Sequence[Indicator]) -> dict[str, str]:
    """How the targets of each column are meant, by its key; nothing where one word is enough for all."""
    bases = {target.basis for one in indicators for target in one.targets}
    roles = {column.role for column in columns}
    if len(bases) <= 1 and not {"target", "mean"} <= roles:
        return {}
    counts = Counter(t.basis for one in indicators for t in one.targets if t.basis != LEVEL)
    changing = counts.most_common(1)[0][0] if counts else "年均"
    return {_key(c): LEVEL if c.role == "target" else changing for c in columns if c.role in {"target", "mean"}}


def cells(
    columns: Sequence[Column], indicator: Indicator, number: int, kept: set[str], bases: dict[str, str], empty: str
) -> dict[str, str]:
    """Cells that the data do not give word by word; ``kept`` are the words of the targets that were carried."""
    has_units = any(column.role == "unit" for column in columns)

    def differs(column: Column, text: str) -> bool:
        words = _targets_of(column, indicator, bases) if column.role in {"target", "mean"} else None
        if is_nothing(text):
            is_again = column.role == "dimension" and not text.strip()
            return not is_again and (bool(words) or text.strip() != empty or column.role in {"index", "unit"})
        return text != _given(column, indicator, number, text, has_units=has_units) or (
            words is not None and (text.strip() not in kept or text.strip() not in words)
        )

    printed = zip(columns, indicator.printed, strict=True)
    return {_key(column): text for column, text in printed if differs(column, text)}


def _targets_of(column: Column, indicator: Indicator, bases: dict[str, str]) -> list[str]:
    """The words of the targets of a column's own year and meaning, which are printed there unless told otherwise."""
    basis = bases.get(_key(column))
    return [
        value.text
        for target in indicator.targets
        for area, value in target.values.items()
        if target.by == column.year and (basis is None or target.basis == basis) and area == column.area
    ]


def _given(column: Column, indicator: Indicator, number: int, text: str, *, has_units: bool) -> str:
    """What the data give for a cell."""
    if column.role in FIGURES:
        stated = figure(text)
        start = indicator.baseline.get(column.area) if column.year == indicator.baseline_year else None
        is_kept = column.role != "baseline" or (start is not None and start.value is not None)
        return stated.text if stated is not None and is_kept else ""
    name = indicator.name if has_units else f"{indicator.name}（{indicator.unit}）"
    given = {
        "name": name,
        "index": str(number),
        "dimension": indicator.dimension,
        "unit": indicator.unit,
        "attribute": indicator.attribute,
    }
    return given.get(column.role, "")


def _key(column: Column) -> str:
    if len(column.heads) > TWO or not column.heads:
        return ""
    return "/".join(column.heads)


def empty_sign(columns: Sequence[Column], indicators: Sequence[Indicator]) -> str:
    """What the table prints most often where it states no figure; empty if it leaves the cell blank."""
    counts = Counter(
        text.strip()
        for one in indicators
        for column, text in zip(columns, one.printed, strict=True)
        if column.role in FIGURES and is_nothing(text)
    )
    return counts.most_common(1)[0][0] if counts else USUAL
