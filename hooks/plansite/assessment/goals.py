"""What indicators and targets are to reach, in the terms of the method."""

from __future__ import annotations

from plansite.assessment.method import RISING, Goal
from plansite.models import Indicator, ProjectTarget, TextPromise
from plansite.models.vocabulary import Comparison, Direction, TargetKind


def indicator_goal(indicator: Indicator, area: str, start: int) -> Goal:
    """What an indicator is to reach in one area; ``start`` is the base year where the plan states none."""
    target = indicator.target.values[area]
    baseline = indicator.baseline
    return Goal(
        by=indicator.target.year,
        start=baseline.year if baseline is not None else start,
        op=target.op or Comparison.AT_LEAST,
        value=target.value,
        low=target.low,
        high=target.high,
        baseline=baseline.values.get(area) if baseline is not None else None,
        direction=indicator.direction,
    )


def target_goal(target: ProjectTarget | TextPromise, start: int) -> Goal:
    """What a project's target or a promise of the text is to reach; ``start`` is the year before the plan begins."""
    op = target.op or Comparison.AT_LEAST
    direction = Direction.UP if op in {*RISING, Comparison.POINT} else Direction.DOWN
    kind = target.kind or TargetKind.LEVEL
    return Goal(target.by, start, op, target.value, target.low, target.high, None, direction, kind)


def linked_goal(target: ProjectTarget, indicator: Indicator, area: str, start: int) -> Goal:
    """A target that is an indicator: the target's words and unit, the indicator's baseline and values."""
    base = indicator_goal(indicator, area, start)
    baseline = base.baseline.scaleb(scale(target, indicator)) if base.baseline is not None else None
    op = target.op or Comparison.AT_LEAST
    return Goal(target.by, base.start, op, target.value, target.low, target.high, baseline, base.direction)


def scale(target: ProjectTarget, indicator: Indicator) -> int:
    """The power of ten that turns the indicator's unit into the target's: 4 from 万人 to 人; digits stay as written."""
    return 4 if indicator.unit == f"万{target.unit}" else 0
