"""One build: the plan, its assessments and settings, and everything that is published from them."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from plansite import checks, dataset
from plansite.exports import Export, exports
from plansite.pages import catalogue
from plansite.pages.page import Page
from plansite.pages.workshop import Workshop
from plansite.plan import Plan
from plansite.problems import PlanError, Problem, errors
from plansite.progress.assessments import Assessments
from plansite.settings import Settings


@dataclass(frozen=True)
class Folders:
    """Where a plan's files are."""

    data: Path
    content: Path
    bodies: Path
    """Templates of page bodies."""

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
    def exports(self) -> tuple[Export, ...]:
        """Data files."""
        return exports(self.plan, self.assessments)

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """All pages, in the order of the plan."""
        return catalogue.pages(self.workshop)

    @cached_property
    def workshop(self) -> Workshop:
        """What page bodies are made with."""
        return Workshop(
            self.plan, self.assessments, self.settings, self.folders.content, self.folders.bodies, self.exports
        )

    @property
    def paths(self) -> tuple[str, ...]:
        """Every published path: ``""`` for the home page, pages without slashes, files with their extension."""
        return self.workshop.published


def load(folders: Folders, settings: Settings, today: datetime.date) -> Site:
    """Read and check a plan. Raises ``PlanError`` with every problem if there is an error among them."""
    data = dataset.read(folders.data, folders.chapters)
    problems = checks.problems(data, today)
    if errors(problems):
        raise PlanError(problems)
    plan = Plan.of(data)
    return Site(plan, Assessments(plan, settings.tolerance_share), settings, folders, tuple(problems))
