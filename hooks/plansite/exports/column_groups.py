"""Groups of columns that stand in several tables, each column with how its value is got."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from plansite.assessment.method import Verdict
from plansite.exports.rows import Evidence
from plansite.exports.table import BOOLEAN, DATE, INTEGER, NUMBER, Column, Rows, field
from plansite.models import Area, Observation, Source
from plansite.models.indicator import TargetValue
from plansite.models.observation import Revision
from plansite.models.target_figure import TargetFigure
from plansite.models.vocabulary import Grade, NoQuantity, ObservationStatus, ProjectState, Scope, Status
from plansite.wording import numbers
from plansite.wording.sentences import OP_WORDS

SCOPES = {Scope.SAME: "与规划口径相同", Scope.DIFFERENT: "与规划口径不同"}
GRADES = {grade: grade.label for grade in Grade}
STATUSES = tuple(status.value for status in Status)
STATES = (*STATUSES, NoQuantity.WORD.value, *(state.value for state in ProjectState))
AREA = (field(Area, "id", name="area"), field(Area, "name", name="area_name"))
FIGURE = (
    field(
        TargetFigure,
        "op",
        description="“>=”“>”“<=”“<”是界限，“=”是要达到的点；范围目标为空。",
        words=OP_WORDS,
    ),
    field(TargetFigure, "value", NUMBER),
    field(TargetFigure, "low", NUMBER),
    field(TargetFigure, "high", NUMBER),
)
TARGET_TEXT = field(TargetValue, "text")
STATUS: Column[Verdict] = Column(
    "status",
    "状态",
    "页面显示的状态；有官方结论的，以官方结论为准。",
    lambda verdict: verdict.status.value,
    words=STATUSES,
)
PRELIMINARY: Column[Verdict] = Column(
    "preliminary", "依据初步数值", "据以评价的数值是不是初步数值。", lambda verdict: verdict.is_preliminary, BOOLEAN
)
VERDICT: tuple[Column[Verdict], ...] = (
    PRELIMINARY,
    Column(
        "latest_year",
        "评价依据年份",
        "据以评价的数值属于哪一年；没有同口径数值时为空。",
        lambda verdict: None if verdict.reading is None else verdict.reading.year,
        INTEGER,
    ),
    Column(
        "latest_value",
        "评价依据数值",
        "据以评价的数值，只取同口径的实际值和初步值。",
        lambda verdict: None if verdict.reading is None else verdict.reading.value,
        NUMBER,
    ),
    Column(
        "progress_percent",
        "规划期进度（%）",
        "从基期到目标走过的比例，算法和进位见评价方法，一位小数；没有意义时为空。",
        lambda verdict: _percent(verdict.progress),
        NUMBER,
    ),
    Column(
        "elapsed_percent",
        "时序进度（%）",
        "到评价依据年份为止，规划时间过去的比例，一位小数。",
        lambda verdict: _percent(verdict.elapsed),
        NUMBER,
    ),
)

_evidence = Rows[Evidence]
PROVENANCE: tuple[Column[Evidence], ...] = (
    *_evidence.part(
        lambda found: found.observation,
        field(Observation, "kind", words=tuple(kind.value for kind in ObservationStatus)),
        field(Observation, "scope", words=SCOPES),
        field(Observation, "scope_note"),
        field(Observation, "source"),
    ),
    _evidence.like(field(Source, "title", name="source_title", title="来源标题"), lambda found: found.title),
    *_evidence.part(
        lambda found: found.source,
        field(Source, "publisher"),
        field(Source, "date", DATE, name="source_date", title="来源发布日期"),
        field(Source, "grade", words=GRADES),
        field(Source, "url", value=lambda source: source.shown_url),
    ),
    *_evidence.part(
        lambda found: found.observation,
        field(Observation, "quote"),
        field(Observation, "quote_note"),
        field(Observation, "source_note"),
    ),
    _evidence.like(field(Observation, "published", DATE), lambda found: found.published),
    *_evidence.part(
        lambda found: None if found.observation is None else found.observation.corrects,
        field(Revision, "value", NUMBER, name="corrects_value"),
        field(Revision, "published", DATE, name="corrects_published"),
        field(Revision, "reason", name="corrects_reason"),
    ),
)
"""What must be said of a published value wherever it goes."""


def _percent(share: Fraction | None) -> Decimal | None:
    return None if share is None else numbers.share_number(share)
