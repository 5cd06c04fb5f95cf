"""责任单位: who answers for an indicator or a project, only where a source names them."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from plansite.models.base import Date, Frozen, Slug, Text


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
