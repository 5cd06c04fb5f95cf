"""What a publication becomes, step by step and without the site generator."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from plansite.charts import drawing_pool
from plansite.charts.store import Drawn
from plansite.pages import catalogue, version_page
from plansite.pages.rendering.environment import environment
from plansite.pages.rendering.publication import Publication
from plansite.pages.rendering.renderer import Renderer
from plansite.publishing.site import search_index
from plansite.search.index import Index
from plansite.search.readings import Readings
from projects import EDUCATION

CACHE = EDUCATION / ".cache"
"""Pictures are kept by content, so that those of all plans may lie in one folder."""


def drawn(publication: Publication) -> Mapping[str, Drawn]:
    """Every picture, drawn."""
    return drawing_pool.drawn(publication.pictures.values(), CACHE / "charts")


@dataclass(frozen=True)
class Blank(Mapping[str, Drawn]):
    """An empty picture in the place of each, for pages whose pictures are not what is asked about."""

    publication: Publication

    def __getitem__(self, name: str) -> Drawn:
        blank = '<svg viewBox="0 0 640 320"></svg>'
        return Drawn(dict.fromkeys(self.publication.pictures[name].widths, blank), {})

    def __iter__(self) -> Iterator[str]:
        return iter(self.publication.pictures)

    def __len__(self) -> int:
        return len(self.publication.pictures)


def renderer(publication: Publication) -> Renderer:
    """What makes its pages, with blank pictures."""
    return Renderer.of(publication, CACHE, Blank(publication))


def index(publication: Publication) -> Index:
    """What its search is given."""
    pages = catalogue.pages(publication, renderer(publication))
    return search_index(publication, pages, Readings.of(publication.plan.pinyin))


def leading(name: str, home: str) -> str:
    """A page of a version that leads to the version that has it."""
    return version_page.leading_to(environment(CACHE), name, home)
