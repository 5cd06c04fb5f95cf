"""Pages that keep account: what was published, what is missing, what is doubtful in the plan's text."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from plansite.models import Indicator, Observation, ProjectTarget
from plansite.pages.chapters import note_place
from plansite.pages.page import Page
from plansite.pages.renderer import Workshop
from plansite.plan.plan import Plan
from plansite.plan.updates import updates_of
from plansite.reading.anchors import place_words


@dataclass(frozen=True, slots=True)
class Gap:
    """数据缺口: years of the plan without a value that could decide."""

    indicator: Indicator
    missing: tuple[int, ...]
    other_scope: tuple[Observation, ...]


def updates(workshop: Workshop) -> Page:
    """更新: what was published or corrected, newest first."""
    plan = workshop.plan
    found = updates_of(plan)
    return workshop.page(
        "updates",
        title="更新记录",
        description="本站发布和更正的数值与进展，新的在前。",
        kind="updates",
        source="各条所注来源",
        days=[(day, list(group)) for day, group in groupby(found, key=lambda update: update.published)],
        hide=("navigation",),
    )


def gaps(workshop: Workshop) -> Page:
    """数据缺口: what has no published figure, since when, and who is responsible."""
    plan = workshop.plan
    silent = [(project, target) for project, target in plan.targets if not _is_known(workshop, target)]
    return workshop.page(
        "gaps",
        title="数据缺口",
        description="哪些指标和项目目标还没有公布数值，从哪一年起缺，由谁负责。",
        kind="gaps",
        indicators=[gap for gap in (_gap(plan, indicator) for indicator in plan.indicators) if gap.missing],
        sidebars=[
            (sidebar, [pair for pair in silent if plan.sidebar_of[pair[0].id] is sidebar]) for sidebar in plan.sidebars
        ],
        silent=silent,
        hide=("navigation",),
    )


def notes(workshop: Workshop) -> Page:
    """原文校注: where the plan's text is damaged or contradicts itself."""
    plan = workshop.plan
    return workshop.page(
        "notes",
        title="原文校注",
        description=f"{plan.about.title}原文中缺损或前后不一致之处，共 {len(plan.notes)} 条，只作说明，不改原文。",
        kind="notes",
        updated=plan.about.published,
        notes=[
            (note, [(place, note_place(plan, place.at), _where(plan, place.at)) for place in note.places])
            for note in plan.notes
        ],
        hide=("navigation",),
    )


def _gap(plan: Plan, indicator: Indicator) -> Gap:
    own = [observation for observation in indicator.observations if observation.area == plan.subject.id]
    known = {observation.year for observation in own if observation.decides}
    years = range(plan.about.period.start, plan.about.period.end + 1)
    other = tuple(observation for observation in own if not observation.decides)
    return Gap(indicator, tuple(year for year in years if year not in known), other)


def _is_known(workshop: Workshop, target: ProjectTarget) -> bool:
    return workshop.assessments.target(target).reading is not None


def _where(plan: Plan, anchor: str) -> str:
    """A place in words: ``第3章第1节第1段``, ``专栏8 …``, ``主要指标表 …``."""
    if anchor.startswith("project-"):
        project = plan.project[anchor.removeprefix("project-")]
        return f"专栏{plan.sidebar_of[project.id].id}“{project.name}”"
    if anchor.startswith("indicator-"):
        return f"主要指标表“{plan.indicator[anchor.removeprefix('indicator-')].name}”"
    return place_words(anchor)
