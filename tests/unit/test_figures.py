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
    ("written", "plain"),
    [
        ("96", "96"),
        ("96.30", "96.30"),
        ("3.9", "3.9"),
        ("0.0", "0.0"),
        ("1E+3", "1000"),
        ("1E-7", "0.0000001"),
        ("-0.10", "−0.10"),
    ],
)
def test_a_number_keeps_its_digits_and_has_no_exponent(written: str, plain: str) -> None:
    assert numbers.plain(Decimal(written)) == numbers.shown(Decimal(written)) == plain


def test_a_zero_has_no_sign() -> None:
    assert numbers.plain(Decimal("-0.00")) == "0.00"


@UNTIMED
@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-1000, max_value=1000))
def test_no_digit_of_a_value_is_lost_or_added(value: Decimal) -> None:
    assert numbers.plain(value).replace("−", "-") == f"{value or abs(value)}"


def test_a_missing_value_is_a_dash_and_never_a_zero() -> None:
    assert numbers.shown(None) == numbers.with_unit(None, "%") == numbers.share(None) == "—"
    assert numbers.with_unit(Decimal(0), "%") == "0%"


@pytest.mark.parametrize(("unit", "shown"), [("%", "4.385%"), ("万人", "4.385万人")])
def test_the_unit_follows_the_number_without_a_space(unit: str, shown: str) -> None:
    assert numbers.with_unit(Decimal("4.385"), unit) == shown


@pytest.mark.parametrize(("value", "operand"), [("-0.5", "（−0.5）"), ("0.5", "0.5"), ("-0.0", "0.0")])
def test_a_negative_number_of_a_formula_stands_in_brackets(value: str, operand: str) -> None:
    assert numbers.operand(Decimal(value)) == operand


@pytest.mark.parametrize(
    ("share", "shown"),
    [
        (Fraction(3, 5), "60%"),
        (Fraction(1), "100%"),
        (Fraction(0), "0%"),
        (Fraction(1, 3), "33.3%"),
        (Fraction(2, 3), "66.7%"),
        (Fraction(12, 17), "70.6%"),
        (Fraction(-1, 5), "−20%"),
        (Fraction(-1, 3), "−33.3%"),
        (Fraction(6, 5), "120%"),
        (Fraction(10), "1000%"),
        (Fraction(1, 2000), "0.1%"),
        (Fraction(-1, 2000), "−0.1%"),
        (Fraction(-1, 2001), "−0.1%"),
        (Fraction(1, 10**9), "0.1%"),
        (Fraction(9994, 10000), "99.9%"),
        (Fraction(9997, 10000), "99.9%"),
        (1 - Fraction(1, 10**9), "99.9%"),
        (1 + Fraction(1, 10**9), "100.1%"),
        (Fraction(10002, 10000), "100.1%"),
        (Fraction(-9997, 10000), "−100%"),
    ],
)
def test_a_share_is_a_percentage_without_needless_zeros(share: Fraction, shown: str) -> None:
    assert numbers.share(share) == shown


@UNTIMED
@given(st.fractions(min_value=-100, max_value=100))
def test_a_share_is_off_by_no_more_than_half_its_last_digit_or_a_digit_at_its_bounds(share: Fraction) -> None:
    exact = share * 100
    off = abs(Fraction(numbers.share_number(share)) - exact)
    at_bound = min(abs(exact), abs(exact - 100)) < Fraction(1, 20)
    assert off <= Fraction(1, 10 if at_bound else 20)


@UNTIMED
@given(st.fractions(min_value=-2, max_value=2) | st.sampled_from((Fraction(0), Fraction(1))))
def test_a_share_shows_a_bound_only_where_it_is_exactly_there_and_stays_on_its_side(share: Fraction) -> None:
    shown = Fraction(numbers.share_number(share))
    for bound in (0, 1):
        assert (shown > bound * 100) == (share > bound)
        assert (shown < bound * 100) == (share < bound)


@pytest.mark.parametrize(
    ("before", "after", "unit", "words"),
    [
        ("90.80", "92.00", "%", "提高1.20个百分点"),
        ("92.00", "90.80", "%", "下降1.20个百分点"),
        ("3.90", "4.39", "万人", "增加0.49万人"),
        ("4.39", "3.90", "万人", "减少0.49万人"),
        ("90.8", "90.80", "%", "持平"),
        ("96", "96.30", "%", "提高0.30个百分点"),
        ("96.30", "96", "%", "下降0.30个百分点"),
        ("90.8", "92.0", "%", "提高1.2个百分点"),
        ("90.800", "90.804", "%", "提高0.004个百分点"),
        ("-1", "-0.5", "%", "提高0.5个百分点"),
    ],
)
def test_rates_differ_in_points_and_amounts_in_their_unit(before: str, after: str, unit: str, words: str) -> None:
    assert numbers.difference(Decimal(before), Decimal(after), unit) == words


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
        ("10000", "3", "人", "下降99.9%"),
        ("10000", "0", "人", "下降100%"),
        ("10000", "19997", "人", "增长99.9%"),
        ("10000", "20003", "人", "增长100.1%"),
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
        ("24", "24.0", "所", "持平"),
        ("90", "92", "%", "提高2个百分点"),
    ],
)
def test_a_change_of_an_amount_has_its_growth_behind_it(before: str, after: str, unit: str, words: str) -> None:
    assert numbers.change(Decimal(before), Decimal(after), unit) == words


@pytest.mark.parametrize(
    ("value", "bounds", "shown"),
    [
        ("6.9996", (7,), "6.9996"),
        ("6.996", (7,), "6.996"),
        ("6.994", (7, None, None), "6.99"),
        ("7.00004", (7,), "7.00004"),
        ("7", (7,), "7"),
        ("6.99996", (None, 6, 7), "6.99996"),
        ("6.9996", (8,), "7"),
        ("-0.0004", (0,), "-0.0004"),
        ("6.123", (7,), "6.12"),
    ],
)
def test_what_several_years_come_to_is_never_rounded_onto_a_bound(
    value: str, bounds: tuple[int | None, ...], shown: str
) -> None:
    decimals = [None if bound is None else Decimal(bound) for bound in bounds]
    assert numbers.beside(Fraction(value), 2, decimals) == Decimal(shown)


@UNTIMED
@given(st.fractions(min_value=-10, max_value=10), st.integers(-10, 10), st.integers(0, 4))
def test_a_rounded_number_is_on_a_bound_only_where_it_is_exactly_there(
    value: Fraction, bound: int, decimals: int
) -> None:
    found = numbers.beside(value, decimals, [Decimal(bound)])
    assert (found == bound) == (value == bound)
    assert abs(Fraction(found) - value) <= Fraction(1, 2 * 10**decimals)


def test_a_day_has_no_leading_zeros() -> None:
    assert days.day(datetime.date(2026, 6, 2)) == "2026年6月2日"
    assert days.day(datetime.date(2026, 11, 24)) == "2026年11月24日"


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "〇"), (3, "三"), (10, "十"), (12, "十二"), (19, "十九"), (20, "二十"), (35, "三十五"), (90, "九十")],
)
def test_a_number_is_spoken_as_people_say_it(number: int, words: str) -> None:
    assert numbers.chinese(number) == words
