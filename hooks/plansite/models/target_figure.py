"""The figure of a target: one value with a comparison, or a range."""

from __future__ import annotations

from pydantic import ConfigDict, Field, model_validator
from pydantic.config import JsonDict

from plansite.models.base import Frozen, Number, rule_error
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


class TargetFigure(Frozen):
    """目标数值: either ``op`` and ``value``, or ``low`` and ``high``."""

    model_config = ConfigDict(json_schema_extra={"oneOf": [SINGLE, RANGED]})

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

    @model_validator(mode="after")
    def _one_value_or_a_range(self) -> TargetFigure:
        single = self.value is not None and self.op is not None and self.low is None and self.high is None
        ranged = self.low is not None and self.high is not None and self.value is None and self.op is None
        if single or ranged:
            return self
        raise rule_error(
            "目标数值没有写完整，或同时写了两种",
            "单一数值写 op 和 value，范围写 low 和 high，二者选一",
        )
