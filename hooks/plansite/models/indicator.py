"""Indicators: what the plan measures, where it starts, where it wants to be."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field, GetJsonSchemaHandler, StrictBool
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from plansite.models.base import Date, Former, Frozen, Listed, Number, Slug, Text, Year
from plansite.models.definition import Explanation
from plansite.models.observation import Observation
from plansite.models.places import Passage
from plansite.models.targets.adjustment import CLOSED, Adjustment
from plansite.models.targets.target_figure import TargetValue
from plansite.models.vocabulary import Basis, Direction, Mean, Status

Decimals = Annotated[int, Field(strict=True, ge=0, le=4)]


class Mention(Frozen):
    """提及: words in a paragraph of the plan that speak of an indicator or a target."""

    at: Passage = Field(title="段落", description="段落编号，如 1-4-p8：第1章第（四）节第8段。")
    text: Text = Field(title="原文", description="这一段中的原文，照抄，且在段落中只出现一次。")
    promise: StrictBool = Field(
        default=True,
        title="是否承诺",
        description="说的是目标写 true（可省略）；只说基期或现状写 false，正文中不标状态。",
    )


class Baseline(Frozen):
    """基期: the year the plan starts from, and each area's value."""

    year: Year = Field(title="基期年份", description="如 2020。")
    values: dict[Slug, Number | None] = Field(
        title="各地区基期值",
        description="每个地区写一行；规划中没有基期值的地区写 null，或者不写。",
        json_schema_extra=CLOSED,
    )
    texts: dict[Slug, Text] = Field(
        default={},
        title="基期的原文",
        description="规划表格中的写法与数值不同的地区才写，如“约20”，照抄。",
        json_schema_extra=CLOSED,
    )


class Target(Frozen):
    """目标: what is to be reached by one year, for each area that the plan gives it for."""

    FORMER: ClassVar[Mapping[str, Former]] = {"year": Former("by", "目标年份现在写 by，如 by: 2025")}

    by: Year = Field(title="目标年份", description="如 2025；可以晚于规划末年，如 2035 年远景目标。")
    basis: Basis = Field(
        default=Basis.LEVEL,
        title="评价方式",
        description="期末：到目标年份的数（可省略）；年均：各年的平均；累计：各年之和；每年：每一年都要达到；"
        "全期：规划期内没有一年违反。",
    )
    mean: Mean | None = Field(
        default=None,
        title="平均方法",
        description="只用于 basis: 年均。几何：增长率；算术：其他比率和数量。"
        "不写时，单位是 %、且名称或原文写有“增长”“增速”“增幅”的按几何平均，其余按算术平均。",
    )
    values: dict[Slug, TargetValue] = Field(
        title="各地区目标值",
        description="每个地区一项，含 op、value、text；范围目标含 low、high、text；没有数的目标只写 text。"
        "规划没有给出目标的地区不写。",
        min_length=1,
        json_schema_extra=CLOSED,
    )
    adjustments: tuple[Adjustment, ...] = Field(
        default=(), title="目标调整", description="规划中期调整：原目标不改，一次调整写一项，自调整日期起按新目标评价。"
    )

    def adjustment(self, area: str) -> Adjustment | None:
        """The last adjustment of an area's value."""
        own = [adjustment for adjustment in self.adjustments if area in adjustment.values]
        return max(reversed(own), key=lambda adjustment: adjustment.date, default=None)


class Limits(Frozen):
    """取值范围: overrides the unit's own range, for example for gross enrolment rates over 100 %."""

    min: Number = Field(title="最小值", description="可能出现的最小值。")
    max: Number = Field(title="最大值", description="可能出现的最大值。")


class Departments(Frozen):
    """责任单位: who leads and who helps, and which source says so."""

    lead: Text = Field(title="牵头单位", description="单位全称。")
    support: tuple[Text, ...] = Field(default=(), title="配合单位", description="单位全称的列表。")
    source: Slug | None = Field(default=None, title="来源", description="写明责任单位的来源，来源代码见 sources.yaml。")
    published: Date | None = Field(
        default=None, title="本站发布日期", description='责任单位在本站发布的日期，如 "2026-11-24"。'
    )

    @property
    def names(self) -> tuple[str, ...]:
        """Every one, the leading one first."""
        return (self.lead, *self.support)

    @property
    def words(self) -> str:
        """``甲单位（配合：乙单位、丙单位）``."""
        return f"{self.lead}（配合：{'、'.join(self.support)}）" if self.support else self.lead

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """The name of the leading one alone is allowed too."""
        fields = handler.resolve_ref_schema(handler(core))
        return {"anyOf": [{"type": "string", "minLength": 1, "pattern": r"\S"}, fields]}


def _from_name(value: Any) -> Any:  # noqa: ANN401 -- whatever the file holds
    """A name alone is the leading one."""
    if not isinstance(value, str):
        return value
    if not value.strip():
        raise PydanticCustomError("string_too_short", "name")
    return {"lead": value}


Responsible = Annotated[Departments, BeforeValidator(_from_name)]
"""责任单位, as a file may state them: their parts, or the name of one alone."""


class OfficialAssessment(Frozen):
    """官方评估: a verdict that a source states; shown first, beside the computed one."""

    status: Status = Field(title="评估结论", description="来源给出的结论，用本站状态词表达。")
    date: Date = Field(title="评估日期", description='如 "2026-06-22"。')
    source: Slug = Field(title="来源", description="来源代码，见 sources.yaml。")
    quote: Text = Field(title="原句", description="来源中的结论原句。")
    published: Date | None = Field(
        default=None, title="本站发布日期", description='这个结论在本站发布的日期，如 "2026-11-24"。'
    )


class Break(Frozen):
    """口径变化: from a year on the values are counted otherwise; they are not compared with those before."""

    year: Year = Field(title="起始年份", description="从哪一年的数值起用新的口径，如 2023。")
    text: Text = Field(title="变化内容", description="一两句话，写明统计口径、范围或方法变了什么。")
    source: Slug = Field(title="来源", description="写明口径变化的来源，来源代码见 sources.yaml。")
    published: Date | None = Field(
        default=None, title="本站发布日期", description='这条说明在本站发布的日期，如 "2026-11-24"。'
    )


def newest_verdict(stated: tuple[OfficialAssessment, ...]) -> OfficialAssessment | None:
    """The newest of some official verdicts; of one day's, the one that stands last."""
    return max(reversed(stated), key=lambda one: one.date, default=None)


class Indicator(Frozen):
    """指标: one row of the plan's table, or what its prose measures."""

    FORMER: ClassVar[Mapping[str, Former]] = {
        "target": Former(
            "targets",
            "目标现在写成列表：“target:”改为“targets:”，下一行“year: 2025”改为“- by: 2025”，values 与 by 对齐",
        )
    }

    id: Slug = Field(title="指标代码", description="英文小写代码，也是网址的一部分，定下后不再改动，不重复使用。")
    name: Text = Field(title="指标名称", description="照规划原文。")
    dimension: Text | None = Field(
        default=None, title="维度", description="规划表格中的维度（类别），照抄原文；表中没有这一列的不写。"
    )
    unit: Text = Field(title="单位", description="如 %、万人、人、年。")
    decimals: Decimals = Field(
        title="小数位数", description="数值最多有几位小数，多了检查报错；显示时照来源的位数，不补 0。"
    )
    attribute: Text | None = Field(
        default=None, title="属性", description="照规划原文，如 约束性、预期性、指导性；规划没有写的不写。"
    )
    direction: Direction = Field(title="方向", description="up：越高越好；down：越低越好；keep：保持。必须写明。")
    limits: Limits | None = Field(
        default=None, title="取值范围", description="只在单位的一般范围不适用时写，如毛入学率可以超过 100。"
    )
    definition: Explanation | None = Field(
        default=None,
        title="指标解释",
        description="量的是什么、怎样算、依据什么：分写 text、formula、authority、url，或只写一段话；没有依据时不写。",
    )
    department: Responsible | None = Field(
        default=None, title="责任单位", description="有来源写明时才填：lead、support、source，或只写一个单位的全称。"
    )
    baseline: Baseline | None = Field(default=None, title="基期", description="规划没有基期时不写。")
    targets: tuple[Target, ...] = Field(
        title="目标", description="一个目标年份一项：by、basis、values；多数指标只有一项。", min_length=1
    )
    in_table: StrictBool = Field(
        default=True, title="是否列入指标表", description="规划的主要指标表中没有这一行、只在正文中写到的，写 false。"
    )
    cells: dict[Text, str] = Field(
        default={},
        title="表格原文",
        description="指标表中与数据写法不同的格子，如 {2025年: 达到国家要求}；名称用表头，两层表头写 2025年/云泽；"
        '空着的格子写 ""。',
    )
    mentions: tuple[Mention, ...] = Field(default=(), title="正文提及", description="规划正文中说到这个指标的地方。")
    observations: tuple[Observation, ...] = Field(
        default=(), title="观测值", description="已公布的数值，一年一块；没有时写 []。"
    )
    breaks: Listed[Break] = Field(
        default=(), title="口径变化", description="统计口径中途变了才写：从哪一年起、变了什么、来源；前后的数值不比较。"
    )
    assessment: Listed[OfficialAssessment] = Field(
        default=(),
        title="官方评估",
        description="只在来源明确给出结论时填写；先后有几次的写成列表，原来的不删，日期最近的有效。",
    )
    next_update: Date | None = Field(
        default=None, title="下次更新日期", description="预计下一次公布的日期；过期会提醒。"
    )
    notes: Text | None = Field(default=None, title="说明", description="给读者的说明。")

    @property
    def official(self) -> OfficialAssessment | None:
        """The newest official verdict."""
        return newest_verdict(self.assessment)

    def side(self, year: int) -> int:
        """How many breaks of the series lie before a year's values: only years of one side are compared."""
        return sum(found.year <= year for found in self.breaks)
