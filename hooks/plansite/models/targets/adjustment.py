"""Adjustments of targets in mid-term: the new figure beside the plan's own, with who decided it, when and why."""

from __future__ import annotations

from pydantic import ConfigDict, Field, StrictBool
from pydantic.config import JsonDict

from plansite.models.base import Date, Frozen, Slug, Text, Year
from plansite.models.targets.target_figure import RANGED, SINGLE, TargetFigure, TargetValue

CLOSED: JsonDict = {"additionalProperties": False}
"""For maps in the schema: keys of another form are refused, as the model does."""


class AdjustmentRecord(Frozen):
    """调整依据: what is known of one adjustment."""

    date: Date = Field(title="调整日期", description='文件的日期，如 "2023-06-30"；从这一天起按调整后的目标评价。')
    by: Year | None = Field(default=None, title="调整后的期限", description="期限年份也作了调整的才写。")
    document: Text | None = Field(
        default=None, title="调整文件", description="文件名称和文号；与来源的标题相同的可以不写。"
    )
    source: Slug = Field(title="来源", description="来源代码，见 sources.yaml。")
    quote: Text | None = Field(default=None, title="原句", description="来源中写有调整后目标的一句话，照抄原文。")
    reason: Text = Field(title="调整原因", description="一句话说明为什么调整，照来源。")
    published: Date = Field(title="本站发布日期", description='这次调整在本站发布的日期，如 "2023-07-10"。')


class Adjustment(AdjustmentRecord):
    """目标调整 of an indicator: the new values of the areas that have one."""

    values: dict[Slug, TargetValue] = Field(
        title="调整后的目标值",
        description="写法与目标值相同；没有调整的地区不写。",
        min_length=1,
        json_schema_extra=CLOSED,
    )


class ProjectAdjustment(TargetFigure, AdjustmentRecord):
    """目标调整 of a project's target."""

    model_config = ConfigDict(json_schema_extra={"oneOf": [SINGLE, RANGED]})

    text: Text = Field(title="调整后的原文", description="调整文件中的写法，照抄。")
    approximate: StrictBool = Field(default=False, title="约数", description="文件写“左右”时填 true。")
