"""The published method (评价方法): from a target and its values to a verdict, in exact arithmetic.

Nothing here knows of indicators, projects or pages. Shares are exact fractions: 1 is the whole way.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from operator import ge, gt, le, lt

from plansite.models.span import WHOLE_YEAR
from plansite.models.vocabulary import Comparison, Direction, Status, TargetKind

HOLDS = {Comparison.AT_LEAST: ge, Comparison.ABOVE: gt, Comparison.AT_MOST: le, Comparison.BELOW: lt}
RISING = (Comparison.AT_LEAST, Comparison.ABOVE)


@dataclass(frozen=True, slots=True)
class Goal:
    """目标: what is to be reached, by when, from where."""

    by: int
    """Year of the deadline (t.year)."""

    start: int
    """Year of the baseline (b.year)."""

    op: Comparison = Comparison.AT_LEAST
    value: Decimal | None = None
    """The target value t; ``None`` for a range."""

    low: Decimal | None = None
    high: Decimal | None = None
    baseline: Decimal | None = None
    """The baseline value b, where the plan states one."""

    direction: Direction = Direction.UP
    kind: TargetKind = TargetKind.LEVEL

    @property
    def bound(self) -> Decimal:
        """The value that decides: the target, or the lower end of a range."""
        value = self.value if self.value is not None else self.low
        assert value is not None, "a goal has a value or a range"
        return value


@dataclass(frozen=True, slots=True)
class Reading:
    """数值: one value that may decide, of the target's own scope."""

    year: int
    value: Decimal
    preliminary: bool = False
    month: int = WHOLE_YEAR
    """The last month that the value covers; a value of the whole year comes after a school year that ends in it."""

    known: datetime.date | None = None
    """The day on which its source made it known."""

    @property
    def newness(self) -> tuple[int, int, bool]:
        """What makes one value newer than another."""
        return self.year, self.month, not self.preliminary


@dataclass(frozen=True, slots=True)
class Verdict:
    """评价: the status of a target and the shares that it rests on."""

    status: Status
    reading: Reading | None = None
    """The value that decided, if there is one."""

    progress: Fraction | None = None
    """规划期进度: the share of the way travelled, unclamped; ``None`` where it has no meaning."""

    elapsed: Fraction | None = None
    """时序进度 τ: the share of the plan's time that had passed in the year of the value."""
    reached: bool | None = None

    @property
    def is_preliminary(self) -> bool:
        """Whether the value that decided may still be revised."""
        return self.reading is not None and self.reading.preliminary


def verdict(goal: Goal, readings: Sequence[Reading], *, tolerance: Fraction, other_scope: bool = False) -> Verdict:
    """What the readings say of the goal.

    ``tolerance`` is δ as a share (0.05 for 5 percentage points). ``other_scope`` says that values of a
    different scope exist, which show but never decide.
    """
    if not readings:
        return Verdict(Status.NOT_ASSESSED if other_scope else Status.AWAITING)
    latest = deciding(goal, readings)
    if goal.kind is TargetKind.YEARLY:
        return _yearly(goal, readings, latest)
    share = progress(goal, latest.value)
    passed = elapsed(goal, latest.year)
    met = reached(goal, latest.value)
    status = _status(goal, latest, share, passed, tolerance) if not met else _success(goal, latest)
    return Verdict(status, latest, share, passed, met)


def deciding(goal: Goal, readings: Sequence[Reading]) -> Reading:
    """The value that decides: that of the deadline's year, or the newest where there is none."""
    at_deadline = [reading for reading in readings if reading.year == goal.by]
    return max(at_deadline or readings, key=lambda reading: reading.newness)


def elapsed(goal: Goal, year: int) -> Fraction:
    """时序进度 τ = (y − b.year) / (t.year − b.year)."""
    span = goal.by - goal.start
    return Fraction(year - goal.start, span) if span > 0 else Fraction(1)


def progress(goal: Goal, value: Decimal) -> Fraction | None:
    """规划期进度: done / N for things counted (done / low for a range), else (v − b) / (t − b).

    ``None`` where that has no meaning: no baseline, or one that meets the goal already.
    """
    if goal.value is None or goal.kind in {TargetKind.COUNT, TargetKind.MILESTONE}:
        return Fraction(value) / Fraction(goal.bound) if goal.bound else None
    if goal.kind is TargetKind.YEARLY or goal.baseline is None or is_kept(goal) or goal.bound == goal.baseline:
        return None
    start = Fraction(goal.baseline)
    return (Fraction(value) - start) / (Fraction(goal.bound) - start)


def reached(goal: Goal, value: Decimal) -> bool:
    """Whether a value meets the goal; strict bounds are strict, a point is met from its better side."""
    if goal.value is None:
        return value >= goal.bound
    if goal.op is not Comparison.POINT:
        return bool(HOLDS[goal.op](value, goal.value))
    if goal.kind in {TargetKind.COUNT, TargetKind.MILESTONE}:
        return value >= goal.value
    return value <= goal.value if goal.direction is Direction.DOWN else value >= goal.value


def is_kept(goal: Goal) -> bool:
    """保持类: the baseline meets the goal already, so that there is no way to travel."""
    return (
        goal.kind is TargetKind.LEVEL
        and goal.value is not None
        and goal.baseline is not None
        and reached(goal, goal.baseline)
    )


def _success(goal: Goal, reading: Reading) -> Status:
    early = reading.year < goal.by
    if early:
        return Status.HELD if is_kept(goal) else Status.EARLY
    return Status.EXCEEDED if _is_exceeded(goal, reading.value) else Status.ACHIEVED


def _is_exceeded(goal: Goal, value: Decimal) -> bool:
    """超额: more than was promised, which a bound, a kept level or a rate cannot be."""
    if goal.high is not None:
        return value > goal.high
    if goal.kind is TargetKind.COUNT:
        return goal.op not in {Comparison.AT_MOST, Comparison.BELOW} and value > goal.bound
    if goal.op is not Comparison.POINT or is_kept(goal):
        return False
    return value < goal.bound if goal.direction is Direction.DOWN else value > goal.bound


def _status(goal: Goal, reading: Reading, share: Fraction | None, passed: Fraction, tolerance: Fraction) -> Status:
    """The status of a value that does not reach the goal."""
    if reading.year >= goal.by:
        return Status.MISSED
    if is_kept(goal):
        return Status.FALLEN
    if share is None:
        return Status.REVERSED if _is_away_from_strict_bound(goal, reading.value) else Status.NOT_ASSESSED
    if share < 0:
        return Status.REVERSED
    if share > passed + tolerance:
        return Status.AHEAD
    return Status.BEHIND if share < passed - tolerance else Status.ON_TRACK


def _is_away_from_strict_bound(goal: Goal, value: Decimal) -> bool:
    """With ``>85`` from exactly 85 there is no way to measure, but a step back is still a step back."""
    if goal.baseline is None or goal.bound != goal.baseline:
        return False
    return value < goal.baseline if goal.op in RISING else value > goal.baseline


def _yearly(goal: Goal, readings: Sequence[Reading], latest: Reading) -> Verdict:
    """A rate promised for each year: one year that fails, fails the promise; a year unknown leaves it open."""
    years = {reading.year: reading for reading in sorted(readings, key=lambda reading: reading.newness)}
    holds = all(reached(goal, reading.value) for reading in years.values())
    if latest.year < goal.by:
        status = Status.ON_TRACK if holds else Status.BEHIND
    elif holds:
        complete = all(year in years for year in range(goal.start + 1, goal.by + 1))
        status = Status.ACHIEVED if complete else Status.NOT_ASSESSED
    else:
        status = Status.MISSED
    return Verdict(status, latest, None, elapsed(goal, latest.year), holds)
