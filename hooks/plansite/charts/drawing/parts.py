"""What several charts are made of: layers of rows, words in lines, statuses as shape and word."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple, TypeAlias

import altair as alt

from plansite.charts.drawing import theme
from plansite.charts.values.picture import CaptionedPicture

Record: TypeAlias = dict[str, Any]

LINE = 17
"""Height of a line of words, in pixels."""


NEVER_FIRST = "，。、；：！？）”’》%"
"""Signs that do not begin a line of Chinese text; they hang over its end."""


class Told(NamedTuple):
    """A status at a place: its shape, and its word behind it."""

    x: float
    y: float
    style: str
    word: str


def layer(name: str, rows: Sequence[Record]) -> alt.Chart:
    """A layer by its name, with its rows inside. A tuple, because Altair copies a list each time it copies a chart."""
    return alt.Chart(alt.Data(values=tuple(rows)), name=name)  # type: ignore[no-untyped-call]


def datum(field: str) -> alt.ExprRef:
    """A property of a mark that each row states for itself."""
    return alt.ExprRef(f"datum.{field}")


def scale(low: float, high: float) -> Record:
    """A scale as a plain map: Altair copies its own scale objects, every possible key of them, many times."""
    return {"domain": [low, high], "nice": False, "zero": False}


def pixels(height: float) -> alt.Y:
    """Heights in pixels from the top."""
    return alt.Y("y:Q", scale={**scale(0, height), "range": [0, height]}, axis=None)


def words(name: str, rows: Sequence[Record], x: alt.X, y: alt.Y) -> alt.Chart:
    """Words beside values, each aligned as its row says."""
    text: alt.Chart = layer(name, rows).mark_text(align=datum("align"), aria=False)
    return text.encode(x, y, alt.Text("words:N"), alt.Color("tone:N", scale=None))


def words_at(name: str, rows: Sequence[Record], y: alt.Y) -> alt.Chart:
    """Words at pixels, from there to the right."""
    text: alt.Chart = layer(name, rows).mark_text(align="left", aria=False, x=datum("x"))
    return text.encode(y, alt.Text("words:N"), alt.Color("tone:N", scale=None))


def statuses(told: Sequence[Told], y: alt.Y) -> tuple[alt.Chart, alt.Chart]:
    """Shapes, and their words where there are any."""
    shapes = layer("statuses", [{"x": one.x, "y": one.y, **sign(one.style)} for one in told]).mark_point(
        opacity=1, strokeWidth=2, size=90, x=datum("x")
    )
    said = [{"x": one.x + 12, "y": one.y, "words": one.word, "tone": sign(one.style)["tone"]} for one in told]
    fill, stroke = alt.Fill("fill:N", scale=None), alt.Stroke("tone:N", scale=None)
    return shapes.encode(y, fill, stroke, alt.Shape("shape:N", scale=None)), words_at("status-words", said, y)


def title(picture: str, lines: Sequence[str], width: int) -> alt.TitleParams:
    """The title and what else must be read with the picture, cut into lines that fit."""
    room = width - 16
    return alt.TitleParams(
        text=wrapped(picture, room, 15), subtitle=[part for line in lines for part in wrapped(line, room)]
    )


def caption(picture: CaptionedPicture, width: int) -> alt.TitleParams:
    """The title of a picture of several things, with the hint how to read it."""
    return title(picture.title, [picture.credit.as_of, picture.hint, picture.credit.sources], width)


def wrapped(text: str, width: int, size: int = theme.TEXT) -> list[str]:
    """Words cut into lines that fit the width; a Chinese character is as wide as it is high."""
    room = max(8, int((width - 12) / size * 2))
    lines, line, used = [], "", 0
    for letter in text:
        wide = 1 if letter.isascii() else 2
        if used + wide > room and letter not in NEVER_FIRST:
            lines.append(line)
            line, used = "", 0
        line += letter
        used += wide
    return [*lines, line]


def sign(style: str) -> Record:
    """The shape of a status with its tones."""
    look = theme.STATUSES[style]
    tone = theme.TONES[look.tone]
    return {"tone": tone, "fill": tone if look.is_filled else theme.TONES["ground"], "shape": look.shape}
