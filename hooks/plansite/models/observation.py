"""Observations: published values, each with its source."""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, Field, model_validator

from plansite.models.base import Date, Frozen, Number, Slug, Text, Year, rule_error
from plansite.models.vocabulary import ObservationStatus, Scope

WHOLE_YEAR = 13
"""Stands for the month of a value that speaks of its whole year: later than every month."""


class Revision(Frozen):
    """更正: the value that was published before, and why it changed."""

    value: Number = Field(title="原公布值", description="更正以前公布的数值。")
    published: Date = Field(title="原公布日期", description='原值在本站发布的日期，如 "2026-06-22"。')
    reason: Text = Field(title="更正原因", description="一句话说明为什么更正。")


class Observation(Frozen):
    """观测值: one published value of one area and year."""

    model_config = ConfigDict(
        json_schema_extra={
            "if": {"properties": {"scope": {"const": "different"}}, "required": ["scope"]},
            "then": {"required": ["scope_note"], "properties": {"scope_note": {"type": "string"}}},
            "else": {"properties": {"scope_note": {"type": "null"}}},
        }
    )

    area: Slug = Field(title="地区", description="地区代码，见 plan.yaml 的 areas。")
    year: Year = Field(title="年份", description="数据所属年份，如 2025。")
    month: Annotated[int, Field(strict=True, ge=1, le=12)] | None = Field(
        default=None, title="月份", description="年中数据的截止月份，如“截至2022年6月”写 6。全年或年底数据不写。"
    )
    value: Number = Field(title="数值", description="照来源填写，不四舍五入，不加单位和百分号。")
    kind: ObservationStatus = Field(title="数据性质", description="实际、初步或预计。来源写明“初步统计”的填“初步”。")
    scope: Scope = Field(
        title="口径", description="same：与规划指标口径相同；different：口径不同，须在 scope_note 写明差别，不作评价。"
    )
    scope_note: Text | None = Field(
        default=None, title="口径差别", description="与规划指标的口径差在哪里；口径不同时必填。"
    )
    source: Slug = Field(title="来源", description="来源代码，见 sources.yaml。")
    quote: Text = Field(title="原句", description="来源中写有这个数值的一句话，照抄原文。")
    quote_note: Text | None = Field(
        default=None,
        title="原句说明",
        description="原句没有直接写出这个数值、说的是别的名称，或数值与其他年份相差悬殊而确实无误时，写明依据；读者看得到。",
    )
    source_note: Text | None = Field(
        default=None,
        title="来源说明",
        description="来源是别的地区发布的，写明其中哪里写有本地区的这个数值；读者看得到。",
    )
    published: Date = Field(title="本站发布日期", description='这个数值在本站发布的日期，如 "2026-11-24"。')
    corrects: Revision | None = Field(
        default=None, title="更正", description="更正已公布的数值时填写，原值仍会在“更新”页保留。"
    )

    @property
    def decides(self) -> bool:
        """Whether a status may follow from the value: of the plan's own scope, and no forecast."""
        return self.scope is Scope.SAME and self.kind is not ObservationStatus.EXPECTED

    @property
    def last_month(self) -> int:
        """The month up to which the value speaks; ``WHOLE_YEAR`` where it speaks of all the year."""
        return self.month or WHOLE_YEAR

    @model_validator(mode="after")
    def _scope_is_explained(self) -> Observation:
        if self.scope is Scope.DIFFERENT and self.scope_note is None:
            raise rule_error("口径写的是 different，却没有写明差别", "请加上 scope_note，如 scope_note: 含技工学校")
        if self.scope is Scope.SAME and self.scope_note is not None:
            raise rule_error(
                "口径写的是 same，却写了 scope_note", "口径不同请写 scope: different；口径相同请删除 scope_note"
            )
        return self
