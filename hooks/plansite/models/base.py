"""The ground all models stand on: frozen, strict, and scalar types with Chinese rules of their own."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any, ClassVar, NamedTuple, TypeAlias, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    PlainSerializer,
    StringConstraints,
    WithJsonSchema,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

SLUG = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
ISO_DATE = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"


class Former(NamedTuple):
    """旧写法: a field that had another name or form."""

    now: str
    """The field that says it today."""

    mend: str
    """How to turn the old form into the new one."""


class Frozen(BaseModel):
    """A model that cannot change and knows no other fields."""

    FORMER: ClassVar[Mapping[str, Former]] = {}
    """Fields of older forms of the data, by the name that they had."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def rule_error(found: str, mend: str) -> PydanticCustomError:
    """A broken rule of ours, in the two halves every message has."""
    return PydanticCustomError("rule", "{found}", {"found": found, "mend": mend})


def _number(value: object) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise PydanticCustomError("number_type", "number")
    return Decimal(value)


def _iso_date(value: object) -> datetime.date:
    if isinstance(value, str) and re.match(ISO_DATE, value):
        try:
            return datetime.date.fromisoformat(value)
        except ValueError:
            raise PydanticCustomError("date_missing", "date") from None
    raise PydanticCustomError("date_form", "date")


Number = Annotated[Decimal, BeforeValidator(_number), WithJsonSchema({"type": "number"})]
"""A number that keeps its digits as written."""

Date = Annotated[
    datetime.date,
    BeforeValidator(_iso_date),
    PlainSerializer(str),
    WithJsonSchema({"type": "string", "format": "date", "pattern": ISO_DATE}),
]
"""A day, written ``"2026-06-22"``."""

Text = Annotated[str, StringConstraints(min_length=1, pattern=r"\S")]
"""Words; never empty or only white space."""

Lines = Annotated[str, StringConstraints(min_length=1, pattern=r"\S"), AfterValidator(lambda text: text.strip("\n"))]
"""Words in one line or several; breaks at the ends are no part of them."""

Slug = Annotated[str, StringConstraints(pattern=SLUG)]
"""An English identifier such as ``preschool-enrolment``."""

Year = Annotated[int, Field(strict=True, ge=1900, le=2200)]
"""A calendar year."""

Item = TypeVar("Item")


class _OneOrMany:
    """Tells editors that one item alone is allowed."""

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """The item, or a list of them."""
        listed = handler(core)
        return {"anyOf": [listed["items"], listed]}


def _listed(value: Any) -> Any:  # noqa: ANN401 -- whatever the file holds
    """What is no list stands for a list of it, so that what is wrong with it is told of the item."""
    return [value] if isinstance(value, dict | str | int | float | Decimal) else value


Listed: TypeAlias = Annotated[tuple[Item, ...], BeforeValidator(_listed), _OneOrMany()]
"""One item, or a list of them."""
