"""网站地图: every page of the site by section, for people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from plansite.pages.rendering.page import COLUMNS, Page
from plansite.pages.rendering.publication import Publication
from plansite.pages.rendering.renderer import About, Renderer

PATH = "sitemap"
TITLE = "网站地图"
REST = "更新、数据与说明"


class SitemapEntry(NamedTuple):
    """A page by its path and title."""

    path: str
    title: str


@dataclass(frozen=True, slots=True)
class SitemapView:
    """网站地图."""

    kind: ClassVar[str] = "sitemap"

    total: int
    here: str
    """The site's root as seen from the page."""

    sections: list[tuple[str, list[SitemapEntry]]]


def page(publication: Publication, renderer: Renderer, others: Sequence[Page]) -> Page:
    """The map of all other pages, of those that staff wrote, and of itself."""
    made = [SitemapEntry(other.path, other.title) for other in others if other.path]
    written = [SitemapEntry(path, found.title) for path, found in publication.own_pages.items()]
    entries = [*made, *written, SitemapEntry(PATH, TITLE)]
    about = About(TITLE, description="本站全部网页的目录。", source="本站", hide=("navigation",))
    return renderer.page(PATH, about, SitemapView(len(entries) + 1, "../", list(_sections(entries))))


def _sections(entries: Sequence[SitemapEntry]) -> Iterable[tuple[str, list[SitemapEntry]]]:
    """The pages by section; a section of one page is none."""
    names = [COLUMNS.get(entry.path.partition("/")[0], REST) for entry in entries]
    found: dict[str, list[SitemapEntry]] = {name: [] for name in (*COLUMNS.values(), REST)}
    for name, entry in zip(names, entries, strict=True):
        found[name if names.count(name) > 1 else REST].append(entry)
    return ((name, members) for name, members in found.items() if members)
