"""The figure of a target: one value with a comparison, a range, or words that no figure can stand for."""

from __future__ import annotations

from pydantic import ConfigDict, Field, StrictBool, model_validator
from pydantic.config import JsonDict

from plansite.models.base import Frozen, Number, Text, rule_error
from plansite.models.vocabulary import Comparison

SINGLE: JsonDict = {
    "required": ["value", "op"],
    "properties": {
        "value": {"type": "number"},
        "op": {"type": "string"},
        "low": {"type": "null"},
        "high": {"type": "null"},
    },
}
RANGED: JsonDict = {
    "required": ["low", "high"],
    "properties": {
        "low": {"type": "number"},
        "high": {"type": "number"},
        "value": {"type": "null"},
        "op": {"type": "null"},
    },
}
WORDS: JsonDict = {
    "properties": {
        **{name: {"type": "null"} for name in ("op", "value", "low", "high")},
        "approximate": {"const": False},
    }
}


class Figure(Frozen):
    """数值的各部分: what a target may be made of; which of them belong together, its kinds say."""

    op: Comparison | None = Field(
        default=None,
        title="比较方式",
        description='">="、">"、"<="、"<" 是界限，"=" 是要达到的点，须加引号；范围目标不写。',
    )
    value: Number | None = Field(
        default=None, title="目标数值", description="单一数值，不加单位和比较符号；范围目标改写 low 和 high。"
    )
    low: Number | None = Field(default=None, title="范围下限", description="范围目标中较小的数。")
    high: Number | None = Field(default=None, title="范围上限", description="范围目标中较大的数。")

    @property
    def is_in_words(self) -> bool:
        """Whether there is no figure at all."""
        return self.op is None and self.value is None and self.low is None and self.high is None

    @property
    def _is_whole(self) -> bool:
        single = self.value is not None and self.op is not None and self.low is None and self.high is None
        ranged = self.low is not None and self.high is not None and self.value is None and self.op is None
        return single or ranged


class TargetFigure(Figure):
    """目标数值: either ``op`` and ``value``, or ``low`` and ``high``."""

    model_config = ConfigDict(json_schema_extra={"oneOf": [SINGLE, RANGED]})

    @model_validator(mode="after")
    def _one_value_or_a_range(self) -> TargetFigure:
        if self._is_whole:
            return self
        raise rule_error(
            "目标数值没有写完整，或同时写了两种",
            "单一数值写 op 和 value，范围写 low 和 high，二者选一",
        )


class TargetValue(Figure):
    """目标值: one area's target as the plan prints it, with its figure where one can be computed with."""

    model_config = ConfigDict(json_schema_extra={"oneOf": [SINGLE, RANGED, WORDS]})

    text: Text = Field(title="规划原文", description='规划表格中的写法，如 ">85"，照抄；没有数的目标只写这一项。')
    approximate: StrictBool = Field(default=False, title="约数", description="规划写“左右”时填 true。")

    @model_validator(mode="after")
    def _a_figure_or_words(self) -> TargetValue:
        if not self._is_whole and not self.is_in_words:
            raise rule_error(
                "目标数值没有写完整，或同时写了两种",
                "单一数值写 op 和 value，范围写 low 和 high，二者选一；没有数的目标只写 text",
            )
        if self.is_in_words and self.approximate:
            raise rule_error("目标以文字表述，却写了 approximate", "没有数的目标请删去 approximate")
        return self
