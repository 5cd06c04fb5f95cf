"""Numbers as readers see them."""

from __future__ import annotations

import datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plansite.wording import days, numbers

UNTIMED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
"""The machine's speed decides nothing."""


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [
        ("2.675", 2, "2.68"),
        ("2.665", 2, "2.67"),
        ("2.6749", 2, "2.67"),
        ("0.5", 0, "1"),
        ("1.5", 0, "2"),
        ("2.5", 0, "3"),
        ("-0.5", 0, "-1"),
        ("-0.5", 1, "-0.5"),
        ("-2.675", 2, "-2.68"),
        ("96.3", 2, "96.30"),
        ("92", 1, "92.0"),
        ("0", 1, "0.0"),
        ("1E+3", 0, "1000"),
        ("1E-7", 2, "0.00"),
        ("9.99", 1, "10.0"),
    ],
)
def test_halves_are_rounded_away_from_zero_on_decimals(value: str, decimals: int, shown: str) -> None:
    assert numbers.shown(Decimal(value), decimals) == shown


def test_a_zero_after_rounding_has_no_sign() -> None:
    assert numbers.shown(Decimal("-0.04"), 1) == "0.0"


def test_a_missing_value_is_a_dash_and_never_a_zero() -> None:
    assert numbers.shown(None, 1) == numbers.with_unit(None, "%", 1) == numbers.share(None) == "—"
    assert numbers.with_unit(Decimal(0), "%", 1) == "0.0%"


@pytest.mark.parametrize(("unit", "shown"), [("%", "4.39%"), ("万人", "4.39万人")])
def test_the_unit_follows_the_number_without_a_space(unit: str, shown: str) -> None:
    assert numbers.with_unit(Decimal("4.385"), unit, 2) == shown


@pytest.mark.parametrize(
    ("written", "plain"), [("96.30", "96.30"), ("1E+3", "1000"), ("1E-7", "0.0000001"), ("-0.10", "-0.10")]
)
def test_a_plain_number_keeps_its_digits_and_has_no_exponent(written: str, plain: str) -> None:
    assert numbers.plain(Decimal(written)) == plain


@pytest.mark.parametrize(
    ("share", "shown"),
    [
        (Fraction(3, 5), "60%"),
        (Fraction(1), "100%"),
        (Fraction(0), "0%"),
        (Fraction(1, 3), "33.3%"),
        (Fraction(2, 3), "66.7%"),
        (Fraction(12, 17), "70.6%"),
        (Fraction(-1, 5), "-20%"),
        (Fraction(-1, 3), "-33.3%"),
        (Fraction(6, 5), "120%"),
        (Fraction(10), "1000%"),
        (Fraction(1, 2000), "0.1%"),
        (Fraction(-1, 2000), "-0.1%"),
        (Fraction(-1, 2001), "0%"),
        (Fraction(9995, 10000), "100%"),
    ],
)
def test_a_share_is_a_percentage_without_needless_zeros(share: Fraction, shown: str) -> None:
    assert numbers.share(share) == shown


@pytest.mark.parametrize(("decimals", "shown"), [(0, "70%"), (2, "70.35%")])
def test_a_share_has_as_many_decimals_as_asked_for(decimals: int, shown: str) -> None:
    assert numbers.share(Fraction(7035, 10000), decimals) == shown


def test_a_whole_share_without_decimals_keeps_its_zeros() -> None:
    assert numbers.share(Fraction(1), 0) == "100%"


@UNTIMED
@given(st.fractions(min_value=-100, max_value=100))
def test_a_share_is_off_by_no_more_than_half_its_last_digit(share: Fraction) -> None:
    shown = Fraction(Decimal(numbers.share_number(share)))
    assert abs(shown - share * 100) <= Fraction(1, 20)


@pytest.mark.parametrize(
    ("before", "after", "unit", "words"),
    [
        ("90.80", "92.00", "%", "提高1.20个百分点"),
        ("92.00", "90.80", "%", "下降1.20个百分点"),
        ("3.90", "4.39", "万人", "增加0.49万人"),
        ("4.39", "3.90", "万人", "减少0.49万人"),
        ("90.8", "90.80", "%", "持平"),
        ("90.800", "90.804", "%", "持平"),
        ("90.800", "90.795", "%", "下降0.01个百分点"),
    ],
)
def test_rates_differ_in_points_and_amounts_in_their_unit(before: str, after: str, unit: str, words: str) -> None:
    assert numbers.difference(Decimal(before), Decimal(after), unit, 2) == words


@pytest.mark.parametrize(
    ("before", "after", "unit", "words"),
    [
        ("24", "27", "所", "增长12.5%"),
        ("3.90", "4.39", "万人", "增长12.6%"),
        ("4.39", "3.90", "万人", "下降11.2%"),
        ("800", "801", "所", "增长0.1%"),
        ("800", "869", "所", "增长8.6%"),
        ("800", "731", "所", "下降8.6%"),
        ("10", "30", "所", "增长200%"),
        ("24", "24", "所", ""),
        ("9000", "9001", "人", ""),
        ("0", "3", "所", ""),
        ("-1", "3", "所", ""),
        ("90.8", "92.0", "%", ""),
        ("10.8", "11.3", "年", ""),
    ],
)
def test_amounts_grow_by_percent_from_something_and_rates_never_do(
    before: str, after: str, unit: str, words: str
) -> None:
    assert numbers.growth(Decimal(before), Decimal(after), unit) == words


@pytest.mark.parametrize(
    ("before", "after", "unit", "words"),
    [
        ("24", "27", "所", "增加3所，增长12.5%"),
        ("0", "3", "所", "增加3所"),
        ("24", "24.4", "所", "持平"),
        ("90", "92", "%", "提高2个百分点"),
    ],
)
def test_a_change_of_an_amount_has_its_growth_behind_it(before: str, after: str, unit: str, words: str) -> None:
    assert numbers.change(Decimal(before), Decimal(after), unit, 0) == words


def test_a_day_has_no_leading_zeros() -> None:
    assert days.day(datetime.date(2026, 6, 2)) == "2026年6月2日"
    assert days.day(datetime.date(2026, 11, 24)) == "2026年11月24日"
