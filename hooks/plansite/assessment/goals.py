"""What indicators and targets are to reach, in the terms of the method."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from plansite.assessment.method import Goal
from plansite.models import Indicator, ProjectTarget, TextPromise
from plansite.models.targets.target_figure import Figure
from plansite.models.targets.units import PERCENT
from plansite.models.vocabulary import Basis, Comparison, Mean, TargetKind
from plansite.plan.aims import Aim

GROWTH = ("增长", "增速", "增幅")
"""Words by which a percentage is a rate of growth."""


def indicator_goal(indicator: Indicator, aim: Aim, start: int) -> Goal | None:
    """What an indicator is to reach in one area; ``None`` for a target in words.

    ``start`` is the base year where the plan states none.
    """
    target, baseline = aim.target, indicator.baseline
    words = (indicator.name, aim.original.text)
    frame = Goal(
        by=aim.by,
        start=baseline.year if baseline is not None else start,
        baseline=baseline.values.get(aim.area) if baseline is not None else None,
        direction=indicator.direction,
        basis=target.basis,
        mean=target.mean or mean(indicator.unit, *words),
    )
    adjusted = sorted(
        (one for one in target.adjustments if aim.area in one.values), key=lambda adjustment: adjustment.date
    )
    figures = (aim.original, *(one.values[aim.area] for one in adjusted))
    if aim.value.is_in_words:
        return None
    former = tuple(
        (one.date.year - 1, _with(frame, figure))
        for one, figure in zip(adjusted, figures, strict=False)
        if not figure.is_in_words
    )
    return replace(_with(frame, aim.value), former=former)


def target_goal(target: ProjectTarget | TextPromise, start: int) -> Goal:
    """What a project's target or a promise of the text is to reach; ``start`` is the year before the plan begins."""
    kind = target.kind or TargetKind.LEVEL
    basis = Basis.EACH_YEAR if kind is TargetKind.YEARLY else target.basis or Basis.LEVEL
    frame = Goal(
        target.due,
        start,
        kind=kind,
        basis=basis,
        mean=target.mean or mean(target.unit, target.measure, target.text),
    )
    adjusted = sorted(
        target.adjustments if isinstance(target, ProjectTarget) else (), key=lambda adjustment: adjustment.date
    )
    figures = (target, *adjusted)
    former = tuple((one.date.year - 1, _with(frame, figure)) for one, figure in zip(adjusted, figures, strict=False))
    return replace(_with(frame, figures[-1]), former=former)


def linked_goal(target: ProjectTarget, indicator: Indicator, area: str, start: int, aim: Aim | None) -> Goal:
    """A target that is an indicator: its own figure in its own unit, with the indicator's baseline and values.

    An adjustment of the indicator is one of the target too, unless that was adjusted itself.
    """
    power = scale(target, indicator)
    own = target_goal(target, start)
    if aim is not None and aim.adjustment is not None and not target.adjustments and not aim.value.is_in_words:
        own = replace(_with(own, aim.value, power), by=aim.adjustment.by or own.by)
    baseline = indicator.baseline
    value = baseline.values.get(area) if baseline is not None else None
    basis = own.basis if target.basis is not None or aim is None else aim.basis
    return replace(
        own,
        start=baseline.year if baseline is not None else start,
        baseline=value.scaleb(power) if value is not None else None,
        direction=indicator.direction,
        kind=own.kind if own.kind is TargetKind.YEARLY else TargetKind.LEVEL,
        basis=basis,
    )


def scale(target: ProjectTarget, indicator: Indicator) -> int:
    """The power of ten that turns the indicator's unit into the target's: 4 from 万人 to 人; digits stay as written."""
    return 4 if indicator.unit == f"万{target.unit}" else 0


def mean(unit: str, *words: str) -> Mean:
    """How an average of years is taken where nobody says it: rates of growth multiply, everything else adds up."""
    grows = unit == PERCENT and any(word in text for word in GROWTH for text in words)
    return Mean.GEOMETRIC if grows else Mean.ARITHMETIC


def _with(frame: Goal, figure: Figure | TextPromise, power: int = 0) -> Goal:
    """The goal with a figure in it."""
    value, low, high = (_scaled(part, power) for part in (figure.value, figure.low, figure.high))
    return replace(frame, op=figure.op or Comparison.AT_LEAST, value=value, low=low, high=high)


def _scaled(value: Decimal | None, power: int) -> Decimal | None:
    return value.scaleb(power) if value is not None else None
