"""What an indicator measures, in plain words."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from plansite.models.base import Frozen, Text
from plansite.models.source import Url


class Definition(Frozen):
    """指标解释: what is measured, how it is worked out, and whose definition that is."""

    text: Text = Field(title="含义", description="用平常的话说明这个指标量的是什么。")
    formula: Text | None = Field(default=None, title="计算方法", description="怎样算出来；没有查到的不写。")
    authority: Text | None = Field(
        default=None, title="解释依据", description="所依据的文件；没有查到官方原文的写“通俗解释”或“按字面解释”。"
    )
    url: Url | None = Field(
        default=None, title="依据网址", description="所依据文件的网址，以 http:// 或 https:// 开头；没有就不写。"
    )

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Words alone are allowed too."""
        fields = handler.resolve_ref_schema(handler(core))
        return {"anyOf": [{"type": "string", "minLength": 1, "pattern": r"\S"}, fields]}


def _from_words(value: Any) -> Any:  # noqa: ANN401 -- whatever the file holds
    """Words alone are the meaning."""
    if not isinstance(value, str):
        return value
    if not value.strip():
        raise PydanticCustomError("string_too_short", "words")
    return {"text": value}


Explanation = Annotated[Definition, BeforeValidator(_from_words)]
"""指标解释, as a file may state it: its parts, or words alone."""
