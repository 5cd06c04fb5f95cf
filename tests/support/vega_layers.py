"""The Vega-Lite of a picture, and layers of it by name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import altair as alt

from plansite.charts.drawing import render
from plansite.charts.values.picture import Picture


def spec(picture: Picture, width: int) -> dict[str, Any]:
    """What is drawn, not held against the schema of Vega-Lite: that takes far longer, and has tests of its own."""
    with alt.utils.schemapi.debug_mode(False):  # noqa: FBT003 -- its only form
        found: dict[str, Any] = render.chart(picture, width).to_dict(validate=False)
    return found


def layer(panel: Mapping[str, Any], name: str) -> dict[str, Any]:
    """The layer of that name; in a chart of panels, names end with the index of their panel."""
    found: dict[str, Any] = next(one for one in panel["layer"] if one["name"].partition("_")[0] == name)
    return found


def rows(panel: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    """What a layer draws."""
    found: list[dict[str, Any]] = layer(panel, name)["data"]["values"]
    return found
