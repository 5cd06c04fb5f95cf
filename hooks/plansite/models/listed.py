"""Lists of which one item may stand by itself, as most files hold no more than one."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, TypeAlias, TypeVar

from pydantic import BeforeValidator, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

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
