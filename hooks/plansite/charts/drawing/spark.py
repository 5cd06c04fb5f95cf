"""The small chart of a row in a list: the way from the baseline to the target and the values on it, without words."""

from __future__ import annotations

import altair as alt

from plansite.charts.drawing import parts, theme
from plansite.charts.drawing.parts import Record
from plansite.charts.values.indicator import Point
from plansite.charts.values.spark import SparkPicture

HEIGHT = 30


def chart(picture: SparkPicture, width: int) -> alt.LayerChart:
    """The small picture; nothing in it is read by itself."""
    values = [*picture.points, *([picture.start] if picture.start is not None else [])]
    heights = [point.value for point in values] + ([picture.target] if picture.target is not None else [])
    low, high = min(heights), max(heights)
    room = (high - low) * 0.15 or abs(high) * 0.1 or 1
    x = alt.X("at:Q", scale=parts.scale(picture.years[0] - 0.3, picture.years[-1] + 0.3), axis=None)
    y = alt.Y("value:Q", scale=parts.scale(low - room, high + room), axis=None)
    fill = alt.Fill("fill:N", scale=None)
    layers = [
        parts.layer("path", _path(picture))
        .mark_line(strokeDash=[3, 3], strokeWidth=1.5, color=theme.TONES["quiet"])
        .encode(x, y),
        parts.layer("marks", _marks(picture, values))
        .mark_point(opacity=1, strokeWidth=1.5, size=36, color=theme.TONES["subject"])
        .encode(x, y, fill, alt.Shape("shape:N", scale=None)),
    ]
    return alt.LayerChart(layer=layers, width=width - 8, height=HEIGHT)


def _path(picture: SparkPicture) -> list[Record]:
    if picture.start is None or picture.target is None:
        return []
    return [
        {"at": picture.start.at, "value": picture.start.value},
        {"at": float(picture.by), "value": picture.target},
    ]


def _marks(picture: SparkPicture, values: list[Point]) -> list[Record]:
    tone, ground = theme.TONES["subject"], theme.TONES["ground"]
    marks: list[Record] = [
        {"at": point.at, "value": point.value, "fill": tone if point.look == "solid" else ground, "shape": "circle"}
        for point in values
    ]
    if picture.target is not None:
        marks.append({"at": float(picture.by), "value": picture.target, "fill": ground, "shape": "diamond"})
    return marks
