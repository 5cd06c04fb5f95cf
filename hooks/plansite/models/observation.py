"""Observations: published values, each with its source, and what became of them."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import ConfigDict, Field, model_validator
from pydantic.config import JsonDict

from plansite.models.base import Date, Frozen, Listed, Number, Slug, Text, Year, rule_error
from plansite.models.span import FORMS, PeriodWords, Span, span
from plansite.models.vocabulary import ObservationStatus, Scope

Month = Annotated[int, Field(strict=True, ge=1, le=12)]
PERIOD = f"不是全年的数据才写：{FORMS}。学年算在结束的那一年，year 写那一年"

REVISED = ("value", "year", "period", "month", "kind", "scope", "scope_note", "source")
"""What a correction may say of the value as it was before."""


STATED: JsonDict = {"not": {"type": "null"}}
ONE_PERIOD: JsonDict = {"not": {"required": ["period", "month"], "properties": {"period": STATED, "month": STATED}}}
SCOPE_IS_EXPLAINED: JsonDict = {
    "if": {"properties": {"scope": {"const": "different"}}, "required": ["scope"]},
    "then": {"required": ["scope_note"], "properties": {"scope_note": {"type": "string"}}},
}


class Revision(Frozen):
    """更正: how a value was published before, and why it changed. What did not change is not stated."""

    model_config = ConfigDict(
        json_schema_extra={
            "allOf": [
                {"anyOf": [{"required": [name], "properties": {name: STATED}} for name in REVISED]},
                ONE_PERIOD,
                SCOPE_IS_EXPLAINED,
            ]
        }
    )

    published: Date = Field(title="原公布日期", description='更正以前的样子在本站发布的日期，如 "2026-06-22"。')
    reason: Text = Field(title="更正原因", description="一句话说明为什么更正。")
    value: Number | None = Field(default=None, title="原公布值", description="更正以前公布的数值；数值没有变的不写。")
    year: Year | None = Field(default=None, title="原年份", description="更正以前写的年份；没有变的不写。")
    period: PeriodWords | None = Field(
        default=None, title="原时期", description="更正以前写的时期，如 上半年；原来是全年的写 全年；没有变的不写。"
    )
    month: Month | None = Field(default=None, title="原月份", description="更正以前写的月份；没有变的不写。")
    kind: ObservationStatus | None = Field(
        default=None, title="原数据性质", description="更正以前写的性质，如 实际；没有变的不写。"
    )
    scope: Scope | None = Field(
        default=None, title="原口径", description="更正以前写的口径，same 或 different；没有变的不写。"
    )
    scope_note: Text | None = Field(
        default=None, title="原口径差别", description="更正以前写明的口径差别；没有变的不写。"
    )
    source: Slug | None = Field(default=None, title="原来源", description="更正以前注明的来源代码；没有变的不写。")

    @property
    def stated(self) -> dict[str, Any]:
        """What was otherwise before, by the field of an observation; a period stands for a month too."""
        found = {name: getattr(self, name) for name in REVISED if getattr(self, name) is not None}
        if "period" in found or "month" in found:
            found = {"period": None, "month": None} | found
        if found.get("scope") is Scope.SAME:
            found["scope_note"] = None
        return found

    @model_validator(mode="after")
    def _something_changed(self) -> Revision:
        if not self.stated:
            raise rule_error(
                "更正没有写明原来是什么", "请写上更正以前的 value、year、period、kind、scope 或 source，变了哪项写哪项"
            )
        if self.period is not None and self.month is not None:
            raise rule_error("period 和 month 都写了", "两种写法选一种，请只保留 period")
        if self.scope is Scope.DIFFERENT and self.scope_note is None:
            raise rule_error(
                "原口径写的是 different，却没有写明差别", "请在这次更正里加上 scope_note，写原来写明的差别"
            )
        return self


class Withdrawal(Frozen):
    """撤回: a value that should not have been published; it stays on record and counts for nothing."""

    date: Date = Field(title="撤回日期", description='本站撤回这个数值的日期，如 "2026-12-01"。')
    reason: Text = Field(title="撤回原因", description="一句话说明为什么撤回。")


class Observation(Frozen):
    """观测值: one published value of one area and period."""

    model_config = ConfigDict(
        json_schema_extra={
            "if": {"properties": {"scope": {"const": "different"}}, "required": ["scope"]},
            "then": {"required": ["scope_note"], "properties": {"scope_note": {"type": "string"}}},
            "else": {"properties": {"scope_note": {"type": "null"}}},
            "allOf": [ONE_PERIOD],
        }
    )

    area: Slug = Field(title="地区", description="地区代码，见 plan.yaml 的 areas。")
    year: Year = Field(title="年份", description="数据所属年份，如 2025。")
    period: PeriodWords | None = Field(default=None, title="时期", description=f"{PERIOD}。")
    month: Month | None = Field(
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
    corrects: Listed[Revision] = Field(
        default=(),
        title="更正",
        description="更正已公布的数值时填写：原来是什么、哪天发布、为什么更正。更正过几次的写成列表，旧的在前。",
    )
    withdrawn: Withdrawal | None = Field(
        default=None, title="撤回", description="撤回误发的数值时填写日期和原因；数值留在记录里，不再参加评价。"
    )

    @property
    def span(self) -> Span:
        """The period that the value speaks of."""
        return span(self.year, self.period, self.month)

    @property
    def decides(self) -> bool:
        """Whether a status may follow from the value: of the plan's own scope, of a whole year, and no forecast."""
        is_known = self.kind is not ObservationStatus.EXPECTED and self.withdrawn is None
        return is_known and self.scope is Scope.SAME and not self.span.is_part

    @property
    def last_month(self) -> int:
        """The month up to which the value speaks; ``WHOLE_YEAR`` where it speaks of all the year."""
        return self.span.last_month

    @property
    def is_corrected(self) -> bool:
        """Whether it was published otherwise before."""
        return bool(self.corrects)

    @property
    def versions(self) -> tuple[Observation, ...]:
        """The value as it was published each time, the first at the beginning and this one at the end."""
        found = [self]
        for index, revision in reversed(list(enumerate(self.corrects))):
            changes = {**revision.stated, "published": revision.published, "corrects": self.corrects[:index]}
            found.append(found[-1].model_copy(update={**changes, "withdrawn": None}))
        return tuple(reversed(found))

    @model_validator(mode="after")
    def _scope_is_explained(self) -> Observation:
        if self.scope is Scope.DIFFERENT and self.scope_note is None:
            raise rule_error("口径写的是 different，却没有写明差别", "请加上 scope_note，如 scope_note: 含技工学校")
        if self.scope is Scope.SAME and self.scope_note is not None:
            raise rule_error(
                "口径写的是 same，却写了 scope_note", "口径不同请写 scope: different；口径相同请删除 scope_note"
            )
        return self

    @model_validator(mode="after")
    def _period_is_one(self) -> Observation:
        if self.period is not None and self.month is not None:
            raise rule_error("period 和 month 都写了", "两种写法选一种，请只保留 period")
        return self
