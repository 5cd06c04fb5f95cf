"""The file by which a browser offers the site's search in its address bar."""

from __future__ import annotations

from collections.abc import Iterator

from plansite.exports.export import Export
from plansite.pages.rendering.publication import Publication
from plansite.pages.rendering.renderer import Renderer

PATH = "search/opensearch.xml"
LONGEST_NAME = 16
"""What the format allows for a short name."""


def exports(publication: Publication, renderer: Renderer) -> Iterator[Export]:
    """The description of the search; none without the site's address, because the format knows no relative ones."""
    imprint = publication.imprint
    if imprint.url:
        content = renderer.templates.get_template("opensearch.xml").render(
            name=imprint.name, short=imprint.name[:LONGEST_NAME], base=imprint.url.rstrip("/")
        )
        yield Export(PATH, f"{content}\n".encode(), "搜索描述", "供浏览器的地址栏使用")
