"""What the data files say of each part of a plan, as nested records of plain values."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

from plansite.assessment.assessments import Assessments
from plansite.assessment.method import Verdict
from plansite.models import Indicator, Observation, Project, ProjectTarget
from plansite.models.target_figure import TargetFigure
from plansite.plan.plan import Plan
from plansite.wording import numbers


def indicator_record(plan: Plan, assessments: Assessments, indicator: Indicator) -> dict[str, Any]:
    """指标: baseline, targets, verdicts and published values."""
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
                area: {**figure_record(target), "text": target.text} for area, target in indicator.target.values.items()
            },
        },
        "status": assessments.indicator_status(indicator).value,
        "assessments": {area: verdict_record(assessments.indicator(indicator, area)) for area in plan.areas},
        "observations": [observation_record(plan, observation) for observation in indicator.observations],
        "next_update": indicator.next_update,
        "notes": indicator.notes,
    }


def figure_record(target: TargetFigure) -> dict[str, Any]:
    """目标数值: one value with a comparison, or a range."""
    return {
        "op": None if target.op is None else target.op.value,
        "value": target.value,
        "low": target.low,
        "high": target.high,
    }


def observation_record(plan: Plan, observation: Observation) -> dict[str, Any]:
    """观测值: a published value with all that is known of its source."""
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


def project_record(plan: Plan, assessments: Assessments, project: Project) -> dict[str, Any]:
    """项目: words, targets, official status, steps and progress."""
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
        "targets": [target_record(plan, assessments, project, target) for target in project.targets],
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


def target_record(plan: Plan, assessments: Assessments, project: Project, target: ProjectTarget) -> dict[str, Any]:
    """项目目标: the promise, its verdict and its own published values."""
    verdict = verdict_record(assessments.target(target))
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
        **figure_record(target),
        "approximate": target.approximate,
        "by": target.by,
        "indicator": target.indicator,
        **verdict,
        "observations": [observation_record(plan, observation) for observation in target.observations],
    }


def verdict_record(verdict: Verdict) -> dict[str, Any]:
    """评价: the status and the value that decided it."""
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
    return None if share is None else Decimal(numbers.share_number(share))
