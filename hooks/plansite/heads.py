"""What stands in the head of a page for machines: its picture, its feed, its structured data."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass

from plansite.charts.store import Drawn
from plansite.exports import images
from plansite.exports.feeds import FEED
from plansite.pages.page import Page
from plansite.pages.workshop import Workshop
from plansite.structured import Things, json_ld


@dataclass(frozen=True, slots=True)
class Preview:
    """预览图: the picture that is shown where a page is shared."""

    path: str
    width: int
    height: int
    alternative: str


@dataclass(frozen=True, slots=True)
class Head:
    """页头: facts of one page that readers do not see."""

    feed: str
    """Path of the page's own feed; empty if it has none."""

    preview: Preview | None
    data: str
    """JSON-LD, safe inside a ``script`` element; empty if there is nothing to say."""


def heads(workshop: Workshop, pages: Sequence[Page], alternatives: dict[str, str]) -> dict[str, Head]:
    """The head of every page that a template makes, by path; ``alternatives`` are the words of pictures by name."""
    titles = {page.path: page.title for page in pages}
    found = {}
    for page in pages:
        feed = f"{page.path}/{FEED}" if page.path else ""
        graph = Things(workshop, titles, page).graph()
        preview = _preview(page.path, workshop.gallery.get(page.path), alternatives.get(page.path, ""))
        found[page.path] = Head(feed if feed in workshop.known_paths else "", preview, json_ld(graph) if graph else "")
    return found


def _preview(name: str, drawn: Drawn | None, alternative: str) -> Preview | None:
    if drawn is None:
        return None
    width, height = struct.unpack(">II", drawn.print[16:24])
    return Preview(f"{name}/{images.PNG}", width, height, alternative)
