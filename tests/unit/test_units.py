"""One vocabulary of units: checks and sentences ask it, and nothing else knows a unit by name."""

from __future__ import annotations

from decimal import Decimal

import pytest

from plansite.models.targets.units import AMOUNT, UNITS, unit
from plansite.reading.checks import values
from plansite.wording import numbers


def test_a_unit_that_is_not_known_counts_something() -> None:
    found = unit("万人")
    assert (found.name, found.limits, found.is_whole, found.points, found.leap) == ("万人", AMOUNT, False, "", None)
    assert found.grows


@pytest.mark.parametrize("name", UNITS)
def test_a_rate_or_a_span_does_not_grow_and_every_rate_says_its_points(name: str) -> None:
    found = unit(name)
    assert found.name == name
    assert found.grows == (name not in {"%", "‰", "年", "岁"})
    assert bool(found.points) == (name in {"%", "‰"})
    assert not (found.is_whole and found.points)


@pytest.mark.parametrize("name", [*UNITS, "万人"])
def test_sentences_follow_the_unit(name: str) -> None:
    said = numbers.difference(Decimal(10), Decimal(12), name)
    assert said == (f"提高2{unit(name).points}" if unit(name).points else f"增加2{name}")
    assert bool(numbers.growth(Decimal(10), Decimal(12), name)) == unit(name).grows


def test_a_leap_is_counted_in_points_where_the_unit_says_how_many() -> None:
    points = unit("%").leap
    assert values._is_leap(Decimal(80), Decimal(96), points)
    assert not values._is_leap(Decimal(80), Decimal(95), points)
    assert not values._is_leap(Decimal(10), Decimal(25), points)
    assert values._is_leap(Decimal(10), Decimal(25), unit("‰").leap)
