"""The table of indicators cell by cell: as the plan's file describes it, or in the usual form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from plansite.models import Area, Indicator, Target
from plansite.models.targets.plan_table import ColumnContent, PlanTableForm, TableColumn
from plansite.models.vocabulary import Basis, Role

MISSING = "—"
"""Stands in the usual table where the plan states nothing."""

NAMES = (ColumnContent.NAME, ColumnContent.NAME_AND_UNIT)
FIGURES = (ColumnContent.BASELINE, ColumnContent.TARGET)


@dataclass(frozen=True)
class PlanTable:
    """主要指标表."""

    form: PlanTableForm
    indicators: tuple[Indicator, ...]
    """Its rows; indicators that stand in the prose only have none."""

    subject: str

    @classmethod
    def of(cls, areas: Sequence[Area], form: PlanTableForm | None, indicators: Iterable[Indicator]) -> PlanTable:
        """The table that a plan describes, or the usual one: a column for every year and area that has a figure."""
        rows = tuple(indicator for indicator in indicators if indicator.in_table)
        subject = next((area.id for area in areas if area.role is Role.SUBJECT), "")
        shown = [area for area in areas if area.role is not Role.PART]
        return cls(form or _usual(shown, rows), rows, subject)

    @property
    def columns(self) -> tuple[TableColumn, ...]:
        """From left to right."""
        return self.form.columns

    @cached_property
    def name_column(self) -> int:
        """Where the names stand."""
        return next(index for index, column in enumerate(self.columns) if column.content in NAMES)

    @cached_property
    def has_two_heads(self) -> bool:
        """Whether columns share a heading above their own."""
        return any(column.above is not None for column in self.columns)

    @cached_property
    def heads(self) -> tuple[tuple[TableColumn, int], ...]:
        """The upper row of headings: a column that begins one, and how many it spans; 0 for one by itself."""
        found: list[tuple[TableColumn, int]] = []
        for column in self.columns:
            if column.above is not None and found and found[-1][1] and found[-1][0].above == column.above:
                found[-1] = (found[-1][0], found[-1][1] + 1)
            else:
                found.append((column, 0 if column.above is None else 1))
        return tuple(found)

    @cached_property
    def head_lines(self) -> tuple[tuple[str, ...], ...]:
        """The headings as lines of words; what spans several columns stands in the first of them."""
        if not self.has_two_heads:
            return (tuple(column.heading for column in self.columns),)
        upper: list[str] = []
        for column, span in self.heads:
            upper += [column.heading] if not span else [column.above or "", *[""] * (span - 1)]
        return tuple(upper), tuple("" if column.above is None else column.heading for column in self.columns)

    def lines(self) -> Iterator[tuple[str, ...]]:
        """The rows as lines of words; a dimension stands in the first of its rows."""
        above = ""
        for indicator in self.indicators:
            cells = self.cells(indicator)
            for index, column in enumerate(self.columns):
                if self.is_dimension(column):
                    above, cells[index] = cells[index], "" if cells[index] == above else cells[index]
            yield tuple(cells)

    def is_figure(self, column: TableColumn) -> bool:
        """Whether numbers stand in a column."""
        return column.content in FIGURES

    def is_name(self, column: TableColumn) -> bool:
        """Whether the names stand in a column."""
        return column.content in NAMES

    def is_wide(self, column: TableColumn) -> bool:
        """Whether words of some length stand in a column."""
        return column.content in {*NAMES, ColumnContent.DIMENSION, ColumnContent.OTHER}

    def is_dimension(self, column: TableColumn) -> bool:
        """Whether a column is printed once for all rows of one dimension."""
        return column.content is ColumnContent.DIMENSION

    def cells(self, indicator: Indicator) -> list[str]:
        """An indicator's row."""
        return [self._cell(indicator, column) for column in self.columns]

    def _cell(self, indicator: Indicator, column: TableColumn) -> str:
        if column.key in indicator.cells:
            return indicator.cells[column.key]
        return self._found(indicator, column) or self.form.empty

    def _found(self, indicator: Indicator, column: TableColumn) -> str | None:
        area = column.area or self.subject
        if column.content is ColumnContent.BASELINE:
            return _start(indicator, column, area)
        if column.content is ColumnContent.TARGET:
            return next((t.values[area].text for t in indicator.targets if _is_of(t, column, area)), None)
        words = {
            ColumnContent.NUMBER: str(self._numbers[indicator.id]),
            ColumnContent.DIMENSION: indicator.dimension,
            ColumnContent.NAME: indicator.name,
            ColumnContent.NAME_AND_UNIT: f"{indicator.name}（{indicator.unit}）",
            ColumnContent.UNIT: indicator.unit,
            ColumnContent.ATTRIBUTE: indicator.attribute,
        }
        return words.get(column.content)

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {indicator.id: number for number, indicator in enumerate(self.indicators, start=1)}


def _start(indicator: Indicator, column: TableColumn, area: str) -> str | None:
    baseline = indicator.baseline
    if baseline is None or column.year not in {None, baseline.year}:
        return None
    value = baseline.values.get(area)
    return baseline.texts.get(area) or (None if value is None else str(value))


def _is_of(target: Target, column: TableColumn, area: str) -> bool:
    return (
        area in target.values
        and column.year in {None, target.by}
        and (column.basis is None or column.basis is target.basis)
    )


def _usual(areas: Sequence[Area], indicators: Sequence[Indicator]) -> PlanTableForm:
    columns = [
        *_if(any(one.dimension for one in indicators), TableColumn(heading="维度", content=ColumnContent.DIMENSION)),
        TableColumn(heading="指标", content=ColumnContent.NAME_AND_UNIT),
        *_baselines(areas, indicators),
        *_targets(areas, indicators),
        *_if(any(one.attribute for one in indicators), TableColumn(heading="属性", content=ColumnContent.ATTRIBUTE)),
    ]
    return PlanTableForm.model_construct(columns=tuple(columns), empty=MISSING)


def _if(wanted: bool, column: TableColumn) -> Iterator[TableColumn]:  # noqa: FBT001 -- reads as a sentence
    if wanted:
        yield column


def _baselines(areas: Sequence[Area], indicators: Sequence[Indicator]) -> Iterator[TableColumn]:
    stated = {
        (one.baseline.year, area)
        for one in indicators
        if one.baseline is not None
        for area, value in one.baseline.values.items()
        if value is not None or area in one.baseline.texts
    }
    for year in sorted({year for year, _ in stated}):
        for area in areas:
            if (year, area.id) in stated:
                yield TableColumn(
                    heading=area.name, above=f"{year}年", content=ColumnContent.BASELINE, area=area.id, year=year
                )


def _targets(areas: Sequence[Area], indicators: Sequence[Indicator]) -> Iterator[TableColumn]:
    order = list(Basis)
    targets = [target for one in indicators for target in one.targets]
    stated = {(target.by, order.index(target.basis), area) for target in targets for area in target.values}
    for year, place in sorted({(year, place) for year, place, _ in stated}):
        basis = order[place]
        above = f"{year}年" + ("" if basis is Basis.LEVEL else f"（{basis.value}）")
        for area in areas:
            if (year, place, area.id) in stated:
                yield TableColumn(
                    heading=area.name, above=above, content=ColumnContent.TARGET, area=area.id, year=year, basis=basis
                )
