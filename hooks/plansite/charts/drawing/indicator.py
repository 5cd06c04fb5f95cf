"""The chart of one indicator: baseline, path to the target, values, target as a mark or a band."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

import altair as alt

from plansite.charts.drawing import parts, theme
from plansite.charts.drawing.axis import begins_at_zero
from plansite.charts.drawing.labels import Plot, clearest
from plansite.charts.drawing.layers import AXIS_NOTE, Layer
from plansite.charts.drawing.parts import Record
from plansite.charts.values.indicator import IndicatorPicture, Series
from plansite.models.vocabulary import Basis

HEIGHT = 210
TWO_HEIGHT = 150
FRAME = 62
"""What axis labels and padding take of the width."""

ROOM = 0.28
BELOW_ZERO = 0.75
"""Room above and below the values, as a share of their extent; what of it is kept below a value near zero."""

YEAR_ROOM = 38
"""Pixels that the name of a year takes."""

BREAK, BEFORE = "口径变化", 0.5
"""What stands beside the line of a break, and how many years before the first year of the new definition it stands."""

TICKS = 4

MARGIN = 16
"""Words at the top may reach a little beyond the plot."""

END = 0.5
"""Years from the end within which a label is set against the edge."""

SHIFTS = {"left": -4, "center": 0, "right": 6}
SHAPES = {"subject": "circle", "comparison": "square"}
SIZES = {"subject": 96, "comparison": 36}
TARGET_SIZES = {"subject": 150, "comparison": 60}
"""Of two marks at one place the smaller lies within the larger, and both are seen."""

ABOVE, BELOW = -15, 19
FURTHER = 17
"""Pixels from one line of words to the next."""


def chart(picture: IndicatorPicture, width: int) -> alt.VConcatChart | alt.LayerChart:
    """The whole picture for a frame of ``width`` pixels, with all that must be read with it inside it."""
    if not picture.panels:
        return _words_alone(picture, width)
    height = HEIGHT if len(picture.panels) == 1 else TWO_HEIGHT
    panels = [_panel(picture, number, width - FRAME, height) for number in range(len(picture.panels))]
    below = parts.footing(_facts(picture), width - FRAME + 2 * MARGIN)
    panels[-1] = panels[-1].properties(title=below)
    return alt.vconcat(*panels, title=_title(picture, width - FRAME + 2 * MARGIN))


def _title(picture: IndicatorPicture, width: int) -> alt.TitleParams:
    return parts.title(picture.title, [f"单位：{picture.unit}", picture.credit.as_of], width)


def _words_alone(picture: IndicatorPicture, width: int) -> alt.LayerChart:
    """What is published while there is nothing to draw: no axis, no path."""
    lines = [picture.absence, *picture.silent, picture.credit.sources, *picture.credit.stamp.lines]
    said = parts.below(lines, 0, width)
    words = parts.words_at("words", said.rows, parts.pixels(said.bottom))
    return alt.LayerChart(layer=[words], width=width, height=said.bottom, title=_title(picture, width))


def _facts(picture: IndicatorPicture) -> list[str]:
    """What must be read with the picture, below it."""
    axis = [AXIS_NOTE] if any(not _begins_at_zero(panel) for panel in picture.panels) else []
    return [*_legend(picture), *axis, *picture.silent, picture.credit.sources, *picture.credit.stamp.lines]


def _legend(picture: IndicatorPicture) -> list[str]:
    """How to read the kinds of mark that are there, and no others."""
    panels = picture.panels
    drawn = [series for panel in panels for series in panel]
    marks = [mark for panel in panels for series in panel for mark in _marks(series, panel)]
    shapes = {mark["shape"] for mark in marks}
    kinds = (
        ("虚线为从基期到目标", any(s.basis is Basis.LEVEL for s in drawn for _ in _paths(s))),
        ("虚线为年均目标", any(s.basis is Basis.AVERAGE for s in drawn for _ in _paths(s))),
        ("虚线为到目标年份匀速累计", any(s.basis is Basis.CUMULATIVE for s in drawn for _ in _paths(s))),
        ("菱形为目标", "diamond" in shapes),
        ("阴影为目标范围", any(_is_banded(series, panel) for panel in panels for series in panel)),
        (f"空心为{picture.hollow}数值", bool(picture.hollow)),
        ("十字为口径不同或年内一段时间的数值，不作比较", "cross" in shapes),
        ("竖线为口径变化，两侧的数值不可比", any(series.breaks for panel in panels for series in panel)),
    )
    said = "；".join(words for words, is_there in kinds if is_there)
    return [f"图例：{said}"] if said else []


def _panel(picture: IndicatorPicture, number: int, width: int, height: int) -> alt.LayerChart:
    panel = picture.panels[number]
    domain = _domain(panel)
    x, y = _x(picture, width), _y(panel, picture.decimals)
    ends = (alt.X2("to:Q"), alt.Y2("top:Q"))
    tone, told = alt.Color("tone:N", scale=None), alt.Description("words:N")
    bands = [row for series in panel if _is_banded(series, panel) for row in _bands(series, domain)]
    paths = [*(row for series in panel for row in _paths(series)), *_breaks(panel, domain)]
    steps = [row for series in panel for row in _steps(series)]
    marks = [row for series in panel for row in _marks(series, panel)]
    words = _labels(picture, panel, Plot(_years(picture), domain, width, height), marks, [*paths, *steps])
    fill, stroke = alt.Fill("fill:N", scale=None), alt.Stroke("tone:N", scale=None)
    shape, size = alt.Shape("shape:N", scale=None), alt.Size("size:Q", scale=None)

    def layer(name: Layer, rows: Sequence[Record]) -> alt.Chart:
        return parts.layer(name.of_panel(number), rows)

    layers = [
        layer(Layer.BANDS, bands)
        .mark_rect(fillOpacity=0.14, strokeWidth=1, strokeDash=[2, 2], aria=True)
        .encode(x, y, alt.Fill("tone:N", scale=None), stroke, told, *ends),
        layer(Layer.PATHS, paths).mark_rule(strokeDash=[3, 4], strokeWidth=1.5).encode(x, y, tone, *ends),
        layer(Layer.STEPS, steps).mark_rule(strokeWidth=2).encode(x, y, tone, *ends),
        layer(Layer.MARKS, marks)
        .mark_point(opacity=1, strokeWidth=2, aria=True)
        .encode(x, y, fill, stroke, shape, size, told),
        layer(Layer.LABELS, words)
        .mark_text(align=parts.datum("align"), dx=parts.datum("dx"), dy=parts.datum("dy"))
        .encode(x, y, tone, alt.Text("words:N")),
    ]
    return alt.LayerChart(layer=layers, width=width, height=height)


def _side(series: Series, panel: tuple[Series, ...]) -> int:
    """Words of the higher area stand above it, those of the lower one below."""
    return ABOVE if len(panel) == 1 or series is max(panel, key=_centre) else BELOW


def _bands(series: Series, domain: tuple[float, float]) -> Iterator[Record]:
    if series.band is not None:
        low, high = (edge if edge is not None else end for edge, end in zip(series.band, domain, strict=True))
        first = series.by if series.basis is Basis.LEVEL else series.since
        yield {
            "at": first - 0.42,
            "to": series.by + 0.3,
            "value": low,
            "top": high,
            "tone": theme.TONES[series.tone],
            "words": _target_words(series),
        }


def _breaks(panel: tuple[Series, ...], domain: tuple[float, float]) -> Iterator[Record]:
    """An upright line before the first year of another definition, through the whole panel."""
    for year in panel[0].breaks:
        at = year - BEFORE
        yield {"at": at, "value": domain[0], "to": at, "top": domain[1], "tone": theme.TONES["quiet"]}


def _is_banded(series: Series, panel: tuple[Series, ...]) -> bool:
    """Whether a target is drawn as what it allows: a band of another area would hide the subject's marks."""
    if series.band is None:
        return False
    return series.tone == "subject" or series.target is None or all(one.tone != "subject" for one in panel)


def _paths(series: Series) -> Iterator[Record]:
    aim, tone = series.aim, theme.TONES[series.tone]
    if not series.has_way or aim is None:
        return
    if series.basis is Basis.AVERAGE:
        yield {"at": series.since, "value": aim, "to": series.by, "top": aim, "tone": tone}
    elif series.basis is Basis.CUMULATIVE:
        yield {"at": series.since - 1, "value": 0, "to": series.by, "top": aim, "tone": tone}
    elif series.basis is Basis.LEVEL and series.start is not None:
        yield {"at": series.start.at, "value": series.start.value, "to": series.by, "top": aim, "tone": tone}


def _steps(series: Series) -> Iterator[Record]:
    """Lines between values of successive years; a year without a value leaves a gap."""
    own = [point for point in series.points if point.look != "detached"]
    line = sorted([*([series.start] if series.start is not None else []), *own], key=lambda point: point.at)
    for one, next_one in pairwise(line):
        if next_one.at - one.at <= 1 and next_one.side == one.side:
            tone = theme.TONES[series.tone]
            yield {"at": one.at, "value": one.value, "to": next_one.at, "top": next_one.value, "tone": tone}


def _marks(series: Series, panel: tuple[Series, ...]) -> Iterator[Record]:
    tone, ground, quiet = theme.TONES[series.tone], theme.TONES["ground"], theme.TONES["quiet"]
    for point in [*([series.start] if series.start is not None else []), *series.points]:
        row = {"at": point.at, "value": point.value, "words": point.words, "tone": tone, "size": SIZES[series.tone]}
        if point.look == "detached":
            yield {**row, "shape": "cross", "fill": quiet, "tone": quiet, "size": SIZES["subject"]}
        else:
            yield {**row, "shape": SHAPES[series.tone], "fill": tone if point.look == "solid" else ground}
    for mark in series.marks:
        row = {"at": mark.at, "value": mark.value, "words": mark.words, "tone": tone}
        yield {**row, "shape": "diamond", "fill": ground, "size": TARGET_SIZES["comparison"]}
    is_point = series.basis in {Basis.LEVEL, Basis.CUMULATIVE}
    if is_point and series.target is not None and not _is_banded(series, panel):
        row = {"at": series.by, "value": series.target, "words": _target_words(series), "tone": tone}
        yield {**row, "shape": "diamond", "fill": ground, "size": TARGET_SIZES[series.tone]}


def _labels(
    picture: IndicatorPicture, panel: tuple[Series, ...], plot: Plot, marks: Sequence[Record], lines: Sequence[Record]
) -> list[Record]:
    """Words that have one place first; the others where they are clear of those, of marks and of lines."""
    words = [
        [{**label, "area": series.name} for label in candidates]
        for series in panel
        for candidates in _words(picture, series, plot, panel)
    ]
    placed = [candidates[0] for candidates in words if len(candidates) == 1]
    for candidates in words:
        if len(candidates) > 1:
            placed.append(clearest(candidates, plot, placed, marks, lines))
    return placed


def _words(
    picture: IndicatorPicture, series: Series, plot: Plot, panel: tuple[Series, ...]
) -> Iterator[tuple[Record, ...]]:
    """The places where each label may stand, the best first."""
    side, tone, quiet = _side(series, panel), theme.TONES[series.tone], theme.TONES["quiet"]
    aim, last = series.aim, picture.years[-1]
    if series.start is not None:
        words = f"{series.name} {series.start.label}"
        yield tuple(_label(series.start.at, series.start.value, words, tone, dy, "left") for dy in _around(side))
    for index, point in enumerate(series.points):
        if not point.label:
            continue
        words = point.label if series.start is not None or index else f"{series.name} {point.label}"
        align = "right" if point.at >= last - END else "center"
        look = quiet if point.look == "detached" else tone
        yield tuple(_label(point.at, point.value, words, look, dy, align) for dy in _around(side))
    if aim is not None:
        words = series.target_label if series.start is not None else f"{series.name} {series.target_label}"
        over = any(p.at > series.by - 1 and p.value >= aim and p.look != "detached" for p in series.points)
        yield (_label(series.by, aim, words, tone, BELOW if over else side, "right"),)
    for mark in series.marks:
        align = "right" if mark.at >= last - END else "center"
        yield tuple(_label(mark.at, mark.value, mark.label, tone, dy, align) for dy in _around(side))
    if series.is_awaiting:
        yield _of_awaiting(picture, series, plot, side)
    if series is panel[0]:
        yield from _of_breaks(series, plot)


def _of_breaks(series: Series, plot: Plot) -> Iterator[tuple[Record, ...]]:
    """The words 口径变化 beside their line, where there is room."""
    low, high = plot.values
    for year in series.breaks:
        yield tuple(
            {**_label(year - BEFORE, low + (high - low) * share, BREAK, theme.TONES["quiet"], 0, align), "free": True}
            for share in (0.94, 0.06, 0.8, 0.2, 0.65, 0.35, 0.5)
            for align in ("left", "right")
        )


def _of_awaiting(picture: IndicatorPicture, series: Series, plot: Plot, side: int) -> tuple[Record, ...]:
    """The words 待公布: beside the middle of the way, or else where there is room."""
    words, tone = f"{series.name}数值待公布", theme.TONES["quiet"]
    first, last = picture.years[0], picture.years[-1]
    low, high = plot.values
    aim = series.aim if series.aim is not None else (low + high) / 2
    begin = series.start.value if series.start is not None else aim
    beside = [
        _label(first + (last - first) * share, begin + (aim - begin) * share, words, tone, dy, "center")
        for share in (0.5, 0.35, 0.65)
        for dy in (side, _opposite(side))
    ]
    corners = [
        _label(year, low + (high - low) * share, words, tone, 0, align)
        for share in (0.9, 0.1, 0.3, 0.5, 0.7)
        for year, align in ((first, "left"), ((first + last) / 2, "center"))
    ]
    return tuple({**label, "free": True} for label in (*beside, *corners))


def _opposite(side: int) -> int:
    return BELOW if side == ABOVE else ABOVE


def _around(side: int) -> tuple[int, ...]:
    """Heights for the words of a value: near it on either side, or a line or two further away."""
    near = (side, _opposite(side))
    return (*near, *(dy + FURTHER * lines * (1 if dy > 0 else -1) for lines in (1, 2) for dy in near))


def _label(at: float, value: float, words: str, tone: str, dy: int, align: str) -> Record:
    place = {"at": at, "value": value, "dy": dy, "dx": SHIFTS[align], "align": align}
    return {**place, "words": words, "tone": tone, "free": False}


def _target_words(series: Series) -> str:
    return f"{series.name}，{series.by}年{series.target_label}"


def _centre(series: Series) -> float:
    values = [point.value for point in series.points if point.look != "detached"]
    ends = [end for end in (series.start.value if series.start is not None else None, series.aim) if end is not None]
    return sum(values + ends) / (len(values + ends) or 1)


def _domain(panel: tuple[Series, ...]) -> tuple[float, float]:
    """The values of a panel with room for the words above and below them; a little below zero at most where none is."""
    low, high = _extent(panel)
    room = (high - low or abs(high) * 0.1 or 1) * ROOM
    if not begins_at_zero(low, high):
        return low - room, high + room
    return (0.0 if low > room * BELOW_ZERO else low - room * BELOW_ZERO), high + room


def _extent(panel: tuple[Series, ...]) -> tuple[float, float]:
    """The least and the greatest value of a panel."""
    found = [point.value for series in panel for point in series.points]
    found += [series.start.value for series in panel if series.start is not None]
    found += [edge for series in panel for edge in (series.target, *(series.band or ())) if edge is not None]
    found += [mark.value for series in panel for mark in series.marks]
    found += [0.0 for series in panel if series.basis is Basis.CUMULATIVE]
    return min(found), max(found)


def _begins_at_zero(panel: tuple[Series, ...]) -> bool:
    """Whether heights above the foot of the panel can be compared as amounts."""
    return _domain(panel)[0] <= 0


def _years(picture: IndicatorPicture) -> tuple[float, float]:
    return picture.years[0] - 0.25, picture.years[-1] + 0.35


def _x(picture: IndicatorPicture, width: int) -> alt.X:
    """Years; in a narrow frame not every one is named, but the first and the last."""
    axis: Record = {"values": list(picture.years), "format": "d", "grid": False}
    first, last = _years(picture)
    span = picture.years[-1] - picture.years[0]
    apart = YEAR_ROOM * (last - first) / width
    every = next((years for years in range(1, span) if years >= apart and span % years == 0), max(span, 1))
    if every > 1:
        axis["labelExpr"] = f"({picture.years[-1]} - datum.value) % {every} ? '' : datum.label"
    return alt.X("at:Q", scale=parts.scale(*_years(picture)), axis=axis)


def _y(panel: tuple[Series, ...], decimals: int) -> alt.Y:
    domain, least = _domain(panel), _extent(panel)[0]
    low = max(domain[0], 0.0) if least >= 0 else domain[0]
    axis = {"values": ticks(low, domain[1], decimals), "tickMinStep": 10**-decimals, "format": f",.{decimals}~f"}
    return alt.Y("value:Q", scale=parts.scale(*domain), axis=axis)


def ticks(low: float, high: float, decimals: int) -> list[float]:
    """Round values of an axis, no two of one label: they differ by a unit of the last digit or more."""
    least = Decimal(1).scaleb(-decimals)
    wanted = Decimal(repr(high - low)) / TICKS
    steps = (Decimal(digit).scaleb(power) for power in range(wanted.adjusted(), 20) for digit in (1, 2, 5))
    step = next(found for found in steps if found >= wanted and found >= least)
    first = math.ceil(Decimal(repr(low)) / step)
    return [float(step * number) for number in range(first, math.floor(Decimal(repr(high)) / step) + 1)]
