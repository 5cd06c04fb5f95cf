"""The published method: every row of its table, every vector, and what must hold for any numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plansite.assessment.method import Goal, Reading, Reason, Verdict, elapsed, progress, reached, verdict
from plansite.models.vocabulary import Comparison, Direction, Status, TargetKind
from plansite.wording import numbers

UNTIMED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""The machine's speed decides nothing."""

DELTA = Fraction(5, 100)
UP, DOWN, KEEP = Direction.UP, Direction.DOWN, Direction.KEEP
RISING_OPS = (Comparison.AT_LEAST, Comparison.ABOVE, Comparison.POINT)
FALLING_OPS = (Comparison.AT_MOST, Comparison.BELOW, Comparison.POINT)


def level(baseline: str | None, op: str, target: str, direction: Direction = UP, *, by: int = 2025) -> Goal:
    """A level to be at, as the table of indicators states it; the plan starts from 2020."""
    start = None if baseline is None else Decimal(baseline)
    return Goal(by=by, start=2020, op=Comparison(op), value=Decimal(target), baseline=start, direction=direction)


def counted(target: str, op: str = ">=", kind: TargetKind = TargetKind.COUNT) -> Goal:
    """A number of things to be done by 2025."""
    return Goal(by=2025, start=2020, op=Comparison(op), value=Decimal(target), kind=kind)


def ranged(low: str, high: str) -> Goal:
    """A number of things between two ends."""
    return Goal(by=2025, start=2020, low=Decimal(low), high=Decimal(high), kind=TargetKind.COUNT)


def yearly(op: str, target: str, *, by: int = 2025) -> Goal:
    """A rate promised for each year from 2021."""
    return Goal(by=by, start=2020, op=Comparison(op), value=Decimal(target), kind=TargetKind.YEARLY)


def reading(year: int, value: str, *, preliminary: bool = False) -> Reading:
    """A value of the target's own scope."""
    return Reading(year, Decimal(value), preliminary)


def judged(goal: Goal, *readings: Reading) -> Verdict:
    """The verdict with the published tolerance of 5 points."""
    return verdict(goal, readings, tolerance=DELTA)


@pytest.mark.parametrize(
    ("goal", "year", "value", "share", "passed", "status"),
    [
        (level("90.3", "=", "92.0"), 2023, "91.5", "70.6%", "60%", Status.AHEAD),
        (level("2.5", "=", "0", DOWN), 2023, "1.2", "52%", "60%", Status.BEHIND),
        (level("95", "=", "96"), 2022, "94.8", "−20%", "40%", Status.REVERSED),
        (level("10.8", "=", "11.3"), 2024, "11.4", "120%", "80%", Status.EARLY),
        (level("100", "=", "100", KEEP), 2024, "100", "—", "80%", Status.HELD),
        (level("80", ">", "85"), 2024, "85.0", "100%", "80%", Status.AHEAD),
        (level("80", ">", "85"), 2025, "85.0", "100%", "100%", Status.MISSED),
    ],
)
def test_the_design_vectors_come_out_as_printed(
    goal: Goal, year: int, value: str, share: str, passed: str, status: Status
) -> None:
    found = judged(goal, reading(year, value))
    assert (numbers.share(found.progress), numbers.share(found.elapsed), found.status) == (share, passed, status)


@pytest.mark.parametrize(
    ("goal", "value", "share"),
    [
        (level("90.3", "=", "92.0"), "91.5", Fraction(12, 17)),
        (level("2.5", "=", "0", DOWN), "1.2", Fraction(13, 25)),
        (level("95", "=", "96"), "94.8", Fraction(-1, 5)),
        (level("10.8", "=", "11.3"), "11.4", Fraction(6, 5)),
        (level("5.3", "<=", "5", DOWN), "5.2", Fraction(1, 3)),
        (level("0.1", ">=", "0.4"), "0.2", Fraction(1, 3)),
        (counted("18"), "6", Fraction(1, 3)),
        (counted("4", kind=TargetKind.MILESTONE), "3", Fraction(3, 4)),
        (ranged("40", "50"), "30", Fraction(3, 4)),
    ],
)
def test_progress_is_an_exact_fraction(goal: Goal, value: str, share: Fraction) -> None:
    assert progress(goal, Decimal(value)) == share


@pytest.mark.parametrize(
    "goal",
    [
        level(None, ">=", "85"),
        level("90", ">=", "85"),
        level("4", "<", "5", DOWN),
        level("100", "=", "100", KEEP),
        level("85", ">", "85"),
        yearly(">=", "1"),
        counted("0"),
    ],
    ids=[
        "no-baseline",
        "met-at-baseline",
        "met-at-baseline-down",
        "kept",
        "strict-at-baseline",
        "yearly",
        "count-of-none",
    ],
)
def test_progress_has_no_meaning_where_there_is_no_way_to_travel(goal: Goal) -> None:
    assert progress(goal, Decimal(50)) is None


@pytest.mark.parametrize(
    ("op", "direction", "met"),
    [
        (">=", UP, ["85.0", "85.001"]),
        (">", UP, ["85.001"]),
        ("<=", DOWN, ["84.999", "85.0"]),
        ("<", DOWN, ["84.999"]),
        ("=", UP, ["85.0", "85.001"]),
        ("=", KEEP, ["85.0", "85.001"]),
        ("=", DOWN, ["84.999", "85.0"]),
    ],
)
@pytest.mark.parametrize("baseline", [None, "85", "80", "90"])
def test_strict_bound_is_not_met_by_the_bound_itself_and_a_point_is_met_from_its_better_side(
    op: str, direction: Direction, met: list[str], baseline: str | None
) -> None:
    goal = level(baseline, op, "85", direction)
    assert [value for value in ("84.999", "85.0", "85.001") if reached(goal, Decimal(value))] == met


@pytest.mark.parametrize("kind", [TargetKind.COUNT, TargetKind.MILESTONE])
def test_things_counted_are_reached_from_below_whatever_the_direction(kind: TargetKind) -> None:
    goal = replace(counted("18", "=", kind), direction=DOWN)
    assert [reached(goal, Decimal(done)) for done in (17, 18, 19)] == [False, True, True]


@pytest.mark.parametrize(
    ("goal", "year", "value", "status"),
    [
        (level("100", "=", "100", KEEP), 2024, "100", Status.HELD),
        (level("100", "=", "100", KEEP), 2024, "99.9", Status.FALLEN),
        (level("100", "=", "100", KEEP), 2025, "100", Status.ACHIEVED),
        (level("100", "=", "100", KEEP), 2025, "99.9", Status.MISSED),
        (level("99", "=", "99", KEEP), 2025, "99.5", Status.ACHIEVED),
        (level("2", "=", "2", DOWN), 2023, "1.9", Status.HELD),
        (level("2", "=", "2", DOWN), 2023, "2.1", Status.FALLEN),
        (level("90", ">=", "85"), 2022, "85", Status.HELD),
        (level("90", ">=", "85"), 2022, "84.9", Status.FALLEN),
        (level("90", ">", "85"), 2022, "85", Status.FALLEN),
        (level("4", "<=", "5", DOWN), 2022, "5", Status.HELD),
        (level("4", "<", "5", DOWN), 2022, "5", Status.FALLEN),
        (level("90", ">=", "85"), 2025, "95", Status.ACHIEVED),
        (level("90", ">=", "85"), 2026, "84", Status.MISSED),
    ],
)
def test_a_goal_met_at_the_baseline_is_held_or_fallen_and_decided_at_the_deadline(
    goal: Goal, year: int, value: str, status: Status
) -> None:
    found = judged(goal, reading(year, value))
    assert (found.status, found.progress) == (status, None)


@pytest.mark.parametrize(
    ("goal", "year", "value", "status"),
    [
        (level(None, ">=", "85"), 2023, "85", Status.EARLY),
        (level(None, ">=", "85"), 2023, "84", Status.NOT_ASSESSED),
        (level(None, ">=", "85"), 2025, "85", Status.ACHIEVED),
        (level(None, ">=", "85"), 2025, "84", Status.MISSED),
        (level(None, ">", "85"), 2025, "85", Status.MISSED),
        (level(None, "<=", "5", DOWN), 2023, "5", Status.EARLY),
        (level(None, "<=", "5", DOWN), 2023, "6", Status.NOT_ASSESSED),
        (level(None, "=", "5", DOWN), 2025, "4", Status.EXCEEDED),
        (level(None, "=", "85"), 2026, "86", Status.EXCEEDED),
    ],
)
def test_without_a_baseline_only_reaching_and_the_deadline_decide(
    goal: Goal, year: int, value: str, status: Status
) -> None:
    assert judged(goal, reading(year, value)).status is status


HAIR = "0.000000000000000000000001"


@pytest.mark.parametrize(
    ("value", "status"),
    [
        (Decimal(65) + Decimal(HAIR), Status.AHEAD),
        (Decimal(65), Status.ON_TRACK),
        (Decimal(60), Status.ON_TRACK),
        (Decimal(55), Status.ON_TRACK),
        (Decimal(55) - Decimal(HAIR), Status.BEHIND),
        (Decimal(0), Status.BEHIND),
        (Decimal(0) - Decimal(HAIR), Status.REVERSED),
    ],
)
@pytest.mark.parametrize("direction", [UP, DOWN])
def test_the_tolerance_is_inclusive_on_both_sides(value: Decimal, status: Status, direction: Direction) -> None:
    sign = 1 if direction is UP else -1
    goal = level("0", "=", str(100 * sign), direction)
    assert judged(goal, Reading(2023, value * sign)).status is status


def test_the_tolerance_is_the_one_that_is_handed_in() -> None:
    goal, readings = level("0", "=", "100"), [reading(2023, "65")]
    assert verdict(goal, readings, tolerance=Fraction(4, 100)).status is Status.AHEAD
    assert verdict(goal, readings, tolerance=Fraction(0)).status is Status.AHEAD
    assert verdict(goal, [reading(2023, "60")], tolerance=Fraction(0)).status is Status.ON_TRACK


@pytest.mark.parametrize(
    ("goal", "year", "value", "status"),
    [
        (level("90", "=", "92"), 2024, "92", Status.EARLY),
        (level("90", "=", "92"), 2024, "93", Status.EARLY),
        (level("90", "=", "92"), 2025, "92", Status.ACHIEVED),
        (level("90", "=", "92"), 2025, "92.1", Status.EXCEEDED),
        (level("90", "=", "92"), 2027, "92.1", Status.EXCEEDED),
        (level("90", "=", "92"), 2025, "91.9", Status.MISSED),
        (level("90", "=", "92"), 2025, "89", Status.MISSED),
        (level("5", "=", "2", DOWN), 2024, "1", Status.EARLY),
        (level("5", "=", "2", DOWN), 2025, "2", Status.ACHIEVED),
        (level("5", "=", "2", DOWN), 2025, "1.9", Status.EXCEEDED),
        (level("5", "=", "2", DOWN), 2025, "2.1", Status.MISSED),
        (level("80", ">=", "85"), 2025, "99", Status.ACHIEVED),
        (level("9", "<", "5", DOWN), 2025, "1", Status.ACHIEVED),
        (counted("18"), 2024, "18", Status.EARLY),
        (counted("18"), 2024, "30", Status.EARLY),
        (counted("18"), 2025, "18", Status.ACHIEVED),
        (counted("18"), 2025, "19", Status.EXCEEDED),
        (counted("18", "="), 2025, "19", Status.EXCEEDED),
        (counted("18"), 2025, "17", Status.MISSED),
        (counted("18", ">"), 2025, "18", Status.MISSED),
        (counted("4", kind=TargetKind.MILESTONE), 2024, "4", Status.EARLY),
        (counted("4", kind=TargetKind.MILESTONE), 2025, "4", Status.ACHIEVED),
        (counted("4", kind=TargetKind.MILESTONE), 2025, "3", Status.MISSED),
    ],
)
def test_early_achieved_exceeded_and_missed_at_their_edges(goal: Goal, year: int, value: str, status: Status) -> None:
    found = judged(goal, reading(year, value))
    assert (found.status, found.reached) == (status, status is not Status.MISSED)


@pytest.mark.parametrize(
    ("done", "year", "share", "status"),
    [
        ("6", 2022, Fraction(6, 18), Status.BEHIND),
        ("7", 2022, Fraction(7, 18), Status.ON_TRACK),
        ("9", 2022, Fraction(9, 18), Status.AHEAD),
        ("0", 2021, Fraction(0), Status.BEHIND),
        ("27", 2025, Fraction(3, 2), Status.EXCEEDED),
    ],
)
def test_a_count_is_measured_by_done_over_promised_and_may_pass_100_percent(
    done: str, year: int, share: Fraction, status: Status
) -> None:
    found = judged(counted("18"), reading(year, done))
    assert (found.progress, found.status) == (share, status)


def test_a_count_starts_from_nothing_even_where_a_baseline_is_known() -> None:
    goal = replace(counted("18"), baseline=Decimal(9))
    assert judged(goal, reading(2022, "9")).progress == Fraction(1, 2)
    assert judged(replace(goal, baseline=Decimal(20)), reading(2022, "18")).status is Status.EARLY


@pytest.mark.parametrize(
    ("done", "year", "status"),
    [
        ("39", 2025, Status.MISSED),
        ("40", 2025, Status.ACHIEVED),
        ("45", 2025, Status.ACHIEVED),
        ("50", 2025, Status.ACHIEVED),
        ("51", 2025, Status.EXCEEDED),
        ("39", 2024, Status.AHEAD),
        ("40", 2024, Status.EARLY),
        ("51", 2024, Status.EARLY),
        ("30", 2024, Status.ON_TRACK),
        ("29", 2024, Status.BEHIND),
    ],
)
def test_a_range_is_reached_at_its_low_end_and_exceeded_above_its_high_end(
    done: str, year: int, status: Status
) -> None:
    found = judged(ranged("40", "50"), reading(year, done))
    assert (found.status, found.progress) == (status, Fraction(int(done), 40))


@pytest.mark.parametrize(
    ("values", "status"),
    [
        ({2021: "1.2"}, Status.ON_TRACK),
        ({2021: "1", 2022: "1.5"}, Status.ON_TRACK),
        ({2021: "0.9", 2022: "1.5"}, Status.BEHIND),
        ({2021: "1", 2022: "0.9"}, Status.BEHIND),
        ({2025: "1"}, Status.NOT_ASSESSED),
        ({2021: "1", 2022: "1", 2024: "1", 2025: "1"}, Status.NOT_ASSESSED),
        ({2021: "1", 2022: "1", 2023: "1", 2024: "1", 2025: "1"}, Status.ACHIEVED),
        ({2021: "1", 2022: "1", 2023: "0", 2024: "1", 2025: "1"}, Status.MISSED),
        ({2021: "0.9", 2025: "1"}, Status.MISSED),
        ({2021: "1", 2022: "1", 2023: "1", 2024: "1", 2026: "1"}, Status.NOT_ASSESSED),
        ({2021: "9", 2022: "9", 2023: "9", 2024: "9", 2025: "9"}, Status.ACHIEVED),
    ],
)
def test_a_yearly_rate_fails_with_one_year_and_is_kept_only_by_all(values: dict[int, str], status: Status) -> None:
    found = judged(yearly(">=", "1"), *(reading(year, value) for year, value in values.items()))
    assert (found.status, found.progress) == (status, None)


def test_a_yearly_rate_with_a_strict_upper_bound_is_not_met_by_the_bound_itself() -> None:
    assert judged(yearly("<", "5"), reading(2021, "4.9")).status is Status.ON_TRACK
    assert judged(yearly("<", "5"), reading(2021, "5")).status is Status.BEHIND


def test_the_actual_value_of_a_year_decides_a_yearly_rate_before_the_preliminary_one() -> None:
    pair = [reading(2021, "0.5", preliminary=True), reading(2021, "1")]
    assert judged(yearly(">=", "1"), *pair).status is Status.ON_TRACK
    assert judged(yearly(">=", "1"), *reversed(pair)).status is Status.ON_TRACK


@pytest.mark.parametrize("value", ["89", "91", "92", "93"])
@pytest.mark.parametrize("year", [2022, 2025])
def test_a_preliminary_value_decides_as_an_actual_one_and_says_so(value: str, year: int) -> None:
    goal = level("90", "=", "92")
    actual = judged(goal, reading(year, value))
    preliminary = judged(goal, reading(year, value, preliminary=True))
    assert preliminary.status is actual.status
    assert preliminary.reading is not None
    assert preliminary.reading.preliminary
    assert actual.reading is not None
    assert not actual.reading.preliminary


@pytest.mark.parametrize(
    ("readings", "decides"),
    [
        ([reading(2022, "91"), reading(2023, "90.5")], reading(2023, "90.5")),
        ([reading(2022, "93"), reading(2023, "90.5")], reading(2023, "90.5")),
        ([reading(2023, "91", preliminary=True), reading(2023, "90.5")], reading(2023, "90.5")),
        ([reading(2022, "91"), reading(2023, "90.5", preliminary=True)], reading(2023, "90.5", preliminary=True)),
    ],
    ids=["newest", "newest-though-reached-before", "actual-of-one-year", "newer-preliminary"],
)
def test_the_newest_year_decides_and_in_it_the_actual_value(readings: list[Reading], decides: Reading) -> None:
    goal = level("90", "=", "92")
    assert judged(goal, *readings) == judged(goal, *reversed(readings)) == judged(goal, decides)


def test_nothing_published_is_awaited() -> None:
    assert judged(level("90", "=", "92")) == Verdict(Status.AWAITING)


def test_values_of_another_scope_alone_are_not_assessed() -> None:
    found = verdict(level("90", "=", "92"), [], tolerance=DELTA, other_scope=True)
    assert found == Verdict(Status.NOT_ASSESSED, reason=Reason.OTHER_SCOPE)


def test_a_value_of_another_scope_changes_nothing_beside_one_of_the_same() -> None:
    goal, readings = level("90", "=", "92"), [reading(2022, "91")]
    assert verdict(goal, readings, tolerance=DELTA, other_scope=True) == judged(goal, *readings)


@pytest.mark.parametrize(
    ("year", "value", "passed", "status"),
    [
        (2021, "6", Fraction(1, 2), Status.AHEAD),
        (2021, "8", Fraction(1, 2), Status.BEHIND),
        (2021, "5", Fraction(1, 2), Status.EARLY),
        (2022, "5", Fraction(1), Status.ACHIEVED),
        (2022, "5.1", Fraction(1), Status.MISSED),
        (2023, "5.1", Fraction(3, 2), Status.MISSED),
        (2024, "4", Fraction(2), Status.ACHIEVED),
    ],
)
def test_an_earlier_deadline_has_its_own_pace_and_its_own_end(
    year: int, value: str, passed: Fraction, status: Status
) -> None:
    found = judged(level("9", "<=", "5", DOWN, by=2022), reading(year, value))
    assert (found.elapsed, found.status) == (passed, status)


@pytest.mark.parametrize(
    ("op", "direction", "value", "status"),
    [
        (">", UP, "85.1", Status.EARLY),
        (">", UP, "85", Status.NOT_ASSESSED),
        (">", UP, "84.9", Status.REVERSED),
        ("<", DOWN, "84.9", Status.EARLY),
        ("<", DOWN, "85", Status.NOT_ASSESSED),
        ("<", DOWN, "85.1", Status.REVERSED),
    ],
)
def test_a_strict_bound_that_equals_the_baseline_is_no_way_but_a_step_back_is_one(
    op: str, direction: Direction, value: str, status: Status
) -> None:
    goal = level("85", op, "85", direction)
    assert judged(goal, reading(2023, value)).status is status
    assert judged(goal, reading(2025, value)).status is (Status.ACHIEVED if status is Status.EARLY else Status.MISSED)


@pytest.mark.parametrize(
    ("by", "year", "passed"),
    [
        (2025, 2020, Fraction(0)),
        (2025, 2023, Fraction(3, 5)),
        (2025, 2025, Fraction(1)),
        (2025, 2027, Fraction(7, 5)),
        (2020, 2020, Fraction(1)),
        (2019, 2020, Fraction(1)),
    ],
)
def test_elapsed_time_is_unclamped_and_whole_where_the_deadline_is_the_start(
    by: int, year: int, passed: Fraction
) -> None:
    assert elapsed(level("90", "=", "92", by=by), year) == passed


finite = st.decimals(min_value=-1000, max_value=1000, places=2) | st.decimals(allow_nan=False, allow_infinity=False)
small = st.decimals(min_value=-1000, max_value=1000, places=2)
positive = st.decimals(min_value="0.01", max_value=1000, places=2)
years = st.integers(2015, 2030)
some_readings = st.lists(
    st.builds(Reading, years, finite, st.booleans()), max_size=6, unique_by=lambda r: (r.year, r.preliminary)
)


@st.composite
def any_goal(draw: st.DrawFn) -> Goal:
    """Goals good and absurd: equal baseline and target, zero targets, deadlines before the start."""
    baseline = draw(st.none() | finite)
    goal = Goal(
        by=draw(years),
        start=draw(years),
        op=draw(st.sampled_from(Comparison)),
        baseline=baseline,
        direction=draw(st.sampled_from(Direction)),
        kind=draw(st.sampled_from(TargetKind)),
    )
    same = st.just(Decimal(0)) if baseline is None else st.sampled_from([baseline, Decimal(0)])
    figure = draw(finite | same)
    return replace(goal, value=figure) if draw(st.booleans()) else replace(goal, low=figure, high=draw(finite))


@st.composite
def sensible_goal(draw: st.DrawFn) -> Goal:
    """Goals that the checks let pass: the comparison goes the way that is better."""
    kind = draw(st.sampled_from([TargetKind.LEVEL, TargetKind.YEARLY, TargetKind.COUNT]))
    direction = UP if kind is TargetKind.COUNT else draw(st.sampled_from([UP, DOWN]))
    op = draw(st.sampled_from(RISING_OPS if direction is UP else FALLING_OPS))
    goal = Goal(by=2025, start=2020, op=op, direction=direction, kind=kind)
    if kind is not TargetKind.COUNT:
        return replace(goal, value=draw(small), baseline=draw(st.none() | small))
    low = draw(positive)
    return replace(goal, value=low) if draw(st.booleans()) else replace(goal, low=low, high=low + draw(positive))


@UNTIMED
@given(any_goal(), some_readings)
def test_no_numbers_make_the_method_fail(goal: Goal, readings: list[Reading]) -> None:
    found = judged(goal, *readings)
    assert (found.reading is None) == (not readings)
    assert (found.elapsed is None) == (not readings)


@UNTIMED
@given(small, positive, st.sampled_from(RISING_OPS), small, small)
def test_a_higher_value_never_shows_less_progress_upwards(
    baseline: Decimal, way: Decimal, op: Comparison, one: Decimal, other: Decimal
) -> None:
    goal = Goal(2025, 2020, op, baseline + way, baseline=baseline, direction=UP)
    less, more = (progress(goal, value) for value in sorted([one, other]))
    assert less is not None
    assert more is not None
    assert less <= more
    assert (less == more) == (one == other)


@UNTIMED
@given(small, positive, st.sampled_from(FALLING_OPS), small, small)
def test_a_higher_value_never_shows_more_progress_downwards(
    baseline: Decimal, way: Decimal, op: Comparison, one: Decimal, other: Decimal
) -> None:
    goal = Goal(2025, 2020, op, baseline - way, baseline=baseline, direction=DOWN)
    more, less = (progress(goal, value) for value in sorted([one, other]))
    assert less is not None
    assert more is not None
    assert less <= more
    assert (less == more) == (one == other)


MIRRORED_OP = {
    Comparison.AT_LEAST: Comparison.AT_MOST,
    Comparison.AT_MOST: Comparison.AT_LEAST,
    Comparison.ABOVE: Comparison.BELOW,
    Comparison.BELOW: Comparison.ABOVE,
    Comparison.POINT: Comparison.POINT,
}


@UNTIMED
@given(
    st.builds(
        Goal,
        by=years,
        start=years,
        op=st.sampled_from(Comparison),
        value=small,
        baseline=st.none() | small,
        direction=st.sampled_from([UP, DOWN]),
        kind=st.sampled_from([TargetKind.LEVEL, TargetKind.YEARLY]),
    ),
    some_readings,
)
def test_upwards_and_downwards_are_mirror_images(goal: Goal, readings: list[Reading]) -> None:
    assert goal.value is not None
    mirrored = replace(
        goal,
        op=MIRRORED_OP[goal.op],
        value=goal.value.copy_negate(),
        baseline=None if goal.baseline is None else goal.baseline.copy_negate(),
        direction=DOWN if goal.direction is UP else UP,
    )
    found = judged(goal, *readings)
    image = judged(mirrored, *(replace(item, value=item.value.copy_negate()) for item in readings))
    assert (image.status, image.progress, image.reached) == (found.status, found.progress, found.reached)


@UNTIMED
@given(any_goal(), some_readings.flatmap(lambda items: st.tuples(st.just(items), st.permutations(items))))
def test_the_order_of_values_does_not_matter(goal: Goal, orders: tuple[list[Reading], Sequence[Reading]]) -> None:
    """With one actual and one preliminary value a year, which is all that a reading can tell apart."""
    written, shuffled = orders
    assert judged(goal, *written) == judged(goal, *shuffled)


WORST_FIRST = (
    Status.MISSED,
    Status.FALLEN,
    Status.REVERSED,
    Status.NOT_ASSESSED,
    Status.BEHIND,
    Status.ON_TRACK,
    Status.AHEAD,
    Status.HELD,
    Status.EARLY,
    Status.ACHIEVED,
    Status.EXCEEDED,
)
"""For one goal and one year. 不作评价 stands between a step back and a step ahead: it is what is said of a goal
without a way to travel, and of yearly values that hold but are not complete."""


@UNTIMED
@given(sensible_goal(), st.integers(2021, 2027), small, small)
def test_a_better_value_never_gets_a_worse_status_in_the_same_year(
    goal: Goal, year: int, one: Decimal, other: Decimal
) -> None:
    worse, better = sorted([one, other], reverse=goal.direction is DOWN)
    ranks = [WORST_FIRST.index(judged(goal, Reading(year, value)).status) for value in (worse, better)]
    assert ranks == sorted(ranks)


LITTLE = st.decimals(-3, 3, places=0) | st.sampled_from([Decimal("0.5"), Decimal("-0.5"), Decimal("1.5")])
COUNTED = (TargetKind.COUNT, TargetKind.MILESTONE)


@st.composite
def little_goal(draw: st.DrawFn) -> Goal:
    """Levels and counts among few small numbers, so that bounds, baselines and values often meet."""
    low, high = sorted((draw(LITTLE), draw(LITTLE)))
    goal = Goal(
        by=2023,
        start=2020,
        baseline=draw(st.none() | LITTLE),
        direction=draw(st.sampled_from(Direction)),
        kind=draw(st.sampled_from([TargetKind.LEVEL, *COUNTED])),
    )
    op = draw(st.none() | st.sampled_from(Comparison))
    return replace(goal, low=low, high=high) if op is None else replace(goal, op=op, value=low)


def meets(goal: Goal, value: Decimal) -> bool:
    """The rule in other words."""
    if goal.value is None:
        assert goal.low is not None
        assert goal.high is not None
        return goal.low <= value <= goal.high if goal.direction is KEEP else goal.low <= value
    if goal.op is Comparison.POINT:
        return value <= goal.value if goal.direction is DOWN and goal.kind not in COUNTED else value >= goal.value
    return {
        ">=": value >= goal.value,
        ">": value > goal.value,
        "<=": value <= goal.value,
        "<": value < goal.value,
    }[goal.op.value]


def is_more_than_promised(goal: Goal, value: Decimal, *, kept: bool) -> bool:
    if goal.value is None:
        assert goal.high is not None
        return value > goal.high
    if goal.kind is TargetKind.COUNT:
        return goal.op in RISING_OPS and value > goal.value
    if goal.op is not Comparison.POINT or kept:
        return False
    return value < goal.value if goal.direction is DOWN else value > goal.value


def said_anew(goal: Goal, year: int, value: Decimal) -> tuple[Status, Fraction | None, Reason | None]:
    """Status, share of the way and reason of one value, by the words of the page on the method."""
    bound = goal.low if goal.value is None else goal.value
    assert bound is not None
    start = goal.baseline
    is_kept = goal.kind is TargetKind.LEVEL and start is not None and meets(goal, start)
    is_kept = is_kept and (goal.value is not None or goal.direction is KEEP)
    if is_kept:
        share = None
    elif goal.value is None or goal.kind in COUNTED:
        share = Fraction(value) / Fraction(bound) if bound else None
    else:
        share = None if start in {None, bound} else (Fraction(value) - Fraction(start)) / Fraction(bound - start)
    if meets(goal, value):
        if year < 2023:
            return (Status.HELD if is_kept or goal.direction is KEEP else Status.EARLY), share, None
        return (Status.EXCEEDED if is_more_than_promised(goal, value, kept=is_kept) else Status.ACHIEVED), share, None
    if year >= 2023 or is_kept:
        return (Status.MISSED if year >= 2023 else Status.FALLEN), share, None
    if share is None:
        is_up = goal.value is None or goal.op in {Comparison.AT_LEAST, Comparison.ABOVE}
        if start is not None and start == bound and (value < start if is_up else value > start):
            return Status.REVERSED, None, None
        return Status.NOT_ASSESSED, None, Reason.NO_BASELINE if start is None else Reason.NO_WAY
    ahead = share - Fraction(year - 2020, 3)
    pace = Status.AHEAD if ahead > DELTA else Status.BEHIND if ahead < -DELTA else Status.ON_TRACK
    return (Status.REVERSED if share < 0 else pace), share, None


@settings(UNTIMED, max_examples=200)
@given(little_goal(), st.dictionaries(st.integers(2020, 2025), LITTLE, min_size=1, max_size=3))
def test_a_level_and_a_count_are_judged_as_the_method_says(goal: Goal, values: dict[int, Decimal]) -> None:
    found = judged(goal, *(Reading(year, value) for year, value in values.items()))
    year = 2023 if 2023 in values else max(values)
    value = values[year]
    assert found.reading == Reading(year, value)
    assert (found.status, found.progress, found.reason) == said_anew(goal, year, value)
    assert (found.reached, found.elapsed) == (meets(goal, value), Fraction(year - 2020, 3))
    in_time = goal.kind in COUNTED and any(when <= 2023 and meets(goal, done) for when, done in values.items())
    assert found.is_late == (year > 2023 and not in_time)
    assert (found.years, found.missing, found.outcome) == ((), (), None)
