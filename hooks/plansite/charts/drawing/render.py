"""Drawing: a picture's values in, its files out. The one place that runs Vega, which cards do without."""

from __future__ import annotations

import json
from functools import cache, singledispatch
from pathlib import Path

import altair as alt
import vl_convert

from plansite.charts import glyphs
from plansite.charts.drawing import (
    card,
    indicator,
    localities,
    png,
    progress,
    sharing,
    spark,
    status,
    svg,
    theme,
    timeline,
)
from plansite.charts.library import VEGA_LITE
from plansite.charts.store import Drawn
from plansite.charts.values.card import CardPicture
from plansite.charts.values.indicator import IndicatorPicture
from plansite.charts.values.localities import LocalitiesPicture
from plansite.charts.values.picture import DEFINITION, PNG, SVG, Picture
from plansite.charts.values.progress import TravelPicture
from plansite.charts.values.sharing import SharingCard
from plansite.charts.values.spark import SparkPicture
from plansite.charts.values.status import UnitsPicture
from plansite.charts.values.timeline import TimelinePicture

PRINT_SCALE = 2
"""Pixels of the printed picture for one of the screen: 1,214 across, two columns of a newspaper at 300 to the inch."""


@singledispatch
def chart(picture: Picture, width: int) -> alt.TopLevelMixin:
    """The chart of a picture for a frame of ``width`` pixels; each kind of picture registers its own."""
    raise NotImplementedError(f"no chart for {type(picture).__name__} of {width} px")


chart.register(CardPicture, card.chart)
chart.register(IndicatorPicture, indicator.chart)
chart.register(LocalitiesPicture, localities.chart)
chart.register(SparkPicture, spark.chart)
chart.register(TravelPicture, progress.chart)
chart.register(TimelinePicture, timeline.chart)
chart.register(UnitsPicture, status.chart)


def drawn(picture: Picture) -> Drawn:
    """Every file of a picture. Whoever calls this has said which font to use."""
    if isinstance(picture, SharingCard):
        return Drawn({}, {PNG: sharing.drawn(picture)})
    specs = {kind: _spec(picture, width) for kind, width in picture.widths.items()}
    sources = {kind: vl_convert.vegalite_to_svg(spec, vl_version=VEGA_LITE) for kind, spec in specs.items()}
    views = {kind: svg.inline(source, picture.alternative, kind) for kind, source in sources.items()}
    wide = max(picture.widths, key=picture.widths.__getitem__)
    return Drawn(views, _files(picture, specs[wide], sources[wide]) if picture.is_published else {})


def _files(picture: Picture, spec: dict[str, object], source: str) -> dict[str, bytes]:
    """What is published of a picture: for the web, for print, and with its data."""
    return {
        SVG: svg.standalone(source, picture.alternative, picture.title).encode(),
        PNG: png.small(vl_convert.svg_to_png(svg.printable(source), scale=PRINT_SCALE)),
        DEFINITION: (json.dumps(spec, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n").encode(),
    }


def _spec(picture: Picture, width: int) -> dict[str, object]:
    """The Vega-Lite of a picture. Tests validate it; here that would take longer than drawing."""
    with alt.utils.schemapi.debug_mode(False):  # noqa: FBT003 -- its only form
        spec = {**chart(picture, width).to_dict(validate=False), "config": theme.config()}
    text = json.dumps(spec, ensure_ascii=False)
    plain: dict[str, object] = json.loads(text.translate(glyphs.PLAIN))
    return plain


@cache
def use_font(folder: Path) -> None:
    """Draw with the font in this folder from now on."""
    vl_convert.register_font_directory(str(folder))
