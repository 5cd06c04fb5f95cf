"""The chart of counts: a row a group, one mark for every member, its counts in words behind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import altair as alt

from plansite.charts.drawing import parts, theme
from plansite.charts.drawing.parts import LINE, Record
from plansite.charts.values.picture import WIDE
from plansite.charts.values.status import StatusRow, UnitsPicture

STEP = 17
"""Pixels from mark to mark."""

GAP = 12
LABEL = 232
COUNTS = 128
"""Widths of the columns of words beside the marks on a page."""


@dataclass(frozen=True, slots=True)
class StatusPlace:
    """A row with the places of its parts."""

    row: StatusRow
    label: list[str]
    top: int
    left: int
    marks: int
    """Height of the first line of marks."""

    across: int
    """Marks in a line."""

    said: tuple[int, int]
    bottom: int


def chart(picture: UnitsPicture, width: int) -> alt.LayerChart:
    """The whole picture for a frame of ``width`` pixels."""
    places = list(_places(picture.rows, width))
    said = parts.below(parts.facts(picture), places[-1].bottom + GAP, width)
    y = parts.pixels(said.bottom)
    told = alt.Description("told:N")
    marks = parts.layer("marks", [mark for place in places for mark in _marks(place)]).mark_point(
        opacity=1, strokeWidth=2, size=80, aria=True, x=parts.datum("x")
    )
    fill, stroke = alt.Fill("fill:N", scale=None), alt.Stroke("tone:N", scale=None)
    layers = [
        marks.encode(y, fill, stroke, alt.Shape("shape:N", scale=None), told),
        parts.words_at("words", [*(line for place in places for line in _words(place)), *said.rows], y),
    ]
    title = parts.title(picture.title, [picture.credit.as_of], width)
    return alt.LayerChart(layer=layers, width=width, height=said.bottom, title=title)


def _places(rows: tuple[StatusRow, ...], width: int) -> Iterator[StatusPlace]:
    top = 0
    beside = width >= WIDE
    for row in rows:
        label = parts.wrapped(row.label, LABEL if beside else width - 8)
        left = LABEL + 8 if beside else 8
        across = (width - left - (COUNTS if beside else 8)) // STEP
        lines = max(1, -(-len(row.units) // across))
        marks = top + (0 if beside else LINE * len(label) + 2)
        said = (width - COUNTS + 8, top) if beside else (0, marks + STEP * lines)
        said_lines = len(_counts(row))
        inside = top + max(LINE * max(len(label), said_lines), STEP * lines)
        bottom = inside if beside else said[1] + LINE * said_lines
        yield StatusPlace(row, label, top, left, marks, across, said, bottom)
        top = bottom + GAP


def _counts(row: StatusRow) -> list[str]:
    return [f"{status} {count}" for status, count in row.counts.items()] or ["没有"]


def _marks(place: StatusPlace) -> Iterator[Record]:
    for number, unit in enumerate(place.row.units):
        line, column = divmod(number, place.across)
        yield {
            "x": place.left + STEP * column,
            "y": place.marks + STEP * line + LINE // 2,
            **parts.sign(unit.style),
            "told": f"{place.row.label}：{unit.name}，{unit.said}",
        }


def _words(place: StatusPlace) -> Iterator[Record]:
    for number, line in enumerate(place.label):
        yield {"x": 0, "y": place.top + LINE * number + LINE // 2, "words": line, "tone": theme.TONES["text"]}
    x, top = place.said
    for number, line in enumerate(_counts(place.row)):
        yield {"x": x, "y": top + LINE * number + LINE // 2, "words": line, "tone": theme.TONES["quiet"]}
