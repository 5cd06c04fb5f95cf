"""Drawing: a picture's values in, its files out. The one place that runs Vega."""

from __future__ import annotations

import json
from functools import cache, singledispatch

import altair as alt
import vl_convert

from plansite.charts import font, indicator, svg, theme
from plansite.charts.store import Drawn
from plansite.charts.values import IndicatorPicture, Picture

VEGA_LITE = "6.1"
PRINT_SCALE = 3
"""Pixels of the printed picture for one of the screen: 1,920 across."""


@singledispatch
def chart(picture: Picture, width: int) -> alt.TopLevelMixin:
    """The chart of a picture for a frame of ``width`` pixels; each kind of picture registers its own."""
    raise NotImplementedError(f"no chart for {type(picture).__name__} of {width} px")


chart.register(IndicatorPicture, indicator.chart)


def drawn(picture: Picture) -> Drawn:
    """Every file of a picture."""
    _register_font()
    wide = _spec(picture, theme.WIDE)
    narrow = _spec(picture, theme.NARROW)
    source = _svg(wide)
    return Drawn(
        wide=svg.inline(source, picture.alternative, "wide"),
        narrow=svg.inline(_svg(narrow), picture.alternative, "narrow"),
        file=svg.standalone(source, picture.alternative, picture.title),
        print=vl_convert.svg_to_png(svg.printable(source), scale=PRINT_SCALE),
        spec=json.dumps(wide, ensure_ascii=False, sort_keys=True, indent=1) + "\n",
    )


def _spec(picture: Picture, width: int) -> dict[str, object]:
    """The Vega-Lite of a picture. Tests validate it; here that would take longer than drawing."""
    return {**chart(picture, width).to_dict(validate=False), "config": theme.config()}


def _svg(spec: dict[str, object]) -> str:
    return vl_convert.vegalite_to_svg(spec, vl_version=VEGA_LITE)


@cache
def _register_font() -> None:
    vl_convert.register_font_directory(str(font.folder()))
