"""The columns of every table; where a column is a field of a model, its words are the model's."""

from __future__ import annotations

from plansite.exports.table import BOOLEAN, DATE, INTEGER, NUMBER, Column, column
from plansite.models import Area, Indicator, Observation, Project, ProjectTarget, Sidebar, Source
from plansite.models.indicator import Baseline, Target, TargetValue
from plansite.models.observation import Revision
from plansite.models.project import Departments, ProgressReport, ProjectStatus
from plansite.models.vocabulary import (
    Attribute,
    Comparison,
    Direction,
    Grade,
    ObservationStatus,
    ProjectState,
    Scope,
    Status,
    TargetKind,
)

STATUSES = tuple(status.value for status in Status)
STATES = (*STATUSES, *(state.value for state in ProjectState))
AREA = (column(Area, "id", name="area"), column(Area, "name", name="area_name"))
FIGURE = (
    column(
        TargetValue,
        "op",
        description="“>=”“>”“<=”“<”是界限，“=”是要达到的点；范围目标为空。",
        words=tuple(op.value for op in Comparison),
    ),
    column(TargetValue, "value", NUMBER),
    column(TargetValue, "low", NUMBER),
    column(TargetValue, "high", NUMBER),
)
VERDICT = (
    Column("preliminary", "依据初步数值", "据以评价的数值是不是初步数值。", BOOLEAN),
    Column("latest_year", "评价依据年份", "据以评价的数值属于哪一年；没有同口径数值时为空。", INTEGER),
    Column("latest_value", "评价依据数值", "据以评价的数值，只取同口径的实际值和初步值。", NUMBER),
    Column(
        "progress_percent",
        "规划期进度（%）",
        "从基期到目标走过的比例，算法见评价方法，保留一位小数；没有意义时为空。",
        NUMBER,
    ),
    Column("elapsed_percent", "时序进度（%）", "到评价依据年份为止，规划时间过去的比例，保留一位小数。", NUMBER),
)
STATUS = Column("status", "状态", "页面显示的状态；有官方结论的，以官方结论为准。", words=STATUSES)

INDICATORS = (
    *(column(Indicator, field) for field in ("id", "name", "dimension", "unit")),
    column(Indicator, "decimals", INTEGER),
    column(Indicator, "attribute", words=tuple(attribute.value for attribute in Attribute)),
    column(Indicator, "direction", words=tuple(direction.value for direction in Direction)),
    column(Indicator, "definition"),
    column(Indicator, "department"),
    *AREA,
    column(Baseline, "year", INTEGER, name="baseline_year"),
    Column("baseline_value", "基期值", "规划表格中的基期值；规划没有写的为空。", NUMBER),
    column(Target, "year", INTEGER, name="target_year"),
    *(
        Column(f"target_{item.name}", item.title, item.description, item.type, item.words)
        for item in (*FIGURE, column(TargetValue, "text"))
    ),
    STATUS,
    Column("computed_status", "计算状态", "按评价方法由数值得出的状态，不看官方结论。", words=STATUSES),
    *VERDICT,
    column(Indicator, "next_update", DATE),
    column(Indicator, "notes"),
)

PROVENANCE = (
    column(Observation, "kind", words=tuple(kind.value for kind in ObservationStatus)),
    column(Observation, "scope", words=tuple(scope.value for scope in Scope)),
    column(Observation, "scope_note"),
    column(Observation, "source"),
    column(Source, "title", name="source_title", title="来源标题"),
    column(Source, "publisher"),
    column(Source, "date", DATE, name="source_date", title="来源发布日期"),
    column(Source, "grade", words=tuple(grade.value for grade in Grade)),
    column(Source, "url"),
    column(Observation, "quote"),
    column(Observation, "published", DATE),
    column(Revision, "value", NUMBER, name="corrects_value"),
    column(Revision, "published", DATE, name="corrects_published"),
    column(Revision, "reason", name="corrects_reason"),
)
"""What must be said of a published value wherever it goes."""

OBSERVATIONS = (
    Column("series", "指标或目标代码", "数值属于哪个指标（如 indicators 表的 id）或项目目标（如 targets 表的 id）。"),
    Column("series_type", "类别", "indicator：指标；target：项目目标。", words=("indicator", "target")),
    Column("name", "名称", "指标名称，或项目目标的计量内容。"),
    column(Indicator, "unit"),
    *AREA,
    column(Observation, "year", INTEGER),
    column(Observation, "month", INTEGER),
    column(Observation, "value", NUMBER),
    *PROVENANCE,
)

PROJECTS = (
    column(Project, "id"),
    column(Project, "name"),
    column(Sidebar, "id", INTEGER, name="sidebar"),
    column(Sidebar, "title", name="sidebar_title"),
    column(Sidebar, "chapter", INTEGER),
    column(Project, "text"),
    Column("status", "状态", "页面显示的状态；有官方状态的，以官方状态为准。", words=STATES),
    column(Project, "status", name="official_status", words=tuple(state.value for state in ProjectState)),
    column(ProjectStatus, "date", DATE, name="official_date", title="官方状态日期"),
    column(ProjectStatus, "source", name="official_source", title="官方状态来源"),
    column(ProjectStatus, "reason", name="official_reason", title="官方状态原因"),
    column(Departments, "lead"),
    column(Departments, "support", description="单位全称，多个单位用顿号隔开。"),
    Column("target_count", "目标数", "项目的量化目标有几项，逐项见 targets 表。", INTEGER),
    Column("target_known", "有数值的目标数", "其中几项有同口径的公布数值。", INTEGER),
    column(ProgressReport, "date", DATE, name="progress_date", title="最新进展日期"),
    column(ProgressReport, "text", name="progress", title="最新进展"),
    column(ProgressReport, "source", name="progress_source", title="最新进展来源"),
    column(Project, "last_checked", DATE),
)

TARGETS = (
    column(ProjectTarget, "id"),
    column(Project, "id", name="project"),
    column(Project, "name", name="project_name"),
    column(Sidebar, "id", INTEGER, name="sidebar"),
    column(Sidebar, "chapter", INTEGER),
    column(ProjectTarget, "text"),
    column(ProjectTarget, "measure"),
    column(ProjectTarget, "unit"),
    column(ProjectTarget, "kind", words=tuple(kind.value for kind in TargetKind)),
    *FIGURE,
    column(ProjectTarget, "approximate", BOOLEAN),
    column(ProjectTarget, "by", INTEGER),
    column(ProjectTarget, "indicator"),
    STATUS,
    *VERDICT,
)

SOURCES = (
    *(column(Source, field) for field in ("id", "title", "publisher")),
    column(Source, "date", DATE),
    column(Source, "grade", words=tuple(grade.value for grade in Grade)),
    column(Source, "url"),
    Column("values", "引用的数值", "本站有多少个公布数值取自这个来源。", INTEGER),
)

DICTIONARY = (
    Column("table", "数据表", "字段在哪个 CSV 文件，如 indicators.csv。"),
    Column("table_title", "工作表", "同一数据在 Excel 文件的哪个工作表。"),
    Column("field", "字段", "CSV 文件第一行的英文名称。"),
    Column("title", "名称", "Excel 工作表第一行的中文名称。"),
    Column("type", "类型", "文字、数值、整数、是否（true 或 false）、日期（YYYY-MM-DD）。"),
    Column("description", "说明", "字段的含义。"),
    Column("words", "取值", "只有固定几种取值的字段，列出全部取值。"),
)

SERIES = (
    Column("item", "项目", "基期、公布值或目标。", words=("基期", "公布值", "目标")),
    *AREA,
    column(Observation, "year", INTEGER),
    column(Observation, "month", INTEGER),
    column(Observation, "value", NUMBER),
    column(Indicator, "unit"),
    *(item for item in FIGURE if item.name != "value"),
    column(TargetValue, "text", name="target_text"),
    *PROVENANCE,
)
"""One indicator by itself: baselines, published values and targets, a row each."""
