"""How pictures look: tones, type and measures, in one place."""

from __future__ import annotations

from typing import NamedTuple

from plansite.charts import font

FONT = font.FAMILY
"""The family that pictures are measured and printed with."""

TEXT = 13
"""Smallest text, in pixels as shown."""

TONES = {
    "ground": "#ffffff",
    "text": "#1f2933",
    "quiet": "#52606d",
    "grid": "#d5dde5",
    "subject": "#015293",
    "comparison": "#8a4b08",
    "good": "#2e7d32",
    "bad": "#b3261e",
}
"""Tones of the light picture; on a page the style sheet sets each as ``--chart-<name>``."""


class Look(NamedTuple):
    """How a status looks: told apart by its shape alone, with a tone besides."""

    shape: str
    tone: str
    is_filled: bool = True


CROSS = "M-0.7,-0.7L0.7,0.7M0.7,-0.7L-0.7,0.7"
CHECK = "M-0.9,0L-0.3,0.6L0.9,-0.7"
DASH = "M-0.8,0L0.8,0"
BACK = "M0.8,0L-0.8,0M-0.2,-0.6L-0.8,0L-0.2,0.6"

STATUSES = {
    "done": Look(CHECK, "good", is_filled=False),
    "held": Look("square", "good"),
    "ahead": Look("triangle-up", "subject"),
    "on-track": Look("circle", "subject"),
    "behind": Look("triangle-down", "bad"),
    "reversed": Look(BACK, "bad", is_filled=False),
    "missed": Look(CROSS, "bad", is_filled=False),
    "not-assessed": Look("diamond", "quiet", is_filled=False),
    "unquantified": Look(DASH, "quiet", is_filled=False),
    "awaiting": Look("circle", "quiet", is_filled=False),
}
"""Shapes of the statuses by their style, the same as the signs on the pages."""


def config() -> dict[str, object]:
    """The Vega-Lite configuration of all pictures.

    No mark can be reached unless its layer says so: the words that Vega makes up for one are its fields.
    """
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
        "mark": {"aria": False},
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
            "subtitleLineHeight": 18,
            "offset": 14,
        },
        "concat": {"spacing": 26},
    }
