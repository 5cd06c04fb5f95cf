"""Pages that keep account: what was published, what is missing, what is doubtful in the plan's text."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from plansite.assessment.comparable import decides
from plansite.assessment.method import Verdict
from plansite.models import Indicator, Note, NotePlace, Observation, Project, ProjectTarget, TextPromise
from plansite.models.places import place_words
from plansite.pages.chapters import note_place
from plansite.pages.rendering.list_filter import Facts, ListFilter, of_gaps, of_updates
from plansite.pages.rendering.page import Page
from plansite.pages.rendering.publication import Publication
from plansite.pages.rendering.renderer import About, Renderer
from plansite.plan.plan import Plan
from plansite.plan.promises import Promises, promises
from plansite.plan.updates import Update, updates_of
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

    days: list[tuple[datetime.date, list[tuple[Update, Facts]]]]
    """Every update with what it can be found by."""

    listing: ListFilter


@dataclass(frozen=True, slots=True)
class GapsView:
    """数据缺口: what is missing."""

    kind: ClassVar[str] = "gaps"

    listing: ListFilter
    indicators: list[Gap]
    boxes: list[tuple[str, str, list[tuple[Project, list[ProjectTarget]]]]]
    """Targets that no value decides, by project, under the anchor and heading of each sidebar."""

    silent: int
    """How many such targets there are."""

    lacking: str
    """How many of all indicators and targets lack a figure, in words; empty where none does."""

    silent_promises: tuple[TextPromise, ...]
    """Promises of the text in figures that no value decides."""

    promises: Promises
    departments: bool
    """Whether any source names who is responsible for anything."""


@dataclass(frozen=True, slots=True)
class NotesView:
    """原文校注."""

    kind: ClassVar[str] = "notes"

    notes: list[tuple[Note, list[tuple[NotePlace, tuple[str, str] | None, str]]]]
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
    listing = of_updates(publication.plan, publication.assessments, found)
    listed = [(update, listing.facts[str(place)]) for place, update in enumerate(found)]
    days = [(day, list(group)) for day, group in groupby(listed, key=lambda pair: pair[0].published)]
    return renderer.page("updates", about, UpdatesView(days, listing))


def gaps(publication: Publication, renderer: Renderer) -> Page:
    """数据缺口: what has no published figure, since when, and who is responsible."""
    plan, assessments = publication.plan, publication.assessments
    silent = {target.id for _, target in plan.targets if assessments.target(target).reading is None}
    silent_promises = tuple(one for one in plan.promises if _is_silent(assessments.computed(one)))
    indicators = [gap for gap in (_gap(plan, indicator) for indicator in plan.indicators) if gap.missing]
    about = About(
        title="数据缺口",
        description="哪些指标和项目目标还没有公布数值，从哪一年起缺，由谁负责。",
        hide=("navigation",),
    )
    view = GapsView(
        listing=of_gaps(
            plan,
            assessments,
            {gap.indicator.id: gap.missing for gap in indicators},
            [(project, target) for project, target in plan.targets if target.id in silent],
            silent_promises,
        ),
        indicators=indicators,
        boxes=[
            (anchor, words, found) for anchor, words, members in _boxes(plan) if (found := _silent(members, silent))
        ],
        silent=len(silent),
        lacking=lacking(
            (len(indicators), len(plan.indicators), "个指标"), (len(silent), len(plan.targets), "项量化目标")
        ),
        silent_promises=silent_promises,
        promises=promises(plan),
        departments=any(i.department for i in plan.indicators) or any(p.departments for p in plan.projects),
    )
    return renderer.page("gaps", about, view)


def lacking(*counts: tuple[int, int, str]) -> str:
    """``15 个指标、80 项量化目标都没有查到``: missing, all and measure of each; what lacks none stays out."""
    told = [(missing, total, words) for missing, total, words in counts if missing]
    if all(missing == total for missing, total, _ in told):
        every = "都" if sum(total for _, total, _ in told) > 1 else ""
        return "、".join(f"{total} {words}" for _, total, words in told) + f"{every}没有查到" if told else ""
    measured = [f"{total} {words}中有 {missing} {words[0]}" for missing, total, words in told]
    return "、".join(measured) + ("没有查到" if len(told) == 1 else "，没有查到")


def notes(publication: Publication, renderer: Renderer) -> Page:
    """原文校注: where the plan's text is damaged or contradicts itself."""
    plan = publication.plan
    counted = f"，共 {len(plan.notes)} 条" if plan.notes else ""
    about = About(
        title="原文校注",
        description=f"{plan.about.title}原文中缺损或前后不一致之处{counted}，只作说明，不改原文。",
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


def _is_silent(verdict: Verdict | None) -> bool:
    """Whether something can be computed and no value is known."""
    return verdict is not None and verdict.reading is None


def _gap(plan: Plan, indicator: Indicator) -> Gap:
    own = [observation for observation in indicator.observations if observation.area == plan.subject.id]
    known = {observation.year for observation in own if decides(indicator, observation)}
    years = range(plan.about.period.start, plan.about.period.end + 1)
    other = tuple(observation for observation in own if not decides(indicator, observation))
    return Gap(indicator, tuple(year for year in years if year not in known), other)


def _boxes(plan: Plan) -> Iterator[tuple[str, str, Sequence[Project]]]:
    """Projects under the anchor and heading of their sidebar; those outside need a heading only beside sidebars."""
    for sidebar in plan.sidebars:
        yield f"sidebar-{sidebar.id}", f"{sidebar.label}　{sidebar.title}", sidebar.projects
    yield "own-projects", "专栏以外的项目" if plan.sidebars else "", plan.own_projects


def _silent(projects: Sequence[Project], silent: set[str]) -> list[tuple[Project, list[ProjectTarget]]]:
    found = [(project, [target for target in project.targets if target.id in silent]) for project in projects]
    return [(project, targets) for project, targets in found if targets]


def _where(plan: Plan, anchor: str) -> str:
    """A place in words: ``第3章第1节第1段``, ``专栏8 …``, ``主要指标表 …``."""
    if anchor.startswith("project-"):
        project = plan.project[anchor.removeprefix("project-")]
        return f"{plan.box_words(project)}{quoted(project.name)}"
    if anchor.startswith("indicator-"):
        return f"主要指标表{quoted(plan.indicator[anchor.removeprefix('indicator-')].name)}"
    return place_words(anchor)
