"""The card of a shared page, drawn without Vega: words in the middle square, and nothing beside them to be cut off."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import NamedTuple

import vl_convert

from plansite.charts import glyphs
from plansite.charts.drawing import parts, png, theme
from plansite.charts.values.sharing import HEIGHT, WIDTH, SharingCard

EDGE = 14
"""Height of the lines of the site's colour at the top and the bottom."""

MARGIN = 26
ROOM = HEIGHT - 2 * MARGIN
"""Width and height that words may take: a square in the middle."""

LEADING = 1.36
GAP = 20

SMALL, PLAIN, FIGURES, TITLES = 24, 31, (76, 64, 52, 42, 34), (50, 44, 38, 34, 30)
"""Sizes of letters: of head and foot, of lines, and of figures and titles, the largest that fits."""

FEWEST = 2
"""Lines that every title may take."""

CUT = "…"


class _Line(NamedTuple):
    """A line of words: its size and its tone."""

    words: str
    size: int
    tone: str

    @property
    def height(self) -> float:
        return self.size * LEADING


def drawn(card: SharingCard) -> bytes:
    """The card as a PNG."""
    return png.small(vl_convert.svg_to_png(_svg(card), scale=1))


def _svg(card: SharingCard) -> str:
    head = _plain(card.head, SMALL, 1)
    foot = _plain(card.foot, SMALL, 1)
    figure = [_fitting(card.figure)] if card.figure else []
    lines = [line._replace(tone="text") for line in _plain(card.lines, PLAIN, 2)]
    gaps = [GAP * bool(figure), GAP * bool(lines)]
    free = ROOM - _height([*head, *foot, *figure, *lines]) - sum(gaps) - 2 * GAP
    title = _title(card.title, free)
    high = _height([*title, *figure, *lines]) + sum(gaps)
    top = MARGIN + _height(head) + (ROOM - _height([*head, *foot]) - high) / 2
    placed = [
        *_placed(head, MARGIN),
        *_placed(title, top),
        *_placed(figure, top + _height(title) + gaps[0]),
        *_placed(lines, top + high - _height(lines)),
        *_placed(foot, HEIGHT - MARGIN - _height(foot)),
    ]
    tone = theme.TONES["subject"]
    edges = "".join(f'<rect y="{y}" width="{WIDTH}" height="{EDGE}" fill="{tone}"/>' for y in (0, HEIGHT - EDGE))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}">'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{theme.TONES["ground"]}"/>{edges}'
        f'<g font-family="{theme.FONT}" text-anchor="middle">{"".join(placed)}</g></svg>'
    )


def _title(title: str, height: float) -> list[_Line]:
    """The title in the largest letters in which it fits."""
    for size in TITLES:
        lines = parts.balanced(title, ROOM, size)
        most = max(FEWEST, int(height / (size * LEADING)))
        if len(lines) <= most:
            break
    return [_Line(line, size, "text") for line in _cut(lines, most)]


def _fitting(figure: str) -> _Line:
    size = next((size for size in FIGURES if parts.breadth(figure, size) <= ROOM), FIGURES[-1])
    return _Line(_cut(parts.wrapped(figure, ROOM, size), 1)[0], size, "subject")


def _plain(texts: Sequence[str], size: int, most: int) -> list[_Line]:
    """Texts in lines that fit, each in as many as it may take."""
    return [_Line(line, size, "quiet") for text in texts for line in _cut(parts.wrapped(text, ROOM, size), most)]


def _cut(lines: list[str], most: int) -> list[str]:
    return lines if len(lines) <= most else [*lines[: most - 1], lines[most - 1][:-1] + CUT]


def _height(lines: Sequence[_Line]) -> float:
    return sum(line.height for line in lines)


def _placed(lines: Sequence[_Line], top: float) -> Iterator[str]:
    """Lines one below the other."""
    for line in lines:
        middle = top + line.height / 2 + line.size * 0.37
        words = escape(line.words.translate(glyphs.PLAIN))
        at = f'x="{WIDTH / 2:g}" y="{middle:.1f}" font-size="{line.size}"'
        yield f'<text {at} fill="{theme.TONES[line.tone]}">{words}</text>'
        top += line.height
