"""JSON Schemas for editors, generated from the models."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from plansite.models import Frozen
from plansite.reading.dataset import FILES

DIALECT = "http://json-schema.org/draft-07/schema#"
"""The dialect that editors understand best."""


def schema(model: type[Frozen]) -> dict[str, Any]:
    """The JSON Schema of one data file."""
    generated = model.model_json_schema(mode="validation")
    return {"$schema": DIALECT, **_in_chinese(generated)}


def write(folder: Path) -> list[Path]:
    """Write one ``<name>.schema.json`` a data file, and return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, model in FILES.items():
        path = folder / f"{name}.schema.json"
        path.write_text(json.dumps(schema(model), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
        paths.append(path)
    return paths


def _in_chinese(node: Any) -> Any:  # noqa: ANN401 -- JSON is of any type
    """Drop what pydantic takes from English docstrings and class names; keep fields' own words."""
    if isinstance(node, list):
        return [_in_chinese(part) for part in node]
    if not isinstance(node, dict):
        return node
    is_model = node.get("type") == "object" and "properties" in node
    is_enum = "enum" in node and "type" in node
    dropped = {"title", "description"} if is_model or is_enum else set()
    return {key: _in_chinese(value) for key, value in node.items() if key not in dropped}
