"""What the small picture of a row in a list shows: one indicator of the subject, in the size of a word."""

from __future__ import annotations

from dataclasses import dataclass

from plansite.charts.values.indicator import IndicatorPicture, Point
from plansite.charts.values.picture import Picture

WIDTH = 112


@dataclass(frozen=True, slots=True)
class SparkPicture(Picture):
    """小图: one indicator of the subject, as small as a word."""

    years: tuple[int, ...]
    start: Point | None
    points: tuple[Point, ...]
    by: int
    target: float | None


def spark(picture: IndicatorPicture) -> SparkPicture:
    """The small picture of what a large one shows of the subject."""
    series = picture.panels[0][0]
    return SparkPicture(
        name=f"{picture.name}/spark",
        title=picture.title,
        years=picture.years,
        start=series.start,
        points=tuple(point for point in series.points if point.look != "detached"),
        by=series.by,
        target=series.aim,
        alternative=picture.alternative.split("。", 1)[0] + "。",
        widths={"only": WIDTH},
        is_published=False,
    )
