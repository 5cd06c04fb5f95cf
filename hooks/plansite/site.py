"""One build: the plan, its assessments and settings, and everything that is published from them."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from plansite import checks, dataset
from plansite.charts.gallery import gallery
from plansite.charts.store import Drawn
from plansite.charts.values import Picture, indicator_pictures
from plansite.exports import embeds, feeds, images, robots, tables
from plansite.exports.export import Export
from plansite.heads import Head, heads
from plansite.imprint import Imprint
from plansite.pages import catalogue
from plansite.pages.page import Page
from plansite.pages.workshop import Workshop
from plansite.plan import Plan
from plansite.problems import PlanError, Problem, errors
from plansite.progress.assessments import Assessments
from plansite.settings import Settings
from plansite.wording import Wording


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
        """Whether search engines may list the site: only if somebody answers for it."""
        return self.settings.publisher is not None

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
    def workshop(self) -> Workshop:
        """What pages and files are made with, pictures included."""
        return self._workshop(self.gallery)

    @cached_property
    def tables(self) -> tuple[Export, ...]:
        """Data files."""
        return tables.exports(self.plan, self.assessments)

    @cached_property
    def exports(self) -> tuple[Export, ...]:
        """All files that are no pages."""
        workshop = self.workshop
        quoted = (
            *embeds.exports(workshop),
            *feeds.exports(workshop),
            robots.export(self.imprint, is_listed=self.is_listed),
        )
        return (*self.tables, *images.exports(self.gallery), *quoted)

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """All pages, in the order of the plan."""
        return catalogue.pages(self.workshop)

    @cached_property
    def heads(self) -> dict[str, Head]:
        """What machines are told of every page, by path."""
        alternatives = {picture.name: picture.alternative for picture in self.pictures}
        return heads(self.workshop, self.pages, alternatives)

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """Every published path: ``""`` for the home page, pages without slashes, files with their extension."""
        return self._workshop({}).published

    def _workshop(self, drawn: dict[str, Drawn]) -> Workshop:
        """What page bodies are made with."""
        files = [*(table.path for table in self.tables), *images.paths(self.pictures)]
        files += [*embeds.published(self.plan), *feeds.published(self.plan), robots.PATH]
        folders = self.folders
        return Workshop(
            self.plan,
            self.wording,
            self.settings,
            folders.content,
            folders.bodies,
            self.tables,
            files,
            drawn,
            self.imprint,
        )


def load(folders: Folders, settings: Settings, today: datetime.date, imprint: Imprint | None = None) -> Site:
    """Read and check a plan. Raises ``PlanError`` with every problem if there is an error among them."""
    data = dataset.read(folders.data, folders.chapters)
    problems = checks.problems(data, today)
    if errors(problems):
        raise PlanError(problems)
    plan = Plan.of(data)
    assessments = Assessments(plan, settings.tolerance_share)
    return Site(plan, assessments, settings, folders, tuple(problems), imprint or Imprint())
