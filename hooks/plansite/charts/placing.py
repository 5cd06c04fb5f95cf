"""Where pictures stand in pages: places kept free while they are drawn, and filled at the end."""

from __future__ import annotations

import re
from collections.abc import Mapping

from markupsafe import Markup

from plansite.charts.store import Drawn
from plansite.charts.values.picture import Picture

MARK = "<!--chart:"
PLACE = re.compile(r"<!--chart:([^\s:]+):([a-z]+)-->")


def place(picture: Picture) -> Markup:
    """A free place for every class of width that a picture is drawn for."""
    return Markup("\n").join(Markup("<!--chart:{}:{}-->").format(picture.name, kind) for kind in picture.widths)


def filled(html: str, gallery: Mapping[str, Drawn]) -> str:
    """The page with its pictures in their places."""
    return PLACE.sub(lambda match: gallery[match[1]].views[match[2]], html)
