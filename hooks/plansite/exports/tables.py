"""What each data file says, row by row."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any

from plansite import figures
from plansite.exports.export import Export, as_csv, as_json
from plansite.models import Indicator, Observation, Project, ProjectTarget
from plansite.models.target_figure import TargetFigure
from plansite.plan import Plan
from plansite.progress.assessments import Assessments
from plansite.progress.method import Verdict

OBSERVATION_COLUMNS = (
    "series", "series_type", "name", "unit", "area", "area_name", "year", "month", "value", "kind", "scope",
    "scope_note", "source", "source_title", "publisher", "source_date", "grade", "url", "quote", "published",
    "corrects_value", "corrects_published", "corrects_reason",
)  # fmt: skip
TARGET_COLUMNS = (
    "id", "project", "project_name", "sidebar", "chapter", "text", "measure", "unit", "kind", "op", "value", "low",
    "high", "approximate", "by", "indicator", "status", "preliminary", "latest_year", "latest_value",
    "progress_percent", "elapsed_percent",
)  # fmt: skip


def exports(plan: Plan, assessments: Assessments) -> tuple[Export, ...]:
    """The data files of a plan."""
    head = {"plan": plan.about.title, "as_of": plan.as_of.isoformat()}
    indicators = [_indicator(plan, assessments, indicator) for indicator in plan.indicators]
    projects = [_project(plan, assessments, project) for project in plan.projects]
    return (
        Export(
            "data/indicators.json", as_json({**head, "indicators": indicators}), "指标（JSON）",
            "每个指标的基期、目标、观测值、状态和进度",
        ),
        Export(
            "data/observations.csv", as_csv(OBSERVATION_COLUMNS, _observations(plan)), "观测值（CSV）",
            "每个已公布的数值一行，含口径、来源和原句",
        ),
        Export(
            "data/projects.json", as_json({**head, "projects": projects}), "项目（JSON）",
            "每个项目的原文、目标、状态、里程碑和进展",
        ),
        Export(
            "data/targets.csv", as_csv(TARGET_COLUMNS, _targets(plan, assessments)), "项目目标（CSV）",
            "每个项目目标一行，含规划原文、期限、状态和进度",
        ),
    )  # fmt: skip


def _indicator(plan: Plan, assessments: Assessments, indicator: Indicator) -> dict[str, Any]:
    baseline = indicator.baseline
    return {
        "id": indicator.id,
        "name": indicator.name,
        "dimension": indicator.dimension,
        "unit": indicator.unit,
        "decimals": indicator.decimals,
        "attribute": indicator.attribute.value,
        "direction": indicator.direction.value,
        "definition": indicator.definition,
        "department": indicator.department,
        "baseline": None if baseline is None else {"year": baseline.year, "values": baseline.values},
        "target": {
            "year": indicator.target.year,
            "values": {
                area: {**_figure(target), "text": target.text} for area, target in indicator.target.values.items()
            },
        },
        "status": assessments.indicator_status(indicator).value,
        "assessments": {area: _verdict(assessments.indicator(indicator, area)) for area in plan.areas},
        "observations": [_observation(plan, observation) for observation in indicator.observations],
        "next_update": indicator.next_update,
        "notes": indicator.notes,
    }


def _figure(target: TargetFigure) -> dict[str, Any]:
    return {
        "op": None if target.op is None else target.op.value,
        "value": target.value,
        "low": target.low,
        "high": target.high,
    }


def _observation(plan: Plan, observation: Observation) -> dict[str, Any]:
    source = plan.sources[observation.source]
    corrects = observation.corrects
    return {
        "area": observation.area,
        "area_name": plan.areas[observation.area].name,
        "year": observation.year,
        "month": observation.month,
        "value": observation.value,
        "kind": observation.kind.value,
        "scope": observation.scope.value,
        "scope_note": observation.scope_note,
        "source": source.id,
        "source_title": source.title,
        "publisher": source.publisher,
        "source_date": source.date,
        "grade": source.grade.value,
        "url": source.shown_url,
        "quote": observation.quote,
        "published": observation.published,
        "corrects_value": None if corrects is None else corrects.value,
        "corrects_published": None if corrects is None else corrects.published,
        "corrects_reason": None if corrects is None else corrects.reason,
    }


def _observations(plan: Plan) -> Iterator[dict[str, Any]]:
    for owner, observation in plan.observations():
        indicator = isinstance(owner, Indicator)
        yield {
            "series": owner.id,
            "series_type": "indicator" if indicator else "target",
            "name": owner.name if isinstance(owner, Indicator) else owner.measure,
            "unit": owner.unit,
            **_observation(plan, observation),
        }


def _project(plan: Plan, assessments: Assessments, project: Project) -> dict[str, Any]:
    sidebar = plan.sidebar_of[project.id]
    stated = project.status
    return {
        "id": project.id,
        "name": project.name,
        "sidebar": sidebar.id,
        "sidebar_title": sidebar.title,
        "chapter": sidebar.chapter,
        "text": project.text,
        "status": assessments.project_word(project),
        "status_official": None
        if stated is None
        else {"value": stated.value.value, "date": stated.date, "source": stated.source, "reason": stated.reason},
        "targets": [_target(plan, assessments, project, target) for target in project.targets],
        "milestones": [
            {"name": step.name, "due": step.due, "done": step.done, "source": step.source}
            for step in project.milestones
        ],
        "progress": [
            {"date": step.date, "text": step.text, "source": step.source, "published": step.published}
            for step in project.progress
        ],
        "last_checked": project.last_checked,
    }


def _targets(plan: Plan, assessments: Assessments) -> Iterator[dict[str, Any]]:
    for project, target in plan.targets:
        yield _target(plan, assessments, project, target)


def _target(plan: Plan, assessments: Assessments, project: Project, target: ProjectTarget) -> dict[str, Any]:
    verdict = _verdict(assessments.target(target))
    sidebar = plan.sidebar_of[project.id]
    return {
        "id": target.id,
        "project": project.id,
        "project_name": project.name,
        "sidebar": sidebar.id,
        "chapter": sidebar.chapter,
        "text": target.text,
        "measure": target.measure,
        "unit": target.unit,
        "kind": target.kind.value,
        **_figure(target),
        "approximate": target.approximate,
        "by": target.by,
        "indicator": target.indicator,
        **verdict,
    }


def _verdict(verdict: Verdict) -> dict[str, Any]:
    reading = verdict.reading
    return {
        "status": verdict.status.value,
        "preliminary": reading is not None and reading.preliminary,
        "latest_year": None if reading is None else reading.year,
        "latest_value": None if reading is None else reading.value,
        "progress_percent": _percent(verdict.progress),
        "elapsed_percent": _percent(verdict.elapsed),
    }


def _percent(share: Fraction | None) -> Decimal | None:
    return None if share is None else Decimal(figures.share_number(share))
