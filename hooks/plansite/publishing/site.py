"""One build, from top to bottom: read, check, assess, draw, write pages, write files."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePosixPath

from plansite import addresses
from plansite.addresses import Imprint
from plansite.assessment.assessments import Assessments
from plansite.charts import drawing_pool, font
from plansite.charts.library import library
from plansite.charts.values.picture import Stamp
from plansite.charts.values.pictures import pictures
from plansite.exports import images, series, version_files
from plansite.exports.bundle import Bundle
from plansite.exports.export import Export, LateExport
from plansite.pages import catalogue
from plansite.pages.metadata import sharing_cards
from plansite.pages.metadata.heads import Head, heads
from plansite.pages.metadata.sharing_cards import Preview
from plansite.pages.rendering import paging, surroundings
from plansite.pages.rendering.kept_pages import KeptPages
from plansite.pages.rendering.page import Page
from plansite.pages.rendering.publication import Publication
from plansite.pages.rendering.renderer import Renderer
from plansite.pages.rendering.surroundings import Configured
from plansite.pages.syndication import atom, embeds, opensearch
from plansite.plan.plan import Plan
from plansite.problems import PlanError, Problem, errors
from plansite.publishing import picture_characters, published_paths, robots, version_store
from plansite.reading import checks, dataset, placeholders
from plansite.reading.handwritten import Handwritten
from plansite.reading.settings import Settings
from plansite.search.entries import Body, Described, entries
from plansite.search.index import Index
from plansite.search.page_text import parts
from plansite.search.readings import Readings
from plansite.wording.sentences import Wording

LIBRARY = "assets/js/vega.js"
"""Beside the script that loads it."""

OWN_ENTRIES = frozenset({"indicator", "project", "chapter", "search"})
"""Kinds of page that the search lists as what they are about, or not at all."""

FOUND_OTHERWISE = frozenset({"chapter", "plan", "search", "sitemap"})
"""Kinds of page whose words are found as paragraphs, or under the names that they list."""


@dataclass(frozen=True)
class Folders:
    """Where a project's files are."""

    data: Path
    content: Path

    cache: Path
    """Where drawn pictures, readings and compiled templates are kept between builds."""

    versions: Path
    """Where published versions of the data are kept between builds; not there on most machines."""

    @classmethod
    def of(cls, root: Path, content: Path) -> Folders:
        """The folders of a project with its content."""
        return cls(root / "data", content, root / ".cache", root / version_store.FOLDER)


@dataclass(frozen=True)
class Site:
    """站点: everything that one build writes."""

    publication: Publication
    pages: tuple[Page, ...]
    heads: Mapping[str, Head]
    """What machines are told of every page, by path."""

    previews: Mapping[str, Preview]
    """The picture that is shown where a page is shared, by the page's path; none while no address is known."""

    files: tuple[Export | LateExport, ...]
    """Everything that is no page."""

    kept: KeptPages | None
    """Where finished pages are kept for the next build; none where they must not be."""

    beside: str
    """The fingerprint of what is known of all pages and stands on single ones."""

    configured: Configured | None
    """What the site generator was told, as far as kept pages depend on it."""

    def tidy(self, content: Path) -> None:
        """Let go of kept pages that nobody asks for; ``content`` is the folder of what people wrote."""
        if self.kept is not None and self.configured is not None:
            self.kept.tidy(surroundings.standing(self.publication, self.configured, content))

    def beside_of(self, path: str) -> str:
        """The fingerprint of what stands around the body of a page and is known only when all pages are."""
        return _beside(self.beside, self.previews, path)


def read(
    folders: Folders, settings: Settings, today: datetime.date, imprint: Imprint | None = None
) -> tuple[Publication, tuple[Problem, ...]]:
    """Read, check and assess a plan; returns it with the warnings.

    Raises ``PlanError`` with every problem if there is an error among them.
    """
    data = dataset.read(folders.data, folders.content / "chapters")
    problems = checks.problems(data, today, settings)
    if errors(problems):
        raise PlanError(problems)
    plan = Plan.of(data)
    wording = Wording(plan, Assessments(plan, settings.tolerance_share))
    imprint = imprint or Imprint()
    stamp = Stamp(imprint.url, settings.official)
    shown = {picture.name: picture for picture in pictures(plan, wording, stamp)}
    problems += picture_characters.problems(shown.values(), folders.data)
    if errors(problems):
        raise PlanError(problems)
    known = placeholders.values(data)
    own = {PurePosixPath(page.name).stem: page.filled(known) for page in data.handwritten if _is_page(page)}
    bundle = Bundle(wording.assessments, plan.version, settings, imprint)
    lasting = published_paths.lasting(plan, bundle.paths, shown.values())
    paths = published_paths.published(plan, own, shown.values(), lasting)
    kept = version_store.names(folders.versions)
    return Publication(wording, settings, imprint, own, shown, bundle, kept, paths, lasting), tuple(problems)


def build(publication: Publication, folders: Folders, configured: Configured | None = None) -> Site:
    """Draw every picture, then make every page and every file, each once.

    Pages that a build before has made are taken from the store, if it is known what this one is ``configured`` to do.
    """
    drawn = drawing_pool.drawn(publication.pictures.values(), folders.cache / "charts")
    kept = None
    if configured is not None:
        standing = surroundings.standing(publication, configured, folders.content)
        versions = publication.kept_versions
        kept = KeptPages(folders.cache / "pages", publication.plan, standing, publication.pictures, versions)
        bundle = replace(publication.bundle, kept=partial(kept.files, "tables"))
        publication = replace(publication, bundle=bundle)
    renderer = Renderer.of(publication, folders.cache, drawn, kept)
    pages = tuple(
        replace(page.made(), key="") if _is_named(page, configured) else page
        for page in catalogue.pages(publication, renderer)
    )
    cards = sharing_cards.cards(publication, pages)
    previews = sharing_cards.previews(cards)
    beside = _known_of_all(pages)
    pages = tuple(_still_right(page, _beside(beside, previews, page.path)) for page in pages)
    drawn_cards = drawing_pool.drawn(cards.values(), folders.cache / "charts")

    def files(name: str, make: Callable[[], Iterable[Export]]) -> Iterable[Export]:
        return make() if kept is None else kept.files(name, make)

    written: tuple[Export | LateExport, ...] = (
        *publication.tables,
        version_files.listing(publication.version, publication.kept_versions),
        *series.exports(publication.plan),
        *images.exports(publication.pictures.values(), drawn),
        *sharing_cards.exports(cards, drawn_cards),
        *embeds.exports(publication, renderer),
        *files("feeds", lambda: atom.exports(publication)),
        *opensearch.exports(publication, renderer),
        *files("search", lambda: _search(publication, pages, folders.cache / "readings.json")),
        robots.export(publication.imprint, is_listed=publication.is_listed),
        Export(LIBRARY, library(font.home() / "library").encode(), "Vega", "交互图表的程序，读者要求时才下载"),
    )
    return Site(publication, pages, heads(publication, pages), previews, written, kept, beside, configured)


def _known_of_all(pages: Iterable[Page]) -> str:
    """The fingerprint of what the navigation may say of any page that is not kept."""
    known = [(page.path, page.title, page.kind, page.hide) for page in pages if not page.key]
    return hashlib.sha256(repr(known).encode()).hexdigest()


def _beside(known: str, previews: Mapping[str, Preview], path: str) -> str:
    shown = previews.get(path) or previews.get("")
    return hashlib.sha256(f"{known}\n{shown!r}".encode()).hexdigest()


def _still_right(page: Page, beside: str) -> Page:
    """The page as it was kept, unless something else stands around it now."""
    return page if page.kept is None or page.kept.beside == beside else page.made()


def _is_named(page: Page, configured: Configured | None) -> bool:
    """Whether the navigation names a page."""
    return configured is not None and addresses.source_path(page.path) in configured.nav


def search_index(publication: Publication, pages: tuple[Page, ...], readings: Readings) -> Index:
    """What the search in the browser is given: the plan's parts, and pages that are about none of them."""
    listed = [page for page in pages if page.kind not in OWN_ENTRIES and not paging.is_further(page.path)]
    made = [Described(page.path, page.title, page.description) for page in listed]
    own = [Described(path, page.title, page.facts.description or "") for path, page in publication.own_pages.items()]
    bodies = [
        *(_body(publication, page) for page in pages if page.kind not in FOUND_OTHERWISE),
        *(Body(path, page.title, parts(page.html)) for path, page in publication.own_pages.items()),
    ]
    return Index(entries(publication.wording, [*made, *own], bodies), readings, publication.plan.pinyin)


def _body(publication: Publication, page: Page) -> Body:
    written = publication.handwritten.get(page.path or "index")
    return Body(page.path, page.title, page.parts(written.html if written else ""))


def _search(publication: Publication, pages: tuple[Page, ...], cache: Path) -> tuple[Export, ...]:
    """The files of the search; what the dictionary said is kept for the next build."""
    readings = Readings.kept(publication.plan.pinyin, cache)
    files = search_index(publication, pages, readings).exports
    readings.keep(cache)
    return files


def _is_page(page: Handwritten) -> bool:
    """Whether a file that staff wrote is a page at the top of the site."""
    path = PurePosixPath(page.name)
    return path.suffix == ".md" and len(path.parts) == 2  # noqa: PLR2004 -- the content's folder and the file
