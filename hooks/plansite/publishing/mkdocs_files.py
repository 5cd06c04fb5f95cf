"""Handing pages and data files over to the site generator: the one module that knows MkDocs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, Files, InclusionLevel

from plansite.charts import sizes
from plansite.charts.placing import MARK, filled
from plansite.exports import images
from plansite.pages.blocks import Body
from plansite.publishing import stylesheet
from plansite.publishing.site import Site
from plansite.publishing.url_lock import Redirect
from plansite.search import opensearch

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

CHAPTERS = "chapters/"
"""Where the plan's text lies among the content; pages made from it are published instead."""

THEME_STYLES = re.compile(r"assets/stylesheets/(main|palette)\.[0-9a-f]+\.min\.css")
"""The theme's own style, which the template no longer links."""


def without_raw_text(files: Files, site: Site) -> Files:
    """The files that people wrote, less those that a page is made from."""
    made = {source_path(page.path) for page in site.pages}
    return Files([f for f in files if not _is_raw(f, made)])


def generated(site: Site, config: MkDocsConfig) -> Iterator[File]:
    """Every page, data file and made script of the site. Pages outside the navigation are meant to be outside it."""
    for page in site.pages:
        yield File.generated(config, source_path(page.path), content=page.markdown, inclusion=InclusionLevel.NOT_IN_NAV)
    if config.site_url:
        described = opensearch.description(config.site_name, config.site_url)
        yield File.generated(config, opensearch.PATH, content=described)
    for export in (*site.exports, *site.assets):
        yield File.generated(config, export.path, content=export.content)


def redirecting(redirects: Iterable[Redirect], config: MkDocsConfig) -> Iterator[File]:
    """A page at every old address."""
    for redirect in redirects:
        yield File.generated(config, redirect.path, content=redirect.page)


def hang_pictures(site: Site, folder: Path) -> None:
    """Put the pictures into the written pages, and their files beside them; waits until all are drawn."""
    for page in site.pages:
        written = folder / _written_path(page.path)
        if any(MARK in block for block in page.body.blocks) and written.is_file():
            html = sizes.filled(written.read_text(encoding="utf-8"), site.gallery)
            written.write_text(filled(html, site.gallery), encoding="utf-8")
    embeds = ((export.path, export.content) for export in site.embeds)
    for path, content in (*images.files(site.gallery), *embeds):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def _written_path(path: str) -> str:
    return f"{path}/index.html".lstrip("/")


def with_one_stylesheet(files: Files, site: Site, config: MkDocsConfig) -> Files:
    """The files with the theme's style, every sheet of ``extra_css`` and the rules of pages as one sheet.

    ``extra_css`` then names that one.
    """
    theme = sorted((file for file in files if THEME_STYLES.fullmatch(file.src_uri)), key=lambda file: file.src_uri)
    own = [file for name in map(str, config.extra_css) if (file := files.get_file_from_path(name)) is not None]
    sheets = [*theme, *own]
    parts = [*(stylesheet.used(file.content_string) for file in theme), *(file.content_string for file in own)]
    parts += [page.style for page in site.pages if page.style]
    sheet = stylesheet.without_idle_properties(stylesheet.joined(parts))
    path = stylesheet.published_path(sheet)
    config.extra_css[:] = [path]
    return Files([*(f for f in files if f not in sheets), File.generated(config, path, content=sheet)])


def _is_raw(file: File, made: set[str]) -> bool:
    return file.is_documentation_page() and (file.src_uri in made or file.src_uri.startswith(CHAPTERS))


def bodies(site: Site) -> dict[str, Body]:
    """The body of every page by the path of its source file."""
    return {source_path(page.path): page.body for page in site.pages}


def source_path(path: str) -> str:
    """``indicators`` is a folder with pages in it, ``gaps`` is a page."""
    if path in {"", "chapters", "indicators", "projects", "data", "report"}:
        return f"{path}/index.md".lstrip("/")
    return f"{path}.md"
