"""The tables of a plan, row by row, and the files made of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from plansite.assessment.assessments import Assessments
from plansite.exports import columns
from plansite.exports.export import Export, as_csv, as_json
from plansite.exports.rows import (
    figure_record,
    indicator_record,
    observation_record,
    project_record,
    target_record,
    verdict_record,
)
from plansite.exports.table import TYPE_WORDS, Reference, Table
from plansite.models import Indicator, Project
from plansite.plan.plan import Plan

FOLDER = "data"
"""Where the data files are published."""


def json_exports(plan: Plan, assessments: Assessments) -> tuple[Export, ...]:
    """Indicators and projects, each with all its parts."""
    head = {"plan": plan.about.title, "as_of": plan.as_of.isoformat()}
    indicators = [indicator_record(plan, assessments, indicator) for indicator in plan.indicators]
    projects = [project_record(plan, assessments, project) for project in plan.projects]
    return (
        Export(
            f"{FOLDER}/indicators.json", as_json({**head, "indicators": indicators}), "指标（JSON）",
            "每个指标的基期、目标、观测值、状态和进度",
        ),
        Export(
            f"{FOLDER}/projects.json", as_json({**head, "projects": projects}), "项目（JSON）",
            "每个项目的原文、目标、状态、里程碑和进展",
        ),
    )  # fmt: skip


def csv_export(table: Table) -> Export:
    """A table as a CSV."""
    content = as_csv(table.names, table.rows)
    return Export(f"{FOLDER}/{table.file}", content, f"{table.title}（CSV）", table.description)


def tables(plan: Plan, assessments: Assessments) -> tuple[Table, ...]:
    """All tables, in the order of the sheets; the last explains the others."""
    to_source = Reference("source", "sources", "id")
    to_project = Reference("project", "projects", "id")
    found = (
        Table(
            "indicators", "指标", "每个指标、每个地区一行：基期、目标、状态和进度",
            columns.INDICATORS, ("id", "area"), tuple(_indicators(plan, assessments)),
        ),
        Table(
            "observations", "观测值", "每个已公布的数值一行，含口径、来源和原句",
            columns.OBSERVATIONS, (), tuple(_observations(plan)), (to_source,),
        ),
        Table(
            "projects", "项目", "每个项目一行，含规划原文、状态和最新进展",
            columns.PROJECTS, ("id",), tuple(_projects(plan, assessments)),
        ),
        Table(
            "targets", "目标", "每个项目目标一行，含规划原文、期限、状态和进度",
            columns.TARGETS, ("id",), tuple(_targets(plan, assessments)), (to_project,),
        ),
        Table(
            "sources", "来源", "每个来源一行，含发布者、日期、等级和网址",
            columns.SOURCES, ("id",), tuple(_sources(plan)),
        ),
    )  # fmt: skip
    return *found, _dictionary(found)


def _dictionary(tables: Iterable[Table]) -> Table:
    """数据字典: the fields of all tables, its own among them."""
    empty = Table("dictionary", "数据字典", "全部数据表的字段、类型和含义", columns.DICTIONARY, ("table", "field"), ())
    rows = [
        {
            "table": table.file,
            "table_title": table.title,
            "field": column.name,
            "title": column.title,
            "type": TYPE_WORDS[column.type],
            "description": column.description,
            "words": "、".join(column.words) or None,
        }
        for table in (*tables, empty)
        for column in table.columns
    ]
    return Table(empty.name, empty.title, empty.description, empty.columns, empty.key, tuple(rows))


def _indicators(plan: Plan, assessments: Assessments) -> Iterator[dict[str, Any]]:
    for indicator in plan.indicators:
        whole = indicator_record(plan, assessments, indicator)
        for area in plan.about.areas:
            verdict = verdict_record(assessments.indicator(indicator, area.id))
            computed = verdict["status"]
            target = indicator.target.values[area.id]
            yield {
                **whole,
                "area": area.id,
                "area_name": area.name,
                "baseline_year": None if indicator.baseline is None else indicator.baseline.year,
                "baseline_value": None if indicator.baseline is None else indicator.baseline.values.get(area.id),
                "target_year": indicator.target.year,
                **{f"target_{name}": value for name, value in figure_record(target).items()},
                "target_text": target.text,
                **verdict,
                "status": whole["status"] if area.id == plan.subject.id else computed,
                "computed_status": computed,
            }


def _observations(plan: Plan) -> Iterator[dict[str, Any]]:
    for owner, observation in plan.observations():
        indicator = isinstance(owner, Indicator)
        yield {
            "series": owner.id,
            "series_type": "indicator" if indicator else "target",
            "name": owner.name if isinstance(owner, Indicator) else owner.measure,
            "unit": owner.unit,
            **observation_record(plan, observation),
        }


def _projects(plan: Plan, assessments: Assessments) -> Iterator[dict[str, Any]]:
    for project in plan.projects:
        stated, named = project.status, project.departments
        yield {
            **project_record(plan, assessments, project),
            "official_status": None if stated is None else stated.value.value,
            "official_date": None if stated is None else stated.date,
            "official_source": None if stated is None else stated.source,
            "official_reason": None if stated is None else stated.reason,
            "lead": None if named is None else named.lead,
            "support": None if named is None else "、".join(named.support) or None,
            "target_count": len(project.targets),
            "target_known": len(assessments.known_targets(project)),
            **_newest_progress(project),
        }


def _newest_progress(project: Project) -> dict[str, Any]:
    """What stands first: staff write the newest first."""
    newest = next(iter(project.progress), None)
    return {
        "progress_date": None if newest is None else newest.date,
        "progress": None if newest is None else newest.text,
        "progress_source": None if newest is None else newest.source,
    }


def _targets(plan: Plan, assessments: Assessments) -> Iterator[dict[str, Any]]:
    for project, target in plan.targets:
        yield target_record(plan, assessments, project, target)


def _sources(plan: Plan) -> Iterator[dict[str, Any]]:
    cited = Counter(observation.source for _, observation in plan.observations())
    for source in plan.sources.values():
        yield {
            "id": source.id,
            "title": source.title,
            "publisher": source.publisher,
            "date": source.date,
            "grade": source.grade.value,
            "url": source.shown_url,
            "values": cited[source.id],
        }
