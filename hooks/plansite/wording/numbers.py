"""Numbers as Chinese readers see them: with the digits of their source and their units, never through floats."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from plansite.models.targets import units

MISSING = "—"
"""Stands where there is no value; a real zero is ``0``."""

MINUS = "−"
PERCENT = "%"
SAME = "持平"

NOTHING, WHOLE = Decimal(0), Decimal(100)
"""Percentages that a share which only comes near to them never shows."""

TENTH = Decimal("0.1")


def plain(value: Decimal) -> str:
    """The value with the digits it was written with, without an exponent: ``96.30``, ``−0.5``."""
    return f"{value or abs(value):f}".replace("-", MINUS)


def shown(value: Decimal | None) -> str:
    """``92.46``; ``—`` where there is no value."""
    return MISSING if value is None else plain(value)


def with_unit(value: Decimal | None, unit: str) -> str:
    """``92.46%``, ``4.39万人``."""
    return MISSING if value is None else joined(plain(value), unit)


def joined(number: str, unit: str) -> str:
    """A number as it is shown, with its unit where that belongs: ``92.46%``, ``18：1``, ``1：18``."""
    known = units.unit(unit)
    return f"{known.before}{number}{known.after}"


def operand(value: Decimal) -> str:
    """A number of a formula: a negative one stands in brackets."""
    return f"（{plain(value)}）" if value < 0 else plain(value)


def share(value: Fraction | None) -> str:
    """A share of a way as a percentage: ``70.6%``, ``60%``; ``—`` where it has no meaning."""
    return MISSING if value is None else f"{plain(share_number(value))}{PERCENT}"


def share_number(value: Fraction) -> Decimal:
    """The percentage of a share, to one decimal: 0 and 100 only where it is exactly that, else the tenth beside."""
    found = _percentage(value)
    exact = value * 100
    if found in {NOTHING, WHOLE} and exact != Fraction(found):
        return found + TENTH if exact > Fraction(found) else found - TENTH
    return found


def difference(before: Decimal, after: Decimal, unit: str) -> str:
    """``提高1.20个百分点``, ``增加0.49万人``, ``持平``: with the decimals of the more exact of the two.

    Rates differ in points, never in percent.
    """
    change = after - before
    if change == 0:
        return SAME
    known = units.unit(unit)
    up, down = ("提高", "下降") if known.points or known.is_ratio else ("增加", "减少")
    return f"{up if change > 0 else down}{plain(abs(change))}{known.points or ('' if known.is_ratio else unit)}"


def growth(before: Decimal, after: Decimal, unit: str) -> str:
    """``增长12.5%``, ``下降8%``; empty for rates, for a beginning of nothing, and where it rounds to nothing."""
    if not units.unit(unit).grows or before <= 0:
        return ""
    change = abs(Fraction(after) - Fraction(before)) / Fraction(before)
    return f"{'增长' if after > before else '下降'}{share(change)}" if _percentage(change) else ""


def change(before: Decimal, after: Decimal, unit: str) -> str:
    """The difference, with its growth where an amount grows: ``增加3所，增长12.5%``."""
    said = difference(before, after, unit)
    return said if said == SAME else "，".join(filter(None, (said, growth(before, after, unit))))


def chinese(number: int) -> str:
    """A number below a hundred as it is spoken: 三, 十, 十二, 二十, 三十五."""
    tens, ones = divmod(number, 10)
    words = "〇一二三四五六七八九"
    if not tens:
        return words[ones]
    return f"{words[tens] if tens > 1 else ''}十{words[ones] if ones else ''}"


def having(known: int, total: int, measure: str = "项") -> str:
    """How many of a number have something, without a nought: ``其中 1 项有``, ``都有``, ``都还没有``, ``还没有``."""
    if known not in (0, total):
        return f"其中 {known} {measure}有"
    return ("都" if total > 1 else "") + ("有" if known else "还没有")


def rounded(value: Fraction, decimals: int) -> Decimal:
    """A fraction with at most so many decimals, halves away from zero; no needless zeros."""
    scaled = abs(value) * 10**decimals
    found = Decimal((scaled.numerator * 2 + scaled.denominator) // (scaled.denominator * 2)).scaleb(-decimals)
    whole = found.to_integral_value()
    found = whole if found == whole else found.normalize()
    return -found if value < 0 else found


def beside(value: Fraction, decimals: int, bounds: Iterable[Decimal | None]) -> Decimal:
    """The same, with as many more decimals as keep it off a bound that it only comes near to: 6.9996 under 7."""
    apart = [bound for bound in bounds if bound is not None and value != Fraction(bound)]
    return next(found for more in itertools.count(decimals) if (found := rounded(value, more)) not in apart)


def _percentage(value: Fraction) -> Decimal:
    """A share in percent to one decimal, halves away from zero, without needless zeros."""
    scaled = abs(value) * 1000
    tenths = (scaled.numerator * 2 + scaled.denominator) // (scaled.denominator * 2)
    whole, rest = divmod(tenths, 10)
    number = Decimal(tenths).scaleb(-1) if rest else Decimal(whole)
    return -number if value < 0 else number
