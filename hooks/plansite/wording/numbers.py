"""Numbers as Chinese readers see them: rounded half up on decimals, with units, never through floats."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from plansite.models import units

MISSING = "—"
"""Stands where there is no value; a real zero is ``0``."""

PERCENT = "%"
SAME = "持平"

SHARE_DECIMALS = 1


def rounded(value: Decimal, decimals: int) -> Decimal:
    """The value with that many decimals, halves away from zero."""
    result = value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    return result or abs(result)


def shown(value: Decimal | None, decimals: int) -> str:
    """``92.46``; ``—`` where there is no value."""
    return MISSING if value is None else f"{rounded(value, decimals):f}"


def with_unit(value: Decimal | None, unit: str, decimals: int) -> str:
    """``92.46%``, ``4.39万人``."""
    return MISSING if value is None else shown(value, decimals) + unit


def plain(value: Decimal) -> str:
    """The value as written, without an exponent: ``96.30``."""
    return f"{value:f}"


def share(value: Fraction | None, decimals: int = SHARE_DECIMALS) -> str:
    """A share as a percentage: ``70.6%``, ``60%``; ``—`` where it has no meaning."""
    return MISSING if value is None else f"{share_number(value, decimals)}{PERCENT}"


def share_number(value: Fraction, decimals: int = SHARE_DECIMALS) -> str:
    """The percentage of a share without its sign, and without needless zeros."""
    scaled = value * 100 * 10**decimals
    whole = (abs(scaled.numerator) * 2 + scaled.denominator) // (scaled.denominator * 2)
    number = Decimal(whole if scaled >= 0 else -whole).scaleb(-decimals)
    return f"{number:f}".rstrip("0").rstrip(".") if decimals else f"{number:f}"


def difference(before: Decimal, after: Decimal, unit: str, decimals: int) -> str:
    """``提高1.20个百分点``, ``增加0.49万人``, ``持平``: rates differ in points, never in percent."""
    change = after - before
    if rounded(change, decimals) == 0:
        return SAME
    points = units.unit(unit).points
    up, down = ("提高", "下降") if points else ("增加", "减少")
    return f"{up if change > 0 else down}{shown(abs(change), decimals)}{points or unit}"


def growth(before: Decimal, after: Decimal, unit: str) -> str:
    """``增长12.5%``, ``下降8%``; empty for rates, for a beginning of nothing, and where it rounds to nothing."""
    if not units.unit(unit).grows or before <= 0:
        return ""
    change = share(abs(Fraction(after) - Fraction(before)) / Fraction(before))
    return "" if change == share(Fraction(0)) else f"{'增长' if after > before else '下降'}{change}"


def change(before: Decimal, after: Decimal, unit: str, decimals: int) -> str:
    """The difference, with its growth where an amount grows: ``增加3所，增长12.5%``."""
    said = difference(before, after, unit, decimals)
    return said if said == SAME else "，".join(filter(None, (said, growth(before, after, unit))))


def chinese(number: int) -> str:
    """A number below a hundred as it is spoken: 三, 十, 十二, 二十, 三十五."""
    tens, ones = divmod(number, 10)
    words = "〇一二三四五六七八九"
    if not tens:
        return words[ones]
    return f"{words[tens] if tens > 1 else ''}十{words[ones] if ones else ''}"
