"""One build: the plan, its assessments and settings, and everything that is published from them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from plansite import checks, dataset, kept
from plansite.charts import font
from plansite.charts.gallery import Gallery
from plansite.charts.library import library
from plansite.charts.picture import Picture
from plansite.charts.pictures import pictures
from plansite.charts.store import Drawn
from plansite.exports import edition, embeds, feeds, images, robots, series
from plansite.exports.bundle import Bundle
from plansite.exports.export import Export
from plansite.heads import Head, heads
from plansite.imprint import Imprint
from plansite.pages import catalogue
from plansite.pages.page import Page
from plansite.pages.workshop import Workshop
from plansite.plan import Plan
from plansite.problems import PlanError, Problem, errors
from plansite.progress.assessments import Assessments
from plansite.search import handwritten, index
from plansite.search import readings as reading_store
from plansite.search.entries import Described, entries
from plansite.search.index import Index
from plansite.search.readings import Readings
from plansite.settings import Settings
from plansite.wording import Wording

LIBRARY = "assets/js/vega.js"
"""Beside the script that loads it."""
OWN_ENTRIES = frozenset({"home", "indicator", "project", "chapter", "search"})
"""Kinds of page that the search lists as what they are about, or not at all."""


@dataclass(frozen=True)
class Folders:
    """Where a plan's files are."""

    data: Path
    content: Path
    bodies: Path
    """Templates of page bodies."""

    cache: Path
    """Where drawn pictures and compiled templates are kept between builds."""

    versions: Path
    """Where published versions of the data are kept between builds; not there on most machines."""

    @classmethod
    def of(cls, root: Path, content: Path, theme: Path) -> Folders:
        """The folders of a project with its content and its theme."""
        return cls(root / "data", content, theme / "bodies", root / ".cache", root / kept.FOLDER)

    @property
    def readings(self) -> Path:
        """Where readings of characters are kept between builds."""
        return self.cache / "readings.json"

    @property
    def chapters(self) -> Path:
        """The plan's text."""
        return self.content / "chapters"


@dataclass(frozen=True)
class Site:
    """站点: what one build publishes."""

    plan: Plan
    assessments: Assessments
    settings: Settings
    folders: Folders
    warnings: tuple[Problem, ...] = ()
    imprint: Imprint = field(default_factory=Imprint)

    @property
    def is_listed(self) -> bool:
        """Whether search engines may list the site: only an official one whose address is known."""
        return self.settings.official and bool(self.imprint.url)

    @cached_property
    def wording(self) -> Wording:
        """Sentences about values and verdicts."""
        return Wording(self.plan, self.assessments)

    @cached_property
    def pictures(self) -> dict[str, Picture]:
        """What every picture shows, by name."""
        return {picture.name: picture for picture in pictures(self.plan, self.wording)}

    @cached_property
    def drawing(self) -> Gallery:
        """All pictures, there or being drawn: asking for it begins the work, which goes on beside the caller's."""
        return Gallery.begin(self.pictures.values(), self.folders.cache / "charts")

    @cached_property
    def gallery(self) -> dict[str, Drawn]:
        """All pictures, drawn, by name; waits until they are."""
        return self.drawing.finished()

    @property
    def version(self) -> str:
        """数据版本."""
        return self.plan.version

    @cached_property
    def kept(self) -> tuple[str, ...]:
        """Versions of the data that were published before, newest first."""
        return kept.names(self.folders.versions)

    @cached_property
    def tables(self) -> tuple[Export, ...]:
        """Data files."""
        return Bundle(self.assessments, self.version, self.settings, self.imprint).exports

    @cached_property
    def assets(self) -> tuple[Export, ...]:
        """Scripts that are made and not written; no address that anyone would keep."""
        script = library(font.home() / "library").encode()
        return (Export(LIBRARY, script, "Vega", "交互图表的程序，读者要求时才下载"),)

    @cached_property
    def search(self) -> Index:
        """What the search in the browser is given."""
        readings = Readings.of(self.plan.pinyin, reading_store.kept(self.folders.readings))
        return Index(entries(self.wording, self._described), readings, self.plan.pinyin)

    @cached_property
    def search_files(self) -> tuple[Export, ...]:
        """The files of the search; what the dictionary said is kept for the next build."""
        files = self.search.exports
        readings = self.search.readings
        if readings.asked != readings.kept:
            reading_store.keep(self.folders.readings, readings.asked)
        return files

    @property
    def _described(self) -> tuple[Described, ...]:
        """Pages that are about no part of the plan."""
        others = [page for page in self.pages if page.kind not in OWN_ENTRIES]
        made = [Described(page.path, page.title, page.description) for page in others]
        return (*made, *handwritten.described(self.folders.content, self.workshop.handwritten))

    @cached_property
    def exports(self) -> tuple[Export, ...]:
        """All files that are no pages and wait for no picture."""
        listing = edition.listing(self.version, self.kept)
        quoted = (*feeds.exports(self.workshop), robots.export(self.imprint, is_listed=self.is_listed))
        return (*self.tables, listing, *series.exports(self.plan), *quoted, *self.search_files)

    @cached_property
    def lasting(self) -> tuple[str, ...]:
        """Paths of the files that stay as they are for this version of the data."""
        return (*self._alone, *images.lasting(self.pictures.values()))

    @property
    def _alone(self) -> tuple[str, ...]:
        """Paths of the data files, and of those of single indicators."""
        return (*(table.path for table in self.tables), *series.paths(self.plan.indicators))

    @property
    def contents(self) -> edition.Contents:
        """What this version of the data holds."""
        titles = {picture.name: picture.title for picture in self.pictures.values() if picture.is_published}
        return edition.Contents(self.plan, self.version, self.tables, titles)

    @property
    def embeds(self) -> Iterator[Export]:
        """嵌入页, which hold pictures; waits until they are drawn."""
        return embeds.exports(self.workshop, self.gallery)

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """All pages, in the order of the plan."""
        return catalogue.pages(self.workshop)

    @cached_property
    def heads(self) -> dict[str, Head]:
        """What machines are told of every page, by path."""
        return heads(self.workshop, self.pages)

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """Every published path: ``""`` for the home page, pages without slashes, files with their extension."""
        return self.workshop.published

    @cached_property
    def workshop(self) -> Workshop:
        """What page bodies are made with."""
        drawn = images.paths(self.pictures.values())
        files = [*self._alone, *drawn, edition.LIST, *edition.paths(self.version, self.lasting), *index.PATHS]
        files += [*embeds.published(self.plan), *feeds.published(self.plan), robots.PATH]
        folders = self.folders
        return Workshop(
            self.plan,
            self.wording,
            self.settings,
            folders.content,
            folders.bodies,
            folders.cache,
            self.tables,
            files,
            self.pictures,
            self.version,
            self.kept,
            self.imprint,
        )


def load(folders: Folders, settings: Settings, today: datetime.date, imprint: Imprint | None = None) -> Site:
    """Read and check a plan. Raises ``PlanError`` with every problem if there is an error among them."""
    data = dataset.read(folders.data, folders.chapters)
    problems = checks.problems(data, today, settings)
    if errors(problems):
        raise PlanError(problems)
    plan = Plan.of(data)
    assessments = Assessments(plan, settings.tolerance_share)
    return Site(plan, assessments, settings, folders, tuple(problems), imprint or Imprint())
