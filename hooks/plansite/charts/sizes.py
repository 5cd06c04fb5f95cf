"""How large drawn pictures are, for pages and frames that keep their place free."""

from __future__ import annotations

import re
import struct

from plansite.charts.store import Drawn
from plansite.charts.values.picture import PNG

HEIGHT = re.compile(r'viewBox="[\d.]+ [\d.]+ [\d.]+ ([\d.]+)"')
AROUND_WIDE, AROUND_NARROW = 190, 250
"""Pixels that the words above and below a picture take, in a wide frame and on a phone."""

PHONE = 1.15
"""How much larger than drawn a narrow picture stands on a phone of 360 px."""


def frame_height(picture: Drawn) -> int:
    """Pixels in which the picture shows at its own size, on a page and on a phone."""
    views = (picture.views["wide"], picture.views["narrow"])
    wide, narrow = (float(found[1]) if (found := HEIGHT.search(svg)) else 0.0 for svg in views)
    return round(max(wide + AROUND_WIDE, narrow * PHONE + AROUND_NARROW))


def png_size(picture: Drawn) -> tuple[int, int]:
    """Width and height of the picture's PNG, in pixels."""
    width, height = struct.unpack(">II", picture.files[PNG][16:24])
    return width, height
