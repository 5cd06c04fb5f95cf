"""What stands in the head of a page for machines: its feed, its structured data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from plansite.pages.metadata.json_ld import Things, json_ld
from plansite.pages.rendering.page import Page
from plansite.pages.rendering.publication import Publication
from plansite.pages.syndication.atom import FEED


@dataclass(frozen=True, slots=True)
class Head:
    """页头: facts of one page that readers do not see."""

    feed: str
    """Path of the page's own feed; empty if it has none."""

    data: str
    """JSON-LD, safe inside a ``script`` element; empty if there is nothing to say."""


def heads(publication: Publication, pages: Sequence[Page]) -> dict[str, Head]:
    """The head of every page that is made now, by path."""
    titles = {page.path: page.title for page in pages}
    found = {}
    for page in (page for page in pages if page.kept is None):
        feed = f"{page.path}/{FEED}" if page.path else ""
        graph = Things(publication, titles, page).graph()
        found[page.path] = Head(feed if feed in publication.known_paths else "", json_ld(graph) if graph else "")
    return found
