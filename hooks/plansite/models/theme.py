"""Themes: what people ask for, and the promises of the plan's text that no sidebar repeats."""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, Field, StrictBool, model_validator
from pydantic.config import JsonDict

from plansite.models import places
from plansite.models.base import Frozen, Listed, Number, Slug, Text, Year, rule_error
from plansite.models.indicator import OfficialAssessment, newest_verdict
from plansite.models.observation import Observation
from plansite.models.places import ProjectId
from plansite.models.targets.target_figure import RANGED, SINGLE, TargetFigure
from plansite.models.vocabulary import Basis, Comparison, Mean, TargetKind

PromiseId = Annotated[str, Field(pattern=r"^p-[0-9]+-[0-9]+-[0-9]+$")]
PromiseAnchor = Annotated[str, Field(pattern=rf"^{places.PIECE}(-[0-9]+)?-p[0-9]+$")]

IN_WORDS: JsonDict = {
    "properties": {
        **{name: {"type": "null"} for name in ("op", "value", "low", "high", "kind")},
        "observations": {"maxItems": 0},
        "unit": {"maxLength": 0},
    }
}
COUNTED: JsonDict = {
    "required": ["kind", "unit"],
    "properties": {
        "kind": {"type": "string", "not": {"const": TargetKind.MILESTONE.value}},
        "unit": {"pattern": r"\S"},
    },
}


class TextPromise(Frozen):
    """正文承诺: a promise of the plan's text that no indicator and no project's target repeats."""

    model_config = ConfigDict(
        json_schema_extra={"anyOf": [{"allOf": [{"oneOf": [SINGLE, RANGED]}, COUNTED]}, IN_WORDS]}
    )

    id: PromiseId = Field(title="承诺编号", description="p- 加章、节、序号，如 p-3-1-2，定下后不再改动。")
    at: PromiseAnchor = Field(title="段落", description="段落编号，如 3-1-p1：第3章第（一）节第1段。")
    text: Text = Field(title="规划原文", description="这一段中的原文，照抄，且在段落中只出现一次。")
    measure: Text = Field(title="计量内容", description="承诺的是什么，如“每个乡镇的卫生站”。")
    unit: str = Field(default="", title="单位", description="照规划原文，如 个、所、名、%；只有文字的不写。")
    kind: TargetKind | None = Field(
        default=None,
        title="目标类型",
        description="count：数量；level：水平；yearly：每年都要达到。只有文字的不写，不计算。",
    )
    basis: Basis | None = Field(
        default=None,
        title="评价方式",
        description="期末（可省略）、年均、累计、每年、全期，含义与指标的目标相同；只有文字的不写。",
    )
    mean: Mean | None = Field(
        default=None, title="平均方法", description="只用于 basis: 年均：算术或几何，含义与指标的目标相同。"
    )
    op: Comparison | None = Field(default=None, title="比较方式", description='">="、">"、"<="、"<"、"="，须加引号。')
    value: Number | None = Field(default=None, title="目标数值", description="单一数值；范围改写 low 和 high。")
    low: Number | None = Field(default=None, title="范围下限", description="如“1—2所”的 1。")
    high: Number | None = Field(default=None, title="范围上限", description="如“1—2所”的 2。")
    approximate: StrictBool = Field(default=False, title="约数", description="规划写“左右”时填 true。")
    by: Year = Field(title="期限年份", description="规划没有另写期限的，填规划末年；可以晚于规划末年。")
    observations: tuple[Observation, ...] = Field(
        default=(), title="观测值", description="已公布的数值，写法与指标相同；只有文字的没有观测值。"
    )
    assessment: Listed[OfficialAssessment] = Field(
        default=(),
        title="官方评估",
        description="只在来源明确给出结论时填写；先后有几次的写成列表，原来的不删，日期最近的有效。",
    )

    @property
    def indicator(self) -> None:
        """Always ``None``: words that repeat an indicator are a mention of it. A project's target has it too."""
        return

    @property
    def figure(self) -> TargetFigure | None:
        """What is to be reached, where it can be computed."""
        return TargetFigure(op=self.op, value=self.value, low=self.low, high=self.high) if self.is_counted else None

    @property
    def due(self) -> int:
        """The year by which it is to be reached; promises of the text are not adjusted here."""
        return self.by

    @property
    def official(self) -> OfficialAssessment | None:
        """The newest official verdict."""
        return newest_verdict(self.assessment)

    @property
    def is_counted(self) -> bool:
        """Whether the method can be applied; a promise in words is never computed."""
        return self.kind is not None

    @model_validator(mode="after")
    def _figure_or_words(self) -> TextPromise:
        single = self.value is not None and self.op is not None and self.low is None and self.high is None
        ranged = self.low is not None and self.high is not None and self.value is None and self.op is None
        has_figure = any(part is not None for part in (self.op, self.value, self.low, self.high))
        if self.kind is TargetKind.MILESTONE:
            raise rule_error(
                "正文承诺不分步骤，不能写 kind: milestone", "数量写 count，水平写 level，每年都要达到写 yearly"
            )
        if self.kind is None and (has_figure or self.unit or self.observations):
            raise rule_error(
                "写了数值、单位或观测值，却没有写目标类型",
                "请补上 kind（count、level 或 yearly）；只有文字的，请删去 op、value、low、high、unit 和 observations",
            )
        if self.kind is not None and not (single or ranged):
            raise rule_error(
                "目标数值没有写完整，或同时写了两种", "单一数值写 op 和 value，范围写 low 和 high，二者选一"
            )
        if self.kind is not None and not self.unit.strip():
            raise rule_error("写了目标类型，却没有写单位", "请补上 unit，如 个、所、%")
        return self


class Theme(Frozen):
    """专题: what people look for together; an arrangement of the site, not of the plan."""

    id: Slug = Field(title="专题代码", description="英文小写代码，也是网址的一部分，定下后不再改动，不重复使用。")
    name: Text = Field(title="专题名称", description="人们常用的说法，如“社区卫生”。")
    about: Text | None = Field(default=None, title="说明", description="一两句话，专题包括哪些内容；不写也可以。")
    indicators: tuple[Slug, ...] = Field(
        default=(), title="指标", description="指标代码的列表，一个指标可属于几个专题。"
    )
    projects: tuple[ProjectId, ...] = Field(
        default=(), title="项目", description='项目编号的列表，加英文双引号，如 "3-5"。'
    )
    promises: tuple[PromiseId, ...] = Field(
        default=(), title="正文承诺", description="本文件 promises 中的编号；数值的来源列在第一个写有它的专题页。"
    )


class ThemesFile(Frozen):
    """专题 (themes.yaml)."""

    themes: tuple[Theme, ...] = Field(default=(), title="专题", description="按页面上的先后顺序；没有时写 []。")
    promises: tuple[TextPromise, ...] = Field(
        default=(), title="正文承诺", description="规划正文中指标和专栏都没有重复的承诺，按原文顺序；没有时写 []。"
    )
