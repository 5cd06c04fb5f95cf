"""Targets that look at several years: the mean, the sum, every year, the whole period; in exact fractions."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plansite.assessment.goals import mean
from plansite.assessment.method import Goal, Reading, Reason, Verdict, verdict
from plansite.models.vocabulary import Basis, Comparison, Direction, Mean, Status, TargetKind
from plansite.wording import numbers

DELTA = Fraction(5, 100)
UNTIMED = settings(deadline=None)


def goal(
    basis: Basis, op: str, value: str, *, mean: Mean = Mean.ARITHMETIC, direction: Direction = Direction.UP
) -> Goal:
    """A goal of the five years from 2021."""
    return Goal(2025, 2020, Comparison(op), Decimal(value), direction=direction, basis=basis, mean=mean)


def years(*values: str | None, first: int = 2021) -> list[Reading]:
    """One value a year from the first; ``None`` for a year that is not known."""
    return [Reading(first + i, Decimal(value)) for i, value in enumerate(values) if value is not None]


def judged(aim: Goal, readings: list[Reading]) -> Verdict:
    """The verdict with the published tolerance of 5 points."""
    return verdict(aim, readings, tolerance=DELTA)


GROWTH = goal(Basis.AVERAGE, ">=", "6.5", mean=Mean.GEOMETRIC)
ZERO = goal(Basis.WHOLE_PERIOD, "<=", "0", direction=Direction.DOWN)
SUM = Goal(2030, 2025, Comparison.AT_LEAST, Decimal(17), basis=Basis.CUMULATIVE)


def test_growth_on_average_is_the_geometric_mean_of_all_years() -> None:
    found = judged(GROWTH, years("9.0", "9.1", "9.2", "9.3", "2.1"))
    assert found.status is Status.ACHIEVED
    assert found.outcome is not None
    assert numbers.rounded(found.outcome, 1) == Decimal("7.7")
    exact = Fraction("1.09") * Fraction("1.091") * Fraction("1.092") * Fraction("1.093") * Fraction("1.021")
    below = (1 + found.outcome / 100) ** 5
    assert below <= exact < (1 + (found.outcome + Fraction(1, 10**6)) / 100) ** 5


def test_the_first_of_five_years_below_the_average_is_behind_and_not_fallen() -> None:
    found = judged(goal(Basis.AVERAGE, ">=", "7", mean=Mean.GEOMETRIC), years("6.2"))
    assert (found.status, found.progress, found.elapsed) == (Status.BEHIND, None, Fraction(1, 5))


def test_a_geometric_mean_is_compared_by_its_power_and_never_by_a_rounded_root() -> None:
    aim = replace(GROWTH, value=Decimal(10))
    assert judged(aim, years("21", "0", "10", "10", "10")).status is Status.ACHIEVED
    assert judged(aim, years("20.99", "0", "10", "10", "10")).status is Status.MISSED
    strict = replace(aim, op=Comparison.ABOVE)
    assert judged(strict, years("21", "0", "10", "10", "10")).status is Status.MISSED


@pytest.mark.parametrize(
    ("values", "status", "missing"),
    [
        (["6", "8"], Status.ON_TRACK, ()),
        (["6", None, "8"], Status.ON_TRACK, (2022,)),
        (["6", "7.9"], Status.BEHIND, ()),
        (["6", "8", "7", "7", "7"], Status.ACHIEVED, ()),
        (["6", "8", "7", "7", "6.9"], Status.MISSED, ()),
        (["6", None, "9", "9", "9"], Status.NOT_ASSESSED, (2022,)),
    ],
)
def test_an_arithmetic_mean_is_that_of_the_years_known(
    values: list[str | None], status: Status, missing: tuple[int, ...]
) -> None:
    found = judged(goal(Basis.AVERAGE, ">=", "7"), years(*values))
    assert (found.status, found.missing) == (status, missing)
    assert (found.reason is Reason.INCOMPLETE) == (status is Status.NOT_ASSESSED)


def test_a_mean_beyond_a_point_or_a_range_is_exceeded_and_one_beyond_a_bound_is_reached() -> None:
    all_years = years("7", "7", "7", "7", "8")
    assert judged(goal(Basis.AVERAGE, "=", "7"), all_years).status is Status.EXCEEDED
    assert judged(goal(Basis.AVERAGE, ">=", "7"), all_years).status is Status.ACHIEVED
    ranged = Goal(2025, 2020, low=Decimal(6), high=Decimal(7), basis=Basis.AVERAGE)
    assert judged(ranged, all_years).status is Status.EXCEEDED


@pytest.mark.parametrize(
    ("unit", "words", "found"),
    [
        ("%", "地区生产总值年均增长", Mean.GEOMETRIC),
        ("%", "全员劳动生产率增速", Mean.GEOMETRIC),
        ("%", "城镇调查失业率", Mean.ARITHMETIC),
        ("万人", "城镇新增就业增长", Mean.ARITHMETIC),
    ],
)
def test_rates_of_growth_multiply_and_everything_else_adds_up(unit: str, words: str, found: Mean) -> None:
    assert mean(unit, words) is found


def test_a_sum_is_held_against_the_time_that_has_passed() -> None:
    found = judged(SUM, years("3.1", "3.2", first=2026))
    assert (found.status, found.progress, found.elapsed) == (Status.ON_TRACK, Fraction(63, 170), Fraction(2, 5))
    assert (numbers.share(found.progress), numbers.share(found.elapsed)) == ("37.1%", "40%")
    assert found.outcome == Fraction("6.3")


@pytest.mark.parametrize(
    ("values", "status"),
    [
        (["5.96", "1.69"], Status.ON_TRACK),
        (["5", "2.66"], Status.AHEAD),
        (["2", "3"], Status.BEHIND),
        (["-2", "1"], Status.REVERSED),
        (["9", "8"], Status.EARLY),
        (["9", None, "8"], Status.EARLY),
        (["3", None, "3"], Status.NOT_ASSESSED),
        (["4", "4", "4", "4", "1"], Status.ACHIEVED),
        (["4", "4", "4", "4", "0.9"], Status.MISSED),
        (["4", None, "4", "4", "1"], Status.NOT_ASSESSED),
    ],
)
def test_the_sum_of_the_years_decides(values: list[str | None], status: Status) -> None:
    assert judged(SUM, years(*values, first=2026)).status is status


@pytest.mark.parametrize(
    ("values", "share", "holds"),
    [
        (["3", "3"], Fraction(6, 17), False),
        (["9", "8"], Fraction(1), True),
        (["9", "9"], Fraction(18, 17), True),
        (["4", "4", "4", "4", "1"], Fraction(1), True),
        (["4", "4", "4", "4", "0.9"], Fraction(169, 170), False),
        (["3", None, "3"], None, False),
    ],
)
def test_a_sum_says_its_share_its_years_and_whether_it_is_there(
    values: list[str | None],
    share: Fraction | None,
    holds: bool,  # noqa: FBT001 -- what is expected
) -> None:
    readings = years(*values, first=2026)
    found = judged(SUM, readings)
    assert (found.progress, found.reached, found.years) == (share, holds, tuple(readings))
    assert found.missing == ((2027,) if None in values else ())


def test_a_year_that_fails_is_not_reached_and_a_year_that_holds_is() -> None:
    for value, holds in (("0", True), ("1", False)):
        found = judged(replace(ZERO, basis=Basis.EACH_YEAR), years(value))
        assert (found.reached, [reading.year for reading in found.years]) == (holds, [2021])


@pytest.mark.parametrize(
    ("values", "status"),
    [
        (["3", "3.8"], Status.ON_TRACK),
        (["2", "2"], Status.AHEAD),
        (["5", "5"], Status.BEHIND),
        (["9", "9"], Status.MISSED),
        (["3", "3", "3", "3", "3"], Status.ACHIEVED),
    ],
)
def test_a_ceiling_on_a_sum_is_used_up_by_the_years_and_broken_for_good(values: list[str], status: Status) -> None:
    ceiling = replace(SUM, op=Comparison.AT_MOST, direction=Direction.DOWN)
    assert judged(ceiling, years(*values, first=2026)).status is status


@pytest.mark.parametrize(
    ("values", "status"),
    [
        (["0", "0", "0"], Status.ON_TRACK),
        ([None, None, "0"], Status.ON_TRACK),
        (["0", "0", "2"], Status.MISSED),
        (["2", "0", "0"], Status.MISSED),
        (["0", "0", "0", "0", "0"], Status.ACHIEVED),
        (["0", "0", None, "0", "0"], Status.NOT_ASSESSED),
        (["0", "0", "0", "0", "1"], Status.MISSED),
    ],
)
def test_what_holds_for_the_whole_period_is_never_early_and_broken_once_for_all(
    values: list[str | None], status: Status
) -> None:
    assert judged(ZERO, years(*values)).status is status


@pytest.mark.parametrize(
    ("values", "status"),
    [
        (["1", "1.2"], Status.ON_TRACK),
        (["0.9", "1.2"], Status.BEHIND),
        (["1", "1", "1", "1", "1"], Status.ACHIEVED),
        (["1", "1", None, "1", "1"], Status.NOT_ASSESSED),
        (["0.9", "1", "1", "1", "1"], Status.MISSED),
    ],
)
def test_every_year_is_judged_alone(values: list[str | None], status: Status) -> None:
    assert judged(goal(Basis.EACH_YEAR, ">=", "1"), years(*values)).status is status


def test_a_year_before_an_adjustment_is_judged_by_the_figure_of_its_time() -> None:
    before = goal(Basis.EACH_YEAR, ">=", "1")
    adjusted = replace(before, value=Decimal("0.5"), former=((2022, before),))
    assert judged(adjusted, years("1", "1", "0.6")).status is Status.ON_TRACK
    assert judged(adjusted, years("0.9", "1", "0.6")).status is Status.BEHIND


def test_a_value_after_the_deadline_leaves_open_whether_it_was_in_time() -> None:
    aim = Goal(2022, 2020, Comparison.AT_MOST, Decimal(5), direction=Direction.DOWN)
    late = judged(aim, years("5", first=2025))
    assert (late.status, late.is_late) == (Status.ACHIEVED, True)
    assert not judged(aim, years("5", first=2022)).is_late
    assert not judged(aim, [*years("6", first=2022), *years("5", first=2025)]).is_late


def test_without_a_baseline_a_value_that_does_not_hold_is_not_assessed_for_that_one_reason() -> None:
    aim = Goal(2025, 2020, Comparison.AT_MOST, Decimal(6), direction=Direction.DOWN)
    found = judged(aim, years("8"))
    assert (found.status, found.reached, found.reason) == (Status.NOT_ASSESSED, False, Reason.NO_BASELINE)
    assert judged(aim, years("6")).status is Status.EARLY


def test_a_kept_range_holds_between_its_ends() -> None:
    aim = Goal(2025, 2020, low=Decimal(95), high=Decimal(105), baseline=Decimal(100), direction=Direction.KEEP)
    assert [judged(aim, years(value)).status for value in ("94.9", "95", "105", "105.1")] == [
        Status.FALLEN,
        Status.HELD,
        Status.HELD,
        Status.FALLEN,
    ]


@UNTIMED
@given(
    st.sampled_from(Basis),
    st.sampled_from(Mean),
    st.sampled_from(Comparison),
    st.decimals(-50, 50, places=1),
    st.lists(st.decimals(-200, 200, places=1), min_size=1, max_size=7),
)
def test_no_numbers_make_the_method_fail(
    basis: Basis, mean: Mean, op: Comparison, value: Decimal, values: list[Decimal]
) -> None:
    aim = Goal(2025, 2020, op, value, basis=basis, mean=mean)
    found = judged(aim, [Reading(2021 + index, number) for index, number in enumerate(values)])
    assert found.reading is not None
    if basis is Basis.WHOLE_PERIOD:
        assert found.status is not Status.EARLY


Said = tuple[Status, bool | None, Fraction | None]
MEETS = {
    ">=": lambda found, bound: found >= bound,
    ">": lambda found, bound: found > bound,
    "<=": lambda found, bound: found <= bound,
    "<": lambda found, bound: found < bound,
}
SMALL = st.decimals(-3, 3, places=0) | st.sampled_from([Decimal("0.5"), Decimal("1.5"), Decimal("-0.5")])


def any_goal_of_years(basis: Basis) -> st.SearchStrategy[Goal]:
    """Bounds, points and ranges of three years from 2021, the higher the better or the lower."""

    def made(op: str | None, one: Decimal, other: Decimal, direction: Direction, kind: TargetKind) -> Goal:
        frame = Goal(2023, 2020, direction=direction, kind=kind, basis=basis)
        if op is None:
            return replace(frame, low=min(one, other), high=max(one, other))
        return replace(frame, op=Comparison(op), value=one)

    ops = st.sampled_from([*MEETS, "=", None])
    kinds = st.sampled_from([TargetKind.LEVEL, TargetKind.COUNT])
    return st.builds(made, ops, SMALL, SMALL, st.sampled_from([Direction.UP, Direction.DOWN]), kinds)


def is_met(aim: Goal, found: Fraction, times: int = 1) -> bool:
    """The rule, said anew: a range from its lower end, a point from its better side, bounds as they are."""
    if aim.value is None:
        assert aim.low is not None
        return found >= aim.low * times
    if aim.op is Comparison.POINT:
        is_down = aim.direction is Direction.DOWN and aim.kind is not TargetKind.COUNT
        return found <= aim.value * times if is_down else found >= aim.value * times
    return bool(MEETS[aim.op.value](found, aim.value * times))


def is_more(aim: Goal, found: Fraction, times: int = 1) -> bool:
    """Beyond the upper end of a range, beyond a point, or beyond a number of things to be done."""
    if aim.value is None:
        assert aim.high is not None
        return found > aim.high * times
    if aim.kind is TargetKind.COUNT:
        return aim.op.value not in {"<=", "<"} and found > aim.value * times
    if aim.op is not Comparison.POINT:
        return False
    return found < aim.value * times if aim.direction is Direction.DOWN else found > aim.value * times


def is_upward(aim: Goal) -> bool:
    if aim.value is None or aim.op.value in {">=", ">"}:
        return True
    return aim.op is Comparison.POINT and aim.direction is Direction.UP


def said_anew(aim: Goal, values: dict[int, Decimal]) -> Said:
    """Status, whether it is reached, and the share of the way, by the words of the method."""
    known = {year: value for year, value in values.items() if 2021 <= year <= 2023}
    if not known:
        return Status.NOT_ASSESSED, None, None
    is_over = max(values) >= 2023
    gaps = bool(set(range(2021, (2023 if is_over else max(known)) + 1)) - set(known))
    says = {Basis.AVERAGE: said_of_a_mean, Basis.CUMULATIVE: said_of_a_sum}.get(aim.basis, said_of_each)
    return says(aim, known, is_over, gaps)


def said_of_each(aim: Goal, known: dict[int, Decimal], is_over: object, gaps: object) -> Said:
    if not all(is_met(aim, Fraction(value)) for value in known.values()):
        return (Status.MISSED if is_over or aim.basis is Basis.WHOLE_PERIOD else Status.BEHIND), False, None
    return (Status.ON_TRACK if not is_over else Status.NOT_ASSESSED if gaps else Status.ACHIEVED), True, None


def said_of_a_mean(aim: Goal, known: dict[int, Decimal], is_over: object, gaps: object) -> Said:
    found = Fraction(sum(known.values(), Decimal(0)))
    holds = is_met(aim, found, len(known))
    if not is_over:
        return (Status.ON_TRACK if holds else Status.BEHIND), holds, None
    if gaps:
        return Status.NOT_ASSESSED, holds, None
    done = Status.EXCEEDED if is_more(aim, found, len(known)) else Status.ACHIEVED
    return (done if holds else Status.MISSED), holds, None


def said_of_a_sum(aim: Goal, known: dict[int, Decimal], is_over: object, gaps: object) -> Said:
    found = Fraction(sum(known.values(), Decimal(0)))
    bound = aim.value if aim.value is not None else aim.low
    share = found / Fraction(bound) if bound else None
    holds = is_met(aim, found)
    if is_upward(aim) and holds and (not gaps or min(known.values()) >= 0):
        done = Status.EXCEEDED if is_more(aim, found) else Status.ACHIEVED
        return (done if is_over else Status.EARLY), True, share
    if not is_upward(aim) and not holds:
        return Status.MISSED, False, share
    if gaps:
        return Status.NOT_ASSESSED, holds, None
    if is_over or share is None:
        done = Status.ACHIEVED if holds else Status.MISSED
        return (done if is_over else Status.ON_TRACK), holds, share
    ahead = share - Fraction(max(known) - 2020, 3)
    fast, slow = (Status.AHEAD, Status.BEHIND) if is_upward(aim) else (Status.BEHIND, Status.AHEAD)
    pace = fast if ahead > DELTA else slow if ahead < -DELTA else Status.ON_TRACK
    return (Status.REVERSED if share < 0 else pace), holds, share


@pytest.mark.parametrize("basis", [basis for basis in Basis if basis is not Basis.LEVEL])
def test_several_years_are_judged_as_the_method_says(basis: Basis) -> None:
    @settings(deadline=None, max_examples=150)
    @given(any_goal_of_years(basis), st.dictionaries(st.integers(2020, 2025), SMALL, min_size=1, max_size=5))
    def holds(aim: Goal, values: dict[int, Decimal]) -> None:
        found = judged(aim, [Reading(year, value) for year, value in values.items()])
        assert (found.status, found.reached, found.progress) == said_anew(aim, values)
        known = {year: value for year, value in sorted(values.items()) if 2021 <= year <= 2023}
        assert [(reading.year, reading.value) for reading in found.years] == list(known.items())
        newest = max(known or values)
        assert found.reading == Reading(newest, values[newest])
        assert found.elapsed == Fraction(newest - 2020, 3)
        last = 2023 if not known or max(values) >= 2023 else newest
        assert found.missing == tuple(year for year in range(2021, last + 1) if year not in known)
        assert found.reason == (Reason.INCOMPLETE if found.status is Status.NOT_ASSESSED else None)
        total = sum(known.values(), Decimal(0))
        outcomes = {Basis.AVERAGE: lambda: Fraction(total) / len(known), Basis.CUMULATIVE: lambda: Fraction(total)}
        assert found.outcome == (outcomes[basis]() if known and basis in outcomes else None)
        assert not found.is_late

    holds()


@UNTIMED
@given(st.lists(st.decimals(-120, 30, places=0), min_size=3, max_size=3), st.decimals(-20, 20, places=0))
def test_a_mean_of_growth_is_held_against_the_same_growth_in_every_year(values: list[Decimal], figure: Decimal) -> None:
    aim = Goal(2023, 2020, Comparison.AT_LEAST, figure, basis=Basis.AVERAGE, mean=Mean.GEOMETRIC)
    found = judged(aim, years(*map(str, values)))
    grown = Fraction(1)
    for value in values:
        grown *= max(Fraction(0), 1 + Fraction(value) / 100)
    assert found.reached == (grown >= (1 + Fraction(figure) / 100) ** 3)
    assert found.outcome is not None
    factor = 1 + found.outcome / 100
    assert factor**3 <= grown < (factor + Fraction(1, 10**8)) ** 3
