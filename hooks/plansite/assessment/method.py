"""The published method (评价方法): from a target and its values to a verdict, in exact arithmetic.

Nothing here knows of indicators, projects or pages. Shares are exact fractions: 1 is the whole way.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto
from fractions import Fraction
from math import prod
from operator import ge, gt, le, lt

from plansite.models.span import WHOLE_YEAR
from plansite.models.vocabulary import Basis, Comparison, Direction, Mean, Status, TargetKind

HOLDS: Mapping[Comparison, Callable[[Fraction, Fraction], bool]] = {
    Comparison.AT_LEAST: ge,
    Comparison.ABOVE: gt,
    Comparison.AT_MOST: le,
    Comparison.BELOW: lt,
}
RISING = (Comparison.AT_LEAST, Comparison.ABOVE)
COUNTS = frozenset({TargetKind.COUNT, TargetKind.MILESTONE})

Measure = Callable[[Decimal], Fraction]
"""Turns a figure of a goal into what is compared: itself, or what it comes to over several years."""


class Reason(Enum):
    """原因: why a target is not assessed."""

    OTHER_SCOPE = auto()
    """Only values of another scope are known."""

    NO_TARGET = auto()
    """The plan gives this area no target."""

    NO_BASELINE = auto()
    """The goal is not reached yet, and without a baseline nobody can say how far the way is."""

    NO_WAY = auto()
    """The baseline is the bound itself, which a strict bound does not admit."""

    INCOMPLETE = auto()
    """Values of some years are not known."""


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
    basis: Basis = Basis.LEVEL
    mean: Mean = Mean.ARITHMETIC
    """How an average is taken; other goals have none."""

    former: tuple[tuple[int, Goal], ...] = ()
    """Goals that were in force before an adjustment: the last year of each, and the goal; the oldest first."""

    @property
    def bound(self) -> Decimal:
        """The value that decides: the target, or the lower end of a range."""
        value = self.value if self.value is not None else self.low
        assert value is not None, "a goal has a value or a range"
        return value

    @property
    def measures(self) -> Basis:
        """What is held against the figure; a yearly rate is held against every year."""
        return Basis.EACH_YEAR if self.kind is TargetKind.YEARLY else self.basis

    @property
    def is_rising(self) -> bool:
        """Whether more is better."""
        if self.value is None or self.op in RISING:
            return True
        return self.op is Comparison.POINT and self.direction is not Direction.DOWN

    @property
    def years(self) -> range:
        """The years that count for goals that look at several."""
        return range(self.start + 1, self.by + 1)

    def in_force(self, year: int) -> Goal:
        """The goal by which one year is judged: an adjustment does not reach back."""
        return next((goal for last, goal in self.former if year <= last), self)


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
    reason: Reason | None = None
    """Why it is not assessed."""

    years: tuple[Reading, ...] = ()
    """The values of the years that it rests on, where it rests on several."""

    missing: tuple[int, ...] = ()
    """Years up to the newest value that are not known, where it rests on several."""

    outcome: Fraction | None = None
    """What several years come to: their mean, or their sum."""

    is_late: bool = False
    """Whether the value is of a year after the deadline, of whose own year none is known."""

    is_stated: bool = False
    """Whether a source states the status, which then rests on no value."""

    @property
    def is_preliminary(self) -> bool:
        """Whether a value that decided may still be revised."""
        read = self.years or ((self.reading,) if self.reading is not None else ())
        return any(reading.preliminary for reading in read)

    @property
    def may_change(self) -> bool:
        """Whether the status follows from such a value, so that 初步 is said beside it."""
        return self.is_preliminary and not self.is_stated


def verdict(goal: Goal, readings: Sequence[Reading], *, tolerance: Fraction, other_scope: bool = False) -> Verdict:
    """What the readings say of the goal.

    ``tolerance`` is δ as a share (0.05 for 5 percentage points). ``other_scope`` says that values of a
    different scope exist, which show but never decide.
    """
    if not readings:
        return unread(other_scope=other_scope)
    if goal.measures is Basis.LEVEL:
        return _level(goal, readings, tolerance)
    return _of_years(goal, readings, tolerance)


def _of_years(goal: Goal, readings: Sequence[Reading], tolerance: Fraction) -> Verdict:
    """The verdict on a goal that looks at the years together: one value a year, the newest of each."""
    found = {reading.year: reading for reading in sorted(readings, key=lambda reading: reading.newness)}
    known = tuple(found[year] for year in goal.years if year in found)
    if not known:
        newest = max(readings, key=lambda reading: reading.newness)
        passed = elapsed(goal, newest.year)
        return Verdict(Status.NOT_ASSESSED, newest, None, passed, reason=Reason.INCOMPLETE, missing=tuple(goal.years))
    years = _Years(goal, known, is_over=any(year >= goal.by for year in found))
    if goal.measures is Basis.AVERAGE:
        return _average(years)
    if goal.measures is Basis.CUMULATIVE:
        return _cumulative(years, tolerance)
    return _yearly(years)


def unread(*, other_scope: bool) -> Verdict:
    """The verdict on a goal of which no value of its own scope is known."""
    if other_scope:
        return Verdict(Status.NOT_ASSESSED, reason=Reason.OTHER_SCOPE)
    return Verdict(Status.AWAITING)


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
    if goal.measures is not Basis.LEVEL or is_kept(goal):
        return None
    if goal.value is None or goal.kind in COUNTS:
        return Fraction(value) / Fraction(goal.bound) if goal.bound else None
    if goal.baseline is None or goal.bound == goal.baseline:
        return None
    start = Fraction(goal.baseline)
    return (Fraction(value) - start) / (Fraction(goal.bound) - start)


def reached(goal: Goal, value: Decimal | Fraction, measure: Measure = Fraction) -> bool:
    """Whether a value meets the goal; strict bounds are strict, a point is met from its better side.

    ``measure`` says what the goal's figure comes to where the value is of several years.
    """
    found = Fraction(value)
    if goal.value is None:
        assert goal.low is not None, "a goal has a value or a range"
        assert goal.high is not None, "a range has two ends"
        within = goal.direction is not Direction.KEEP or found <= measure(goal.high)
        return within and found >= measure(goal.low)
    bound = measure(goal.value)
    if goal.op is not Comparison.POINT:
        return HOLDS[goal.op](found, bound)
    return found >= bound if goal.kind in COUNTS or goal.is_rising else found <= bound


def is_kept(goal: Goal) -> bool:
    """保持类: the baseline meets the goal already, so that there is no way to travel."""
    return (
        goal.kind is TargetKind.LEVEL
        and goal.measures is Basis.LEVEL
        and (goal.value is not None or goal.direction is Direction.KEEP)
        and goal.baseline is not None
        and reached(goal, goal.baseline)
    )


def total(readings: Sequence[Reading]) -> Decimal:
    """累计: the sum of the years."""
    return sum((reading.value for reading in readings), Decimal(0))


def average(goal: Goal, readings: Sequence[Reading]) -> Fraction:
    """年均: the mean of the years; the geometric mean of growth rates is told to a ten-thousandth of a percent."""
    count = len(readings)
    if goal.mean is Mean.ARITHMETIC:
        return Fraction(total(readings)) / count
    factor = prod((_factor(reading.value) for reading in readings), start=Fraction(1))
    return (_root(factor, count) - 1) * 100


def _level(goal: Goal, readings: Sequence[Reading], tolerance: Fraction) -> Verdict:
    latest = deciding(goal, readings)
    share = progress(goal, latest.value)
    passed = elapsed(goal, latest.year)
    met = reached(goal, latest.value)
    status = _success(goal, latest) if met else _status(goal, latest, share, passed, tolerance)
    reason = None
    if status is Status.NOT_ASSESSED:
        reason = Reason.NO_BASELINE if goal.baseline is None else Reason.NO_WAY
    counted = goal.kind in COUNTS and any(r.year <= goal.by and reached(goal, r.value) for r in readings)
    return Verdict(status, latest, share, passed, met, reason, is_late=latest.year > goal.by and not counted)


def _success(goal: Goal, reading: Reading) -> Status:
    if reading.year < goal.by:
        return Status.HELD if is_kept(goal) or goal.direction is Direction.KEEP else Status.EARLY
    return Status.EXCEEDED if _is_exceeded(goal, reading.value) else Status.ACHIEVED


def _is_exceeded(goal: Goal, value: Decimal | Fraction, measure: Measure = Fraction) -> bool:
    """超额: more than was promised, which a bound, a kept level or a rate cannot be."""
    if goal.high is not None:
        return value > measure(goal.high)
    if goal.kind is TargetKind.COUNT:
        return goal.op not in {Comparison.AT_MOST, Comparison.BELOW} and value > measure(goal.bound)
    if goal.op is not Comparison.POINT or is_kept(goal):
        return False
    return value > measure(goal.bound) if goal.is_rising else value < measure(goal.bound)


def _status(goal: Goal, reading: Reading, share: Fraction | None, passed: Fraction, tolerance: Fraction) -> Status:
    """The status of a value that does not reach the goal."""
    if reading.year >= goal.by:
        return Status.MISSED
    if is_kept(goal):
        return Status.FALLEN
    if share is None:
        return Status.REVERSED if _is_away_from_strict_bound(goal, reading.value) else Status.NOT_ASSESSED
    return _pace(share, passed, tolerance)


def _pace(share: Fraction, passed: Fraction, tolerance: Fraction) -> Status:
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


@dataclass(frozen=True, slots=True)
class _Years:
    """The values of several years, of which a goal speaks together."""

    goal: Goal
    known: tuple[Reading, ...]
    """In order, one a year, within the years that count; never empty."""

    is_over: bool
    """Whether a value of the deadline's year, or of a later one, is known."""

    @property
    def missing(self) -> tuple[int, ...]:
        """Years without a value, up to the newest one; up to the deadline where that has passed."""
        last = self.goal.by if self.is_over else self.known[-1].year
        years = {reading.year for reading in self.known}
        return tuple(year for year in self.goal.years if year <= last and year not in years)

    @property
    def outcome(self) -> Fraction | None:
        """Their mean or their sum, where the goal speaks of one."""
        if self.goal.measures is Basis.AVERAGE:
            return average(self.goal, self.known)
        return Fraction(total(self.known)) if self.goal.measures is Basis.CUMULATIVE else None

    def verdict(self, status: Status, *, holds: bool, share: Fraction | None = None) -> Verdict:
        """A verdict that rests on these years."""
        latest = self.known[-1]
        passed = elapsed(self.goal, latest.year)
        reason = Reason.INCOMPLETE if status is Status.NOT_ASSESSED else None
        return Verdict(status, latest, share, passed, holds, reason, self.known, self.missing, self.outcome)


def _yearly(years: _Years) -> Verdict:
    """Every year alone: one year that fails, fails the promise; a year unknown at the end leaves it open.

    What holds for the whole period is broken for good by the first year that breaks it.
    """
    goal = years.goal
    holds = all(reached(goal.in_force(reading.year), reading.value) for reading in years.known)
    if not holds:
        is_lost = years.is_over or goal.measures is Basis.WHOLE_PERIOD
        return years.verdict(Status.MISSED if is_lost else Status.BEHIND, holds=False)
    if not years.is_over:
        return years.verdict(Status.ON_TRACK, holds=True)
    return years.verdict(Status.NOT_ASSESSED if years.missing else Status.ACHIEVED, holds=True)


def _average(years: _Years) -> Verdict:
    """The mean of the years known; exact: a geometric mean is compared by its power."""
    goal, count = years.goal, len(years.known)
    if goal.mean is Mean.ARITHMETIC:
        found = Fraction(total(years.known))

        def measure(figure: Decimal) -> Fraction:
            return Fraction(figure) * count
    else:
        found = prod((_factor(reading.value) for reading in years.known), start=Fraction(1))

        def measure(figure: Decimal) -> Fraction:
            return _factor(figure) ** count

    holds = reached(goal, found, measure)
    if not years.is_over:
        return years.verdict(Status.ON_TRACK if holds else Status.BEHIND, holds=holds)
    if years.missing:
        return years.verdict(Status.NOT_ASSESSED, holds=holds)
    if not holds:
        return years.verdict(Status.MISSED, holds=False)
    exceeded = _is_exceeded(goal, found, measure)
    return years.verdict(Status.EXCEEDED if exceeded else Status.ACHIEVED, holds=True)


def _cumulative(years: _Years, tolerance: Fraction) -> Verdict:
    """The sum of the years. An amount to be reached is reached for good, a ceiling is broken for good."""
    goal = years.goal
    found = total(years.known)
    holds = reached(goal, found)
    share = Fraction(found) / Fraction(goal.bound) if goal.bound else None
    if goal.is_rising and holds and (not years.missing or all(reading.value >= 0 for reading in years.known)):
        done = Status.EXCEEDED if _is_exceeded(goal, found) else Status.ACHIEVED
        return years.verdict(done if years.is_over else Status.EARLY, holds=True, share=share)
    if not goal.is_rising and not holds:
        return years.verdict(Status.MISSED, holds=False, share=share)
    if years.missing:
        return years.verdict(Status.NOT_ASSESSED, holds=holds)
    if years.is_over:
        return years.verdict(Status.ACHIEVED if holds else Status.MISSED, holds=holds, share=share)
    if share is None:
        return years.verdict(Status.ON_TRACK, holds=holds)
    passed = elapsed(goal, years.known[-1].year)
    pace = _pace(share, passed, tolerance)
    if not goal.is_rising:
        pace = {Status.AHEAD: Status.BEHIND, Status.BEHIND: Status.AHEAD}.get(pace, pace)
    return years.verdict(pace, holds=holds, share=share)


def _factor(rate: Decimal) -> Fraction:
    """What a growth of so many percent multiplies by."""
    return max(1 + Fraction(rate) / 100, Fraction(0))


PRECISION = 10**8
"""Parts into which a root is told; what is compared is never a root."""


def _root(value: Fraction, degree: int) -> Fraction:
    """The largest fraction of ``PRECISION`` whose power does not exceed the value."""
    low, high = 0, PRECISION * (int(value) + 2)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if Fraction(middle, PRECISION) ** degree <= value else (low, middle)
    return Fraction(low, PRECISION)
