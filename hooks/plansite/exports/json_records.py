"""Indicators and projects with all their parts, as nested records; what is a column of a table is told as there."""

from __future__ import annotations

from plansite.assessment.assessments import Assessments
from plansite.exports import columns, rows
from plansite.exports.column_groups import FIGURE, STATUS, TARGET_TEXT, VERDICT
from plansite.exports.table import record
from plansite.models import Indicator, Project, ProjectTarget, TextPromise
from plansite.models.indicator import Baseline
from plansite.plan.plan import Plan


def indicator_record(plan: Plan, assessments: Assessments, indicator: Indicator) -> dict[str, object]:
    """指标: baseline, targets, verdicts and published values."""
    verdicts = {area: assessments.indicator(indicator, area) for area in plan.areas}
    figures, judged = (*FIGURE, TARGET_TEXT), (STATUS, *VERDICT)
    return {
        **record(columns.INDICATOR, indicator),
        "baseline": _baseline(indicator.baseline),
        "target": {
            "year": indicator.target.year,
            "values": {area: record(figures, target) for area, target in indicator.target.values.items()},
        },
        "status": assessments.indicator_status(indicator).value,
        "assessments": {area: record(judged, verdict) for area, verdict in verdicts.items()},
        **_observed(plan, indicator),
        **record(columns.INDICATOR_END, indicator),
    }


def project_record(plan: Plan, assessments: Assessments, row: rows.ProjectRow) -> dict[str, object]:
    """项目: words, targets with their values, official status, steps and progress."""
    project = row.project
    targets = (
        rows.TargetRow(target, assessments.target(target), project, row.sidebar, row.chapter)
        for target in project.targets
    )
    return {
        **record(columns.PROJECT, row),
        **record(columns.PROJECT_END, row),
        "status_official": _official(project),
        "targets": [{**record(columns.TARGETS, target), **_observed(plan, target.target)} for target in targets],
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


def theme_records(plan: Plan, assessments: Assessments) -> dict[str, object]:
    """专题 and 正文承诺: what each theme lists; the words, figure, verdict and values of each promise."""
    told = (rows.TargetRow(promise, assessments.promise(promise)) for promise in plan.promises)
    return {
        "themes": [theme.model_dump(mode="json") for theme in plan.themes],
        "promises": [{**record(columns.TARGETS, row), **_observed(plan, row.target)} for row in told],
    }


def _baseline(baseline: Baseline | None) -> dict[str, object] | None:
    return None if baseline is None else {"year": baseline.year, "values": baseline.values}


def _observed(plan: Plan, owner: Indicator | ProjectTarget | TextPromise) -> dict[str, object]:
    found = [rows.observed(plan, owner, observation) for observation in owner.observations]
    return {"observations": [record(columns.OBSERVATION, row) for row in found]}


def _official(project: Project) -> dict[str, object] | None:
    stated = project.status
    if stated is None:
        return None
    return {"value": stated.value.value, "date": stated.date, "source": stated.source, "reason": stated.reason}
