"""Which words of a data file are numbers: digits as people write them, and nothing that a program would guess."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plansite.reading.yaml_file import parsed


def meant(text: str) -> object:
    """What a value of a data file means."""
    read = parsed(f"value: {text}\n", "data/x.yaml").value
    assert isinstance(read, dict)
    return read["value"]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", "0"),
        ("-0", "0"),
        ("+5", "5"),
        ("-5", "-5"),
        ("4.390", "4.390"),
        ("-0.50", "-0.50"),
        ("+1.0", "1.0"),
        ("-0.0", "0.0"),
        ("-0.000", "0.000"),
        ("96.30 # 注", "96.30"),
        ("12345678901234567890.12", "12345678901234567890.12"),
    ],
)
def test_a_number_keeps_its_digits(text: str, number: str) -> None:
    assert str(meant(text)) == number
    assert isinstance(meant(text), int | Decimal)


@pytest.mark.parametrize(
    "text",
    [
        *("1e3", "1E3", "1e-3", "2e400", ".5", "5.", "0x1F", "0o17", "0b11", "017", "1_000", "12:30", "1:2:3", "1,000"),
        *("NaN", "nan", ".nan", ".inf", "-.inf", "inf", "yes", "no", "Yes", "y", "n", "on", "off", "True", "FALSE"),
        *("2.2%", "2.2‰", "2.2万", "1/3", "½", "①", "Ⅲ", "二", "−5", "－5", "5-", "--5", "+-5", "2..2", "2.2.2", "5 5"),
        *("2018-03-01", "2018-03-01 12:00:00", "00.5", "٣", "𝟑", "1\u00a0000", "=5", "Null", "NULL"),
    ],
)
def test_what_is_written_otherwise_is_no_number(text: str) -> None:
    assert isinstance(meant(text), str), meant(text)


def test_what_stands_in_quotes_is_no_number() -> None:
    assert [meant(text) for text in ("'5'", '"-0.0"', "'null'", "'true'")] == ["5", "-0.0", "null", "true"]


@settings(deadline=None)
@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**9), max_value=10**9))
def test_any_decimal_comes_back_with_its_digits(number: Decimal) -> None:
    assert str(meant(f"{number:f}")) == f"{number or abs(number):f}"
