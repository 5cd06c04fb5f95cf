"""What indicators and projects' targets are in the terms of the method, part by part."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from plansite.assessment.goals import indicator_goal, linked_goal, scale, target_goal
from plansite.assessment.method import Goal
from plansite.models import Adjustment, Indicator, ProjectAdjustment, ProjectTarget, TargetValue
from plansite.models.vocabulary import Basis, Comparison, Direction, Mean, TargetKind
from plansite.plan import aims

START = 2015


def indicator(*, adjustments: tuple[Adjustment, ...] = (), **changes: Any) -> Indicator:
    """Mortality of 甲 from 3 in 2014 to 2 in 2020, of 乙 in words."""
    facts: dict[str, Any] = {
        "id": "mortality",
        "name": "婴儿死亡率",
        "unit": "‰",
        "decimals": 1,
        "direction": "down",
        "baseline": {"year": 2014, "values": {"jia": Decimal(3), "yi": None}},
        "targets": [
            {
                "by": 2020,
                "basis": "期末",
                "values": {
                    "jia": {"op": "<=", "value": Decimal(2), "text": "≤2"},
                    "yi": {"text": "明显下降"},
                },
            }
        ],
    }
    found = Indicator.model_validate({**facts, **changes})
    target = found.targets[0].model_copy(update={"adjustments": adjustments})
    return found.model_copy(update={"targets": (target,)})


def adjusted(day: str, value: TargetValue, by: int | None = None, area: str = "jia") -> Adjustment:
    facts = {"date": day, "by": by, "source": "a", "reason": "因", "published": day}
    return Adjustment.model_validate({**facts, "values": {area: value}})


def figure(value: str, op: str = "<=") -> TargetValue:
    return TargetValue(op=Comparison(op), value=Decimal(value), text=f"{op}{value}")


WORDS = TargetValue(text="零发生")


def goal_of(found: Indicator, area: str = "jia") -> Goal | None:
    (aim,) = aims.aims(found, area)
    return indicator_goal(found, aim, START)


PLAIN = Goal(2020, 2014, Comparison.AT_MOST, Decimal(2), baseline=Decimal(3), direction=Direction.DOWN)


def test_an_indicator_goes_from_its_baseline_to_its_target() -> None:
    assert goal_of(indicator()) == PLAIN


def test_without_a_baseline_it_starts_where_the_plan_does() -> None:
    assert goal_of(indicator(baseline=None)) == replace(PLAIN, start=START, baseline=None)


def test_a_target_in_words_is_no_goal() -> None:
    assert goal_of(indicator(), "yi") is None
    assert goal_of(indicator(adjustments=(adjusted("2018-06-30", WORDS),))) is None


def test_a_range_has_two_ends_and_is_reached_from_below() -> None:
    ranged = {"jia": {"low": Decimal(1), "high": Decimal(2), "text": "1～2"}}
    found = goal_of(indicator(direction="up", targets=[{"by": 2020, "values": ranged}]))
    wanted = replace(PLAIN, op=Comparison.AT_LEAST, value=None, low=Decimal(1), high=Decimal(2))
    assert found == replace(wanted, direction=Direction.UP)


def test_the_last_adjustment_by_its_date_decides_and_the_others_were_in_force_before() -> None:
    late, early = adjusted("2019-03-01", figure("2.5"), by=2022), adjusted("2017-03-01", figure("2.2"))
    elsewhere = adjusted("2019-06-01", figure("9"), area="yi")
    found = goal_of(indicator(adjustments=(late, early, elsewhere)))
    assert found is not None
    frame = replace(PLAIN, by=2022)
    assert found.former == (
        (2016, replace(frame, value=Decimal(2))),
        (2018, replace(frame, value=Decimal("2.2"))),
    )
    assert replace(found, former=()) == replace(frame, value=Decimal("2.5"))
    assert [found.in_force(year).value for year in (2016, 2017, 2018, 2019)] == [
        Decimal(2),
        Decimal("2.2"),
        Decimal("2.2"),
        Decimal("2.5"),
    ]


def test_what_was_in_words_was_no_goal_before_an_adjustment() -> None:
    found = goal_of(indicator(adjustments=(adjusted("2018-06-30", figure("2.5"), area="yi"),)), "yi")
    assert found is not None
    assert (found.value, found.former, found.baseline) == (Decimal("2.5"), (), None)


@pytest.mark.parametrize(
    ("name", "unit", "text", "stated", "taken"),
    [
        ("生产总值增长", "%", "6", None, Mean.GEOMETRIC),
        ("生产总值", "%", "年均增速6", None, Mean.GEOMETRIC),
        ("生产总值增长", "%", "6", "算术", Mean.ARITHMETIC),
        ("生产总值增长", "亿元", "6", None, Mean.ARITHMETIC),
        ("失业率", "%", "6", None, Mean.ARITHMETIC),
        ("失业率", "%", "6", "几何", Mean.GEOMETRIC),
    ],
)
def test_an_average_is_taken_as_stated_or_as_the_words_say(
    name: str, unit: str, text: str, stated: str | None, taken: Mean
) -> None:
    target: dict[str, Any] = {"by": 2020, "basis": "年均", "mean": stated}
    values = {"jia": {"op": "<=", "value": Decimal(6), "text": text}}
    found = goal_of(indicator(name=name, unit=unit, targets=[{**target, "values": values}]))
    assert found is not None
    assert (found.mean, found.basis) == (taken, Basis.AVERAGE)


def target(**changes: Any) -> ProjectTarget:
    """18 houses by 2020."""
    facts = {
        "id": "1-1-t1",
        "text": "新建小屋18个",
        "measure": "小屋",
        "unit": "个",
        "kind": "count",
        "op": ">=",
        "value": Decimal(18),
        "by": 2020,
    }
    return ProjectTarget.model_validate({**facts, **changes})


def changed(day: str, value: str, by: int | None = None) -> ProjectAdjustment:
    facts = {"date": day, "by": by, "source": "a", "reason": "因", "published": day, "text": "改", "op": ">"}
    return ProjectAdjustment.model_validate({**facts, "value": Decimal(value)})


HOUSES = Goal(2020, START, Comparison.AT_LEAST, Decimal(18), kind=TargetKind.COUNT)


def test_a_projects_target_starts_with_the_plan_and_has_no_baseline() -> None:
    assert target_goal(target(), START) == HOUSES
    assert target_goal(target(value=None, op=None, low=Decimal(1), high=Decimal(2)), START) == replace(
        HOUSES, value=None, low=Decimal(1), high=Decimal(2)
    )


@pytest.mark.parametrize(
    ("kind", "basis", "found"),
    [
        ("level", None, Basis.LEVEL),
        ("level", "累计", Basis.CUMULATIVE),
        ("yearly", None, Basis.EACH_YEAR),
        ("count", None, Basis.LEVEL),
    ],
)
def test_its_basis_is_the_stated_one_and_of_a_yearly_rate_every_year(
    kind: str, basis: str | None, found: Basis
) -> None:
    goal = target_goal(target(kind=kind, basis=basis), START)
    assert (goal.basis, goal.kind) == (found, TargetKind(kind))


def test_its_adjustments_are_in_force_from_their_year_on() -> None:
    found = target_goal(target(adjustments=(changed("2019-01-01", "30", 2021), changed("2017-12-31", "20"))), START)
    frame = replace(HOUSES, by=2021)
    assert found.former == (
        (2016, frame),
        (2018, replace(frame, op=Comparison.ABOVE, value=Decimal(20))),
    )
    assert replace(found, former=()) == replace(frame, op=Comparison.ABOVE, value=Decimal(30))


def test_a_mean_of_growth_is_known_by_the_words_of_a_target() -> None:
    growth = target(unit="%", kind="level", basis="年均", measure="产值增幅")
    assert target_goal(growth, START).mean is Mean.GEOMETRIC
    assert target_goal(target(unit="%", text="年均增长18%"), START).mean is Mean.GEOMETRIC
    assert target_goal(growth.model_copy(update={"mean": Mean.ARITHMETIC}), START).mean is Mean.ARITHMETIC
    assert target_goal(target(measure="增幅"), START).mean is Mean.ARITHMETIC


def linked(item: ProjectTarget, found: Indicator, area: str = "jia", *, with_aim: bool = True) -> Goal:
    aim = aims.aims(found, area)[0] if with_aim else None
    return linked_goal(item, found, area, START, aim)


def test_a_linked_target_has_its_own_figure_and_the_indicators_way() -> None:
    item = target(indicator="mortality", unit="‰", op="<=", value=Decimal("1.8"))
    wanted = replace(PLAIN, value=Decimal("1.8"))
    assert linked(item, indicator()) == wanted
    assert linked(item, indicator(), with_aim=False) == wanted
    assert linked(item, indicator(baseline=None)) == replace(wanted, start=START, baseline=None)
    assert linked(item, indicator(), "yi").baseline is None


def test_a_linked_yearly_rate_stays_one_and_everything_else_is_a_level() -> None:
    item = target(indicator="mortality", unit="‰", op="<=")
    assert linked(item.model_copy(update={"kind": TargetKind.YEARLY}), indicator()).kind is TargetKind.YEARLY
    assert linked(item, indicator()).kind is TargetKind.LEVEL


def test_a_linked_targets_basis_is_its_own_or_else_the_indicators() -> None:
    sums = indicator(targets=[{"by": 2020, "basis": "累计", "values": {"jia": figure("2").model_dump()}}])
    item = target(indicator="mortality", unit="‰", kind="level")
    assert linked(item, sums).basis is Basis.CUMULATIVE
    assert linked(item, sums, with_aim=False).basis is Basis.LEVEL
    assert linked(item.model_copy(update={"basis": Basis.AVERAGE}), sums).basis is Basis.AVERAGE


def test_an_adjustment_of_the_indicator_is_one_of_a_linked_target_that_was_not_adjusted_itself() -> None:
    found = indicator(unit="万人", adjustments=(adjusted("2018-06-30", figure("2.5"), by=2022),))
    item = target(indicator="mortality", unit="人", op="<=", value=Decimal(20000))
    goal = linked(item, found)
    assert (goal.value, goal.by, goal.op, goal.baseline) == (Decimal(25000), 2022, Comparison.AT_MOST, Decimal(30000))
    own = linked(item.model_copy(update={"adjustments": (changed("2017-01-01", "7"),)}), found)
    assert (own.value, own.by, own.op) == (Decimal(7), 2020, Comparison.ABOVE)
    unmoved = indicator(unit="万人", adjustments=(adjusted("2018-06-30", figure("2.5")),))
    assert linked(item.model_copy(update={"by": 2019}), unmoved).by == 2019
    in_words = indicator(adjustments=(adjusted("2018-06-30", WORDS),))
    assert linked(item, in_words).value == Decimal(20000)


@pytest.mark.parametrize(
    ("own", "of", "power"), [("人", "万人", 4), ("万人", "万人", 0), ("人", "人", 0), ("万人", "人", 0)]
)
def test_the_units_of_a_linked_target_differ_by_ten_thousand_or_by_nothing(own: str, of: str, power: int) -> None:
    assert scale(target(unit=own), indicator(unit=of)) == power
