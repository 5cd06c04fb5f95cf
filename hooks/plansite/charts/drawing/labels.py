"""Words beside marks: where they touch neither each other nor the way to the target."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeAlias

from plansite.charts.drawing import parts
from plansite.charts.drawing.parts import Record

ALIGNED = {"left": 0.0, "center": 0.5, "right": 1.0}
"""Share of its width by which words of an alignment reach to the left of their place."""

HEIGHT = 15
MARK, DOT = 12, 6
STEPS = 24
"""Dots that stand for a line when it is asked whether words lie upon it."""

ON_WORDS, ON_DOTS = 8.0, 1.0
"""How much worse it is to lie on words or marks than on a line."""


class Box(NamedTuple):
    """A place taken, in pixels from the top left of a plot."""

    left: float
    top: float
    right: float
    bottom: float

    def overlap(self, other: Box) -> float:
        """Square pixels that both take."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(0.0, across) * max(0.0, down)


Domain: TypeAlias = tuple[float, float]


class Plot(NamedTuple):
    """The plane that marks and words share."""

    years: Domain
    values: Domain
    width: int
    height: int

    def at(self, year: float, value: float) -> tuple[float, float]:
        """Pixels from the left and from the top."""
        across = (year - self.years[0]) / (self.years[1] - self.years[0]) * self.width
        down = (self.values[1] - value) / (self.values[1] - self.values[0]) * self.height
        return across, down

    def words(self, label: Record) -> Box:
        """What a label takes."""
        x, y = self.at(label["at"], label["value"])
        wide = parts.breadth(label["words"])
        left, middle = x + label["dx"] - ALIGNED[label["align"]] * wide, y + label["dy"]
        return Box(left, middle - HEIGHT / 2, left + wide, middle + HEIGHT / 2)

    def mark(self, mark: Record) -> Box:
        """What a mark takes."""
        x, y = self.at(mark["at"], mark["value"])
        return Box(x - MARK / 2, y - MARK / 2, x + MARK / 2, y + MARK / 2)

    def dots(self, path: Record) -> list[Box]:
        """A line from (``at``, ``value``) to (``to``, ``top``), as dots."""
        ways = [step / STEPS for step in range(STEPS + 1)]
        places = [
            self.at(path["at"] + (path["to"] - path["at"]) * way, path["value"] + (path["top"] - path["value"]) * way)
            for way in ways
        ]
        return [Box(x - DOT / 2, y - DOT / 2, x + DOT / 2, y + DOT / 2) for x, y in places]


def clearest(
    candidates: Iterable[Record], plot: Plot, others: Sequence[Record], marks: Sequence[Record], lines: Sequence[Record]
) -> Record:
    """The first of the candidates that lies on the least: other words, marks, lines, what is beyond the plot."""
    taken = [*(plot.words(label) for label in others), *(plot.mark(mark) for mark in marks)]
    dots = [dot for line in lines for dot in plot.dots(line)]

    def burden(label: Record) -> float:
        box = plot.words(label)
        beyond = max(0.0, -box.left) + max(0.0, box.right - plot.width) + max(0.0, -box.top - HEIGHT)
        on_words = sum(box.overlap(other) for other in taken)
        on_dots = sum(box.overlap(dot) for dot in dots)
        return ON_WORDS * (on_words + beyond * HEIGHT) + ON_DOTS * on_dots

    return min(candidates, key=burden)
