"""Sizes of pictures in pages: places kept free while pictures are drawn, and filled at the end."""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Mapping

from markupsafe import Markup

from plansite.charts.store import Drawn

PLACE = re.compile(r"<!--size:([^\s:]+):([a-z]+)-->")
HEIGHT = re.compile(r'viewBox="[\d.]+ [\d.]+ [\d.]+ ([\d.]+)"')
AROUND_WIDE, AROUND_NARROW = 190, 250
"""Pixels that the words above and below a picture take, in a wide frame and on a phone."""

PNG = "chart.png"


def size(name: str, what: str) -> Markup:
    """A free place for the ``width`` or ``height`` of a picture's PNG, or for the ``frame`` it needs, in pixels."""
    return Markup("<!--size:{}:{}-->").format(name, what)


def filled(html: str, gallery: Mapping[str, Drawn]) -> str:
    """The page with its sizes in their places."""
    return PLACE.sub(lambda match: str(SIZES[match[2]](gallery[match[1]])), html)


def frame_height(picture: Drawn) -> int:
    """Pixels in which the picture shows at its own size, on a page and on a phone."""
    views = (picture.views["wide"], picture.views["narrow"])
    wide, narrow = (float(found[1]) if (found := HEIGHT.search(svg)) else 0.0 for svg in views)
    return round(max(wide + AROUND_WIDE, narrow + AROUND_NARROW))


def _png_side(place: int) -> Callable[[Drawn], int]:
    def side(picture: Drawn) -> int:
        found: int = struct.unpack(">II", picture.files[PNG][16:24])[place]
        return found

    return side


SIZES: Mapping[str, Callable[[Drawn], int]] = {"width": _png_side(0), "height": _png_side(1), "frame": frame_height}
