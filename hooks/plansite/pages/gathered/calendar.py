"""发布日程: which figure is due when, from whom, and how to ask for it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import ClassVar

from plansite import addresses
from plansite.models import Indicator, Observation
from plansite.pages.rendering.page import Page
from plansite.pages.rendering.publication import Publication
from plansite.pages.rendering.renderer import About, Renderer


@dataclass(frozen=True, slots=True)
class Due:
    """应公布的数值: an indicator with the day on which its next value is expected."""

    indicator: Indicator
    day: datetime.date | None
    latest: Observation | None
    holder: str
    """Who has the figure; empty where nobody is known to."""

    is_guess: bool
    """Whether the holder is only whoever published the last value."""


@dataclass(frozen=True, slots=True)
class CalendarView:
    """发布日程."""

    kind: ClassVar[str] = "calendar"

    overdue: list[Due]
    coming: list[Due]
    undated: list[Due]

    standing: str
    """How many are overdue, due and without a day, in a sentence; empty for a plan without indicators."""

    example: Indicator | None
    """What the example of a request asks for."""


def page(publication: Publication, renderer: Renderer) -> Page:
    """What is overdue, what is to come, and what nobody has said a day for."""
    plan = publication.plan
    about = About(
        title="发布日程",
        description=f"{plan.about.title}的各项指标下一次何时公布、由谁公布、哪些已经过期，怎样申请公开。",
        hide=("navigation",),
    )
    every = sorted(
        (_due(publication, indicator) for indicator in plan.indicators), key=lambda due: due.day or plan.as_of
    )
    dated = [due for due in every if due.day is not None]
    overdue = [due for due in dated if due.day is not None and due.day < plan.as_of]
    coming = [due for due in dated if due.day is not None and due.day >= plan.as_of]
    undated = [due for due in every if due.day is None]
    view = CalendarView(
        overdue=overdue,
        coming=coming,
        undated=undated,
        standing=standing(len(overdue), len(coming), len(undated)),
        example=next((due.indicator for due in every if due.latest is None), None),
    )
    return renderer.page(addresses.CALENDAR, about, view)


def _due(publication: Publication, indicator: Indicator) -> Due:
    latest = publication.assessments.latest(indicator)
    publisher = publication.plan.sources[latest.source].publisher if latest is not None else ""
    named = indicator.department.words if indicator.department is not None else ""
    return Due(indicator, indicator.next_update, latest, named or publisher, not named)


def standing(overdue: int, coming: int, undated: int) -> str:
    """How many indicators are overdue, due and without a day: one part of a sentence for each that is not nought."""
    counted = ((overdue, "过了预计的公布日期"), (coming, "将要公布"), (undated, "没有来源说明何时公布"))
    total = sum(number for number, _ in counted)
    told = [(number, words) for number, words in counted if number]
    if len(told) > 1:
        return f"{total} 个指标中有 {'，'.join(f'{number} 个{words}' for number, words in told)}"
    every = "都" if total > 1 else ""
    return f"{total} 个指标{every}{told[0][1]}" if told else ""
