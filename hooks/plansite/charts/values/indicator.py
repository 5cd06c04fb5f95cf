"""What a picture shows: plain values taken from the plan, the only thing that a drawing may depend on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from plansite.addresses import indicator_path
from plansite.charts.values import picture
from plansite.charts.values.picture import Credit, Picture, Stamp
from plansite.models import Indicator, Observation, TargetValue
from plansite.models.targets import units
from plansite.models.vocabulary import Basis, Comparison, Direction, Scope
from plansite.plan.aims import Aim
from plansite.plan.plan import Plan
from plansite.wording import numbers
from plansite.wording.sentences import HEADS, Wording

ABSENCE = "规划没有写基期值，也还没有公布的数值，目前没有可以画成图的内容。"

NEAR = 5
"""Areas whose values differ by less than this factor share one axis."""


@dataclass(frozen=True, slots=True)
class Point:
    """One value in a picture."""

    at: float
    """Year; a value of June 2022 stands at 2022.5 − 0.5, which is 2022 less half a year."""

    value: float
    label: str
    """What stands beside it: ``4.39（初步）``; empty where another mark of the same year says it."""

    words: str
    """What it says when read by itself: ``某市，2025年，4.39万人，初步``."""

    look: str
    """``solid``, ``hollow`` (preliminary or expected) or ``detached`` (another scope, or part of a year)."""

    side: int = 0
    """How many breaks of the series lie before it: a line joins only points of one side."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Another target beside the one that counts: of another year, or the plan's own before an adjustment."""

    at: int
    value: float
    label: str
    words: str


@dataclass(frozen=True, slots=True)
class Series:
    """One area of a picture."""

    name: str
    tone: str
    """``subject`` or ``comparison``."""

    start: Point | None
    points: tuple[Point, ...]
    by: int
    target: float | None
    """Where a point target or a bound lies; ``None`` for a range."""

    band: tuple[float | None, float | None] | None
    """What a bound or a range allows: from, to; ``None`` is without end."""

    target_label: str
    is_awaiting: bool
    """Whether nothing of the plan's own scope was published."""

    breaks: tuple[int, ...] = ()
    """Years from which the values are counted otherwise."""

    since: int = 0
    """The first year that counts for a target that looks at several."""

    basis: Basis = Basis.LEVEL
    marks: tuple[Mark, ...] = ()

    @property
    def is_drawn(self) -> bool:
        """Whether there is a point of it: a target alone is no picture."""
        return self.start is not None or bool(self.points)

    @property
    def has_way(self) -> bool:
        """Whether there is a value of the plan's own scope; a line to the target alone would look like a trend."""
        return any(point.look != "detached" for point in self.points)

    @property
    def aim(self) -> float | None:
        """Where the path ends, or the line of a mean lies: the target, or the nearer edge of a range."""
        if self.target is not None:
            return self.target
        return next((edge for edge in self.band or () if edge is not None), None)


@dataclass(frozen=True, slots=True)
class IndicatorPicture(Picture):
    """指标图: everything that the picture of one indicator shows."""

    unit: str
    years: tuple[int, ...]
    decimals: int
    panels: tuple[tuple[Series, ...], ...]
    """Areas that have a point to draw, those of one magnitude together."""

    silent: tuple[str, ...]
    """What is said of areas that have none."""

    hollow: str
    """What hollow points are: ``初步``, ``初步、预计``; empty where there are none."""

    credit: Credit


def indicator_pictures(plan: Plan, wording: Wording, stamp: Stamp) -> Iterator[IndicatorPicture]:
    """The picture of every indicator, in the order of the plan."""
    for indicator in plan.indicators:
        yield _picture(plan, wording, indicator, stamp)


def _picture(plan: Plan, wording: Wording, indicator: Indicator, stamp: Stamp) -> IndicatorPicture:
    start = indicator.baseline.year if indicator.baseline is not None else plan.about.period.start
    subject_first = sorted((area.id for area in plan.whole_areas), key=lambda area: area != plan.subject.id)
    series = [_series(plan, wording, indicator, area) for area in subject_first]
    drawn = [one for one in series if one.is_drawn]
    return IndicatorPicture(
        name=indicator_path(indicator.id),
        title=indicator.name,
        unit=units.unit(indicator.unit).heading,
        years=tuple(range(start, max(year for one in series for year in (one.by, *(m.at for m in one.marks))) + 1)),
        decimals=indicator.decimals,
        panels=_panels(drawn),
        silent=tuple(_silence(one) for one in series if not one.is_drawn),
        hollow=picture.hollow(plan.compared(indicator)),
        credit=Credit.of(plan, plan.compared(indicator), stamp),
        alternative="".join(_alternative(plan, wording, indicator, area) for area in subject_first),
        widths=picture.ALL,
        is_published=True,
        absence="" if drawn else ABSENCE,
    )


def _silence(series: Series) -> str:
    """What is said of an area that has nothing to draw."""
    return f"{series.name}：数值待公布" + (f"，{series.by}年{series.target_label}" if series.target_label else "")


def _series(plan: Plan, wording: Wording, indicator: Indicator, area: str) -> Series:
    name = plan.areas[area].name
    aim = plan.aim(indicator, area)
    drawn = aim.value if aim is not None and not aim.value.is_in_words else None
    basis = aim.basis if aim is not None and drawn is not None else Basis.LEVEL
    own = [observation for observation in indicator.observations if observation.area == area]
    return Series(
        name=name,
        tone="subject" if area == plan.subject.id else "comparison",
        start=_origin(wording, indicator, area, name, basis),
        points=_points(wording, indicator, own, name, basis),
        breaks=tuple(sorted(found.year for found in indicator.breaks)),
        by=aim.by if aim is not None else plan.about.period.end,
        target=None if drawn is None or drawn.value is None else float(drawn.value),
        band=_band(drawn, indicator.direction, basis) if drawn is not None else None,
        target_label=_label(aim) if aim is not None else "",
        since=_since(plan, indicator),
        basis=basis,
        marks=_marks(plan, indicator, area, name, aim),
        is_awaiting=not any(observation.scope is Scope.SAME for observation in own),
    )


def _since(plan: Plan, indicator: Indicator) -> int:
    """The first year that counts for a target that looks at several."""
    return plan.about.period.start if indicator.baseline is None else indicator.baseline.year + 1


def _label(aim: Aim) -> str:
    """``目标 ≥85``, ``调整后年均目标 6``."""
    changed = "调整后" if aim.adjustment is not None else ""
    return f"{changed}{HEADS.get(aim.basis, '目标')} {aim.value.text}"


def _marks(plan: Plan, indicator: Indicator, area: str, name: str, main: Aim | None) -> tuple[Mark, ...]:
    """Levels that are to be reached in other years, and those that stood before an adjustment."""
    found = []
    for aim in plan.aims(indicator, area):
        if aim.basis is not Basis.LEVEL or (main is not None and main.basis is Basis.CUMULATIVE):
            continue
        if aim != main:
            found += _mark(aim.by, aim.value, f"{aim.by}年目标", name)
        if aim.adjustment is not None:
            found += _mark(aim.target.by, aim.original, "原目标", name)
    return tuple(found)


def _mark(at: int, value: TargetValue, word: str, name: str) -> list[Mark]:
    height = value.value if value.value is not None else value.low
    if height is None:
        return []
    label = f"{word} {value.text}"
    dated = label if word.startswith(str(at)) else f"{at}年{label}"
    return [Mark(at, float(height), label, f"{name}，{dated}")]


def _points(
    wording: Wording, indicator: Indicator, own: list[Observation], name: str, basis: Basis
) -> tuple[Point, ...]:
    """The values of an area; of a sum of years, what they come to year by year."""
    if basis is not Basis.CUMULATIVE:
        return tuple(value_point(wording, indicator, observation, name) for observation in own)
    points: list[Point] = []
    verdict = next((v for v in (wording.assessments.indicator(indicator, o.area) for o in own[:1])), None)
    known = verdict.years if verdict is not None and not verdict.missing else ()
    total = Decimal(0)
    for reading in known:
        total += reading.value
        said = numbers.plain(total)
        words = f"{name}，到{reading.year}年累计{numbers.with_unit(total, indicator.unit)}"
        look = "hollow" if verdict is not None and verdict.is_preliminary else "solid"
        points.append(Point(float(reading.year), float(total), f"累计 {said}", words, look))
    return tuple(points)


def _origin(wording: Wording, indicator: Indicator, area: str, name: str, basis: Basis) -> Point | None:
    """Where a path begins; a sum of years begins with nothing, which nobody published and no mark shows."""
    return None if basis is Basis.CUMULATIVE else baseline_point(wording, indicator, area, name)


def baseline_point(wording: Wording, indicator: Indicator, area: str, name: str) -> Point | None:
    """The baseline of an area, if the plan gives it one."""
    value = indicator.baseline.values.get(area) if indicator.baseline is not None else None
    if value is None or indicator.baseline is None:
        return None
    year = indicator.baseline.year
    words = f"{name}，{year}年基期，{wording.value(indicator, value)}"
    return Point(float(year), float(value), wording.number(indicator, value), words, "solid")


def value_point(wording: Wording, indicator: Indicator, observation: Observation, name: str) -> Point:
    """A published value of the area called ``name``."""
    is_replaced = wording.is_replaced(indicator, observation)
    remark = "，".join(filter(None, (wording.part(observation), picture.remark(observation))))
    label = wording.number(indicator, observation.value) + (f"（{remark}）" if remark else "")
    words = [
        name,
        wording.period(observation),
        wording.value(indicator, observation.value),
        wording.remarks(observation),
        "已由正式数替代" if is_replaced else "",
    ]
    return Point(
        at=observation.span.at,
        value=float(observation.value),
        label="" if is_replaced else label,
        words="，".join(filter(None, words)),
        look=picture.look(observation),
        side=indicator.side(observation.year),
    )


def _band(target: TargetValue, direction: Direction, basis: Basis) -> tuple[float | None, float | None] | None:
    """What a target allows: at the deadline, or in every year; a mean is a line and a sum a mark."""
    if basis in {Basis.AVERAGE, Basis.CUMULATIVE}:
        return None
    if target.low is not None and target.high is not None:
        return float(target.low), float(target.high)
    if target.value is None:
        return None
    if target.op is Comparison.POINT:
        if basis is Basis.LEVEL:
            return None
        return (None, float(target.value)) if direction is Direction.DOWN else (float(target.value), None)
    return (
        (None, float(target.value))
        if target.op in {Comparison.AT_MOST, Comparison.BELOW}
        else (float(target.value), None)
    )


def _panels(series: list[Series]) -> tuple[tuple[Series, ...], ...]:
    """Areas of one magnitude together; areas of another below, on an axis of their own."""
    panels: list[list[Series]] = []
    for one in series:
        near = next((panel for panel in panels if _ratio(_size(panel[0]), _size(one)) < NEAR), None)
        if near is None:
            panels.append([one])
        else:
            near.append(one)
    return tuple(tuple(panel) for panel in panels)


def _size(series: Series) -> float:
    ends = (series.start.value if series.start is not None else None, series.target)
    return max((abs(end) for end in ends if end is not None), default=0.0)


def _ratio(one: float, other: float) -> float:
    small, large = sorted((one, other))
    return large / small if small else float(NEAR if large else 1)


def _alternative(plan: Plan, wording: Wording, indicator: Indicator, area: str) -> str:
    name = plan.areas[area].name
    value = indicator.baseline.values.get(area) if indicator.baseline is not None else None
    first = (
        f"{indicator.baseline.year}年基期{wording.value(indicator, value)}"
        if value is not None and indicator.baseline is not None
        else "无基期"
    )
    latest = wording.assessments.latest(indicator, area)
    if latest is None:
        newest = "规划期内数值待公布"
    else:
        remarks = wording.remarks(latest)
        newest = f"最新公布值{wording.period(latest)}{wording.value(indicator, latest.value)}" + (
            f"（{remarks}）" if remarks else ""
        )
    aim = plan.aim(indicator, area)
    target = (
        f"{wording.aim_head(indicator, aim)}{wording.aim_text(indicator, aim)}" if aim is not None else "没有目标值"
    )
    status = wording.verdict_status(wording.assessments.indicator(indicator, area))
    if area == plan.subject.id and wording.beside(indicator):
        status = f"{wording.indicator_status(indicator)}，{wording.beside(indicator)}"
    return f"{name}：{first}，{newest}，{target}，状态{status}。"
