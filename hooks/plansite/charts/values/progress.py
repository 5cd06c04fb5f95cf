"""What a picture of distance travelled shows: where each target began, what was published last, where it shall be."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from plansite.assessment.method import Verdict
from plansite.charts.values import picture
from plansite.charts.values.picture import CaptionedPicture, Credit, PictureTable, Stamp
from plansite.models import Indicator, Observation
from plansite.models.targets import units
from plansite.models.vocabulary import Scope, Status
from plansite.plan.plan import Plan
from plansite.wording.sentences import Wording

OVERVIEW = "indicators"
"""Name of the picture of all indicators."""

LEAST, MOST = 0, 1.12
"""Ends of what is shown of the way; a value beyond them stands at the end as an arrow."""

DRAWN = 40
"""Targets with a value that one picture draws; of more, nobody could read one, and its size had no bounds."""

NAMED = 40
"""Targets without a value that are named one by one."""


@dataclass(frozen=True, slots=True)
class Way:
    """A value between its baseline and its target. Its share of the way is where it stands, never a figure."""

    share: float
    """0 at the baseline, 1 at the target, unclamped."""

    look: str

    @property
    def is_beyond(self) -> bool:
        """Whether it stands outside what is shown of the way."""
        return not LEAST <= self.share <= MOST


@dataclass(frozen=True, slots=True)
class ProgressRow:
    """The target of one indicator; all its figures are in its own unit."""

    name: str
    unit: str
    """The unit of the figures; empty where each states its own."""

    start: str
    """``2020年 3.90``; empty without a baseline."""

    latest: str
    """``2025年 4.39（初步）``; empty without a value."""

    goal: str
    """``2025年目标 4.1``."""

    is_compared: bool
    """Whether the value is of the target's own scope."""

    way: Way | None
    status: str
    """With its remark: ``超额实现（初步）``."""

    style: str
    """The status's style: ``done``, ``behind``, ``awaiting``."""

    @property
    def label(self) -> str:
        """``普通高中在校生（万人）``."""
        return f"{self.name}（{units.unit(self.unit).heading}）" if self.unit else self.name

    @property
    def is_known(self) -> bool:
        """Whether there is a value."""
        return bool(self.latest)

    @property
    def words(self) -> str:
        """The figures in one line: ``2020年 3.90 → 2025年 4.39（初步），2025年目标 4.1``."""
        if not self.is_compared:
            return f"{self.latest}，不与目标比较；{self.goal}"
        return " → ".join(filter(None, (self.start, self.latest))) + f"，{self.goal}"

    @property
    def said(self) -> str:
        """What the row says when read by itself."""
        return f"{self.label}：{self.words}，{self.status}"


@dataclass(frozen=True, slots=True)
class TravelPicture(CaptionedPicture):
    """进度图: targets that have a value, from baseline to target; the others by name."""

    rows: tuple[ProgressRow, ...]
    missing: str
    """Those that are not drawn, in words: without a value, or beyond what one picture holds; empty for most."""


def overview(plan: Plan, wording: Wording, stamp: Stamp) -> TravelPicture:
    """The subject's indicators: those with a value are drawn, the others are named; the table has them all."""
    rows = tuple(_row(plan, wording, indicator) for indicator in plan.indicators)
    known = tuple(row for row in rows if row.is_known)
    shown, left = known[:DRAWN], len(known[DRAWN:])
    rest = [f"图中为前{DRAWN}个有公布数值的指标，其余{left}个见数据表"] if left else []
    missing = [row.name for row in rows if not row.is_known]
    judged_first = sorted(known, key=lambda row: row.status.startswith(Status.NOT_ASSESSED.value))
    named = "、".join(missing[:NAMED]) + ("等" if len(missing) > NAMED else "")
    rest += [f"数值待公布的指标（{len(missing)}个）：{named}"] if missing else []
    return TravelPicture(
        name=OVERVIEW,
        title=f"{plan.subject.name}：各指标从基期到目标",
        credit=Credit.of(plan, _observations(plan), stamp),
        hint=_hint(shown),
        rows=shown,
        missing="；".join(rest),
        alternative=picture.brief(
            f"{len(rows)}个指标中{len(known)}个有公布的数值。", (f"{row.said}。" for row in judged_first)
        ),
        table=_table(rows),
        widths=picture.ALL,
        is_published=True,
        absence="" if known else f"{len(rows)}个指标都还没有公布的数值，目前没有可以画成图的内容。",
    )


def _observations(plan: Plan) -> tuple[Observation, ...]:
    every = (observation for indicator in plan.indicators for observation in indicator.observations)
    return tuple(observation for observation in every if observation.area == plan.subject.id)


def _row(plan: Plan, wording: Wording, indicator: Indicator) -> ProgressRow:
    verdict = wording.assessments.indicator(indicator)
    aim = plan.aim(indicator)
    latest = wording.assessments.latest(indicator)
    base = indicator.baseline.values.get(plan.subject.id) if indicator.baseline is not None else None
    since = f"{indicator.baseline.year}年 " if indicator.baseline is not None else ""
    return ProgressRow(
        name=indicator.name,
        unit=indicator.unit,
        start=since + wording.number(indicator, base) if base is not None else "",
        latest=_dated(wording, latest, wording.number(indicator, latest.value)) if latest is not None else "",
        goal=f"{wording.aim_head(indicator, aim)} {aim.value.text}" if aim is not None else "规划没有目标值",
        is_compared=latest is None or verdict.reading is not None,
        way=_way(verdict, latest),
        status=wording.indicator_status(indicator),
        style=wording.status_class(wording.assessments.indicator_status(indicator).value),
    )


def _way(verdict: Verdict, latest: Observation | None) -> Way | None:
    """Where the latest value stands; nothing where it is not the one that was judged."""
    reading, share = verdict.reading, verdict.progress
    if reading is None or share is None:
        return None
    if latest is not None and (latest.scope is not Scope.SAME or latest.year != reading.year):
        return None
    return Way(_rounded(share), "hollow" if reading.preliminary else "solid")


def _dated(wording: Wording, observation: Observation, value: str) -> str:
    said = picture.remark(observation)
    return f"{wording.period(observation)} {value}" + (f"（{said}）" if said else "")


def _hint(rows: tuple[ProgressRow, ...]) -> str:
    looks = {row.way.look for row in rows if row.way is not None}
    if not looks:
        return ""
    marks = ["左端为基期，右端为目标", *(["实心为最新公布值"] if "solid" in looks else [])]
    marks += ["空心为初步数值"] if "hollow" in looks else []
    marks += ["箭头为超出图中范围"] if any(row.way.is_beyond for row in rows if row.way is not None) else []
    return "图例：" + "，".join(marks)


def _table(rows: tuple[ProgressRow, ...]) -> PictureTable:
    return PictureTable(
        ("指标", "基期", "最新值", "目标", "状态"),
        tuple((row.label, row.start or "—", row.latest or "待公布", row.goal, row.status) for row in rows),
    )


def _rounded(share: Fraction) -> float:
    """Enough digits to draw with, the same on every machine."""
    return round(float(share), 4)
