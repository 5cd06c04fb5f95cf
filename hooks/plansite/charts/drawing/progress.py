"""The chart of distance travelled: a row a target, from its baseline on the left to its target on the right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import ceil

import altair as alt

from plansite.charts.drawing import parts, theme
from plansite.charts.drawing.parts import LINE, Record
from plansite.charts.values.picture import WIDE
from plansite.charts.values.progress import LEAST, MOST, ProgressRow, TravelPicture

GAP = 16
BAR = 20
"""Height of the way with the marks on it."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where things stand in a frame: words above the way on a phone, beside it on a page."""

    width: int
    way: tuple[int, int]
    room: int
    """Pixels for a label."""

    beside: bool
    status: int
    """Pixels from the left to the statuses."""

    @classmethod
    def of(cls, width: int, statuses: Iterable[str] = ()) -> Layout:
        """The layout of a frame, with room for the longest of the statuses."""
        if width >= WIDE:
            status = width - 12 - max([72, *(ceil(parts.breadth(word)) for word in statuses)])
            return cls(width, (236, status - 20), 220, beside=True, status=status)
        return cls(width, (8, width - 12), width, beside=False, status=8)

    @property
    def at_target(self) -> float:
        """Pixels from the left to the target."""
        return self.way[0] + (self.way[1] - self.way[0]) / MOST


@dataclass(frozen=True, slots=True)
class ProgressPlace:
    """A row with the heights of its parts, all from the top of the picture."""

    row: ProgressRow
    label: list[str]
    ends: list[tuple[str, str]]
    """Words below the way: on its left and on its right; in lines of their own where one line has no room for both."""

    said: list[str]
    """Words in the place of a way, in lines."""

    top: int
    status: int
    body: int
    """Where the way with its words begins, or the words without one."""

    bottom: int

    @property
    def way(self) -> int:
        """Height of the way itself: below the words of its value."""
        return self.body + LINE + BAR // 2


def chart(picture: TravelPicture, width: int) -> alt.LayerChart:
    """The whole picture for a frame of ``width`` pixels."""
    layout = Layout.of(width, [row.status for row in picture.rows])
    places = list(_places(picture.rows, layout))
    top = places[-1].bottom + GAP if places else 0
    said = parts.below([picture.absence or picture.missing, *parts.facts(picture)], top, width)
    x = alt.X("share:Q", scale=_scale(layout), axis=None)
    y = parts.pixels(said.bottom)
    tone, fill = alt.Color("tone:N", scale=None), alt.Fill("fill:N", scale=None)
    stroke, shape = alt.Stroke("tone:N", scale=None), alt.Shape("shape:N", scale=None)
    layers = [
        parts.layer("ways", list(_ways(places)))
        .mark_rule(strokeWidth=6, strokeCap="round")
        .encode(x, y, alt.X2("to:Q"), tone),
        parts.layer("ends", list(_ends(places))).mark_rule(strokeWidth=1).encode(x, y, alt.Y2("y2:Q"), tone),
        parts.layer("marks", list(_marks(places)))
        .mark_point(opacity=1, strokeWidth=2, size=90, aria=True)
        .encode(x, y, fill, stroke, shape, alt.Description("words:N")),
        parts.words("figures", list(_figures(places, layout)), x, y),
        parts.words_at("labels", [*_labels(places), *said.rows], y),
        *parts.statuses(list(_statuses(places, layout)), y),
    ]
    title = parts.title(picture.title, [picture.credit.as_of], width)
    return alt.LayerChart(layer=layers, width=width, height=said.bottom, title=title)


def _places(rows: tuple[ProgressRow, ...], layout: Layout) -> Iterator[ProgressPlace]:
    top = 0
    for row in rows:
        label = parts.wrapped(row.label, layout.room)
        ends, said = _words(row, layout)
        words = LINE * len(label)
        body = LINE + BAR + LINE * len(ends) if row.way is not None else LINE * len(said)
        if layout.beside:
            height = max(words, body)
            middle = top + height // 2
            yield ProgressPlace(row, label, ends, said, middle - words // 2, middle, middle - body // 2, top + height)
        else:
            height = words + LINE + body
            yield ProgressPlace(row, label, ends, said, top, top + words + LINE // 2, top + words + LINE, top + height)
        top += height + GAP


def _words(row: ProgressRow, layout: Layout) -> tuple[list[tuple[str, str]], list[str]]:
    """Words below the way and words in its place: one of them is empty."""
    room = layout.way[1] - layout.way[0]
    if row.way is None:
        return [], parts.wrapped(row.words, room)
    if parts.breadth(row.start + row.goal) + theme.TEXT < layout.at_target - layout.way[0]:
        return [(row.start, row.goal)], []
    below = parts.wrapped(row.goal, room)
    return [*([(row.start, "")] if row.start else []), *(("", line) for line in below)], []


def _ways(places: list[ProgressPlace]) -> Iterator[Record]:
    for place in places:
        if place.row.way is not None:
            yield {"share": 0, "to": 1, "y": place.way, "tone": theme.TONES["grid"]}
            yield {"share": 0, "to": _shown(place.row.way.share), "y": place.way, "tone": theme.TONES["subject"]}


def _ends(places: list[ProgressPlace]) -> Iterator[Record]:
    for place in places:
        for share in (0, 1) if place.row.way is not None else ():
            yield {"share": share, "y": place.way - 8, "y2": place.way + 8, "tone": theme.TONES["quiet"]}


def _marks(places: list[ProgressPlace]) -> Iterator[Record]:
    tone, ground = theme.TONES["subject"], theme.TONES["ground"]
    for place in places:
        way = place.row.way
        if way is not None:
            beyond = "triangle-right" if way.share > MOST else "triangle-left" if way.share < LEAST else "circle"
            fill = tone if way.look == "solid" else ground
            mark = {"share": _shown(way.share), "y": place.way, "tone": tone, "fill": fill, "shape": beyond}
            yield {**mark, "words": place.row.said}


def _figures(places: list[ProgressPlace], layout: Layout) -> Iterator[Record]:
    """The value above the way, the ends below it; set so that they stay inside."""
    tone, quiet = theme.TONES["subject"], theme.TONES["quiet"]
    for place in places:
        way = place.row.way
        if way is None:
            for number, line in enumerate(place.said):
                y = place.body + LINE * number + LINE // 2
                yield {"share": 0, "y": y, "words": line, "tone": quiet, "align": "left"}
            continue
        share = _shown(way.share)
        align = "left" if share < 1 / 3 else "right" if share > 2 / 3 else "center"
        yield {"share": share, "y": place.body + LINE // 2, "words": place.row.latest, "tone": tone, "align": align}
        for number, (left, right) in enumerate(place.ends):
            y = place.way + BAR // 2 + LINE * number + LINE // 2
            if left:
                yield {"share": 0, "y": y, "words": left, "tone": quiet, "align": "left"}
            if right:
                fits = parts.breadth(right) <= layout.at_target - layout.way[0]
                yield {"share": 1 if fits else MOST, "y": y, "words": right, "tone": quiet, "align": "right"}


def _labels(places: list[ProgressPlace]) -> Iterator[Record]:
    for place in places:
        for number, line in enumerate(place.label):
            y = place.top + LINE * number + LINE // 2
            yield {"x": 0, "y": y, "words": line, "tone": theme.TONES["text"]}


def _statuses(places: list[ProgressPlace], layout: Layout) -> Iterator[parts.Told]:
    for place in places:
        yield parts.Told(layout.status, place.status, place.row.style, place.row.status)


def _scale(layout: Layout) -> Record:
    return {**parts.scale(LEAST, MOST), "range": list(layout.way)}


def _shown(share: float) -> float:
    return min(max(share, LEAST), MOST)
