"""What the small picture of a row in a list shows: one indicator of the subject, in the size of a word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from plansite.charts.values.indicator import IndicatorPicture, Point
from plansite.charts.values.picture import Picture
from plansite.models.vocabulary import Basis

WIDTH = 112


@dataclass(frozen=True, slots=True)
class SparkPicture(Picture):
    """小图: one indicator of the subject, as small as a word."""

    years: tuple[int, ...]
    start: Point | None
    points: tuple[Point, ...]
    by: int
    target: float | None


def sparks(picture: IndicatorPicture) -> Iterator[SparkPicture]:
    """The small picture of what a large one shows of the subject; none while no value of it can be drawn."""
    series = next((one for panel in picture.panels for one in panel if one.tone == "subject"), None)
    if series is None or not series.has_way:
        return
    yield SparkPicture(
        name=f"{picture.name}/spark",
        title=picture.title,
        years=picture.years,
        start=series.start,
        points=tuple(point for point in series.points if point.look != "detached" and not point.side),
        by=series.by,
        target=series.aim if series.basis in {Basis.LEVEL, Basis.CUMULATIVE} else None,
        alternative=picture.alternative.split("。", 1)[0] + "。",
        widths={"only": WIDTH},
        is_published=False,
        absence="",
    )
