"""One build: the plan, its assessments and settings, and everything that is published from them."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from plansite import checks, dataset
from plansite.charts.gallery import gallery
from plansite.charts.store import Drawn
from plansite.charts.values import Picture, indicator_pictures
from plansite.exports import images, tables
from plansite.exports.export import Export
from plansite.pages import catalogue
from plansite.pages.page import Page
from plansite.pages.workshop import Workshop
from plansite.plan import Plan
from plansite.problems import PlanError, Problem, errors
from plansite.progress.assessments import Assessments
from plansite.search import handwritten, index
from plansite.search.entries import Described, entries
from plansite.search.index import Index
from plansite.search.readings import Readings, keep, kept
from plansite.settings import Settings
from plansite.wording import Wording

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
    """Where drawn pictures are kept between builds."""

    @classmethod
    def of(cls, root: Path, content: Path, theme: Path) -> Folders:
        """The folders of a project with its content and its theme."""
        return cls(root / "data", content, theme / "bodies", root / ".cache" / "charts")

    @property
    def readings(self) -> Path:
        """Where readings of characters are kept between builds."""
        return self.cache.parent / "readings.json"

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

    @cached_property
    def wording(self) -> Wording:
        """Sentences about values and verdicts."""
        return Wording(self.plan, self.assessments)

    @cached_property
    def pictures(self) -> tuple[Picture, ...]:
        """What every picture shows."""
        return tuple(indicator_pictures(self.plan, self.wording))

    @cached_property
    def gallery(self) -> dict[str, Drawn]:
        """All pictures, drawn, by name."""
        return gallery(self.pictures, self.folders.cache)

    @cached_property
    def tables(self) -> tuple[Export, ...]:
        """Data files."""
        return tables.exports(self.plan, self.assessments)

    @cached_property
    def exports(self) -> tuple[Export, ...]:
        """All files that are no pages."""
        return (*self.tables, *images.exports(self.gallery), *self.search_files)

    @cached_property
    def search(self) -> Index:
        """What the search in the browser is given."""
        readings = Readings.of(self.plan.pinyin, kept(self.folders.readings))
        return Index(entries(self.wording, self._described), readings, self.plan.pinyin)

    @cached_property
    def search_files(self) -> tuple[Export, ...]:
        """The files of the search; what the dictionary said is kept for the next build."""
        files = self.search.exports
        readings = self.search.readings
        if readings.asked != readings.kept:
            keep(self.folders.readings, readings.asked)
        return files

    @property
    def _described(self) -> tuple[Described, ...]:
        """Pages that are about no part of the plan."""
        others = [page for page in self.pages if page.kind not in OWN_ENTRIES]
        made = [Described(page.path, page.title, page.description) for page in others]
        return (*made, *handwritten.described(self.folders.content, self._workshop({}).handwritten))

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """All pages, in the order of the plan."""
        return catalogue.pages(self._workshop(self.gallery))

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """Every published path: ``""`` for the home page, pages without slashes, files with their extension."""
        return self._workshop({}).published

    def _workshop(self, drawn: dict[str, Drawn]) -> Workshop:
        """What page bodies are made with."""
        files = [*(table.path for table in self.tables), *images.paths(self.pictures), *index.PATHS]
        folders = self.folders
        return Workshop(
            self.plan, self.wording, self.settings, folders.content, folders.bodies, self.tables, files, drawn
        )


def load(folders: Folders, settings: Settings, today: datetime.date) -> Site:
    """Read and check a plan. Raises ``PlanError`` with every problem if there is an error among them."""
    data = dataset.read(folders.data, folders.chapters)
    problems = checks.problems(data, today)
    if errors(problems):
        raise PlanError(problems)
    plan = Plan.of(data)
    return Site(plan, Assessments(plan, settings.tolerance_share), settings, folders, tuple(problems))
