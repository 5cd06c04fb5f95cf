"""The tables of a plan, and the files made of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from plansite.assessment.assessments import Assessments
from plansite.exports import columns, rows
from plansite.exports.columns import FieldRow
from plansite.exports.export import Export, as_csv, as_json_records
from plansite.exports.json_records import indicator_record, project_record, theme_records
from plansite.exports.table import Reference, Table, cells
from plansite.plan.plan import Plan
from plansite.plan.source_records import SourceRecords
from plansite.wording.records import Records
from plansite.wording.sentences import Wording

FOLDER = "data"
"""Where the data files are published."""

TO_SOURCE, TO_PROJECT = Reference("source", "sources", "id"), Reference("project", "projects", "id")
TABLES = (
    Table(
        "indicators", "指标", "每个指标、每个地区一行：基期、目标、状态和进度", columns.INDICATORS, ("id", "area"), (),
    ),
    Table(
        "observations", "观测值", "每个公布过的数值一行，含来源和原句；撤回的注明", columns.OBSERVATIONS, (), (),
        (TO_SOURCE,),
    ),
    Table("projects", "项目", "每个项目一行，含规划原文、状态和最新进展", columns.PROJECTS, ("id",), ()),
    Table(
        "targets", "目标", "每个项目目标和正文承诺一行，含规划原文、期限、状态和进度", columns.TARGETS, ("id",), (),
        (TO_PROJECT,),
    ),
    Table("sources", "来源", "每个来源一行，含发布者、日期、等级和网址", columns.SOURCES, ("id",), ()),
    Table(
        "updates", "更新记录", "每件事一行：发布、更正、撤回、里程碑、官方评估等，新的在前", columns.UPDATES, (), (),
        (TO_SOURCE,),
    ),
)  # fmt: skip
"""The tables of every plan in the order of the sheets, without rows."""


def json_names(plan: Plan) -> tuple[str, ...]:
    """The names of the JSON files of a plan."""
    return ("indicators.json", "projects.json", *(["themes.json"] if plan.themes else []))


def json_exports(plan: Plan, assessments: Assessments) -> tuple[Export, ...]:
    """Indicators and projects, each with all its parts."""
    head = {"plan": plan.about.title, "as_of": plan.as_of.isoformat()}
    indicators = [indicator_record(plan, assessments, indicator) for indicator in plan.indicators]
    projects = [project_record(plan, assessments, row) for row in rows.projects(plan, assessments)]
    return (
        Export(
            f"{FOLDER}/indicators.json", as_json_records({**head, "indicators": indicators}), "指标（JSON）",
            "每个指标的基期、目标、观测值、状态和进度",
        ),
        Export(
            f"{FOLDER}/projects.json", as_json_records({**head, "projects": projects}), "项目（JSON）",
            "每个项目的原文、目标、状态、里程碑和进展",
        ),
        *_themes(plan, assessments, head),
    )  # fmt: skip


def _themes(plan: Plan, assessments: Assessments, head: dict[str, str]) -> Iterator[Export]:
    """Themes and promises of the text, where a plan has them."""
    if plan.themes:
        found = theme_records(plan, assessments)
        yield Export(
            f"{FOLDER}/themes.json",
            as_json_records({**head, **found}),
            "专题（JSON）",
            "每个专题列入的内容，每项正文承诺的数值和状态",
        )


def csv_export(table: Table) -> Export:
    """A table as a CSV."""
    content = as_csv(table.names, table.rows)
    return Export(f"{FOLDER}/{table.file}", content, f"{table.title}（CSV）", table.description)


def tables(plan: Plan, assessments: Assessments) -> tuple[Table, ...]:
    """All tables, in the order of the sheets; the last explains the others."""
    told = Records(Wording(plan, assessments), SourceRecords(plan))
    made: dict[str, Iterable[Any]] = {
        "indicators": rows.indicators(plan, assessments),
        "observations": rows.observations(plan),
        "projects": rows.projects(plan, assessments),
        "targets": rows.targets(plan, assessments),
        "sources": rows.sources(plan),
        "updates": rows.updates(plan, told),
    }
    return *(replace(table, rows=cells(table.columns, made[table.name])) for table in TABLES), _dictionary()


def described() -> tuple[Table, ...]:
    """All tables as to their columns; only the one that explains the others has rows."""
    return *TABLES, _dictionary()


def _dictionary() -> Table:
    """数据字典: the fields of all tables, its own among them."""
    empty = Table("dictionary", "数据字典", "全部数据表的字段、类型和含义", columns.DICTIONARY, ("table", "field"), ())
    fields = [FieldRow(table, column) for table in (*TABLES, empty) for column in table.columns]
    return replace(empty, rows=cells(columns.DICTIONARY, fields))
