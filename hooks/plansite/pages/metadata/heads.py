"""What stands in the head of a page for machines: its picture, its feed, its structured data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from plansite.charts import sizes
from plansite.charts.store import Drawn
from plansite.charts.values.card import CARD
from plansite.charts.values.indicator import IndicatorPicture
from plansite.charts.values.picture import PNG, Picture
from plansite.pages.metadata.json_ld import Things, json_ld
from plansite.pages.rendering.page import Page
from plansite.pages.rendering.publication import Publication
from plansite.pages.syndication.atom import FEED


@dataclass(frozen=True, slots=True)
class Preview:
    """预览图: the picture that is shown where a page is shared."""

    path: str
    width: int
    height: int
    """Pixels."""

    alternative: str


@dataclass(frozen=True, slots=True)
class Head:
    """页头: facts of one page that readers do not see."""

    feed: str
    """Path of the page's own feed; empty if it has none."""

    preview: Preview
    data: str
    """JSON-LD, safe inside a ``script`` element; empty if there is nothing to say."""


def heads(publication: Publication, drawn: Mapping[str, Drawn], pages: Sequence[Page]) -> dict[str, Head]:
    """The head of every page that a template makes, by path."""
    titles = {page.path: page.title for page in pages}
    found = {}
    for page in pages:
        feed = f"{page.path}/{FEED}" if page.path else ""
        graph = Things(publication, titles, page).graph()
        own = publication.pictures.get(page.path)
        # The chart of a list is too high for a chat, and tells what the card tells.
        preview = _preview(own, drawn) if isinstance(own, IndicatorPicture) else card(publication, drawn)
        found[page.path] = Head(
            feed if feed in publication.known_paths else "", preview, json_ld(graph) if graph else ""
        )
    return found


def card(publication: Publication, drawn: Mapping[str, Drawn]) -> Preview:
    """The picture of pages that have none of their own."""
    return _preview(publication.pictures[CARD], drawn)


def _preview(picture: Picture, drawn: Mapping[str, Drawn]) -> Preview:
    width, height = sizes.png_size(drawn[picture.name])
    return Preview(f"{picture.name}/{PNG}", width, height, picture.alternative)
