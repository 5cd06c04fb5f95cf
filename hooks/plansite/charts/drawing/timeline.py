"""The chart of milestones: a row a step, the day it was due and the day it was done on one line of time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import altair as alt

from plansite.charts.drawing import parts, theme
from plansite.charts.drawing.parts import LINE, Record
from plansite.charts.values.timeline import Step, TimelinePicture

MARK = 24
GAP = 12
AXIS = 30
"""Heights of a row's marks, of the room below a row, and of the years below all rows."""


@dataclass(frozen=True, slots=True)
class StepPlace:
    """A row with the heights of its parts."""

    step: Step
    name: list[str]
    label: list[str]
    top: int

    @property
    def marks(self) -> int:
        """Height of the middle of the marks: between the name and the days."""
        return self.top + LINE * len(self.name) + MARK // 2

    @property
    def bottom(self) -> int:
        """Where the row ends."""
        return self.marks + MARK // 2 + LINE * len(self.label)


def chart(picture: TimelinePicture, width: int) -> alt.LayerChart:
    """The whole picture for a frame of ``width`` pixels."""
    places = list(_places(picture.steps, width))
    height = places[-1].bottom + GAP
    axis = {"values": list(picture.years), "format": "d", "grid": True, "gridColor": theme.TONES["grid"]}
    ends = {**parts.scale(picture.years[0], picture.years[-1]), "range": [16, width - 20]}
    said = parts.below(parts.facts(picture), height + AXIS, width)
    x, y = alt.X("at:Q", scale=ends, axis=axis), parts.pixels(height)
    fill, stroke = alt.Fill("fill:N", scale=None), alt.Stroke("tone:N", scale=None)
    layers = [
        parts.layer("today", [{"at": picture.today, "y": 0, "y2": height}])
        .mark_rule(color=theme.TONES["text"], strokeDash=[3, 3])
        .encode(x, y, alt.Y2("y2:Q")),
        parts.layer("marks", [mark for place in places for mark in _marks(place)])
        .mark_point(opacity=1, strokeWidth=2, size=90, aria=True)
        .encode(x, y, fill, stroke, alt.Shape("shape:N", scale=None), alt.Description("words:N")),
        parts.words_at("words", [*(line for place in places for line in _words(place)), *said.rows], y),
    ]
    title = parts.title(picture.title, [picture.credit.as_of], width)
    return alt.LayerChart(layer=layers, width=width, height=height, title=title)


def _places(steps: tuple[Step, ...], width: int) -> Iterator[StepPlace]:
    top = 0
    for step in steps:
        place = StepPlace(step, parts.wrapped(step.name, width), parts.wrapped(step.label, width), top)
        yield place
        top = place.bottom + GAP


def _marks(place: StepPlace) -> list[Record]:
    step = place.step
    y, tone, ground = place.marks, theme.TONES["subject"], theme.TONES["ground"]
    late = theme.TONES["bad"] if step.is_late else tone
    due = {"at": step.due, "y": y, "tone": late, "fill": ground, "shape": "diamond", "words": step.words}
    if step.done is None:
        return [due]
    return [due, {**due, "at": step.done, "tone": theme.TONES["good"], "fill": theme.TONES["good"], "shape": "circle"}]


def _words(place: StepPlace) -> Iterator[Record]:
    blocks = (
        (place.top, place.name, "text"),
        (place.marks + MARK // 2, place.label, "bad" if place.step.is_late else "quiet"),
    )
    for top, lines, tone in blocks:
        for number, words in enumerate(lines):
            yield {"x": 0, "y": top + LINE * number + LINE // 2, "words": words, "tone": theme.TONES[tone]}
