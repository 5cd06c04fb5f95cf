"""The quantities that Chinese words state: digits, numerals, 万 and 亿, percent, and the unit behind them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from plansite.models.hanzi import HAN

DIGITS = r"[0-9]{1,3}(?:[, ][0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?|\.[0-9]+"
NUMERAL = (
    r"(?<=分之)百|[零〇一二两三四五六七八九十][零〇一二两三四五六七八九十百千万亿]*(?:点[零〇一二三四五六七八九]+)?"
)
STATED = re.compile(
    rf"(?P<share>百分之|千分之|万分之)?(?:(?P<digits>{DIGITS})|(?P<numeral>{NUMERAL}))"
    r"(?:[ \t]*(?P<times>万亿|千亿|百亿|千万|百万|十万|[十百千万亿]+)(?![克米瓦]))?[ \t]*"
    r"(?P<sign>个百分点|%|‰|成(?P<half>半|[一二三四五六七八九])?(?![为立员果年本长功绩品都人]))?"
    rf"(?=(?P<unit>[{HAN}A-Za-z]{{0,4}}))"
)
CHINESE_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
POWERS = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
SEVERAL = frozenset(("一二", "一两", "二三", "两三", "三四", "三五", "四五", "五六", "六七", "七八", "八九"))
"""Two numerals that say "one or two"."""

TEN_THOUSAND = Decimal(10_000)
CALENDAR = re.compile(r"^(?:年|月|日|号)(?!级|限|均)")
SHARES = {"百分之": "%", "千分之": "‰", "万分之": "‱"}

FACTORS: dict[str, tuple[str, Decimal]] = {
    "%": ("%", Decimal(1)),
    "个百分点": ("%", Decimal(1)),
    "百分点": ("%", Decimal(1)),
    "‰": ("%", Decimal("0.1")),
    "个千分点": ("%", Decimal("0.1")),
    "‱": ("%", Decimal("0.01")),
    "平方米": ("m²", Decimal(1)),
    "亩": ("m²", Decimal(10_000) / Decimal(15)),
    "公顷": ("m²", Decimal(10_000)),
    "平方公里": ("m²", Decimal(1_000_000)),
    "平方千米": ("m²", Decimal(1_000_000)),
    "米": ("m", Decimal(1)),
    "公里": ("m", Decimal(1000)),
    "千米": ("m", Decimal(1000)),
    "公斤": ("kg", Decimal(1)),
    "千克": ("kg", Decimal(1)),
    "吨": ("kg", Decimal(1000)),
    "升": ("l", Decimal(1)),
    "立方米": ("l", Decimal(1000)),
}
"""Units that one thing is told in, by what they measure and how much of it they are."""

CLOSE = Decimal("0.0000001")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as words state it."""

    number: Decimal
    times: Decimal | None
    """What 万 or 亿 behind it make of it; ``None`` where nothing stands there."""

    sign: str
    """``%``, ``‰`` or nothing."""

    unit: str
    """The first characters behind it."""

    start: int
    """Where it stands in the words as ``narrow`` writes them."""

    words: str
    """As it is written, with its unit."""

    is_counting: bool = True
    """Whether it cannot be a mere word, as 一 is in 一批."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit as a field names it: how many of what."""

    times: Decimal
    base: str

    @classmethod
    def of(cls, unit: str) -> Measure:
        """``万人`` is ten thousand times 人."""
        bare = unicodedata.normalize("NFKC", unit).strip()
        many = re.match(r"[十百千万亿]*(?=.)", bare)
        ends = range(many.end() + 1 if many is not None else 1)
        end = next((end for end in ends if bare[end:] in FACTORS), ends[-1])
        return cls(_times(bare[:end]), bare[end:])


def narrow(words: str) -> str:
    """Words with half-width digits, signs and letters, character by character."""
    return "".join(narrowed if len(narrowed := unicodedata.normalize("NFKC", sign)) == 1 else sign for sign in words)


def quantities(words: str) -> list[Quantity]:
    """Every quantity that words state, days and years left out; a Chinese comma between digits is read both ways."""
    return list(_quantities(narrow(words), words))


def states(words: str, value: Decimal, unit: str) -> list[Quantity]:
    """The quantities in ``words`` that are ``value`` in ``unit``, whatever unit of the same kind they are told in."""
    measure = Measure.of(unit)
    loose = {Decimal(1), TEN_THOUSAND} if "万" in words else {Decimal(1)}
    return [one for one in quantities(words) if _is(one, abs(value), measure, loose)]


def _quantities(text: str, words: str) -> Iterator[Quantity]:
    for match in STATED.finditer(text):
        if match["digits"] and match.start("digits") and text[match.start("digits") - 1] == ".":
            continue
        if "，" in words[match.start() : match.start("unit")]:
            for part in re.finditer(r"[0-9]+(?:\.[0-9]+)?", match["digits"]):
                start = match.start("digits") + part.start()
                yield Quantity(Decimal(part[0]), None, "", "", start, part[0])
        quantity = _quantity(match)
        if quantity is not None and match["numeral"] in SEVERAL:
            yield from (replace(quantity, number=Decimal(CHINESE_DIGITS[sign])) for sign in match["numeral"])
        elif quantity is not None:
            yield quantity


def _quantity(match: re.Match[str]) -> Quantity | None:
    times = _times(match["times"]) if match["times"] else None
    numeral = match["numeral"]
    number = _numeral(numeral) if numeral else Decimal(re.sub("[, ]", "", match["digits"]))
    if numeral and times is None and re.search("[万亿]", numeral):
        times = Decimal(1)
    sign = SHARES.get(match["share"] or "", "") or (match["sign"] or "")
    unit = match["unit"] or ""
    if sign.startswith("成"):
        number = number * 10 + (5 if match["half"] == "半" else CHINESE_DIGITS.get(match["half"] or "零", 0))
        sign = "%"
    elif sign == "个百分点":
        sign, unit = "%", ""
    if not sign and times is None and CALENDAR.match(unit) and _is_calendar(number, unit):
        return None
    behind = unit if unit in FACTORS else unit[:1] if _counts(unit) else ""
    words = match[0][: match.start("unit") - match.start()].strip() + behind
    return Quantity(number, times, sign, unit, match.start(), words, not numeral or bool(sign) or _counts(unit))


def _is_calendar(number: Decimal, unit: str) -> bool:
    """Whether a number names a year, a month or a day."""
    if unit[0] == "年":
        return 1900 <= number <= 2200 and number == number.to_integral_value()  # noqa: PLR2004 -- what a year may be
    return number == number.to_integral_value()


def _is(one: Quantity, value: Decimal, measure: Measure, loose: set[Decimal]) -> bool:
    kind, factor = FACTORS.get(measure.base, ("", Decimal(1)))
    if one.sign:
        told_kind, told = FACTORS[one.sign]
        return (kind == told_kind or (not kind and measure.times == 1 and not _counts(measure.base))) and _same(
            one.number * told, value * (factor if kind else 1)
        )
    unit, (told_kind, told) = _told_unit(one.unit)
    amount = value * measure.times
    if kind and told_kind:
        return kind == told_kind and _same(one.number * (one.times or 1) * told, amount * factor)
    if one.times is not None:
        return kind != "%" and _same(one.number * one.times, amount)
    if unit and unit == measure.base:
        return _same(one.number, amount)
    several = loose | {Decimal(1)} if measure.times == 1 else {Decimal(1), measure.times, *loose}
    return any(_same(one.number * times, amount) for times in several) and not (kind == "%" and _counts(unit))


def _told_unit(behind: str) -> tuple[str, tuple[str, Decimal]]:
    """The unit that stands behind a number, as far as it is known."""
    for length in range(len(behind), 0, -1):
        if behind[:length] in FACTORS:
            return behind[:length], FACTORS[behind[:length]]
    return behind[:1] if behind[:1] in COUNTED else "", ("", Decimal(1))


COUNTED = frozenset("人所个家名项套张辆台座处户件条次期届")


def _counts(unit: str) -> bool:
    return unit[:1] in COUNTED


def _same(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) <= CLOSE * max(abs(one), abs(other))


def _whole(words: str) -> int:
    """``三万二千`` is 32000."""
    for power in ("亿", "万"):
        if power in words:
            more, _, rest = words.rpartition(power)
            return _whole(more) * POWERS[power] + _whole(rest)
    total, digit = 0, None
    for sign in words:
        if sign in CHINESE_DIGITS:
            digit = CHINESE_DIGITS[sign]
        else:
            total += (1 if digit is None else digit) * POWERS[sign]
            digit = None
    return total + (digit or 0)


def _times(words: str) -> Decimal:
    product = Decimal(1)
    for sign in words:
        product *= POWERS[sign]
    return product


def _numeral(words: str) -> Decimal:
    """The number that Chinese numerals write."""
    whole, _, fraction = words.partition("点")
    if all(sign in CHINESE_DIGITS for sign in whole):
        number = Decimal("".join(str(CHINESE_DIGITS[sign]) for sign in whole) or "0")
    else:
        number = Decimal(_whole(whole))
    if fraction:
        number += Decimal("0." + "".join(str(CHINESE_DIGITS[sign]) for sign in fraction))
    return number
