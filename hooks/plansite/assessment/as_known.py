"""What was known of a plan by the end of a year: the same plan without anything of later years."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from plansite.models import Frozen, Indicator, OfficialAssessment, Project, ProjectTarget, Sidebar, Target, TextPromise
from plansite.plan.plan import Plan

M = TypeVar("M", bound=Frozen)
J = TypeVar("J", Indicator, TextPromise)
P = TypeVar("P", bound=Project)


def known_by(plan: Plan, year: int) -> Plan:
    """The plan with values, steps and official verdicts of this year and earlier ones only.

    A value counts for the year that it describes, whenever it was published. Official verdicts count by their
    date; those that come after the plan's last year count for that year, because no later report tells them.
    """
    last = year >= plan.about.period.end
    return replace(
        plan,
        indicators=tuple(_judged(indicator, year, last=last) for indicator in plan.indicators),
        sidebars=tuple(_sidebar(sidebar, year, last=last) for sidebar in plan.sidebars),
        own_projects=tuple(_project(project, year, last=last) for project in plan.own_projects),
        promises=tuple(_judged(promise, year, last=last) for promise in plan.promises),
    )


def _judged(item: J, year: int, *, last: bool) -> J:
    known = _with(
        item,
        observations=tuple(o for o in item.observations if o.year <= year),
        assessment=_stated(item.assessment, year, last=last),
    )
    return _with(known, targets=tuple(_aim(t, year) for t in known.targets)) if isinstance(known, Indicator) else known


def _aim(target: Target, year: int) -> Target:
    """A target as it was: before the date of an adjustment the original decides."""
    return _with(target, adjustments=tuple(one for one in target.adjustments if one.date.year <= year))


def _sidebar(sidebar: Sidebar, year: int, *, last: bool) -> Sidebar:
    return _with(sidebar, projects=tuple(_project(project, year, last=last) for project in sidebar.projects))


def _project(project: P, year: int, *, last: bool) -> P:
    return _with(
        project,
        targets=tuple(_target(target, year, last=last) for target in project.targets),
        status=tuple(stated for stated in project.status if last or stated.date.year <= year),
        milestones=tuple(
            step if step.done is None or step.done.year <= year else _with(step, done=None, source=None)
            for step in project.milestones
        ),
        progress=tuple(item for item in project.progress if item.date is not None and item.date.year <= year),
    )


def _target(target: ProjectTarget, year: int, *, last: bool) -> ProjectTarget:
    return _with(
        target,
        observations=tuple(o for o in target.observations if o.year <= year),
        adjustments=tuple(one for one in target.adjustments if one.date.year <= year),
        assessment=_stated(target.assessment, year, last=last),
    )


def _stated(verdicts: tuple[OfficialAssessment, ...], year: int, *, last: bool) -> tuple[OfficialAssessment, ...]:
    return tuple(stated for stated in verdicts if last or stated.date.year <= year)


def _with(model: M, **changes: object) -> M:
    """The model with some fields changed; what was valid stays valid."""
    return model.model_copy(update=changes)
