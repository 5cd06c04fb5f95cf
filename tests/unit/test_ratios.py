"""A ratio such as 生师比 18：1 is written with its other side, never as 18：1：1 or 单位：：1."""

from __future__ import annotations

from decimal import Decimal

import pytest

from plansite.models.targets import units
from plansite.wording import figures, numbers

AFTER, BEFORE = ("：1", ":1", "∶1", "X：1"), ("1：", "1:X", "1∶X")


@pytest.mark.parametrize("unit", AFTER)
def test_a_number_stands_before_the_one(unit: str) -> None:
    colon = unit.removeprefix("X")
    assert numbers.with_unit(Decimal("18.5"), unit) == f"18.5{colon}"
    assert figures.with_unit("不高于18", unit) == f"不高于18{colon}"
    assert units.unit(unit).heading == f"X{colon}"


@pytest.mark.parametrize("unit", BEFORE)
def test_a_number_stands_behind_the_one(unit: str) -> None:
    colon = unit[:2]
    assert numbers.with_unit(Decimal("18.5"), unit) == f"{colon}18.5"
    assert figures.with_unit("18", unit) == f"{colon}18"
    assert units.unit(unit).heading == f"{colon}X"


@pytest.mark.parametrize("unit", [*AFTER, *BEFORE])
@pytest.mark.parametrize("text", ["18：1", "1：18", "≤18:1"])
def test_a_target_that_is_printed_with_both_sides_stays(text: str, unit: str) -> None:
    assert figures.with_unit(text, unit) == text


@pytest.mark.parametrize("unit", [*AFTER, *BEFORE])
def test_ratios_differ_in_numbers_and_do_not_grow(unit: str) -> None:
    assert numbers.change(Decimal("18.5"), Decimal("17.5"), unit) == "下降1.0"
    assert numbers.growth(Decimal(10), Decimal(20), unit) == ""


@pytest.mark.parametrize("unit", ["%", "万人", "人/平方公里", "次"])
def test_other_units_are_called_what_they_are(unit: str) -> None:
    assert units.unit(unit).heading == unit
    assert numbers.with_unit(Decimal(3), unit) == f"3{unit}"
