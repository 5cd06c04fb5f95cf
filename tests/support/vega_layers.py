"""Layers of a Vega-Lite chart by name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def layer(panel: Mapping[str, Any], name: str) -> dict[str, Any]:
    """The layer of that name; in a chart of panels, names end with the index of their panel."""
    found: dict[str, Any] = next(one for one in panel["layer"] if one["name"].partition("_")[0] == name)
    return found


def rows(panel: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    """What a layer draws."""
    found: list[dict[str, Any]] = layer(panel, name)["data"]["values"]
    return found
