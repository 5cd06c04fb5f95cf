"""The chart of milestones: a row a step, the day it was due and the day it was done on one line of time."""

from __future__ import annotations

import altair as alt

from plansite.charts.drawing import parts, theme
from plansite.charts.drawing.parts import LINE, Record
from plansite.charts.values.timeline import Step, TimelinePicture

ROW = 62
MARKS = 38
"""Height of a row, and of its marks within it."""


def chart(picture: TimelinePicture, width: int) -> alt.LayerChart:
    """The whole picture for a frame of ``width`` pixels."""
    height = ROW * len(picture.steps)
    axis = {"values": list(picture.years), "format": "d", "grid": True, "gridColor": theme.TONES["grid"]}
    ends = {**parts.scale(picture.years[0], picture.years[-1]), "range": [16, width - 20]}
    x, y = alt.X("at:Q", scale=ends, axis=axis), parts.pixels(height)
    fill, stroke = alt.Fill("fill:N", scale=None), alt.Stroke("tone:N", scale=None)
    layers = [
        parts.layer("today", [{"at": picture.today, "y": 0, "y2": height}])
        .mark_rule(color=theme.TONES["text"], strokeDash=[3, 3], aria=False)
        .encode(x, y, alt.Y2("y2:Q")),
        parts.layer("marks", [mark for row, step in enumerate(picture.steps) for mark in _marks(row, step)])
        .mark_point(opacity=1, strokeWidth=2, size=90)
        .encode(x, y, fill, stroke, alt.Shape("shape:N", scale=None), alt.Description("words:N")),
        parts.words_at(
            "words", [line for row, step in enumerate(picture.steps) for line in _words(row, step, width)], y
        ),
    ]
    title = parts.caption(picture, width)
    return alt.LayerChart(layer=layers, width=width, height=height, title=title)


def _marks(row: int, step: Step) -> list[Record]:
    y, tone, ground = row * ROW + MARKS, theme.TONES["subject"], theme.TONES["ground"]
    late = theme.TONES["bad"] if step.is_late else tone
    due = {"at": step.due, "y": y, "tone": late, "fill": ground, "shape": "diamond", "words": step.words}
    if step.done is None:
        return [due]
    return [due, {**due, "at": step.done, "tone": theme.TONES["good"], "fill": theme.TONES["good"], "shape": "circle"}]


def _words(row: int, step: Step, width: int) -> list[Record]:
    top = row * ROW + LINE // 2
    lines = [*parts.wrapped(step.name, width - 8)[:1], step.label]
    tones = ("text", "bad" if step.is_late else "quiet")
    heights = (top, top + MARKS + LINE // 2)
    return [
        {"x": 0, "y": y, "words": words, "tone": theme.TONES[tone]}
        for y, words, tone in zip(heights, lines, tones, strict=True)
    ]
