"""Pages about the whole: home, method."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import ClassVar, NamedTuple

from plansite.assessment.assessments import STATUS_ORDER, Assessments
from plansite.assessment.method import Goal, Reading, Verdict, verdict
from plansite.models import Indicator
from plansite.models.vocabulary import Basis, Comparison, Direction, Mean, NoQuantity, Status, TargetKind
from plansite.pages.rendering.page import Page
from plansite.pages.rendering.publication import Publication
from plansite.pages.rendering.renderer import About, Renderer
from plansite.plan.promises import Promises, promises
from plansite.plan.updates import Update, elsewhere, of_subject
from plansite.wording.headline import headline
from plansite.wording.sentences import MEANINGS

NEWEST = 5
LISTED = 40
"""Indicators that stand on the home page one by one."""


UNDECIDED = (Status.NOT_ASSESSED, Status.AWAITING, NoQuantity.WORD)


@dataclass(frozen=True, slots=True)
class HomeView:
    """首页."""

    kind: ClassVar[str] = "home"

    headline: str
    """The answer in one sentence."""

    known: list[Indicator]
    """Indicators of which a value of the plan's subject was published."""

    unknown: list[Indicator]
    most: int
    """How many of either stand on this page; the others on the page of all."""

    meanings: list[tuple[str, str]]
    """The statuses that say that nothing can be said, where any has one, each with its meaning."""

    promises: Promises
    updates: list[Update]
    """The newest of the plan's subject, newest first."""

    elsewhere: dict[str, int]
    """By area: how many values of others were published."""


def home(publication: Publication, renderer: Renderer) -> Page:
    """首页: the plan at a glance."""
    plan = publication.plan
    about = About(
        title=plan.about.short_title,
        description=f"{plan.about.title}：{plan.holdings or '全文'}的承诺和进展。",
        hide=("navigation", "toc"),
    )
    found = publication.assessments
    known = [indicator for indicator in plan.indicators if found.latest(indicator) is not None]
    view = HomeView(
        headline=headline(found),
        known=known,
        unknown=[indicator for indicator in plan.indicators if found.latest(indicator) is None],
        most=LISTED,
        meanings=[(status.value, MEANINGS[status]) for status in UNDECIDED if _is_shown(found, status)],
        promises=promises(plan),
        updates=of_subject(plan)[:NEWEST],
        elsewhere=elsewhere(plan),
    )
    return renderer.page("", about, view)


def _is_shown(found: Assessments, status: Status | NoQuantity) -> bool:
    return status in {*found.indicator_counts, *found.target_counts} or status.value in found.project_counts


class Example(NamedTuple):
    """A worked example of the method, with made-up numbers and said to be so."""

    words: str
    goal: Goal
    readings: tuple[Reading, ...]
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class MethodView:
    """评价方法."""

    kind: ClassVar[str] = "method"

    statuses: list[tuple[StrEnum, str]]
    """Every status with its meaning."""

    examples: list[Example]


def method(publication: Publication, renderer: Renderer) -> Page:
    """评价方法: how progress and status are computed."""
    about = About(
        title="评价方法",
        description="规划期进度、时序进度和状态怎样计算，容差是多少，附算例和名词解释。",
        source="本站",
        hide=("navigation",),
    )
    view = MethodView(
        statuses=[
            *((status, MEANINGS[status]) for status in reversed(STATUS_ORDER)),
            (NoQuantity.WORD, MEANINGS[NoQuantity.WORD]),
        ],
        examples=examples(publication.settings.tolerance_share),
    )
    return renderer.page("method", about, view)


def examples(tolerance: Fraction) -> list[Example]:
    """Examples for every kind of outcome, computed by the method itself."""
    cases = (
        ("比率提高", _level("90.3", "92.0"), _at(2023, "91.5")),
        ("比率降低", _level("2.5", "0", Direction.DOWN), _at(2023, "1.2")),
        ("背离目标", _level("95", "96"), _at(2022, "94.8")),
        ("提前达到", _level("10.8", "11.3"), _at(2024, "11.4")),
        ("基期已达标", _level("100", "100", Direction.KEEP), _at(2024, "100")),
        ("严格界限", Goal(2025, 2020, Comparison.ABOVE, Decimal(85), baseline=Decimal("71.7")), _at(2025, "85.0")),
        ("数量目标", Goal(2025, 2020, Comparison.AT_LEAST, Decimal(18), kind=TargetKind.COUNT), _at(2025, "20")),
        ("范围目标", Goal(2025, 2020, low=Decimal(40), high=Decimal(50), kind=TargetKind.COUNT), _at(2023, "30")),
    )
    return [
        Example(words, goal, readings, verdict(goal, readings, tolerance=tolerance))
        for words, goal, readings in (*((words, goal, (reading,)) for words, goal, reading in cases), *_of_years())
    ]


def _of_years() -> Iterator[tuple[str, Goal, tuple[Reading, ...]]]:
    """Goals that look at several years."""
    growth = Goal(2025, 2020, value=Decimal("6.5"), basis=Basis.AVERAGE, mean=Mean.GEOMETRIC)
    yield "年均增长，各年齐全", growth, _years(2021, "9.0", "9.1", "9.2", "9.3", "2.1")
    yield "年均增长，只有第一年", replace(growth, value=Decimal(7)), _years(2021, "6.2")
    cumulative = Goal(2030, 2025, value=Decimal(17), basis=Basis.CUMULATIVE)
    yield "累计", cumulative, _years(2026, "3.1", "3.2")
    zero = Goal(2025, 2020, Comparison.AT_MOST, Decimal(0), direction=Direction.DOWN, basis=Basis.WHOLE_PERIOD)
    yield "全期，没有违反", zero, _years(2021, "0", "0", "0")
    yield "全期，违反一次", zero, _years(2021, "0", "0", "2")
    without = Goal(2025, 2020, Comparison.AT_MOST, Decimal(6), direction=Direction.DOWN)
    yield "没有基期值，尚未达到", without, _years(2021, "8")


def _years(first: int, *values: str) -> tuple[Reading, ...]:
    return tuple(Reading(first + index, Decimal(value)) for index, value in enumerate(values))


def _level(start: str, target: str, direction: Direction = Direction.UP) -> Goal:
    return Goal(2025, 2020, Comparison.POINT, Decimal(target), baseline=Decimal(start), direction=direction)


def _at(year: int, value: str) -> Reading:
    return Reading(year, Decimal(value))
