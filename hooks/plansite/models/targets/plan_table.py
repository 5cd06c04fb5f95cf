"""The table of indicators as the plan prints it: its columns from left to right, and what stands in each."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field, model_validator

from plansite.models.base import Frozen, Slug, Text, Year, rule_error
from plansite.models.vocabulary import Basis


class ColumnContent(StrEnum):
    """表列内容: what stands in a column of the plan's table."""

    NUMBER = "序号"
    DIMENSION = "维度"
    NAME = "名称"
    NAME_AND_UNIT = "名称和单位"
    UNIT = "单位"
    BASELINE = "基期"
    TARGET = "目标"
    ATTRIBUTE = "属性"
    OTHER = "其他"


class TableColumn(Frozen):
    """表列: one column, with its heading."""

    heading: Text = Field(title="表头", description="这一列的标题，照抄原表，如 指标、2025年。")
    above: Text | None = Field(
        default=None, title="上层表头", description="原表有两层表头时写上面一层；相邻几列相同的合并。"
    )
    content: ColumnContent = Field(
        title="内容",
        description="序号、维度、名称、名称和单位、单位、基期、目标、属性，或其他（每格写在指标的 cells 里）。",
    )
    area: Slug | None = Field(default=None, title="地区", description="基期和目标列是哪个地区的；规划主体的可以不写。")
    year: Year | None = Field(default=None, title="年份", description="基期和目标列是哪一年的；只有一年的表可以不写。")
    basis: Basis | None = Field(
        default=None, title="评价方式", description="同一年有几种目标（如期末和年均）各占一列时才写。"
    )

    @property
    def key(self) -> str:
        """How a cell of this column is named in an indicator: ``2025年``, ``2025年/云泽``."""
        return self.heading if self.above is None else f"{self.above}/{self.heading}"


class PlanTableForm(Frozen):
    """主要指标表: how the plan prints it."""

    columns: tuple[TableColumn, ...] = Field(title="表列", description="从左到右，每列一项。", min_length=1)
    empty: str = Field(
        default="—",
        title="空格写法",
        description='原表没有数的格子里印的符号，如 -；空着什么也不印的写 ""；不写时是 —。',
    )

    @model_validator(mode="after")
    def _names_every_indicator(self) -> PlanTableForm:
        contents = [column.content for column in self.columns]
        named = contents.count(ColumnContent.NAME) + contents.count(ColumnContent.NAME_AND_UNIT)
        if named != 1:
            raise rule_error(f"表列中有 {named} 列指标名称", "请写一列 content: 名称 或 content: 名称和单位")
        keys = [column.key for column in self.columns]
        twice = next((key for key in keys if keys.count(key) > 1), None)
        if twice is not None:
            raise rule_error(f"表头“{twice}”写了两列", "两层表头的请写 above，使每一列都能分清")
        return self
