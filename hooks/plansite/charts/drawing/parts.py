"""What several charts are made of: layers of rows, words in lines, statuses as shape and word."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple, TypeAlias

import altair as alt

from plansite.charts.drawing import theme
from plansite.charts.values.picture import CaptionedPicture

Record: TypeAlias = dict[str, Any]

LINE = 18
"""Height of a line of words, in pixels."""

WIDTHS = {"ascii": 0.58, "capital": 0.78, "other": 1.0}
"""Widths of letters, as shares of their size: a Chinese character is as wide as it is high."""

ON_OTHERS = frozenset(("Mn", "Me", "Cf"))
"""Categories of accents, of ways to draw a letter, and of what is not seen."""

PIECES = re.compile(r"[!-~]+ ?|.", re.DOTALL)
"""Runs of Latin letters and figures, and single other characters."""

NEVER_FIRST = "，。、；：！？）”’》%"
"""Signs that do not begin a line of Chinese text; they hang over its end, as many as ``HANGING`` side by side."""

HANGING = 2

NEVER_LAST = "（“‘《"
"""Signs that do not end one; they go to the next."""


class Told(NamedTuple):
    """A status at a place: its shape, and its word behind it."""

    x: float
    y: float
    style: str
    word: str


class Below(NamedTuple):
    """Words under a drawing: the rows of their layer, and where the picture ends."""

    rows: list[Record]
    bottom: int


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
    text: alt.Chart = layer(name, rows).mark_text(align=datum("align"))
    return text.encode(x, y, alt.Text("words:N"), alt.Color("tone:N", scale=None))


def words_at(name: str, rows: Sequence[Record], y: alt.Y) -> alt.Chart:
    """Words at pixels, from there to the right."""
    text: alt.Chart = layer(name, rows).mark_text(align="left", x=datum("x"))
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
    """The title and what else must be read with the picture: side by side if all of it fits, or cut into lines."""
    room, together = width - 16, "　".join(lines)
    lines = [together] if len(wrapped(together, room)) == 1 else lines
    return alt.TitleParams(
        text=wrapped(picture, room, 15), subtitle=[part for line in lines for part in wrapped(line, room)]
    )


def footing(lines: Sequence[str], width: int) -> alt.TitleParams:
    """What must be read with a panel, below it."""
    return alt.TitleParams(
        text=[part for line in lines for part in wrapped(line, width)],
        orient="bottom",
        fontSize=theme.TEXT,
        fontWeight="normal",
        color=theme.TONES["quiet"],
        lineHeight=LINE,
    )


def facts(picture: CaptionedPicture) -> list[str]:
    """What must be read with a picture of several things: how to read it, its sources, whose it is."""
    return [picture.hint, picture.credit.sources, *picture.credit.stamp.lines]


def below(lines: Sequence[str], top: int, width: int) -> Below:
    """Words that stand under a drawing from ``top`` on; empty ones are left out."""
    cut = [part for line in lines if line for part in wrapped(line, width)]
    quiet = theme.TONES["quiet"]
    rows = [{"x": 0, "y": top + LINE * n + LINE // 2, "words": line, "tone": quiet} for n, line in enumerate(cut)]
    return Below(rows, top + LINE * len(cut))


def breadth(text: str, size: int = theme.TEXT) -> float:
    """About how many pixels words take."""
    return sum(map(_share, text)) * size


def _share(letter: str) -> float:
    """The width of a letter as a share of its size; what stands on the letter before it takes none."""
    if letter.isascii():
        return WIDTHS["capital" if letter.isupper() else "ascii"]
    return 0.0 if unicodedata.category(letter) in ON_OTHERS else WIDTHS["other"]


def wrapped(text: str, width: int, size: int = theme.TEXT) -> list[str]:
    """Words cut into lines that fit the width; figures and Latin words stay whole where a line holds them."""
    room = max(4.0 * size, width - 8)
    lines, line = [], ""
    for piece in PIECES.findall(text):
        over = breadth(line + piece, size) - room
        if line and over > (HANGING * size if piece in NEVER_FIRST else 0) and breadth(piece):
            kept = line.rstrip(NEVER_LAST) or line
            lines.append(kept)
            line = line.removeprefix(kept)
        line += piece
        if len(piece) > 1:
            *full, line = _cut(line, room, size)
            lines += full
    return [*lines, line]


def balanced(text: str, width: int, size: int) -> list[str]:
    """Words cut into as few lines as fit the width, about as long as each other."""
    lines = wrapped(text, width, size)
    narrower = (wrapped(text, room, size) for room in range(width // 2, width, size))
    return next((found for found in narrower if len(found) == len(lines)), lines)


def _cut(line: str, room: float, size: int) -> Iterator[str]:
    """A line too long for its room, in pieces that fit; the room and the size of the letters in pixels."""
    start, used = 0, 0.0
    for number, letter in enumerate(line):
        share = _share(letter)
        if (used + share) * size > room and number > start:
            yield line[start:number]
            start, used = number, 0.0
        used += share
    yield line[start:]


def sign(style: str) -> Record:
    """The shape of a status with its tones."""
    look = theme.STATUSES[style]
    tone = theme.TONES[look.tone]
    return {"tone": tone, "fill": tone if look.is_filled else theme.TONES["ground"], "shape": look.shape}
