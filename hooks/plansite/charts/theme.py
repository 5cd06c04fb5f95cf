"""How pictures look: tones, type and measures, in one place."""

from __future__ import annotations

from plansite.charts import font

FONT = font.FAMILY
"""The family that pictures are measured and printed with."""

TEXT = 12
"""Smallest text, in pixels as shown."""

TONES = {
    "ground": "#ffffff",
    "text": "#1f2933",
    "quiet": "#52606d",
    "grid": "#d5dde5",
    "subject": "#015293",
    "comparison": "#8a4b08",
}
"""Tones of the light picture; on a page the style sheet sets each as ``--chart-<name>``."""

NARROW = 328
WIDE = 640
"""Widths of the drawing area's frame: a phone of 360 px, and a page."""


def config() -> dict[str, object]:
    """The Vega-Lite configuration of all pictures."""
    axis = {
        "labelFont": FONT,
        "labelFontSize": TEXT,
        "labelColor": TONES["quiet"],
        "gridColor": TONES["grid"],
        "domain": False,
        "ticks": False,
        "labelPadding": 6,
        "title": None,
    }
    return {
        "background": TONES["ground"],
        "font": FONT,
        "padding": 4,
        "view": {"stroke": None},
        "axis": axis,
        "text": {"font": FONT, "fontSize": TEXT, "color": TONES["text"]},
        "title": {
            "anchor": "start",
            "frame": "group",
            "font": FONT,
            "fontSize": 15,
            "color": TONES["text"],
            "subtitleFont": FONT,
            "subtitleFontSize": TEXT,
            "subtitleColor": TONES["quiet"],
            "subtitlePadding": 6,
            "subtitleLineHeight": 17,
            "offset": 14,
        },
        "concat": {"spacing": 26},
    }
