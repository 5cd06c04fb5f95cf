"""The card of the site: words in the middle square, and nothing beside them that a chat could cut off."""

from __future__ import annotations

import altair as alt

from plansite.charts.drawing import parts, theme
from plansite.charts.drawing.parts import LINE, Record
from plansite.charts.values.card import HEIGHT, CardPicture

PADDING = 8
TITLE = 19
TITLE_LINE = 26


def chart(picture: CardPicture, width: int) -> alt.LayerChart:
    """The title and what is said below it, between two lines of the site's colour."""
    room = HEIGHT - PADDING
    titles = parts.balanced(picture.title, room, TITLE)
    lines = [part for line in picture.lines for part in parts.wrapped(line, room)]
    top = (HEIGHT - PADDING - TITLE_LINE * len(titles) - LINE * len(lines)) / 2
    below = top + TITLE_LINE * len(titles)
    title = [{"y": top + TITLE_LINE * (number + 0.5), "words": line} for number, line in enumerate(titles)]
    said = [{"y": below + LINE * (number + 0.5), "words": line} for number, line in enumerate(lines)]
    edges: list[Record] = [{"y": 0, "to": 8}, {"y": HEIGHT - PADDING - 8, "to": HEIGHT - PADDING}]
    y, middle = parts.pixels(HEIGHT - PADDING), (width - PADDING) / 2
    layers = [
        parts.layer("edges", edges)
        .mark_rect(x=0, x2=width - PADDING, color=theme.TONES["subject"], opacity=1)
        .encode(y, alt.Y2("to:Q")),
        parts.layer("title", title)
        .mark_text(x=middle, align="center", fontSize=TITLE, fontWeight="bold", color=theme.TONES["text"])
        .encode(y, alt.Text("words:N")),
        parts.layer("said", said)
        .mark_text(x=middle, align="center", color=theme.TONES["quiet"])
        .encode(y, alt.Text("words:N")),
    ]
    return alt.LayerChart(layer=layers, width=width - PADDING, height=HEIGHT - PADDING)
