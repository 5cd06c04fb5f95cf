"""Groups of columns that stand in several tables, each column with how its value is got."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from plansite.assessment.method import Verdict
from plansite.exports.rows import Evidence
from plansite.exports.table import BOOLEAN, DATE, INTEGER, NUMBER, TEXT, Column, Rows, field
from plansite.models import Area, Observation, ProjectAdjustment, Source
from plansite.models.observation import Withdrawal
from plansite.models.targets.adjustment import AdjustmentRecord
from plansite.models.targets.target_figure import Figure, TargetValue
from plansite.models.vocabulary import Basis, Grade, NoQuantity, ObservationStatus, ProjectState, Scope, Status
from plansite.wording import numbers
from plansite.wording.sentences import OP_WORDS

SCOPES = {Scope.SAME: "与规划口径相同", Scope.DIFFERENT: "与规划口径不同"}
GRADES = {grade: grade.label for grade in Grade}
STATUSES = tuple(status.value for status in Status)
STATES = (*STATUSES, NoQuantity.WORD.value, *(state.value for state in ProjectState))
AREA = (field(Area, "id", name="area"), field(Area, "name", name="area_name"))
FIGURE = (
    field(
        Figure,
        "op",
        description="“>=”“>”“<=”“<”是界限，“=”是要达到的点；范围目标和以文字表述的目标为空。",
        words=OP_WORDS,
    ),
    field(Figure, "value", NUMBER),
    field(Figure, "low", NUMBER),
    field(Figure, "high", NUMBER),
)
APPROXIMATE = field(TargetValue, "approximate", BOOLEAN)


def _adjusted(name: str, title: str, kind: str) -> Column[TargetValue | ProjectAdjustment]:
    described = f"规划中期调整后的{title}；没有调整的为空。"
    return Column(f"adjusted_{name}", f"调整后{title}", described, lambda value: getattr(value, name), kind)


ADJUSTED = (
    _adjusted("value", "目标数值", NUMBER),
    _adjusted("low", "范围下限", NUMBER),
    _adjusted("high", "范围上限", NUMBER),
    _adjusted("text", "目标原文", TEXT),
)
ADJUSTMENT: tuple[Column[AdjustmentRecord], ...] = (
    field(AdjustmentRecord, "by", INTEGER, name="adjusted_year"),
    field(AdjustmentRecord, "date", DATE, name="adjusted_date"),
    field(AdjustmentRecord, "document", name="adjusted_document"),
    field(AdjustmentRecord, "source", name="adjusted_source", title="调整来源"),
    field(AdjustmentRecord, "reason", name="adjusted_reason"),
    field(AdjustmentRecord, "published", DATE, name="adjusted_published", title="调整的本站发布日期"),
)
"""Who adjusted a target, when and why."""

BASES = tuple(basis.value for basis in Basis)
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
        "outcome",
        "年均或累计",
        "评价方式为年均或累计的，已公布各年的平均或合计；年均四舍五入到四位小数，其他目标为空。",
        lambda verdict: _outcome(verdict.outcome),
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
        field(Source, "number", name="source_number", title="来源文号"),
        field(Source, "page", name="source_page", title="来源页码或位置"),
    ),
    *_evidence.part(
        lambda found: found.observation,
        field(Observation, "quote"),
        field(Observation, "quote_note"),
        field(Observation, "source_note"),
    ),
    _evidence.like(field(Observation, "published", DATE), lambda found: found.published),
    *_evidence.part(
        lambda found: found.revised,
        Column(
            "corrects_value",
            "原公布值",
            "更正以前公布的数值；只更正了别的项目的，与现值相同。",
            lambda r: r.before.value,
            NUMBER,
        ),
        Column(
            "corrects_published", "原公布日期", "更正以前的样子在本站发布的日期。", lambda r: r.before.published, DATE
        ),
        Column(
            "corrects_reason", "更正原因", "最近一次更正的原因；每次更正见 updates 表。", lambda r: r.revision.reason
        ),
    ),
    *_evidence.part(
        lambda found: found.observation,
        Column("corrections", "更正次数", "这个数值在本站更正过几次。", lambda o: len(o.corrects), INTEGER),
    ),
    *_evidence.part(
        lambda found: None if found.observation is None else found.observation.withdrawn,
        field(Withdrawal, "date", DATE, name="withdrawn", description="本站撤回这个数值的日期；没有撤回的为空。"),
        field(Withdrawal, "reason", name="withdrawn_reason"),
    ),
)
"""What must be said of a published value wherever it goes."""


OUTCOME_DECIMALS = 4


def _outcome(value: Fraction | None) -> Decimal | None:
    return None if value is None else numbers.rounded(value, OUTCOME_DECIMALS)


def _percent(share: Fraction | None) -> Decimal | None:
    return None if share is None else numbers.share_number(share)
