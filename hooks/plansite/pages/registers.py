"""Pages that keep account: what was published, what is missing, what is doubtful in the plan's text."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from plansite.assessment.comparable import decides
from plansite.models import Indicator, Note, NotePlace, Observation, Project, ProjectTarget, Sidebar
from plansite.pages.chapters import note_place
from plansite.pages.rendering.page import Page
from plansite.pages.rendering.publication import Publication
from plansite.pages.rendering.renderer import About, Renderer
from plansite.plan.plan import Plan
from plansite.plan.promises import Promises, promises
from plansite.plan.updates import Update, updates_of
from plansite.reading.anchors import place_words
from plansite.wording.quotation import quoted


@dataclass(frozen=True, slots=True)
class Gap:
    """数据缺口: years of the plan without a value that could decide."""

    indicator: Indicator
    missing: tuple[int, ...]
    other_scope: tuple[Observation, ...]


@dataclass(frozen=True, slots=True)
class UpdatesView:
    """更新记录."""

    kind: ClassVar[str] = "updates"

    days: list[tuple[datetime.date, list[Update]]]


@dataclass(frozen=True, slots=True)
class GapsView:
    """数据缺口: what is missing."""

    kind: ClassVar[str] = "gaps"

    indicators: list[Gap]
    sidebars: list[tuple[Sidebar, list[tuple[Project, list[ProjectTarget]]]]]
    """By sidebar and project: targets that no value decides."""

    silent: int
    """How many such targets there are."""

    promises: Promises
    departments: bool
    """Whether any source names who is responsible for anything."""


@dataclass(frozen=True, slots=True)
class NotesView:
    """原文校注."""

    kind: ClassVar[str] = "notes"

    notes: list[tuple[Note, list[tuple[NotePlace, tuple[int, str] | None, str]]]]
    """Every note with its places: chapter and anchor, and the place in words."""


def updates(publication: Publication, renderer: Renderer) -> Page:
    """更新记录: what was published or corrected, newest first."""
    found = updates_of(publication.plan)
    about = About(
        title="更新记录",
        description="本站发布和更正的数值与进展，新的在前。",
        source="各条所注来源",
        hide=("navigation",),
    )
    days = [(day, list(group)) for day, group in groupby(found, key=lambda update: update.published)]
    return renderer.page("updates", about, UpdatesView(days))


def gaps(publication: Publication, renderer: Renderer) -> Page:
    """数据缺口: what has no published figure, since when, and who is responsible."""
    plan = publication.plan
    silent = {target.id for _, target in plan.targets if publication.assessments.target(target).reading is None}
    about = About(
        title="数据缺口",
        description="哪些指标和项目目标还没有公布数值，从哪一年起缺，由谁负责。",
        hide=("navigation",),
    )
    view = GapsView(
        indicators=[gap for gap in (_gap(plan, indicator) for indicator in plan.indicators) if gap.missing],
        sidebars=[(sidebar, found) for sidebar in plan.sidebars if (found := _silent(sidebar, silent))],
        silent=len(silent),
        promises=promises(plan),
        departments=any(i.department for i in plan.indicators) or any(p.departments for p in plan.projects),
    )
    return renderer.page("gaps", about, view)


def notes(publication: Publication, renderer: Renderer) -> Page:
    """原文校注: where the plan's text is damaged or contradicts itself."""
    plan = publication.plan
    about = About(
        title="原文校注",
        description=f"{plan.about.title}原文中缺损或前后不一致之处，共 {len(plan.notes)} 条，只作说明，不改原文。",
        updated=plan.about.published,
        hide=("navigation",),
    )
    view = NotesView(
        [
            (note, [(place, note_place(plan, place.at), _where(plan, place.at)) for place in note.places])
            for note in plan.notes
        ]
    )
    return renderer.page("notes", about, view)


def _gap(plan: Plan, indicator: Indicator) -> Gap:
    own = [observation for observation in indicator.observations if observation.area == plan.subject.id]
    known = {observation.year for observation in own if decides(indicator, observation)}
    years = range(plan.about.period.start, plan.about.period.end + 1)
    other = tuple(observation for observation in own if not decides(indicator, observation))
    return Gap(indicator, tuple(year for year in years if year not in known), other)


def _silent(sidebar: Sidebar, silent: set[str]) -> list[tuple[Project, list[ProjectTarget]]]:
    found = [(project, [target for target in project.targets if target.id in silent]) for project in sidebar.projects]
    return [(project, targets) for project, targets in found if targets]


def _where(plan: Plan, anchor: str) -> str:
    """A place in words: ``第3章第1节第1段``, ``专栏8 …``, ``主要指标表 …``."""
    if anchor.startswith("project-"):
        project = plan.project[anchor.removeprefix("project-")]
        return f"专栏{plan.sidebar_of[project.id].id}{quoted(project.name)}"
    if anchor.startswith("indicator-"):
        return f"主要指标表{quoted(plan.indicator[anchor.removeprefix('indicator-')].name)}"
    return place_words(anchor)
