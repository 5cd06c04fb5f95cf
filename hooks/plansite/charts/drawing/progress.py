"""The chart of distance travelled: a row a target, from its baseline on the left to its target on the right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import altair as alt

from plansite.charts.drawing import parts, theme
from plansite.charts.drawing.parts import LINE, Record
from plansite.charts.values.picture import WIDE
from plansite.charts.values.progress import ProgressMark, ProgressRow, TravelPicture

GAP = 18
LEAST, MOST = 0, 1.12
"""Ends of what is shown of the way; a share beyond them stands at the end as an arrow."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where things stand in a frame: words above the way on a phone, beside it on a page."""

    width: int
    way: tuple[int, int]
    room: int
    """Pixels for a label."""

    beside: bool

    @classmethod
    def of(cls, width: int) -> Layout:
        """The layout of a frame."""
        if width >= WIDE:
            return cls(width, (236, width - 104), 220, beside=True)
        return cls(width, (4, width - 12), width - 92, beside=False)


@dataclass(frozen=True, slots=True)
class ProgressPlace:
    """A row with the heights of its parts."""

    row: ProgressRow
    label: list[str]
    goal: list[str]
    top: int
    way: int
    bottom: int


def chart(picture: TravelPicture, width: int) -> alt.LayerChart:
    """The whole picture for a frame of ``width`` pixels."""
    layout = Layout.of(width)
    places = list(_places(picture.rows, layout))
    height = places[-1].bottom
    x = alt.X("share:Q", scale=_scale(layout), axis=None)
    y = parts.pixels(height)
    tone, fill = alt.Color("tone:N", scale=None), alt.Fill("fill:N", scale=None)
    stroke, shape = alt.Stroke("tone:N", scale=None), alt.Shape("shape:N", scale=None)
    layers = [
        parts.layer("ways", list(_ways(places)))
        .mark_rule(strokeWidth=6, strokeCap="round", aria=False)
        .encode(x, y, alt.X2("to:Q"), tone),
        parts.layer("ends", list(_ends(places)))
        .mark_rule(strokeWidth=1, aria=False)
        .encode(x, y, alt.Y2("y2:Q"), tone),
        parts.layer("marks", list(_marks(places)))
        .mark_point(opacity=1, strokeWidth=2, size=90)
        .encode(x, y, fill, stroke, shape, alt.Description("words:N")),
        parts.words("shares", list(_shares(places)), x, y),
        parts.words_at("labels", list(_labels(places, layout)), y),
        *parts.statuses(list(_statuses(places, layout)), y),
    ]
    title = parts.caption(picture, width)
    return alt.LayerChart(layer=layers, width=width, height=height, title=title)


def _places(rows: tuple[ProgressRow, ...], layout: Layout) -> Iterator[ProgressPlace]:
    top = LINE
    for row in rows:
        label, goal = parts.wrapped(row.label, layout.room), parts.wrapped(row.goal, layout.room)
        words = LINE * (len(label) + len(goal))
        above, below = _lines(row)
        if layout.beside:
            body = max(words, LINE * (above + below) + 14)
            way = top + (LINE * above + 4 if above else body // 2 - 2)
        else:
            way = top + words + LINE * above + (2 if above else 8)
            body = way - top + LINE * below + 8
        yield ProgressPlace(row, label, goal, top, way, top + body)
        top += body + GAP


def _lines(row: ProgressRow) -> tuple[int, int]:
    """Lines of words above and below the way."""
    subject = any(mark.tone == "subject" for mark in row.marks) or bool(row.note)
    return int(subject), int(any(mark.tone != "subject" for mark in row.marks))


def _ways(places: list[ProgressPlace]) -> Iterator[Record]:
    for place in places:
        yield {"share": 0, "to": 1, "y": place.way, "tone": theme.TONES["grid"]}
        for mark in place.row.marks:
            if mark.tone == "subject":
                yield {"share": 0, "to": _shown(mark), "y": place.way, "tone": theme.TONES["subject"]}


def _ends(places: list[ProgressPlace]) -> Iterator[Record]:
    for place in places:
        for share in (0, 1):
            yield {"share": share, "y": place.way - 6, "y2": place.way + 6, "tone": theme.TONES["quiet"]}
        for elapsed in {mark.elapsed for mark in place.row.marks}:
            yield {"share": elapsed, "y": place.way - 10, "y2": place.way + 10, "tone": theme.TONES["text"]}


def _marks(places: list[ProgressPlace]) -> Iterator[Record]:
    for place in places:
        for mark in place.row.marks:
            tone = theme.TONES[mark.tone]
            shape = "circle" if mark.tone == "subject" else "square"
            if not LEAST <= mark.share <= MOST:
                shape = "triangle-right" if mark.share > 1 else "triangle-left"
            fill = tone if mark.look == "solid" else theme.TONES["ground"]
            yield {
                "share": _shown(mark),
                "y": place.way,
                "tone": tone,
                "fill": fill,
                "shape": shape,
                "words": f"{place.row.label}：{mark.words}",
            }


def _shares(places: list[ProgressPlace]) -> Iterator[Record]:
    """Words beside the marks: the subject's above the way, the others' below; set so that they stay inside."""
    for place in places:
        if place.row.note:
            yield {
                "share": 0,
                "y": place.way - 13,
                "words": place.row.note,
                "tone": theme.TONES["quiet"],
                "align": "left",
            }
        for mark in place.row.marks:
            away = -15 if mark.tone == "subject" else 17
            align = "left" if _shown(mark) < 1 / 3 else "right" if _shown(mark) > 2 / 3 else "center"
            yield {
                "share": _shown(mark),
                "y": place.way + away,
                "words": mark.label,
                "tone": theme.TONES[mark.tone],
                "align": align,
            }


def _labels(places: list[ProgressPlace], layout: Layout) -> Iterator[Record]:
    for place in places:
        top = place.top
        if layout.beside:
            top = place.way - LINE * (len(place.label) + len(place.goal)) // 2
        for number, (line, tone) in enumerate(
            [(line, "text") for line in place.label] + [(line, "quiet") for line in place.goal]
        ):
            yield {"x": 0, "y": top + LINE * number + LINE // 2, "words": line, "tone": theme.TONES[tone]}


def _statuses(places: list[ProgressPlace], layout: Layout) -> Iterator[parts.Told]:
    for place in places:
        y = place.way if layout.beside else place.top + LINE // 2
        x = layout.width - 84 if layout.beside else layout.width - 72
        yield parts.Told(x, y, place.row.style, place.row.status)


def _scale(layout: Layout) -> Record:
    return {**parts.scale(LEAST, MOST), "range": list(layout.way)}


def _shown(mark: ProgressMark) -> float:
    return min(max(mark.share, LEAST), MOST)
