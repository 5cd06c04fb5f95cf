"""The files of every picture, beside the page that shows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from plansite.charts.store import Drawn
from plansite.charts.values import Picture
from plansite.exports.export import Export

SVG, PNG, SPEC = "chart.svg", "chart.png", "chart.vl.json"


def paths(pictures: Iterable[Picture]) -> list[str]:
    """Where the files of pictures are published."""
    return [f"{picture.name}/{file}" for picture in pictures for file in (SVG, PNG, SPEC)]


def exports(gallery: Mapping[str, Drawn]) -> Iterator[Export]:
    """The files of drawn pictures."""
    for name, drawn in gallery.items():
        yield Export(f"{name}/{SVG}", drawn.file.encode(), "图（SVG）", "可缩放的图")
        yield Export(f"{name}/{PNG}", drawn.print, "图（PNG）", "供印刷的图")
        yield Export(f"{name}/{SPEC}", drawn.spec.encode(), "图（Vega-Lite）", "图的定义和数据")
