"""Indicators and projects with all their parts, as nested records; what is a column of a table is told as there."""

from __future__ import annotations

from collections.abc import Mapping

from plansite.assessment.assessments import Assessments
from plansite.exports import columns, rows
from plansite.exports.column_groups import ADJUSTMENT, APPROXIMATE, FIGURE, STATUS, TARGET_TEXT, VERDICT
from plansite.exports.table import record
from plansite.models import (
    Indicator,
    Observation,
    OfficialAssessment,
    Project,
    ProjectStatus,
    ProjectTarget,
    Target,
    TargetValue,
    TextPromise,
)
from plansite.models.indicator import Baseline, Departments
from plansite.plan.plan import Plan


def indicator_record(plan: Plan, assessments: Assessments, indicator: Indicator) -> dict[str, object]:
    """指标: baseline, targets, verdicts and published values."""
    verdicts = {area.id: assessments.indicator(indicator, area.id) for area in plan.whole_areas}
    judged = (STATUS, *VERDICT)
    return {
        **record(columns.INDICATOR, indicator),
        "baseline": _baseline(indicator.baseline),
        "targets": [_target(target) for target in indicator.targets],
        "status": assessments.indicator_status(indicator).value,
        "assessments": {area: record(judged, verdict) for area, verdict in verdicts.items()},
        "official": [_verdict(stated) for stated in indicator.assessment],
        "breaks": [{"year": b.year, "text": b.text, "source": b.source} for b in indicator.breaks],
        **_observed(plan, indicator),
        **record(columns.INDICATOR_END, indicator),
    }


def _target(target: Target) -> dict[str, object]:
    """目标 by one year, with the figure of every area that has one."""
    return {
        "by": target.by,
        "basis": target.basis.value,
        "values": _values(target.values),
        "adjustments": [
            {**record(ADJUSTMENT, adjustment), "values": _values(adjustment.values)}
            for adjustment in target.adjustments
        ],
    }


def _values(values: Mapping[str, TargetValue]) -> dict[str, object]:
    return {area: record((*FIGURE, TARGET_TEXT, APPROXIMATE), value) for area, value in values.items()}


def project_record(plan: Plan, assessments: Assessments, row: rows.ProjectRow) -> dict[str, object]:
    """项目: words, targets with their values, official status, steps and progress."""
    project = row.project
    targets = (rows.target_row(assessments, target, project, row.sidebar, row.chapter) for target in project.targets)
    return {
        **record(columns.PROJECT, row),
        **record(columns.PROJECT_END, row),
        "status_official": _official(project),
        "statuses": [_status(stated) for stated in project.status],
        "departments": _departments(project.departments),
        "targets": [_promised(plan, target) for target in targets],
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
    told = (rows.target_row(assessments, promise) for promise in plan.promises)
    return {
        "themes": [theme.model_dump(mode="json") for theme in plan.themes],
        "promises": [_promised(plan, row) for row in told],
    }


def _promised(plan: Plan, row: rows.TargetRow) -> dict[str, object]:
    """A project's target or a promise of the text, with what sources say of it."""
    official = [_verdict(stated) for stated in row.target.assessment]
    return {**record(columns.TARGETS, row), "official": official, **_observed(plan, row.target)}


def _baseline(baseline: Baseline | None) -> dict[str, object] | None:
    return None if baseline is None else {"year": baseline.year, "values": baseline.values}


def _observed(plan: Plan, owner: Indicator | ProjectTarget | TextPromise) -> dict[str, object]:
    return {
        "observations": [_value(plan, owner, observation) for observation in owner.observations],
        "withdrawn": [_value(plan, owner, observation) for observation in plan.withdrawn.get(owner.id, ())],
    }


def _value(plan: Plan, owner: Indicator | ProjectTarget | TextPromise, observation: Observation) -> dict[str, object]:
    """One published value, with every way in which it was published before."""
    own = record(columns.OBSERVATION, rows.observed(plan, owner, observation))
    pairs = zip(observation.corrects, observation.versions, strict=False)
    return {**own, "corrected": [{**_before(before), "reason": revision.reason} for revision, before in pairs]}


def _before(before: Observation) -> dict[str, object]:
    stated = ("year", "value", "kind", "scope", "scope_note", "source", "published")
    found = {name: getattr(before, name) for name in stated}
    return {**found, "period": before.span.words, "kind": before.kind.value, "scope": before.scope.value}


def _official(project: Project) -> dict[str, object] | None:
    return None if project.official is None else _status(project.official)


def _status(stated: ProjectStatus) -> dict[str, object]:
    return {"value": stated.value.value, "date": stated.date, "source": stated.source, "reason": stated.reason}


def _verdict(stated: OfficialAssessment) -> dict[str, object]:
    return {"status": stated.status.value, "date": stated.date, "source": stated.source, "quote": stated.quote}


def _departments(named: Departments | None) -> dict[str, object] | None:
    return None if named is None else {"lead": named.lead, "support": list(named.support), "source": named.source}
