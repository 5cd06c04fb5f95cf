"""The small multiples of an indicator: a panel a part of the subject, all on the same axes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import altair as alt

from plansite.charts.drawing import parts, theme
from plansite.charts.drawing.axis import begins_at_zero
from plansite.charts.drawing.indicator import BREAK, ticks
from plansite.charts.drawing.layers import AXIS_NOTE
from plansite.charts.drawing.parts import LINE, Record
from plansite.charts.values.indicator import Point
from plansite.charts.values.localities import LocalitiesPicture, Locality

HEIGHT = 84
"""Pixels of a panel from its lowest to its highest value."""

LEAST = 100
"""Pixels that a panel must have across; more panels stand below."""

GAP = 18
EDGE = 8
"""Pixels between panels, and between a panel's edge and its first and last year."""

ROOM = 0.12
"""Room above and below the values, as a share of their extent."""


@dataclass(frozen=True, slots=True)
class Panel:
    """A part of the subject with the place of its panel."""

    locality: Locality
    left: int
    wide: int
    words: int
    """Height at which its words begin."""

    top: int
    said: list[str]
    is_first: bool
    """Whether the names of the values stand to its left."""


@dataclass(frozen=True, slots=True)
class Axes:
    """What all panels share."""

    years: tuple[int, ...]
    low: float
    high: float
    values: list[float]
    names: list[str]

    def y(self, panel: Panel, value: float) -> float:
        """Pixels from the top of the picture."""
        return panel.top + HEIGHT * (self.high - value) / (self.high - self.low)

    def x(self, panel: Panel, at: float) -> float:
        """Pixels from its left."""
        span = self.years[-1] - self.years[0]
        share = (at - self.years[0]) / span if span else 0.5
        return panel.left + EDGE + (panel.wide - 2 * EDGE) * share


def chart(picture: LocalitiesPicture, width: int) -> alt.LayerChart:
    """The whole picture for a frame of ``width`` pixels."""
    axes = _axes(picture)
    panels = list(_panels(picture, axes, width))
    bottom = panels[-1].top + HEIGHT + LINE + GAP
    said = parts.below(_facts(picture, axes), bottom, width)
    x, y = alt.X("x:Q", scale={**parts.scale(0, width), "range": [0, width]}, axis=None), parts.pixels(said.bottom)
    ends, tone = (alt.X2("x2:Q"), alt.Y2("y2:Q")), alt.Color("tone:N", scale=None)
    fill, stroke = alt.Fill("fill:N", scale=None), alt.Stroke("tone:N", scale=None)
    layers = [
        parts.layer("grid", [row for panel in panels for row in _grid(panel, axes)])
        .mark_rule(strokeWidth=1)
        .encode(x, y, tone, *ends),
        parts.layer("breaks", [row for panel in panels for row in _breaks(picture, panel, axes)])
        .mark_rule(strokeWidth=1.5, strokeDash=[3, 4])
        .encode(x, y, tone, *ends),
        parts.layer("steps", [row for panel in panels for row in _steps(panel, axes)])
        .mark_rule(strokeWidth=2)
        .encode(x, y, tone, *ends),
        parts.layer("marks", [row for panel in panels for row in _marks(panel, axes)])
        .mark_point(opacity=1, strokeWidth=2, size=60, aria=True)
        .encode(x, y, fill, stroke, alt.Shape("shape:N", scale=None), alt.Description("words:N")),
        parts.words("names", [row for panel in panels for row in _names(panel, axes)], x, y),
        parts.words_at("words", [*(row for panel in panels for row in _heading(panel)), *said.rows], y),
    ]
    title = parts.title(picture.title, [f"单位：{picture.unit}", picture.credit.as_of], width)
    return alt.LayerChart(layer=layers, width=width, height=said.bottom, title=title)


def _facts(picture: LocalitiesPicture, axes: Axes) -> list[str]:
    """What must be read with the picture, below it."""
    points = [point for one in picture.localities for point in one.points]
    kinds = (
        ("各图的坐标轴相同", len(picture.localities) > 1),
        ("菱形为规划目标", any(one.aims for one in picture.localities)),
        (f"空心为{picture.hollow}数值", bool(picture.hollow)),
        ("十字为口径不同或年内一段时间的数值，不作比较", any(point.look == "detached" for point in points)),
        (f"竖线为{BREAK}，两侧的数值不可比", any(_is_shown(picture, year) for year in picture.breaks)),
    )
    said = "；".join(words for words, is_there in kinds if is_there)
    legend = [f"图例：{said}"] if said else []
    axis = [AXIS_NOTE] if axes.low > 0 else []
    return [*legend, *axis, picture.silent, picture.credit.sources, *picture.credit.stamp.lines]


def _axes(picture: LocalitiesPicture) -> Axes:
    """One axis of values and one of years for all, so that heights of different panels can be compared."""
    values = [point.value for one in picture.localities for point in one.points]
    values += [mark.value for one in picture.localities for mark in one.aims]
    least, most = min(values), max(values)
    if begins_at_zero(least, most):
        low, high = 0.0, most * (1 + ROOM) or 1.0
    else:
        room = (most - least) * ROOM or abs(most) * ROOM or 1.0
        low, high = (max(0.0, least - room) if least >= 0 else least - room), most + room
    found = ticks(low, high, picture.decimals)
    return Axes(picture.years, low, high, found, list(map(_name, found)))


def _name(value: float) -> str:
    return f"{value:,.10f}".rstrip("0").rstrip(".")


def _panels(picture: LocalitiesPicture, axes: Axes, width: int) -> Iterator[Panel]:
    room = round(max((parts.breadth(name) for name in axes.names), default=0)) + 8
    across = max(1, min(len(picture.localities), (width - room + GAP) // (LEAST + GAP)))
    wide = (width - room - GAP * (across - 1)) // across
    top = 0
    for first in range(0, len(picture.localities), across):
        row = picture.localities[first : first + across]
        said = [[*parts.wrapped(one.name, wide), *parts.wrapped(one.newest, wide)] for one in row]
        words = LINE * max(map(len, said))
        for column, (one, lines) in enumerate(zip(row, said, strict=True)):
            yield Panel(one, room + (wide + GAP) * column, wide, top, top + words + LINE // 2, lines, column == 0)
        top += words + LINE // 2 + HEIGHT + LINE + GAP


def _grid(panel: Panel, axes: Axes) -> Iterator[Record]:
    for value in axes.values:
        y = axes.y(panel, value)
        yield {"x": panel.left, "x2": panel.left + panel.wide, "y": y, "y2": y, "tone": theme.TONES["grid"]}


def _is_shown(picture: LocalitiesPicture, year: int) -> bool:
    return picture.years[0] < year <= picture.years[-1]


def _breaks(picture: LocalitiesPicture, panel: Panel, axes: Axes) -> Iterator[Record]:
    for year in picture.breaks:
        if _is_shown(picture, year):
            x = axes.x(panel, year - 0.5)
            yield {"x": x, "x2": x, "y": panel.top, "y2": panel.top + HEIGHT, "tone": theme.TONES["quiet"]}


def _steps(panel: Panel, axes: Axes) -> Iterator[Record]:
    """Lines between values of successive years; a year without a value leaves a gap."""
    line = [point for point in panel.locality.points if point.look != "detached"]
    for one, other in pairwise(line):
        if other.at - one.at <= 1 and other.side == one.side:
            ends: Record = {"x": axes.x(panel, one.at), "y": axes.y(panel, one.value)}
            other_end: Record = {"x2": axes.x(panel, other.at), "y2": axes.y(panel, other.value)}
            yield {**ends, **other_end, "tone": theme.TONES["subject"]}


def _marks(panel: Panel, axes: Axes) -> Iterator[Record]:
    tone, ground = theme.TONES["subject"], theme.TONES["ground"]
    for mark in panel.locality.aims:
        place: Record = {"x": axes.x(panel, mark.at), "y": axes.y(panel, mark.value)}
        yield {**place, "words": mark.words, "tone": tone, "fill": ground, "shape": "diamond"}
    for point in panel.locality.points:
        place = {"x": axes.x(panel, point.at), "y": axes.y(panel, point.value), "words": point.words}
        yield {**place, **_look(point, tone, ground)}


def _look(point: Point, tone: str, ground: str) -> Record:
    if point.look == "detached":
        return {"tone": theme.TONES["quiet"], "fill": theme.TONES["quiet"], "shape": "cross"}
    return {"tone": tone, "fill": tone if point.look == "solid" else ground, "shape": "circle"}


def _names(panel: Panel, axes: Axes) -> Iterator[Record]:
    """The names of the values, beside the first panel of a row, and of the first and the last year, below each."""
    quiet = theme.TONES["quiet"]
    if panel.is_first:
        for value, name in zip(axes.values, axes.names, strict=True):
            yield {"x": panel.left - 6, "y": axes.y(panel, value), "words": name, "tone": quiet, "align": "right"}
    y, (first, last) = panel.top + HEIGHT + LINE // 2 + 2, (axes.years[0], axes.years[-1])
    if first == last:
        yield {"x": axes.x(panel, first), "y": y, "words": str(first), "tone": quiet, "align": "center"}
        return
    yield {"x": panel.left, "y": y, "words": str(first), "tone": quiet, "align": "left"}
    yield {"x": panel.left + panel.wide, "y": y, "words": str(last), "tone": quiet, "align": "right"}


def _heading(panel: Panel) -> Iterator[Record]:
    named = len(parts.wrapped(panel.locality.name, panel.wide))
    for number, line in enumerate(panel.said):
        tone = theme.TONES["text" if number < named else "subject"]
        yield {"x": panel.left, "y": panel.words + LINE * number + LINE // 2, "words": line, "tone": tone}
