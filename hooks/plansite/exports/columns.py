"""The columns of every table, each declared once: what it is called, what it means, and how its value is got.

Where a column is a field of a model, its words are the model's. A new column is one new line here: CSV, Excel, data
package and dictionary follow it, and JSON where its group is used there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from plansite.assessment.method import Verdict
from plansite.exports.column_groups import (
    ADJUSTED,
    ADJUSTMENT,
    APPROXIMATE,
    AREA,
    BASES,
    FIGURE,
    GRADES,
    PRELIMINARY,
    PROVENANCE,
    SCOPES,
    STATES,
    STATUS,
    STATUSES,
    TARGET_TEXT,
    VERDICT,
)
from plansite.exports.rows import (
    IndicatorRow,
    ObservationRow,
    ProjectRow,
    SeriesRow,
    SourceRow,
    TargetRow,
    UpdateRow,
    month,
)
from plansite.exports.table import BOOLEAN, DATE, INTEGER, NUMBER, TYPE_WORDS, Column, Rows, Table, field
from plansite.models import (
    Definition,
    Indicator,
    Observation,
    OfficialAssessment,
    Project,
    ProjectTarget,
    Sidebar,
    Source,
    TextPromise,
)
from plansite.models.indicator import Baseline, Departments, Target
from plansite.models.project import Investment, ProgressReport, ProjectStatus
from plansite.models.vocabulary import ProjectState
from plansite.plan.aims import Aim
from plansite.plan.updates import Event
from plansite.wording.sentences import DIRECTION_WORDS, KIND_WORDS

DEPARTMENT: tuple[Column[Departments], ...] = (
    field(Departments, "lead", name="department", title="责任单位"),
    field(
        Departments,
        "support",
        name="department_support",
        value=lambda named: "、".join(named.support) or None,
        description="单位全称，多个单位用顿号隔开。",
    ),
    field(Departments, "source", name="department_source", title="责任单位来源"),
)

INDICATOR = (
    field(Indicator, "id"),
    field(Indicator, "name"),
    field(Indicator, "dimension"),
    field(Indicator, "unit"),
    field(Indicator, "decimals", INTEGER),
    field(Indicator, "attribute"),
    field(Indicator, "direction", words=DIRECTION_WORDS),
    *Rows[Indicator].part(
        lambda indicator: indicator.definition,
        field(Definition, "text", name="definition", title="指标解释"),
        *(field(Definition, name, name=f"definition_{name}") for name in ("formula", "authority", "url")),
    ),
    *Rows[Indicator].part(lambda indicator: indicator.department, *DEPARTMENT),
)
INDICATOR_END = (field(Indicator, "next_update", DATE), field(Indicator, "notes"))
"""What stands last, behind targets and statuses."""

AIM: tuple[Column[Aim], ...] = Rows[Aim].part(
    lambda aim: aim.target,
    field(Target, "by", INTEGER, name="target_year"),
    field(Target, "basis", name="target_basis", words=BASES),
)
"""Which of an indicator's targets counts in lists."""

OFFICIAL: tuple[Column[OfficialAssessment], ...] = (
    field(OfficialAssessment, "status", name="official_status", title="官方结论", words=STATUSES),
    field(OfficialAssessment, "date", DATE, name="official_date", title="官方结论日期"),
    field(OfficialAssessment, "source", name="official_source", title="官方结论来源"),
)

COMPUTED: Column[Verdict] = Column(
    "computed_status",
    "计算状态",
    "按评价方法由数值得出的状态，不看官方结论。",
    lambda verdict: verdict.status.value,
    words=STATUSES,
)

_indicator = Rows[IndicatorRow]
INDICATORS: tuple[Column[IndicatorRow], ...] = (
    *_indicator.part(lambda row: row.indicator, *INDICATOR),
    *_indicator.part(lambda row: row.area, *AREA),
    *_indicator.part(lambda row: row.indicator.baseline, field(Baseline, "year", INTEGER, name="baseline_year")),
    Column("baseline_value", "基期值", "规划表格中的基期值；规划没有写的为空。", lambda row: row.baseline, NUMBER),
    *_indicator.part(lambda row: row.aim, *AIM),
    *_indicator.part(lambda row: row.target, *(column.called(f"target_{column.name}") for column in FIGURE)),
    *_indicator.part(
        lambda row: row.target, TARGET_TEXT.called("target_text"), APPROXIMATE.called("target_approximate")
    ),
    *_indicator.part(lambda row: row.adjusted, *ADJUSTED),
    *_indicator.part(lambda row: row.aim.adjustment if row.aim is not None else None, *ADJUSTMENT),
    _indicator.like(STATUS, lambda row: row.status),
    *_indicator.part(lambda row: row.verdict, COMPUTED),
    *_indicator.part(lambda row: row.official, *OFFICIAL),
    *_indicator.part(lambda row: row.verdict, *VERDICT),
    *_indicator.part(lambda row: row.indicator, *INDICATOR_END),
)

SERIES_TYPES: dict[type, str] = {Indicator: "indicator", ProjectTarget: "target", TextPromise: "promise"}
"""What a value belongs to."""

PERIOD_COLUMN: Column[Observation] = Column(
    "period",
    "时期",
    "全年、上半年、第一季度、6月、2023—2024学年等；只有全年和学年的数值参加评价。",
    lambda observation: observation.span.words,
)
_observation = Rows[ObservationRow]
OBSERVATION: tuple[Column[ObservationRow], ...] = (
    *_observation.part(lambda row: row.area, *AREA),
    *_observation.part(
        lambda row: row.observation,
        field(Observation, "year", INTEGER, description="数据所属年份；学年算在结束的那一年。"),
        PERIOD_COLUMN,
        field(
            Observation,
            "month",
            INTEGER,
            value=lambda observation: month(observation.span),
            description="年内一段时间的数据截止到几月，如上半年为 6；全年和学年的为空。",
        ),
        field(Observation, "value", NUMBER),
    ),
    *_observation.part(lambda row: row.evidence, *PROVENANCE),
)
OBSERVATIONS: tuple[Column[ObservationRow], ...] = (
    Column(
        "series",
        "指标或目标代码",
        "数值属于哪个指标（如 indicators 表的 id）、项目目标或正文承诺（如 targets 表的 id）。",
        lambda row: row.owner.id,
    ),
    Column(
        "series_type",
        "类别",
        "indicator：指标；target：项目目标；promise：正文承诺。",
        lambda row: SERIES_TYPES[type(row.owner)],
        words=tuple(SERIES_TYPES.values()),
        labels=("指标", "项目目标", "正文承诺"),
    ),
    Column(
        "name",
        "名称",
        "指标名称，或目标、承诺的计量内容。",
        lambda row: row.owner.name if isinstance(row.owner, Indicator) else row.owner.measure,
    ),
    _observation.like(field(Indicator, "unit"), lambda row: row.owner.unit),
    *OBSERVATION,
)

CHAPTER: Column[object] = Column(
    "chapter", "所在章", "章号，如 3；在附件里的项目和正文承诺为空。", lambda _: None, INTEGER
)

_project = Rows[ProjectRow]
PROJECT_END = (
    *_project.part(
        lambda row: row.project,
        field(Project, "number"),
        field(Project, "group"),
        field(Project, "start", INTEGER),
        field(Project, "end", INTEGER),
    ),
    *_project.part(
        lambda row: row.project.investment,
        field(Investment, "amount", NUMBER, name="investment", title="投资额"),
        field(Investment, "unit", name="investment_unit", title="投资额单位"),
        field(Investment, "text", name="investment_text", title="投资原文"),
    ),
)
"""What few plans state, behind everything else."""

PROJECT: tuple[Column[ProjectRow], ...] = (
    *_project.part(lambda row: row.project, field(Project, "id"), field(Project, "name")),
    *_project.part(
        lambda row: row.sidebar,
        field(Sidebar, "id", INTEGER, name="sidebar"),
        field(Sidebar, "title", name="sidebar_title"),
    ),
    _project.like(CHAPTER, lambda row: _number(row.chapter)),
    *_project.part(lambda row: row.project, field(Project, "text", value=lambda project: project.text or None)),
    Column("status", "状态", "页面显示的状态；有官方状态的，以官方状态为准。", lambda row: row.status, words=STATES),
    _project.like(PRELIMINARY, lambda row: row.is_preliminary),
)
PROJECTS: tuple[Column[ProjectRow], ...] = (
    *PROJECT,
    _project.like(
        field(Project, "status", name="official_status", words=tuple(state.value for state in ProjectState)),
        lambda row: None if row.project.official is None else row.project.official.value.value,
    ),
    *_project.part(
        lambda row: row.project.official,
        field(ProjectStatus, "date", DATE, name="official_date", title="官方状态日期"),
        field(ProjectStatus, "source", name="official_source", title="官方状态来源"),
        field(ProjectStatus, "reason", name="official_reason", title="官方状态原因"),
    ),
    *_project.part(
        lambda row: row.project.departments,
        field(Departments, "lead"),
        field(
            Departments,
            "support",
            value=lambda departments: "、".join(departments.support) or None,
            description="单位全称，多个单位用顿号隔开。",
        ),
        DEPARTMENT[-1],
    ),
    Column(
        "target_count",
        "目标数",
        "项目的量化目标有几项，逐项见 targets 表。",
        lambda row: len(row.project.targets),
        INTEGER,
    ),
    Column("target_known", "有数值的目标数", "其中几项有同口径的公布数值。", lambda row: row.known, INTEGER),
    *_project.part(
        lambda row: row.newest,
        field(ProgressReport, "date", DATE, name="progress_date", title="最新进展日期"),
        field(ProgressReport, "text", name="progress", title="最新进展"),
        field(ProgressReport, "source", name="progress_source", title="最新进展来源"),
    ),
    *_project.part(lambda row: row.project, field(Project, "last_checked", DATE)),
    *PROJECT_END,
)

_target = Rows[TargetRow]
TARGETS: tuple[Column[TargetRow], ...] = (
    _target.like(field(ProjectTarget, "id"), lambda row: row.target.id),
    Column(
        "owner",
        "类别",
        "project：项目目标；text：正文承诺，不属于项目，另行计数。",
        lambda row: "text" if row.project is None else "project",
        words=("project", "text"),
    ),
    *_target.part(
        lambda row: row.project, field(Project, "id", name="project"), field(Project, "name", name="project_name")
    ),
    *_target.part(lambda row: row.sidebar, field(Sidebar, "id", INTEGER, name="sidebar")),
    _target.like(CHAPTER, lambda row: _number(row.chapter)),
    _target.like(
        field(TextPromise, "at", name="place", description="正文承诺所在的段落，如 3-1-p1；项目目标为空。"),
        lambda row: row.place,
    ),
    _target.like(field(ProjectTarget, "text"), lambda row: row.target.text),
    _target.like(field(ProjectTarget, "measure"), lambda row: row.target.measure),
    _target.like(
        field(ProjectTarget, "unit", description="照规划原文，如 个、所、名、%；以文字表述的承诺为空。"),
        lambda row: row.target.unit or None,
    ),
    _target.like(
        field(
            ProjectTarget,
            "kind",
            words=KIND_WORDS,
            description="count：数量；level：水平；yearly：每年都要达到；milestone：分步骤完成；以文字表述的承诺为空。",
        ),
        lambda row: row.target.kind,
    ),
    _target.like(
        field(
            ProjectTarget,
            "basis",
            words=BASES,
            description="期末：到期限年份的数；年均：各年的平均；累计：各年之和；每年：每一年都要达到；"
            "全期：规划期内没有一年违反；以文字表述的承诺为空。",
        ),
        lambda row: row.basis,
    ),
    *_target.part(lambda row: row.figure, *FIGURE),
    _target.like(field(ProjectTarget, "approximate", BOOLEAN), lambda row: row.target.approximate),
    _target.like(field(ProjectTarget, "by", INTEGER), lambda row: row.target.by),
    *_target.part(lambda row: row.adjustment, *ADJUSTED, *ADJUSTMENT),
    _target.like(field(ProjectTarget, "indicator"), lambda row: row.target.indicator),
    *_target.part(lambda row: row.verdict, STATUS),
    *_target.part(lambda row: row.computed, COMPUTED),
    *_target.part(lambda row: row.official, *OFFICIAL),
    *_target.part(lambda row: row.verdict, *VERDICT),
)

SOURCES: tuple[Column[SourceRow], ...] = (
    *Rows[SourceRow].part(
        lambda row: row.source,
        field(Source, "id"),
        field(Source, "title"),
        field(Source, "publisher"),
        field(Source, "date", DATE),
        field(Source, "grade", words=GRADES),
        field(Source, "url", value=lambda source: source.shown_url),
        field(Source, "number"),
        field(Source, "page"),
    ),
    Column("values", "引用的数值", "本站有多少个公布数值取自这个来源。", lambda row: row.values, INTEGER),
)

_series = Rows[SeriesRow]
SERIES: tuple[Column[SeriesRow], ...] = (
    Column(
        "item",
        "项目",
        "基期、公布值、目标、调整后目标，或后来撤回、不再有效的数值。",
        lambda row: row.item,
        words=("基期", "公布值", "撤回值", "目标", "调整后目标"),
    ),
    *_series.part(lambda row: row.area, *AREA),
    _series.like(field(Observation, "year", INTEGER), lambda row: row.year),
    _series.like(PERIOD_COLUMN, lambda row: row.span.words if row.span is not None else None),
    _series.like(field(Observation, "month", INTEGER), lambda row: row.month),
    _series.like(field(Observation, "value", NUMBER), lambda row: row.value),
    *_series.part(lambda row: row.indicator, field(Indicator, "unit")),
    *_series.part(lambda row: row.target, *(column for column in FIGURE if column.name != "value")),
    *_series.part(lambda row: row.target, TARGET_TEXT.called("target_text"), APPROXIMATE.called("target_approximate")),
    _series.like(field(Target, "basis", name="target_basis", words=BASES), lambda row: row.basis),
    *_series.part(lambda row: row.adjustment, *ADJUSTMENT),
    *_series.part(lambda row: row.evidence, *PROVENANCE),
)
"""One indicator by itself: baselines, published values and targets, a row each."""


OWNERS: dict[type, str] = {**SERIES_TYPES, Project: "project"}
"""What something happened to."""

UPDATES: tuple[Column[UpdateRow], ...] = (
    Column("published", "本站日期", "在本站发布、更正或撤回的日期。", lambda row: row.update.published, DATE),
    Column(
        "event",
        "事项",
        "正式数是替代了初步数的实际值；其余照字面。",
        lambda row: row.update.event.value,
        words=tuple(event.value for event in Event),
    ),
    Column(
        "series",
        "代码",
        "发生在哪个指标、项目目标、正文承诺或项目；不属于它们的改动没有。",
        lambda row: row.owner.id if row.owner else None,
    ),
    Column(
        "series_type",
        "类别",
        "indicator：指标；target：项目目标；promise：正文承诺；project：项目。",
        lambda row: OWNERS.get(type(row.owner), OWNERS[Project]) if row.owner is not None else None,
        words=tuple(OWNERS.values()),
        labels=("指标", "项目目标", "正文承诺", "项目"),
    ),
    Column("name", "名称", "指标、项目或目标的名称。", lambda row: row.words.name),
    *Rows[UpdateRow].part(lambda row: row.area, *AREA),
    *Rows[UpdateRow].part(
        lambda row: row.update.observation,
        field(Observation, "year", INTEGER),
        PERIOD_COLUMN,
        field(Observation, "value", NUMBER, description="当时公布的数值，照来源的位数。"),
        field(Observation, "kind"),
        field(Observation, "scope", words=SCOPES),
    ),
    Column("unit", "单位", "数值的单位。", lambda row: row.update.unit if row.update.observation else None),
    *Rows[UpdateRow].part(
        lambda row: row.update.replaced,
        Column("before_value", "原值", "被更正的原公布值，或被正式数替代的初步值。", lambda o: o.value, NUMBER),
        Column("before_period", "原时期", "原来写的年份和时期。", lambda o: o.span.label),
        Column("before_kind", "原性质", "原来写的数据性质。", lambda o: o.kind.value),
        Column("before_scope", "原口径", "原来写的口径。", lambda o: o.scope.value, words=tuple(SCOPES)),
        Column("before_source", "原来源", "原来注明的来源代码。", lambda o: o.source),
        Column("before_published", "原公布日期", "原来的样子在本站发布的日期。", lambda o: o.published, DATE),
    ),
    Column("reason", "原因", "更正、撤回或其他改动的原因。", lambda row: row.reason),
    Column("text", "内容", "页面上写的话。", lambda row: row.words.said),
    *Rows[UpdateRow].part(lambda row: row.update.source, field(Source, "id", name="source")),
)
"""Everything that happened, a row each: the page of updates as a table."""


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One field of a table, in the dictionary."""

    table: Table
    column: Column[Any]


DICTIONARY: tuple[Column[FieldRow], ...] = (
    Column("table", "数据表", "字段在哪个 CSV 文件，如 indicators.csv。", lambda row: row.table.file),
    Column("table_title", "工作表", "同一数据在 Excel 文件的哪个工作表。", lambda row: row.table.title),
    Column("field", "字段", "CSV 文件第一行的英文名称。", lambda row: row.column.name),
    Column("title", "名称", "Excel 工作表第一行的中文名称。", lambda row: row.column.title),
    Column(
        "type",
        "类型",
        "文字、数值、整数、是否（true 或 false，Excel 中写“是”或“否”）、日期（YYYY-MM-DD）。",
        lambda row: TYPE_WORDS[row.column.type],
    ),
    Column("description", "说明", "字段的含义。", lambda row: row.column.description),
    Column(
        "words",
        "取值",
        "只有固定几种取值的字段，列出全部取值；括号内是 Excel 单元格中的写法。",
        lambda row: "、".join(row.column.choices) or None,
    ),
)


def _number(piece: str | None) -> int | None:
    """The number of a chapter; none of another piece."""
    return int(piece) if piece is not None and piece.isdigit() else None
